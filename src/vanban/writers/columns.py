"""The shape of a table on the page: column widths, type size, alignment, rows that may break."""

import re
from collections.abc import Sequence
from math import ceil

from vanban import layout
from vanban.layout import Align
from vanban.model import Table
from vanban.text import fold
from vanban.writers.metrics import MM_PER_POINT, text_width, widest_word
from vanban.writers.printable import paragraphs
from vanban.writers.sheet import Grid

PORTRAIT = layout.PAGE_WIDTH - layout.MARGINS.left.chosen - layout.MARGINS.right.chosen
LANDSCAPE = layout.PAGE_HEIGHT - layout.MARGINS.left.chosen - layout.MARGINS.right.chosen
PADDING = 1.5
"""Millimetres between a cell's rule and its text, on either side."""

_ORDINAL = re.compile(r"^(?:stt|tt|so tt|so thu tu|thu tu|muc)$")
_NUMBER = re.compile(r"^[-+−–]?\(?\d[\d.,  ]*\)?\s*(?:%|‰)?$|^[-–]$")
_SAMPLE = 200
_MANY_COLUMNS = 8
_SEVERAL_COLUMNS = 6
_TALLEST = 0.4


class _Column:
    """What one column asks for, in millimetres at one point of type size."""

    def __init__(self, header: str, cells: Sequence[str]) -> None:
        self.header = header
        self.cells = [cell for cell in cells if cell.strip()]
        sample = self.cells[:_SAMPLE]
        self.word = max(
            [widest_word(cell, size=1.0) for cell in sample]
            + [widest_word(header, size=1.0, bold=True)],
            default=0.0,
        )
        lines = [line for cell in sample for line in cell.split("\n")]
        self.line = max([text_width(line, size=1.0) for line in lines], default=0.0)

    def align(self) -> Align:
        """Ordinal numbers centred, figures to the right, words to the left."""
        if _ORDINAL.match(fold(self.header).strip(" .")):
            return "center"
        if not self.cells:
            return "left"
        figures = sum(bool(_NUMBER.match(cell.strip())) for cell in self.cells)
        return "right" if figures * 2 > len(self.cells) else "left"


def shape(table: Table, *, landscape: bool = False) -> Grid:
    """A table as it is drawn on a page of the given direction."""
    header, rows = _clean(table)
    columns = _columns(header, rows)
    room = LANDSCAPE if landscape else PORTRAIT
    size = _size(columns, room)
    widths = _widths(columns, room, size)
    return Grid(
        header=header,
        rows=rows,
        widths=tuple(width / room for width in widths),
        aligns=tuple(column.align() for column in columns),
        size=size,
        tall=_tall(rows, widths, size, landscape=landscape),
        caption=" ".join(paragraphs(table.caption or "")) or None,
    )


def needs_landscape(tables: Sequence[Table]) -> bool:
    """Whether an annex lies across: its columns do not fit an upright page at a good size."""
    for table in tables:
        columns = _columns(*_clean(table))
        if len(columns) >= _MANY_COLUMNS:
            return True
        if sum(_least(column, layout.TABLE_SIZES[1]) for column in columns) > PORTRAIT:
            return True
        # Columns of running text so narrow that a row takes much of an upright page.
        if len(columns) >= _SEVERAL_COLUMNS and shape(table).tall:
            return True
    return False


def _clean(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and rows of equal length, each cell's paragraphs joined by newlines."""
    count = max([len(table.header), *(len(row) for row in table.rows)], default=0)
    header = _row(table.header, count) if any(cell.strip() for cell in table.header) else ()
    return header, tuple(_row(row, count) for row in table.rows)


def _row(cells: Sequence[str], count: int) -> tuple[str, ...]:
    cleaned = ["\n".join(paragraphs(cell)) for cell in cells]
    return tuple(cleaned + [""] * (count - len(cleaned)))


def _columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[_Column]:
    count = len(header) or (len(rows[0]) if rows else 0)
    return [_Column(header[i] if header else "", [row[i] for row in rows]) for i in range(count)]


def _least(column: _Column, size: float) -> float:
    return min(column.word * size, LANDSCAPE / 3) * 1.03 + 2 * PADDING


def _size(columns: Sequence[_Column], room: float) -> float:
    """The largest size at which every word fits into its column."""
    for size in layout.TABLE_SIZES:
        if sum(_least(column, size) for column in columns) <= room:
            return size
    return layout.TABLE_SIZES[-1]


def _widths(columns: Sequence[_Column], room: float, size: float) -> list[float]:
    """Each column its longest word, the rest by how much text the columns hold."""
    least = [_least(column, size) for column in columns]
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    wanted = [
        max(column.line * size * 1.03 + 2 * PADDING - low, 0.0)
        for column, low in zip(columns, least, strict=True)
    ]
    spare = room - sum(least)
    if sum(wanted) <= spare:
        share = [1.0 + column.line for column in columns]
        left = spare - sum(wanted)
        extra = [want + left * part / sum(share) for want, part in zip(wanted, share, strict=True)]
    else:
        roots = [want**0.8 for want in wanted]
        extra = [spare * root / sum(roots) for root in roots]
    return [low + more for low, more in zip(least, extra, strict=True)]


def _tall(
    rows: Sequence[Sequence[str]], widths: Sequence[float], size: float, *, landscape: bool
) -> tuple[int, ...]:
    """Rows so high that keeping them whole would leave much of a page empty."""
    height = layout.PAGE_WIDTH if landscape else layout.PAGE_HEIGHT
    limit = (height - layout.MARGINS.top.chosen - layout.MARGINS.bottom.chosen) * _TALLEST
    line = size * 1.2 * MM_PER_POINT
    out = []
    for index, row in enumerate(rows):
        if sum(map(len, row)) < 200:
            continue
        lines = max(
            sum(
                ceil(text_width(part, size=size) * 1.05 / max(width - 2 * PADDING, 1.0)) or 1
                for part in cell.split("\n")
            )
            for cell, width in zip(row, widths, strict=True)
        )
        if lines * line > limit:
            out.append(index)
    return tuple(out)
