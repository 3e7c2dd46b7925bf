"""When someone is reminded of a due day, and who: from staff to the head of the body.

Distances are working days. A step is -7, -3, -1 before the due day and 1, 3, 7 after it; each is
taken once, and one that was missed (the programme did not run) is not made up for when a later one
has come.
"""

from collections.abc import Collection, Mapping
from datetime import date

from vanban.periods import Calendar

from ..enums import Role

STEPS = (-7, -3, -1, 1, 3, 7)
_STAFF = frozenset({Role.STAFF, Role.EDITOR})
_UNIT = _STAFF | {Role.UNIT_HEAD}
_WITH_OFFICE = _UNIT | {Role.OFFICE}
REMINDED: Mapping[int, frozenset[Role]] = {
    -7: _STAFF,
    -3: _UNIT,
    -1: _UNIT,
    1: _UNIT,
    3: _WITH_OFFICE,
    7: _WITH_OFFICE | {Role.LEADERSHIP},
}
# These answer for their own unit only; the others for the whole agency.
OF_A_UNIT = _UNIT


def step_on(day: date, due_on: date, calendar: Calendar) -> int | None:
    """The step that a due day has reached on a day; None where it is far, or late by days off."""
    if day <= due_on:
        left = calendar.between(day, due_on).days
        reached = [step for step in STEPS if step < 0 and left <= -step]
    else:
        late = calendar.between(due_on, day).days
        reached = [step for step in STEPS if 0 < step <= late]
    return reached[-1] if reached else None


def is_new(step: int, taken: Collection[int]) -> bool:
    """Whether a step is still to be taken: neither it nor a later one was."""
    return all(step > earlier for earlier in taken)


def is_reminded(step: int, role: Role, unit_id: int | None, unit_ids: Collection[int]) -> bool:
    """Whether a person of a role and unit is told at a step of what these units are to do."""
    if role not in REMINDED[step]:
        return False
    return role not in OF_A_UNIT or unit_id in unit_ids


def distance_text(day: date, due_on: date, calendar: Calendar) -> str:
    """ "còn 3 ngày làm việc", "đến hạn hôm nay", "quá hạn 2 ngày làm việc"."""
    if day == due_on:
        return "đến hạn hôm nay"
    if day < due_on:
        left = calendar.between(day, due_on).days
        return f"còn {left} ngày làm việc" if left else "đến hạn vào ngày nghỉ tới"
    late = calendar.between(due_on, day).days
    return f"quá hạn {late} ngày làm việc" if late else "quá hạn vào ngày nghỉ"
