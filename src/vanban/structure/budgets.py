"""What a document says on money: the text, an amount if one is the total, the source."""

import re
from collections.abc import Sequence

from vanban.model import Budget, Section
from vanban.text import fold

_MONEY = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(?P<scale>ty|trieu|nghin|ngan)?\s*"
    r"(?:dong|vnd|d)\b"
)
_SCALES = {"ty": 10**9, "trieu": 10**6, "nghin": 10**3, "ngan": 10**3, None: 1, "": 1}
_SOURCE_REACH = 5_000
_SOURCE = re.compile(
    r"(?:\b(?:tu|do|bang)\s+(?:nguon\s+)?|\bnguon(?: kinh phi)?\s*:\s*(?:tu )?)"
    r"(?P<source>(?:ngan sach|nguon|kinh phi)[^.;]*?)"
    r"(?=\s+(?:bao dam|dam bao|chi tra|theo quy dinh)\b|[.;]|,\s+(?:va|theo)|$)"
)


def flatten(section: Section) -> str:
    """All text of a section below its label, a paragraph a line."""
    pieces = [section.title, section.text, *(flatten(child) for child in section.children)]
    return "\n".join(piece for piece in pieces if piece)


def read_budget(sections: Sequence[Section]) -> Budget | None:
    """What is said on money; the amount only when one is printed, or one is called the total."""
    if not sections:
        return None
    text = "\n".join(_budget_text(section) for section in sections)
    folded = fold(text)
    amounts = [(m.start(), _amount(m)) for m in _MONEY.finditer(folded)]
    total = [a for at, a in amounts if "tong" in folded[max(0, at - 60) : at]]
    amount = total[0] if total else _total([a for _, a in amounts])
    match = _SOURCE.search(folded[:_SOURCE_REACH])
    source = text[match.start("source") : match.end("source")].strip(" ,") if match else None
    return Budget(text=text, amount_vnd=amount, source=source)


def _total(amounts: Sequence[int]) -> int | None:
    """The only amount, or the first when the others add up to it."""
    if len(set(amounts)) == 1 or (len(amounts) > 2 and amounts[0] == sum(amounts[1:])):
        return amounts[0]
    return None


def _budget_text(section: Section) -> str:
    below = "\n".join(flatten(child) for child in section.children)
    return "\n".join(t for t in (section.text or section.title, below) if t)


def _amount(match: re.Match[str]) -> int:
    number = match["number"].replace(".", "").replace(",", ".")
    return round(float(number) * _SCALES[match["scale"]])
