"""No text breaks a writer: whatever a document holds, each format gives a file that opens."""

import io

import docx
import msgspec
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from vanban.model import (
    Annex,
    Document,
    Issuer,
    LegalBasis,
    Recipient,
    Section,
    Signature,
    Table,
)
from vanban.writers import OutputFormat, write_document

FORMATS: tuple[OutputFormat, ...] = ("docx", "pdf", "html", "markdown", "text", "json")
ODD = (
    "",
    " ",
    "\x00\x01\x0b\x0c\x1b\x7f\x85",
    "a\ud800b\udfffc\ufffe\uffff",
    "\u202eđảo chiều\u202c \u200b\u200d\ufeff",
    "مرحبا שלום",
    "漢字 😀 ﬀ ∑ ☐ ✓ →",
    "Dài" * 400,
    "dòng một\r\ndòng hai\rdòng ba\u2028dòng bốn\u2029\t\tthụt",
    "e\u0301\u0302\u0323" * 30,
    "]]> <![CDATA[ <w:t> &#0; &amp; ${x} #{x} \\u{0} \" '",
    "/-–—" * 60,
)
texts = st.one_of(st.sampled_from(ODD), st.text(max_size=60))


def sections(depth: int = 3) -> st.SearchStrategy[tuple[Section, ...]]:
    children = sections(depth - 1) if depth else st.just(())
    return st.lists(
        st.builds(
            Section,
            label=st.one_of(st.sampled_from(["I", "1", "a", "Điều 2", "Chương I", ""]), texts),
            title=texts,
            text=texts,
            children=children,
        ),
        max_size=2,
    ).map(tuple)


tables = st.builds(
    Table,
    header=st.lists(texts, max_size=9).map(tuple),
    rows=st.lists(st.lists(texts, max_size=9).map(tuple), max_size=4).map(tuple),
    caption=st.none() | texts,
    after=st.none() | texts,
)
documents = st.builds(
    Document,
    kind=st.sampled_from(["plan", "dispatch", "decision", "other"]),
    kind_text=st.none() | texts,
    issuer=st.builds(Issuer, st.none() | texts, st.none() | texts),
    number=st.none() | texts,
    symbol=st.none() | texts,
    code_text=st.none() | texts,
    place=st.none() | texts,
    date_text=st.none() | texts,
    title=st.none() | texts,
    legal_bases=st.lists(st.builds(LegalBasis, texts), max_size=2).map(tuple),
    preamble=st.lists(texts, max_size=2).map(tuple),
    sections=sections(),
    closing=st.lists(texts, max_size=2).map(tuple),
    addressees=st.lists(texts, max_size=3).map(tuple),
    recipients=st.lists(st.builds(Recipient, texts, st.none() | texts), max_size=3).map(tuple),
    signature=st.none() | st.builds(Signature, texts, texts, texts),
    tables=st.lists(tables, max_size=2).map(tuple),
    annexes=st.lists(
        st.builds(
            Annex,
            label=texts,
            title=st.none() | texts,
            link_line=st.none() | texts,
            sections=sections(1),
            tables=st.lists(st.integers(-1, 3), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)


def opens(data: bytes, format: OutputFormat) -> None:
    """Open the file as its own programs do."""
    if format == "docx":
        docx.Document(io.BytesIO(data))
    elif format == "pdf":
        assert len(pdfium.PdfDocument(data)) > 0
    elif format == "html":
        assert parser.fromstring(data).tag == "html"
    elif format == "json":
        msgspec.json.decode(data, type=Document)
    else:
        data.decode("utf-8")


@pytest.mark.parametrize("format", FORMATS)
@settings(
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(document=documents)
def test_any_document_is_written(document: Document, format: OutputFormat) -> None:
    opens(write_document(document, format=format), format)


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_document_is_written(format: OutputFormat) -> None:
    opens(write_document(Document(), format=format), format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_of_thousands_of_rows_is_written(format: OutputFormat) -> None:
    rows = tuple((str(n), f"Nhiệm vụ số {n}", "Văn phòng") for n in range(3_000))
    table = Table(header=("TT", "Nhiệm vụ", "Đơn vị"), rows=rows)

    opens(write_document(Document(tables=(table,)), format=format), format)
