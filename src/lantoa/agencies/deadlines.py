"""Who counts working days: apps above register what a changed calendar means for their deadlines.

A counter takes the agency, the calendar before and after, and today, and says in one sentence each
which open deadlines are now another number of working days away.
"""

from collections.abc import Callable, Iterable
from datetime import date

from vanban.periods import Calendar

from .models import Agency

Counter = Callable[[Agency, Calendar, Calendar, date], Iterable[str]]

_COUNTERS: dict[str, Counter] = {}


def register(name: str, counter: Counter) -> None:
    """Called in ``apps.ready()``; the name keeps a second call from counting twice."""
    _COUNTERS[name] = counter


def moved_deadlines(
    agency: Agency, before: Calendar, after: Calendar, *, today: date
) -> tuple[str, ...]:
    """What all apps say, in the order of their names."""
    return tuple(
        sentence
        for name in sorted(_COUNTERS)
        for sentence in _COUNTERS[name](agency, before, after, today)
    )
