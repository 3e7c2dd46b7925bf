"""Texts whose paragraphs were broken at the width of a page → one line a paragraph again.

``pdftotext`` and mail programs print so. Such a text betrays itself: many of its lines begin in the
middle of a sentence.
"""

from collections.abc import Sequence
from itertools import pairwise

from vanban.numbering import parse_label
from vanban.structure import letterhead, phrases
from vanban.structure.lines import Item, Line, Passage

_FEWEST = 6
_SHARE = 0.15
_FULL = 0.75
_ENDS = (".", ";", ":", "!", "?", "…", ")")


def rewrap(items: Sequence[Item]) -> list[Item]:
    """The items with broken paragraphs joined; as they are when the text is not broken so."""
    lines = [item for item in items if isinstance(item, Line) and not item.in_layout]
    width = _width(lines)
    if not _is_broken(lines):
        return list(items)
    out: list[Item | Passage] = []
    title: Passage | None = None
    for item in items:
        last = out[-1] if out else None
        if isinstance(item, Line) and isinstance(last, Passage) and _goes_on(last, item, width):
            if last is title and not _fits_title(item, width):
                out.append(Passage(item))
            else:
                last.pieces.append(item.text)
        elif isinstance(item, Line) and not item.in_layout:
            passage = Passage(item)
            out.append(passage)
            if isinstance(last, Passage) and phrases.kind_of(last.text):
                title = passage
        else:
            out.append(item)
    return [item.whole() if isinstance(item, Passage) else item for item in out]


def _fits_title(line: Line, width: int) -> bool:
    """Whether a line goes on with the title: after it the first paragraph begins, with a full
    line."""
    return line.text[:1].islower() or len(line.text) < _FULL * width


def _width(lines: Sequence[Line]) -> int:
    """How long a full line is."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_broken(lines: Sequence[Line]) -> bool:
    cut = sum(
        1
        for before, line in pairwise(lines)
        if line.text[:1].islower() and before.text[-1:].isalnum()
    )
    return cut >= _FEWEST and cut >= _SHARE * len(lines)


def _goes_on(before: Passage, line: Line, width: int) -> bool:
    """Whether a line is the rest of the paragraph before it."""
    last = before.pieces[-1]
    if last.endswith(_ENDS) or phrases.is_capitals(last) or line.is_capitals:
        return False
    if parse_label(line.text) is not None or letterhead.is_anchor(line):
        return False
    if phrases.is_code_line(last) or phrases.kind_of(last) or line.text.startswith("("):
        return False
    if line.text[:1].islower():
        return True
    gap = (line.place.line or 0) - (before.line.place.line or 0) > len(before.pieces)
    return len(last) >= _FULL * width and not gap and len(before.line.text) > 40
