"""Lists of reports, and what the last issued one says for the public."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lantoa.agencies.models import Membership
from lantoa.agencies.permissions import may
from lantoa.programme.models import Plan
from vanban.periods import Period

from ..content import ReportedTask, thaw
from ..models import Report


@dataclass(frozen=True, slots=True)
class IssuedStates:
    """The states of a plan's tasks as its last issued report says, by the id of the task."""

    report: Report
    period: Period
    as_of: date
    tasks: dict[int, ReportedTask]


def issued_states(plan: Plan) -> IssuedStates | None:
    """States as of the last signed report of a plan; None before the first. One query."""
    report = Report.objects.filter(plan=plan).issued().newest_first().first()
    if report is None:
        return None
    content = thaw(report.frozen)
    return IssuedStates(
        report, content.period, content.as_of, {task.id: task for task in content.tasks}
    )


def visible_reports(member: Membership) -> QuerySet[Report]:
    """An agency's reports, newest period first; for a superior body those that are issued."""
    reports = Report.objects.filter(agency=member.agency).select_related("plan").newest_first()
    return reports if may(member, "report", "figures") else reports.issued()
