"""Laws, codes, ordinances: cited by number, by date, by year, by name with one of these."""

from functools import cache
from re import Match, Pattern, compile

from vanban.citations.dates import PrintedDate, date_at
from vanban.citations.symbols import Symbol, symbol_at
from vanban.model import Value

_REACH = 320
_SHORT_NAME = 5
_MOST_LAWS = 12
_WORDS = r"bộ\s{1,3}luật|luật|pháp\s{1,3}lệnh|hiến\s{1,3}pháp"
# A name does not run over these: another document, a verb of its own, the end of the clause.
_STOPS = (
    r"[;:“”\"\n]|\.\s|\((?!\s?sửa đổi)"
    r"|(?<![^\W_])(?:nghị định|nghị quyết|thông tư|chỉ thị|tờ trình|công văn|căn cứ|được|đã|này"
    r"|hiệu lực|quy định|hướng dẫn thi hành|ban hành kèm|v/v"
    r"|(?:điều|khoản|điểm) [\da-zđ]\b)(?![^\W_])"
)
# "từ ngày", "trước năm": the date is not the law's.
_NOT_ITS_DATE = frozenset(
    ("từ", "trước", "sau", "đến", "vào", "trong", "hết", "cho", "của", "và", "đầu", "cuối")
)
_OTHER_LAW = frozenset(("pháp", "kỷ", "quy", "định", "trật"))
_LAW_CODES = ("QH", "UBTVQH", "LCT", "L-CTN", "L/CTN", "PL", "SL", "NQ", "HĐNN", "VBHN")


class Law(Value, frozen=True):
    """What identifies a law behind its name, up to ``end``."""

    end: int
    symbol: Symbol | None = None
    date: PrintedDate | None = None
    year: int | None = None


@cache
def _directly() -> Pattern[str]:
    return compile(r"\s{0,3}(?:số)?\s{0,3}:?\s{0,3}(?=\d)")


@cache
def _landmark() -> Pattern[str]:
    """The next thing that ends a name, or another law within it."""
    return compile(
        rf"(?P<stop>{_STOPS})"
        r"|(?P<number>\s{1,3}số\s{0,3}:?\s{0,3}(?=\d))"
        r"|(?P<date>(?=[\s,]{1,3}ngày\s{0,3}\d))"
        r"|(?P<year>(?:\s{1,3}năm)?\s{1,3}(?P<y>(?:19|20)\d\d)(?![\d/.-]|\s?-\s?\d))"
        rf"|(?P<law>(?<![^\W_])(?:{_WORDS})(?![^\W_]))"
    )


def law_at(plain: str, low: str, start: int, end: int) -> Law | None:
    """The law whose word stands from ``start`` to ``end``, None when nothing identifies it."""
    directly = _directly().match(low, end)
    if directly:
        symbol = symbol_at(plain, directly.end())
        if symbol:
            return Law(end=symbol.end, symbol=symbol)
    if not plain[start].isupper() and not _is_named(plain, low, start, end):
        return None
    inner = False
    amends = low.startswith(("sửa đổi", "bổ sung"), end + 1)
    at, laws = end, 0
    while at < min(len(low), start + _REACH):
        mark = _landmark().search(low, at, min(len(low), start + _REACH + 40))
        if mark and mark["stop"] == "\n" and plain[mark.end() : mark.end() + 1].islower():
            at = mark.end()  # a line wrapped within the name
            continue
        if mark is None or mark["stop"]:
            return None
        if mark["law"]:
            inner = inner or plain[mark.start()].isupper()
            if inner and not amends and not low.endswith("và ", start, mark.start()):
                return None
            at, laws = mark.end(), laws + 1
            if laws > _MOST_LAWS:
                return None
            continue
        if inner and not amends and mark["date"] is None:
            return None
        # The name of an amending law and of the constitution is long and in small letters.
        long = amends or low.startswith("hiến", start)
        return _identified(plain, low, mark, end, long=long)
    return None


def _is_named(plain: str, low: str, start: int, end: int) -> bool:
    """ "theo luật Đất đai 2013", not "pháp luật Việt Nam"."""
    before = low[max(0, start - 5) : start].split()
    return plain[end + 1 : end + 2].isupper() and (not before or before[-1] not in _OTHER_LAW)


def _identified(plain: str, low: str, mark: Match[str], name: int, *, long: bool) -> Law | None:
    if mark["number"]:
        symbol = symbol_at(plain, mark.end())
        if symbol is None or not any(code in symbol.text for code in _LAW_CODES):
            return None
        return Law(end=symbol.end, symbol=symbol)
    last_word = low[name : mark.start()].split()[-1:]
    if last_word and last_word[0] in _NOT_ITS_DATE:
        return None
    if mark["year"]:
        if plain[mark.start() - 1] == ",":
            return None  # "Luật An toàn, vệ sinh lao động, năm 2022 Sở đã …"
        named = plain[name : mark.start()].split()
        # Behind a long name in small letters the year is more often that of the work.
        if named and not (long or named[0][0].isupper()) and len(named) > _SHORT_NAME:
            return None
        return Law(end=mark.end(), year=int(mark["y"]))
    date = date_at(low, mark.start())
    return Law(end=date.end, date=date) if date else None
