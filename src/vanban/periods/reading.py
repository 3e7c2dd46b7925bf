"""What a phrase of time states, piece by piece: each piece is taken out of the text once."""

from collections.abc import Callable
from datetime import date, timedelta
from re import Match, findall

from msgspec import Struct

from vanban.model import Recurrence, RecurrenceUnit, ScheduleKind
from vanban.periods.legal import calendar_quarter, month_end
from vanban.periods.wording import QUARTER_SIGN, UNITS, pattern
from vanban.text import fold, nfc, squeeze

_DASHES = str.maketrans(dict.fromkeys("–—−‐‑", "-"))
_TAKEN = "\u0000"
# How far back a word such as "chậm nhất là vào ngày" may stand before what it relates to.
_BEFORE = 40
_EXCLUSIVE = "truoc"
_SINCE = ("tu", "ke tu")


class Reading(Struct):
    """The facts of one phrase; ``year`` is the plan's, ``borrowed`` when it had to be used.

    ``undated`` is the kind of a fact that could not be computed because no year is known.
    """

    text: str
    year: int | None
    dues: list[date] = []
    ranges: list[tuple[date | None, date | None]] = []
    quarters: list[tuple[int, int | None]] = []
    months: list[tuple[int, int | None]] = []
    whole_months: list[int] = []
    whole_quarters: list[int] = []
    recurrence: Recurrence | None = None
    every_year: bool = False
    continuous: bool = False
    superior: bool = False
    impossible: list[str] = []
    borrowed: bool = False
    undated: ScheduleKind | None = None
    unclear: bool = False

    def take(self, name: str) -> list[tuple[Match[str], str]]:
        """All matches of a pattern with the text before each, removed from what is left."""
        text = self.text
        found = [
            (m, text[max(0, m.start() - _BEFORE) : m.start()]) for m in pattern(name).finditer(text)
        ]
        if found:
            self.text = pattern(name).sub(lambda m: _TAKEN * len(m[0]), text)
        return found

    def plan_year(self, kind: ScheduleKind = "date") -> int | None:
        """The plan's year in place of one that is not printed; remembers that it was used."""
        if self.year is None:
            self.undated = kind
        else:
            self.borrowed = True
        return self.year

    def due(self, first: date, last: date, before: str, *, at_hour: bool = False) -> bool:
        """Take a day, month or quarter by the word before it; False when no word relates to it."""
        related = pattern("relation").search(before)
        if related is None:
            return False
        word = related["word"]
        if word == _EXCLUSIVE and not at_hour:
            self.dues.append(first - timedelta(days=1))
        elif word in _SINCE:
            self.ranges.append((first, None))
        elif word == "sau":
            self.ranges.append((last + timedelta(days=1), None))
        else:
            self.dues.append(last)
        return True


def read_phrase(text: str, year: int | None) -> Reading:
    """Every fact that a phrase of time states."""
    folded = squeeze(fold(nfc(text)).translate(_DASHES))
    reading = Reading(text=f"{folded} ", year=year)
    reading.take("citation")
    hours = bool(reading.take("hour"))
    reading.text = squeeze(reading.text.replace(_TAKEN, ""))
    reading.unclear = bool(reading.take("vague"))
    _read_days(reading, hours)
    if reading.take("report_rounds"):
        reading.quarters.extend((quarter, None) for quarter in (1, 2, 3, 4))
    _read_quarters(reading)
    _read_months(reading)
    _read_recurrence(reading)
    _read_parts(reading)
    _read_years(reading)
    reading.continuous = bool(reading.take("continuous"))
    _read_this_year(reading)
    reading.superior = bool(pattern("superior").search(folded)) and not pattern("own_terms").search(
        folded
    )
    return reading


def _read_days(reading: Reading, at_hour: bool) -> None:
    for m, before in reading.take("day_of_months"):
        for number, year in _items(m["months"], "(?:thang ?)", r"\d{1,2}"):
            _take_day(reading, (m["day"], str(number), year), before, m[0])
    for m, _ in reading.take("date_range"):
        _read_day_range(reading, m)
    for m, before in reading.take("date"):
        _take_day(reading, (m["d1"], *_parts(m, 1)), before, m[0], at_hour=at_hour)


