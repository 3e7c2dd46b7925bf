"""Figures are the rows of the database within the legal cut-offs, and open exactly those."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lantoa.programme.models import Activity
from lantoa.reports import queries
from lantoa.reports.content import plain
from lantoa.reports.models import Report

from .factories import AFTER, World, make_world

pytestmark = pytest.mark.django_db
CUT_OFFS = {"on__gte": date(2023, 3, 15), "on__lte": date(2023, 6, 14)}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.mark.parametrize("seed", range(4))
def test_each_figure_is_the_count_of_its_rows_in_the_database(world: World, seed: int) -> None:
    world.random_activities(25, seed=seed)
    content = queries.content_of(world.report(), today=AFTER)
    inside = Activity.objects.filter(**CUT_OFFS)
    expected = {"total": inside}
    for channel in world.channels:
        expected[f"channel.{channel.pk}"] = inside.filter(channel=channel)
    for audience in world.audiences:
        expected[f"audience.{audience.pk}"] = inside.filter(audiences=audience)
    expected["audience.internal"] = inside.filter(audiences__is_internal=True).distinct()
    expected["audience.external"] = inside.filter(audiences__is_internal=False).distinct()
    for topic in world.topics:
        expected[f"topic.{topic.pk}"] = inside.filter(topics=topic)
        for channel in world.channels:
            key = f"topic.{topic.pk}.channel.{channel.pk}"
            if key in content.figures:
                expected[key] = inside.filter(topics=topic, channel=channel)
    for task in world.tasks:
        expected[f"task.{task.pk}"] = inside.filter(tasks=task)
    report = Report.objects.get()
    for key, rows in expected.items():
        opened = queries.figure_rows(report, content, key)
        assert opened is not None
        assert {row.id for row in opened.activities} == set(rows.values_list("pk", flat=True)), key
        assert opened.figure.value == opened.figure.counted == rows.count(), key
    assert content.figures["total.reach"].value == (inside.aggregate(s=Sum("reach"))["s"] or 0)


@pytest.mark.parametrize(
    ("on", "quarter"),
    [
        (date(2022, 12, 14), None),
        (date(2022, 12, 15), 1),
        (date(2023, 3, 14), 1),
        (date(2023, 3, 15), 2),
        (date(2023, 6, 14), 2),
        (date(2023, 6, 15), 3),
        (date(2023, 9, 15), 4),
        (date(2023, 12, 14), 4),
        (date(2023, 12, 15), None),
    ],
)
def test_an_activity_counts_in_the_quarter_of_the_cut_offs(
    world: World, on: date, quarter: int | None
) -> None:
    world.activity(on)
    today = date(2024, 1, 5)
    counted = [
        q
        for q in (1, 2, 3, 4)
        if queries.content_of(world.report(q, today), today=today).figures["total"].value
    ]
    assert counted == ([quarter] if quarter else [])


def test_withdrawn_and_foreign_activities_do_not_count(world: World) -> None:
    other = make_world("Sở Y tế")
    other.activity(date(2023, 5, 5))
    world.activity(date(2023, 5, 5), withdrawn_at=timezone.now(), withdrawn_reason="Ghi trùng")
    world.activity(date(2023, 5, 6), tasks=world.tasks)
    content = queries.content_of(world.report(), today=AFTER)
    assert content.figures["total"].value == 1


def test_a_figure_opens_exactly_its_rows(world: World) -> None:
    world.random_activities(20, seed=9)
    for report in (world.report(), world.approved()):
        content = queries.content_of(report, today=AFTER)
        for key, figure in content.figures.items():
            opened = queries.figure_rows(report, content, key)
            assert opened is not None
            ids = [row.id for row in (*opened.activities, *opened.tasks)]
            assert len(set(ids)) == figure.counted == len(ids), key
            if figure.unit == "lượt tiếp cận":
                assert figure.value == sum(row.reach or 0 for row in opened.activities)
    assert queries.figure_rows(report, content, "channel.0") is None


def test_proofs_of_the_period_stand_in_the_table_of_tasks(world: World) -> None:
    task = world.tasks[1]
    product, first = task.deliverables.get(), task.occurrences.get(index=2)
    world.evidence(product, first, date(2023, 6, 14))
    world.evidence(product, first, date(2023, 6, 15))
    content = queries.content_of(world.report(), today=AFTER)
    row = next(
        grid.rows[1] for part in content.walk() for grid in part.tables if grid.key == "task_table"
    )
    assert plain(row[4]) == "- Báo cáo quý: Báo cáo số 12/BC-VP (14/6/2023)"


def test_states_are_those_of_the_last_counted_day(world: World) -> None:
    world.activity(date(2023, 6, 30))
    content = queries.content_of(world.report(today=date(2026, 1, 1)), today=date(2026, 1, 1))
    assert content.as_of == date(2023, 6, 14)
    assert content.tasks[0].state == "no_activity"


def test_sample_activities_make_a_sample_report(world: World) -> None:
    world.activity(date(2023, 5, 5))
    report = world.report()
    assert not queries.content_of(report, today=AFTER).is_sample
    world.activity(date(2023, 5, 6), is_sample=True)
    assert queries.content_of(report, today=AFTER).is_sample


def test_the_number_of_queries_does_not_grow(world: World, django_assert_num_queries) -> None:
    report = world.report()
    world.random_activities(2, seed=1)
    with CaptureQueriesContext(connection) as few:
        queries.assembled(report, today=AFTER)
    world.random_activities(40, seed=2)
    with django_assert_num_queries(len(few)):
        queries.assembled(report, today=AFTER)


def test_public_states_come_from_the_last_signed_report(world: World) -> None:
    assert queries.issued_states(world.plan) is None
    world.approved(quarter=1)
    assert queries.issued_states(world.plan) is None
    signed = world.signed()
    world.activity(date(2023, 6, 1))
    states = queries.issued_states(world.plan)
    assert states is not None
    assert states.report == signed
    assert states.as_of == date(2023, 6, 14)
    assert states.tasks[world.tasks[0].pk].state == "no_activity"
