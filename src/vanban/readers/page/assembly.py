"""Pages cut into pieces → blocks."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from vanban.model import Place
from vanban.readers import runs as text_runs
from vanban.readers.blocks import Block, PageBreak, Paragraph
from vanban.readers.page.bands import Band
from vanban.readers.page.cells import Table, layout_table, ruled_table
from vanban.readers.page.layouts import Layout
from vanban.readers.page.lines import Line
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
from vanban.readers.page.tagged import Passage, StatedTable, block_of, table_block
from vanban.readers.refusals import RowCount

_SYMMETRIC: Final = 4.0
_REACHES: Final = 2.0
_ENOUGH: Final = 3
_MANY: Final = 15


def blocks_of(layouts: Sequence[Layout], rows: RowCount) -> list[Block]:
    """All pages as blocks; a paragraph that a page break cuts is one paragraph."""
    columns = _columns(layouts)
    assembly = _Assembly(rows)
    for layout in layouts:
        assembly.add(layout, columns[(layout.page.width, layout.page.height)])
    assembly.settle()
    return assembly.blocks


def without_sizes(blocks: Sequence[Block]) -> list[Block]:
    """Recognition knows no sizes."""
    return [
        replace(block, size=None) if isinstance(block, Paragraph) else block for block in blocks
    ]


class _Open:
    """The paragraph that came last, to which the next page may add."""

    def __init__(self, piece: Lines, place: Place, level: int | None, at: int) -> None:
        self.pieces = [piece]
        self.place = place
        self.level = level
        self.at = at

    @property
    def last(self) -> Line:
        return self.pieces[-1].lines[-1]

    @property
    def left(self) -> float | None:
        """Where its lines begin, None while there is only a first line."""
        lines = self.pieces[-1].lines
        return lines[-1].x0 if len(self.pieces) > 1 or len(lines) > 1 else None

    def paragraph(self) -> Paragraph | None:
        """All its pieces as one paragraph."""
        lines = tuple(line for piece in self.pieces for line in piece.lines)
        hard = [broken for piece in self.pieces for broken in (*piece.hard, False)][:-1]
        whole = Lines(lines, tuple(hard), self.pieces[0].align)
        return text_runs.paragraph(
            whole.runs(), place=self.place, align=whole.align, level=self.level
        )


class _Assembly:
    def __init__(self, rows: RowCount) -> None:
        self._rows = rows
        self._tables = 0
        self._open: _Open | None = None
        self.blocks: list[Block] = []

    def add(self, layout: Layout, column: Column) -> None:
        """One page more."""
        page = layout.page.number
        if page > 1:
            self.blocks.append(PageBreak(place=Place(page=page)))
        number = 0
        first = True
        for single, group in groupby(layout.pieces, key=lambda piece: isinstance(piece, Line)):
            if single:
                lines = [piece for piece in group if isinstance(piece, Line)]
                self._lines(lines, column, Place(page=page, line=number + 1), continues=first)
                number += len(lines)
            else:
                for piece in group:
                    place = Place(page=page, line=number + 1)
                    if isinstance(piece, Passage):
                        block = block_of(piece.lines, column)
                        self._add(block, column, place, continues=first, level=piece.level)
                        number += len(piece.lines)
                    elif not isinstance(piece, Line):
                        number += self._side(piece, place, column)
                    first = False
            first = False

    def settle(self) -> None:
        """Write the last paragraph with all that was added to it."""
        if self._open is not None and len(self._open.pieces) > 1:
            whole = self._open.paragraph()
            if whole is not None:
                self.blocks[self._open.at] = whole
        self._open = None

    def _side(self, piece: Table | StatedTable | Band, place: Place, page: Column) -> int:
        """A table; how many lines it counts for."""
        self.settle()
        self._tables += 1
        place = replace(place, table=self._tables)
        if isinstance(piece, Table):
            table = ruled_table(piece, place)
        elif isinstance(piece, StatedTable):
            table = table_block(piece, place, page)
        else:
            table = layout_table(piece, place, page)
        self._rows.add(len(table.rows))
        self.blocks.append(table)
        if isinstance(piece, Band):
            return max(len(cell) for row in piece.rows for cell in row)
        return len(table.rows)

    def _lines(self, lines: list[Line], column: Column, place: Place, *, continues: bool) -> None:
        local = column_of(lines, left=column.left, right=column.right)
        column = Column(column.left, column.right, local.pitch, column.indents)
        for piece in paragraphs(lines, column):
            self._add(piece, column, place, continues=continues)
            continues = False
            place = replace(place, line=(place.line or 0) + len(piece.lines))

    def _add(
        self,
        piece: Lines,
        column: Column,
        place: Place,
        *,
        continues: bool,
        level: int | None = None,
    ) -> None:
        if continues and self._open is not None and _goes_on(self._open, piece, column):
            self._open.pieces.append(piece)
            return
        self.settle()
        block = text_runs.paragraph(piece.runs(), place=place, align=piece.align, level=level)
        if block:
            self.blocks.append(block)
            self._open = _Open(piece, place, level, len(self.blocks) - 1)


def _goes_on(before: _Open, piece: Lines, column: Column) -> bool:
    """Whether a page's first paragraph goes on with the last of the page before."""
    line, last = piece.lines[0], before.last
    left = before.left if before.left is not None else column.left
    return (
        not line.centred
        and not last.centred
        and not is_marked(line)
        and abs(line.x0 - left) <= _SYMMETRIC
        and abs(line.size - last.size) <= 1
        and line.bold == last.bold
        and is_full(last, line, column)
    )


def _columns(layouts: Iterable[Layout]) -> dict[tuple[float, float], Column]:
    """The text column of each page size, measured over all its pages."""
    lines: dict[tuple[float, float], list[Line]] = {}
    for layout in layouts:
        size = (layout.page.width, layout.page.height)
        lines.setdefault(size, []).extend(layout.lines())
    return {size: _page_column(found, size[0]) for size, found in lines.items()}


def _page_column(lines: Sequence[Line], width: float) -> Column:
    """The column of a page's text. Few lines need not reach the right margin: it is then taken to
    be no wider than the left one."""
    column = column_of(lines)
    reaching = sum(abs(line.x1 - column.right) < _REACHES for line in lines)
    if reaching >= _ENOUGH or len(lines) > _MANY:
        return column
    return column_of(lines, left=column.left, right=max(column.right, width - column.left))
