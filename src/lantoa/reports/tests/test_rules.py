"""The life of a report, its periods, and what counts as not done."""

from datetime import date

import pytest

from lantoa.programme.enums import TaskState
from lantoa.reports import rules
from lantoa.reports.enums import ReportKind, ReportState
from lantoa.reports.rules import PeriodKey
from vanban.periods import legal_period

from .scopes import TASKS, activities, content, occurrence, scope, task

PERIOD = legal_period("quarter", 2023, 2)


@pytest.mark.parametrize(
    ("state", "wanted", "allowed"),
    [
        ("draft", "approved", True),
        ("draft", "signed", False),
        ("draft", "discarded", True),
        ("approved", "signed", True),
        ("approved", "draft", False),
        ("approved", "discarded", True),
        ("signed", "sent", True),
        ("signed", "discarded", False),
        ("sent", "signed", False),
        ("discarded", "draft", False),
    ],
)
def test_life_of_a_report(state: str, wanted: str, allowed: bool) -> None:
    assert rules.may_become(state, ReportState(wanted)) is allowed


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2023, 3, 14), 1),
        (date(2023, 3, 15), 1),
        (date(2023, 6, 14), 1),
        (date(2023, 6, 15), 2),
        (date(2023, 12, 14), 3),
        (date(2023, 12, 15), 4),
        (date(2026, 11, 23), 4),
        (date(2022, 12, 1), 1),
    ],
)
def test_the_last_quarter_whose_counting_has_ended_is_proposed(today: date, quarter: int) -> None:
    assert rules.proposed(2023, set(), today=today) == PeriodKey(ReportKind.QUARTER, quarter)


@pytest.mark.parametrize(
    ("key", "wanted", "longer"),
    [
        ("month 3", "month quarter", "quarter 1"),
        ("month 6", "month quarter half_year", "half_year 1"),
        ("quarter 2", "quarter half_year", "half_year 1"),
        ("month 9", "month quarter", "quarter 3"),
        ("quarter 3", "quarter nine_months", "nine_months 1"),
        ("quarter 3", "quarter year", None),
        ("month 12", "month year", "year 1"),
        ("quarter 4", "month quarter year", "year 1"),
        ("month 5", "month quarter half_year year", None),
        ("half_year 1", "month quarter half_year year", None),
        ("quarter 1", "quarter half_year", None),
    ],
)
def test_the_longer_report_replaces_the_shorter(key: str, wanted: str, longer: str | None) -> None:
    def read(text: str) -> PeriodKey:
        kind, index = text.split()
        return PeriodKey(ReportKind(kind), int(index))

    kinds = {ReportKind(kind) for kind in wanted.split()}
    assert rules.replaced_by(read(key), kinds) == (read(longer) if longer else None)
    assert rules.is_for(read(key), kinds) is (longer is None)


def test_somebody_who_wants_all_gets_one_report_a_closing_day() -> None:
    keys = [key for key in rules.period_keys() if rules.is_for(key, set(ReportKind))]
    closing = [key.of(2023).ends for key in keys]
    assert len(set(closing)) == len(closing) == 12


@pytest.mark.parametrize(
    ("key", "name", "following"),
    [
        (PeriodKey(ReportKind.MONTH, 12), "Tháng 12", "Tháng 1 năm 2024"),
        (PeriodKey(ReportKind.QUARTER, 2), "Quý II", "Quý III năm 2023"),
        (PeriodKey(ReportKind.HALF_YEAR, 1), "6 tháng đầu năm", "6 tháng cuối năm 2023"),
        (PeriodKey(ReportKind.NINE_MONTHS, 1), "9 tháng đầu năm", "Quý IV năm 2023"),
        (PeriodKey(ReportKind.YEAR, 1), "Cả năm", "Năm 2024"),
    ],
)
def test_periods_have_names_and_a_next_one(key: PeriodKey, name: str, following: str) -> None:
    assert key.name == name
    assert rules.following(key.of(2023)).label == following


def test_the_period_after_the_fourth_quarter_is_of_the_next_year() -> None:
    after = rules.following(legal_period("quarter", 2023, 4))
    assert (after.year, after.index, after.starts) == (2024, 1, date(2023, 12, 15))


def test_states_are_never_computed_after_the_counting_has_ended() -> None:
    assert rules.states_day(PERIOD, today=date(2023, 6, 1)) == date(2023, 6, 1)
    assert rules.states_day(PERIOD, today=date(2026, 1, 1)) == date(2023, 6, 14)


