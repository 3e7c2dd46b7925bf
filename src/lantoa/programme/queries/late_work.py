"""What each unit is late with, as urging letters list it."""

from dataclasses import dataclass
from datetime import date

from lantoa.agencies.models import Agency, Unit

from ..enums import TaskState
from ..models import Plan
from ..rules.urging import LateLine
from .overview import plan_overview
from .shapes import OccurrenceView, TaskView


@dataclass(frozen=True, slots=True)
class LateWork:
    """An occurrence that is overdue, with its task and plan."""

    plan: Plan
    task: TaskView
    occurrence: OccurrenceView
    due_on: date

    @property
    def unit_ids(self) -> frozenset[int]:
        """The units that answer for it: the main lead's, a group expanded."""
        lead = self.task.main_lead
        return frozenset(pk for pk, _ in lead.units) if lead else frozenset()

    @property
    def line(self) -> LateLine:
        """As a letter prints it."""
        status = self.occurrence.status
        return LateLine(
            ordinal=self.task.ordinal,
            task=self.task.text,
            period=self.occurrence.label,
            products=status.unproved,
            due_on=self.due_on,
            late_days=status.late_days,
            counted=status.counted,
        )


@dataclass(frozen=True, slots=True)
class UnitLateness:
    """A unit with what it answers for and is late with in one plan."""

    plan: Plan
    unit: Unit
    works: tuple[LateWork, ...]


def late_works(plan: Plan, *, today: date) -> tuple[LateWork, ...]:
    """Everything overdue in a plan, the oldest due day first. As many queries as its overview."""
    found = [
        LateWork(plan, task, occurrence, occurrence.due_on)
        for task in plan_overview(plan, today=today).tasks
        for occurrence in task.occurrences
        if occurrence.status.state == TaskState.OVERDUE and occurrence.due_on is not None
    ]
    return tuple(sorted(found, key=lambda work: (work.due_on, work.task.ordinal)))


def late_lines_of(plan: Plan, unit: Unit, *, today: date) -> tuple[LateLine, ...]:
    """What the unit answers for and is late with, the oldest due day first."""
    return tuple(work.line for work in late_works(plan, today=today) if unit.pk in work.unit_ids)


def late_by_unit(agency: Agency, *, today: date) -> tuple[UnitLateness, ...]:
    """Each unit that is late in a plan of this year or the last, the one with most first."""
    plans = (
        Plan.objects.signed()
        .filter(agency=agency, year__gte=today.year - 1)
        .select_related("agency")
    )
    found: dict[tuple[int, int], list[LateWork]] = {}
    for plan in plans:
        for work in late_works(plan, today=today):
            for unit_id in work.unit_ids:
                found.setdefault((plan.pk, unit_id), []).append(work)
    units = Unit.objects.in_bulk({unit_id for _, unit_id in found})
    rows = (
        UnitLateness(works[0].plan, units[unit_id], tuple(works))
        for (_, unit_id), works in found.items()
    )
    return tuple(sorted(rows, key=lambda row: (-len(row.works), row.unit.order, row.unit.pk)))
