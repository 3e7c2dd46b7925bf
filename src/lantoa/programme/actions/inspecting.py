"""Checks of units: planned by the Office, carried out, answered by the unit, closed."""

from datetime import date
from uuid import UUID

from django.db import transaction

from lantoa.agencies.models import Unit
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..enums import InspectionState
from ..models import Inspection, Plan
from ..rules.sentences import official_date
from .texts import required_text


@transaction.atomic
def plan_inspection(
    *,
    plan: Plan,
    unit: Unit,
    subject: str,
    planned_on: date,
    team: str,
    by: User,
    today: date,
    submission_key: UUID,
) -> Inspection:
    """Put a check of a unit into the Office's plan. The same key again returns the first."""
    require(by, plan.agency, "inspection", "manage", on=today)
    if unit.agency_id != plan.agency_id:
        raise ActionError(f"{unit} không thuộc {plan.agency}. Chọn đơn vị của cơ quan này.")
    if not unit.is_valid(planned_on):
        raise ActionError(f"{unit} không hoạt động vào ngày {official_date(planned_on)}.")
    inspection, is_new = Inspection.objects.get_or_create(
        submission_key=submission_key,
        defaults={
            "plan": plan,
            "unit": unit,
            "subject": required_text(subject, "Nêu nội dung kiểm tra."),
            "planned_on": planned_on,
            "team": required_text(team, "Nêu thành phần kiểm tra.", 1000),
            "planned_by": by,
        },
    )
    if is_new:
        _note(inspection, "plan", by, f"Lập lịch kiểm tra {unit} ngày {official_date(planned_on)}.")
    return inspection


@transaction.atomic
def move_inspection(
    *, inspection: Inspection, planned_on: date, reason: str, by: User, today: date
) -> Inspection:
    """Another day for a check that has not taken place, with the reason."""
    inspection = _locked(inspection)
    require(by, inspection.plan.agency, "inspection", "manage", on=today)
    reason = required_text(reason, "Nêu lý do đổi ngày kiểm tra.", 500)
    if inspection.planned_on == planned_on:
        return inspection
    _check(inspection, InspectionState.PLANNED)
    before = inspection.planned_on
    inspection.planned_on = planned_on
    inspection.save(update_fields=["planned_on"])
    _note(
        inspection,
        "move",
        by,
        f"Đổi ngày kiểm tra {inspection.unit} từ {official_date(before)} sang "
        f"{official_date(planned_on)}: {reason}",
    )
    return inspection


@transaction.atomic
def report_inspection(
    *,
    inspection: Inspection,
    checked_on: date,
    found: str,
    by: User,
    today: date,
    remedy: str = "",
    remedy_due_on: date | None = None,
) -> Inspection:
    """What a check found. With a remedy it waits for the unit, without one it is closed."""
    inspection = _locked(inspection)
    require(by, inspection.plan.agency, "inspection", "manage", on=today)
    found, remedy = required_text(found, "Nêu kết quả kiểm tra.", 4000), remedy.strip()[:4000]
    if inspection.found == found and inspection.remedy == remedy:
        return inspection
    _check(inspection, InspectionState.PLANNED)
    if checked_on > today:
        raise ActionError(f"Ngày {official_date(checked_on)} chưa đến. Kiểm tra lại ngày.")
    if bool(remedy) != (remedy_due_on is not None):
        raise ActionError("Yêu cầu khắc phục phải có hạn; không yêu cầu thì để trống cả hai.")
    if remedy_due_on is not None and remedy_due_on < checked_on:
        raise ActionError("Hạn khắc phục phải từ ngày kiểm tra trở đi.")
    inspection.checked_on, inspection.found = checked_on, found
    inspection.remedy, inspection.remedy_due_on = remedy, remedy_due_on
    inspection.state = InspectionState.CHECKED if remedy else InspectionState.CLOSED
    inspection.closed_on = None if remedy else today
    inspection.save()
    _note(inspection, "report", by, f"Ghi kết quả kiểm tra {inspection.unit}: {found[:200]}")
    return inspection


@transaction.atomic
def answer_inspection(*, inspection: Inspection, answer: str, by: User, today: date) -> Inspection:
    """The unit says how it has remedied what was found."""
    inspection = _locked(inspection)
    require(by, inspection.plan.agency, "inspection", "answer", on=today, unit=inspection.unit)
    answer = required_text(answer, "Nêu việc đã khắc phục.", 4000)
    if inspection.answer == answer and inspection.state == InspectionState.ANSWERED:
        return inspection
    _check(inspection, InspectionState.CHECKED)
    inspection.state, inspection.answer = InspectionState.ANSWERED, answer
    inspection.answered_by, inspection.answered_on = by, today
    inspection.save()
    _note(inspection, "answer", by, f"{inspection.unit} trả lời kiểm tra: {answer[:200]}")
    return inspection


@transaction.atomic
def send_inspection_back(
    *, inspection: Inspection, reason: str, by: User, today: date
) -> Inspection:
    """The answer does not settle it: the unit answers again, with the reason before it."""
    inspection = _locked(inspection)
    require(by, inspection.plan.agency, "inspection", "manage", on=today)
    reason = required_text(reason, "Nêu lý do đề nghị trả lời lại.")
    _check(inspection, InspectionState.ANSWERED)
    inspection.state, inspection.sent_back = InspectionState.CHECKED, reason
    inspection.save(update_fields=["state", "sent_back"])
    _note(inspection, "send_back", by, f"Đề nghị {inspection.unit} trả lời lại: {reason[:200]}")
    return inspection


@transaction.atomic
def close_inspection(*, inspection: Inspection, by: User, today: date) -> Inspection:
    """The Office is content with the answer."""
    inspection = _locked(inspection)
    require(by, inspection.plan.agency, "inspection", "manage", on=today)
    if inspection.state == InspectionState.CLOSED:
        return inspection
    _check(inspection, InspectionState.ANSWERED)
    inspection.state, inspection.closed_on = InspectionState.CLOSED, today
    inspection.save(update_fields=["state", "closed_on"])
    _note(inspection, "close", by, f"Kết thúc kiểm tra {inspection.unit}.")
    return inspection


def _locked(inspection: Inspection) -> Inspection:
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("plan__agency", "unit")
    return rows.get(pk=inspection.pk)


def _check(inspection: Inspection, wanted: InspectionState) -> None:
    if inspection.state != wanted:
        now = InspectionState(inspection.state).label.lower()
        raise ActionError(f"Cuộc kiểm tra đang ở tình trạng “{now}”. Tải lại trang để xem.")


def _note(inspection: Inspection, verb: str, by: User, summary: str) -> None:
    audit.record(
        actor=by,
        verb=f"inspection.{verb}",
        target=inspection,
        summary=summary,
        after={"state": inspection.state},
        agency_id=inspection.plan.agency_id,
    )
