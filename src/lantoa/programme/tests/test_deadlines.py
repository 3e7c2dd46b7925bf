"""Open due days: which they are, and that a changed calendar says what it moves."""

from datetime import date

import pytest
from django.test import Client

from lantoa.agencies import actions as agency_actions
from lantoa.agencies.deadlines import open_deadlines
from lantoa.foundation import clock
from lantoa.programme.tests.factories import (
    TODAY,
    PlanWithPeople,
    make_evidence,
    make_plan,
)


@pytest.fixture
def found(db: None) -> PlanWithPeople:
    return make_plan()


def names(found: PlanWithPeople, today: date = TODAY) -> list[str]:
    return [deadline.name for deadline in open_deadlines(found.agency, today=today)]


def test_they_come_in_the_order_of_their_days(found: PlanWithPeople) -> None:
    assert names(found) == [
        "nhiệm vụ 2, quý I năm 2026",
        "nhiệm vụ 2, quý II năm 2026",
        "nhiệm vụ 2, quý III năm 2026",
        "nhiệm vụ 4, đến ngày 14/11/2026",
        "nhiệm vụ 2, quý IV năm 2026",
    ]


def test_what_is_proved_is_open_no_more(found: PlanWithPeople) -> None:
    make_evidence(
        found, task=2, index=1, dated=date(2026, 3, 10), accepted_by=found.people.unit_head
    )

    assert "nhiệm vụ 2, quý I năm 2026" not in names(found)


def test_what_ended_before_the_import_and_a_plan_of_the_past_have_none(db: None) -> None:
    late = make_plan(imported_on=date(2026, 4, 10))
    past = make_plan(year=2022)

    assert "nhiệm vụ 2, quý I năm 2026" not in names(late)
    assert names(past) == []


def test_a_notice_says_which_due_days_it_moves(found: PlanWithPeople) -> None:
    change = agency_actions.announce_days(
        agency=found.agency,
        first=date(2026, 7, 2),
        last=date(2026, 7, 3),
        is_worked=False,
        source="Thông báo số 12/TB-SNV",
        by=found.people.office_clerk,
        on=TODAY,
    )

    assert [sentence.split(":")[0] for sentence in change.moved] == [
        "Tính lại nhiệm vụ 2, quý III năm 2026 (hạn 30/09/2026)",
        "Tính lại nhiệm vụ 4, đến ngày 14/11/2026 (hạn 14/11/2026)",
        "Tính lại nhiệm vụ 2, quý IV năm 2026 (hạn 31/12/2026)",
    ]
    # By hand: 95 weekdays, without 31/8, 1/9 and 2/9, with Saturday 22/8.
    assert change.moved[0].endswith("còn 91 ngày làm việc, trước là 93.")


def test_the_screen_tells_it_too(found: PlanWithPeople, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        clock, "now", lambda: clock.datetime(2026, 5, 20, 9, tzinfo=clock.CIVIL_ZONE)
    )
    client = Client()
    client.force_login(found.people.office_clerk)

    page = client.post(
        "/quan-tri/lich-lam-viec/",
        {"is_worked": "nghi", "first": "02/07/2026", "source": "Thông báo số 12/TB-SNV"},
        follow=True,
    ).content.decode()

    assert "Đã ghi vào lịch làm việc." in page
    assert "Tính lại nhiệm vụ 4" in page
    assert "Theo Thông báo số 12/TB-SNV" in page
