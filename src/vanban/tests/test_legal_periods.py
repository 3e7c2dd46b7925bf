"""Reporting periods: article 12 of Decree 09/2019/NĐ-CP."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.periods import PeriodKind, calendar_quarter, legal_period, period_containing


@pytest.mark.parametrize(
    ("kind", "index", "starts", "ends", "calendar_starts", "calendar_ends", "label"),
    [
        ("month", 1, "2021-12-15", "2022-01-14", "2022-01-01", "2022-01-31", "Tháng 1 năm 2022"),
        ("month", 3, "2022-02-15", "2022-03-14", "2022-03-01", "2022-03-31", "Tháng 3 năm 2022"),
        ("quarter", 1, "2021-12-15", "2022-03-14", "2022-01-01", "2022-03-31", "Quý I năm 2022"),
        ("quarter", 2, "2022-03-15", "2022-06-14", "2022-04-01", "2022-06-30", "Quý II năm 2022"),
        ("quarter", 4, "2022-09-15", "2022-12-14", "2022-10-01", "2022-12-31", "Quý IV năm 2022"),
        ("half_year", 1, "2021-12-15", "2022-06-14", "2022-01-01", "2022-06-30",
         "6 tháng đầu năm 2022"),
        ("nine_months", 1, "2021-12-15", "2022-09-14", "2022-01-01", "2022-09-30",
         "9 tháng đầu năm 2022"),
        ("year", 1, "2021-12-15", "2022-12-14", "2022-01-01", "2022-12-31", "Năm 2022"),
    ],
)  # fmt: skip
def test_cut_offs_and_civil_days(
    kind: PeriodKind,
    index: int,
    starts: str,
    ends: str,
    calendar_starts: str,
    calendar_ends: str,
    label: str,
) -> None:
    period = legal_period(kind, 2022, index)
    assert (period.starts.isoformat(), period.ends.isoformat()) == (starts, ends)
    assert period.calendar_starts.isoformat() == calendar_starts
    assert period.calendar_ends.isoformat() == calendar_ends
    assert (period.label, period.year) == (label, 2022)


@pytest.mark.parametrize(
    ("day", "kind", "label"),
    [
        (date(2022, 3, 14), "quarter", "Quý I năm 2022"),
        (date(2022, 3, 15), "quarter", "Quý II năm 2022"),
        (date(2022, 12, 14), "year", "Năm 2022"),
        (date(2022, 12, 15), "year", "Năm 2023"),
        (date(2021, 12, 31), "month", "Tháng 1 năm 2022"),
        (date(2024, 2, 29), "month", "Tháng 3 năm 2024"),
        (date(2022, 9, 14), "nine_months", "9 tháng đầu năm 2022"),
    ],
)
def test_a_day_belongs_to_its_legal_period(day: date, kind: PeriodKind, label: str) -> None:
    assert period_containing(day, kind).label == label


def test_no_nine_months_after_their_end() -> None:
    with pytest.raises(LookupError):
        period_containing(date(2022, 9, 15), "nine_months")


def test_an_index_beyond_the_year_is_refused() -> None:
    with pytest.raises(ValueError, match="quarter 5"):
        legal_period("quarter", 2022, 5)


def test_calendar_quarter() -> None:
    assert calendar_quarter(2024, 1) == (date(2024, 1, 1), date(2024, 3, 31))
    assert calendar_quarter(2022, 3) == (date(2022, 7, 1), date(2022, 9, 30))


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1)),
    st.sampled_from(["month", "quarter", "half_year", "year"]),
)
def test_periods_of_a_kind_leave_no_gap(day: date, kind: PeriodKind) -> None:
    period = period_containing(day, kind)
    assert period.starts <= day <= period.ends
    after = period_containing(period.ends + timedelta(days=1), kind)
    assert after.starts == period.ends + timedelta(days=1)
    assert after.label != period.label
