"""The empty sheet that people fill in, with lists to choose from and a sheet of instructions."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from lantoa.foundation.sheets import DAY_FORMAT, as_text
from lantoa.theme.formats import number_text

from .choices import Choices
from .layout import COLUMNS, MOST_ROWS, NO, SHEET, YES

LISTS = "Danh mục"
GUIDE = "Hướng dẫn"
RULES = (
    "Mỗi dòng là một hoạt động truyền thông đã thực hiện. Cột có dấu * phải nhập.",
    "Không gộp ô, không dùng công thức, không đổi tên cột; thứ tự cột đổi được.",
    f"Mỗi tệp tối đa {number_text(MOST_ROWS)} dòng, 5 MB, dạng .xlsx.",
    "Sau khi tải lên, hệ thống cho xem trước từng dòng và chỗ sai. Chỉ khi không còn chỗ sai mới "
    "ghi nhận, và ghi nhận tất cả cùng lúc.",
    "Dòng đã ghi nhận trước đó được nhận ra và không ghi lần hai.",
)


def template_bytes(choices: Choices) -> bytes:
    """The template of one plan for one person as XLSX."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    offered = dict(choices.offered()) | {"is_public": (YES, NO)}
    _header(sheet)
    _lists(book, sheet, offered)
    _guide(book.create_sheet(GUIDE), choices)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _header(sheet: Any) -> None:
    for index, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, index, f"{column.title} *" if column.is_required else column.title)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.freeze_panes = "A2"
    for row in range(2, MOST_ROWS + 2):
        sheet.cell(row, 1).number_format = DAY_FORMAT


def _lists(book: Workbook, sheet: Any, offered: Mapping[str, Sequence[str]]) -> None:
    """One column of choices for each list, on a sheet of its own; a list that takes several values
    only offers, it refuses nothing."""
    page = book.create_sheet(LISTS)
    for place, column in enumerate((c for c in COLUMNS if c.is_list), start=1):
        values = offered[column.key]
        page.cell(1, place, column.title).font = Font(bold=True)
        page.column_dimensions[get_column_letter(place)].width = 50
        for row, value in enumerate(values, start=2):
            as_text(page.cell(row, place, value))
        if not values:
            continue
        letter = get_column_letter(place)
        choice = DataValidation(
            type="list",
            formula1=f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(values) + 1}",
            allow_blank=True,
            showErrorMessage=not column.many,
            errorTitle=column.title,
            error="Chọn một giá trị trong danh sách.",
        )
        target = get_column_letter(COLUMNS.index(column) + 1)
        choice.add(f"{target}2:{target}{MOST_ROWS + 1}")
        sheet.add_data_validation(choice)


def _guide(page: Any, choices: Choices) -> None:
    page.column_dimensions["A"].width = 28
    page.column_dimensions["B"].width = 90
    rows: list[tuple[str, str]] = [
        ("Kế hoạch", f"Năm {choices.plan.year}: {choices.plan.title}"),
        *(("Cách nhập", rule) for rule in RULES),
        *((f"Cột {column.title}", column.hint) for column in COLUMNS),
    ]
    for index, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            as_text(page.cell(index, place, value))
        page.cell(index, 1).font = Font(bold=True)
