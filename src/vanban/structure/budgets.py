"""What a document says on money: the text, an amount if one is the total, the source."""

import re
from collections.abc import Sequence

from vanban.amounts import find_amounts
from vanban.model import Budget, Section
from vanban.text import fold

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
    amounts = find_amounts(text)
    total = [a.value for a in amounts if "tong" in fold(text[max(0, a.start - 60) : a.start])]
    amount = total[0] if total else _total([a.value for a in amounts])
    match = _SOURCE.search(folded[:_SOURCE_REACH])
    source = text[match.start("source") : match.end("source")].strip(" ,") if match else None
    return Budget(text=text, amount_vnd=amount, source=source)


def _total(amounts: Sequence[int | None]) -> int | None:
    """The only amount, or the first when the others add up to it."""
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return None
    if len(set(known)) == 1 or (len(known) > 2 and known[0] == sum(known[1:])):
        return known[0]
    return None


def _budget_text(section: Section) -> str:
    below = "\n".join(flatten(child) for child in section.children)
    return "\n".join(t for t in (section.text or section.title, below) if t)
