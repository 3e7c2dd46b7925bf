"""Words → lines, cut where a column ends."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from vanban.model import Value
from vanban.readers.page.words import Word
from vanban.readers.runs import Run

LIST_MARK: Final = re.compile(
    r"^(?:[-–—+*•▪●◦➢✓□☑]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđA-ZĐ][.)]|[IVXLC]{1,6}[.)])$"
)
_SAME_ROW: Final = 0.55
_WIDE_GAP: Final = 0.6
_WIDER_THAN_USUAL: Final = 2.2
_USUAL_GAP: Final = 0.25
_WIDEST_SPACE: Final = 1.5
_MARK_REACH: Final = 4.0


class Line(Value, frozen=True):
    """Words on one baseline that belong together; made by ``line_of``.

    ``size`` and ``base`` are those of the main words, small marks above the line do not count.
    ``bold`` holds when all words are so, ``centred`` when the line is set in its column's middle.
    """

    words: tuple[Word, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    centred: bool = False

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs()).strip()

    def runs(self) -> list[Run]:
        """Each word as a run, with the space before it."""
        return [
            Run(
                f" {word.text}" if number else word.text,
                bold=word.bold,
                italic=word.italic,
                size=word.size,
            )
            for number, word in enumerate(self.words)
        ]


def line_of(words: Sequence[Word]) -> Line:
    """Words of one row, from left to right, as a line."""
    largest = max(word.size for word in words)
    return Line(
        words=tuple(words),
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        base=median(word.base for word in words if word.size >= largest - 0.5),
        size=largest,
        bold=all(word.bold for word in words if any(map(str.isalnum, word.text))),
    )


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline, from top to bottom, each row from left to right."""
    rows: list[list[Word]] = []
    open_rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.centre, word.x0)):
        open_rows = [row for row in open_rows if row[0].bottom > word.top]
        best = max(open_rows, key=lambda row: _overlap(row[0], word), default=None)
        if best is not None and _overlap(best[0], word) >= _SAME_ROW:
            best.append(word)
        else:
            rows.append([word])
            open_rows.append(rows[-1])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def segments_of(row: Sequence[Word]) -> list[Line]:
    """A row cut at gaps that are wider than a space can be; a list mark keeps its text."""
    limit = _gap_limit(row)
    pieces: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        gap = word.x0 - before.x1
        size = max(before.size, word.size)
        after_mark = len(pieces[-1]) == 1 and LIST_MARK.match(before.text)
        if gap > limit * size and not (after_mark and gap < _MARK_REACH * size):
            pieces.append([])
        pieces[-1].append(word)
    return [line_of(piece) for piece in pieces]


def joined(lines: Sequence[Line]) -> Line:
    """Segments of one row as one line."""
    return lines[0] if len(lines) == 1 else line_of([w for line in lines for w in line.words])


def _gap_limit(row: Sequence[Word]) -> float:
    """In units of the size: justified lines have wide spaces throughout, columns wider ones."""
    gaps = [(word.x0 - before.x1) / max(word.size, 1.0) for before, word in pairwise(row)]
    usual = median(gaps) if len(gaps) >= 4 else _USUAL_GAP
    return min(max(_WIDE_GAP, _WIDER_THAN_USUAL * usual), _WIDEST_SPACE)


def _overlap(first: Word, second: Word) -> float:
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared / max(0.1, min(first.bottom - first.top, second.bottom - second.top))
