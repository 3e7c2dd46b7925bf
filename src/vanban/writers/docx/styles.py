"""The style sheet of a written document, from the measurements of the decree.

Outline headings use Word's own heading styles, so that navigation and screen readers know them.
Officials see the other styles under Vietnamese names.
"""

import io
from functools import cache

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from vanban import layout
from vanban.layout import PartName
from vanban.model import Value

LANGUAGE = "vi-VN"
DEEPEST = 6
ADDRESSEE_INDENT = 30.0
SIGNING_ROOM = 62.0

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


class _Style(Value, frozen=True):
    """One paragraph style: ``name`` as Word lists it, ``part`` whose look it has. Lengths: indents
    in millimetres, ``before`` and ``after`` in points; ``spacing`` in lines."""

    name: str
    part: PartName
    align: layout.Align | None = None
    first: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    spacing: float = 1.0
    keep_next: bool = False


_GAP = layout.PARAGRAPH_SPACING
_LINES = layout.LINE_SPACING.chosen
_INDENT = layout.FIRST_LINE_INDENT.chosen


def _text(name: str, part: PartName, *, keep_next: bool = False) -> _Style:
    return _Style(
        name, part, first=_INDENT, after=_GAP, spacing=_LINES, keep_next=keep_next, align="justify"
    )


def _centred(name: str, part: PartName, *, before: float = 0.0) -> _Style:
    return _Style(name, part, align="center", before=before)


STYLES: dict[str, _Style] = {
    "parent": _centred("Cơ quan chủ quản", "parent"),
    "issuer": _centred("Cơ quan ban hành", "issuer"),
    "republic": _centred("Quốc hiệu", "republic"),
    "motto": _centred("Tiêu ngữ", "motto"),
    "code": _centred("Số, ký hiệu", "code", before=6.0),
    "subject": _centred("Trích yếu công văn", "subject", before=6.0),
    "dateline": _centred("Địa danh, thời gian", "dateline", before=6.0),
    "kind": _Style("Tên loại văn bản", "kind", align="center", before=14.0, keep_next=True),
    "title": _Style("Title", "title", align="center", keep_next=True),
    "addressee": _Style(
        "Kính gửi", "addressee", left=ADDRESSEE_INDENT, after=_GAP, align="left", keep_next=True
    ),
    "enacting": _Style(
        "Thẩm quyền ban hành", "kind", align="center", before=_GAP, after=_GAP, keep_next=True
    ),
    "basis": _text("Căn cứ ban hành", "basis"),
    "body": _text("Nội dung", "body"),
    "chapter_title": _Style(
        "Tiêu đề phần, chương", "chapter_title", align="center", after=_GAP, keep_next=True
    ),
    "annex_title": _Style(
        "Tiêu đề phụ lục", "annex_title", align="center", after=_GAP, keep_next=True
    ),
    "link_line": _Style(
        "Chỉ dẫn kèm theo", "link_line", align="center", after=_GAP * 2, keep_next=True
    ),
    "caption": _Style(
        "Caption", "clause_title", align="center", before=_GAP, after=_GAP, keep_next=True
    ),
    "recipients": _Style("Nơi nhận", "recipients", align="left"),
    "recipient": _Style("Danh sách nơi nhận", "recipient", align="left", before=1.0),
    "authority": _centred("Quyền hạn, chức vụ", "authority"),
    "signer": _centred("Người ký", "signer", before=SIGNING_ROOM),
    "page_number": _centred("Header", "page_number"),
}
TABLE_TEXT = "Nội dung bảng"
TABLE_HEAD = "Tiêu đề bảng"
RULE = "Đường kẻ"
BREAK = "Ngắt phần"
_HEADING_CENTRED = "Phần, chương, mục"
_ANNEX = "Phụ lục"


def style_name(look: str, level: int | None) -> str:
    """The style of a paragraph by what it is: headings by their level."""
    if look in ("heading", "article") and level:
        return f"Heading {level}"
    if look == "chapter":
        return f"{_HEADING_CENTRED} {level or 1}"
    if look == "annex":
        return _ANNEX
    return STYLES["body" if look == "article" else look].name


class Stationery(Value, frozen=True):
    """An empty file with our styles, and the ids of the styles by their names."""

    data: bytes
    ids: dict[str, str]


