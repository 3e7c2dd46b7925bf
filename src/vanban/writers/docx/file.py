"""Sheet → DOCX: the parts in order, pages and their numbers, the file's own properties."""

import io
import zipfile
from datetime import datetime

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from msgspec.structs import replace

from vanban import layout
from vanban.model import Document
from vanban.writers.compose import compose
from vanban.writers.docx.frame import add_letterhead, add_signing, add_title
from vanban.writers.docx.styles import (
    BREAK,
    LANGUAGE,
    STYLES,
    TABLE_HEAD,
    TABLE_TEXT,
    dress,
    stationery,
    style_name,
)
from vanban.writers.docx.tables import GridXml
from vanban.writers.fitting import heading_lines, held_lines
from vanban.writers.metrics import MM_PER_POINT
from vanban.writers.sheet import Grid, Leaf, Sheet, Text

_BELOW_LETTERHEAD = Pt(14)
# ZIP knows no earlier time; the clock's would make each file different.
_EPOCH = datetime(1980, 1, 1)


def write_docx(document: Document) -> bytes:
    """The document for Word, the same bytes for the same document."""
    sheet = compose(document)
    word = docx.Document(io.BytesIO(stationery().data))
    _properties(word, sheet)
    _page(word.sections[0], landscape=False)
    _page_number(word.sections[0])
    first, *others = sheet.annexes if sheet.is_annexes_alone else (None, *sheet.annexes)
    if first is None:
        _front(word, sheet)
    else:
        _page(word.sections[0], landscape=first.landscape)
        _items(word, first)
    for annex in others:
        assert annex is not None
        section = word.add_section(WD_SECTION.NEW_PAGE)
        # The mark that ends a section is a paragraph: too thin to need a page of its own.
        dress(word.paragraphs[-1], BREAK)
        _page(section, landscape=annex.landscape)
        _items(word, annex)
    return _packed(word)


def _front(word: WordFile, sheet: Sheet) -> None:
    add_letterhead(word, sheet.letterhead)
    add_title(word, sheet)
    above = len(word.paragraphs)
    _items(word, sheet.main)
    if not (sheet.kind or sheet.title) and len(word.paragraphs) > above:
        word.paragraphs[above].paragraph_format.space_before = _BELOW_LETTERHEAD
    if sheet.signing:
        _hold_last(word)
        add_signing(word, sheet.signing)


def _properties(word: WordFile, sheet: Sheet) -> None:
    made = datetime.fromisoformat(sheet.date) if sheet.date else _EPOCH
    core = word.core_properties
    core.title = sheet.name[:255]
    core.author = core.last_modified_by = (sheet.letterhead.issuer or "")[:255]
    core.language = LANGUAGE
    core.comments = ""
    core.created = core.modified = max(made, _EPOCH)
    settings = word.settings.element
    compat = settings.find(qn("w:compat"))
    mode = OxmlElement("w:compatSetting")
    for name, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", "15"),
    ):
        mode.set(qn(f"w:{name}"), value)
    compat.append(mode)


def _page(section: Section, *, landscape: bool) -> None:
    """A4 with the decree's margins, pages counted from 1, no number on the first."""
    margins = layout.MARGINS
    width, height = Mm(layout.PAGE_WIDTH), Mm(layout.PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.top_margin = Mm(margins.top.chosen)
    section.bottom_margin = Mm(margins.bottom.chosen)
    section.left_margin = Mm(margins.left.chosen)
    section.right_margin = Mm(margins.right.chosen)
    half_line = layout.PARTS["page_number"].size.chosen * MM_PER_POINT / 2
    section.header_distance = Mm(margins.top.chosen / 2 - half_line)
    section.footer_distance = Mm(margins.bottom.chosen / 2)
    section.different_first_page_header_footer = True
    numbers = section._sectPr.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = parse_xml(f"<w:pgNumType {nsdecls('w')}/>")
        section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")
    numbers.set(qn("w:start"), "1")


def _page_number(section: Section) -> None:
    """The number in the middle of the top margin; later sections take the same header."""
    paragraph = section.header.paragraphs[0]
    dress(paragraph, STYLES["page_number"].name)
    section.first_page_header.is_linked_to_previous = False
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _items(word: WordFile, leaf: Leaf) -> None:
    ids = stationery().ids
    body = word.element.body
    for item in leaf.items:
        if isinstance(item, Grid):
            xml = GridXml(
                item,
                landscape=leaf.landscape,
                text_style=ids[TABLE_TEXT],
                head_style=ids[TABLE_HEAD],
            )
            body.insert_element_before(xml.element(), "w:sectPr")
            _after_table(word)
        else:
            lines = heading_lines(item, landscape=leaf.landscape)
            _paragraph(word, replace(item, text=held_lines(lines)) if lines else item)


def _after_table(word: WordFile) -> None:
    """Two tables that touch would be one; a thin empty line keeps them apart."""
    gap = word.add_paragraph()
    gap.paragraph_format.line_spacing = Pt(layout.PARAGRAPH_SPACING)


def _paragraph(word: WordFile, item: Text) -> Paragraph:
    paragraph = word.add_paragraph()
    dress(paragraph, style_name(item.look, item.level))
    if item.look == "article" and not item.level:
        paragraph.add_run(f"{item.label} ").bold = True
        paragraph.add_run(item.text)
    else:
        paragraph.add_run(item.line)
    if item.keep:
        paragraph.paragraph_format.keep_with_next = True
    if item.look == "addressee" and item.label:
        paragraph.paragraph_format.left_indent = Mm(40)
    return paragraph


def _hold_last(word: WordFile) -> None:
    """The signature never stands alone on a page: the last paragraph goes with it."""
    last = word.paragraphs[-1:]
    if last and last[0].text:
        last[0].paragraph_format.keep_with_next = True


def _packed(word: WordFile) -> bytes:
    raw = io.BytesIO()
    word.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
