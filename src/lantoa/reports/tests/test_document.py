"""The printed report: blank before signing, complete, and equal for Word and PDF."""

import io
import re
from datetime import date

import docx
import msgspec
import pypdfium2
import pytest

from lantoa.reports.content import Content, plain
from lantoa.reports.document import Issue, report_document, title
from lantoa.theme.formats import number_text
from vanban.check import check_file
from vanban.model import Recipient
from vanban.structure import read_document
from vanban.writers import write_document

from .scopes import activities, content, scope

ISSUE = Issue(number=7, signed_on=date(2023, 2, 5))


@pytest.fixture(scope="module")
def report() -> Content:
    return content(scope(activities(17, seed=3)), is_sample=True)


def docx_text(body: bytes) -> str:
    document = docx.Document(io.BytesIO(body))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return squeezed(" ".join([*(p.text for p in document.paragraphs), *cells]))


def pdf_text(body: bytes) -> str:
    document = pypdfium2.PdfDocument(body)
    try:
        return squeezed(" ".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Without any white space: lines break where the page wants."""
    return re.sub(r"\s+", "", text)


def printed_texts(report: Content) -> list[str]:
    """Every paragraph and cell that has to be on paper."""
    texts = [p.text for p in report.passages if not p.is_reason]
    cells = [
        plain(cell)
        for part in report.walk()
        for grid in part.tables
        for row in grid.rows
        for cell in row
    ]
    return [text for text in (*texts, *cells) if text]


@pytest.mark.parametrize(("format", "text_of"), [("docx", docx_text), ("pdf", pdf_text)])
def test_every_sentence_cell_and_figure_is_printed(report: Content, format, text_of) -> None:
    text = text_of(write_document(report_document(report), format=format))
    for expected in printed_texts(report):
        for line in expected.splitlines():
            assert squeezed(line) in text
    shown = {span.figure for passage in report.passages for span in passage.generated}
    for key in shown - {None}:
        assert number_text(report.figures[key].value) in text
    assert squeezed("dữ liệu minh họa") in text


def test_a_draft_leaves_number_and_day_blank(report: Content) -> None:
    document = report_document(report)
    assert (document.number, document.date) == (None, None)
    assert document.code_text == "Số: /BC-SNV"
    assert document.date_text == "ngày tháng năm 2023"


def test_after_signing_number_and_day_stand_as_the_decree_prints_them(report: Content) -> None:
    document = report_document(report, ISSUE)
    assert (document.number, document.date) == ("07", "2023-02-05")
    assert document.code_text == "Số: 07/BC-SNV"
    assert document.date_text == "ngày 05 tháng 02 năm 2023"
    assert document.annexes[0].link_line == (
        "(Kèm theo Báo cáo số: 07/BC-SNV ngày 05 tháng 02 năm 2023 của Sở Nội vụ)"
    )


def test_the_frame_is_that_of_a_report(report: Content) -> None:
    document = report_document(report)
    assert (document.kind, document.kind_text) == ("report", "BÁO CÁO")
    assert document.title == (
        "Kết quả thực hiện quý II năm 2023 Kế hoạch truyền thông về cải cách hành chính năm 2023"
    )
    assert [section.label for section in document.sections] == ["I", "II", "III", "IV", "V"]
    assert document.recipients == (Recipient("UBND tỉnh", "để báo cáo"), Recipient("Lưu: VT, VP"))
    assert document.signature is not None
    assert document.signature.name == "Lê Thị Hạnh"
    assert [table.after for table in document.tables] == ["II.1", "II.2", "III", "V", "Phụ lục"]


def test_both_counting_period_and_calendar_are_printed(report: Content) -> None:
    preamble = " ".join(report_document(report).preamble)
    assert "từ ngày 15/3/2023 đến hết ngày 14/6/2023" in preamble
    assert "từ ngày 01/4/2023 đến hết ngày 30/6/2023" in preamble


def test_a_real_report_is_not_called_illustration() -> None:
    document = report_document(content(scope(activities(3))))
    assert "minh họa" not in " ".join(document.preamble)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Kế hoạch truyền thông năm 2023", "Kế hoạch truyền thông năm 2023"),
        ("Về truyền thông năm 2023.", "Kế hoạch truyền thông năm 2023"),
        ("CCHC năm 2023", "Kế hoạch CCHC năm 2023"),
    ],
)
def test_the_title_names_the_plan_once(report: Content, printed: str, expected: str) -> None:
    plan = msgspec.structs.replace(report.plan, title=printed)
    assert title(msgspec.structs.replace(report, plan=plan)).endswith(f"quý II năm 2023 {expected}")


@pytest.mark.parametrize("format", ["docx", "pdf"])
@pytest.mark.parametrize("number", ["", "15"])
def test_what_is_printed_reads_back(report: Content, format, number: str) -> None:
    plan = msgspec.structs.replace(report.plan, number=number)
    written = report_document(msgspec.structs.replace(report, plan=plan), ISSUE)
    body = write_document(written, format=format)
    read = read_document(body, name=f"bao-cao.{format}").content()
    written = written.content()
    for part in ("kind", "kind_text", "issuer", "number", "symbol", "date", "place", "title"):
        assert getattr(read, part) == getattr(written, part), part
    assert [basis.text for basis in read.legal_bases] == [
        basis.text for basis in written.legal_bases
    ]
    for part in (
        "preamble",
        "sections",
        "closing",
        "signature",
        "recipients",
        "annexes",
    ):
        assert getattr(read, part) == getattr(written, part), part
    assert [(table.header, table.rows) for table in read.tables] == [
        (table.header, table.rows) for table in written.tables
    ]


@pytest.mark.parametrize("format", ["docx", "pdf"])
@pytest.mark.parametrize("issue", [None, ISSUE])
def test_the_layout_is_that_of_the_decree(report: Content, format, issue) -> None:
    body = write_document(report_document(report, issue), format=format)
    found = check_file(body, name=f"bao-cao.{format}")
    assert [finding for finding in found if finding.severity == "error"] == []
