"""A sheet of activities as rows of raw values, read from a file that nobody vouches for.

What is unpacked is bounded before it is unpacked, what is kept before it is kept. Nothing is
computed: a formula is told of, its cached value is not trusted.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from lantoa.foundation.exceptions import ActionError
from lantoa.theme.formats import number_text

from .choices import name_key
from .layout import (
    COLUMNS,
    EMPTY_ROWS,
    HEADER_WITHIN,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    SHEET,
    UNPACKED_LIMIT,
)

MERGED = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
LISTED = 5


class Formula:
    """A cell whose value would have to be computed."""


FORMULA = Formula()


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as numbered in the file, with its values by column; empty cells are left out."""

    number: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """``letters`` say where each known column stands. ``ended_at`` is the row after which so many
    empty ones followed that reading stopped; ``ignored`` are columns nobody knows."""

    rows: tuple[RawRow, ...]
    letters: dict[str, str]
    ignored: tuple[str, ...] = ()
    ended_at: int | None = None


def read_sheet(data: bytes) -> RawSheet:
    """Raises ActionError with what is wrong with the file and what to do."""
    _check_package(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # a broken part fails in any of a dozen ways
        raise _broken() from error
    try:
        page = _page(book)
        page.reset_dimensions()  # what the file says of its size is not relied on
        sheet = _rows(page.iter_rows(max_col=MOST_COLUMNS))
    except ActionError:
        raise
    except Exception as error:
        raise _broken() from error
    finally:
        book.close()
    return sheet


def _broken() -> ActionError:
    return ActionError(
        "Không đọc được tệp Excel: tệp hỏng hoặc bị sửa bằng phần mềm khác. Mở bằng Excel, lưu lại "
        "dạng .xlsx rồi tải lên."
    )


def _check_package(data: bytes) -> None:
    """The parts of the file, before any of them is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
                raise ActionError(
                    f"Tệp Excel quá lớn khi mở ra. Mỗi tệp tối đa {number_text(MOST_ROWS)} dòng; "
                    "chép dữ liệu sang tệp mẫu mới rồi tải lên."
                )
            names = {part.filename for part in parts}
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise ActionError(
                    "Tệp có macro nên không được nhận. Lưu lại dạng .xlsx (không macro)."
                )
            for part in parts:
                _check_part(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _broken() from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part declares entities of its own: Excel never does, an attack does."""
    if not part.filename.endswith((".xml", ".rels")):
        return
    with archive.open(part) as stream:
        head = stream.read(4096)
    if b"<!" in head.replace(b"\x00", b"").replace(b"<!--", b""):
        raise _broken()
    if part.filename.startswith("xl/worksheets/"):
        _check_merged(archive.read(part))


def _check_merged(xml: bytes) -> None:
    """Merged cells below the heading hold one value for several rows: nobody knows which."""
    merged = [
        f"{match[1].decode()}{match[2].decode()}:{match[3].decode()}{match[4].decode()}"
        for match in MERGED.finditer(xml)
        if int(match[4]) > HEADER_WITHIN or int(match[4]) != int(match[2])
    ]
    if merged:
        more = f" và {len(merged) - LISTED} vùng khác" if len(merged) > LISTED else ""
        raise ActionError(
            f"Có ô bị gộp: {', '.join(merged[:LISTED])}{more}. Bỏ gộp ô, nhập đủ từng dòng rồi tải "
            "lên lại."
        )


def _page(book: Any) -> Any:
    """The sheet of activities; in a book without one of that name the first."""
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
    named = [sheet for sheet in sheets if name_key(sheet.title) == name_key(SHEET)]
    if not sheets:
        raise _broken()
    return (named or sheets)[0]


def _rows(cells: Iterator[tuple[Any, ...]]) -> RawSheet:
    numbered = enumerate(cells, start=1)
    places, ignored = _header(numbered)
    rows: list[RawRow] = []
    last = 0
    ended_at = None
    for number, row in numbered:
        values = {
            key: value
            for key, index in places.items()
            if index < len(row) and (value := _value(row[index])) is not None
        }
        if values:
            if len(rows) >= MOST_ROWS:
                raise ActionError(
                    f"Tệp có hơn {number_text(MOST_ROWS)} dòng. Tách thành nhiều tệp rồi tải lên "
                    "lần lượt."
                )
            rows.append(RawRow(number, values))
            last = number
        elif number - last > EMPTY_ROWS and number > HEADER_WITHIN + EMPTY_ROWS:
            ended_at = number
            break
    if not rows:
        raise ActionError("Tệp chưa có dòng hoạt động nào dưới dòng tiêu đề.")
    letters = {key: get_column_letter(index + 1) for key, index in places.items()}
    return RawSheet(tuple(rows), letters, ignored, ended_at)


def _header(
    numbered: Iterator[tuple[int, tuple[Any, ...]]],
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where each column stands, by its title, in the first rows of the sheet."""
    known = {name_key(column.title): column.key for column in COLUMNS}
    required = [column for column in COLUMNS if column.is_required]
    best: dict[str, int] = {}
    for number, row in numbered:
        places: dict[str, int] = {}
        ignored: list[str] = []
        for index, cell in enumerate(row):
            title = str(cell.value or "").replace("*", "").strip()
            key = known.get(name_key(title))
            if key is None and title:
                ignored.append(title[:60])
            elif key is not None:
                places.setdefault(key, index)
        if all(column.key in places for column in required):
            return places, tuple(ignored)
        best = max(best, places, key=len)
        if number >= HEADER_WITHIN:
            break
    missing = ", ".join(column.title for column in required if column.key not in best)
    raise ActionError(f"Tệp thiếu cột: {missing}. Tải tệp mẫu và nhập theo mẫu.")


def _value(cell: Any) -> Any:
    """The cell's value; None for an empty one, FORMULA for one that would have to be computed."""
    value = cell.value
    if cell.data_type == "f" or (value is not None and type(value).__name__ == "ArrayFormula"):
        return FORMULA
    if isinstance(value, str):
        return value.strip() or None
    return value