def _read_day_range(reading: Reading, m: Match[str]) -> None:
    last_month, last_year = _parts(m, 2)
    first_month, first_year = (last_month, last_year) if m["d0"] else _parts(m, 1)
    known = last_year or reading.plan_year("period")
    if known is None:
        return
    last = _civil(known, last_month, m["d2"])
    if first_year is None:
        # From December to June runs into the year that is printed.
        first_year = known - 1 if int(first_month) > int(last_month) and last_year else known
    first = _civil(first_year, first_month, m["d0"] or m["d1"])
    if first is None or last is None or first > last:
        reading.impossible.append(m[0])
        return
    reading.ranges.append((first, last))


def _parts(m: Match[str], n: int) -> tuple[str, int | None]:
    """Month and printed year of the n-th date of a match."""
    month = m[f"m{n}"] or m[f"md{n}"] or m[f"mw{n}"]
    year = m[f"y{n}"] or m[f"yd{n}"] or m[f"yw{n}"]
    if year is None:
        return month, None
    return month, int(year) + 2000 if len(year) == 2 else int(year)


def _take_day(
    reading: Reading,
    parts: tuple[str, str, int | None],
    before: str,
    raw: str,
    *,
    at_hour: bool = False,
) -> None:
    """A day as a deadline or a start, by the word before it; ``parts`` are day, month and year."""
    day, month, printed = parts
    # A leap year tells whether day and month exist at all when no year is known.
    if _civil(printed or reading.year or 2000, month, day) is None:
        reading.impossible.append(raw)
        return
    year = printed or reading.plan_year()
    civil = _civil(year, month, day) if year else None
    if civil is not None and not reading.due(civil, civil, before, at_hour=at_hour):
        reading.dues.append(civil)


def _civil(year: int, month: str, day: str) -> date | None:
    if not 1900 <= year <= 2199:
        return None
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _read_parts(reading: Reading) -> None:
    """Six months at the start or end of a year, nine months."""
    for m, before in reading.take("part_of_year"):
        count = 9 if m["nine"] else 6 if m["n"] == "sau" else int(m["n"])
        printed = m["y"] or m["y9"]
        year = int(printed) if printed else reading.plan_year("period")
        if year is None or not 1 <= count <= 12:
            continue
        first, last = (13 - count, 12) if m["end"] == "cuoi" else (1, count)
        starts, ends = date(year, first, 1), month_end(year, last)
        if not reading.due(starts, ends, before):
            reading.ranges.append((starts, ends))


def _read_quarters(reading: Reading) -> None:
    for m, _ in reading.take("quarter_range"):
        a, b = _quarter(m["a"]), _quarter(m["b"])
        printed = m["yb"] or m["ya"]
        if m["since"] or (m["ya"] and m["yb"]):
            year = int(printed) if printed else reading.plan_year("period")
            if year is None:
                continue
            starts = calendar_quarter(int(m["ya"] or year), a)[0]
            reading.ranges.append((starts, calendar_quarter(year, b)[1]))
        if a <= b:
            quarters = range(a, b + 1)
            reading.whole_quarters.extend(quarters)
            if not m["since"]:
                reading.quarters.extend((q, int(printed) if printed else None) for q in quarters)
    for m, before in reading.take("quarters"):
        items = _items(m[0], r"(?:qu[yi] ?|q\.? ?)", QUARTER_SIGN)
        named = [(_quarter(q), y) for q, y in items]
        if not _related(reading, named, before, calendar_quarter):
            reading.quarters.extend(named)


def _read_months(reading: Reading) -> None:
    for name in ("month_range", "bare_months"):
        for m, before in reading.take(name):
            if m["a"] is None:
                _take_months(reading, [(int(m["b"]), int(m["yb"]))], before, m[0])
            else:
                _read_month_range(reading, m)
        for m, before in reading.take("months") if name == "month_range" else ():
            named = [(int(n), y) for n, y in _items(m[0], "(?:thang ?)", r"\d{1,2}")]
            _take_months(reading, named, before, m[0])


def _take_months(
    reading: Reading, named: list[tuple[int, int | None]], before: str, raw: str
) -> None:
    if any(not 1 <= month <= 12 for month, _ in named):
        reading.impossible.append(raw)
    elif not _related(reading, named, before, _month):
        reading.months.extend(named)


