"""A plan as a careful clerk sets it in Word, without our writer: the options are its breaks."""

from typing import TypedDict, Unpack

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

_RULE = (
    f'<w:r {nsdecls("w")}><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" from="0,0"'
    ' to="60pt,0"/></w:pict></w:r>'
)
_POINTS = (
    "Nâng cao nhận thức của công chức, viên chức về cải cách hành chính.",
    "Tạo đồng thuận của người dân, doanh nghiệp khi thực hiện thủ tục hành chính.",
    "Phổ biến kết quả cải cách hành chính của Sở tới tổ chức, cá nhân.",
    "Góp phần nâng cao chỉ số hài lòng của người dân đối với sự phục vụ.",
    "Khen thưởng tập thể, cá nhân có sáng kiến được áp dụng hiệu quả.",
)


class Breaks(TypedDict, total=False):
    republic: str
    motto: str
    code: str
    date: str
    authority: str
    signer: str
    filed: str
    points: str
    tabs: bool
    upright_bases: bool
    rules: bool
    annex_left: float
    annex_counts_on: bool
    face: str


def plan_by_hand(**breaks: Unpack[Breaks]) -> WordFile:
    """Two columns in a table without rules, body of 14 pt, an annex in a section of its own."""
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = breaks.get("face", "Times New Roman"), Pt(14)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.15
    _page(word.sections[0], left=30)
    _number(word.sections[0])
    _head(word, breaks)
    kind = _centred(word.add_paragraph(), "KẾ HOẠCH", bold=True)
    kind.paragraph_format.space_before = Pt(18)
    title = _centred(word.add_paragraph(), "Truyền thông về cải cách hành chính", bold=True)
    _ruled(title, breaks)
    title.paragraph_format.space_after = Pt(12)
    for basis in (
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2024 của UBND tỉnh Nam Hà.",
    ):
        _body(word, basis).runs[0].italic = not breaks.get("upright_bases")
    _body(word, "Sở Khoa học và Công nghệ ban hành Kế hoạch truyền thông như sau:")
    _body(word, "I. MỤC ĐÍCH").runs[0].bold = True
    for letter, text in zip(breaks.get("points", "abcdđ"), _POINTS, strict=True):
        _body(word, f"{letter}) {text}")
    _body(word, "II. TỔ CHỨC THỰC HIỆN").runs[0].bold = True
    for number in range(1, 11):
        _body(
            word,
            f"{number}. Văn phòng Sở chủ trì, phối hợp với các phòng, đơn vị thuộc Sở triển khai"
            " thực hiện Kế hoạch này; tổng hợp kết quả, báo cáo Giám đốc Sở theo quy định.",
        )
    _tail(word, breaks)
    _annex(word, breaks)
    return word


def _page(section: Section, *, left: float) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(left), Mm(20)


def _number(section: Section) -> None:
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for kind in ("begin", "PAGE", "end"):
        run = paragraph.add_run()
        if kind == "PAGE":
            element = OxmlElement("w:instrText")
            element.text = kind
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _head(word: WordFile, breaks: Breaks) -> None:
    left = [
        ("UBND TỈNH NAM HÀ", 12, False, False),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, True, False),
        (breaks.get("code", "Số: 05/KH-SKHCN"), 13, False, False),
    ]
    right = [
        (breaks.get("republic", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 12, True, False),
        (breaks.get("motto", "Độc lập - Tự do - Hạnh phúc"), 13, True, False),
        (breaks.get("date", "Nam Hà, ngày 08 tháng 02 năm 2024"), 13, False, True),
    ]
    if breaks.get("tabs"):
        for one, other in zip(left, right, strict=True):
            paragraph = word.add_paragraph()
            _run(paragraph, *one)
            paragraph.add_run("\t")
            _run(paragraph, *other)
        return
    table = word.add_table(rows=2, cols=2)
    for column, lines in enumerate((left, right)):
        for row, part in enumerate((lines[:2], lines[2:])):
            last = _fill(table.cell(row, column), part)
            if not row:
                _ruled(last, breaks)


def _run(paragraph: Paragraph, text: str, size: float, bold: bool, italic: bool) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic


def _fill(cell: _Cell, lines: list[tuple[str, int, bool, bool]]) -> Paragraph:
    paragraph = cell.paragraphs[0]
    for at, line in enumerate(lines):
        paragraph = cell.add_paragraph() if at else paragraph
        paragraph.alignment = ALIGN.CENTER
        _run(paragraph, *line)
    return paragraph


def _ruled(paragraph: Paragraph, breaks: Breaks) -> None:
    """The straight line that is drawn under a part."""
    if breaks.get("rules", True):
        paragraph._p.append(parse_xml(_RULE))


def _centred(paragraph: Paragraph, text: str, *, bold: bool = False) -> Paragraph:
    paragraph.alignment = ALIGN.CENTER
    paragraph.add_run(text).bold = bold
    return paragraph


def _body(word: WordFile, text: str) -> Paragraph:
    paragraph = word.add_paragraph(text)
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.space_after = Pt(6)
    return paragraph


def _tail(word: WordFile, breaks: Breaks) -> None:
    table = word.add_table(rows=1, cols=2)
    recipients, signing = table.rows[0].cells
    _run(recipients.paragraphs[0], "Nơi nhận:", 12, True, True)
    filed = breaks.get("filed", "- Lưu: VT, VP.")
    for text in ("- UBND tỉnh (để báo cáo);", "- Giám đốc, các Phó Giám đốc Sở;", filed):
        _run(recipients.add_paragraph(), text, 11, False, False)
    offices = (breaks.get("authority", "KT. GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", "", "")
    lines = [(text, 14, True, False) for text in (*offices, breaks.get("signer", "Trần Văn Minh"))]
    _fill(signing, lines)


def _annex(word: WordFile, breaks: Breaks) -> None:
    section = word.add_section(WD_SECTION.NEW_PAGE)
    _page(section, left=breaks.get("annex_left", 30))
    section.different_first_page_header_footer = True
    if not breaks.get("annex_counts_on"):
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        section._sectPr.append(numbering)
    _centred(word.add_paragraph(), "Phụ lục", bold=True)
    _centred(word.add_paragraph(), "DANH MỤC NHIỆM VỤ", bold=True)
    link = "(Kèm theo Kế hoạch số 05/KH-SKHCN ngày 08 tháng 02 năm 2024)"
    _centred(word.add_paragraph(), link).runs[0].italic = True
    table = word.add_table(rows=2, cols=3, style="Table Grid")
    for row, texts in zip(
        table.rows,
        (("STT", "Nhiệm vụ", "Thời gian"), ("1", "Tổ chức hội nghị", "Quý II")),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            _run(cell.paragraphs[0], text, 12, False, False)
