"""The rows of one plan, by task, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, F, Max, Q, Window
from django.db.models.functions import RowNumber, TruncMonth

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


def load_rows(plan: Plan, *, today: date, public_only: bool, with_recent: bool) -> PlanRows:
    """Six queries, one each for the groups, the recent activities where asked for, and what is
    expected of continuous tasks; rows dated after the day are left out."""
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
    occurrences = list(Occurrence.objects.current().filter(task__plan=plan).order_by("index", "id"))
    daily = _daily(plan, today)
    return PlanRows(
        units=_by_task(units),
        expanded=expanded,
        deliverables=_by_task(Deliverable.objects.current().filter(task__plan=plan)),
        occurrences=_by_task(occurrences),
        within={row.pk: _within(row, daily.get(row.task_id, ())) for row in occurrences},
        evidence=_evidence(plan, today, public_only),
        counts={task: _counted(days) for task, days in daily.items()},
        recent=_recent(plan, today, public_only) if with_recent else {},
        expected={} if public_only else _expected(plan, today),
    )


def _by_task(rows: Iterable[RowT]) -> dict[int, list[RowT]]:
    grouped: dict[int, list[RowT]] = defaultdict(list)
    for row in rows:
        grouped[row.task_id].append(row)
    return grouped


Days = Sequence[tuple[date, int]]


def _daily(plan: Plan, today: date) -> dict[int, list[tuple[date, int]]]:
    """How many activities each task had on each day up to today. One query, no more rows than
    days, however many activities."""
    counted = (
        Activity.tasks.through.objects.filter(
            plantask__plan=plan, activity__withdrawn_at__isnull=True, activity__on__lte=today
        )
        .order_by()
        .values_list("plantask_id", "activity__on")
        .annotate(count=Count("activity_id"))
    )
    found: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for task, on, count in counted:
        found[task].append((on, count))
    return found


def _counted(days: Days) -> ActivityCount:
    return ActivityCount(sum(count for _, count in days), max((on for on, _ in days), default=None))


def _within(occurrence: Occurrence, days: Days) -> ActivityCount:
    """The activities dated within an occurrence."""
    first, last = occurrence.starts_on, occurrence.ends_on
    if first is None or last is None:
        return ActivityCount()
    return _counted([(on, count) for on, count in days if first <= on <= last])


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
    of_plan = Activity.tasks.through.objects.filter(plantask__plan=plan)
    found = (
        Activity.objects.valid()
        .filter(pk__in=of_plan.values("activity_id"), on__lte=today)
        .aggregate(count=Count("id"), latest=Max("on"))
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
