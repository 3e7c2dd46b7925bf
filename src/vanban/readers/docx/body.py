"""The body of a Word document, walked once from its beginning to its end.

Each paragraph and each table row is dropped as soon as it has been read, so that memory does not
grow with the file.
"""

from typing import Final

from vanban.model import Finding, Place
from vanban.readers import findings as found
from vanban.readers import refusals
from vanban.readers.blocks import Block, Limits, PageBreak, Paragraph, Source
from vanban.readers.docx import tabbed
from vanban.readers.docx.package import (
    WORD_FILE,
    DamagedPartError,
    Package,
    Part,
    has_document_type,
)
from vanban.readers.docx.paragraphs import PAGE_BREAK, ParagraphParts, ParagraphReader
from vanban.readers.docx.tables import TableReader
from vanban.readers.docx.tags import P_PR, SECT_PR, TBL, TR, Element, P, value
from vanban.readers.runs import Run, paragraph

_BODY: Final = "word/document.xml"
_MOST_FINDINGS: Final = 20
# The least that a paragraph takes of a page: half a line.
_EVERY_PARAGRAPH: Final = 40


def read_docx(data: bytes, *, limits: Limits) -> Source:
    """Blocks with the paragraph or table row as place. Raises DocumentError for what is damaged
    from the beginning, encrypted or built to exhaust memory; a file that breaks off later gives
    what could be read, with a finding."""
    package = Package(data)
    if not package.has(_BODY):
        raise refusals.damaged(WORD_FILE)
    body = _Body(ParagraphReader(package), limits)
    body.read(package.part(_BODY))
    return Source(format="docx", blocks=tuple(body.blocks), findings=tuple(body.findings))


class _Body:
    def __init__(self, paragraphs: ParagraphReader, limits: Limits) -> None:
        self._paragraphs = paragraphs
        self._limits = limits
        self._rows = refusals.RowCount(limits)
        self._characters = 0
        self._tabbed: dict[int, tabbed.Pieces] = {}
        self._table: TableReader | None = None
        self._open_tables = self._open_paragraphs = 0
        self._paragraph = self._tables = 0
        self._section_end: int | None = None
        self._carried: tuple[Run, ...] = ()
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []

    def read(self, part: Part) -> None:
        first = True
        try:
            for event, element in part.events((P, TBL, TR, SECT_PR)):
                if first and has_document_type(element):
                    raise refusals.too_much_inside(WORD_FILE)
                first = False
                if event == "start":
                    self._begin(element)
                elif self._end(element):
                    part.done(element)
        except DamagedPartError:
            self._close_table()
            if not self.blocks:
                raise refusals.damaged(WORD_FILE) from None
            self.findings.append(found.broken_off(Place(paragraph=self._paragraph)))
        self.blocks = tabbed.as_tables(self.blocks, self._tabbed, first_table=self._tables + 1)

    def _begin(self, element: Element) -> None:
        if element.tag == P:
            self._open_paragraphs += 1
        elif element.tag == TBL:
            self._open_tables += 1

    def _end(self, element: Element) -> bool:
        """Read what is complete at the top level; True when it can be dropped."""
        if element.tag == P:
            self._open_paragraphs -= 1
            if self._open_paragraphs or self._open_tables:
                return False
            self._read_paragraph(element)
        elif element.tag == TR:
            if self._open_paragraphs or self._open_tables != 1:
                return False
            self._read_row(element)
        elif element.tag == TBL:
            self._open_tables -= 1
            if self._open_paragraphs or self._open_tables:
                return False
            self._close_table()
        else:
            if self._open_paragraphs or self._open_tables:
                return False
            self._section(element, ends_here=False)
        return True

    def _read_paragraph(self, element: Element) -> None:
        self._paragraph += 1
        place = Place(paragraph=self._paragraph)
        parts = self._paragraphs.read(element)
        self._note(place, hidden=parts.hidden, mended=parts.mended)
        runs = self._carried + parts.runs
        self._carried = runs if parts.joins_next else ()
        if parts.look.page_break_before:
            self.blocks.append(PageBreak(place=place))
        if not parts.joins_next:
            self._emit(runs, parts, place)
        for beside in parts.beside:
            self._emit(beside.runs, beside, place)
        for note in parts.notes:
            self.blocks.append(Paragraph(text=note, place=place))
        properties = element.find(P_PR)
        section = properties.find(SECT_PR) if properties is not None else None
        if section is not None:
            self._section(section, ends_here=True)

    def _emit(self, runs: tuple[Run, ...], parts: ParagraphParts, place: Place) -> None:
        """The runs as paragraphs between the page breaks that stand among them."""
        label = parts.label
        pieces = tabbed.pieces_of(runs)
        if pieces and place.paragraph is not None and label is None:
            self._tabbed[place.paragraph] = pieces
        for number, piece in enumerate(_pages(runs)):
            if number:
                self.blocks.append(PageBreak(place=place))
            block = paragraph(
                piece, place=place, level=parts.look.level, align=parts.look.align, label=label
            )
            if block:
                self.blocks.append(block)
                label = None
                self._characters += len(block.text) + _EVERY_PARAGRAPH
                refusals.check_length(self._characters, self._limits)

    def _read_row(self, element: Element) -> None:
        if self._table is None:
            table = next(element.iterancestors(TBL))
            self._table = TableReader(table, self._paragraphs)
            self._tables += 1
        self._rows.add()
        row = self._table.add(element)
        if row is not None:
            place = Place(table=self._tables, row=self._table.rows)
            self._note(place, hidden=row.hidden, mended=row.mended)

    def _close_table(self) -> None:
        if self._table is not None:
            block = self._table.block(Place(table=self._tables, paragraph=self._paragraph or None))
            if block:
                self.blocks.append(block)
            self._table = None

    def _section(self, properties: Element, *, ends_here: bool) -> None:
        """A section's kind says how it began: on a new page unless it is continuous."""
        if self._section_end is not None and value(properties, "type") != "continuous":
            at = self._section_end
            self.blocks.insert(at, PageBreak(place=Place(paragraph=self._paragraph or None)))
        self._section_end = len(self.blocks) if ends_here else None

    def _note(self, place: Place, *, hidden: bool, mended: bool) -> None:
        if hidden and len(self.findings) < _MOST_FINDINGS:
            self.findings.append(found.hidden_text(place))
        if mended and not any(finding.code == "mojibake" for finding in self.findings):
            self.findings.append(found.legacy_font(place))


def _pages(runs: tuple[Run, ...]) -> list[list[Run]]:
    """The runs cut at page breaks."""
    pages: list[list[Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split(PAGE_BREAK)):
            if number:
                pages.append([])
            if piece:
                pages[-1].append(Run(piece, bold=run.bold, italic=run.italic, size=run.size))
    return pages
