"""The time of a task as an official writes it, verbatim and computed.

"Trước ngày 15/11" prints no year: the plan's year is taken and a finding says so; the 15th itself
is too late. "Chậm nhất ngày 15/11" and "đến ngày 15/11" include it. What a phrase does not state
stays empty.
"""

from datetime import date

from vanban.model import Finding, Recurrence, Schedule, ScheduleKind
from vanban.periods.legal import calendar_quarter, month_end
from vanban.periods.reading import Reading, read_phrase
from vanban.text import nfc

_Span = tuple[date | None, date | None]
_NO_SPAN: _Span = (None, None)


def parse_schedule(text: str, *, year: int | None) -> tuple[Schedule, tuple[Finding, ...]]:
    """The schedule that a cell or clause states, with findings on what had to be assumed.

    ``year`` is the year the plan is for. In a mix a day goes before a period, a period before
    months and quarters, these before "thường xuyên"; the text keeps the whole and a finding says
    so. Of several days ``due`` is the last. A list of quarters or months has ``starts`` and
    ``ends`` only when its year is printed. "Hằng quý" names all four quarters, "hằng tháng" all
    twelve months. ``recurrence.day`` is the day as printed ("trước ngày 18 hằng tháng": 18), in
    the last month of a longer unit.
    """
    verbatim = nfc(text).strip()
    if not verbatim:
        return Schedule(text=""), ()
    reading = read_phrase(verbatim, year)
    schedule = _schedule(verbatim, reading)
    return schedule, tuple(_findings(schedule, reading))


def _schedule(text: str, r: Reading) -> Schedule:
    kind, (starts, ends) = _kind_and_span(r)
    quarters = r.whole_quarters + [q for q, _ in r.quarters]
    months = r.whole_months + [m for m, _ in r.months]
    recurrence = r.recurrence
    if recurrence is not None and kind == "quarters":
        quarters = quarters or [1, 2, 3, 4]
    if recurrence is not None and kind == "months":
        months = months or list(range(1, 13))
    if recurrence is None and r.every_year and kind in ("date", "months", "quarters", "period"):
        recurrence = Recurrence(every="year")
    return Schedule(
        text=text,
        kind=kind,
        quarters=tuple(dict.fromkeys(quarters)),
        months=tuple(dict.fromkeys(months)),
        starts=starts,
        ends=ends,
        due=max(r.dues) if r.dues and kind != "unknown" else None,
        recurrence=recurrence,
    )


def _kind_and_span(r: Reading) -> tuple[ScheduleKind, _Span]:
    """What kind of schedule the facts make, and its first and last day as far as stated."""
    years = [span for span in r.ranges if _is_years(span)]
    spans = [span for span in r.ranges if span not in years]
    listed = bool(r.months or r.quarters)
    if r.dues:
        since = [first for first, last in spans if last is None and first is not None]
        if not since:
            return "date", _NO_SPAN
        # A beginning after its end: which of the two is wrong, or of another year, is not said.
        if since[0] > max(r.dues):
            return "unknown", _NO_SPAN
        return "period", (since[0], max(r.dues))
    if (
        r.continuous
        and not listed
        and r.recurrence is None
        and all(last is None for _, last in spans)
    ):
        return "continuous", _envelope(spans + years)
    if spans:
        return "period", _envelope(spans)
    if listed:
        return ("months" if r.months else "quarters"), _listed_span(r, years)
    if r.recurrence is not None:
        return _recurring(r.recurrence), _envelope(years)
    if years:
        return "period", _envelope(years)
    return _without_days(r), _NO_SPAN


def _recurring(recurrence: Recurrence) -> ScheduleKind:
    if recurrence.every == "month":
        return "months"
    return "quarters" if recurrence.every == "quarter" else "period"


def _without_days(r: Reading) -> ScheduleKind:
    if r.undated or r.impossible:
        return r.undated or "date"
    if r.unclear:
        return "unknown"
    if r.continuous or (r.every_year and not r.superior):
        return "continuous"
    return "superior_plan" if r.superior else "unknown"


