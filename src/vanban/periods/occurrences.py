"""The occurrences of a schedule in a plan's year.

They run by the calendar as signed; only the counting of a report uses the legal cut-offs.
"""

from datetime import date, timedelta

from vanban.model import Recurrence, Schedule, Value
from vanban.periods.legal import calendar_quarter, month_end
from vanban.periods.reading import read_phrase
from vanban.text import fold

_CONTINUOUS = ("thuong xuyen", "lien tuc", "ca nam", "quanh nam")


class Window(Value, frozen=True):
    """One occurrence: it begins with ``starts``, ends with ``ends`` and is late after ``due``.

    ``index`` counts from 1. No ``due``: never late by itself. All dates None: it waits until a date
    is entered. Days are inclusive.
    """

    index: int
    label: str
    starts: date | None = None
    ends: date | None = None
    due: date | None = None


_Span = tuple[str, date | None, date | None, date | None]


def occurrence_windows(schedule: Schedule, plan_year: int) -> tuple[Window, ...]:
    """The occurrences of a schedule: one per quarter, month, recurrence, period or day.

    A continuous schedule has one window, the plan's year, without a due date, and so has the
    continuous part of a mix; a schedule without a date waits in one window without dates.
    """
    spans = _spans(schedule, plan_year)
    if spans and schedule.kind != "continuous" and _also_continuous(schedule.text):
        spans.append(_whole_year(plan_year))
    return tuple(
        Window(index=i, label=label, starts=starts, ends=ends, due=due)
        for i, (label, starts, ends, due) in enumerate(spans or [_waiting(schedule)], 1)
    )


def _spans(s: Schedule, year: int) -> list[_Span]:
    if s.kind == "continuous":
        return [_whole_year(year)]
    if s.recurrence is not None and s.recurrence.every != "year":
        first = s.starts.year if s.starts else year
        return _recurring(s, s.recurrence, first)
    if s.kind == "date":
        return _by_day(s, year)
    if s.kind in ("quarters", "months"):
        return _listed(s, year)
    if s.kind == "period":
        return _period(s, year)
    return []


def _by_day(s: Schedule, year: int) -> list[_Span]:
    if s.due is None:
        return []
    # One schedule keeps the last of several days; the text still has the others.
    dues = sorted(set(read_phrase(s.text, year).dues))
    listed = _listed(s, s.due.year)
    spans: list[_Span] = []
    for due in dues if s.due in dues else [s.due]:
        around = [span for span in listed if span[1] and span[2] and span[1] <= due <= span[2]]
        starts = around[0][1] if around else date(min(year, due.year), 1, 1)
        listed = [span for span in listed if span not in around]
        spans.append((f"Đến ngày {_day(due)}", starts, due, due))
    return sorted(listed + spans, key=_order)


def _listed(s: Schedule, year: int) -> list[_Span]:
    """Quarters and months that the text names, of the printed years or else the plan's."""
    years = range(s.starts.year, s.ends.year + 1) if s.starts and s.ends else (year,)
    spans: list[_Span] = []
    for y in years:
        spans += [_quarter(y, q) for q in s.quarters]
        spans += [_month(y, m) for m in s.months]
    inside = [
        span
        for span in spans
        if not (s.starts and span[2] and span[2] < s.starts)
        and not (s.ends and span[1] and span[1] > s.ends)
    ]
    return sorted(inside, key=_order)


def _order(span: _Span) -> tuple[date, date]:
    _, starts, ends, _ = span
    return ends or date.max, starts or date.min


def _period(s: Schedule, year: int) -> list[_Span]:
    if s.starts is None and s.ends is None:
        return [_year(year)] if s.recurrence else []
    starts = s.starts or date(year, 1, 1)
    if s.ends is None:
        last = date(max(year, starts.year), 12, 31)
        return [(f"Từ ngày {_day(starts)}", starts, last, None)]
    if starts == date(starts.year, 1, 1) and s.ends == date(starts.year, 12, 31):
        return [_year(starts.year)]
    return [(f"Từ ngày {_day(starts)} đến ngày {_day(s.ends)}", starts, s.ends, s.ends)]


def _recurring(s: Schedule, recurrence: Recurrence, year: int) -> list[_Span]:
    if recurrence.every == "week":
        return _weeks(year)
    if recurrence.every == "half_year":
        halves = ((1, 6, "6 tháng đầu năm"), (7, 12, "6 tháng cuối năm"))
        spans: list[_Span] = [
            (f"{name} {year}", date(year, a, 1), month_end(year, b), month_end(year, b))
            for a, b, name in halves
        ]
    elif recurrence.every == "quarter":
        spans = [_quarter(year, q) for q in s.quarters or (1, 2, 3, 4)]
    else:
        spans = [_month(year, m) for m in s.months or range(1, 13)]
    if recurrence.day is None:
        return spans
    return [_until_day(span, recurrence.day, _is_exclusive(s.text)) for span in spans]


def _until_day(span: _Span, day: int, exclusive: bool) -> _Span:
    """The occurrence shortened to a day of its last month; a day that a month lacks is its last."""
    label, starts, ends, _ = span
    assert ends is not None
    due = ends.replace(day=min(day, ends.day))
    if exclusive:
        due -= timedelta(days=1)
    return f"{label}, đến ngày {_day(due)}", starts, due, due


def _weeks(year: int) -> list[_Span]:
    """Weeks from Monday to Sunday that end within the year."""
    day = date(year, 1, 1)
    sunday = day + timedelta(days=6 - day.weekday())
    spans: list[_Span] = []
    while sunday.year == year:
        monday = sunday - timedelta(days=6)
        label = f"Tuần {len(spans) + 1} năm {year}"
        spans.append((label, max(monday, date(year, 1, 1)), sunday, sunday))
        sunday += timedelta(days=7)
    return spans


def _also_continuous(text: str) -> bool:
    folded = " ".join(fold(text).split())
    return any(phrase in folded for phrase in _CONTINUOUS)


def _is_exclusive(text: str) -> bool:
    return "truoc" in fold(text).split()


def _quarter(year: int, quarter: int) -> _Span:
    starts, ends = calendar_quarter(year, quarter)
    return f"Quý {('I', 'II', 'III', 'IV')[quarter - 1]} năm {year}", starts, ends, ends


def _month(year: int, month: int) -> _Span:
    ends = month_end(year, month)
    return f"Tháng {month} năm {year}", date(year, month, 1), ends, ends


def _year(year: int) -> _Span:
    return f"Năm {year}", date(year, 1, 1), date(year, 12, 31), date(year, 12, 31)


def _whole_year(year: int) -> _Span:
    return f"Thường xuyên năm {year}", date(year, 1, 1), date(year, 12, 31), None


def _waiting(schedule: Schedule) -> _Span:
    return schedule.text or "Chưa xác định thời gian", None, None, None


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
