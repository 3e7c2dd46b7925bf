"""The face that documents are set in: Times New Roman or a twin of its widths, from this system.

A file that bears the right name may still lack Vietnamese letters (Liberation Serif 1 has 93 too
few) and would be mixed with another face letter by letter; so each candidate is set once in strict
mode, where a missing letter is an error.
"""

import logging
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from vanban.layout import FACE, FALLBACK_FACE, METRIC_TWINS
from vanban.model import Finding, Value

_log = logging.getLogger(__name__)

_BASES = "aăâeêioôơuưy"
_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_STYLES = frozenset([("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700)])


class Face(Value, frozen=True):
    """A face by name and the folders that hold it; none of them for the bundled stand-in."""

    name: str
    is_fallback: bool
    paths: tuple[str, ...] = ()


@cache
def times_face() -> Face:
    """The face to print with. Looked up once a process; the stand-in is logged as a warning."""
    for name in (FACE, *METRIC_TWINS):
        for folder in _folders(name):
            if _has_vietnamese(name, folder):
                return Face(name=name, is_fallback=False, paths=(folder,))
    _log.warning(
        "no face with the widths of Times New Roman and all Vietnamese letters is installed; "
        "documents are set in %s",
        FALLBACK_FACE,
    )
    return Face(name=FALLBACK_FACE, is_fallback=True)


def fallback_finding(face_name: str = FALLBACK_FACE) -> Finding:
    """The finding that says a document is set in the stand-in."""
    return Finding(
        code="font-fallback",
        severity="warning",
        message=(
            f"Máy không có phông chữ Times New Roman hoặc phông tương đương nên văn bản "
            f"dùng phông thay thế {face_name}."
        ),
        suggestion=(
            "Cài phông Times New Roman, Tinos hoặc Liberation Serif 2 "
            "(gói fonts-liberation2 trên Debian) rồi xuất lại văn bản."
        ),
    )


def _folders(name: str) -> list[str]:
    """The folders that hold upright, bold, italic and bold italic of a face."""
    import typst

    styles: dict[str, set[tuple[str, int]]] = {}
    for font in typst.Fonts(include_embedded_fonts=False).fonts():
        if font.family == name and font.path:
            folder = str(Path(font.path).parent)
            styles.setdefault(folder, set()).add((font.style, font.weight))
    return sorted(folder for folder, found in styles.items() if found >= _STYLES)


def _has_vietnamese(name: str, folder: str) -> bool:
    """Whether all four styles of the face set the whole Vietnamese alphabet."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
    source = (
        f'#set document(title: "a")\n#set text(font: "{name}", fallback: false)\n'
        f"#let all = [{''.join(vietnamese_letters())}]\n"
        "#all #strong(all) #emph(all) #strong(emph(all))\n"
    )
    try:
        typst.compile(source.encode(), font_paths=fonts, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


def vietnamese_letters() -> Iterable[str]:
    """Every letter of Vietnamese with every tone, and the signs its texts use."""
    from unicodedata import normalize

    letters = [normalize("NFC", base + mark) for base in _BASES for mark in _MARKS]
    return [*letters, *(letter.upper() for letter in letters), "đ", "Đ", "–", "“", "”", "…"]
