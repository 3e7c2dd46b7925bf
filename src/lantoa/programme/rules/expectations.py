"""How a continuous task stands against what a person expects of it, month by month or quarter.

Periods run by the calendar. A period that is not over is only counted, never short; one that began
before the plan was known to the programme, or before anything was expected, is left out.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from vanban.periods import PeriodKind, legal_period

from ..enums import ExpectedEvery
from .facts import Expected, ExpectedPeriod
from .sentences import inside, joined

SHOWN_SHORT = 3
_KINDS: Mapping[ExpectedEvery, tuple[PeriodKind, int]] = {
    ExpectedEvery.MONTH: ("month", 12),
    ExpectedEvery.QUARTER: ("quarter", 4),
}


def expected_periods(
    expectations: Sequence[Expected],
    counts: Mapping[date, int],
    *,
    year: int,
    since: date,
    today: date,
) -> tuple[ExpectedPeriod, ...]:
    """The periods of the plan's ``year`` that have begun, in order.

    ``counts`` are activities by the first day of their month. A period belongs to the expectation
    that holds on its first day. ``since`` is the day from which the programme knows the plan.
    """
    found = []
    for every, (kind, number) in _KINDS.items():
        for index in range(1, number + 1):
            period = legal_period(kind, year, index)
            first, last = period.calendar_starts, period.calendar_ends
            expected = _holding(expectations, every, first)
            if expected is None or first > today or last < since:
                continue
            done = sum(count for month, count in counts.items() if first <= month <= last)
            found.append(ExpectedPeriod(period.label, first, last, expected.count, done))
    return tuple(sorted(found, key=lambda period: period.starts))


def _holding(expectations: Sequence[Expected], every: ExpectedEvery, day: date) -> Expected | None:
    return next(
        (
            entry
            for entry in expectations
            if entry.every == every
            and entry.starts <= day
            and (entry.ends is None or day <= entry.ends)
        ),
        None,
    )


def expectation_sentence(periods: Sequence[ExpectedPeriod], *, year: int, today: date) -> str:
    """ "quý II: 1 trong 3 hoạt động dự kiến; chưa đạt dự kiến: quý I (2 trong 3)"; maybe empty."""
    suffix = f" năm {year}"
    current = next((period for period in periods if period.is_current(today)), None)
    short = [period for period in periods if period.is_short(today)]
    told = [
        f"{inside(period.label.removesuffix(suffix))} ({period.done} trong {period.expected})"
        for period in short[-SHOWN_SHORT:]
    ]
    more = f" và {len(short) - SHOWN_SHORT} kỳ trước" if len(short) > SHOWN_SHORT else ""
    return joined(
        f"{inside(current.label.removesuffix(suffix))}: {current.done} trong "
        f"{current.expected} hoạt động dự kiến"
        if current
        else "",
        f"chưa đạt dự kiến: {', '.join(told)}{more}" if told else "",
    )


def period_start(every: ExpectedEvery, day: date) -> date:
    """The first day of the month or quarter that holds a day."""
    if every == ExpectedEvery.MONTH:
        return day.replace(day=1)
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def day_before(day: date) -> date:
    return day - timedelta(days=1)
