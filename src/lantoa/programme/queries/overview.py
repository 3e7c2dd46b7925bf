"""A plan with its tasks and their states on one day, in a constant number of queries."""

from collections.abc import Iterable, Mapping
from datetime import date

from lantoa.agencies.queries import working_calendar

from ..enums import UnitPart
from ..models import Deliverable, Occurrence, Plan, PlanTask, TaskUnit
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
from .rows import PlanRows, activity_total, load_rows
from .shapes import (
    BasisView,
    DeliverableView,
    NamedView,
    OccurrenceView,
    PlanOverview,
    TaskView,
    TopicView,
    UnitView,
)


def plan_overview(
    plan: Plan, *, today: date, public_only: bool = False, with_recent: bool = False
) -> PlanOverview:
    """The plan as a page shows it. Fourteen queries, whatever its size, one more each for the
    recent activities and where something is expected of continuous tasks.

    ``with_recent`` brings the latest activities of each task, which costs a look at all of them.
    ``public_only`` leaves internal activities out of ``recent``, all evidence that is not accepted
    and what is expected of continuous tasks; states and counts are the same.
    """
    tasks = list(plan.tasks.current().prefetch_related("topics").order_by("ordinal", "id"))
    rows = load_rows(plan, today=today, public_only=public_only, with_recent=with_recent)
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
        activities=activity_total(plan, today=today),
    )


def _frame(plan: Plan, occurrences: Iterable[list[Occurrence]]) -> PlanFrame:
    last_days = [row.ends_on for rows in occurrences for row in rows if row.ends_on]
    return PlanFrame(
        year=plan.year,
        ends_on=max([date(plan.year, 12, 31), *last_days]),
        imported_on=plan.imported_on,
        calendar=working_calendar(plan.agency),
    )


def _task_view(task: PlanTask, rows: PlanRows, frame: PlanFrame, today: date) -> TaskView:
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
        is_continuous=facts.is_continuous,
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
        expected=facts.expected,
        recent=tuple(rows.recent.get(task.pk, ())),
        status=found.status,
    )


def _task_facts(
    task: PlanTask, deliverables: list[Deliverable], occurrences: list[Occurrence], rows: PlanRows
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
        expected=rows.expected.get(task.pk, ()),
    )


def _product(deliverable: Deliverable, occurrence_id: int, rows: PlanRows) -> Product:
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
