"""The activities behind a figure: today's while the report is a draft, the frozen ones after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from lantoa.programme.models import Activity, Plan
from vanban.periods import Period, legal_period

from ..content import ACTIVITY, COMPARED, TASK, ActivityRow, Content, Figure, Record, ReportedTask
from ..models import Report, ReportedActivity
from ..selection import Selection, selection_of
from .counting import activities_of

# The columns of a row, in the order in which it is frozen and hashed.
COLUMNS = (
    "activity",
    "on",
    "title",
    "channel",
    "unit",
    "tasks",
    "topics",
    "audiences",
    "reach",
    "link",
    "is_sample",
)
SHOWN_ROWS = 100


@dataclass(frozen=True, slots=True)
class FigureRows:
    """A figure with exactly the rows behind it; activities one page at a time.

    A figure taken over from another report (``report_id``) opens there, under ``report_key``.
    """

    figure: Figure
    activities: tuple[ActivityRow, ...] = ()
    tasks: tuple[ReportedTask, ...] = ()
    records: tuple[Record, ...] = ()
    report_id: int | None = None
    report_key: str = ""


def figure_rows(
    report: Report, content: Content, key: str, *, start: int = 0, most: int = SHOWN_ROWS
) -> FigureRows | None:
    """The rows that a figure of a report opens; None for a key that it does not have.

    Of activities, ``most`` from the place ``start`` on, newest first. One query.
    """
    figure = content.figures.get(key)
    if figure is None:
        return None
    if figure.source == TASK:
        tasks = {task.id: task for task in content.tasks}
        return FigureRows(figure, tasks=tuple(tasks[pk] for pk in figure.rows))
    if figure.source == COMPARED:
        return _compared_rows(figure, content, start, most)
    if figure.source != ACTIVITY:
        known = content.records
        return FigureRows(figure, records=tuple(known[figure.source, pk] for pk in figure.rows))
    chosen = selection_of(key)
    rows: QuerySet[Any, tuple[object, ...]] = (
        frozen_rows(report, content, chosen)
        if report.frozen
        else with_links(selected(report.plan, content.period, content, chosen), report.plan)
    )
    return FigureRows(figure, activities=tuple(map(_row, rows[start : start + most])))


def _compared_rows(figure: Figure, content: Content, start: int, most: int) -> FigureRows:
    """Rows of another period: those of its issued report, else what is recorded today."""
    prefix, _, key = figure.key.partition(".")
    other = next(entry for entry in content.compared if entry.key == prefix)
    if other.report_id is not None:
        return FigureRows(figure, report_id=other.report_id, report_key=key)
    plan = Plan.objects.get(pk=other.plan_id or 0)
    rows: QuerySet[Any, Any] = with_links(
        selected(plan, other.period, content, selection_of(key)), plan
    )
    return FigureRows(figure, activities=tuple(map(_row, rows[start : start + most])))


def selected(plan: Plan, period: Period, content: Content, chosen: Selection) -> QuerySet[Activity]:
    """Today's activities of a plan within a period that a selection holds."""
    found = activities_of(plan, period)
    if chosen.channel is not None:
        found = found.filter(channel=chosen.channel)
    if chosen.topic is not None:
        found = found.filter(topics=chosen.topic)
    if chosen.task is not None:
        found = found.filter(tasks=chosen.task)
    if chosen.audience is not None:
        found = found.filter(audiences=chosen.audience)
    if chosen.side:
        with_side = Activity.audiences.through.objects.filter(
            audience__in=_of_side(content, chosen.side)
        )
        found = found.filter(pk__in=with_side.values("activity_id"))
    if chosen.without == "audience":
        found = found.filter(audiences__isnull=True)
    if chosen.without == "topic":
        of_plan = Activity.topics.through.objects.filter(plantopic__plan=plan)
        found = found.exclude(pk__in=of_plan.values("activity_id"))
    return found.filter(_on_its_own(chosen, period))


