"""Passages whose extent the source itself states, as tagged PDF does: no paragraph is guessed."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from vanban.model import Place, Value
from vanban.readers.blocks import Cell, Row, TableBlock
from vanban.readers.page.lines import Line, line_of, rows_of
from vanban.readers.page.paragraphs import (
    Block,
    Column,
    align_of,
    breaks_word,
    column_of,
    column_within,
    is_full,
    is_marked,
    set_in,
    widened,
)
from vanban.readers.page.words import Word
from vanban.readers.runs import all_visible, squeezed


class Passage(Value, frozen=True):
    """One paragraph: its lines from top to bottom, and its level when it is a heading."""

    lines: tuple[Line, ...]
    level: int | None = None

    @property
    def top(self) -> float:
        return self.lines[0].top


class StatedCell(Value, frozen=True):
    """A cell with its passages and the rows and columns that it covers."""

    passages: tuple[Passage, ...]
    across: int = 1
    down: int = 1


class StatedTable(Value, frozen=True):
    """A table whose rows the source states; ``headers`` counts its heading rows."""

    rows: tuple[tuple[StatedCell, ...], ...]
    headers: int = 0
    ruled: bool = False


def passage(words: Sequence[Word], level: int | None = None) -> Passage:
    """Words of one paragraph, set out in lines."""
    return Passage(tuple(line_of(row) for row in rows_of(words)), level)


def block_of(lines: Sequence[Line], column: Column) -> Block:
    """The lines as one paragraph; a line that had room for the next word was broken off."""
    lines = set_in(lines, column)
    hard = tuple(
        not is_full(before, line, column) and not breaks_word(before)
        for before, line in pairwise(lines)
    )
    return Block(tuple(lines), hard, align_of(lines, column))


def _cell_block(lines: Sequence[Line], column: Column) -> Block:
    """Like ``block_of``. A narrow column is as wide as its longest line, after which every break
    looks like a wrap: there a change of look, or a list mark, says that the line was broken off."""
    block = block_of(lines, column)
    hard = tuple(
        broken
        or before.bold != line.bold
        or before.text.isupper() != line.text.isupper()
        or (is_marked(line) and is_marked(lines[0]))
        or (is_marked(line) and before.text.endswith((":", ";")))
        for broken, before, line in zip(block.hard, lines, lines[1:], strict=False)
    )
    return Block(block.lines, hard, block.align)


def table_block(table: StatedTable, place: Place, page: Column) -> TableBlock:
    """The table on a grid, on a page with this column of text; positions that a span covers are
    merged cells."""
    edges = _column_edges(table, page)
    covered: dict[int, int] = {}
    rows: list[list[Cell]] = []
    for row in table.rows:
        cells: list[Cell] = []
        for cell in row:
            _fill(cells, covered)
            right = edges.get(len(cells))
            for offset in range(cell.across):
                covered[len(cells)] = cell.down - 1
                cells.append(Cell("", merged=True) if offset else _cell(cell, right))
        _fill(cells, covered)
        rows.append(cells)
    width = max(map(len, rows), default=0)
    return TableBlock(
        rows=tuple(
            Row(
                cells=tuple(cells) + (Cell(""),) * (width - len(cells)),
                place=Place(page=place.page, table=place.table, row=number),
                repeats_header=number <= table.headers,
            )
            for number, cells in enumerate(rows, 1)
        ),
        place=place,
        ruled=table.ruled,
    )


def _fill(cells: list[Cell], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append(Cell("", merged=True, above=True))


def _column_edges(table: StatedTable, page: Column) -> dict[int, tuple[float, float]]:
    """The edges of each column, by its cells that span no other."""
    edges: dict[int, tuple[float, float]] = {}
    for row in table.rows:
        if any(cell.across > 1 or cell.down > 1 for cell in row):
            continue
        for at, cell in enumerate(row):
            lines = [line for passage in cell.passages for line in passage.lines]
            if lines:
                left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
                known = edges.get(at, (left, right))
                edges[at] = (min(left, known[0]), max(right, known[1]))
    order = sorted(edges)
    if not order:
        return {}
    bounds = widened([edges[at] for at in order], page.left, page.right)
    return dict(zip(order, bounds, strict=True))


def _cell(cell: StatedCell, edges: tuple[float, float] | None) -> Cell:
    lines = [line for passage in cell.passages for line in passage.lines]
    if not lines:
        return Cell("")
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if edges is not None and cell.across == 1:
        left, right = min(left, edges[0]), max(right, edges[1])
    column = column_within(lines, left, right)
    return _cell_of(_cell_block(part.lines, column) for part in cell.passages)


def cell_of_passages(passages: Sequence[Passage], left: float, right: float) -> Cell:
    """The paragraphs of a cell whose text edges its rules show."""
    lines = [line for passage in passages for line in passage.lines]
    column = column_of(lines, left=left, right=right)
    return _cell_of(block_of(part.lines, column) for part in passages)


def _cell_of(paragraphs: Iterable[Block]) -> Cell:
    blocks = [paragraph.runs() for paragraph in paragraphs]
    texts = [squeezed("".join(run.text for run in runs)) for runs in blocks]
    return Cell(
        text="\n".join(text for text in texts if text),
        bold=all_visible((run for runs in blocks for run in runs), "bold"),
    )
