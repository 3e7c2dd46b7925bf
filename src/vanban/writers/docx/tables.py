"""Tables of the text, built as XML at once: thousands of rows would be slow cell by cell."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from vanban.layout import Align
from vanban.writers.columns import LANDSCAPE, PADDING, PORTRAIT
from vanban.writers.sheet import Grid

_ALIGN: dict[Align, str] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "both",
}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class GridXml:
    """Writes one table; styles are named by their ids in the file."""

    def __init__(self, grid: Grid, *, landscape: bool, text_style: str, head_style: str) -> None:
        self._grid = grid
        room = LANDSCAPE if landscape else PORTRAIT
        self._widths = [Mm(share * room).twips for share in grid.widths]
        self._text_style = text_style
        self._head_style = head_style
        self._size = int(grid.size * 2)

    def element(self) -> BaseOxmlElement:
        """The ``w:tbl``."""
        return parse_xml("".join(self._table()))

    def _table(self) -> Iterator[str]:
        grid = self._grid
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES
        )
        padding = Mm(PADDING).twips
        yield (
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/>'
            f'<w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
            f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>'
        )
        yield "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        yield "</w:tblGrid>"
        if grid.caption:
            yield self._caption(grid.caption)
        if grid.header:
            yield self._row(grid.header, head=True, tall=False)
        for number, row in enumerate(grid.rows):
            yield self._row(row, head=False, tall=number in grid.tall)
        yield "</w:tbl>"

    def _row(self, cells: Sequence[str], *, head: bool, tall: bool) -> str:
        marks = ("" if tall else "<w:cantSplit/>") + ("<w:tblHeader/>" if head else "")
        drawn = "".join(
            self._cell(cell, width, align, head=head)
            for cell, width, align in zip(cells, self._widths, self._grid.aligns, strict=True)
        )
        return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{drawn}</w:tr>"

    def _caption(self, text: str) -> str:
        """A first row over the whole width, repeated with the header."""
        cell = self._cell(text, sum(self._widths), "center", head=True, span=len(self._widths))
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cell}</w:tr>"

    def _cell(self, text: str, width: int, align: Align, *, head: bool, span: int = 1) -> str:
        style = self._head_style if head else self._text_style
        place = "" if head or align == "left" else f'<w:jc w:val="{_ALIGN[align]}"/>'
        size = f'<w:rPr><w:sz w:val="{self._size}"/><w:szCs w:val="{self._size}"/></w:rPr>'
        middle = '<w:vAlign w:val="center"/>' if head else ""
        lines = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr>'
            f'<w:r>{size}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for line in text.split("\n")
        )
        across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        shape = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{middle}</w:tcPr>'
        return f"<w:tc>{shape}{lines}</w:tc>"