def frozen_rows(
    report: Report, content: Content, chosen: Selection
) -> "QuerySet[ReportedActivity, tuple[object, ...]]":
    """The same of the activities as they were frozen, as rows of ``COLUMNS``."""
    found = ReportedActivity.objects.filter(report=report)
    if chosen.channel is not None:
        found = found.filter(channel=chosen.channel)
    for name in ("topic", "task", "audience"):
        wanted = getattr(chosen, name)
        if wanted is not None:
            found = found.filter(**{f"{name}s__contains": [wanted]})
    if chosen.side:
        found = found.filter(audiences__overlap=_of_side(content, chosen.side))
    if chosen.without:
        found = found.filter(**{f"{chosen.without}s": []})
    return found.filter(_on_its_own(chosen, content.period)).values_list(*COLUMNS)


def _of_side(content: Content, side: str) -> list[int]:
    internal = side == "internal"
    return [entry.id for entry in content.audiences if entry.is_internal == internal]


def _on_its_own(chosen: Selection, period: Period) -> Q:
    """What the activity itself tells."""
    condition = Q()
    if chosen.month is not None:
        month = legal_period("month", period.year, chosen.month)
        condition &= Q(on__gte=month.starts, on__lte=month.ends)
    if chosen.is_measured:
        condition &= Q(reach__isnull=False)
    return condition


def with_links(found: QuerySet[Activity], plan: Plan) -> "QuerySet[Activity, tuple[object, ...]]":
    """Activities as rows of ``COLUMNS``, with their links into the plan."""

    def ids(relation: str, column: str, **of: object) -> ArraySubquery:
        links = getattr(Activity, relation).through.objects.filter(activity=OuterRef("pk"), **of)
        return ArraySubquery(links.order_by(column).values(column))

    return found.values_list(
        F("pk"),
        "on",
        "title",
        F("channel_id"),
        F("unit__name"),
        ids("tasks", "plantask_id", plantask__plan=plan),
        ids("topics", "plantopic_id", plantopic__plan=plan),
        ids("audiences", "audience_id"),
        "reach",
        "link",
        "is_sample",
    )


def _row(values: Iterable[Any]) -> ActivityRow:
    named = dict(zip(COLUMNS, values, strict=True))
    lists: dict[str, Any] = {
        name: tuple(named.pop(name)) for name in ("tasks", "topics", "audiences")
    }
    return ActivityRow(id=named.pop("activity"), **named, **lists)


@dataclass(frozen=True, slots=True)
class RowChanges:
    """How many activities are now not as they were frozen (or new), and how many were and are
    not."""

    now_other: int
    no_longer: int

    def __bool__(self) -> bool:
        return bool(self.now_other or self.no_longer)


def row_changes(report: Report, content: Content) -> RowChanges:
    """What has become of the rows of a frozen report. Two queries."""
    found = activities_of(report.plan, content.period).order_by()
    live: QuerySet[Any, Any] = with_links(found, report.plan)
    frozen: QuerySet[Any, Any] = (
        ReportedActivity.objects.filter(report=report).order_by().values_list(*COLUMNS)
    )
    return RowChanges(live.difference(frozen).count(), frozen.difference(live).count())


def frozen_lines(report: Report) -> Iterator[str]:
    """The frozen rows as lines of JSON lists, newest first: what ``rows_sha256`` is the hash of."""
    rows = ReportedActivity.objects.filter(report=report).order_by("-on", "-activity")
    yield from rows.annotate(line=_line()).values_list("line", flat=True).iterator(chunk_size=5_000)


def rows_sha256(report: Report) -> str:
    """The SHA-256 of a report's frozen lines in UTF-8, computed by the database."""
    text = Coalesce(
        StringAgg(_line(), delimiter="", order_by=("-on", "-activity"), output_field=TextField()),
        Value(""),
    )
    encoded = Func(text, Value("UTF8"), function="convert_to")
    hashed = Func(Func(encoded, function="sha256"), Value("hex"), function="encode")
    found = ReportedActivity.objects.filter(report=report)
    return str(found.aggregate(sha256=Cast(hashed, TextField()))["sha256"])


def _line() -> Func:
    """One row with its line end, as PostgreSQL prints JSON."""
    row = Func(*COLUMNS, function="jsonb_build_array", output_field=TextField())
    return Func(Cast(row, TextField()), Value("\n"), function="concat", output_field=TextField())
