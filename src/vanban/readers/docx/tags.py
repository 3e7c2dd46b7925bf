"""Qualified names of WordprocessingML (ECMA-376 part 1, transitional and strict).

Strict documents use another namespace for the same names; the package renames it while reading, so
that one set of names is enough here.
"""

from typing import Final

from lxml import etree

Element = etree._Element

TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{TRANSITIONAL}}}{name}"


P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
P_PR, R_PR, SECT_PR, TBL_PR = w("pPr"), w("rPr"), w("sectPr"), w("tblPr")
VAL, TEXT_BOX = w("val"), w("txbxContent")
ALTERNATE, CHOICE, FALLBACK = (
    f"{{{_COMPATIBILITY}}}{name}" for name in ("AlternateContent", "Choice", "Fallback")
)
MATH_TEXT = f"{{{_MATH}}}t"

_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child, None when there is no such child or value."""
    child = parent.find(w(name)) if parent is not None else None
    return child.get(VAL) if child is not None else None


def switch(parent: Element | None, name: str) -> bool | None:
    """An on-off property: present without a value is on. None when it is absent."""
    child = parent.find(w(name)) if parent is not None else None
    return None if child is None else (child.get(VAL) or "1").lower() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number, None when there is none that one could mean."""
    try:
        return int(float(text)) if text and len(text) < 12 else None
    except (ValueError, OverflowError):
        return None
