"""Tables as Excel files: written row by row, so that a long one needs no memory of its length."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

DAY_FORMAT = "dd/mm/yyyy"
LONGEST_CELL = 32_767  # Excel takes no more letters in one cell
LONGEST_NAME = 31  # of a sheet
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the width of its column in letters."""

    title: str
    width: int = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. ``notes`` stand above it, a line each (what was counted, from when to when)."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    notes: Sequence[str] = ()


def workbook_bytes(*sheets: Sheet) -> bytes:
    """The tables as one XLSX file. Text is never a formula, whatever it begins with."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book, sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.name.translate(NOT_IN_NAMES)[:LONGEST_NAME])
    for index, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(index)].width = column.width
    page.freeze_panes = f"A{len(sheet.notes) + 2}"
    for note in sheet.notes:
        page.append([_cell(page, note, Font(italic=True), wraps=False)])
    bold = Font(bold=True)
    page.append([_cell(page, column.title, bold) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value) for value in row])


def _cell(page: Any, value: Value, font: Font | None = None, *, wraps: bool = True) -> Any:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    cell = WriteOnlyCell(page, value)
    if isinstance(value, str):
        as_text(cell, wraps=wraps)
    elif isinstance(value, date):
        cell.number_format = DAY_FORMAT
    if font is not None:
        cell.font = font
    return cell


def as_text(cell: Any, *, wraps: bool = True) -> None:
    """What stands in the cell is what somebody typed, "=1+1" too, not something to compute."""
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=wraps, vertical="top")
