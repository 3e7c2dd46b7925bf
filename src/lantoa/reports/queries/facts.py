"""What the sections of a report look at: activities within the cut-offs, tasks, names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from lantoa.agencies.models import Agency, Audience, Channel
from lantoa.programme.models import Activity, Plan
from lantoa.programme.queries import NamedView, plan_overview
from vanban.periods import Period, legal_period

from .. import rules
from ..content import ActivityRow, AudienceName, Named, PlanFrame, ReportedTopic
from ..enums import ReportKind
from ..models import Report
from ..sections import Scope
from .tasks import proofs_of, reported_task


def period_of(report: Report) -> Period:
    """The legal period that a report covers."""
    return legal_period(report.kind, report.year, report.index)  # type: ignore[arg-type]


def activities_of(plan: Plan, period: Period) -> QuerySet[Activity]:
    """The one query behind all figures: valid activities of a plan within the legal cut-offs."""
    of_plan = Activity.tasks.through.objects.filter(plantask__plan=plan)
    return (
        Activity.objects.valid()
        .between(period.starts, period.ends)
        .filter(pk__in=of_plan.values("activity_id"))
        .order_by("-on", "-id")
    )


def scope_of(report: Report, texts: Mapping[str, str], *, today: date) -> Scope:
    """Everything that the sections of a report look at. A constant number of queries."""
    plan, period = report.plan, period_of(report)
    as_of = rules.states_day(period, today=today)
    rows = _rows(plan, activities_of(plan, period))
    overview, proofs = plan_overview(plan, today=as_of), proofs_of(plan, period)
    return Scope(
        kind=ReportKind(report.kind),
        plan=_frame(plan, report.agency),
        agency_id=report.agency_id,
        period=period,
        next_period=rules.following(period),
        as_of=as_of,
        activities=rows,
        tasks=tuple(reported_task(task, proofs[task.id]) for task in overview.tasks),
        topics=tuple(
            ReportedTopic(id=topic.id, label=topic.label, text=topic.text)
            for topic in overview.topics
        ),
        channels=_channels(overview.channels, {row.channel for row in rows}),
        audiences=_audiences(overview.audiences, {pk for row in rows for pk in row.audiences}),
        texts=texts,
    )


def _frame(plan: Plan, agency: Agency) -> PlanFrame:
    return PlanFrame(
        id=plan.pk,
        title=plan.title,
        year=plan.year,
        number=plan.number,
        symbol=plan.symbol,
        signed_on=plan.signed_on,
        agency=agency.name,
        agency_parent=agency.parent_name,
        place=agency.place,
    )


def _rows(plan: Plan, activities: QuerySet[Activity]) -> tuple[ActivityRow, ...]:
    """Activities with their links into this plan: one query, and one for each kind of link."""
    found = list(activities.select_related("unit"))
    ids = [activity.pk for activity in found]
    through = Activity.tasks.through.objects
    tasks = _links(
        through.filter(activity_id__in=ids, plantask__plan=plan).values_list(
            "activity_id", "plantask_id"
        )
    )
    topics = _links(
        Activity.topics.through.objects.filter(
            activity_id__in=ids, plantopic__plan=plan
        ).values_list("activity_id", "plantopic_id")
    )
    audiences = _links(
        Activity.audiences.through.objects.filter(activity_id__in=ids).values_list(
            "activity_id", "audience_id"
        )
    )
    return tuple(
        ActivityRow(
            id=activity.pk,
            on=activity.on,
            title=activity.title,
            channel=activity.channel_id,
            unit=activity.unit.name,
            tasks=tasks[activity.pk],
            topics=topics[activity.pk],
            audiences=audiences[activity.pk],
            reach=activity.reach,
            link=activity.link,
            is_sample=activity.is_sample,
        )
        for activity in found
    )


def _links(pairs: Iterable[tuple[int, int]]) -> defaultdict[int, tuple[int, ...]]:
    found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    for activity, linked in sorted(pairs):
        found[activity] += (linked,)
    return found


def _channels(planned: Iterable[NamedView], used: set[int]) -> tuple[Named, ...]:
    """The plan's channels in its order, then others that were used."""
    names = {entry.id: Named(id=entry.id, name=entry.name) for entry in planned}
    for channel in Channel.objects.filter(pk__in=used.difference(names)).order_by("order", "id"):
        names[channel.pk] = Named(id=channel.pk, name=channel.name)
    return tuple(names.values())


def _audiences(planned: Iterable[NamedView], used: set[int]) -> tuple[AudienceName, ...]:
    names = {
        entry.id: AudienceName(id=entry.id, name=entry.name, is_internal=entry.is_internal)
        for entry in planned
    }
    others = Audience.objects.filter(pk__in=used.difference(names)).order_by("order", "id")
    for audience in others:
        names[audience.pk] = AudienceName(
            id=audience.pk, name=audience.name, is_internal=audience.is_internal
        )
    return tuple(names.values())
