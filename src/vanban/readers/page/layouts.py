"""A page cut into what stands on it, in reading order."""

import re
from collections.abc import Sequence
from typing import Final

from vanban.model import Value
from vanban.readers.page.bands import Band, cut
from vanban.readers.page.cells import Table
from vanban.readers.page.grids import find_grids
from vanban.readers.page.lines import Line, rows_of, segments_of
from vanban.readers.page.tagged import Passage, StatedTable
from vanban.readers.page.words import Page, Word

_PAGE_NUMBER: Final = re.compile(
    r"^(?:[-–]\s*)?(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–])?$", re.IGNORECASE
)
_MARGIN: Final = 0.09

Piece = Line | Passage | Band | Table | StatedTable


class Layout(Value, frozen=True):
    """A page cut into tables, bands of columns and lines or passages, in reading order."""

    page: Page
    pieces: tuple[Piece, ...]

    def lines(self) -> list[Line]:
        """The lines outside tables and bands."""
        return [
            line
            for piece in self.pieces
            for line in (piece.lines if isinstance(piece, Passage) else (piece,))
            if isinstance(line, Line)
        ]


def lay_out(page: Page) -> Layout:
    """Cut one page. Its number, printed alone in the margin, is left out."""
    tables, free = tables_on(page)
    rows = [row for row in rows_of(free) if not is_page_number(row, page)]
    pieces: list[Line | Band | Table] = list(tables)
    for between in _between(rows, tables):
        pieces.extend(cut([segments_of(row) for row in between], page.width, page.rules))
    pieces.sort(key=lambda piece: piece.top)
    return Layout(page, tuple(pieces))


def tables_on(page: Page) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page, and the words outside them."""
    grids = find_grids(page.rules)
    inside: dict[int, list[Word]] = {}
    free: list[Word] = []
    for word in page.words:
        home = next((at for at, grid in enumerate(grids) if grid.position(word)), None)
        (inside.setdefault(home, []) if home is not None else free).append(word)
    tables = [
        Table(grid, tuple(inside.get(at, ()))) for at, grid in enumerate(grids) if inside.get(at)
    ]
    return tables, free


def is_page_number(row: Sequence[Word], page: Page) -> bool:
    """Whether a row is nothing but a page number in the upper or lower margin."""
    margin = _MARGIN * page.height
    if margin < row[0].centre < page.height - margin:
        return False
    return bool(_PAGE_NUMBER.match(" ".join(word.text for word in row)))


def _between(rows: Sequence[list[Word]], tables: Sequence[Table]) -> list[list[list[Word]]]:
    """The rows cut into stretches between tables."""
    stretches: list[list[list[Word]]] = [[] for _ in range(len(tables) + 1)]
    for row in rows:
        above = sum(table.grid.top < row[0].centre for table in tables)
        stretches[above].append(row)
    return [stretch for stretch in stretches if stretch]
