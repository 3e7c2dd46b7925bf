"""Letterhead and signing block: two columns each, in tables without rules."""

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from vanban import layout
from vanban.layout import PartName
from vanban.writers.columns import PORTRAIT
from vanban.writers.docx.styles import RULE, STYLES, dress
from vanban.writers.fitting import HEADING_MARGIN, even, lines_of
from vanban.writers.metrics import text_width
from vanban.writers.sheet import Letterhead, Sheet, Signing

LEFT_COLUMN = 72.0
"""Millimetres; the right column holds Quốc hiệu in one line."""
_CELL_MARGIN = 1.0
_ABOVE_SIGNING = Pt(8)
_CELL_MARGINS = (
    f"<w:tblCellMar {nsdecls('w')}>"
    + "".join(
        f'<w:{side} w:w="{Mm(_CELL_MARGIN).twips}" w:type="dxa"/>' for side in ("left", "right")
    )
    + "</w:tblCellMar>"
)
_BORDER = (
    f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
)


def add_letterhead(word: WordFile, head: Letterhead) -> None:
    """Issuing body and number on the left, Quốc hiệu, Tiêu ngữ and date on the right."""
    table = _two_columns(word, rows=3, left=LEFT_COLUMN)
    room = LEFT_COLUMN - 2 * _CELL_MARGIN
    parent, issuer, code = (table.cell(row, 0) for row in range(3))
    motto = table.cell(0, 1).merge(table.cell(1, 1))
    _fill(parent, [("parent", head.parent)], room)
    _fill(issuer, [("issuer", head.issuer)], room)
    if head.issuer:
        lines = lines_of(head.issuer, "issuer", room)
        _rule(issuer.add_paragraph(), lines, "issuer", layout.RULE_SHARE.chosen, room)
    _fill(code, [("code", head.code), ("subject", head.subject)], room)
    right = PORTRAIT - LEFT_COLUMN - 2 * _CELL_MARGIN
    _fill(motto, [("republic", layout.REPUBLIC), ("motto", layout.MOTTO)], right)
    _rule(motto.add_paragraph(), [layout.MOTTO], "motto", 1.0, right)
    _fill(table.cell(2, 1), [("dateline", head.dateline)], right)


def add_title(word: WordFile, sheet: Sheet) -> None:
    """Type and trích yếu with the rule below them."""
    if sheet.kind:
        dress(word.add_paragraph(sheet.kind), STYLES["kind"].name)
    if sheet.title:
        room = PORTRAIT - HEADING_MARGIN
        paragraph = word.add_paragraph(even(sheet.title, "title", room))
        dress(paragraph, STYLES["title"].name)
        if not sheet.kind:
            paragraph.paragraph_format.space_before = Mm(5)
        lines = lines_of(sheet.title, "title", room)
        rule = word.add_paragraph()
        _rule(rule, lines, "title", layout.RULE_SHARE.chosen, PORTRAIT)
        rule.paragraph_format.space_after = Mm(4)


def add_signing(word: WordFile, signing: Signing) -> None:
    """Nơi nhận beside the signature, never divided by a page, a little below the text."""
    table = _two_columns(word, rows=1, left=PORTRAIT / 2)
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(OxmlElement("w:cantSplit"))
    left, right = table.cell(0, 0), table.cell(0, 1)
    if signing.recipients:
        _fill(left, [("recipients", "Nơi nhận:")], 0)
        _fill(left, [("recipient", line) for line in signing.recipients], 0, begun=True)
    room = PORTRAIT / 2 - 2 * _CELL_MARGIN
    _fill(right, [("authority", line) for line in signing.offices], room)
    _fill(right, [("signer", signing.name)], 0, begun=bool(signing.offices))
    for cell in (left, right):
        cell.paragraphs[0].paragraph_format.space_before = _ABOVE_SIGNING


def _two_columns(word: WordFile, *, rows: int, left: float) -> Table:
    table: Table = word.add_table(rows=rows, cols=2)
    table.autofit = False
    properties = table._tbl.tblPr
    margins = parse_xml(_CELL_MARGINS)
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption")
    for column, width in zip(table.columns, (left, PORTRAIT - left), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _fill(
    cell: _Cell,
    texts: Sequence[tuple[PartName, str | None]],
    room: float,
    *,
    begun: bool = False,
) -> None:
    """Paragraphs into a cell; the first takes the empty one that every cell has."""
    for name, text in texts:
        if not text:
            continue
        paragraph = cell.add_paragraph() if begun else cell.paragraphs[0]
        begun = True
        dress(paragraph, STYLES[name].name)
        paragraph.add_run(even(text, name, room) if room else text)


def _rule(
    paragraph: Paragraph, lines: Sequence[str], name: PartName, share: float, room: float
) -> None:
    """A rule of a share of the longest line, as the border of an empty paragraph."""
    part = layout.PARTS[name]
    width = max(text_width(line, size=part.size.chosen, bold=bool(part.bold)) for line in lines)
    side = Mm(max(room - width * share, 0) / 2)
    dress(paragraph, RULE)
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(_BORDER), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
