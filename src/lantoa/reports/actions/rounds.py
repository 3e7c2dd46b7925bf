"""Opening a round, by hand or by itself, and an agency's days for it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from lantoa.agencies.models import Agency, Unit
from lantoa.agencies.permissions import require
from lantoa.agencies.queries import working_calendar
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from lantoa.programme.models import Plan
from lantoa.programme.queries import plan_overview, unit_assignments
from lantoa.programme.rules.sentences import inside, official_date

from .. import queries, rules
from ..enums import ReportKind
from ..models import ReportRound, RoundSetting, UnitReport
from ..rules import PeriodKey


@transaction.atomic
def set_round_days(
    *,
    agency: Agency,
    kind: ReportKind,
    opens_by_itself: bool,
    sends_after: int,
    leadership_before: int,
    office_before: int,
    units_before: int,
    opens_before: int,
    by: User,
    today: date,
) -> RoundSetting:
    """Enter the days of one kind of report; rounds that are open keep theirs."""
    require(by, agency, "report_round", "manage", on=today)
    setting = RoundSetting.objects.filter(agency=agency, kind=kind).first()
    setting = setting or RoundSetting(agency=agency, kind=kind)
    setting.opens_by_itself, setting.sends_after = opens_by_itself, sends_after
    setting.leadership_before, setting.office_before = leadership_before, office_before
    setting.units_before, setting.opens_before = units_before, opens_before
    try:
        setting.full_clean()
    except ValidationError as refusal:
        raise ActionError(" ".join(refusal.messages)) from refusal
    setting.save()
    audit.record(
        actor=by,
        verb="report_round.settings",
        target=setting,
        summary=f"Thiết lập đợt {inside(kind.label)}: mở trước ngày gửi {opens_before} ngày "
        f"làm việc, đơn vị nộp trước {units_before} ngày, gửi sau ngày chốt {sends_after} ngày.",
    )
    return setting


@transaction.atomic
def open_round(*, plan: Plan, key: PeriodKey, by: User | None, today: date) -> ReportRound:
    """Open the round of a period and ask each unit of the plan; the open one if there is one.

    ``by`` is None when it opens by itself. Raises ActionError for an agency without units.
    """
    if by is not None:
        require(by, plan.agency, "report_round", "manage", on=today)
    Plan.objects.select_for_update().get(pk=plan.pk)
    values = {"plan": plan, "kind": key.kind, "year": plan.year, "index": key.index}
    round_ = ReportRound.objects.filter(**values).first()
    if round_ is not None:
        return round_
    period, agency = key.of(plan.year), plan.agency
    if today < period.starts:
        raise ActionError(
            f"{period.label} tính số liệu từ ngày {official_date(period.starts)}. "
            "Mở đợt khi kỳ đã bắt đầu."
        )
    units = _units(plan, today=today)
    if not units:
        raise ActionError(
            "Kế hoạch chưa gắn đơn vị nào của cơ quan. Gắn đơn vị với nhiệm vụ trước khi mở đợt."
        )
    setting = queries.round_setting(agency, key.kind)
    days = rules.round_days(period, setting, working_calendar(agency))
    round_ = ReportRound.objects.create(
        **values,
        opens_on=days.opens_on,
        units_due_on=days.units_due_on,
        office_due_on=days.office_due_on,
        leadership_due_on=days.leadership_due_on,
        sends_on=days.sends_on,
        counted=days.counted,
        opened_on=today,
        opened_by=by,
    )
    UnitReport.objects.bulk_create(UnitReport(round=round_, unit=unit) for unit in units)
    audit.record(
        actor=by,
        verb="report_round.open",
        target=round_,
        agency_id=agency.pk,
        summary=f"Mở đợt báo cáo {inside(period.label)}, {len(units)} đơn vị, "
        f"hạn nộp {official_date(round_.units_due_on)}.",
    )
    return round_


def _units(plan: Plan, *, today: date) -> list[Unit]:
    """Units that the plan names, groups expanded, and that still exist; the Office with them."""
    named = {part.unit_id for part in unit_assignments(plan_overview(plan, today=today))}
    units = Unit.objects.filter(agency=plan.agency, pk__in=named).on(today)
    return list(units.order_by("order", "id"))


def open_due_rounds(*, today: date) -> tuple[ReportRound, ...]:
    """Open what is to open by itself: rounds between their opening day and that of sending.

    A kind opens for agencies that have set its days, in periods that some recipient wants. May run
    any number of times a day.
    """
    opened = []
    settings = RoundSetting.objects.filter(opens_by_itself=True).select_related("agency")
    for setting in settings.order_by("agency_id", "id"):
        agency, kind = setting.agency, ReportKind(setting.kind)
        calendar = working_calendar(agency)
        for plan in Plan.objects.signed().filter(agency=agency, year__gte=today.year - 1):
            for index in rules.PERIODS[kind]:
                key = PeriodKey(kind, index)
                days = rules.round_days(key.of(plan.year), setting, calendar)
                is_time = days.opens_on <= today <= days.sends_on and plan.imported_on <= today
                if is_time and _is_wanted(agency, key, today):
                    opened += _opened(plan, key, today)
    return tuple(opened)


def _is_wanted(agency: Agency, key: PeriodKey, today: date) -> bool:
    receivers = queries.receivers_of(agency, key, on=today)
    return bool(receivers.get_it) or not receivers.on_record


def _opened(plan: Plan, key: PeriodKey, today: date) -> list[ReportRound]:
    """The round if it was opened just now; a plan without units waits for them."""
    values = {"plan": plan, "kind": key.kind, "year": plan.year, "index": key.index}
    if ReportRound.objects.filter(**values).exists():
        return []
    try:
        return [open_round(plan=plan, key=key, by=None, today=today)]
    except ActionError:
        return []
