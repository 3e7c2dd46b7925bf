"""Tables that stand in lines of text: cells between tabs, between upright bars, or drawn.

Tab-separated lines are what a word processor leaves when a table is copied out; a tab at the
beginning is an empty first cell, which is how a row continued from the page before looks.
"""

import re
from collections.abc import Callable, Sequence

from vanban.model import Place
from vanban.readers import dashed
from vanban.readers.blocks import Cell, Row, TableBlock

_DELIMITER_ROW = re.compile(r"^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$")
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")
Separator = str


def separator_of(line: str, *, inside: Separator | None) -> Separator | None:
    """``"\\t"`` or ``"|"`` when the line is a table row, else None.

    ``inside`` is the separator of the row before. Only after such a row may a line whose tabs all
    stand at its ends be a row (of empty cells); alone it is an indented paragraph.
    """
    stripped = line.strip()
    if len(stripped) > 1 and stripped.startswith("|") and stripped.count("|") > 1:
        return "|"
    if "\t" in stripped:
        return "\t"
    if inside == "\t" and line.count("\t") > 1:
        return "\t"
    return None


def table_at(lines: Sequence[str], start: int) -> int:
    """The index after the last row of the table that begins at ``start``, else ``start``."""
    drawn = dashed.table_end(lines, start)
    if drawn > start:
        return drawn
    separator: Separator | None = None
    index = start
    while index < len(lines):
        found = separator_of(lines[index], inside=separator)
        if found is None or separator not in (None, found):
            break
        separator = found
        index += 1
    return index


def read_table(
    lines: Sequence[str],
    *,
    first_line: int,
    number: int,
    cell: Callable[[str], Cell],
) -> TableBlock | None:
    """The lines of one table as a block, None when all of them are dashes. ``first_line`` and
    ``number`` count from 1."""
    if dashed.table_end(lines, 0) == len(lines):
        return dashed.read_table(lines, first_line=first_line, number=number, cell=cell)
    separator = separator_of(lines[0], inside=None)
    grid = [
        (index, _split(line, separator))
        for index, line in enumerate(lines)
        if separator == "\t" or index > 1 or not _DELIMITER_ROW.match(line.strip())
    ]
    if not grid:
        return None
    width = max(len(cells) for _, cells in grid)
    rows = tuple(
        Row(
            cells=tuple(cell(text) for text in cells) + (Cell(""),) * (width - len(cells)),
            place=Place(line=first_line + index, table=number, row=row),
        )
        for row, (index, cells) in enumerate(grid, 1)
    )
    return TableBlock(rows=rows, place=Place(line=first_line, table=number))


def _split(line: str, separator: Separator | None) -> list[str]:
    if separator == "\t":
        return line.rstrip("\r\n").split("\t")
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _UNESCAPED_BAR.split(inner)]
