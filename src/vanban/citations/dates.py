"""Dates as they stand behind a document's number: printed, possible or not."""

from datetime import date
from functools import cache
from re import Pattern, compile

from vanban.model import Value

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class PrintedDate(Value, frozen=True):
    """A date of the text up to ``end``. ``day`` is None when it is blank or impossible, ``year``
    then still is what is printed, if it has four digits; ``whole`` when nothing is blank."""

    end: int
    day: date | None = None
    year: int | None = None
    whole: bool = False


@cache
def _with_day() -> Pattern[str]:
    gap = r"[\s.]{0,12}"
    return compile(
        r"[,\s]{0,4}ngày\s{0,12}(?:"
        r"(?P<d>\d{1,2})\s?(?P<s>[/.-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{2,6})"
        r"|(?P<dw>\d{1,3})\s{0,3}tháng\s{0,3}(?P<mw>\d{1,3})(?:\s{0,3},?\s{0,3}năm\s{0,3}|\s?/\s?)(?P<yw>\d{2,6})"
        # The day, or day and month, left blank to be filled in by hand.
        rf"|{gap}/{gap}(?P<mb>\d{{0,2}})\s?/\s?(?P<yb>\d{{4}})"
        rf"|{gap}tháng{gap}(?P<mbw>\d{{0,2}}){gap}năm\s{{0,3}}(?P<ybw>\d{{4}}))"
        r"(?!\d)"
    )


@cache
def _month_only() -> Pattern[str]:
    return compile(r"[,\s]{0,4}tháng\s{0,3}\d{1,2}(?:\s{0,3}năm\s{0,3}|\s?/\s?)(?P<y>\d{4})(?!\d)")


def date_at(low: str, at: int) -> PrintedDate | None:
    """The date that follows a place of lower-cased text directly, None when none does."""
    match = _with_day().match(low, at)
    if match is None:
        month = _month_only().match(low, at)
        return PrintedDate(month.end(), None, int(month["y"])) if month else None
    if match["d"]:
        return _printed(match.end(), match["d"], match["m"], match["y"])
    if match["dw"]:
        return _printed(match.end(), match["dw"], match["mw"], match["yw"])
    return PrintedDate(match.end(), None, int(match["yb"] or match["ybw"]))


def _printed(end: int, day: str, month: str, year: str) -> PrintedDate:
    if len(year) == 2:
        return PrintedDate(end)  # which century is not printed
    if len(year) != 4 or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return PrintedDate(end, whole=True)
    try:
        return PrintedDate(end, date(int(year), int(month), int(day)), int(year), whole=True)
    except ValueError:
        return PrintedDate(end, None, int(year), whole=True)
