"""Labels of the outline: I. / 1. / 1.1. / a) / đ) / Điều 2, and their order.

Decree 30/2020/NĐ-CP, annex I: parts and chapters in Roman numerals, sections and articles in Arabic
ones, clauses "1.", points "a)" in the order of the Vietnamese alphabet.
"""

from functools import cache
from re import IGNORECASE, Match, Pattern, compile
from typing import Literal

from vanban.model import Value
from vanban.text import fold, nfc, squeeze

LabelKind = Literal[
    "part",
    "chapter",
    "section",
    "article",
    "roman",
    "capital",
    "arabic",
    "decimal",
    "letter",
    "letter_decimal",
    "bullet",
]

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of points: Vietnamese has no f, j, w, z."""

_WORDS: dict[str, tuple[str, LabelKind]] = {
    "phan": ("Phần", "part"),
    "chuong": ("Chương", "chapter"),
    "muc": ("Mục", "section"),
    "tieu muc": ("Tiểu mục", "section"),
    "dieu": ("Điều", "article"),
}
_ORDINAL_NAMES = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_ORDINALS = {fold(name): order for name, order in _ORDINAL_NAMES.items()}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# Documents that begin a sentence such as "Điều 5 Luật Đất đai quy định …", which is no heading.
_NOT_A_TITLE = (
    "luat", "bo luat", "nghi dinh", "nghi quyet", "quyet dinh", "thong tu", "phap lenh", "quy che",
    "quy dinh", "ke hoach", "chi thi", "hien phap", "chuong", "muc", "phan", "dieu", "phu luc",
)  # fmt: skip
BULLETS = "-–—+*•·●○◦▪■□➢✓✔❖\uf0b7\uf02d\u2212"


class Label(Value, frozen=True):
    """A label at the start of a line.

    ``text`` is without punctuation ("I", "1.1", "đ", "Điều 2"; a bullet is its sign), ``order`` its
    place among its siblings from 1 (0: outside the order, as a bullet or "f)"), ``rest`` the line
    behind it. A bullet is no label of the outline and says so by its kind.
    """

    text: str
    kind: LabelKind
    order: int
    rest: str = ""


def roman_to_int(s: str) -> int | None:
    """The value of a Roman numeral in capitals, None for what is none ("IIII", "iv")."""
    value, at = 0, 0
    for number, sign in _ROMAN:
        while s.startswith(sign, at):
            value += number
            at += len(sign)
    return value if at == len(s) and value and int_to_roman(value) == s else None


def int_to_roman(n: int) -> str:
    """A number from 1 to 3999 in Roman numerals."""
    out = []
    for number, sign in _ROMAN:
        count, n = divmod(n, number)
        out.append(sign * count)
    return "".join(out)


@cache
def _word_pattern() -> Pattern[str]:
    return compile(
        r"(?P<word>phần|chương|tiểu\s+mục|mục|điều)\s*(?:"
        r"thứ\s+(?P<ordinal>mười\s+(?:một|hai)|[^\W\d_]+)"
        r"|(?P<number>\d{1,3}|[IVXLC]{1,7})(?P<suffix>[a-zđ])?)(?![^\W_])"
        r"\s*(?P<mark>[.:)/\-–—]?)\s*",
        IGNORECASE,
    )


@cache
def _mark_pattern() -> Pattern[str]:
    return compile(
        r"\(?(?:"
        r"(?P<decimal>[1-9]\d?(?:\.[1-9]\d?){1,4})(?:[.)/:]|(?=\s))"
        r"|(?P<letterdecimal>[a-zđ]\.?[1-9]\d?(?:\.[1-9]\d?)*)[.)/]"
        r"|(?P<arabic>\d{1,3})\s?[.)/:]"
        r"|(?P<arabicdash>[1-9]\d?)\s?[-–](?=\s)"
        r"|(?P<roman>[IVXLC]{1,7})\s?[.)/:\-–—]"
        r"|(?P<capital>[A-ZĐ])\s?[.)/:\-–]"
        r"|(?P<letter>[a-zđ])\s?[.)/]"
        r"|(?P<letterdash>[a-zđ])\s?[-–](?=\s)"
        r")(?![\d.,%/])\s*"
    )


def parse_label(line: str) -> Label | None:
    """The label that a line begins with, None when it begins with text.

    >>> parse_label("a) Nâng cao nhận thức").text
    'a'
    """
    line = squeeze(nfc(line))
    if not line:
        return None
    if line[0] in BULLETS:
        return _bullet(line)
    worded = _word_pattern().match(line)
    if worded:
        return _worded(worded, line)
    marked = _mark_pattern().match(line)
    return _marked(marked, line) if marked else None


def _bullet(line: str) -> Label | None:
    sign, rest = line[0], line[1:]
    # "-5 độ" is a number and "---" a rule, neither is a bullet.
    if rest[:1].isdigit() or rest[:1] == sign or (sign == "*" and "*" in rest[:2]):
        return None
    return Label(text=sign, kind="bullet", order=0, rest=rest.lstrip())


def _worded(match: Match[str], line: str) -> Label | None:
    rest = line[match.end() :]
    word, kind = _WORDS[fold(squeeze(match["word"]))]
    if not match["mark"] and not _may_be_title(rest):
        return None
    if match["ordinal"]:
        ordinal = match["ordinal"].lower()
        place = _ORDINALS.get(fold(ordinal))
        if place is None:
            return None
        return Label(text=f"{word} thứ {ordinal}", kind=kind, order=place, rest=rest)
    number = match["number"].upper()
    order = int(number) if number.isdigit() else roman_to_int(number)
    if not order:
        return None
    return Label(text=f"{word} {number}{match['suffix'] or ''}", kind=kind, order=order, rest=rest)


def _may_be_title(rest: str) -> bool:
    """A title after a bare label begins with a capital and is not the next part of a reference."""
    if not rest:
        return True
    if not rest[0].isupper() and rest[0] not in '“"(':
        return False
    folded = fold(rest)
    return rest.isupper() or not folded.startswith(_NOT_A_TITLE)


def _marked(match: Match[str], line: str) -> Label | None:
    rest = line[match.end() :]
    if rest[:1].islower() and not line[match.end() - 1].isspace():
        return None  # an abbreviation such as "C.ty" or a word with a slash
    text = next(v for v in match.groups() if v)
    kind = _kind(match.lastgroup or "", text)
    if kind in ("decimal", "letter_decimal"):
        order = int(text.rsplit(".", 1)[-1].lstrip("đabcdefghijklmnopqrstuvwxyz"))
    elif kind == "arabic":
        order = int(text)
    elif kind == "roman":
        order = roman_to_int(text) or 0
    else:
        order = LETTERS.find(text.lower()) + 1
    if kind in ("arabic", "roman") and not order:
        return None
    return Label(text=text, kind=kind, order=order, rest=rest)


def _kind(group: str, text: str) -> LabelKind:
    if group == "roman" and (text in ("C", "L") or roman_to_int(text) is None):
        # No outline reaches fifty: a single C or L is the third or twelfth capital letter.
        return "capital" if len(text) == 1 else "roman"
    kinds: dict[str, LabelKind] = {
        "decimal": "decimal",
        "letterdecimal": "letter_decimal",
        "arabic": "arabic",
        "arabicdash": "arabic",
        "roman": "roman",
        "capital": "capital",
        "letter": "letter",
        "letterdash": "letter",
    }
    return kinds[group]


def next_label(label: Label) -> str | None:
    """The text of the sibling that should follow, None after the last letter or a bullet."""
    order = label.order + 1
    if " thứ " in label.text:
        name = next((n for n, v in _ORDINAL_NAMES.items() if v == order), None)
        return f"{label.text.split(' ', 1)[0]} thứ {name}" if name else None
    if label.kind == "bullet" or not label.order:
        return None
    if label.kind in ("letter", "capital"):
        if order > len(LETTERS):
            return None
        letter = LETTERS[order - 1]
        return letter.upper() if label.kind == "capital" else letter
    if label.kind == "roman":
        return int_to_roman(order)
    head, number = _split_number(label.text.rstrip(LETTERS) if " " in label.text else label.text)
    return head + (int_to_roman(order) if roman_to_int(number) else str(order))


def _split_number(text: str) -> tuple[str, str]:
    """ "Điều 2" to "Điều " and "2", "1.1" to "1." and "1", "a1" to "a" and "1"."""
    at = len(text)
    while at and (text[at - 1].isdigit() or (text[at - 1] in "IVXLC" and " " in text)):
        at -= 1
    return text[:at], text[at:]


def is_successor(a: Label, b: Label) -> bool:
    """Whether ``b`` follows ``a`` directly among siblings. "I" after "H" is the letter."""
    if a.kind != b.kind and {a.kind, b.kind} != {"roman", "capital"}:
        return False
    if a.kind == "article" and a.text[:-1] == b.text[:-1] and b.text[-1] in LETTERS:
        return LETTERS.find(a.text[-1]) + 1 == LETTERS.find(b.text[-1])
    if b.kind == "article" and f"{a.text}a" == b.text:
        return True  # an article inserted by an amendment
    readings = [a]
    if a.kind == "roman" and len(a.text) == 1:
        capital = LETTERS.find(a.text.lower()) + 1
        readings.append(Label(text=a.text, kind="capital", order=capital))
    return any(next_label(reading) == b.text for reading in readings)
