"""Real documents, read, written and read again, say the same."""

from pathlib import Path

import pytest

from vanban.structure import read_document
from vanban.writers import OutputFormat, write_document

FOLDER = Path(__file__).parents[3] / "shared" / "corpus" / "documents"
# 30 holds the address of a lost picture, a word no line can hold; 33 begins with a site's menu,
# whose lines are headings wherever else they stand.
LEFT_OUT = ("30-", "33-")
FILES = sorted(p for p in FOLDER.glob("*.txt") if not p.name.startswith(LEFT_OUT))
EXTENSIONS: dict[OutputFormat, str] = {
    "docx": ".docx",
    "pdf": ".pdf",
    "markdown": ".md",
    "html": ".html",
}

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus is not on this machine")


@pytest.mark.parametrize("format", list(EXTENSIONS))
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_real_document_reads_back_equal(path: Path, format: OutputFormat) -> None:
    document = read_document(path.read_bytes(), name=path.name)
    written = write_document(document, format=format)

    again = read_document(written, name=f"van-ban{EXTENSIONS[format]}")

    assert again.content() == document.content()
