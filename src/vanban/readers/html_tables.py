"""HTML tables and lists: spans laid out on a grid, and the labels that a browser draws."""

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from vanban.model import Place
from vanban.readers.blocks import Cell, Row, TableBlock
from vanban.readers.refusals import RowCount
from vanban.readers.runs import Run, all_visible, squeezed

_MOST_COLUMNS: Final = 100
_MOST_SPANNED_ROWS: Final = 1_000
_NO_BORDER = re.compile(r"border(?:-\w+)*\s*:\s*(?:none|0)", re.IGNORECASE)
_BORDER = re.compile(r"border(?:-\w+)*\s*:[^;]*\b(?:solid|double|dashed|dotted)", re.IGNORECASE)
_FEWEST_DATA_COLUMNS: Final = 3


def read_table(
    table: etree._Element,
    *,
    place: Place,
    rows: RowCount,
    cell: Callable[[etree._Element], list[Run]],
    number: int,
) -> TableBlock | None:
    """The table on a grid; positions that a span covers are merged cells."""
    lines: list[tuple[list[Cell], bool]] = []
    pending: dict[int, int] = {}
    for tr in _own(table, ("tr",), "table"):
        rows.add()
        parent = tr.getparent()
        header = parent is not None and parent.tag == "thead"
        lines.append((_row(tr, pending, cell), header))
    width = max((len(cells) for cells, _ in lines), default=0)
    if not width:
        return None
    return TableBlock(
        rows=tuple(
            Row(
                cells=tuple(cells) + (Cell(""),) * (width - len(cells)),
                place=Place(line=place.line, table=number, row=at),
                repeats_header=header,
            )
            for at, (cells, header) in enumerate(lines, 1)
        ),
        place=place,
        ruled=_ruled(table, width),
    )


def _row(
    tr: etree._Element,
    pending: dict[int, int],
    read: Callable[[etree._Element], list[Run]],
) -> list[Cell]:
    """One row. ``pending`` says how many rows below each column is still covered from above."""
    cells: list[Cell] = []

    def covered() -> None:
        while pending.get(len(cells), 0) > 0:
            pending[len(cells)] -= 1
            cells.append(Cell("", merged=True, above=True))

    for td in _own(tr, ("td", "th"), "tr"):
        covered()
        if len(cells) >= _MOST_COLUMNS:
            break
        across = _span(td, "colspan", _MOST_COLUMNS - len(cells))
        down = _span(td, "rowspan", _MOST_SPANNED_ROWS)
        runs = read(td)
        text = "\n".join(
            line for line in squeezed("".join(run.text for run in runs)).split("\n") if line
        )
        for offset in range(across):
            pending[len(cells)] = down - 1
            cells.append(
                Cell("", merged=True) if offset else Cell(text=text, bold=all_visible(runs, "bold"))
            )
    covered()
    return cells


def _own(parent: etree._Element, tags: tuple[str, ...], scope: str) -> list[etree._Element]:
    """Descendants that belong to ``parent`` itself and not to a table nested in it."""
    return [
        element
        for element in parent.iter(*tags)
        if next(element.iterancestors(scope), None) is parent
    ]


def _span(cell: etree._Element, name: str, most: int) -> int:
    text = (cell.get(name) or "").strip()
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 7 else 1


def _ruled(table: etree._Element, width: int) -> bool:
    """What the table or its cells say of borders; where they are silent, layout tables are the
    narrow ones without headings."""
    if table.get("role") == "presentation":
        return False
    border = table.get("border")
    cells = list(table.iter("td", "th"))[:40]
    styles = [table.get("style") or "", *(cell.get("style") or "" for cell in cells)]
    if any(_BORDER.search(style) for style in styles) or border not in (None, "", "0"):
        return True
    if border == "0" or any(_NO_BORDER.search(style) for style in styles):
        return False
    return width >= _FEWEST_DATA_COLUMNS or table.find(".//th") is not None


class ListCount:
    """How far a list has counted."""

    def __init__(self, element: etree._Element) -> None:
        self._ordered = element.tag == "ol"
        self._kind = element.get("type") or "1"
        start = element.get("start") or ""
        self._next = int(start) if start.isdecimal() and len(start) < 6 else 1

    def label(self, item: etree._Element) -> str:
        """The label that is drawn before the next item."""
        if not self._ordered:
            return "•"
        value = item.get("value") or ""
        count = int(value) if value.isdecimal() and len(value) < 6 else self._next
        self._next = count + 1
        if self._kind in ("a", "A") and 1 <= count <= 26:
            return f"{chr(ord(self._kind) + count - 1)}."
        if self._kind in ("i", "I") and 1 <= count < 40:
            roman = "x" * (count // 10) + (
                "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"
            )[count % 10]  # fmt: skip
            return f"{roman.upper() if self._kind == 'I' else roman}."
        return f"{count}."
