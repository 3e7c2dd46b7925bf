"""What an urging letter says of each thing that is late."""

from collections.abc import Sequence
from datetime import date

import msgspec

from .sentences import official_date


class LateLine(msgspec.Struct, frozen=True):
    """One row: the task, the products nobody has proved, the day they were due.

    ``late_days`` are working days up to the letter's day, ``counted`` says how.
    """

    ordinal: int
    task: str
    period: str
    products: tuple[str, ...]
    due_on: date
    late_days: int
    counted: str


def late_lines(stored: object) -> tuple[LateLine, ...]:
    """Lines as they were frozen with a letter."""
    return msgspec.convert(stored, tuple[LateLine, ...])


def how_counted(lines: Sequence[LateLine]) -> str:
    """One explanation for the whole table: its longest delay, which all others follow."""
    longest = max(lines, key=lambda line: (line.late_days, line.ordinal))
    return (
        f"Số ngày chậm là ngày làm việc. Ví dụ với hạn {official_date(longest.due_on)}: "
        f"{longest.counted}"
    )
