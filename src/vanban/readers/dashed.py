"""Tables drawn with signs in lines of text, as pandoc prints them: grids and columns of dashes.

A grid has ``+---+`` between rows and bars between cells, and merges cells by leaving a piece of a
rule out. Columns of dashes have one line of dashes a column under the header; where a blank line
parts the rows, a cell may run over several lines.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise
from typing import Final

from vanban.model import Place
from vanban.readers.blocks import Cell, Row, TableBlock

_GRID_RULE: Final = re.compile(r"^\s*\+(?:[-=:]+\+)+\s*$")
_GRID_LINE: Final = re.compile(r"^\s*[+|].*[+|]\s*$")
_GRID_PIECE: Final = re.compile(r"(?<=\+)[-=:]{2,}(?=\+)")
_COLUMNS: Final = re.compile(r"^ {0,4}-{2,}(?: -{2,})+\s*$")
_WHOLE_RULE: Final = re.compile(r"^ {0,4}-{10,}\s*$")
_HEADER_LINES: Final = 12
_ITEM: Final = re.compile(r"^(?:\\?[-–+*•]\s|\d{1,2}\\?[.)]\s|[a-zđ]\\?[.)]\s)")
_RULE_SIGNS: Final = frozenset("-=:")
_MOST_LINES: Final = 60_000
ReadCell = Callable[[str], Cell]


def table_end(lines: Sequence[str], start: int) -> int:
    """The index after the drawn table that begins at ``start``, else ``start``."""
    line = lines[start]
    if _GRID_RULE.match(line):
        return _grid_end(lines, start)
    if "--" in line or (start + 1 < len(lines) and "--" in lines[start + 1]):
        return _columns_end(lines, start)
    return start


def read_table(lines: Sequence[str], *, first_line: int, number: int, cell: ReadCell) -> TableBlock:
    """The lines of a drawn table as a block. ``first_line`` and ``number`` count from 1."""
    place = Place(line=first_line, table=number)
    if _GRID_RULE.match(lines[0]):
        rows = _grid_rows(lines, place, cell)
    else:
        rows = _column_rows(lines, place, cell)
    return TableBlock(rows=tuple(rows), place=place)


def _grid_end(lines: Sequence[str], start: int) -> int:
    end = start
    while end < len(lines) and end - start < _MOST_LINES and _GRID_LINE.match(lines[end]):
        end += 1
    while end > start and not _GRID_RULE.match(lines[end - 1]):
        end -= 1
    return end if end - start > 2 else start


def _grid_rows(lines: Sequence[str], place: Place, cell: ReadCell) -> list[Row]:
    rules = [at for at, line in enumerate(lines) if _GRID_PIECE.search(line)]
    # pandoc closes a table that is all header with a second rule right below the first.
    bands = [(top, bottom) for top, bottom in pairwise(rules) if bottom - top > 1]
    xs = _crossings(lines[at] for at in rules)
    origins = _origins(lines, bands, xs)
    ends = {
        origin: (bands[row][1], xs[column + 1])
        for row, line in enumerate(origins)
        for column, origin in enumerate(line)
    }
    rows: list[Row] = []
    for number, (top, _) in enumerate(bands):
        cells: list[Cell] = []
        for column, origin in enumerate(origins[number]):
            if origin != (number, column):
                cells.append(Cell("", merged=True, above=origin[0] < number))
                continue
            bottom, right = ends[origin]
            inside = (line[xs[column] + 1 : right] for line in lines[top + 1 : bottom])
            cells.append(cell_of(inside, cell))
        at = Place(line=(place.line or 1) + top + 1, table=place.table, row=number + 1)
        rows.append(Row(cells=tuple(cells), place=at))
    return rows


def _crossings(rules: Iterable[str]) -> list[int]:
    """Where the rules of a grid have their corners."""
    pieces = {piece.span() for line in rules for piece in _GRID_PIECE.finditer(line)}
    return sorted({start - 1 for start, _ in pieces} | {end for _, end in pieces})


def _origins(
    lines: Sequence[str], bands: Sequence[tuple[int, int]], xs: Sequence[int]
) -> list[list[tuple[int, int]]]:
    """For each position of a grid the row and column at which the cell that covers it begins:
    no bar to the left, or no whole rule above, leave it to the cell there."""
    origins: list[list[tuple[int, int]]] = []
    for row, (top, _) in enumerate(bands):
        below = lines[top + 1]
        origins.append([])
        for column, (left, right) in enumerate(pairwise(xs)):
            if column and below[left : left + 1] not in ("|", "+"):
                origin = origins[row][column - 1]
            elif row and not set(lines[top][left + 1 : right]) <= _RULE_SIGNS:
                origin = origins[row - 1][column]
            else:
                origin = (row, column)
            origins[row].append(origin)
    return origins


def _columns_end(lines: Sequence[str], start: int) -> int:
    """The end of a table under columns of dashes: a rule, or of one without rules a blank line."""
    columns = _columns_line(lines, start)
    if columns is None:
        return start
    ruled = columns != start + 1
    last = min(len(lines), columns + _MOST_LINES)
    for index in range(columns + 1, last):
        if _WHOLE_RULE.match(lines[index]) or lines[index].strip() == lines[columns].strip():
            return index + 1
        if not ruled and not lines[index].strip():
            return index if index > columns + 1 else start
    return start if ruled or last == columns + 1 else last


def _columns_line(lines: Sequence[str], start: int) -> int | None:
    """Where the line of columns stands: first, under one line of header, or under a rule and the
    header below it."""
    if _COLUMNS.match(lines[start]):
        return start
    below = start + 1
    if _WHOLE_RULE.match(lines[start]):
        for index in range(below, min(len(lines), start + _HEADER_LINES)):
            if _COLUMNS.match(lines[index]):
                return index
            if not lines[index].strip():
                return None
    if lines[start].strip() and below < len(lines) and _COLUMNS.match(lines[below]):
        return below
    return None


def _column_rows(lines: Sequence[str], place: Place, cell: ReadCell) -> list[Row]:
    at = _columns_line(lines, 0) or 0
    bounds = [match.span() for match in re.finditer("-+", lines[at])]
    header = [i for i in range(at) if not _WHOLE_RULE.match(lines[i])]
    body = [i for i in range(at + 1, len(lines)) if "--" not in lines[i] or not _is_rule(lines[i])]
    spaced = any(not lines[i].strip() for i in body[:-1])
    groups = [header] if header else []
    groups += _parted(lines, body) if spaced else [[i] for i in body if lines[i].strip()]
    return [
        Row(
            cells=tuple(
                cell_of([_piece(lines[i], bounds, column) for i in group], cell)
                for column in range(len(bounds))
            ),
            place=Place(line=(place.line or 1) + group[0], table=place.table, row=number),
        )
        for number, group in enumerate(groups, 1)
    ]


def _is_rule(line: str) -> bool:
    return bool(_WHOLE_RULE.match(line) or _COLUMNS.match(line))


def _piece(line: str, bounds: Sequence[tuple[int, int]], column: int) -> str:
    """What a line has in a column; the last one has no end."""
    start, end = bounds[column]
    return line[start:] if column == len(bounds) - 1 else line[start : end + 1]


def _parted(lines: Sequence[str], indices: Iterable[int]) -> list[list[int]]:
    """Indices of lines in groups between blank lines."""
    grouped = groupby(indices, key=lambda index: bool(lines[index].strip()))
    return [list(group) for filled, group in grouped if filled]


def cell_of(lines: Iterable[str], cell: ReadCell) -> Cell:
    """The lines of one cell: paragraphs and list items apart, wrapped lines joined."""
    texts: list[list[str]] = []
    for filled, group in groupby((line.strip() for line in lines), key=bool):
        if not filled:
            continue
        fresh = True
        for line in group:
            if fresh or _ITEM.match(line):
                texts.append([])
            texts[-1].append(line.removesuffix("\\"))
            fresh = line.endswith("\\")
    cells = [cell(" ".join(pieces)) for pieces in texts]
    return Cell(
        text="\n".join(c.text for c in cells if c.text),
        bold=bool(cells) and all(c.bold for c in cells if c.text),
    )
