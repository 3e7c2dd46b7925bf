"""A plan with its tasks and their states on one day, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, F, Max, Q, QuerySet, Value, Window
from django.db.models.functions import Least, RowNumber

from lantoa.agencies.queries import units_of_groups, working_calendar

from ..enums import EvidenceState, UnitPart
from ..models import Activity, Deliverable, Evidence, Occurrence, Plan, PlanTask, TaskUnit
from ..rules.facts import (
    ActivityCount,
    OccurrenceFacts,
    PlanFrame,
    Product,
    Proof,
    Status,
    TaskFacts,
)
from ..rules.tasks import TaskStatus, tally, task_status
from .shapes import (
    ActivityView,
    BasisView,
    DeliverableView,
    EvidenceView,
    NamedView,
    OccurrenceView,
    PlanOverview,
    TaskView,
    TopicView,
    UnitView,
)

RECENT = 5

RowT = TypeVar("RowT", TaskUnit, Deliverable, Occurrence)


@dataclass
class _Rows:
    """Rows of one plan, by task, as they came from the database."""

    units: Mapping[int, list[TaskUnit]]
    expanded: Mapping[int, tuple[tuple[int, str], ...]]
    deliverables: Mapping[int, list[Deliverable]]
    occurrences: Mapping[int, list[Occurrence]]
    within: Mapping[int, ActivityCount]
    evidence: Mapping[int, list[EvidenceView]]
    counts: Mapping[int, ActivityCount]
    recent: Mapping[int, list[ActivityView]] = field(default_factory=dict)


def plan_overview(plan: Plan, *, today: date, public_only: bool = False) -> PlanOverview:
    """The plan as a page shows it. Fourteen queries, whatever its size.

    ``public_only`` leaves internal activities out of ``recent`` and all evidence that is not
    accepted; states and counts are the same.
    """
    tasks = list(plan.tasks.current().prefetch_related("topics").order_by("ordinal", "id"))
    rows = _load(plan, today, public_only)
    frame = _frame(plan, rows.occurrences.values())
    views = tuple(_task_view(task, rows, frame, today) for task in tasks)
    return PlanOverview(
        plan_id=plan.pk,
        today=today,
        frame=frame,
        legal_bases=tuple(
            BasisView(basis.text, basis.symbol, basis.issued_on, basis.issuer)
            for basis in plan.legal_bases.all()
        ),
        topics=tuple(TopicView(t.pk, t.label, t.text) for t in plan.topics.all()),
        audiences=tuple(
            NamedView(a.audience_id, a.audience.name, a.text, a.audience.is_internal)
            for a in plan.audiences.select_related("audience")
        ),
        channels=tuple(
            NamedView(c.channel_id, c.channel.name, c.text)
            for c in plan.channels.select_related("channel")
        ),
        tasks=views,
        tally=tally(view.state for view in views),
        activities=_activity_total(plan, today),
    )


def plan_date(plan: Plan) -> date:
    """The day at which the plan's names are understood: of signing, else its year's first day."""
    return plan.signed_on or date(plan.year, 1, 1)


def _load(plan: Plan, today: date, public_only: bool) -> _Rows:
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
    return _Rows(
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


def _activity_total(plan: Plan, today: date) -> ActivityCount:
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


def _frame(plan: Plan, occurrences: Iterable[list[Occurrence]]) -> PlanFrame:
    last_days = [row.ends_on for rows in occurrences for row in rows if row.ends_on]
    return PlanFrame(
        year=plan.year,
        ends_on=max([date(plan.year, 12, 31), *last_days]),
        imported_on=plan.imported_on,
        calendar=working_calendar(plan.agency),
    )


def _task_view(task: PlanTask, rows: _Rows, frame: PlanFrame, today: date) -> TaskView:
    deliverables = rows.deliverables.get(task.pk, [])
    occurrences = rows.occurrences.get(task.pk, [])
    facts = _task_facts(task, deliverables, occurrences, rows)
    found: TaskStatus = task_status(facts, frame, today=today)
    parts = [_unit_view(part, rows.expanded) for part in rows.units.get(task.pk, [])]
    leads = {part.pk for part in rows.units.get(task.pk, []) if part.part == UnitPart.LEAD}
    return TaskView(
        id=task.pk,
        ordinal=task.ordinal,
        text=task.text,
        group=task.group,
        schedule_text=task.schedule_text,
        note=task.note,
        budget_text=task.budget_text,
        date_set_by=task.date_set_by,
        is_waiting_for_date=any(row.starts_on is None for row in occurrences),
        leads=tuple(part for part in parts if part.id in leads),
        supporting=tuple(part for part in parts if part.id not in leads),
        topics=tuple(TopicView(t.pk, t.label, t.text) for t in task.topics.all()),
        deliverables=tuple(
            DeliverableView(
                id=row.pk,
                text=row.text,
                awaited_from=row.awaited_from,
                is_implied=row.is_implied,
                evidence=tuple(rows.evidence.get(row.pk, ())),
            )
            for row in deliverables
        ),
        occurrences=tuple(
            _occurrence_view(row, status)
            for row, status in zip(occurrences, found.occurrences, strict=True)
        ),
        activities=facts.activities,
        recent=tuple(rows.recent.get(task.pk, ())),
        status=found.status,
    )


def _task_facts(
    task: PlanTask, deliverables: list[Deliverable], occurrences: list[Occurrence], rows: _Rows
) -> TaskFacts:
    count = rows.counts.get(task.pk, ActivityCount())
    is_continuous = task.schedule.get("kind") == "continuous" and all(
        row.due_on is None and row.starts_on is not None for row in occurrences
    )
    return TaskFacts(
        occurrences=tuple(
            OccurrenceFacts(
                label=row.label,
                starts_on=row.starts_on,
                ends_on=row.ends_on,
                due_on=row.due_on,
                products=tuple(_product(product, row.pk, rows) for product in deliverables),
                activities=rows.within[row.pk] if row.starts_on else count,
            )
            for row in occurrences
        ),
        waits_for=task.schedule_text,
        is_continuous=is_continuous,
        activities=count,
    )


def _product(deliverable: Deliverable, occurrence_id: int, rows: _Rows) -> Product:
    return Product(
        text=deliverable.text,
        awaited_from=deliverable.awaited_from,
        proofs=tuple(
            Proof(entry.dated, entry.state)
            for entry in rows.evidence.get(deliverable.pk, ())
            if entry.occurrence_id == occurrence_id
        ),
    )


def _unit_view(part: TaskUnit, expanded: Mapping[int, tuple[tuple[int, str], ...]]) -> UnitView:
    units: tuple[tuple[int, str], ...] = ()
    if part.unit is not None:
        units = ((part.unit.pk, part.unit.name),)
    elif part.group_id is not None:
        units = expanded.get(part.group_id, ())
    return UnitView(part.pk, part.text, part.unit_id, part.group_id, part.is_main, units)


def _occurrence_view(row: Occurrence, status: Status) -> OccurrenceView:
    return OccurrenceView(
        id=row.pk,
        index=row.index,
        label=row.label,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        due_on=row.due_on,
        status=status,
    )
