"""What is due in an agency: apps above tell it here; calendars, reminders and feeds ask here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from vanban.periods import Calendar

from .models import Agency


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that units are to have done by the end of a day and have not done yet.

    ``key`` names the same thing always alike, ``name`` reads inside a sentence, ``sentence`` says
    how it stands, ``address`` is the path of the screen that settles it.
    """

    key: str
    name: str
    sentence: str
    due_on: date
    unit_ids: frozenset[int]
    address: str


Source = Callable[[Agency, date], Iterable[Deadline]]

_SOURCES: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Called in ``apps.ready()``; the name keeps a second call from telling everything twice."""
    _SOURCES[name] = source


def open_deadlines(agency: Agency, *, today: date) -> tuple[Deadline, ...]:
    """What all apps tell, in the order of the days."""
    found = [deadline for source in _SOURCES.values() for deadline in source(agency, today)]
    return tuple(sorted(found, key=lambda deadline: (deadline.due_on, deadline.key)))


def moved_deadlines(
    agency: Agency, before: Calendar, after: Calendar, *, today: date
) -> tuple[str, ...]:
    """What a changed calendar means: due days that are now another number of working days away."""
    told = []
    for deadline in open_deadlines(agency, today=today):
        was, now = (calendar.between(today, deadline.due_on).days for calendar in (before, after))
        if was != now:
            distance = f"còn {now}" if now >= 0 else f"quá {-now}"
            told.append(
                f"Tính lại {deadline.name} (hạn {deadline.due_on:%d/%m/%Y}): "
                f"{distance} ngày làm việc, trước là {abs(was)}."
            )
    return tuple(told)
