"""Plans to scan: the sample, and plans made up for it, each set in a layout of its own."""

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from vanban.model import Document
from vanban.structure import read_document
from vanban.writers import write_document
from vanban.writers.compose import compose
from vanban.writers.fonts import times_face
from vanban.writers.pdf import sheet_data
from vanban.writers.signs import font_files

SAMPLE: Final = (
    Path(__file__).resolve().parents[2] / "samples" / "ke-hoach-truyen-thong-cchc-2022.md"
)
_PLANS: Final = Path(__file__).with_name("plans")
_TEMPLATE: Final = Path(__file__).with_name("layout.typ")


class Style(msgspec.Struct, frozen=True):
    """How a layout differs: ``rules`` of the table by name, ``size`` and ``cell`` of the type and
    ``padding`` in points; ``cut`` lets a page cut a row, ``middle`` sets cells in their middle."""

    rules: str = "full"
    size: float = 13
    cell: float = 11
    padding: float = 4
    landscape: bool = False
    columns: int = 1
    justified: bool = False
    middle: bool = False
    repeats: bool = True
    cut: bool = False
    handwritten: bool = False
    signed: bool = False
    stamped: bool = False


OWN: Final = "own"
"""The layout of our writer, of Decree 30/2020."""
STYLES: Final = {
    "portrait": Style(cell=10, padding=3, signed=True),
    "landscape": Style(landscape=True, cell=12, middle=True, cut=True),
    "small type": Style(size=12, cell=9, padding=2, justified=True),
    "hairlines": Style(rules="hairline", repeats=False, cut=True),
    "heavy rules": Style(rules="heavy", landscape=True, stamped=True, signed=True),
    "broken rules": Style(rules="broken", landscape=True),
    "open sides": Style(rules="open", landscape=True),
    "rules across": Style(rules="across", landscape=True),
    "no rules": Style(rules="bare", landscape=True, padding=8),
    "two columns": Style(size=11, columns=2, landscape=True),
    "by hand": Style(landscape=True, handwritten=True, signed=True, stamped=True),
}


@cache
def names() -> list[str]:
    """The plans that were made up."""
    return sorted(path.stem for path in _PLANS.glob("*.md"))


@cache
def document(name: str) -> Document:
    """A plan as its source says."""
    path = SAMPLE if name == "sample" else _PLANS / f"{name}.md"
    return read_document(path.read_bytes(), name=path.name)


@cache
def pdf(name: str, layout: str) -> bytes:
    """A plan set in a layout."""
    if layout == OWN:
        return write_document(document(name), format="pdf")
    import typst

    sheet = compose(document(name))
    inputs = {
        "sheet": sheet_data(sheet),
        "style": msgspec.json.encode(STYLES[layout]).decode(),
    }
    face = times_face()
    found: bytes = typst.Compiler(_TEMPLATE, font_paths=font_files(face)).compile(
        format="pdf", sys_inputs=inputs, timestamp=0
    )
    return found
