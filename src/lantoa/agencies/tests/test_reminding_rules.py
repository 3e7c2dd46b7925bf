"""When a step is reached and who is told: against cases counted by hand."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.agencies.enums import Role
from lantoa.agencies.rules.reminding import (
    REMINDED,
    STEPS,
    distance_text,
    is_new,
    is_reminded,
    step_on,
)
from vanban.periods import Calendar

CALENDAR = Calendar()
# A Friday; Saturday and Sunday follow.
DUE = date(2026, 6, 26)
days_around = st.integers(-30, 30).map(lambda n: DUE + timedelta(days=n))


@pytest.mark.parametrize(
    ("day", "step"),
    [
        (date(2026, 6, 16), None),  # 8 working days before
        (date(2026, 6, 17), -7),
        (date(2026, 6, 22), -7),
        (date(2026, 6, 23), -3),
        (date(2026, 6, 25), -1),
        (date(2026, 6, 26), -1),
        (date(2026, 6, 28), None),  # late by two days off
        (date(2026, 6, 29), 1),
        (date(2026, 6, 30), 1),
        (date(2026, 7, 1), 3),
        (date(2026, 7, 7), 7),
        (date(2026, 12, 1), 7),
    ],
)
def test_steps_counted_by_hand(day: date, step: int | None) -> None:
    assert step_on(day, DUE, CALENDAR) == step


def test_tet_brings_the_first_step_forward() -> None:
    # 23/2/2026 is the first working day after Tết (14-22/2): 7 working days before lie in January.
    assert step_on(date(2026, 2, 4), date(2026, 2, 23), CALENDAR) is None
    assert step_on(date(2026, 2, 5), date(2026, 2, 23), CALENDAR) == -7


@given(days_around)
def test_steps_only_go_on(day: date) -> None:
    before, after = step_on(day, DUE, CALENDAR), step_on(day + timedelta(days=1), DUE, CALENDAR)
    if before is not None and after is not None:
        assert after >= before


@given(st.lists(st.sampled_from(STEPS)))
def test_taken_in_any_order_each_step_is_new_at_most_once(order: list[int]) -> None:
    taken: list[int] = []
    for step in order:
        if is_new(step, taken):
            taken.append(step)

    assert taken == sorted(set(taken))


def test_who_was_told_is_told_of_what_follows() -> None:
    """Escalation adds people, nobody drops out after the due day."""
    late = [REMINDED[step] for step in STEPS if step > 0]
    assert all(one <= other for one, other in itertools.pairwise(late))


@pytest.mark.parametrize(
    ("step", "role", "own", "told"),
    [
        (-7, Role.STAFF, True, True),
        (-7, Role.STAFF, False, False),
        (-7, Role.UNIT_HEAD, True, False),
        (-3, Role.UNIT_HEAD, True, True),
        (1, Role.OFFICE, False, False),
        (3, Role.OFFICE, False, True),
        (3, Role.LEADERSHIP, False, False),
        (7, Role.LEADERSHIP, False, True),
    ],
)
def test_from_staff_to_leadership(step: int, role: Role, own: bool, told: bool) -> None:
    assert is_reminded(step, role, 1, {1} if own else {2}) is told


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 6, 23), "còn 3 ngày làm việc"),
        (DUE, "đến hạn hôm nay"),
        (date(2026, 6, 27), "quá hạn vào ngày nghỉ"),
        (date(2026, 6, 30), "quá hạn 2 ngày làm việc"),
    ],
)
def test_distances_read_as_officials_write(day: date, text: str) -> None:
    assert distance_text(day, DUE, CALENDAR) == text
