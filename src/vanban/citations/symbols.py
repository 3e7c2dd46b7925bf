"""The number and symbol of a document: "161/QĐ-UBND", "22/2020/QĐ - UBND", "06-NQ/TU"."""

from functools import cache
from re import Match, Pattern, compile

from vanban.citations.kinds import ABBREVIATIONS
from vanban.model import Value

_UPPER = "A-ZĐÂĂÊÔƠƯÁÀẢÃẠÉÈẺẼẸÍÌÓÒÚÙÝ"
# A part of the code: capitals, with the small letters of "TTg", "TTr", "Cty".
_PART = rf"[{_UPPER}][{_UPPER}a-zđ0-9&]{{0,14}}"
# Behind a spaced dash only capitals, since " - Bộ" begins a word.
_SPACED_PART = rf"(?:TTg|TTr|[{_UPPER}][{_UPPER}0-9&]{{1,14}})"
_TIGHT = rf"[/-]{_PART}|[/-]\d{{1,3}}(?![\d/])|\.[{_UPPER}]{{2,8}}(?![^\W_])"
# A dash with spaces on both sides ends a symbol that is whole already: "139/2016/NĐ-CP - Mục II".
_FIRST = rf"(?:{_TIGHT}|\s?[/-]\s?{_SPACED_PART})"
_FURTHER = rf"(?:{_TIGHT}|(?:[/-]\s?|\s[/-]){_SPACED_PART})"
_CODE = rf"{_PART}(?:{_FIRST}{_FURTHER}{{0,5}})?(?![^\W_])"


class Symbol(Value, frozen=True):
    """``text`` is without spaces; ``number`` None when blank; ``year`` the one inside, if any."""

    end: int
    text: str
    number: str | None = None
    year: int | None = None


@cache
def _numbered() -> Pattern[str]:
    return compile(
        r"(?P<number>\d{1,6}(?:\.\d{1,3})?[a-zđ]?)(?:"
        rf"\s?[/-]\s?(?P<year>(?:19|20)\d\d)(?:\s?[/-]\s?|\s)(?P<long>{_CODE})"
        rf"|\s?(?P<mark>[/-])\s?(?P<code>{_CODE})"
        rf"|\s?(?P<joined>(?:QĐ|NQ|CT|TT|KH|CV|TB|BC|KL|HD)[/-]{_CODE}))"
    )


@cache
def _blank() -> Pattern[str]:
    return compile(
        rf"[\s._]{{0,40}}(?:(?P<mark>/)\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?)?(?P<code>{_CODE})"
    )


@cache
def _small() -> Pattern[str]:
    kinds = "|".join(abbreviation.lower() for abbreviation in ABBREVIATIONS)
    return compile(
        r"(?P<number>\d{1,6}[a-zđ]?)\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?"
        rf"(?P<code>(?:{kinds})\s?-\s?[a-zđ]{{2,12}}(?:-[a-zđ]{{2,8}}){{0,2}})(?![^\W_])"
    )


def small_symbol_at(plain: str, at: int) -> Symbol | None:
    """A symbol typed in small letters, "20/2008/nđ-cp": certain only behind the word of a kind."""
    match = _small().match(plain, at)
    if match is None:
        return None
    code = _tight(match["code"]).upper().replace("TTG", "TTg").replace("TTR", "TTr")
    year = match["year"]
    text = "/".join(part for part in (match["number"], year, code) if part)
    return Symbol(match.end(), text, match["number"], int(year) if year else None)


def symbol_at(plain: str, at: int) -> Symbol | None:
    """The number with its symbol at a place, None when there is none."""
    match = _numbered().match(plain, at)
    if match is None:
        return None
    number = match["number"]
    if match["long"]:
        text = f"{number}/{match['year']}/{_tight(match['long'])}"
        return Symbol(match.end(), text, number, int(match["year"]))
    if match["joined"]:
        return Symbol(match.end(), number + _tight(match["joined"]), number)
    return Symbol(match.end(), number + match["mark"] + _tight(match["code"]), number)


def blank_symbol_at(plain: str, at: int) -> Symbol | None:
    """A symbol whose number was left blank: "/QĐ-UBND", "…/QĐ-UBND", "QĐ-UBND"."""
    match = _blank().match(plain, at)
    if match is None or "-" not in match["code"]:
        return None
    year = f"{match['year']}/" if match["year"] else ""
    return Symbol(
        match.end(),
        f"/{year}{_tight(match['code'])}",
        None,
        int(match["year"]) if match["year"] else None,
    )


def _tight(code: str) -> str:
    return "".join(code.split())


@cache
def _lone_number() -> Pattern[str]:
    return compile(r"\d{1,4}(?!\d|[.,]\d|[a-zđ]|\s?[/%-])")


def lone_number_at(low: str, at: int) -> Match[str] | None:
    """A number without a symbol, as in a short mention: "QĐ 20"."""
    return _lone_number().match(low, at)
