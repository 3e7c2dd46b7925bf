"""What Word and a screen reader find in a DOCX that we write."""

import io

import docx
import pytest
from docx.enum.section import WD_ORIENT
from msgspec.structs import replace

from vanban.model import Annex, Document, Section, Table
from vanban.tests.writing import ALL, DISPATCH, PLAN, REPORT, TASKS
from vanban.writers import write_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(document: Document) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_document(document, format="docx")))


def tables(document: Document) -> list:
    """The tables with rules: neither letterhead nor signing block."""
    return [t for t in word(document).tables if t._tbl.tblPr.find(f"{W}tblBorders") is not None]


def test_the_header_of_a_table_repeats_and_rows_stay_whole() -> None:
    rows = tables(PLAN)[0].rows
    properties = [row._tr.trPr for row in rows]

    assert properties[0].find(f"{W}tblHeader") is not None
    assert all(p.find(f"{W}tblHeader") is None for p in properties[1:])
    assert all(p.find(f"{W}cantSplit") is not None for p in properties)


def test_a_row_that_no_page_holds_may_break() -> None:
    long = "Nội dung rất dài của một ô trong bảng nhiệm vụ. " * 120
    table = replace(TASKS, rows=(("1", long, "", "", "", ""),))
    row = tables(replace(PLAN, tables=(table,)))[0].rows[1]

    assert row._tr.trPr is None or row._tr.trPr.find(f"{W}cantSplit") is None


def test_figures_stand_to_the_right_and_words_to_the_left() -> None:
    cells = tables(REPORT)[0].rows[1].cells
    aligned = [cell.paragraphs[0].alignment for cell in cells]

    assert [a.name if a is not None else "LEFT" for a in aligned] == [
        "CENTER",
        "LEFT",
        "RIGHT",
        "RIGHT",
        "RIGHT",
    ]


def test_an_annex_is_a_section_that_counts_its_own_pages() -> None:
    sections = word(PLAN).sections

    assert len(sections) == 2
    for section in sections:
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert section.different_first_page_header_footer


def test_an_annex_lies_across_when_its_table_is_wide() -> None:
    header = tuple(f"Chỉ tiêu số {n}" for n in range(1, 11))
    wide = Table(header=header, rows=(tuple("12.345.678" for _ in header),), after="PHỤ LỤC")
    sections = word(replace(PLAN, tables=(wide,))).sections

    assert sections[0].orientation == WD_ORIENT.PORTRAIT
    assert sections[1].orientation == WD_ORIENT.LANDSCAPE
    assert sections[1].page_width > sections[1].page_height


def test_headings_are_headings_of_word() -> None:
    styles = {p.text: p.style.name for p in word(PLAN).paragraphs}

    assert styles["I. MỤC TIÊU, YÊU CẦU"] == "Heading 1"
    assert styles["1. Mục tiêu"] == "Heading 2"
    assert styles["PHỤ LỤC"] == "Phụ lục"


def test_the_file_says_its_title_language_and_issuer() -> None:
    file = word(PLAN)

    assert file.core_properties.title == "KẾ HOẠCH Truyền thông về cải cách hành chính năm 2022"
    assert file.core_properties.language == "vi-VN"
    assert file.core_properties.author == "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"
    language = file.styles.element.find(f".//{W}rPrDefault//{W}lang")
    assert language.get(f"{W}val") == "vi-VN"


def test_the_last_paragraph_goes_with_the_signature() -> None:
    file = word(PLAN)
    closing = next(p for p in file.paragraphs if p.text.endswith("./."))

    assert closing.paragraph_format.keep_with_next
    signing = file.tables[1]
    assert signing.rows[0]._tr.trPr.find(f"{W}cantSplit") is not None
    assert "Nơi nhận:" in signing.cell(0, 0).text
    assert signing.cell(0, 1).text.startswith("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")


def test_a_long_issuer_breaks_evenly_and_not_behind_its_last_word() -> None:
    text = word(PLAN).tables[0].cell(1, 0).text.split("\n")[0]

    assert text == "SỞ\u00a0NÔNG\u00a0NGHIỆP VÀ\u00a0MÔI\u00a0TRƯỜNG"


