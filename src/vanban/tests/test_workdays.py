"""Working days against counts made by hand from the calendars of 2022 to 2027."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.periods import Calendar, add_working_days, is_working_day, working_days_between

days = st.dates(min_value=date(2022, 1, 1), max_value=date(2027, 12, 31))


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        # An ordinary week, and a weekend.
        (date(2022, 3, 7), date(2022, 3, 11), 4),
        (date(2022, 3, 11), date(2022, 3, 14), 1),
        (date(2022, 3, 7), date(2022, 3, 7), 0),
        # 2022: 1 January on a Saturday; Tết 31/1–4/2; Hùng Kings on a Sunday; 30/4–3/5; 1–2/9.
        (date(2021, 12, 31), date(2022, 1, 4), 1),
        (date(2022, 1, 28), date(2022, 2, 8), 2),
        (date(2022, 4, 8), date(2022, 4, 12), 1),
        (date(2022, 4, 28), date(2022, 5, 5), 3),
        (date(2022, 8, 31), date(2022, 9, 6), 2),
        # 2023: Tết 20–26/1; 29/4–3/5; 1–4/9.
        (date(2023, 1, 19), date(2023, 1, 27), 1),
        (date(2023, 4, 28), date(2023, 5, 4), 1),
        (date(2023, 8, 31), date(2023, 9, 5), 1),
        # 2024: Tết 8–14/2; 29 April exchanged for Saturday 4 May.
        (date(2024, 2, 7), date(2024, 2, 15), 1),
        (date(2024, 4, 26), date(2024, 5, 2), 1),
        (date(2024, 5, 3), date(2024, 5, 4), 1),
        # 2025: Tết 25/1–2/2; 2 May exchanged for Saturday 26 April; 24 November not yet a holiday.
        (date(2025, 1, 24), date(2025, 2, 3), 1),
        (date(2025, 4, 25), date(2025, 4, 26), 1),
        (date(2025, 4, 29), date(2025, 5, 5), 1),
        (date(2025, 11, 21), date(2025, 11, 24), 1),
        # 2026: Tết 14–22/2; 31 August exchanged for Saturday 22 August; 24 November a holiday.
        (date(2026, 2, 13), date(2026, 2, 23), 1),
        (date(2026, 8, 21), date(2026, 8, 22), 1),
        (date(2026, 8, 28), date(2026, 9, 3), 1),
        (date(2026, 11, 23), date(2026, 11, 25), 1),
        # 2027: 1 May on a Saturday; 24 November on a Wednesday.
        (date(2027, 4, 29), date(2027, 5, 4), 1),
        (date(2027, 11, 23), date(2027, 11, 25), 1),
    ],
)
def test_counts_made_by_hand(a: date, b: date, count: int) -> None:
    assert working_days_between(a, b).days == count


def test_the_count_says_what_was_skipped_and_why() -> None:
    counted = working_days_between(date(2022, 4, 28), date(2022, 5, 5))
    assert [(s.day.isoformat(), s.reason) for s in counted.skipped] == [
        ("2022-04-30", "Thứ Bảy, Ngày Chiến thắng"),
        ("2022-05-01", "Chủ nhật, Ngày Quốc tế Lao động"),
        ("2022-05-02", "Ngày Chiến thắng, nghỉ bù"),
        ("2022-05-03", "Ngày Quốc tế Lao động, nghỉ bù"),
    ]
    assert counted.explain() == (
        "3 ngày làm việc, sau ngày 28/04/2022 đến hết ngày 05/05/2022. Không tính: "
        "30/04/2022 (Thứ Bảy, Ngày Chiến thắng); 01/05/2022 (Chủ nhật, Ngày Quốc tế Lao động); "
        "02/05/2022 (Ngày Chiến thắng, nghỉ bù); 03/05/2022 (Ngày Quốc tế Lao động, nghỉ bù)."
    )


def test_a_made_up_saturday_is_named() -> None:
    counted = working_days_between(date(2024, 5, 3), date(2024, 5, 4))
    assert counted.made_up == (date(2024, 5, 4),)
    assert counted.explain().endswith("Có tính ngày làm bù: 04/05/2024.")


def test_an_official_notice_comes_in_as_data() -> None:
    notice = {
        "extra_holidays": [date(2026, 1, 2)],
        "extra_workdays": [date(2026, 1, 10)],
    }
    assert working_days_between(date(2025, 12, 31), date(2026, 1, 5)).days == 2
    assert working_days_between(date(2025, 12, 31), date(2026, 1, 5), **notice).days == 1
    assert is_working_day(date(2026, 1, 10), **notice)
    assert not is_working_day(date(2026, 1, 10))
    assert add_working_days(date(2026, 1, 9), 1, **notice).ends == date(2026, 1, 10)
    skipped = working_days_between(date(2026, 1, 1), date(2026, 1, 2), **notice).skipped
    assert [s.reason for s in skipped] == ["ngày nghỉ theo thông báo"]


def test_counting_back_over_tet() -> None:
    found = add_working_days(date(2022, 2, 7), -3)
    assert found.ends == date(2022, 1, 26)
    assert found.days == -3
    assert "từ ngày 26/01/2022 đến trước ngày 07/02/2022" in found.explain()


@settings(max_examples=60)
@given(days, st.integers(min_value=0, max_value=40))
def test_adding_and_counting_agree(start: date, count: int) -> None:
    end = add_working_days(start, count).ends
    assert working_days_between(start, end).days == count
    assert count == 0 or is_working_day(end)


@settings(max_examples=60)
@given(days, days)
def test_every_day_is_either_counted_or_explained(a: date, b: date) -> None:
    a, b = min(a, b), max(a, b)
    counted = working_days_between(a, b)
    assert counted.days + len(counted.skipped) == (b - a).days
    assert counted.days >= sum(
        is_working_day(a + timedelta(days=n)) for n in range(1, min(8, (b - a).days + 1))
    )


@settings(max_examples=40)
@given(days, st.integers(min_value=1, max_value=20))
def test_counting_back_undoes_counting_on(start: date, count: int) -> None:
    if is_working_day(start):
        assert add_working_days(add_working_days(start, count).ends, -count).ends == start


def test_a_year_lists_what_differs_from_a_plain_week() -> None:
    off, worked = Calendar(extra_holidays=[date(2024, 12, 31)]).year(2024)

    assert off[0].day == date(2024, 1, 1)
    assert off[-1].reason == "ngày nghỉ theo thông báo"
    assert all(entry.day.weekday() < 5 for entry in off)
    assert worked == (date(2024, 5, 4),)
