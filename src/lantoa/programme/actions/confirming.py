"""From a reviewed document to a plan, in one transaction."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from lantoa.agencies.models import Agency
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from vanban.model import Document
from vanban.text import fold

from ..enums import ImportState
from ..models import Plan, PlanImport
from ..queries.review import ImportReview, document_date, import_review
from ..rules.decisions import load_decisions
from ..rules.review import task_ordinals
from .importing import lock_under_review
from .naming import resolve_names
from .plan_rows import Confirming, create_task, write_frame
from .reading import storable
from .replacing import replace_rows
from .versions import (
    first_version,
    mend_version,
    next_version,
    occurrence_times,
    record_adjustments,
)

LONGEST_SLUG = 70


@transaction.atomic
def confirm_import(*, plan_import: PlanImport, by: User, today: date) -> Plan:
    """Make the plan of a reviewed import, or apply the difference when it replaces one.

    A second time returns the plan. Raises ActionError while a question is open.
    """
    require(by, plan_import.agency, "plan", "import", on=today)
    settled = PlanImport.objects.select_for_update(of=("self",)).get(pk=plan_import.pk)
    if settled.state == ImportState.CONFIRMED and settled.plan is not None:
        return settled.plan
    entry = lock_under_review(plan_import, by=by, today=today)
    review = import_review(entry)
    if review.questions:
        others = len(review.questions) - 1
        more = f" (còn {others} câu hỏi khác)" if others else ""
        raise ActionError(f"Chưa xác nhận được: {review.questions[0].sentence}{more}")
    if review.replaces is not None:
        return _apply(entry, review, by=by, today=today)
    return _create(entry, review, by=by, today=today)


@transaction.atomic
def apply_difference(*, plan_import: PlanImport, by: User, today: date) -> Plan:
    """Bring a plan up to the changed file that replaces its text.

    Raises ActionError for an import that replaces no plan: confirm that one.
    """
    decided = load_decisions(plan_import.decisions)
    if plan_import.replaces_id is None or decided.as_new:
        raise ActionError("Tệp này không thay kế hoạch nào. Xác nhận để tạo kế hoạch mới.")
    return confirm_import(plan_import=plan_import, by=by, today=today)


def _create(entry: PlanImport, review: ImportReview, *, by: User, today: date) -> Plan:
    document = review.document
    assert document.year is not None
    agency = Agency.objects.select_for_update().get(pk=entry.agency_id)
    plan = Plan.objects.create(
        agency=agency,
        slug=_free_slug(document),
        source=entry.file,
        imported_on=today,
        is_sample=agency.is_sample,
        **_draft_columns(review, is_draft=False),
        **_columns(document),
    )
    first_version(plan, by=by)
    given = _confirming(plan, entry, review, by=by, today=today)
    write_frame(given)
    for index, ordinal in enumerate(task_ordinals(document)):
        create_task(given, ordinal, index)
    _mark_carried(plan, review)
    _settle(entry, plan)
    audit.record(
        actor=by,
        verb="plan.create",
        target=plan,
        summary=f"Xác nhận kế hoạch “{plan.title}” với {len(document.tasks)} nhiệm vụ.",
        after={"tasks": len(document.tasks), "file": entry.file.sha256},
    )
    return plan


def _apply(entry: PlanImport, review: ImportReview, *, by: User, today: date) -> Plan:
    assert review.replaces is not None
    assert review.difference is not None
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=review.replaces.pk)
    amendment = review.decisions.amendment
    if amendment is not None and review.difference.is_empty:
        raise ActionError(
            "Nội dung tệp không khác kế hoạch hiện hành nên không có gì để điều chỉnh. "
            "Kiểm tra lại tệp, hoặc bỏ tệp này."
        )
    before, times = plan.source.sha256, occurrence_times(plan)
    for name, value in _columns(review.document).items():
        setattr(plan, name, value)
    for name, value in _draft_columns(review, is_draft=plan.is_draft).items():
        setattr(plan, name, value)
    plan.source = entry.file
    plan.save()
    given = _confirming(plan, entry, review, by=by, today=today)
    write_frame(given)
    replace_rows(given, review.difference)
    _mark_carried(plan, review)
    adjusted = 0
    if amendment is None:
        version = mend_version(plan)
    else:
        version = next_version(plan, amendment, by=by)
        adjusted = record_adjustments(version, times)
    _settle(entry, plan)
    cause = f", theo {amendment.decision}: {amendment.reason}" if amendment else ""
    audit.record(
        actor=by,
        verb="plan.amend" if amendment else "plan.change",
        target=plan,
        summary=f"Điều chỉnh kế hoạch “{plan.title}”: {review.difference.sentence}{cause}.",
        before={"file": before},
        after={"file": entry.file.sha256, "version": version.index, "occurrences": adjusted},
    )
    return plan


def _confirming(
    plan: Plan, entry: PlanImport, review: ImportReview, *, by: User, today: date
) -> Confirming:
    names = resolve_names(
        entry.agency, review.units, on=document_date(review.document), by=by, today=today
    )
    return Confirming(plan, review.document, review.decisions, names, by, today)


def _columns(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "year": document.year,
        "number": (document.number or "")[:60],
        "symbol": (document.symbol or "")[:120],
        "signed_on": date.fromisoformat(document.date) if document.date else None,
        "content": storable(document),
    }


def _draft_columns(review: ImportReview, *, is_draft: bool) -> dict[str, object]:
    """A copy is a draft; a draft stays one until a text with number and date takes its place."""
    draft, document = review.decisions.draft, review.document
    if draft is not None:
        return {"is_draft": True, "copied_from_id": draft.copied_from}
    return {"is_draft": is_draft and not (document.number and document.date)}


def _mark_carried(plan: Plan, review: ImportReview) -> None:
    """Which tasks go on from the year before, and why."""
    draft = review.decisions.draft
    if draft is None:
        return
    ordinals = task_ordinals(review.document)
    for index, carried in draft.carried.items():
        if int(index) < len(ordinals):
            plan.tasks.current().filter(ordinal=ordinals[int(index)]).update(
                carried_from_id=carried.task, carry_reason=carried.reason
            )


def _settle(entry: PlanImport, plan: Plan) -> None:
    entry.state, entry.plan, entry.stage = ImportState.CONFIRMED, plan, ""
    entry.save(update_fields=["state", "plan", "stage"])


def _free_slug(document: Document) -> str:
    """The title and year as an address, cut at a word, with a number when it is taken."""
    words = slugify(fold(document.title or ""))
    year = str(document.year)
    words = words.removesuffix(f"-{year}").removesuffix("-nam")
    if len(words) > LONGEST_SLUG:
        words = words[:LONGEST_SLUG].rsplit("-", maxsplit=1)[0]
    base = f"{words}-{year}".strip("-")
    taken = set(Plan.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
