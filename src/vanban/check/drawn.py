"""What a file really draws, measured: the same values for a Word file and for a PDF."""

import re

from vanban.layout import Align
from vanban.model import Place, Value
from vanban.text import fold

_ANNEX = re.compile(r"phu luc(?:\s+(?:so\s+)?[ivx\d]{1,5}[a-z]?)?\s*[.:]?")


class Line(Value, frozen=True):
    """A paragraph of a Word file or a line of a PDF.

    ``size`` is the main size in points, ``faces`` are all faces used, ``leads_bold`` says whether
    the first word is bold. ``ruled`` holds when a rule is drawn right below, ``share`` is its
    length in lengths of the line. ``in_table`` marks the cells of ruled tables, whose sizes
    are free; ``tabbed`` a piece of a paragraph that tabs part into columns. None stands for what
    the file does not tell.
    """

    text: str
    place: Place
    faces: tuple[str, ...] = ()
    size: float | None = None
    bold: bool = False
    italic: bool = False
    leads_bold: bool = False
    black: bool = True
    align: Align | None = None
    in_table: bool = False
    tabbed: bool = False
    ruled: bool = False
    share: float | None = None


class Leaf(Value, frozen=True):
    """Pages of one size: width, height and margins in millimetres; None for what cannot be told."""

    place: Place
    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None


class Flow(Value, frozen=True):
    """How body paragraphs are set: first-line indent (mm), space between paragraphs (points), line
    spacing (multiples of a single line), and whether lines reach both edges where that shows only
    over many of them. One value for each way that the file has."""

    place: Place
    indent: float | None = None
    spacing: float | None = None
    leading: float | None = None
    justified: bool | None = None


class PageNumber(Value, frozen=True):
    """The numbering of one run of pages. ``later`` says whether pages from the second on bear a
    number (None: there is no second page), ``begins`` the number of its first page (None: it goes
    on from the run before), ``annex`` whether an annex begins on it."""

    place: Place
    on_first: bool = False
    later: bool | None = None
    on_top: bool = True
    centred: bool = True
    size: float | None = None
    begins: int | None = None
    annex: bool = False


class Drawn(Value, frozen=True):
    """A file, measured."""

    lines: tuple[Line, ...]
    leaves: tuple[Leaf, ...]
    flows: tuple[Flow, ...] = ()
    numbers: tuple[PageNumber, ...] = ()


def opens_annex(text: str) -> bool:
    """Whether a line is the word that heads an annex: "Phụ lục", "PHỤ LỤC II"."""
    return _ANNEX.fullmatch(fold(text)) is not None
