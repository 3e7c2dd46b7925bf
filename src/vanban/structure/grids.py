"""Tables as printed → one table each: header found, parts on several pages joined.

A source draws a table that runs over three pages as three tables, with the header repeated and
rows cut in two. Readers of the document want the table that was meant.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from vanban.model import Place, Value
from vanban.readers.blocks import Format, PageBreak, Row, TableBlock
from vanban.structure.columns import is_ordinal_header, is_same_column, role_of
from vanban.structure.lines import Item, Line
from vanban.text import fold, squeeze

_CAPTION = re.compile(r"^bang\s+(?:so\s+)?(?:\d{1,3}|[ivx]{1,4})(?:[.:]|\s*[-–]\s|\s)")
_NUMBER_CELL = re.compile(r"^\(?\d{1,2}\)?$")
_ORDINAL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[A-ZĐ]|[a-zđ])[.)]?$")


class GridRow(Value, frozen=True):
    """One row of a logical table. ``merged`` marks cells covered by a merge from above or the left,
    ``above`` those covered from above; ``resumes`` when the row is the first of a new page or part
    of the table."""

    cells: tuple[str, ...]
    merged: tuple[bool, ...]
    above: tuple[bool, ...]
    place: Place
    bold: bool = False
    resumes: bool = False


class Grid(Value, frozen=True):
    """A logical table: header (empty when none is printed), rows, ``parts`` it was printed in."""

    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    place: Place
    caption: str | None = None
    parts: int = 1


Part = Line | Grid | PageBreak


def join_tables(items: Sequence[Item], source_format: Format) -> list[Part]:
    """The items with every table as a logical one; parts of one table are joined."""
    out: list[Part] = []
    breaks: list[PageBreak] = []
    for item in items:
        if isinstance(item, PageBreak):
            breaks.append(item)
            continue
        if isinstance(item, TableBlock):
            last = out[-1] if out else None
            grid = _grid(item, source_format)
            if isinstance(last, Grid) and _goes_on(last, grid, item, across_page=bool(breaks)):
                out[-1] = _join(last, grid, item, source_format)
                breaks = []
                continue
            if grid.caption is None and isinstance(last, Line) and _CAPTION.match(last.folded):
                grid = replace(grid, caption=last.text)
                out.pop()
            out.extend(breaks)
            out.append(grid)
        else:
            out.extend(breaks)
            out.append(item)
        breaks = []
    return [*out, *breaks]


def _grid(table: TableBlock, source_format: Format) -> Grid:
    rows = [_row(row, source_format) for row in table.rows]
    caption: str | None = None
    if len(rows) > 2 and _spans(rows[0]) and _roles(rows[1].cells) >= 2:
        caption = next(text for text in rows[0].cells if text)
        rows = rows[1:]
        table_rows = table.rows[1:]
    else:
        table_rows = table.rows
    count = _header_rows(rows, table_rows)
    header = _header([row.cells for row in rows[:count]])
    if not any(header):
        header = ()  # Markdown has no table without a header row
    return Grid(header=header, rows=tuple(rows[count:]), place=table.place, caption=caption)


def _row(row: Row, source_format: Format) -> GridRow:
    texts = [cell.text for cell in row.cells]
    if source_format == "text":
        # Copied tables print the paragraphs of a cell on one line, a spaced slash between them.
        texts = [re.sub(r"\s+/\s+", "\n", text) for text in texts]
    worded = [cell for cell in row.cells if cell.text]
    return GridRow(
        cells=tuple(texts),
        merged=tuple(cell.merged for cell in row.cells),
        above=tuple(cell.above for cell in row.cells),
        place=row.place,
        bold=bool(worded) and all(cell.bold for cell in worded),
    )


def _spans(row: GridRow) -> bool:
    """Whether one text runs over the whole width."""
    texts = [text for text in row.cells if text]
    return len(texts) == 1 and len(row.cells) > 1 and bool(row.cells[0])


def _roles(cells: Sequence[str]) -> int:
    return len({role for text in cells if (role := role_of(text))})


def _header_rows(rows: Sequence[GridRow], source: Sequence[Row]) -> int:
    """How many rows from the top are header: none, one, or two with spanning cells."""
    if not rows or _looks_like_data(rows[0].cells):
        return 0
    repeated = 0
    while repeated < len(source) and source[repeated].repeats_header:
        repeated += 1
    if 1 < repeated < len(rows) and not any(_looks_like_data(r.cells) for r in rows[:repeated]):
        return repeated
    if len(rows) == 1:
        return 1
    first, second = rows[0], rows[1]
    spanning = any(first.merged) or any(not text for text in first.cells)
    below = [text for text in second.cells if text]
    if spanning and below and _completes(first, second):
        return 2
    return 1


def _completes(first: GridRow, second: GridRow) -> bool:
    """Whether the second row names the columns under a spanning cell of the first."""
    if _looks_like_data(second.cells):
        return False
    under = [
        i for i, text in enumerate(second.cells) if text and (not first.cells[i] or _over(first, i))
    ]
    covered = all(i in under or not second.cells[i] for i in range(len(second.cells)))
    repeated = [i for i, t in enumerate(second.cells) if t and t == first.cells[i]]
    short = all(len(second.cells[i]) < 60 for i in under)
    return bool(under) and short and (covered or bool(repeated))


def _over(row: GridRow, column: int) -> bool:
    """Whether the cell at ``column`` spans to its right."""
    right = column + 1
    return right < len(row.cells) and not row.cells[right]


def _looks_like_data(cells: Sequence[str]) -> bool:
    first = squeeze(cells[0]) if cells else ""
    if _ORDINAL.match(first) and not is_ordinal_header(first):
        return True
    if not first and len(cells) > 1 and not is_ordinal_header(first):
        return _roles(cells) == 0 and max((len(c) for c in cells), default=0) > 60
    return False


def _header(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Header cells; the text of a spanning cell stands before each column under it."""
    if not rows:
        return ()
    if len(rows) == 1:
        return tuple(rows[0])
    top, low = list(rows[0]), rows[1]
    for i in range(1, len(top)):
        if not top[i] and low[i] and top[i - 1] and low[i - 1]:
            top[i] = top[i - 1]
    merged = []
    for above, below in zip(top, low, strict=True):
        same = not below or not above or fold(above) == fold(below)
        merged.append((above or below) if same else f"{above}\n{below}")
    return _header([merged, *rows[2:]]) if len(rows) > 2 else tuple(merged)


