"""What a reader program and an archive find in a PDF that we write."""

import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from msgspec.structs import replace

from vanban.model import Document, Section, Table
from vanban.tests.writing import ALL, PLAN, REPORT, TASKS
from vanban.writers import write_document


def opened(document: Document) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(write_document(document, format="pdf"))


def text_of(pdf: pdfium.PdfDocument, page: int) -> str:
    return pdf[page].get_textpage().get_text_range()


def tags(page: pdfium.PdfPage) -> list[str]:
    """The types of all structure elements of a page, from the top of the tree."""
    found: list[str] = []

    def walk(element: object) -> None:
        import ctypes

        buffer = ctypes.create_string_buffer(64)
        length = raw.FPDF_StructElement_GetType(element, buffer, 64)
        found.append(buffer.raw[:length].decode("utf-16-le").rstrip("\0"))
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                walk(child)

    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    for at in range(raw.FPDF_StructTree_CountChildren(tree)):
        walk(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
    raw.FPDF_StructTree_Close(tree)
    return found


@pytest.mark.parametrize("name", list(ALL))
def test_it_claims_the_standards_for_archives_and_accessibility(name: str) -> None:
    data = write_document(ALL[name], format="pdf")

    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert re.search(rb"/Lang\s*\(vi", data)
    assert b"/MarkInfo" in data


def test_it_has_a_title_and_says_when_it_was_signed_not_made() -> None:
    pdf = opened(PLAN)
    about = pdf.get_metadata_dict()

    assert about["Title"] == "KẾ HOẠCH Truyền thông về cải cách hành chính năm 2022"
    assert about["CreationDate"].startswith("D:20220208")


def test_headings_tables_and_paragraphs_are_tagged() -> None:
    pdf = opened(PLAN)
    first, annex = tags(pdf[0]), tags(pdf[2])

    assert first.count("H1") == 1
    assert "H2" in first
    assert "H3" in first
    assert "P" in first
    assert {"Table", "TH", "TD", "TR"} <= set(annex)


def test_pages_bear_numbers_from_the_second_and_annexes_their_own() -> None:
    pdf = opened(PLAN)
    tops = [text_of(pdf, page).split()[0] for page in range(len(pdf))]

    assert tops[0] == "UBND"
    assert tops[1] == "2"
    assert tops[2] == "PHỤ"
    assert tops[3] == "2"


def test_the_header_of_a_table_is_on_each_of_its_pages() -> None:
    pdf = opened(PLAN)

    assert all("Nhiệm vụ" in text_of(pdf, page) for page in range(2, len(pdf)))


def test_a_long_centred_heading_leaves_no_word_alone() -> None:
    title = "TỔ CHỨC THỰC HIỆN VÀ TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ"
    chapter = Section(label="Chương II", title=title, text="Nội dung.")
    lines = text_of(opened(replace(PLAN, sections=(chapter,))), 0).splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("TỔ CHỨC"))
    assert len(lines[first + 1].split()) > 3


def test_a_wide_annex_lies_across() -> None:
    header = tuple(f"Chỉ tiêu số {n}" for n in range(1, 11))
    wide = Table(header=header, rows=(tuple("12.345.678" for _ in header),), after="PHỤ LỤC")
    pdf = opened(replace(PLAN, tables=(wide,)))
    sizes = [pdf[page].get_size() for page in range(len(pdf))]

    assert sizes[0][0] < sizes[0][1]
    assert sizes[-1][0] > sizes[-1][1]


def test_a_row_higher_than_a_page_goes_on_over_pages() -> None:
    long = "Nội dung rất dài của một ô trong bảng nhiệm vụ. " * 300
    pdf = opened(replace(PLAN, tables=(replace(TASKS, rows=(("1", long, "", "", "", ""),)),)))
    whole = "".join(text_of(pdf, page) for page in range(len(pdf)))

    assert re.sub(r"\s", "", whole).count("Nộidungrấtdài") == 300


def test_a_word_wider_than_the_page_stays_on_it() -> None:
    word = "https://vi.example/" + "van-ban-rat-dai-" * 30
    pdf = opened(replace(REPORT, sections=(Section(label="1", text=f"Xem {word} để biết."),)))
    page = pdf[0]
    text = page.get_textpage()
    right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))

    assert right < page.get_width() - 14 / 25.4 * 72
    # PDFium marks a hyphen at the end of a line by a sign of its own.
    assert word in re.sub(r"\s", "", text.get_text_range()).replace("\ufffe", "-")


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    text = "Biểu thức #panic() $x$ *đậm* _nghiêng_ `mã` <nhãn> @tham-chiếu \\ // chú thích"
    pdf = opened(replace(REPORT, sections=(Section(label="1", text=text),)))

    assert text in " ".join(text_of(pdf, 0).split())


def test_a_sign_that_no_face_shows_is_replaced_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    odd = replace(REPORT, sections=(Section(label="1", text="Chữ \U0001f4a9 và 漢 lạ."),))
    with caplog.at_level("WARNING", logger="vanban"):
        pdf = opened(odd)

    assert "Chữ" in text_of(pdf, 0)
    assert "U+6F22" in caplog.text
