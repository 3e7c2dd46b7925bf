"""The next year's plan, begun as a copy: a file like any other, read and reviewed as a draft."""

from collections.abc import Mapping
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from vanban.writers import write_document

from ..models import Plan, PlanImport
from ..queries.next_year import NextYear, next_year
from ..rules.amending import AmendError
from ..rules.decisions import (
    Carried,
    Draft,
    ImportDecisions,
    dump_decisions,
    load_decisions,
    merged_decisions,
)
from ..rules.drafting import CopiedTask, draft_document
from .importing import start_import


@transaction.atomic
def copy_to_next_year(
    *, plan: Plan, reasons: Mapping[int, str], by: User, today: date
) -> PlanImport:
    """Write the plan for the next year as a Word file and take that as a draft to be reviewed.

    ``reasons`` names the tasks that go on, by id, with why an unfinished one does. The same choice
    again gives that import back; another replaces the text of the draft.
    Raises ActionError for an unfinished task without a reason and for a year that has its plan.
    """
    require(by, plan.agency, "plan", "copy", on=today)
    if plan.is_draft:
        raise ActionError("Kế hoạch này còn là dự thảo. Chép từ kế hoạch đã ký.")
    found = next_year(plan, today=today)
    draft = _draft_of(plan, found)
    copied = _copied(found, reasons)
    try:
        document = draft_document(found.document, copied, found.heirs, from_year=plan.year)
    except AmendError as error:
        raise ActionError(str(error)) from error
    file = ContentFile(
        write_document(document, format="docx"), name=f"du-thao-ke-hoach-{found.year}.docx"
    )
    entry = start_import(agency=plan.agency, file=file, by=by, today=today, replaces=draft)
    carried = {
        str(place): Carried(found.tasks[_place(found, task.index)].task.id, task.reason)
        for place, task in enumerate(copied)
        if task.reason
    }
    before = load_decisions(entry.decisions)
    after = merged_decisions(before, ImportDecisions(draft=Draft(plan.pk, carried)))
    if after == before:
        return entry
    entry.decisions = dump_decisions(after)
    entry.save(update_fields=["decisions"])
    audit.record(
        actor=by,
        verb="plan.copy",
        target=plan,
        summary=(
            f"Chép kế hoạch năm {plan.year} làm dự thảo năm {found.year}: {len(copied)} nhiệm vụ, "
            f"trong đó {len(carried)} nhiệm vụ chuyển tiếp."
        ),
        after={"import": entry.pk, "year": found.year},
    )
    return entry


def _draft_of(plan: Plan, found: NextYear) -> Plan | None:
    """The draft that an earlier copy made. Raises ActionError when that one was signed."""
    made = plan.copies.filter(year=found.year).order_by("-id").first()
    if made is not None and not made.is_draft:
        raise ActionError(
            f"Kế hoạch năm {found.year} chép từ kế hoạch này đã được ký. Điều chỉnh kế hoạch đó."
        )
    return made


def _copied(found: NextYear, reasons: Mapping[int, str]) -> list[CopiedTask]:
    copied = []
    for entry in found.tasks:
        if entry.task.id not in reasons:
            continue
        reason = "" if entry.is_finished else " ".join(reasons[entry.task.id].split())
        if not entry.is_finished and not reason:
            raise ActionError(
                f"Nhiệm vụ {entry.task.ordinal} chưa hoàn thành. Nêu lý do chuyển tiếp, hoặc bỏ "
                "chọn nhiệm vụ."
            )
        copied.append(CopiedTask(entry.index, reason))
    if not copied:
        raise ActionError("Chọn ít nhất một nhiệm vụ để chép sang năm sau.")
    return copied


def _place(found: NextYear, index: int) -> int:
    return next(place for place, entry in enumerate(found.tasks) if entry.index == index)
