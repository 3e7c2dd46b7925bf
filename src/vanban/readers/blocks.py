"""What every reader produces: one list of blocks, each with its place."""

from typing import Literal

from vanban.model import Finding, Place, Value

Format = Literal["markdown", "docx", "pdf", "html", "text", "image"]
Align = Literal["left", "center", "right", "justify"]


class Paragraph(Value, frozen=True, tag="paragraph"):
    """One paragraph. ``text`` is NFC, one space between words, a hard line break is a newline.

    ``level`` is the source's own heading level (Markdown ``#``, DOCX "Heading n", HTML ``h1``),
    which officials use unreliably. ``bold`` and ``italic`` hold when all visible text is so;
    ``size`` is in points. None where the format does not say. ``label`` is automatic numbering
    that the source draws but does not contain as text (Word lists), as it would be printed.
    """

    text: str
    place: Place
    level: int | None = None
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    size: float | None = None
    label: str | None = None


class Cell(Value, frozen=True):
    """A table cell; paragraphs of the cell are joined by a newline.

    ``merged`` marks a position covered by a merge that began above or to the left: its text is
    empty, the text stands where the merge began; ``above`` when that is a row above.
    """

    text: str
    merged: bool = False
    bold: bool = False
    above: bool = False


class Row(Value, frozen=True):
    """One table row. Rows of one table have the same number of cells; ``repeats_header`` when the
    source says it repeats on each page."""

    cells: tuple[Cell, ...]
    place: Place
    repeats_header: bool = False


class TableBlock(Value, frozen=True, tag="table"):
    """A table as the source draws it: a table split by a page is two blocks. ``ruled`` is False for
    a table without borders, which lays out a letterhead or a signing block."""

    rows: tuple[Row, ...]
    place: Place
    ruled: bool = True


class PageBreak(Value, frozen=True, tag="page_break"):
    """The source begins a new page here (explicit break, section break, or PDF page)."""

    place: Place


Block = Paragraph | TableBlock | PageBreak


class Source(Value, frozen=True):
    """A file as blocks, before anything is understood. ``findings`` are the reader's own
    (mojibake, low-quality-ocr, hidden-text …); ``pages`` is None for formats without pages."""

    format: Format
    blocks: tuple[Block, ...]
    pages: int | None = None
    findings: tuple[Finding, ...] = ()


class Limits(Value, frozen=True):
    """How much a reader takes on before it refuses (CONTRACT: oversized input)."""

    bytes: int = 50 * 1024 * 1024
    pages: int = 1_000
    table_rows: int = 20_000
    ocr_pages: int | None = 30
