"""The rows of one plan, by task, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, F, Max, Q, QuerySet, Value, Window
from django.db.models.functions import Least, RowNumber, TruncMonth

from lantoa.agencies.queries import units_of_groups

from ..enums import EvidenceState, ExpectedEvery
from ..models import (
    Activity,
    Deliverable,
    Evidence,
    Occurrence,
    Plan,
    TaskExpectation,
    TaskUnit,
)
from ..rules.expectations import expected_periods
from ..rules.facts import ActivityCount, Expected, ExpectedPeriod
from .shapes import ActivityView, EvidenceView

RECENT = 5

RowT = TypeVar("RowT", TaskUnit, Deliverable, Occurrence)


@dataclass(frozen=True, slots=True)
class PlanRows:
    """Rows of one plan, by task, as they came from the database."""

    units: Mapping[int, list[TaskUnit]]
    expanded: Mapping[int, tuple[tuple[int, str], ...]]
    deliverables: Mapping[int, list[Deliverable]]
    occurrences: Mapping[int, list[Occurrence]]
    within: Mapping[int, ActivityCount]
    evidence: Mapping[int, list[EvidenceView]]
    counts: Mapping[int, ActivityCount]
    recent: Mapping[int, list[ActivityView]]
    expected: Mapping[int, tuple[ExpectedPeriod, ...]]


def plan_date(plan: Plan) -> date:
    """The day at which the plan's names are understood: of signing, else its year's first day."""
    return plan.signed_on or date(plan.year, 1, 1)


def load_rows(plan: Plan, *, today: date, public_only: bool) -> PlanRows:
    """Eight queries, one for the groups, one where something is expected of continuous tasks; rows
    dated after the day are left out."""
    units = list(
        TaskUnit.objects.filter(task__plan=plan)
        .select_related("unit", "group")
        .order_by("order", "id")
    )
    groups = {part.group_id for part in units if part.group_id is not None}
    expanded = {
        pk: tuple((unit.pk, unit.name) for unit in members)
        for pk, members in units_of_groups(groups, on=plan_date(plan)).items()
    }
    occurrences = list(_occurrences(plan, today))
    return PlanRows(
        units=_by_task(units),
        expanded=expanded,
        deliverables=_by_task(Deliverable.objects.current().filter(task__plan=plan)),
        occurrences=_by_task(occurrences),
        within={
            row.pk: ActivityCount(row.activity_count, row.latest_activity) for row in occurrences
        },
        evidence=_evidence(plan, today, public_only),
        counts=_activity_counts(plan, today),
        recent=_recent(plan, today, public_only),
        expected={} if public_only else _expected(plan, today),
    )


def _by_task(rows: Iterable[RowT]) -> dict[int, list[RowT]]:
    grouped: dict[int, list[RowT]] = defaultdict(list)
    for row in rows:
        grouped[row.task_id].append(row)
    return grouped


def _occurrences(plan: Plan, today: date) -> "QuerySet[Any]":
    """Current occurrences with the activities dated within them, up to the day."""
    within = Q(
        task__activities__withdrawn_at__isnull=True,
        task__activities__on__gte=F("starts_on"),
        task__activities__on__lte=Least(F("ends_on"), Value(today)),
    )
    return (
        Occurrence.objects.current()
        .filter(task__plan=plan)
        .annotate(
            activity_count=Count("task__activities", filter=within, distinct=True),
            latest_activity=Max("task__activities__on", filter=within),
        )
        .order_by("index", "id")
    )


def _evidence(plan: Plan, today: date, public_only: bool) -> dict[int, list[EvidenceView]]:
    """Evidence up to the day, by product; that of a withdrawn activity is none."""
    found: dict[int, list[EvidenceView]] = defaultdict(list)
    rows = Evidence.objects.filter(
        Q(activity__isnull=True) | Q(activity__withdrawn_at__isnull=True),
        deliverable__task__plan=plan,
        dated__lte=today,
    )
    if public_only:
        rows = rows.filter(state=EvidenceState.ACCEPTED)
    for row in rows.order_by("dated", "id"):
        found[row.deliverable_id].append(
            EvidenceView(
                id=row.pk,
                deliverable_id=row.deliverable_id,
                occurrence_id=row.occurrence_id,
                dated=row.dated,
                state=EvidenceState(row.state),
                activity_id=row.activity_id,
                is_sample=row.is_sample,
            )
        )
    return found


def _activity_counts(plan: Plan, today: date) -> dict[int, ActivityCount]:
    rows = (
        Activity.objects.valid()
        .filter(tasks__plan=plan, on__lte=today)
        .values("tasks")
        .annotate(count=Count("id", distinct=True), latest=Max("on"))
        .order_by()
    )
    return {row["tasks"]: ActivityCount(row["count"], row["latest"]) for row in rows}


def _expected(plan: Plan, today: date) -> dict[int, tuple[ExpectedPeriod, ...]]:
    found: dict[int, list[Expected]] = defaultdict(list)
    for row in TaskExpectation.objects.filter(task__plan=plan):
        every = ExpectedEvery(row.every)
        found[row.task_id].append(Expected(row.count, every, row.valid_from, row.valid_to))
    if not found:
        return {}
    months: dict[int, dict[date, int]] = defaultdict(dict)
    counted = (
        Activity.objects.valid()
        .filter(tasks__in=found, on__lte=today)
        .values("tasks", month=TruncMonth("on"))
        .annotate(count=Count("id", distinct=True))
        .order_by()
    )
    for line in counted:
        months[line["tasks"]][line["month"]] = line["count"]
    return {
        task: expected_periods(
            rows, months[task], year=plan.year, since=plan.imported_on, today=today
        )
        for task, rows in found.items()
    }


def activity_total(plan: Plan, *, today: date) -> ActivityCount:
    """Each activity once, however many tasks it serves."""
    found = (
        Activity.objects.valid()
        .filter(tasks__plan=plan, on__lte=today)
        .aggregate(count=Count("id", distinct=True), latest=Max("on"))
    )
    return ActivityCount(found["count"], found["latest"])


def _recent(plan: Plan, today: date, public_only: bool) -> dict[int, list[ActivityView]]:
    links = Activity.tasks.through.objects.filter(
        plantask__plan=plan, activity__withdrawn_at__isnull=True, activity__on__lte=today
    )
    if public_only:
        links = links.filter(activity__is_public=True)
    latest_first = (F("activity__on").desc(), F("activity_id").desc())
    rank = Window(RowNumber(), partition_by=F("plantask_id"), order_by=latest_first)
    # The type checker does not follow annotations on a through table.
    ranked = links.annotate(rank=rank).filter(rank__lte=RECENT)  # type: ignore[misc]
    recent: dict[int, list[ActivityView]] = defaultdict(list)
    related = ranked.select_related("activity__channel", "activity__unit")
    for link in related.order_by("plantask_id", "rank"):  # type: ignore[misc]
        recent[link.plantask_id].append(activity_view(link.activity))
    return recent


def activity_view(activity: Activity) -> ActivityView:
    """An activity as lists show it; its channel and unit must be loaded already."""
    return ActivityView(
        id=activity.pk,
        on=activity.on,
        title=activity.title,
        channel=activity.channel.name,
        unit=activity.unit.name,
        reach=activity.reach,
        link=activity.link,
        is_public=activity.is_public,
        is_sample=activity.is_sample,
    )
