"""Amending a plan by a decision: a changed file, or edits that are written as one.

Both become an import of the changed text with the decision beside it, so that an amendment is read,
shown as a difference and confirmed like any other text of the plan.
"""

from collections.abc import Sequence
from datetime import date

from django.core.files.base import ContentFile, File
from django.db import transaction

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from vanban.writers import write_document

from ..enums import ImportState
from ..models import Difficulty, Plan, PlanImport
from ..queries.review import stored_document
from ..rules.amending import AmendError, TaskEdit, amended
from ..rules.decisions import (
    Amendment,
    ImportDecisions,
    dump_decisions,
    load_decisions,
    merged_decisions,
)
from ..rules.sentences import official_date
from .importing import start_import


@transaction.atomic
def start_amendment(
    *, plan: Plan, file: "File[bytes]", amendment: Amendment, by: User, today: date
) -> PlanImport:
    """Take the amended text of a plan with the decision that amends it, and have it read.

    Nothing of the plan changes before confirmation. The same file again gives that import back,
    with the decision as entered last. Raises ActionError for a decision that is not whole or not
    yet in force, and for the text that the plan has already.
    """
    require(by, plan.agency, "plan", "amend", on=today)
    _check(amendment, today=today)
    if amendment.difficulty is not None:
        known = Difficulty.objects.filter(plan=plan, pk=amendment.difficulty)
        if not known.exists():
            raise ActionError("Khó khăn được chọn thuộc kế hoạch khác. Mở lại từ khó khăn đó.")
    if plan.is_draft:
        raise ActionError(
            "Kế hoạch còn là dự thảo, sửa không cần văn bản điều chỉnh. Tải tệp đã sửa lên ở "
            "“Nhập kế hoạch”."
        )
    entry = start_import(agency=plan.agency, file=file, by=by, today=today, replaces=plan)
    if entry.state == ImportState.CONFIRMED:
        raise ActionError(
            "Tệp này chính là văn bản hiện hành của kế hoạch. Chọn tệp kế hoạch đã điều chỉnh."
        )
    if entry.replaces_id != plan.pk:
        raise ActionError(
            "Tệp này đang được nhập cho kế hoạch khác. Bỏ lần nhập đó trước khi điều chỉnh."
        )
    before = load_decisions(entry.decisions)
    after = merged_decisions(before, ImportDecisions(amendment=amendment))
    if after == before:
        return entry
    entry.decisions = dump_decisions(after)
    entry.save(update_fields=["decisions"])
    audit.record(
        actor=by,
        verb="plan.amendment.start",
        target=plan,
        summary=(
            f"Chuẩn bị điều chỉnh kế hoạch “{plan.title}” theo {amendment.decision}, áp dụng từ "
            f"{official_date(amendment.valid_from)}."
        ),
        after={"import": entry.pk, "reason": amendment.reason},
    )
    return entry


@transaction.atomic
def amend_by_edits(
    *, plan: Plan, edits: Sequence[TaskEdit], amendment: Amendment, by: User, today: date
) -> PlanImport:
    """Write the plan with edited tasks as a Word file and take that as the amended text."""
    require(by, plan.agency, "plan", "amend", on=today)
    _check(amendment, today=today)
    document = stored_document(plan.content)
    try:
        changed = amended(document, edits)
    except AmendError as error:
        raise ActionError(str(error)) from error
    if changed.tasks == document.tasks:
        raise ActionError("Chưa sửa nhiệm vụ nào. Sửa, thêm hoặc bỏ nhiệm vụ rồi gửi lại.")
    name = f"ke-hoach-{plan.year}-dieu-chinh.docx"
    file = ContentFile(write_document(changed, format="docx"), name=name)
    return start_amendment(plan=plan, file=file, amendment=amendment, by=by, today=today)


def _check(amendment: Amendment, *, today: date) -> None:
    if not amendment.decision.strip() or not amendment.reason.strip():
        raise ActionError("Nêu văn bản điều chỉnh (số, ký hiệu) và lý do điều chỉnh.")
    if amendment.decided_on > today:
        raise ActionError("Ngày của văn bản điều chỉnh ở tương lai. Kiểm tra lại ngày.")
    if amendment.valid_from < amendment.decided_on:
        raise ActionError("Ngày áp dụng không thể trước ngày của văn bản điều chỉnh.")
    if amendment.valid_from > today:
        raise ActionError(
            f"Bản điều chỉnh áp dụng từ {official_date(amendment.valid_from)}. "
            "Nhập vào ngày đó hoặc sau đó, vì kế hoạch thay đổi ngay khi xác nhận."
        )
