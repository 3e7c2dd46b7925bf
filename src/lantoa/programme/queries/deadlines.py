"""Occurrences with a due day that is still open."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from lantoa.agencies.deadlines import Deadline
from lantoa.agencies.models import Agency

from ..enums import TaskState
from ..models import Plan
from ..rules.sentences import inside
from .overview import plan_overview
from .shapes import OccurrenceView, TaskView

OPEN_STATES = frozenset({TaskState.NOT_YET, TaskState.UNDER_WAY, TaskState.OVERDUE})


def plan_deadlines(agency: Agency, today: date) -> Iterator[Deadline]:
    """Due days that the agency has not yet proved. What ended before its plan was imported and
    what waits for another body is none. Fifteen queries a plan that still has due days."""
    plans = (
        Plan.objects.signed()
        .filter(agency=agency, year__gte=today.year - 1, tasks__occurrences__due_on__isnull=False)
        .distinct()
    )
    for plan in plans:
        for task in plan_overview(plan, today=today).tasks:
            for occurrence in task.occurrences:
                if occurrence.status.state in OPEN_STATES and occurrence.due_on is not None:
                    yield _deadline(task, occurrence, occurrence.due_on)


def _deadline(task: TaskView, occurrence: OccurrenceView, due_on: date) -> Deadline:
    lead = task.main_lead
    return Deadline(
        key=f"programme.occurrence:{occurrence.id}",
        name=f"nhiệm vụ {task.ordinal}, {inside(occurrence.label)}",
        sentence=occurrence.status.sentence,
        due_on=due_on,
        unit_ids=frozenset(pk for pk, _ in lead.units) if lead else frozenset(),
        address=reverse("programme:task", args=[task.id]),
    )
