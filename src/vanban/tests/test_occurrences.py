"""Occurrences of a schedule: by the calendar, one each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.periods import Window, occurrence_windows, parse_schedule


def windows(text: str, year: int = 2022) -> tuple[Window, ...]:
    return occurrence_windows(parse_schedule(text, year=year)[0], year)


def days(text: str, year: int = 2022) -> list[tuple[date | None, date | None, date | None]]:
    return [(w.starts, w.ends, w.due) for w in windows(text, year)]


def test_each_quarter_ends_with_the_calendar() -> None:
    assert [(w.index, w.label, w.due) for w in windows("Quý I, II, III, IV")] == [
        (1, "Quý I năm 2022", date(2022, 3, 31)),
        (2, "Quý II năm 2022", date(2022, 6, 30)),
        (3, "Quý III năm 2022", date(2022, 9, 30)),
        (4, "Quý IV năm 2022", date(2022, 12, 31)),
    ]
    assert days("Quý I") == [(date(2022, 1, 1), date(2022, 3, 31), date(2022, 3, 31))]


def test_continuous_work_is_one_window_without_a_due_date() -> None:
    assert days("Thường xuyên") == [(date(2022, 1, 1), date(2022, 12, 31), None)]


@pytest.mark.parametrize("text", ["Theo kế hoạch của UBND tỉnh", "Đột xuất", "trước ngày 31/11"])
def test_what_has_no_date_waits(text: str) -> None:
    assert windows(text) == (Window(index=1, label=text),)


def test_a_deadline_runs_from_the_start_of_the_year() -> None:
    assert days("Trước ngày 15/11") == [
        (date(2022, 1, 1), date(2022, 11, 14), date(2022, 11, 14)),
    ]


def test_several_days_are_several_occurrences() -> None:
    assert [due for _, _, due in days("Ngày 20/3, 20/6, 20/9, 20/12")] == [
        date(2022, 3, 20),
        date(2022, 6, 20),
        date(2022, 9, 20),
        date(2022, 12, 20),
    ]


def test_a_deadline_within_its_quarter_is_one_occurrence() -> None:
    assert days("Quý I (trước ngày 15/3)") == [
        (date(2022, 1, 1), date(2022, 3, 14), date(2022, 3, 14)),
    ]


def test_a_period_is_one_occurrence() -> None:
    assert days("Từ tháng 3 đến tháng 5") == [
        (date(2022, 3, 1), date(2022, 5, 31), date(2022, 5, 31)),
    ]
    assert days("Giai đoạn 2021-2025") == [
        (date(2021, 1, 1), date(2025, 12, 31), date(2025, 12, 31)),
    ]
    assert days("Từ tháng 11/2013 trở đi") == [(date(2013, 11, 1), date(2022, 12, 31), None)]


def test_listed_months_of_two_years_are_not_multiplied() -> None:
    assert [w.label for w in windows("Quý IV/2022, Quý I/2023")] == [
        "Quý IV năm 2022",
        "Quý I năm 2023",
    ]


def test_the_fifteenth_of_every_month() -> None:
    found = days("ngày 15 hằng tháng")
    assert len(found) == 12
    assert found[1] == (date(2022, 2, 1), date(2022, 2, 15), date(2022, 2, 15))


def test_before_a_day_of_every_month_excludes_it() -> None:
    assert [due for _, _, due in days("Trước ngày 18 hằng tháng")][:2] == [
        date(2022, 1, 17),
        date(2022, 2, 17),
    ]


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    dues = [due for _, _, due in days("Ngày 31 hằng tháng", 2024)]
    assert dues[1] == date(2024, 2, 29)
    assert dues[3] == date(2024, 4, 30)


def test_the_day_of_a_quarter_is_that_of_its_last_month() -> None:
    assert [due for _, _, due in days("Trước ngày 15 của tháng cuối quý")] == [
        date(2022, 3, 14),
        date(2022, 6, 14),
        date(2022, 9, 14),
        date(2022, 12, 14),
    ]


def test_halves_of_the_year() -> None:
    assert [w.label for w in windows("6 tháng/lần")] == [
        "6 tháng đầu năm 2022",
        "6 tháng cuối năm 2022",
    ]


def test_weeks_end_on_sundays_of_the_year() -> None:
    found = windows("Hằng tuần")
    assert len(found) == 52
    assert all(w.ends and w.ends.weekday() == 6 and w.ends.year == 2022 for w in found)


def test_a_mix_has_its_firm_part_and_the_continuous_one() -> None:
    assert days("Quý I và thường xuyên") == [
        (date(2022, 1, 1), date(2022, 3, 31), date(2022, 3, 31)),
        (date(2022, 1, 1), date(2022, 12, 31), None),
    ]


TEXTS = st.sampled_from(
    [
        "Quý I, II", "tháng 3, 6", "Trước ngày 15/11", "hằng tháng", "hằng quý", "Hằng tuần",
        "ngày 30 hằng tháng", "6 tháng đầu năm", "Thường xuyên", "Từ tháng 3 đến tháng 5",
        "Định kỳ hằng năm", "Trước ngày 29/02", "6 tháng/lần", "Quý I và thường xuyên",
    ]
)  # fmt: skip


@given(TEXTS, st.integers(min_value=1990, max_value=2090))
def test_windows_are_numbered_and_in_order(text: str, year: int) -> None:
    found = windows(text, year)
    assert [w.index for w in found] == list(range(1, len(found) + 1))
    for window in found:
        assert window.label
        if window.starts and window.ends:
            assert window.starts <= window.ends
            assert window.due in (None, window.ends)
