"""Columns of a task table that stand for a quarter, a month or a year, with a mark in the cells.

"Quý I | Quý II | Quý III | Quý IV" under "Thời gian thực hiện": an x says when.
"""

import re
from collections.abc import Sequence

from vanban.structure.grids import GridRow
from vanban.text import fold, squeeze

_PERIOD = re.compile(
    r"^(?P<unit>quy|q|thang|t|nam|tuan)\.?\s*(?P<number>i{1,3}|iv|\d{1,2}|20\d\d)(?:\s*/\s*20\d\d)?$"
)
_NUMBER = re.compile(r"^(?:i{1,3}|iv|\d{1,2}|20\d\d)$")
_UNIT_ABOVE = re.compile(r"\b(quy|thang|nam|tuan)\b")
_MARK = re.compile(r"^(?:[x×✓✔√☑☒●■•*+v]|\(x\)|\[x\])$", re.IGNORECASE)
_NAMES = {"quy": "Quý", "thang": "Tháng", "nam": "Năm", "tuan": "Tuần"}


def period_of(header: str) -> str | None:
    """The period that a column stands for: "Quý I", also of "I" under "Quý"."""
    *above, lower = header.split("\n")
    text = squeeze(lower)
    folded = fold(text)
    printed = _PERIOD.match(folded)
    if printed:
        return f"Tháng {text[printed.start('number') :]}" if printed["unit"] == "t" else text
    units = _UNIT_ABOVE.findall(fold(" ".join(above)))
    if units and _NUMBER.match(folded):
        return f"{_NAMES[units[-1]]} {text}"
    return None


def are_marked(rows: Sequence[GridRow], columns: Sequence[int]) -> bool:
    """Whether the cells of columns hold marks, and not the amounts of a period."""
    texts = [text for row in rows for i in columns if (text := row.cells[i].strip())]
    return sum(bool(_MARK.match(text)) for text in texts) * 2 > len(texts)


def times_of(row: GridRow, header: Sequence[str], columns: Sequence[int]) -> str:
    """The text of the time columns of a row; a marked period stands by its name."""
    marked: list[str] = []
    written: list[str] = []
    for i in columns:
        text = row.cells[i].strip()
        period = period_of(header[i]) if i < len(header) else None
        if not text or text in marked[-1:] or text in written[-1:]:
            continue
        if period is None:
            written.append(text)
        else:
            marked.append(period if _MARK.match(text) else f"{period}: {text}")
    return "\n".join([*written, ", ".join(marked)] if marked else written)
