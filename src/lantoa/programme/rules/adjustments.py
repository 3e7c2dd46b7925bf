"""What a changed text does to the occurrences of a task."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..enums import OccurrenceChange
from .sentences import official_date


@dataclass(frozen=True, slots=True)
class Times:
    """The days of an occurrence, inclusive; without them it waits."""

    starts: date | None = None
    ends: date | None = None
    due: date | None = None

    @property
    def sentence(self) -> str:
        """ "từ 01/01/2022 đến 31/3/2022, hạn 31/3/2022"."""
        if self.starts is None or self.ends is None:
            return "chưa ấn định thời gian"
        due = f", hạn {official_date(self.due)}" if self.due else ""
        return f"từ {official_date(self.starts)} đến {official_date(self.ends)}{due}"


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One occurrence that is new, gone or at another time."""

    label: str
    change: OccurrenceChange
    before: Times
    after: Times


def adjustments(before: Mapping[str, Times], after: Mapping[str, Times]) -> tuple[Adjustment, ...]:
    """Compare the occurrences of one task by their labels; unchanged ones are left out."""
    found = []
    for label in dict.fromkeys((*before, *after)):
        old, new = before.get(label), after.get(label)
        if old == new:
            continue
        change = OccurrenceChange.MOVED
        if old is None:
            change = OccurrenceChange.ADDED
        elif new is None:
            change = OccurrenceChange.DROPPED
        found.append(Adjustment(label, change, old or Times(), new or Times()))
    return tuple(found)


def adjustment_sentence(change: OccurrenceChange, before: Times, after: Times) -> str:
    """What happened to the occurrence, in words."""
    if change == OccurrenceChange.ADDED:
        return f"Thêm kỳ, {after.sentence}"
    if change == OccurrenceChange.DROPPED:
        return f"Bỏ kỳ, trước đây {before.sentence}"
    return f"Đổi thời gian: {after.sentence}, trước đây {before.sentence}"