def _read_month_range(reading: Reading, m: Match[str]) -> None:
    a, b = int(m["a"]), int(m["b"])
    if not (1 <= a <= 12 and 1 <= b <= 12):
        reading.impossible.append(m[0])
        return
    year = int(m["yb"] or m["ya"]) if m["yb"] or m["ya"] else reading.plan_year("period")
    if a <= b:
        reading.whole_months.extend(range(a, b + 1))
    if year is None:
        return
    first_year = int(m["ya"]) if m["ya"] else year - 1 if a > b else year
    reading.ranges.append((date(first_year, a, 1), month_end(year, b)))


def _items(phrase: str, word: str, value: str) -> list[tuple[str, int | None]]:
    """The members of a list, each with its year; a year at the end is that of those before it."""
    found = findall(
        rf"{word}?(?<![\d/])({value})(?![a-z\d])(?: ?(?:/|,? ?nam|cua nam) ?(\d{{4}}))?", phrase
    )
    items: list[tuple[str, int | None]] = []
    year: int | None = None
    for name, printed in reversed(found):
        year = int(printed) if printed else year
        items.append((name, year))
    return items[::-1]


def _quarter(numeral: str) -> int:
    """A quarter from an Arabic or a Roman numeral, whose I is often typed as l or 1."""
    if numeral in "234":
        return int(numeral)
    return 4 if numeral.endswith("v") else len(numeral)


def _related(
    reading: Reading,
    named: list[tuple[int, int | None]],
    before: str,
    civil: Callable[[int, int], tuple[date, date]],
) -> bool:
    """Take "trước tháng 6" or "hết quý II" as a deadline; False for a plain month or quarter."""
    if len(named) != 1 or pattern("relation").search(before) is None:
        return False
    number, printed = named[0]
    year = printed or reading.plan_year()
    return year is None or reading.due(*civil(year, number), before)


def _read_recurrence(reading: Reading) -> None:
    every: RecurrenceUnit | None = None
    day: int | None = None
    for m, _ in reading.take("days_of"):
        every, day = ("quarter" if "quy" in m["unit"] else "month"), int(m["day"])
        shifted = m["next"] or "dau" in m["unit"]
        if shifted or not 1 <= day <= 31:
            reading.unclear = True
            reading.impossible.extend([] if shifted else [m[0]])
            return
    for m, _ in reading.take("every"):
        unit = m["unit"] or m["plain"] or m["report"] or m["once"] or m["per"] or m["half"]
        others = pattern("also_units").match(reading.text[m.end() :])
        if others:
            end = m.end() + others.end()
            reading.text = reading.text[: m.end()] + _TAKEN * others.end() + reading.text[end:]
        if unit == "nam" and m["unit"] and not m["regular"]:
            reading.every_year = True
        elif every is None:
            every = UNITS[unit]  # type: ignore[assignment]
    if every is None:
        return
    if day is None and every in ("month", "quarter"):
        days = [int(m["day"]) for m, _ in reading.take("lone_day")]
        day = days[0] if len(days) == 1 and 1 <= days[0] <= 31 else None
    reading.recurrence = Recurrence(every=every, day=day)


def _read_years(reading: Reading) -> None:
    for m, _ in reading.take("year_range"):
        a, b = int(m["a"]), int(m["b"])
        if a <= b:
            reading.ranges.append((date(a, 1, 1), date(b, 12, 31)))
    for m, before in reading.take("year"):
        year = int(m["y"])
        before = before.removesuffix("nam ")
        if m["on"]:
            reading.ranges.append((date(year, 1, 1), None))
        elif not reading.due(date(year, 1, 1), date(year, 12, 31), before):
            reading.ranges.append((date(year, 1, 1), date(year, 12, 31)))


def _read_this_year(reading: Reading) -> None:
    """ "Trong năm" is the plan's year, "hết năm" its end."""
    for m, _ in reading.take("this_year"):
        year = None if reading.continuous else reading.plan_year("period")
        if year is not None and m[0].startswith("het"):
            reading.dues.append(date(year, 12, 31))
        elif year is not None:
            reading.ranges.append((date(year, 1, 1), date(year, 12, 31)))


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), month_end(year, month)
