"""Rounds as screens, desks, reminders and reports ask for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from lantoa.agencies.deadlines import Deadline
from lantoa.agencies.models import Agency, Membership
from lantoa.agencies.permissions import may, reaches_agency
from lantoa.agencies.queries import working_calendar
from lantoa.programme.models import Activity
from lantoa.programme.rules.sentences import inside
from vanban.periods import Calendar, Period, legal_period

from ..enums import ReportKind, RequestState, UnitReportState
from ..models import Estimate, Report, ReportRound, RoundSetting, UnitReport
from ..rules import RequestStatus, request_status
from ..submissions import Estimated, Submissions, UnitText
from .counting import activities_of

OPEN_STATES = (RequestState.NOT_DUE, RequestState.DUE, RequestState.OVERDUE, RequestState.RETURNED)


@dataclass(frozen=True, slots=True)
class Request:
    """A round's request to a unit and how it stands on a day."""

    report: UnitReport
    period: Period
    status: RequestStatus

    @property
    def is_open(self) -> bool:
        return self.status.state in OPEN_STATES


def period_of_round(round_: ReportRound) -> Period:
    return legal_period(round_.kind, round_.year, round_.index)  # type: ignore[arg-type]


def round_setting(agency: Agency, kind: ReportKind) -> RoundSetting:
    """The agency's days for a kind of report; proposed ones, not kept, where it has set none."""
    found = RoundSetting.objects.filter(agency=agency, kind=kind).first()
    return found or RoundSetting(agency=agency, kind=kind, opens_by_itself=False)


def rounds_of(agency: Agency) -> QuerySet[ReportRound]:
    """An agency's rounds, latest first, each with how many reports it has and has accepted."""
    return (
        ReportRound.objects.filter(plan__agency=agency)
        .select_related("plan")
        .annotate(
            asked=Count("requests"),
            accepted=Count("requests", filter=Q(requests__state=UnitReportState.ACCEPTED)),
        )
        .order_by("-sends_on", "-id")
    )


def unit_reports_seen_by(member: Membership) -> QuerySet[UnitReport]:
    """Unit reports as far as a person's role reaches: the own unit's, or all of the agency."""
    found = UnitReport.objects.filter(round__plan__agency=member.agency_id)
    if not reaches_agency(member, "unit_report", "view"):
        found = found.filter(unit=member.unit_id)
    return found.select_related("round__plan__agency", "unit", "submitted_by", "decided_by")


def requests_of(reports: Iterable[UnitReport], calendar: Calendar, *, on: date) -> list[Request]:
    """How requests stand on a day; round and unit must be loaded."""
    return [
        Request(
            report,
            period_of_round(report.round),
            request_status(
                state=report.state,
                due_on=report.round.units_due_on,
                opened_on=report.round.opened_on,
                today=on,
                calendar=calendar,
                submitted_on=report.submitted_on,
                reason=report.return_reason,
            ),
        )
        for report in reports
    ]


def open_requests(agency: Agency, *, on: date) -> list[Request]:
    """What units still have to hand in, the earliest due first. Two queries."""
    reports = (
        UnitReport.objects.writable()
        .filter(round__plan__agency=agency)
        .select_related("round__plan", "unit")
        .order_by("round__units_due_on", "unit__order", "unit_id")
    )
    return requests_of(reports, working_calendar(agency), on=on)


def round_deadlines(agency: Agency, today: date) -> Iterator[Deadline]:
    """The due days of units in open rounds; none of a round opened after its day had passed."""
    for request in open_requests(agency, on=today):
        round_ = request.report.round
        if round_.units_due_on < round_.opened_on:
            continue
        yield Deadline(
            key=f"reports.unit_report:{request.report.pk}",
            name=f"báo cáo {inside(request.period.label)} của {request.report.unit}",
            sentence=request.status.sentence,
            due_on=round_.units_due_on,
            unit_ids=frozenset({request.report.unit_id}),
            address=reverse("reports:unit_report", args=[request.report.pk]),
        )


def reports_to_hand_in(member: Membership) -> QuerySet[UnitReport]:
    """What this person's unit still has to hand in, the earliest due first."""
    found = UnitReport.objects.none()
    if member.unit_id is not None and may(member, "unit_report", "write"):
        found = UnitReport.objects.writable().filter(unit=member.unit_id)
    return found.select_related("round__plan", "unit").order_by("round__units_due_on", "id")


def reports_to_decide(member: Membership) -> QuerySet[UnitReport]:
    """What units have handed in and waits for this person, oldest first."""
    found = UnitReport.objects.none()
    if may(member, "unit_report", "decide"):
        found = UnitReport.objects.filter(
            round__plan__agency=member.agency_id, state=UnitReportState.SUBMITTED
        )
    return found.select_related("round__plan", "unit", "submitted_by").order_by(
        "submitted_on", "id"
    )


def round_of(report: Report) -> ReportRound | None:
    """The round in which a report comes together."""
    return ReportRound.objects.filter(
        plan=report.plan_id, kind=report.kind, year=report.year, index=report.index
    ).first()


def activities_of_unit(report: UnitReport) -> QuerySet[Activity]:
    """What the unit has recorded in the period: its report is filled with it from the start."""
    return activities_of(report.round.plan, period_of_round(report.round)).filter(unit=report.unit)


def submissions_of(report: Report, period: Period) -> Submissions:
    """What the units have said in the round of a report. Four queries at most."""
    round_ = round_of(report)
    if round_ is None:
        return Submissions()
    asked = list(round_.requests.select_related("unit").order_by("unit__order", "unit_id"))
    texts = tuple(
        UnitText(
            unit=entry.unit.name,
            strengths=entry.strengths,
            shortcomings=entry.shortcomings,
            causes=entry.causes,
            difficulties=entry.difficulties,
            proposals=entry.proposals,
        )
        for entry in asked
        if entry.state == UnitReportState.ACCEPTED
    )
    return Submissions(
        texts=texts,
        waiting=tuple(e.unit.name for e in asked if e.state != UnitReportState.ACCEPTED),
        estimates=open_estimates(round_, period),
        closes_early=round_.sends_on <= period.ends,
    )


def open_estimates(round_: ReportRound, period: Period) -> tuple[Estimated, ...]:
    """Estimates of accepted reports that no recorded figures have replaced. Two queries."""
    found = list(
        Estimate.objects.filter(
            unit_report__round=round_,
            unit_report__state=UnitReportState.ACCEPTED,
            replaced_by__isnull=True,
        )
        .select_related("unit_report__unit", "channel")
        .order_by("unit_report__unit__order", "unit_report_id", "channel__order", "channel_id")
    )
    if not found:
        return ()
    first = min(entry.after for entry in found)
    recorded = list(
        activities_of(round_.plan, period)
        .filter(on__gt=first, unit__in={entry.unit_report.unit_id for entry in found})
        .values_list("unit_id", "channel_id", "on")
    )
    return tuple(
        Estimated(
            id=entry.pk,
            unit=entry.unit_report.unit.name,
            channel=entry.channel.name,
            activities=entry.activities,
            recorded=sum(
                (unit, channel) == (entry.unit_report.unit_id, entry.channel_id)
                and on > entry.after
                for unit, channel, on in recorded
            ),
        )
        for entry in found
    )
