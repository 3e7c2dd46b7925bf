"""What vanban writes, vanban reads back: the sample, and documents drawn from the grammar."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from vanban.model import Document
from vanban.structure import read_document
from vanban.tests.grammar import documents
from vanban.writers import OutputFormat, write_document

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "ke-hoach-truyen-thong-cchc-2022.md"
EXTENSIONS: dict[OutputFormat, str] = {
    "docx": ".docx",
    "pdf": ".pdf",
    "markdown": ".md",
    "html": ".html",
}
FORMATS = tuple(EXTENSIONS)


def again(document: Document, format: OutputFormat) -> Document:
    """The document after it was written and read."""
    data = write_document(document, format=format)
    return read_document(data, name=f"van-ban{EXTENSIONS[format]}")


def printed(document: Document) -> Document:
    """The content without what a reader concludes from the text."""
    content = document.content()
    return replace(
        content,
        year=None,
        objectives=(),
        requirements=(),
        audiences=(),
        topics=(),
        channels=(),
        budget=None,
        responsibilities=(),
        tasks=(),
        units=(),
        citations=(),
        legal_bases=tuple(replace(basis, citations=()) for basis in content.legal_bases),
    )


@pytest.fixture(scope="module")
def sample() -> Document:
    return read_document(SAMPLE.read_bytes(), name=SAMPLE.name)


@pytest.mark.parametrize("format", FORMATS)
def test_the_sample_plan_reads_back_equal(sample: Document, format: OutputFormat) -> None:
    assert again(sample, format).content() == sample.content()


@pytest.mark.parametrize("format", FORMATS)
@settings(
    max_examples=30,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(document=documents())
def test_a_document_reads_back_equal(document: Document, format: OutputFormat) -> None:
    whole = again(document, "markdown")

    assert printed(whole) == printed(document)
    assert again(whole, format).content() == whole.content()


def test_json_holds_every_field(sample: Document) -> None:
    assert msgspec.json.decode(write_document(sample, format="json"), type=Document) == sample


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_document_gives_the_same_bytes(sample: Document, format: OutputFormat) -> None:
    assert write_document(sample, format=format) == write_document(sample, format=format)
