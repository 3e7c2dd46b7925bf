"""What tests of reading share: the documents beside them, and what a document says in all."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from vanban.model import Document
from vanban.readers import read_path
from vanban.readers.blocks import Paragraph, Source, TableBlock
from vanban.structure import build_document
from vanban.text import fold

FOLDER = Path(__file__).parent / "documents"
SAMPLE = Path(__file__).parents[3] / "samples" / "ke-hoach-truyen-thong-cchc-2022.md"

# Printed on every document, not part of what one says.
_FRAME_WORDS = frozenset(
    fold("Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Đảng Cộng sản").split()
    + fold("Nơi nhận Kính gửi").split()
)


@cache
def document(name: str) -> Document:
    """One of the documents beside the tests."""
    return build_document(read_path(FOLDER / name))


@cache
def sample() -> Document:
    """The sample plan."""
    return build_document(read_path(SAMPLE))


def text_document(text: str) -> Document:
    """A document given as plain text."""
    from vanban.structure import read_document

    return read_document(text.encode(), name="van-ban.txt")


def codes(found: Document) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in found.findings]


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"\w+", text.replace("_", " "))


def strings(value: object) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def dropped_words(source: Source, found: Document) -> set[str]:
    """Words of the source that the document holds nowhere."""
    content = msgspec.to_builtins(found)
    for key in ("findings", "places", "units", "citations"):
        del content[key]
    held = set(words(" ".join(strings(content))))
    printed: set[str] = set()
    for block in source.blocks:
        if isinstance(block, Paragraph):
            printed |= set(words(f"{block.label or ''} {block.text}"))
        elif isinstance(block, TableBlock):
            printed |= {w for row in block.rows for cell in row.cells for w in words(cell.text)}
    return {w for w in printed if w not in held and fold(w) not in _FRAME_WORDS}