def _is_years(span: _Span) -> bool:
    """Whether a span is whole years: beside quarters it only says which year they are of."""
    first, last = span
    if first is None or last is None:
        return False
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _envelope(spans: list[_Span]) -> _Span:
    firsts = [first for first, _ in spans if first is not None]
    lasts = [last for _, last in spans]
    if not spans:
        return _NO_SPAN
    known = [last for last in lasts if last is not None]
    return min(firsts, default=None), max(known) if len(known) == len(lasts) else None


def _listed_span(r: Reading, years: list[_Span]) -> _Span:
    """First and last day of listed months and quarters, if their year is printed."""
    first, last = _envelope(years)
    only = first.year if first and last and first.year == last.year else None
    spans: list[_Span] = []
    for quarter, printed in r.quarters:
        year = printed or only
        spans.append(calendar_quarter(year, quarter) if year else _NO_SPAN)
    for month, printed in r.months:
        year = printed or only
        spans.append((date(year, month, 1), month_end(year, month)) if year else _NO_SPAN)
    return _NO_SPAN if _NO_SPAN in spans else _envelope(spans)


def _findings(schedule: Schedule, r: Reading) -> list[Finding]:
    found: list[Finding] = []
    quoted = f"“{schedule.text}”"
    if r.impossible:
        found.append(_impossible(quoted))
    elif r.undated:
        found.append(_no_year(quoted))
    elif schedule.kind == "unknown":
        found.append(_unclear(quoted))
    if r.borrowed and (schedule.due or schedule.starts) and r.year is not None:
        found.append(_year_from_plan(quoted, r.year))
    if _is_mixed(r):
        found.append(_mixed(quoted))
    return found


def _is_mixed(r: Reading) -> bool:
    spans = [span for span in r.ranges if not _is_years(span)]
    closed = [span for span in spans if span[1] is not None]
    parts = [
        bool(r.dues),
        bool(closed),
        bool(_named_quarters(r) - {(day.month + 2) // 3 for day in r.dues} and not closed)
        or r.recurrence is not None,
        r.continuous,
        r.superior,
    ]
    return sum(parts) > 1 or len(r.dues) > 1 or len(closed) > 1


def _named_quarters(r: Reading) -> set[int]:
    return {quarter for quarter, _ in r.quarters} | {(month + 2) // 3 for month, _ in r.months}


def _impossible(quoted: str) -> Finding:
    return Finding(
        code="impossible-date",
        severity="warning",
        message=f"Thời gian {quoted} có ngày, tháng không có thật; đã giữ nguyên văn và chưa tính"
        " thời hạn.",
        suggestion="Đối chiếu với bản gốc rồi nhập lại ngày đúng.",
    )


def _no_year(quoted: str) -> Finding:
    return Finding(
        code="incomplete-date",
        severity="warning",
        message=f"Thời gian {quoted} không ghi năm và cũng chưa biết năm của kế hoạch.",
        suggestion="Nhập năm của kế hoạch hoặc ghi đủ ngày, tháng, năm.",
    )


def _unclear(quoted: str) -> Finding:
    return Finding(
        code="unclear-schedule",
        severity="info",
        message=f"Chưa xác định được thời hạn từ thời gian {quoted}; đã giữ nguyên văn.",
        suggestion="Nhập thời hạn cụ thể nếu có.",
    )


def _year_from_plan(quoted: str, year: int) -> Finding:
    return Finding(
        code="year-from-plan",
        severity="info",
        message=f"Thời gian {quoted} không ghi năm; đã lấy năm {year} của kế hoạch.",
        suggestion="Kiểm tra lại năm; ghi đủ ngày, tháng, năm nếu khác.",
    )


def _mixed(quoted: str) -> Finding:
    return Finding(
        code="mixed-schedule",
        severity="info",
        message=f"Thời gian {quoted} gồm nhiều phần khác nhau.",
        suggestion="Kiểm tra từng mốc thời gian; tách thành nhiều nhiệm vụ nếu cần.",
    )
