"""A document as the parts that stand on paper, in order, before any format is chosen.

Writers draw a sheet and decide nothing about the document: which part follows which, what a label
looks like and where a table goes is settled here, by Decree 30/2020/NĐ-CP, annex I.
"""

from typing import Literal

from vanban.layout import Align
from vanban.model import Value

Look = Literal[
    "addressee",
    "enacting",
    "basis",
    "body",
    "chapter",
    "chapter_title",
    "heading",
    "article",
    "annex",
    "annex_title",
    "link_line",
    "caption",
]


class Text(Value, frozen=True, tag="text"):
    """A paragraph. ``label`` is printed with its mark ("a)"), a space before the text; ``level``
    counts headings from 1 without gaps, None for what is no heading; ``keep`` holds it on the page
    of what follows."""

    look: Look
    text: str
    label: str = ""
    level: int | None = None
    keep: bool = False

    @property
    def line(self) -> str:
        """Label and text as they stand in one line."""
        return f"{self.label} {self.text}".strip()


class Grid(Value, frozen=True, tag="grid"):
    """A table: ``widths`` are shares of the page's text width that add up to 1, ``size`` in points,
    ``tall`` the rows that may break over a page because none holds them. ``caption`` stands in a
    first row over the whole width; a caption with its own number is a text before the table."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    size: float
    tall: tuple[int, ...] = ()
    caption: str | None = None


Item = Text | Grid


class Letterhead(Value, frozen=True):
    """The two columns at the top; ``subject`` is the "V/v …" of a dispatch."""

    parent: str | None = None
    issuer: str | None = None
    code: str | None = None
    subject: str | None = None
    dateline: str | None = None


class Signing(Value, frozen=True):
    """The two columns at the end: recipients with dash and mark, offices line by line, the name."""

    recipients: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    name: str | None = None

    def __bool__(self) -> bool:
        return bool(self.recipients or self.offices or self.name)


class Leaf(Value, frozen=True):
    """Pages that are numbered together: the main text, or one annex."""

    items: tuple[Item, ...]
    landscape: bool = False


class Sheet(Value, frozen=True):
    """A whole document ready to be drawn. ``name`` is the title that a reader program shows,
    ``date`` the ISO date of signing where it is printed whole."""

    name: str
    date: str | None
    letterhead: Letterhead
    kind: str | None
    title: str | None
    main: Leaf
    signing: Signing
    annexes: tuple[Leaf, ...] = ()

    @property
    def is_annexes_alone(self) -> bool:
        """Nothing stands before the annexes: they are printed without an empty first page."""
        front = (self.letterhead != Letterhead(), self.kind, self.title, self.main.items)
        return bool(self.annexes) and not any(front) and not self.signing
