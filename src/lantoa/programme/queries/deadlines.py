"""Due days that are still open: what is reminded of, put in calendars and counted anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lantoa.agencies.models import Agency
from vanban.periods import Calendar

from ..enums import TaskState
from ..models import Plan
from ..rules.sentences import inside, official_date
from .overview import plan_overview
from .shapes import OccurrenceView, TaskView

OPEN_STATES = frozenset({TaskState.NOT_YET, TaskState.UNDER_WAY, TaskState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One occurrence with a due day that its agency has not yet proved."""

    plan: Plan
    task: TaskView
    occurrence: OccurrenceView
    due_on: date

    @property
    def name(self) -> str:
        return f"nhiệm vụ {self.task.ordinal}, {inside(self.occurrence.label)}"

    @property
    def lead_ids(self) -> frozenset[int]:
        """The units that answer for it: the main lead's, a group expanded."""
        lead = self.task.main_lead
        return frozenset(pk for pk, _ in lead.units) if lead else frozenset()


def open_deadlines(agency: Agency, *, today: date) -> tuple[Deadline, ...]:
    """In the order of their due days. What ended before its plan was imported and what waits for
    another body is none. Fifteen queries a plan that still has due days."""
    plans = Plan.objects.filter(
        agency=agency, year__gte=today.year - 1, tasks__occurrences__due_on__isnull=False
    ).distinct()
    found = [deadline for plan in plans for deadline in _of_plan(plan, today)]
    return tuple(sorted(found, key=lambda entry: (entry.due_on, entry.task.ordinal)))


def _of_plan(plan: Plan, today: date) -> Iterator[Deadline]:
    for task in plan_overview(plan, today=today).tasks:
        for occurrence in task.occurrences:
            if occurrence.due_on is not None and occurrence.status.state in OPEN_STATES:
                yield Deadline(plan, task, occurrence, occurrence.due_on)


def moved_deadlines(
    agency: Agency, before: Calendar, after: Calendar, today: date
) -> Iterator[str]:
    """Which open due days are another number of working days away after a calendar changed."""
    for deadline in open_deadlines(agency, today=today):
        was, now = (calendar.between(today, deadline.due_on).days for calendar in (before, after))
        if was != now:
            distance = f"còn {now}" if now >= 0 else f"quá {-now}"
            yield (
                f"Tính lại {deadline.name} (hạn {official_date(deadline.due_on)}): "
                f"{distance} ngày làm việc, trước là {abs(was)}."
            )
