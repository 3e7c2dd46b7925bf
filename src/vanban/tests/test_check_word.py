"""``check`` on Word files: none of ours has an error, and each break made by hand is found."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from vanban.check import check_file
from vanban.tests.writing import ALL, DECISION, PLAN
from vanban.writers import write_document

Break = Callable[[WordFile], object]


def check(word: WordFile) -> set[str]:
    """The codes on layout that a file has."""
    raw = io.BytesIO()
    word.save(raw)
    found = check_file(raw.getvalue(), name="van-ban.docx")
    return {finding.code for finding in found if finding.code.startswith("layout-")}


def written(document=PLAN) -> WordFile:
    return docx.Document(io.BytesIO(write_document(document, format="docx")))


def every(word: WordFile) -> list[Paragraph]:
    """All paragraphs, also those of tables."""
    return [Paragraph(element, word) for element in word.element.body.iter(_P)]


_P = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def paragraph(word: WordFile, begins: str) -> Paragraph:
    return next(p for p in every(word) if p.text.replace("\u00a0", " ").startswith(begins))


def remove(word: WordFile, begins: str) -> None:
    element = paragraph(word, begins)._p
    element.getparent().remove(element)


def reword(word: WordFile, begins: str, text: str) -> None:
    found = paragraph(word, begins)
    found.runs[0].text = text
    for run in found.runs[1:]:
        run.text = ""


def look(begins: str, /, **properties: object) -> Break:
    def change(word: WordFile) -> None:
        for run in paragraph(word, begins).runs:
            for name, value in properties.items():
                setattr(run.font, name, value)

    return change


def style(name: str, /, **properties: object) -> Break:
    def change(word: WordFile) -> None:
        for key, value in properties.items():
            part = word.styles[name].paragraph_format
            setattr(part if hasattr(type(part), key) else word.styles[name].font, key, value)

    return change


def section(**properties: object) -> Break:
    def change(word: WordFile) -> None:
        for name, value in properties.items():
            setattr(word.sections[0], name, value)

    return change


def without_page_number(word: WordFile) -> None:
    for p in word.sections[0].header.paragraphs:
        p.clear()


def number_aside(word: WordFile) -> None:
    word.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def number_on_first_page(word: WordFile) -> None:
    word.sections[0].different_first_page_header_footer = False


def number_below(word: WordFile) -> None:
    header, footer = word.sections[0].header, word.sections[0].footer
    footer.is_linked_to_previous = False
    footer._element.append(header.paragraphs[0]._p)


def annex_goes_on_counting(word: WordFile) -> None:
    numbers = word.sections[1]._sectPr.find(_P.replace("}p", "}pgNumType"))
    numbers.set(_P.replace("}p", "}start"), "7")


def title_before_kind(word: WordFile) -> None:
    kind = paragraph(word, "KẾ HOẠCH")._p
    title = paragraph(word, "Truyền thông về cải cách")._p
    kind.addprevious(title)


def without_rule(word: WordFile) -> None:
    """Take away the empty paragraph that draws the rule below Tiêu ngữ."""
    motto = paragraph(word, "Độc lập")._p
    rule = motto.getnext()
    assert rule is not None
    for border in rule.iter(_P.replace("}p", "}pBdr")):
        border.getparent().remove(border)


def coloured(word: WordFile) -> None:
    paragraph(word, "a) ").runs[0].font.color.rgb = RGBColor(0xC0, 0, 0)


def theme_font(word: WordFile) -> None:
    fonts = word.styles["Nội dung"].element.rPr.rFonts
    fonts.attrib.clear()
    fonts.set(_P.replace("}p", "}asciiTheme"), "minorHAnsi")


def indent_by_hand(word: WordFile) -> None:
    for p in every(word):
        if p.style.name == "Nội dung":
            p.paragraph_format.first_line_indent = Mm(0)


def page_field_with_letters(word: WordFile) -> None:
    """A number field inside a simple field, as other word processors write it."""
    p = word.sections[0].header.paragraphs[0]
    p.clear()
    field = OxmlElement("w:fldSimple")
    field.set(_P.replace("}p", "}instr"), " PAGE \\* MERGEFORMAT ")
    p._p.append(field)


BREAKS: dict[str, tuple[Break, str]] = {
    "left margin too narrow": (section(left_margin=Mm(20)), "layout-margin"),
    "right margin too wide": (section(right_margin=Mm(30)), "layout-margin"),
    "top margin too narrow": (section(top_margin=Mm(12)), "layout-margin"),
    "bottom margin too wide": (section(bottom_margin=Mm(40)), "layout-margin"),
    "paper of another size": (
        section(page_width=Mm(215.9), page_height=Mm(279.4)),
        "layout-paper",
    ),
    "another face in the style": (style("Nội dung", name="Arial"), "layout-font"),
    "another face in one word": (look("b) ", name="Calibri"), "layout-font"),
    "the face of the theme": (theme_font, "layout-font"),
    "coloured text": (coloured, "layout-colour"),
    "body too small": (style("Nội dung", size=Pt(12)), "layout-size"),
    "Quốc hiệu too large": (look("CỘNG HÒA", size=Pt(15)), "layout-size"),
    "recipients too large": (look("- UBND tỉnh", size=Pt(14)), "layout-size"),
    "number of another size": (look("Số:", size=Pt(11)), "layout-size"),
    "no Quốc hiệu": (lambda w: remove(w, "CỘNG HÒA"), "layout-missing-part"),
    "no Tiêu ngữ": (lambda w: remove(w, "Độc lập"), "layout-missing-part"),
    "Tiêu ngữ not bold": (look("Độc lập", bold=False), "layout-bold"),
    "Tiêu ngữ without its rule": (without_rule, "layout-rule"),
    "issuer not bold": (look("SỞ NÔNG", bold=False), "layout-bold"),
    "number without zero": (lambda w: reword(w, "Số:", "Số: 5/KH-SNNMT"), "layout-code-form"),
    "number with spaces": (lambda w: reword(w, "Số:", "Số: 05 / KH - SNNMT"), "layout-code-form"),
    "day without zero": (
        lambda w: reword(w, "Quảng Ninh", "Quảng Ninh, ngày 8 tháng 02 năm 2022"),
        "layout-date-form",
    ),
    "month without zero": (
        lambda w: reword(w, "Quảng Ninh", "Quảng Ninh, ngày 08 tháng 2 năm 2022"),
        "layout-date-form",
    ),
    "date upright": (look("Quảng Ninh", italic=False), "layout-italic"),
    "no date": (lambda w: remove(w, "Quảng Ninh"), "layout-missing-part"),
    "type not in capitals": (lambda w: reword(w, "KẾ HOẠCH", "Kế hoạch"), "layout-capitals"),
    "type to the left": (
        lambda w: setattr(paragraph(w, "KẾ HOẠCH"), "alignment", WD_ALIGN_PARAGRAPH.LEFT),
        "layout-align",
    ),
    "title not bold": (look("Truyền thông về cải cách", bold=False), "layout-bold"),
    "title before the type": (title_before_kind, "layout-order"),
    "basis upright": (look("Căn cứ Nghị quyết", italic=False), "layout-italic"),
    "basis without its mark": (
        lambda w: reword(
            w, "Căn cứ Nghị quyết", "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ"
        ),
        "layout-basis-mark",
    ),
    "heading not bold": (style("Heading 1", bold=False), "layout-bold"),
    "body not justified": (
        style("Nội dung", alignment=WD_ALIGN_PARAGRAPH.LEFT),
        "layout-align",
    ),
    "no first-line indent": (style("Nội dung", first_line_indent=Mm(0)), "layout-indent"),
    "no first-line indent by hand": (indent_by_hand, "layout-indent"),
    "double line spacing": (style("Nội dung", line_spacing=2.0), "layout-line-spacing"),
    "tight fixed lines": (style("Nội dung", line_spacing=Pt(12)), "layout-line-spacing"),
    "no space between paragraphs": (
        style("Nội dung", space_after=Pt(0)),
        "layout-paragraph-spacing",
    ),
    "no page number": (without_page_number, "layout-page-number"),
    "page number aside": (number_aside, "layout-page-number"),
    "page number on the first page": (number_on_first_page, "layout-page-number"),
    "page number below": (number_below, "layout-page-number"),
    "page number too small": (style("Header", size=Pt(9)), "layout-page-number"),
    "annex counts on": (annex_goes_on_counting, "layout-page-number"),
    "no Nơi nhận": (lambda w: remove(w, "Nơi nhận"), "layout-missing-part"),
    "Nơi nhận upright": (look("Nơi nhận", italic=False), "layout-italic"),
    "office not in capitals": (
        lambda w: reword(w, "PHÓ GIÁM ĐỐC", "Phó Giám đốc"),
        "layout-capitals",
    ),
    "office not bold": (look("KT. GIÁM ĐỐC", bold=False), "layout-bold"),
    "signer not bold": (look("Trần Thị Thu Hà", bold=False), "layout-bold"),
    "annex word too small": (look("PHỤ LỤC", size=Pt(12)), "layout-size"),
    "annex title not in capitals": (
        lambda w: reword(w, "CÁC NHIỆM VỤ", "Các nhiệm vụ truyền thông năm 2022"),
        "layout-capitals",
    ),
    "link line upright": (look("(Kèm theo", italic=False), "layout-italic"),
}


@pytest.mark.parametrize("name", list(ALL))
def test_what_we_write_has_no_error(name: str) -> None:
    found = check_file(write_document(ALL[name], format="docx"), name="van-ban.docx")

    assert [finding for finding in found if finding.severity == "error"] == []


def test_the_whole_plan_has_no_finding_on_layout() -> None:
    assert check(written()) == set()


@pytest.mark.parametrize("name", list(BREAKS))
def test_a_break_is_found(name: str) -> None:
    change, code = BREAKS[name]
    word = written()
    change(word)

    assert code in check(word)


def test_the_word_of_an_article_not_bold_is_found() -> None:
    word = written(DECISION)
    look("Điều 1", bold=False)(word)

    assert "layout-bold" in check(word)


def test_a_number_in_a_simple_field_is_a_page_number() -> None:
    word = written()
    page_field_with_letters(word)

    assert "layout-page-number" not in check(word)


def test_a_blank_number_and_day_are_no_fault_of_layout() -> None:
    from msgspec.structs import replace

    blank = replace(
        PLAN,
        number=None,
        code_text="Số: /KH-SNNMT",
        date=None,
        date_text="ngày tháng 02 năm 2022",
    )
    found = check_file(write_document(blank, format="docx"), name="van-ban.docx")

    assert {f.code for f in found} >= {"missing-number", "incomplete-date"}
    assert {f.severity for f in found} <= {"warning", "info"}


def test_a_fault_in_many_places_is_one_finding_with_its_clause() -> None:
    word = written()
    style("Nội dung", size=Pt(12))(word)
    raw = io.BytesIO()
    word.save(raw)
    found = check_file(raw.getvalue(), name="van-ban.docx")
    sizes = [finding for finding in found if finding.code == "layout-size"]

    assert len(sizes) == 1
    assert "mục II.6" in sizes[0].message
    assert "chỗ như vậy" in sizes[0].message
    assert sizes[0].place is not None
    assert sizes[0].place.paragraph


def test_every_code_on_layout_is_explained() -> None:
    root = Path(__file__).parents[3]
    sources = (root / "src" / "vanban" / "check").glob("*.py")
    raised = {
        code for path in sources for code in re.findall(r'"(layout-[a-z-]+)"', path.read_text())
    }
    explained = re.findall(
        r"`(layout-[a-z-]+)`", (root / "docs" / "vanban-findings.md").read_text()
    )

    assert raised == set(explained)
