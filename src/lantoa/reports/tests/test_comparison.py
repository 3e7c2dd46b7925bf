"""The period before and that of last year: whose numbers they are, and the rows they open."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from lantoa.programme.models import Plan
from lantoa.reports import queries
from lantoa.reports.charts import charts_of
from lantoa.reports.content import plain
from lantoa.reports.models import Report
from lantoa.reports.rules.periods import preceding
from vanban.periods import legal_period

from .factories import AFTER, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = make_world()
    world.activity(date(2023, 2, 1), reach=30)
    world.activity(date(2023, 3, 14), channel=world.channels[1])
    world.activity(date(2023, 5, 5), reach=70)
    return world


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (("month", 2023, 1), "Tháng 12 năm 2022"),
        (("quarter", 2023, 3), "Quý II năm 2023"),
        (("half_year", 2023, 1), "6 tháng cuối năm 2022"),
        (("nine_months", 2023, 1), None),
        (("year", 2023, 1), "Năm 2022"),
    ],
)
def test_which_period_lies_before(period: tuple, before: str | None) -> None:
    found = preceding(legal_period(*period))
    assert (found.label if found else None) == before


def opened(report: Report, key: str):
    content = queries.content_of(report, today=AFTER)
    return queries.figure_rows(report, content, key)


def test_without_an_issued_report_the_recorded_activities_are_counted(world: World) -> None:
    report = world.report()
    content = queries.content_of(report, today=AFTER)
    assert content.figures["before.total"].value == 2
    assert content.figures["before.total.reach"].value == 30
    assert content.figures[f"before.channel.{world.channels[1].pk}"].value == 1
    rows = opened(report, "before.total").activities
    assert [row.on for row in rows] == [date(2023, 3, 14), date(2023, 2, 1)]
    said = next(passage.text for passage in content.passages if passage.key == "comparison")
    assert "chưa có báo cáo ban hành" in said
    assert "chưa có kế hoạch năm 2022" in said


def test_numbers_of_an_issued_report_are_its_frozen_ones_and_open_there(world: World) -> None:
    first = world.signed(quarter=1)
    world.activity(date(2023, 2, 2))
    report = world.report()
    figure = queries.content_of(report, today=AFTER).figures["before.total"]
    assert figure.value == 2
    found = opened(report, "before.total")
    assert (found.report_id, found.report_key) == (first.pk, "total")


def test_the_same_period_of_last_year_is_of_that_years_plan(world: World) -> None:
    Plan.objects.filter(pk=world.plan.pk).update(year=2024)
    world.plan.refresh_from_db()
    last = make_plan_of_2023(world)
    world.activity(date(2023, 4, 20), tasks=last.tasks.all())
    today = date(2024, 6, 20)
    content = queries.content_of(world.report(today=today), today=today)
    assert content.figures["year_before.total"].value == 1


def make_plan_of_2023(world: World) -> Plan:
    plan = Plan.objects.get(pk=world.plan.pk)
    task = world.tasks[0]
    plan.pk, plan.slug, plan.year = None, "ke-hoach-2023", 2023
    plan._state.adding = True
    plan.save()
    task.pk, task.plan = None, plan
    task._state.adding = True
    task.save()
    return plan


def test_charts_show_what_the_tables_say(world: World) -> None:
    content = queries.content_of(world.report(), today=AFTER)
    charts = charts_of(content)
    assert [bar.value for bar in charts["course"].bars] == [0, 1, 0]
    assert [bar.value for bar in charts["comparison"].bars] == [2, 1]
    assert charts["comparison"].bars[0].width == 300
    assert "Quý I năm 2023" in charts["comparison"].description


def test_the_workbook_has_each_table_with_numbers_as_numbers(world: World) -> None:
    report, client = world.report(), Client()
    client.force_login(world.staff)
    page = client.get(reverse("reports:report", args=[report.pk])).content.decode()
    assert page.count('<svg class="bar-chart__drawing"') == 3
    body = client.get(reverse("reports:sheets", args=[report.pk])).content
    book = load_workbook(BytesIO(body))
    content = queries.content_of(report, today=AFTER)
    grids = [grid for part in content.walk() for grid in part.tables]
    assert len(book.sheetnames) == len(grids) + 1
    for grid, name in zip(grids, book.sheetnames, strict=False):
        rows = list(book[name].iter_rows(min_row=3, values_only=True))
        assert rows[0] == grid.header
        assert len(rows) == len(grid.rows) + 1
        for column in grid.numeric:
            for printed, value in zip(grid.rows, rows[1:], strict=True):
                assert str(value[column]) == plain(printed[column]).replace(".", "")


def test_figures_of_other_periods_open_on_their_page(world: World) -> None:
    report, client = world.report(), Client()
    client.force_login(world.office)
    address = reverse("reports:figure", args=[report.pk, "before.total"])
    page = client.get(address).content.decode()
    assert page.count("data-row=") == 2
    assert "không chốt cùng báo cáo" in page
