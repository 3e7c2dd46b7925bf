"""Topic × audience × channel of a plan over any days, its gaps, and the measured requirement."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Membership

from ..models import Activity, Plan, PlanAudience, PlanTask, PlanTopic
from ..rules.coverage import (
    Measure,
    MeasureRow,
    MonthOfTask,
    OccurrenceProof,
    addressed,
    complete,
    months_between,
    regular,
    timely,
)
from ..rules.sentences import brief, official_date
from .overview import plan_overview
from .shapes import NamedView, OccurrenceView, PlanOverview, TaskView, TopicView

LISTED = 50


@dataclass(frozen=True, slots=True)
class Crossing:
    """One topic for one audience: how many activities; none is a gap that ``tasks`` would close."""

    topic: TopicView
    audience: NamedView
    count: int
    tasks: tuple[TaskView, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """``rows`` have one crossing an audience. ``by_channel``: topic, audience, channel, count."""

    overview: PlanOverview
    first: date
    last: date
    rows: tuple[tuple[TopicView, tuple[Crossing, ...]], ...]
    channels: tuple[tuple[NamedView, int], ...]
    by_channel: tuple[tuple[TopicView, NamedView, NamedView, int], ...]

    @property
    def audiences(self) -> tuple[NamedView, ...]:
        return self.overview.audiences

    @property
    def gaps(self) -> tuple[Crossing, ...]:
        """Pairs that no activity covers, in the order of the plan."""
        return tuple(cell for _, cells in self.rows for cell in cells if not cell.count)

    @property
    def silent_channels(self) -> tuple[NamedView, ...]:
        """Channels of the plan that were not used."""
        return tuple(channel for channel, count in self.channels if not count)


def coverage(
    plan: Plan, *, first: date, last: date, today: date, channel: int | None = None
) -> Coverage:
    """Counts between two days, both included; ``channel`` narrows the crossings to one.

    Three queries more than the plan's overview, whatever the number of activities. An activity
    with two topics and two audiences counts in each of the four crossings.
    """
    overview = plan_overview(plan, today=today)
    counted = _counted(plan, first, last)
    channels = dict(
        _within(plan, first, last).values_list("channel").annotate(count=Count("id")).order_by()
    )
    crossings: dict[tuple[int, int], int] = defaultdict(int)
    for (topic, audience, used), count in counted.items():
        if channel in (None, used):
            crossings[topic, audience] += count
    serving = _serving(plan)
    return Coverage(
        overview=overview,
        first=first,
        last=last,
        rows=tuple(
            (
                topic,
                tuple(
                    _crossing(topic, audience, crossings, overview, serving)
                    for audience in overview.audiences
                ),
            )
            for topic in overview.topics
        ),
        channels=tuple((entry, channels.get(entry.id, 0)) for entry in overview.channels),
        by_channel=tuple(
            (topic, audience, entry, counted.get((topic.id, audience.id, entry.id), 0))
            for topic in overview.topics
            for audience in overview.audiences
            for entry in overview.channels
        ),
    )


def _within(plan: Plan, first: date, last: date) -> "QuerySet[Activity]":
    """Valid activities of the plan in the span, each once."""
    links = Activity.tasks.through.objects.filter(plantask__plan=plan)
    return Activity.objects.valid().between(first, last).filter(pk__in=links.values("activity_id"))


def _counted(plan: Plan, first: date, last: date) -> dict[tuple[int, int, int], int]:
    """(topic, audience, channel) → activities. One query."""
    rows = (
        _within(plan, first, last)
        .filter(topics__plan=plan, audiences__isnull=False)
        .values_list("topics", "audiences", "channel")
        .annotate(count=Count("id", distinct=True))
        .order_by()
    )
    return {(topic, audience, channel): count for topic, audience, channel, count in rows}


def _serving(plan: Plan) -> dict[int, frozenset[int]]:
    """Task → the audiences a person has confirmed for it."""
    found: dict[int, set[int]] = defaultdict(set)
    links = PlanTask.audiences.through.objects.filter(plantask__plan=plan)
    for task, audience in links.values_list("plantask_id", "audience_id"):
        found[task].add(audience)
    return {task: frozenset(audiences) for task, audiences in found.items()}


def _crossing(
    topic: TopicView,
    audience: NamedView,
    counts: dict[tuple[int, int], int],
    overview: PlanOverview,
    serving: dict[int, frozenset[int]],
) -> Crossing:
    """A gap names the tasks that a person has confirmed for the topic and not for other audiences
    only."""
    count = counts.get((topic.id, audience.id), 0)
    if count:
        return Crossing(topic, audience, count)
    tasks = tuple(
        task
        for task in overview.tasks
        if any(served.id == topic.id for served in task.topics)
        and audience.id in serving.get(task.id, frozenset({audience.id}))
    )
    return Crossing(topic, audience, 0, tasks)


def requirement_measures(
    plan: Plan, *, first: date, last: date, today: date, overview: PlanOverview
) -> tuple[Measure, ...]:
    """Kịp thời, đầy đủ, thường xuyên, đúng đối tượng. Four queries beside the overview."""
    proofs = tuple(_proofs(overview))
    return (
        timely(proofs, first, last, today),
        complete(proofs, first, last, today),
        regular(_months(plan, first, min(last, today), overview)),
        _addressed(plan, first, last),
    )


def _proofs(overview: PlanOverview) -> Iterator[OccurrenceProof]:
    for task in overview.tasks:
        own = sum(not product.awaited_from for product in task.deliverables)
        for occurrence in task.occurrences:
            yield _proof(task, occurrence, own, overview)


def _proof(
    task: TaskView, occurrence: OccurrenceView, own: int, overview: PlanOverview
) -> OccurrenceProof:
    ends_on = occurrence.ends_on
    return OccurrenceProof(
        task_id=task.id,
        text=f"Nhiệm vụ {task.ordinal}, {occurrence.label}",
        ends_on=ends_on,
        due_on=occurrence.due_on,
        products=own,
        proved=own - len(occurrence.status.unproved),
        completed_on=occurrence.status.completed_on,
        was_past=ends_on is not None and ends_on < overview.frame.imported_on,
    )


def _months(plan: Plan, first: date, last: date, overview: PlanOverview) -> Iterator[MonthOfTask]:
    if last < first:
        return
    rows = (
        _within(plan, first, last)
        .annotate(month=TruncMonth("on"))
        .filter(tasks__plan=plan)
        .values_list("tasks", "month")
        .annotate(count=Count("id", distinct=True))
        .order_by()
    )
    counts = {(task, month): count for task, month, count in rows}
    for task in overview.tasks:
        if task.is_continuous:
            for month in months_between(first, last):
                count = counts.get((task.id, month), 0)
                yield MonthOfTask(task.id, f"Nhiệm vụ {task.ordinal}", month, count)


def _addressed(plan: Plan, first: date, last: date) -> Measure:
    """An activity is well addressed when an audience of it is one of its tasks'."""
    here = PlanTask.objects.filter(plan=plan, activities=OuterRef("activity_id"))
    confirmed = here.filter(audiences=OuterRef("audience_id"))
    open_task = here.filter(audiences__isnull=True)
    of_plan = PlanAudience.objects.filter(plan=plan, audience=OuterRef("audience_id"))
    links: QuerySet[Any] = Activity.audiences.through.objects.filter(activity=OuterRef("pk"))
    right = links.filter(Q(Exists(confirmed)) | Q(Exists(open_task), Exists(of_plan)))
    rows = _within(plan, first, last)
    total = rows.count()
    missed = rows.filter(~Exists(right))
    return addressed(
        total - missed.count(),
        total,
        (
            MeasureRow("activity", row.pk, brief(row.title), official_date(row.on), is_met=False)
            for row in missed.order_by("-on", "-id")[:LISTED]
        ),
    )


def coverage_gaps(member: Membership, *, on: date) -> "QuerySet[Any]":
    """For the Office: topics of this year's plans that no activity has brought to an audience yet,
    a row a pair (``audience_id``, ``audience_name``). One query."""
    covered = Activity.objects.valid().filter(
        topics=OuterRef("pk"), audiences=OuterRef("audience_id"), on__lte=on
    )
    pairs: QuerySet[Any] = PlanTopic.objects.filter(
        plan__agency=member.agency_id, plan__year=on.year, plan__audiences__isnull=False
    ).annotate(
        audience_id=F("plan__audiences__audience_id"),
        audience_name=F("plan__audiences__audience__name"),
    )
    if member.role != Role.OFFICE:
        return pairs.none()
    return (
        pairs.filter(~Exists(covered))
        .select_related("plan")
        .order_by("plan_id", "order", "plan__audiences__order")
    )
