"""Amounts of money in whole đồng: as figures, in words, and as printed in running text.

In words as an estimate prints it ("Bằng chữ: …"): every gap of zeros inside a group is spoken
("không trăm linh bốn nghìn"), a group of nothing but zeros is passed over.
"""

import re
import unicodedata
from fractions import Fraction
from typing import Final

from vanban.model import Value

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# After "mươi" three digits change their sound; after "mười" only five does.
_AFTER_TENS: Final = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION: Final = 10**9
_BELOW_BILLION: Final = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))

_NUMBER = r"\d+(?:[.,]\d+)*\s*"
_SCALE = r"(?:nghìn|ngàn|nghin|ngan|triệu|trieu|tỷ|tỉ|ty|ti)\b\s*"
_AMOUNT = re.compile(
    rf"(?<![\w.,/–-])(?=\d)(?P<parts>(?:{_NUMBER}(?:{_SCALE})+){{0,3}}(?:{_NUMBER})?)"
    r"(?:đồng|dong|vnđ|vnd|đ|₫)(?!\w)"
)
_STEP = re.compile(r"(?P<number>[\d.,]*\d)\s*(?P<scale>[^\d]*)")
_SCALES: Final = {"ngh": 10**3, "ng": 10**3, "tr": 10**6, "t": _BILLION}


class Amount(Value, frozen=True):
    """An amount printed in a text: ``value`` in đồng, the place in code points of that text.

    ``value`` is None where the figure can be read in two ways or is no whole number of đồng.
    """

    value: int | None
    start: int
    end: int


def figures(amount: int) -> str:
    """A whole number in groups of three as Vietnamese prints it: 1234567 → "1.234.567"."""
    return f"{amount:,}".replace(",", ".")


def in_words(amount: int) -> str:
    """An amount in lower case with its unit: 2004015 → "hai triệu không trăm linh bốn nghìn không
    trăm mười lăm đồng". The caller sets the capital. Above a billion the words repeat: "một nghìn
    tỷ đồng", "một tỷ tỷ đồng". Raises ValueError for a negative amount.
    """
    if amount < 0:
        raise ValueError(f"an amount in words is not negative: {amount}")
    return " ".join([*(_words(amount, inside=False) or [_DIGITS[0]]), "đồng"])


def _words(number: int, *, inside: bool) -> list[str]:
    """Words of a number; ``inside`` when words stand before it, so that its zeros are spoken."""
    words: list[str] = []
    billions, rest = divmod(number, _BILLION)
    if billions:
        words += [*_words(billions, inside=inside), "tỷ"]
    for size, name in _BELOW_BILLION:
        group, rest = divmod(rest, size)
        if group:
            words += _group(group, inside=inside or bool(words))
            words += [name] if name else []
    return words


def _group(group: int, *, inside: bool) -> list[str]:
    """Words of 1 to 999, with "không trăm" and "linh" where words stand before them."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    spoken = bool(hundreds) or inside
    words = [_DIGITS[hundreds], "trăm"] if spoken else []
    if tens > 1:
        last = [_AFTER_TENS.get(ones, _DIGITS[ones])] if ones else []
        return [*words, _DIGITS[tens], "mươi", *last]
    if tens:
        last = ["lăm" if ones == 5 else _DIGITS[ones]] if ones else []
        return [*words, "mười", *last]
    if not ones:
        return words
    return [*words, "linh", _DIGITS[ones]] if spoken else [*words, _DIGITS[ones]]


def find_amounts(text: str) -> tuple[Amount, ...]:
    """The amounts that a text in NFC prints with their unit: "1.500.000 đồng", "2,5 tỷ đồng",
    "2 tỷ 500 triệu đồng", "300.000đ", "5 trieu dong". A number without its unit is none.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few foreign capitals grow, and offsets would move
        lowered = text
    return tuple(
        Amount(value=_value(match["parts"]), start=match.start(), end=match.end())
        for match in _AMOUNT.finditer(lowered)
    )


def _value(parts: str) -> int | None:
    """Sum of the parts, each smaller in scale than the one before."""
    total = Fraction(0)
    above: int | None = None
    for step in _STEP.finditer(parts):
        scale = _scale(step["scale"])
        number = _number(step["number"], scaled=scale > 1)
        if number is None or (above is not None and number * scale >= above):
            return None
        total += number * scale
        above = scale
    return int(total) if total.denominator == 1 else None


def _scale(words: str) -> int:
    scale = 1
    for word in words.split():
        plain = unicodedata.normalize("NFD", word)
        scale *= next(size for start, size in _SCALES.items() if plain.startswith(start))
    return scale


def _number(printed: str, *, scaled: bool) -> Fraction | None:
    """A printed number; the last sign is a decimal one only where it can't part thousands."""
    groups = re.split(r"[.,]", printed)
    signs = re.findall(r"[.,]", printed)
    if not signs:
        return Fraction(printed)
    threes = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    if len(set(signs)) == 1 and threes:
        # "1,500 tỷ" may be one and a half or fifteen hundred.
        return None if scaled and signs == [","] else Fraction("".join(groups))
    if all(len(group) == 3 for group in groups[1:-1]) and signs[-1] not in signs[:-1]:
        return Fraction(f"{''.join(groups[:-1])}.{groups[-1]}")
    return None
