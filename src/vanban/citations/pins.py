"""Article, clause and point that stand before a citation: "điểm b, c khoản 5 Điều 1"."""

from functools import cache
from re import Pattern, compile, findall, sub

from vanban.model import Value

_REACH = 160
_POINT = r"[a-zđ](?:\.?\d{1,2})?"
_NUMBER = r"\d{1,3}[a-zđ]?"
_AND = r"(?:\s{0,2}[,;]\s{0,2}|\s{1,2}và\s{1,2}|\s{0,2}[,;]\s{0,2}và\s{1,2})"


class Pin(Value, frozen=True):
    """The place within the cited document; several are joined as "b, c" or, with the word
    repeated, "5; 7"; a range is "5-9"."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None


NO_PIN = Pin()


def _level(word: str, value: str) -> str:
    to = rf"(?:{_to(word)}{value}(?![^\W_]))?"
    one = rf"(?:các\s{{1,2}})?{word}\s{{1,2}}{value}{to}(?:{_AND}{value}(?![^\W_]){to}){{0,9}}"
    return rf"(?:{one}(?:{_AND}{one}){{0,5}})"


def _to(word: str) -> str:
    """What stands between the ends of a range: "từ Điều 5 đến Điều 9", "Điều 5 - 9"."""
    return rf"(?:\s{{1,2}}(?:đến|-)\s{{1,2}}(?:hết\s{{1,2}})?(?:{word}\s{{1,2}})?|-)"


@cache
def _pin() -> Pattern[str]:
    gap = r"[\s,]{1,3}"
    return compile(
        rf"(?<![^\W_])(?:(?P<point>{_level('điểm', _POINT)}){gap})?"
        rf"(?:(?P<clause>{_level('khoản', _NUMBER)}){gap})?"
        rf"(?P<article>{_level('điều', _NUMBER)}){gap}"
        rf"(?:(?:mục|chương|phần)\s{{1,2}}[\divxlc]{{1,6}}{gap}){{0,2}}(?:của\s{{1,3}})?$"
    )


def pin_before(low: str, at: int) -> Pin:
    """The pin that ends where a citation begins."""
    window = low[max(0, at - _REACH) : at]
    if "điều" not in window:
        return NO_PIN
    # Try from the outermost word on: the longest reading that reaches the citation is meant.
    for opening in _openings(window):
        match = _pin().match(window, opening)
        if match:
            return Pin(
                article=_values(match["article"], "điều", _NUMBER),
                clause=_values(match["clause"], "khoản", _NUMBER),
                point=_values(match["point"], "điểm", _POINT),
            )
    return NO_PIN


def _openings(window: str) -> list[int]:
    words = compile(r"(?<![^\W_])(?:các\s{1,2})?(?:điểm|khoản|điều)(?![^\W_])")
    return [m.start() for m in words.finditer(window)]


def _values(phrase: str | None, word: str, value: str) -> str | None:
    if not phrase:
        return None
    ranged = sub(rf"(?<=[\da-zđ]){_to(word)}(?={value}(?![^\W_]))", "-", phrase)
    groups = [
        ", ".join(findall(rf"(?<![^\W_]){value}(?:-{value})?(?![^\W_])", group))
        for group in ranged.split(word)
        if group.strip(" ,;")
    ]
    # "điểm b, điểm c" and "điểm b, c" mean the same; clauses keep apart what is named apart.
    return (", " if word == "điểm" else "; ").join(g for g in groups if g) or None