def _goes_on(last: Grid, grid: Grid, table: TableBlock, *, across_page: bool) -> bool:
    """Whether a table continues the one before it."""
    if len(grid.header or table.rows[0].cells) != _width(last):
        return False
    if grid.header and _same(grid.header, last.header):
        return True
    first = table.rows[0].cells
    resumed = not first[0].text or _ORDINAL.match(squeeze(first[0].text)) is not None
    if grid.header and _roles(grid.header) >= 2:
        return False
    return resumed and (across_page or not first[0].text) and bool(last.header)


def _width(grid: Grid) -> int:
    return len(grid.header) or (len(grid.rows[0].cells) if grid.rows else 0)


def _same(a: Sequence[str], b: Sequence[str]) -> bool:
    if len(a) != len(b) or any(abs(len(x) - len(y)) > 8 for x, y in zip(a, b, strict=True)):
        return False
    return all(is_same_column(x, y) for x, y in zip(a, b, strict=True))


def _join(last: Grid, grid: Grid, table: TableBlock, source_format: Format) -> Grid:
    rows = list(grid.rows)
    if grid.header and not _same(grid.header, last.header):
        rows = [_row(row, source_format) for row in table.rows]
    if rows:
        rows[0] = replace(rows[0], resumes=True)
    return replace(last, rows=(*last.rows, *rows), parts=last.parts + 1)


def is_repeated_header(grid: Grid, row: GridRow) -> bool:
    """Whether a row inside the table prints the header again, whole or as "(1) (2) (3)"."""
    return bool(grid.header) and _same(row.cells, grid.header)


def is_column_numbers(row: GridRow) -> bool:
    """ "(1) (2) (3)", "1 2 3" or "A B C" under a header."""
    texts = [squeeze(text) for text in row.cells if text.strip()]
    letters = [text.strip("()").lower() for text in texts]
    if len(texts) >= 3 and letters == list("abcdefghijklmnop"[: len(texts)]):
        return True
    numbers = [int(t.strip("()")) for t in texts if _NUMBER_CELL.match(t)]
    return len(texts) >= 3 and len(numbers) == len(texts) and numbers == sorted(set(numbers))


def filled(grid: Grid) -> list[GridRow]:
    """The rows with cells merged downwards holding their text in each row they cover."""
    out: list[GridRow] = []
    for row in grid.rows:
        cells = row.cells
        if out:
            cells = tuple(
                out[-1].cells[i] if covered else cells[i] for i, covered in enumerate(row.above)
            )
        out.append(replace(row, cells=cells))
    return out
