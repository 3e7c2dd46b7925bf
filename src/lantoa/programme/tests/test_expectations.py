"""What is expected of continuous tasks: counted by the calendar, never late, with its history."""

from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions
from lantoa.programme.enums import ExpectedEvery, TaskState
from lantoa.programme.models import TaskExpectation
from lantoa.programme.queries import plan_overview
from lantoa.programme.rules.expectations import (
    Expected,
    expectation_sentence,
    expected_periods,
)
from lantoa.programme.tests.factories import TODAY, PlanWithPeople, make_activity, make_plan

MONTH, QUARTER = ExpectedEvery.MONTH, ExpectedEvery.QUARTER
SINCE = date(2026, 1, 20)


@pytest.fixture
def found(db: None) -> PlanWithPeople:
    return make_plan()


def expect(found: PlanWithPeople, count: int = 2, task: int = 1, **given_: object):
    options = {"every": MONTH, "starts": date(2026, 3, 15), "by": found.people.office_clerk}
    return actions.expect_activities(
        task=found.tasks[task - 1], count=count, today=TODAY, **options | given_
    )


class TestTheRule:
    def test_periods_run_by_the_calendar_until_today(self) -> None:
        periods = expected_periods(
            [Expected(3, QUARTER, date(2026, 1, 1))],
            {date(2026, 3, 1): 2, date(2026, 4, 1): 1},
            year=2026,
            since=SINCE,
            today=TODAY,
        )

        assert [(p.label, p.done, p.expected) for p in periods] == [
            ("Quý I năm 2026", 2, 3),
            ("Quý II năm 2026", 1, 3),
        ]
        assert expectation_sentence(periods, year=2026, today=TODAY) == (
            "quý II: 1 trong 3 hoạt động dự kiến; chưa đạt dự kiến: quý I (2 trong 3)"
        )

    def test_a_new_number_holds_from_its_first_day(self) -> None:
        periods = expected_periods(
            [
                Expected(1, MONTH, date(2026, 1, 1), date(2026, 3, 31)),
                Expected(4, MONTH, date(2026, 4, 1)),
            ],
            {},
            year=2026,
            since=SINCE,
            today=TODAY,
        )

        assert [p.expected for p in periods] == [1, 1, 1, 4, 4]

    def test_what_was_over_before_the_plan_was_known_is_left_out(self) -> None:
        periods = expected_periods(
            [Expected(1, MONTH, date(2026, 1, 1))],
            {},
            year=2026,
            since=date(2026, 4, 2),
            today=TODAY,
        )

        assert [p.label for p in periods] == ["Tháng 4 năm 2026", "Tháng 5 năm 2026"]

    @given(
        st.integers(1, 9),
        st.dictionaries(st.integers(1, 12).map(lambda m: date(2026, m, 1)), st.integers(0, 9)),
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.sampled_from(ExpectedEvery),
    )
    def test_every_activity_of_begun_periods_is_counted_once(self, count, counts, today, every):
        periods = expected_periods(
            [Expected(count, every, date(2026, 1, 1))],
            counts,
            year=2026,
            since=date(2026, 1, 1),
            today=today,
        )

        last = max(p.ends for p in periods)
        assert sum(p.done for p in periods) == sum(n for day, n in counts.items() if day <= last)
        assert not any(p.is_short(today) for p in periods if p.is_current(today))


class TestTheAction:
    def test_the_task_says_how_far_it_is_met_and_is_never_late(self, found: PlanWithPeople) -> None:
        expect(found)
        make_activity(found, on=date(2026, 5, 4))

        task = plan_overview(found.plan, today=TODAY).tasks[0]

        assert task.state == TaskState.UNDER_WAY
        assert task.status.sentence == (
            "Đang thực hiện: 1 hoạt động, gần nhất 04/5/2026; "
            "tháng 5: 1 trong 2 hoạt động dự kiến; "
            "chưa đạt dự kiến: tháng 3 (0 trong 2), tháng 4 (0 trong 2)"
        )
        public = plan_overview(found.plan, today=TODAY, public_only=True).tasks[0]
        assert "dự kiến" not in public.status.sentence

    def test_a_change_keeps_what_was_expected_before(self, found: PlanWithPeople) -> None:
        expect(found)
        expect(found, 5, every=QUARTER, starts=date(2026, 5, 20))

        rows = TaskExpectation.objects.order_by("valid_from")
        assert [(row.count, row.valid_from, row.valid_to) for row in rows] == [
            (2, date(2026, 3, 1), date(2026, 3, 31)),
            (5, date(2026, 4, 1), None),
        ]
        assert AuditRecord.objects.filter(verb="task.expect").count() == 2

    def test_the_same_again_changes_nothing(self, found: PlanWithPeople) -> None:
        expect(found)
        expect(found)

        assert TaskExpectation.objects.count() == 1
        assert AuditRecord.objects.filter(verb="task.expect").count() == 1

    def test_nothing_more_is_expected(self, found: PlanWithPeople) -> None:
        expect(found)
        for _ in range(2):
            actions.end_expectation(task=found.tasks[0], by=found.people.office_clerk, today=TODAY)

        assert TaskExpectation.objects.get().valid_to == date(2026, 5, 19)
        assert AuditRecord.objects.filter(verb="task.expect_nothing").count() == 1

    @pytest.mark.parametrize(
        ("given_", "told"),
        [
            ({"task": 2}, "nhiệm vụ thường xuyên"),
            ({"count": 0}, "từ 1 đến 999"),
            ({"starts": date(2027, 1, 1)}, "năm 2026"),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, found: PlanWithPeople, given_: dict[str, object], told: str
    ) -> None:
        with pytest.raises(ActionError, match=told):
            expect(found, **given_)

    def test_only_the_office_expects(self, found: PlanWithPeople) -> None:
        with pytest.raises(PermissionRefused):
            expect(found, by=found.people.staff)

    def test_the_screen_sets_it_and_shows_its_history(self, found: PlanWithPeople) -> None:
        client = Client()
        client.force_login(found.people.office_clerk)
        address = f"/quan-tri/nhiem-vu/{found.tasks[0].pk}/"

        sent = {"count": "3", "every": "quarter", "starts": "01/04/2026"}
        page = client.post(f"{address}du-kien/", sent, follow=True).content.decode()

        assert "Đã đặt mức dự kiến." in page
        assert "3 hoạt động mỗi quý" in page
        wrong = client.post(f"{address}du-kien/", {"count": "x"}).content.decode()
        assert "Nhập số nguyên." in wrong
