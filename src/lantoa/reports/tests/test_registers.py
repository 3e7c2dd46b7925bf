"""Checks, urging letters and difficulties of the period stand in the report with their rows."""

from datetime import date
from uuid import uuid4

import pytest

from lantoa.programme.enums import Addressee
from lantoa.programme.models import Difficulty
from lantoa.reports import queries
from lantoa.reports.content import plain

from .factories import AFTER, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def difficulty(world: World, on: date) -> Difficulty:
    return Difficulty.objects.create(
        plan=world.plan,
        unit=world.unit,
        text="Thiếu máy quay",
        cause="Chưa bố trí kinh phí",
        proposal="Mua một máy",
        addressee=Addressee.OFFICE,
        raised_by=world.staff,
        raised_on=on,
        submission_key=uuid4(),
    )


def test_a_period_without_entries_has_no_such_chapter(world: World) -> None:
    content = queries.content_of(world.report(), today=AFTER)
    assert "registers" not in [part.key for part in content.parts]


def test_difficulties_within_the_cut_offs_are_counted_and_opened(world: World) -> None:
    inside = [difficulty(world, date(2023, 3, 15)), difficulty(world, date(2023, 6, 14))]
    difficulty(world, date(2023, 6, 15))
    report = world.approved()
    content = queries.content_of(report, today=AFTER)
    opened = queries.figure_rows(report, content, "difficulties")
    assert opened is not None
    assert opened.figure.value == 2
    assert [record.id for record in opened.records] == [row.pk for row in inside]
    assert "Chưa bố trí kinh phí" in opened.records[0].detail
    grid = next(g for part in content.walk() for g in part.tables if g.key == "difficulties")
    assert [plain(cell) for cell in grid.rows[0]] == [
        "1",
        "Phòng Tổ chức",
        "Thiếu máy quay",
        "Chưa bố trí kinh phí",
        "Mua một máy",
        "Chờ trả lời",
    ]