LONG_HEADING = "TỔ CHỨC THỰC HIỆN VÀ TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ"


def test_a_long_centred_heading_leaves_no_word_alone() -> None:
    chapter = Section(label="Chương II", title=LONG_HEADING, text="Nội dung.")
    paragraphs = word(replace(PLAN, sections=(chapter,))).paragraphs
    heading = next(p.text for p in paragraphs if p.text.startswith("TỔ"))

    first, second = heading.split(" ")  # the spaces within a line are no-break ones
    assert len(second.split("\u00a0")) > 3
    assert f"{first} {second}".replace("\u00a0", " ") == LONG_HEADING


def test_text_stands_clear_of_the_letterhead_and_the_signature() -> None:
    dispatch = word(DISPATCH)
    opening = next(p for p in dispatch.paragraphs if p.text.startswith("Kính gửi"))
    signing = dispatch.tables[-1].rows[0].cells
    assert opening.paragraph_format.space_before
    assert all(cell.paragraphs[0].paragraph_format.space_before for cell in signing)


def test_a_dispatch_has_its_subject_under_the_number_and_no_type() -> None:
    file = word(DISPATCH)
    code = file.tables[0].cell(2, 0).text.replace("\u00a0", " ")

    assert code.split("\n")[0] == "Số:      /SNNMT-VP"
    assert code.split("\n")[1].startswith("V/v tăng cường")
    addressees = [p.text for p in file.paragraphs if p.style.name == "Kính gửi"]
    assert addressees == [
        "Kính gửi:",
        "- Ủy ban nhân dân các xã, phường;",
        "- Các phòng, đơn vị thuộc Sở.",
    ]


def test_a_point_has_a_bracket_and_a_clause_a_full_stop() -> None:
    sections = (
        Section(
            label="I",
            title="NỘI DUNG",
            children=(
                Section(
                    label="1",
                    title="Việc",
                    children=(Section(label="đ", text="Một việc."),),
                ),
            ),
        ),
    )
    texts = [p.text for p in word(replace(PLAN, sections=sections)).paragraphs]

    assert "I. NỘI DUNG" in texts
    assert "1. Việc" in texts
    assert "đ) Một việc." in texts


def test_a_section_out_of_order_keeps_its_label() -> None:
    sections = (
        Section(
            label="II",
            title="NỘI DUNG",
            children=(
                Section(label="3", title="Hình thức", text="Một câu."),
                Section(label="2", title="Kinh phí", text="Một câu nữa."),
            ),
        ),
        Section(label="IV", title="TỔ CHỨC THỰC HIỆN", text="Câu cuối."),
    )
    texts = [p.text for p in word(replace(PLAN, sections=sections)).paragraphs]

    assert [t for t in texts if t[:2] in ("3.", "2.", "IV")] == [
        "3. Hình thức",
        "2. Kinh phí",
        "IV. TỔ CHỨC THỰC HIỆN",
    ]


def test_a_new_document_gets_its_number_and_date_in_form() -> None:
    new = replace(
        REPORT, number="7", code_text=None, date="2022-02-03", date_text=None, symbol="BC-SKHCN"
    )
    head = word(new).tables[0]

    assert head.cell(2, 0).text == "Số: 07/BC-SKHCN"
    assert head.cell(2, 1).text.replace("\u00a0", " ") == ("Quảng Ninh, ngày 03 tháng 02 năm 2022")


@pytest.mark.parametrize("name", list(ALL))
def test_every_paragraph_has_a_style_of_ours(name: str) -> None:
    file = word(ALL[name])
    names = {p.style.name for p in file.paragraphs if p.text}

    assert "Normal" not in names


def test_a_table_after_a_place_that_does_not_exist_is_not_lost() -> None:
    lost = replace(TASKS, after="IX.9")
    document = replace(PLAN, annexes=(Annex(label="PHỤ LỤC", title="KHÁC"),), tables=(lost,))

    assert len(tables(document)[0].rows) == 13