@cache
def stationery() -> Stationery:
    """Made once a process: styles are slow to define and the same for all documents."""
    word = docx.Document()
    _define_styles(word)
    kept = (WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.LIST, WD_STYLE_TYPE.TABLE)
    own = {*(style.name for style in STYLES.values()), TABLE_TEXT, TABLE_HEAD, RULE, BREAK, _ANNEX}
    for style in list(word.styles):
        is_default = style.element.get(qn("w:default")) == "1"
        is_own = style.name in own or style.name.startswith(("Heading ", _HEADING_CENTRED))
        if not is_default and (style.type in kept or not is_own):
            style.delete()
    raw = io.BytesIO()
    word.save(raw)
    return Stationery(raw.getvalue(), {style.name: style.style_id for style in word.styles})


def dress(paragraph: Paragraph, name: str) -> None:
    """Give a paragraph a style by name; python-docx would search the whole sheet each time."""
    paragraph._p.get_or_add_pPr().style = stationery().ids[name]


def _define_styles(word: WordFile) -> None:
    _defaults(word)
    for style in STYLES.values():
        _define(word, style)
    for level in range(1, DEEPEST + 1):
        heading = _Style(
            f"Heading {level}",
            "clause_title",
            align="justify",
            first=_INDENT,
            after=_GAP,
            spacing=_LINES,
            keep_next=True,
        )
        _define(word, heading)
        centred = _Style(
            f"{_HEADING_CENTRED} {level}", "chapter", align="center", before=_GAP, keep_next=True
        )
        _outline(_define(word, centred), level)
    annex = _Style(_ANNEX, "annex", align="center", after=_GAP, keep_next=True)
    _outline(_define(word, annex), 1)
    _define(word, _Style(TABLE_TEXT, "body", align="left", before=1.0, after=2.0))
    _define(word, _Style(TABLE_HEAD, "clause_title", align="center", before=1.0, after=2.0))
    for name, height, before in ((RULE, 3, 3), (BREAK, 1, 0)):
        thin = _define(word, _Style(name, "body", before=before)).paragraph_format
        thin.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        thin.line_spacing = Pt(height)


def _defaults(word: WordFile) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = run.find(qn("w:lang"))
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), LANGUAGE)
    normal = word.styles["Normal"]
    _face(normal)
    normal.font.size = Pt(layout.PARTS["body"].size.chosen)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def _define(word: WordFile, spec: _Style) -> ParagraphStyle:
    style: ParagraphStyle
    if spec.name in word.styles:
        style = word.styles[spec.name]
    else:
        style = word.styles.add_style(spec.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.quick_style = True
    _clear(style)
    _face(style)
    part = layout.PARTS[spec.part]
    style.font.size = Pt(part.size.chosen)
    style.font.bold = bool(part.bold)
    style.font.italic = bool(part.italic)
    style.font.color.rgb = RGBColor(0, 0, 0)
    _shape(style, spec)
    return style


def _shape(style: ParagraphStyle, spec: _Style) -> None:
    shape = style.paragraph_format
    align = spec.align or layout.PARTS[spec.part].align or "left"
    shape.alignment = _ALIGN[align]
    shape.first_line_indent = Mm(spec.first)
    shape.left_indent = Mm(spec.left)
    shape.space_before = Pt(spec.before)
    shape.space_after = Pt(spec.after)
    shape.line_spacing = spec.spacing
    shape.keep_with_next = spec.keep_next
    shape.widow_control = True


def _clear(style: ParagraphStyle) -> None:
    """What Word's template gives headings and titles: blue, borders, wide letters."""
    for name in ("w:rPr", "w:pPr"):
        element = style.element.find(qn(name))
        if element is not None:
            outline = element.find(qn("w:outlineLvl"))
            element.clear()
            if outline is not None:
                element.append(outline)


def _face(style: ParagraphStyle) -> None:
    """The face for every script: Word takes Vietnamese letters from more than one of them."""
    style.font.name = layout.FACE
    fonts = style.element.rPr.rFonts
    for name in _THEMED:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), layout.FACE)


def _outline(style: ParagraphStyle, level: int) -> None:
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level - 1))
    style.element.get_or_add_pPr().append(mark)
