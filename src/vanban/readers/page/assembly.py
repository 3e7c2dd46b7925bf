"""Pages of words and rules → blocks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from vanban.model import Place, Value
from vanban.readers import runs as text_runs
from vanban.readers.blocks import Block, Cell, PageBreak, Paragraph, Row, TableBlock
from vanban.readers.page.bands import Band, cut
from vanban.readers.page.grids import Grid, find_grids
from vanban.readers.page.lines import Line, line_of, rows_of, segments_of
from vanban.readers.page.paragraphs import (
    Block as Lines,
)
from vanban.readers.page.paragraphs import (
    Column,
    column_of,
    is_full,
    is_marked,
    paragraphs,
)
from vanban.readers.page.tagged import (
    Passage,
    StatedTable,
    block_of,
    cell_of_passages,
    passage,
    table_block,
)
from vanban.readers.page.words import Page, Word
from vanban.readers.refusals import RowCount

_PAGE_NUMBER: Final = re.compile(
    r"^(?:[-–]\s*)?(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–])?$", re.IGNORECASE
)
_MARGIN: Final = 0.09
_CELL_PADDING: Final = 6.0
_SYMMETRIC: Final = 4.0


class Table(Value, frozen=True):
    """A ruled table on a page with the words of its cells; ``passages`` are the paragraphs that
    the source states, where it does."""

    grid: Grid
    words: tuple[Word, ...]
    passages: tuple[tuple[Word, ...], ...] = ()

    @property
    def top(self) -> float:
        return self.grid.top


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
        pieces.extend(cut([segments_of(row) for row in between], page.width))
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


def blocks_of(layouts: Sequence[Layout], rows: RowCount) -> list[Block]:
    """All pages as blocks; a paragraph that a page break cuts is one paragraph."""
    columns = _columns(layouts)
    assembly = _Assembly(rows)
    for layout in layouts:
        assembly.add(layout, columns[(layout.page.width, layout.page.height)])
    return assembly.blocks


def without_sizes(blocks: Sequence[Block]) -> list[Block]:
    """Recognition knows no sizes."""
    return [
        replace(block, size=None) if isinstance(block, Paragraph) else block for block in blocks
    ]


class _Assembly:
    def __init__(self, rows: RowCount) -> None:
        self._rows = rows
        self._tables = 0
        self._open: tuple[Lines, Column, int] | None = None
        self.blocks: list[Block] = []

    def add(self, layout: Layout, column: Column) -> None:
        page = layout.page.number
        if page > 1:
            self.blocks.append(PageBreak(place=Place(page=page)))
        number = 0
        first = True
        for single, group in groupby(layout.pieces, key=lambda piece: isinstance(piece, Line)):
            if single:
                lines = [piece for piece in group if isinstance(piece, Line)]
                self._lines(lines, column, page, number, continues=first)
                number += len(lines)
            else:
                for piece in group:
                    if isinstance(piece, Passage):
                        self._passage(piece, column, page, number, continues=first)
                        number += len(piece.lines)
                    else:
                        number = self._side(piece, page, number)
                    first = False
            first = False

    def _passage(
        self, piece: Passage, column: Column, page: int, number: int, *, continues: bool
    ) -> None:
        lines = block_of(piece.lines, column)
        if not (continues and self._continue(lines, column)):
            self._emit(lines, column, Place(page=page, line=number + 1), piece.level)

    def _side(self, piece: Piece, page: int, number: int) -> int:
        self._open = None
        self._tables += 1
        place = Place(page=page, line=number + 1, table=self._tables)
        if isinstance(piece, Table):
            self._rows.add(len(piece.grid.ys) - 1)
            self.blocks.append(_ruled_table(piece, place))
            return number + len(piece.grid.ys) - 1
        if isinstance(piece, StatedTable):
            self._rows.add(len(piece.rows))
            self.blocks.append(table_block(piece, place))
            return number + len(piece.rows)
        if isinstance(piece, Band):
            self._rows.add(len(piece.rows))
            self.blocks.append(_layout_table(piece, place))
            return number + max(len(cell) for row in piece.rows for cell in row)
        return number

    def _lines(
        self, lines: list[Line], column: Column, page: int, number: int, *, continues: bool
    ) -> None:
        local = column_of(lines, left=column.left, right=column.right)
        column = Column(column.left, column.right, local.pitch, column.indents)
        pieces = paragraphs(lines, column)
        for at, piece in enumerate(pieces):
            place = Place(page=page, line=number + 1)
            number += len(piece.lines)
            if at == 0 and continues and self._continue(piece, column):
                continue
            self._emit(piece, column, place)

    def _continue(self, piece: Lines, column: Column) -> bool:
        """Append to the paragraph that the page before left open, if this goes on with it."""
        if self._open is None:
            return False
        before, _, at = self._open
        line, last = piece.lines[0], before.lines[-1]
        left = last.x0 if len(before.lines) > 1 else column.left
        if (
            line.centred
            or last.centred
            or is_marked(line)
            or abs(line.x0 - left) > _SYMMETRIC
            or abs(line.size - last.size) > 1
            or line.bold != last.bold
            or not is_full(last, line, column)
        ):
            return False
        joined = Lines(before.lines + piece.lines, (*before.hard, False, *piece.hard), before.align)
        block = self.blocks[at]
        again = text_runs.paragraph(joined.runs(), place=block.place, align=joined.align)
        if again is None:
            return False
        self.blocks[at] = again
        self._open = (joined, column, at)
        return True

    def _emit(self, piece: Lines, column: Column, place: Place, level: int | None = None) -> None:
        block = text_runs.paragraph(piece.runs(), place=place, align=piece.align, level=level)
        if block:
            self.blocks.append(block)
            self._open = (piece, column, len(self.blocks) - 1)


def _columns(layouts: Iterable[Layout]) -> dict[tuple[float, float], Column]:
    """The text column of each page size, measured over all its pages."""
    lines: dict[tuple[float, float], list[Line]] = {}
    for layout in layouts:
        size = (layout.page.width, layout.page.height)
        lines.setdefault(size, []).extend(layout.lines())
    return {size: column_of(found) for size, found in lines.items()}


def _between(rows: Sequence[list[Word]], tables: Sequence[Table]) -> list[list[list[Word]]]:
    """The rows cut into stretches between tables."""
    stretches: list[list[list[Word]]] = [[] for _ in range(len(tables) + 1)]
    for row in rows:
        above = sum(table.grid.top < row[0].centre for table in tables)
        stretches[above].append(row)
    return [stretch for stretch in stretches if stretch]


def _ruled_table(table: Table, place: Place) -> TableBlock:
    grid = table.grid
    words: dict[tuple[int, int], list[Word]] = {}
    for word in table.words:
        position = grid.position(word)
        if position is not None:
            words.setdefault(position, []).append(word)
    stated = {id(word): at for at, words_of in enumerate(table.passages) for word in words_of}
    rows: list[Row] = []
    for number, origins in enumerate(grid.origin):
        cells = tuple(
            _cell(words.get(origin, []), grid, origin, stated)
            if origin == (number, column)
            else Cell("", merged=True)
            for column, origin in enumerate(origins)
        )
        at = Place(page=place.page, table=place.table, row=number + 1)
        rows.append(Row(cells=cells, place=at))
    return TableBlock(rows=tuple(rows), place=place)


def _cell(
    words: list[Word], grid: Grid, origin: tuple[int, int], stated: Mapping[int, int]
) -> Cell:
    if not words:
        return Cell("")
    left = grid.xs[origin[1]]
    right = left + grid.inner_width(*origin)
    if all(id(word) in stated for word in words):
        passages = [
            passage(list(group)) for _, group in groupby(words, key=lambda word: stated[id(word)])
        ]
        return cell_of_passages(passages, *_inside(passages, left, right))
    return cell_of(words, left, right)


def _inside(passages: Sequence[Passage], left: float, right: float) -> tuple[float, float]:
    """The edges of a cell without its padding."""
    padding = min(_CELL_PADDING, *(max(0.0, line.x0 - left) for p in passages for line in p.lines))
    return left + padding, right - padding


def cell_of(words: Sequence[Word], left: float, right: float) -> Cell:
    """Words between two edges as a cell: wrapped lines joined, paragraphs apart."""
    lines = [line_of(row) for row in rows_of(words)]
    return cell_of_lines(lines, left, right)


def cell_of_lines(lines: Sequence[Line], left: float, right: float) -> Cell:
    """Like ``cell_of``, for lines."""
    padding = min(_CELL_PADDING, *(max(0.0, line.x0 - left) for line in lines))
    inner_left, inner_right = left + padding, right - padding
    centred = all(
        abs((line.x0 - inner_left) - (inner_right - line.x1)) < _SYMMETRIC for line in lines
    ) and any(line.x0 - inner_left > _SYMMETRIC for line in lines)
    measured = column_of(lines, left=inner_left, right=inner_right)
    column = Column(inner_left, inner_right, measured.pitch, measured.indents, centred)
    pieces = paragraphs(lines, column)
    texts = [text_runs.squeezed("".join(run.text for run in piece.runs())) for piece in pieces]
    runs = [run for piece in pieces for run in piece.runs()]
    return Cell(
        text="\n".join(text for text in texts if text), bold=text_runs.all_visible(runs, "bold")
    )


def _layout_table(band: Band, place: Place) -> TableBlock:
    rows = tuple(
        Row(
            cells=tuple(
                cell_of_lines(lines, *bounds) if lines else Cell("")
                for lines, bounds in zip(cells, band.bounds, strict=True)
            ),
            place=Place(page=place.page, table=place.table, row=number),
        )
        for number, cells in enumerate(band.rows, 1)
    )
    return TableBlock(rows=rows, place=place, ruled=False)
