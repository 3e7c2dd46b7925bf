"""``w:tr`` → cells, and whether a table is drawn with rules (ECMA-376 part 1, 17.4)."""

from typing import Final

from vanban.model import Place, Value
from vanban.readers.blocks import Cell, Row, TableBlock
from vanban.readers.docx.paragraphs import ParagraphParts, ParagraphReader
from vanban.readers.docx.styles import Styles
from vanban.readers.docx.tags import (
    TBL_PR,
    TC,
    TEXT_BOX,
    TR,
    VAL,
    Element,
    P,
    number,
    switch,
    value,
    w,
)
from vanban.readers.runs import Run, all_visible, squeezed

# Word itself stops at 63 columns.
_MOST_COLUMNS: Final = 100
_SIDES: Final = ("top", "bottom", "left", "right", "start", "end")
_ALL_SIDES: Final = (*_SIDES, "insideH", "insideV")
_INVISIBLE: Final = frozenset({"nil", "none"})
_TR_PR, _TC_PR = w("trPr"), w("tcPr")


class DrawnRow(Value, frozen=True):
    """The cells of one row. ``ruled`` counts cells that have rules, ``hidden`` that something was
    left out because it is hidden, ``mended`` that letters of an old font were converted."""

    cells: tuple[Cell, ...]
    repeats_header: bool
    ruled: int
    drawn: int
    hidden: bool = False
    mended: bool = False


class TableReader:
    """Reads the rows of one table, one after the other."""

    def __init__(self, table: Element, paragraphs: ParagraphReader) -> None:
        self._paragraphs = paragraphs
        properties = table.find(TBL_PR)
        self._ruled = _table_rules(properties, paragraphs.styles)
        self._rows: list[DrawnRow] = []

    @property
    def rows(self) -> int:
        return len(self._rows)

    def add(self, element: Element) -> DrawnRow | None:
        """Read a row; None when it was deleted or hidden."""
        properties = element.find(_TR_PR)
        if properties is not None and properties.find(w("del")) is not None:
            return None
        row = self._row(element, properties)
        if not (properties is not None and switch(properties, "hidden")):
            self._rows.append(row)
            return row
        return DrawnRow(cells=(), repeats_header=False, ruled=0, drawn=0, hidden=True)

    def block(self, place: Place) -> TableBlock | None:
        """The table with rows of equal length, None when it has no row."""
        if not self._rows:
            return None
        width = max(len(row.cells) for row in self._rows)
        drawn = sum(row.drawn for row in self._rows)
        return TableBlock(
            rows=tuple(
                Row(
                    cells=row.cells + (Cell(""),) * (width - len(row.cells)),
                    place=Place(table=place.table, row=at),
                    repeats_header=row.repeats_header,
                )
                for at, row in enumerate(self._rows, 1)
            ),
            place=place,
            ruled=2 * sum(row.ruled for row in self._rows) > drawn,
        )

    def _row(self, element: Element, properties: Element | None) -> DrawnRow:
        cells = [Cell("")] * _columns(properties, "gridBefore", least=0)
        ruled = drawn = 0
        hidden = mended = False
        for tc in _own_cells(element):
            cell_properties = tc.find(_TC_PR)
            span = _columns(cell_properties, "gridSpan", least=1)
            parts = _parts(tc, self._paragraphs)
            hidden = hidden or any(part.hidden for part in parts)
            mended = mended or any(part.mended for part in parts)
            above = _continues(cell_properties, "vMerge")
            covered = above or _continues(cell_properties, "hMerge")
            cells.append(Cell("", merged=True, above=above) if covered else _cell(parts))
            cells.extend([Cell("", merged=True, above=above)] * (span - 1))
            drawn += 1
            ruled += _cell_rules(cell_properties, self._ruled)
        cells.extend([Cell("")] * _columns(properties, "gridAfter", least=0))
        header = properties is not None and bool(switch(properties, "tblHeader"))
        return DrawnRow(tuple(cells[:_MOST_COLUMNS]), header, ruled, drawn, hidden, mended)


def _own_cells(row: Element) -> list[Element]:
    """The cells of this row, also inside content controls, not those of nested tables."""
    return [tc for tc in row.iter(TC) if next(tc.iterancestors(TR), None) is row]


def _parts(tc: Element, paragraphs: ParagraphReader) -> list[ParagraphParts]:
    """All paragraphs of a cell in order, those of nested tables and text boxes among them."""
    parts: list[ParagraphParts] = []
    for element in tc.iter(P):
        box = next(element.iterancestors(TEXT_BOX, TC), None)
        if box is not None and box.tag == TEXT_BOX:
            continue
        part = paragraphs.read(element)
        parts.append(part)
        parts.extend(part.beside)
    return parts


def _cell(parts: list[ParagraphParts]) -> Cell:
    lines: list[str] = []
    carried = ""
    for part in parts:
        text = carried + "".join(run.text for run in part.runs)
        carried = text if part.joins_next else ""
        text = squeezed(text.replace("\f", "\n")) if not carried else ""
        labelled = f"{part.label} {text}".strip() if part.label else text
        lines.extend(line for line in (labelled, *part.notes) if line)
    runs: list[Run] = [run for part in parts for run in part.runs]
    return Cell(text="\n".join(lines), bold=all_visible(runs, "bold"))


def _columns(properties: Element | None, name: str, *, least: int) -> int:
    count = number(value(properties, name))
    return least if count is None else max(least, min(count, _MOST_COLUMNS))


def _continues(properties: Element | None, name: str) -> bool:
    """Whether the cell goes on a merge begun above (vMerge) or, in old files, before (hMerge)."""
    merge = properties.find(w(name)) if properties is not None else None
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _table_rules(properties: Element | None, styles: Styles) -> bool:
    """Whether the table, or its style, draws at least two kinds of rules."""
    borders = properties.find(w("tblBorders")) if properties is not None else None
    if borders is None:
        borders = styles.borders(value(properties, "tblStyle"))
    return borders is not None and len(_visible(borders, _ALL_SIDES)) >= 2


def _cell_rules(properties: Element | None, table_ruled: bool) -> bool:
    """Whether the cell has rules on most sides; what it leaves open follows the table."""
    borders = properties.find(w("tcBorders")) if properties is not None else None
    if borders is None:
        return table_ruled
    visible = len(_visible(borders, _SIDES))
    silent = 4 - sum(1 for side in _SIDES if borders.find(w(side)) is not None)
    return visible + (silent if table_ruled else 0) >= 3


def _visible(borders: Element, sides: tuple[str, ...]) -> list[str]:
    return [side for side in sides if (value(borders, side) or "nil").lower() not in _INVISIBLE]
