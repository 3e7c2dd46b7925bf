"""A plan's quarters and what is to be done in one of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from lantoa.agencies.models import Agency
from vanban.periods import Period, legal_period

from ..enums import TaskState
from ..models import Activity, Plan
from ..rules.facts import ActivityCount, Status
from .overview import plan_overview
from .plans import plans_of
from .shapes import OccurrenceView, PlanOverview, TaskView

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class PeriodTask:
    """A task within a period: its occurrences that run then, and what was done then.

    ``status`` is the occurrence's where there is one, else the task's.
    """

    task: TaskView
    occurrences: tuple[OccurrenceView, ...]
    activities: ActivityCount

    @property
    def status(self) -> Status:
        if len(self.occurrences) == 1:
            return self.occurrences[0].status
        return self.task.status

    @property
    def state(self) -> TaskState:
        return self.status.state

    @property
    def sentence(self) -> str:
        return self.status.sentence


def plan_quarters(plan: Plan) -> tuple[Period, ...]:
    """The four quarters of the plan's year: by the calendar and with their legal cut-offs."""
    return tuple(legal_period("quarter", plan.year, quarter) for quarter in QUARTERS)


def last_period(plan: Plan, *, today: date) -> Period:
    """The quarter with which a screen opens: of today, the last of a past plan, the first of one
    to come. By the calendar, as tasks run."""
    quarters = plan_quarters(plan)
    begun = [period for period in quarters if period.calendar_starts <= today]
    return begun[-1] if begun else quarters[0]


def period_tasks(
    plan: Plan, *, period: Period, today: date, overview: PlanOverview | None = None
) -> tuple[PeriodTask, ...]:
    """The tasks that run in the period's calendar days, and those that wait for a date.

    Two queries more than ``plan_overview``, one if the overview is at hand.
    """
    found = overview or plan_overview(plan, today=today)
    first, last = period.calendar_starts, period.calendar_ends
    counts = activity_counts(plan, first=first, last=min(last, today))
    return tuple(
        PeriodTask(
            task=task,
            occurrences=tuple(o for o in task.occurrences if o.overlaps(first, last)),
            activities=counts.get(task.id, ActivityCount()),
        )
        for task in found.tasks
        if task.is_waiting_for_date or any(o.overlaps(first, last) for o in task.occurrences)
    )


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """What a screen of one period shows: the plan and quarter chosen, the others to switch to."""

    plans: tuple[Plan, ...]
    plan: Plan
    quarters: tuple[Period, ...]
    period: Period
    overview: PlanOverview
    tasks: tuple[PeriodTask, ...]


def choose_period(
    agency: Agency, *, plan: str | None, quarter: str | None, today: date
) -> PeriodChoice | None:
    """The asked-for plan and quarter, else the latest plan and the period it opens with.

    ``plan`` and ``quarter`` come from an address: what names nothing is passed over. None for an
    agency without plans.
    """
    plans = tuple(plans_of(agency).filter(is_draft=False))
    if not plans:
        return None
    chosen = next((each for each in plans if str(each.pk) == plan), plans[0])
    quarters = plan_quarters(chosen)
    period = next(
        (each for each in quarters if str(each.index) == quarter),
        last_period(chosen, today=today),
    )
    overview = plan_overview(chosen, today=today)
    tasks = period_tasks(chosen, period=period, today=today, overview=overview)
    return PeriodChoice(plans, chosen, quarters, period, overview, tasks)


def activity_counts(plan: Plan, *, first: date, last: date) -> dict[int, ActivityCount]:
    """Activities between two days, both included, by task id. One query."""
    rows = (
        Activity.objects.valid()
        .between(first, last)
        .filter(tasks__plan=plan)
        .values("tasks")
        .annotate(count=Count("id", distinct=True), latest=Max("on"))
        .order_by()
    )
    return {row["tasks"]: ActivityCount(row["count"], row["latest"]) for row in rows}