QUARTER_ONE = (date(2023, 1, 1), date(2023, 3, 31))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (occurrence(1, "Quý I", *QUARTER_ONE, TaskState.OVERDUE), True),
        (occurrence(1, "Quý I", *QUARTER_ONE, TaskState.CLOSED, unproved=("Báo cáo",)), True),
        (occurrence(1, "Quý I", *QUARTER_ONE, TaskState.CLOSED), False),
        (occurrence(1, "Quý I", *QUARTER_ONE, TaskState.DONE), False),
        (occurrence(1, "Theo kế hoạch", None, None, TaskState.WAITING), True),
        (
            occurrence(
                1,
                "Tháng 2",
                date(2023, 2, 1),
                date(2023, 2, 28),
                TaskState.CLOSED,
                unproved=("Báo cáo",),
            ),
            False,
        ),
    ],
)
def test_what_is_not_done(given, expected: bool) -> None:
    keys = {item.key for item in rules.unfinished([task(1, given)], (), PERIOD)}
    assert bool(keys - {"reason.101.0"}) is expected


def test_waiting_explains_itself_and_a_missing_product_does_not() -> None:
    waits = occurrence(1, "Quý I", *QUARTER_ONE, TaskState.WAITING, sentence="Chờ văn bản")
    late = occurrence(2, "Quý I", *QUARTER_ONE, TaskState.OVERDUE)
    found = rules.unfinished([task(1, waits), task(2, late)], (), PERIOD)
    assert [(item.status, item.explained) for item in found] == [
        ("Chờ", "Chờ văn bản."),
        ("Quá hạn", ""),
    ]


def test_occurrences_that_wait_are_told_together() -> None:
    first = occurrence(1, "Quý I", *QUARTER_ONE, TaskState.WAITING, sentence="Chờ văn bản")
    second = occurrence(2, "Quý II", *QUARTER_ONE, TaskState.WAITING, sentence="Chờ văn bản")
    (found,) = rules.unfinished([task(1, first, second)], (), PERIOD)
    assert found.explained == "Quý I: chờ văn bản.\nQuý II: chờ văn bản."


def test_a_plan_that_is_over_waits_for_nothing() -> None:
    waits = task(1, occurrence(3, "Theo kế hoạch", None, None, TaskState.WAITING))
    following = rules.following(legal_period("quarter", 2023, 4))
    assert rules.coming([waits], following, plan_year=2023) == ()


def test_an_activity_in_the_period_makes_a_running_task_no_longer_undone() -> None:
    assert {item.task.id for item in rules.unfinished(TASKS, (), PERIOD)} == {101, 102}
    assert 101 not in {item.task.id for item in rules.unfinished(TASKS, {101}, PERIOD)}


def test_next_period_has_running_and_waiting_tasks_by_the_calendar() -> None:
    third = occurrence(1, "Quý III", date(2023, 7, 1), date(2023, 9, 30), TaskState.NOT_YET)
    second = occurrence(2, "Quý II", date(2023, 4, 1), date(2023, 6, 30))
    waits = occurrence(3, "Theo kế hoạch", None, None, TaskState.WAITING)
    done = occurrence(4, "Quý III", date(2023, 7, 1), date(2023, 9, 30), TaskState.DONE)
    tasks = [task(1, second, third), task(2, second), task(3, waits), task(4, done)]
    coming = rules.coming(tasks, rules.following(PERIOD), plan_year=2023)
    assert [(entry.task.ordinal, entry.occurrences) for entry in coming] == [
        (1, (third,)),
        (3, ()),
    ]


@pytest.mark.parametrize(
    ("today", "refused"), [(date(2023, 6, 14), True), (date(2023, 6, 15), False)]
)
def test_no_approval_before_the_counting_has_ended(today: date, refused: bool) -> None:
    texts = {"reason.101.0": "Chờ kinh phí.", "reason.102.0": "Chờ kinh phí."}
    report = content(scope(texts=texts))
    assert bool(rules.refusal_to_approve(report, stale=(), today=today)) is refused


def test_approval_needs_reasons_and_reviewed_wordings() -> None:
    refusals = rules.refusal_to_approve(
        content(scope()), stale=("Kết quả chung",), today=date(2023, 7, 1)
    )
    assert len(refusals) == 2
    assert "Nhiệm vụ 1" in refusals[0]
    assert "Kết quả chung" in refusals[1]


def test_differences_name_figures_whose_number_or_rows_changed() -> None:
    rows = activities(10)
    before, after = content(scope(rows)), content(scope(rows[1:]))
    assert rules.differences(before, before) == ()
    changed = {entry.key: (entry.frozen, entry.now) for entry in rules.differences(before, after)}
    assert changed["total"] == (10, 9)
