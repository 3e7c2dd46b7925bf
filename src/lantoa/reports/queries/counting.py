"""Counting a plan's activities within a period, in the database."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, Max, Q, QuerySet, Sum, Value, Window
from django.db.models.functions import RowNumber, TruncMonth

from lantoa.programme.models import Activity, Plan
from vanban.periods import Period

from ..content import ActivityRow
from ..counts import Count, Counts, Group

LISTED = 20
# From the 15th on a day belongs to the next legal month.
DAYS_BEFORE_CUT_OFF = 14


def activities_of(plan: Plan, period: Period) -> QuerySet[Activity]:
    """The one query behind all figures: valid activities of a plan within the legal cut-offs."""
    of_plan = Activity.tasks.through.objects.filter(plantask__plan=plan)
    return (
        Activity.objects.valid()
        .filter(agency=plan.agency_id)
        .between(period.starts, period.ends)
        .filter(pk__in=of_plan.values("activity_id"))
        .order_by("-on", "-id")
    )


def counts_of(plan: Plan, period: Period) -> Counts:
    """What was done in a period. Twelve queries, whatever there is to count."""
    found = activities_of(plan, period).order_by()
    channels = counts_by_channel(found)
    total = sum(channels.values(), Count())
    audiences = _links(Activity.audiences, plan, period)
    sides = _sides(audiences)
    topics = _links(Activity.topics, plan, period).filter(plantopic__plan=plan)
    tasks = _dated(Activity.tasks, plan, period).filter(plantask__plan=plan)
    with_topic = topics.aggregate(count=models.Count("activity_id", distinct=True))["count"]
    return Counts(
        channels=channels,
        audiences=_audiences(audiences),
        without_audience=total - _count(sides),
        internal=sides["internal"],
        external=sides["external"],
        months=_months(found),
        topics=_groups(topics, "plantopic_id", latest=1),
        without_topic=total.activities - with_topic,
        tasks=_groups(tasks, "plantask_id", latest=LISTED),
        has_sample=found.filter(is_sample=True).exists(),
    )


def counts_by_channel(found: QuerySet[Activity]) -> dict[int, Count]:
    """Activities without an order, by channel. One query."""
    counted = found.values("channel").annotate(
        activities=models.Count("pk"),
        measured=models.Count("reach"),
        reached=Sum("reach", default=0),
    )
    return {row["channel"]: _count(row) for row in counted}


def _count(row: Mapping[str, Any]) -> Count:
    return Count(row["activities"], row["measured"], row["reached"])


def _dated(relation: Any, plan: Plan, period: Period) -> QuerySet[Any]:
    """The rows that tie the agency's valid activities of the period to something.

    Told by the activity's own columns: the planner of the database counts badly through another
    subquery.
    """
    links: QuerySet[Any] = relation.through.objects.filter(
        activity__withdrawn_at__isnull=True,
        activity__agency=plan.agency_id,
        activity__on__gte=period.starts,
        activity__on__lte=period.ends,
    )
    return links.order_by()


def _links(relation: Any, plan: Plan, period: Period) -> QuerySet[Any]:
    """The same for activities of the plan alone."""
    of_plan = Activity.tasks.through.objects.filter(plantask__plan=plan)
    return _dated(relation, plan, period).filter(activity__in=of_plan.values("activity_id"))


def _audiences(links: QuerySet[Any]) -> dict[int, Count]:
    counted = links.values("audience_id").annotate(
        activities=models.Count("pk"),
        measured=models.Count("activity__reach"),
        reached=Sum("activity__reach", default=0),
    )
    return {row["audience_id"]: _count(row) for row in counted}


def _sides(links: QuerySet[Any]) -> dict[str, int]:
    """Each activity with an audience once: how many, and for whom."""
    counted: dict[str, int] = (
        links.values("activity_id")
        .annotate(
            inner=BoolOr("audience__is_internal"),
            outer=BoolOr(Q(audience__is_internal=False)),
            own_reach=Max("activity__reach"),
        )
        .aggregate(
            activities=models.Count("activity_id"),
            measured=models.Count("own_reach"),
            reached=Sum("own_reach", default=0),
            internal=models.Count("activity_id", filter=Q(inner=True)),
            external=models.Count("activity_id", filter=Q(outer=True)),
        )
    )
    return counted


def _months(found: QuerySet[Activity]) -> dict[int, int]:
    """By legal month of the year, which the day in the calendar month before tells."""
    moved = ExpressionWrapper(
        F("on") - Value(timedelta(days=DAYS_BEFORE_CUT_OFF)), output_field=DateField()
    )
    counted = found.annotate(before=TruncMonth(moved)).values("before")
    return {
        row["before"].month % 12 + 1: row["count"]
        for row in counted.annotate(count=models.Count("pk"))
    }


def _groups(links: QuerySet[Any], by: str, *, latest: int) -> dict[int, Group]:
    channels: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    units: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    counted = links.values(by, "activity__channel_id", "activity__unit__name")
    for row in counted.annotate(count=models.Count("pk")):
        channels[row[by]][row["activity__channel_id"]] += row["count"]
        units[row[by]][row["activity__unit__name"]] += row["count"]
    newest = _latest(links, by, latest)
    return {pk: Group(dict(channels[pk]), dict(units[pk]), newest[pk]) for pk in channels}


def _latest(links: QuerySet[Any], by: str, most: int) -> dict[int, list[ActivityRow]]:
    """The latest activities of each, newest first: ids are ranked first, few rows then read."""
    newest_first = (F("activity__on").desc(), F("activity_id").desc())
    rank = Window(RowNumber(), partition_by=F(by), order_by=newest_first)
    ranked = links.values(by, "activity_id").annotate(rank=rank).filter(rank__lte=most)
    chosen = [(link[by], link["activity_id"]) for link in ranked.order_by(by, "rank")]
    rows = {
        activity.pk: _row(activity)
        for activity in Activity.objects.filter(pk__in={pk for _, pk in chosen}).select_related(
            "unit"
        )
    }
    found: dict[int, list[ActivityRow]] = defaultdict(list)
    for owner, pk in chosen:
        found[owner].append(rows[pk])
    return found


def _row(activity: Activity) -> ActivityRow:
    return ActivityRow(
        id=activity.pk,
        on=activity.on,
        title=activity.title,
        channel=activity.channel_id,
        unit=activity.unit.name,
    )
