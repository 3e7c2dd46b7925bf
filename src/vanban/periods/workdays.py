"""Working days of Vietnamese public bodies: Monday to Friday without public holidays.

Public holidays are those of article 112 of the Labour Code 45/2019/QH14 with Tết, substitute days
and the yearly swaps that the library ``holidays`` knows. A swap or a Tết calendar announced later
comes in as data. The first day of a time limit is not counted (article 147 of the Civil Code
91/2015/QH13), so a count from Monday to Tuesday is one.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from vanban.model import Value

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_ONE_DAY = timedelta(days=1)


class SkippedDay(Value, frozen=True):
    """A day that was not counted, with the reason in Vietnamese."""

    day: date
    reason: str


class WorkingDays(Value, frozen=True):
    """A count of working days after ``starts`` up to and including ``ends``, and how it was made.

    ``days`` is negative when ``ends`` lies before ``starts``: the working days from ``ends`` on
    that come before ``starts``. ``made_up`` are Saturdays and Sundays that are worked in exchange
    for another day.
    """

    starts: date
    ends: date
    days: int
    skipped: tuple[SkippedDay, ...] = ()
    made_up: tuple[date, ...] = ()

    def explain(self) -> str:
        """The count as a sentence that an official can check by hand."""
        count = f"{abs(self.days)} ngày làm việc"
        span = (
            f"sau ngày {_day(self.starts)} đến hết ngày {_day(self.ends)}"
            if self.days >= 0
            else f"từ ngày {_day(self.ends)} đến trước ngày {_day(self.starts)}"
        )
        skipped = "; ".join(f"{_day(s.day)} ({s.reason})" for s in self.skipped)
        made_up = "; ".join(_day(day) for day in self.made_up)
        sentences = [
            f"{count}, {span}",
            f"Không tính: {skipped}" if skipped else "",
            f"Có tính ngày làm bù: {made_up}" if made_up else "",
        ]
        return ". ".join(filter(None, sentences)) + "."


class Calendar:
    """The working days of a body: the national calendar with official notices as data.

    ``extra_holidays`` are days off announced beyond the law (or not yet known to the library),
    ``extra_workdays`` are days worked in exchange; the latter win.
    """

    def __init__(
        self, *, extra_holidays: Iterable[date] = (), extra_workdays: Iterable[date] = ()
    ) -> None:
        self._extra_holidays = frozenset(extra_holidays)
        self._extra_workdays = frozenset(extra_workdays)

    def day_off(self, day: date) -> str | None:
        """Why no one works on a day ("Chủ nhật", "Quốc khánh"), None for a working day."""
        if day in self._extra_workdays:
            return None
        holidays, made_up = _national(day.year)
        weekday = _WEEKDAYS[day.weekday()]
        reason = holidays.get(day)
        if reason is None and day in self._extra_holidays:
            reason = "ngày nghỉ theo thông báo"
        if day.weekday() < 5:
            return reason
        if day in made_up and reason is None:
            return None
        return f"{weekday}, {reason}" if reason else weekday

    def is_working_day(self, day: date) -> bool:
        """Whether people work on a day."""
        return self.day_off(day) is None

    def year(self, year: int) -> tuple[tuple[SkippedDay, ...], tuple[date, ...]]:
        """The days of a year that differ from a plain week: weekdays off with the reason, and
        Saturdays and Sundays that are worked."""
        days = list(_days(date(year, 1, 1), date(year, 12, 31)))
        reasons = ((day, self.day_off(day)) for day in days)
        off = tuple(SkippedDay(d, why) for d, why in reasons if why and d.weekday() < 5)
        return off, tuple(d for d in days if d.weekday() > 4 and self.is_working_day(d))

    def between(self, a: date, b: date) -> WorkingDays:
        """The working days after ``a`` up to and including ``b``; negative if ``b`` is earlier."""
        if b < a:
            counted = self._count(_days(b, a - _ONE_DAY))
            return WorkingDays(a, b, -counted.days, counted.skipped, counted.made_up)
        counted = self._count(_days(a + _ONE_DAY, b))
        return WorkingDays(a, b, counted.days, counted.skipped, counted.made_up)

    def add(self, start: date, days: int) -> WorkingDays:
        """The day that lies a number of working days after (negative: before) ``start``.

        Zero is the start itself. ``ends`` of the result is the day found.
        """
        step = _ONE_DAY if days >= 0 else -_ONE_DAY
        day, left = start, abs(days)
        while left:
            day += step
            left -= self.is_working_day(day)
        if days >= 0:
            return self.between(start, day)
        counted = self._count(_days(day, start - _ONE_DAY))
        return WorkingDays(start, day, days, counted.skipped, counted.made_up)

    def _count(self, days: Iterator[date]) -> WorkingDays:
        worked, skipped, made_up = 0, [], []
        for day in days:
            reason = self.day_off(day)
            if reason is not None:
                skipped.append(SkippedDay(day, reason))
                continue
            worked += 1
            if day.weekday() > 4:
                made_up.append(day)
        return WorkingDays(date.min, date.min, worked, tuple(skipped), tuple(made_up))


def working_days_between(
    a: date, b: date, *, extra_holidays: Iterable[date] = (), extra_workdays: Iterable[date] = ()
) -> WorkingDays:
    """The working days after ``a`` up to and including ``b``; see `Calendar`."""
    calendar = Calendar(extra_holidays=extra_holidays, extra_workdays=extra_workdays)
    return calendar.between(a, b)


def add_working_days(
    start: date,
    days: int,
    *,
    extra_holidays: Iterable[date] = (),
    extra_workdays: Iterable[date] = (),
) -> WorkingDays:
    """The day that lies ``days`` working days after ``start``, as ``ends``; see `Calendar`."""
    calendar = Calendar(extra_holidays=extra_holidays, extra_workdays=extra_workdays)
    return calendar.add(start, days)


def is_working_day(
    day: date, *, extra_holidays: Iterable[date] = (), extra_workdays: Iterable[date] = ()
) -> bool:
    """Whether people work on a day; see `Calendar`."""
    calendar = Calendar(extra_holidays=extra_holidays, extra_workdays=extra_workdays)
    return calendar.is_working_day(day)


@cache
def _national(year: int) -> tuple[dict[date, str], frozenset[date]]:
    """Public holidays of a year with their names, and weekend days worked in exchange."""
    from holidays.countries.vietnam import Vietnam  # takes a sixth of a second to import

    known = Vietnam(years=year, language="vi")  # type: ignore[no-untyped-call]
    names = {day: _flat(name) for day, name in known.items()}
    return names, frozenset(known.weekend_workdays)


def _flat(name: str) -> str:
    """ "Quốc khánh (nghỉ bù)" as "Quốc khánh, nghỉ bù", to stand in brackets itself."""
    return name.replace("; ", ", ").replace(" (", ", ").replace(")", "")


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _ONE_DAY


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
