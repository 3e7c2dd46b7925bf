"""Reporting periods with the cut-offs of article 12 of Decree 09/2019/NĐ-CP.

A monthly report counts from the 15th of the month before to the 14th, a quarterly one from the
15th of the month before the quarter to the 14th of its last month, and so on up to the year. The
calendar period stands beside it, because an occurrence of a task runs by the calendar.
"""

from calendar import monthrange
from datetime import date
from typing import Literal

from vanban.model import Value

PeriodKind = Literal["month", "quarter", "half_year", "nine_months", "year"]

_MONTHS: dict[PeriodKind, int] = {
    "month": 1,
    "quarter": 3,
    "half_year": 6,
    "nine_months": 9,
    "year": 12,
}
# Nine months are only ever counted from the start of the year.
_COUNT: dict[PeriodKind, int] = {
    "month": 12,
    "quarter": 4,
    "half_year": 2,
    "nine_months": 1,
    "year": 1,
}
_LABELS: dict[PeriodKind, tuple[str, ...]] = {
    "month": tuple(f"Tháng {n}" for n in range(1, 13)),
    "quarter": ("Quý I", "Quý II", "Quý III", "Quý IV"),
    "half_year": ("6 tháng đầu năm", "6 tháng cuối năm"),
    "nine_months": ("9 tháng đầu năm",),
    "year": ("Năm",),
}
_OPENING_DAY = 15
_CLOSING_DAY = 14


class Period(Value, frozen=True):
    """A reporting period of ``year``: ``index`` counts from 1 within it.

    ``starts`` and ``ends`` are the legal cut-offs, ``calendar_starts`` and ``calendar_ends`` the
    civil days; all inclusive. ``label`` reads "Quý I năm 2022".
    """

    kind: PeriodKind
    index: int
    starts: date
    ends: date
    calendar_starts: date
    calendar_ends: date
    label: str
    year: int


def legal_period(kind: PeriodKind, year: int, index: int = 1) -> Period:
    """One reporting period. Raises ValueError for an index that the kind does not have."""
    if not 1 <= index <= _COUNT[kind]:
        raise ValueError(f"{kind} {index} does not exist: it runs from 1 to {_COUNT[kind]}")
    length = _MONTHS[kind]
    first = (index - 1) * length + 1
    last = first + length - 1
    name = _LABELS[kind][index - 1]
    return Period(
        kind=kind,
        index=index,
        starts=date(year - 1, 12, _OPENING_DAY)
        if first == 1
        else date(year, first - 1, _OPENING_DAY),
        ends=date(year, last, _CLOSING_DAY),
        calendar_starts=date(year, first, 1),
        calendar_ends=month_end(year, last),
        label=f"{name} {year}" if name.lower().endswith("năm") else f"{name} năm {year}",
        year=year,
    )


def period_containing(day: date, kind: PeriodKind) -> Period:
    """The reporting period whose legal cut-offs hold a day: 15 March belongs to quarter II.

    Raises LookupError for ``nine_months`` after 14 September, which no such period counts.
    """
    year = day.year + 1 if (day.month, day.day) >= (12, _OPENING_DAY) else day.year
    for index in range(1, _COUNT[kind] + 1):
        period = legal_period(kind, year, index)
        if period.starts <= day <= period.ends:
            return period
    raise LookupError(f"no period of kind {kind} holds {day.isoformat()}")


def calendar_quarter(year: int, quarter: int) -> tuple[date, date]:
    """First and last civil day of a quarter from 1 to 4."""
    return date(year, quarter * 3 - 2, 1), month_end(year, quarter * 3)


def month_end(year: int, month: int) -> date:
    """Last civil day of a month."""
    return date(year, month, monthrange(year, month)[1])
