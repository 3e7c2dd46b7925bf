"""A PDF file from its first page to its last."""

from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from vanban.model import Finding, Place
from vanban.readers import findings as found
from vanban.readers import refusals
from vanban.readers.blocks import Limits, Source
from vanban.readers.page.assembly import Layout, blocks_of, lay_out
from vanban.readers.page.words import Page
from vanban.readers.pdf.flow import tagged_layout
from vanban.readers.pdf.glyphs import text_on, turn_of
from vanban.readers.pdf.objects import Frame, drawn_on
from vanban.readers.pdf.tags import nodes_of

PDF_FILE: Final = "Tệp PDF"
_MOST_FINDINGS: Final = 20


def read_pdf(data: bytes, *, limits: Limits, tags: bool = True) -> Source:
    """Blocks with page and line as place; ``tags`` says whether to go by those.

    Raises DocumentError for what is encrypted, damaged, too long, or needs recognition that is not
    installed.
    """
    document = _open(data)
    try:
        pages = len(document)
        if pages > limits.pages:
            raise refusals.too_many_pages(pages, limits.pages)
        reading = _Reading(document, limits, tags=tags)
        for index in range(pages):
            reading.page(index)
    finally:
        document.close()
    blocks = blocks_of(reading.layouts, refusals.RowCount(limits))
    return Source(format="pdf", blocks=tuple(blocks), pages=pages, findings=tuple(reading.findings))


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        if len(document) == 0:
            raise refusals.damaged(PDF_FILE)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise refusals.encrypted(PDF_FILE) from None
        raise refusals.damaged(PDF_FILE) from None
    return document


class _Reading:
    def __init__(self, document: pdfium.PdfDocument, limits: Limits, *, tags: bool) -> None:
        self._document = document
        self._limits = limits
        self._tagged = tags and raw.FPDFCatalog_IsTagged(document.raw)
        self.layouts: list[Layout] = []
        self.findings: list[Finding] = []

    def page(self, index: int) -> None:
        number = index + 1
        try:
            page = self._document[index]
        except pdfium.PdfiumError:
            self._note(found.broken_off(Place(page=number)))
            return
        try:
            self.layouts.append(self._layout(page, number))
        finally:
            page.close()

    def _layout(self, page: pdfium.PdfPage, number: int) -> Layout:
        frame = Frame(page, turn_of(page))
        drawn = drawn_on(page, frame)
        text = text_on(page, frame, drawn)
        if text.hidden:
            self._note(found.hidden_text(Place(page=number)))
        if text.mended:
            self._note(found.legacy_font(Place(page=number)))
        words = tuple(tagged.word for tagged in text.words)
        shown = Page(number, frame.width, frame.height, words, drawn.rules)
        if self._tagged and (nodes := nodes_of(page)):
            stated = tagged_layout(shown, text.words, nodes)
            if stated is not None:
                return stated
        return lay_out(shown)

    def _note(self, finding: Finding) -> None:
        if len(self.findings) < _MOST_FINDINGS:
            self.findings.append(finding)
