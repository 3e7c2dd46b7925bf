"""A PDF file from its first page to its last."""

import time
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from msgspec.structs import replace

from vanban.model import Finding, Place
from vanban.readers import findings as found
from vanban.readers import legacy, refusals
from vanban.readers.blocks import Limits, Source
from vanban.readers.page.assembly import blocks_of, without_sizes
from vanban.readers.page.layouts import Layout, lay_out
from vanban.readers.page.words import Page
from vanban.readers.pdf.flow import tagged_layout
from vanban.readers.pdf.glyphs import Tagged, Text, text_on, turn_of
from vanban.readers.pdf.objects import Drawn, Frame, drawn_on
from vanban.readers.pdf.streams import PDF_FILE, check_streams
from vanban.readers.pdf.tags import nodes_of
from vanban.readers.tesseract import can_recognise
from vanban.text import looks_mojibake

_MOST_FINDINGS: Final = 20
# Of processor time; a thousand pages of text take half of it. What takes long and shows few
# letters is given up early, so that a busy machine stays in bounds too.
_MOST_SECONDS: Final = 40
_SECONDS_AT_LEAST: Final = 12
_LETTERS_A_SECOND: Final = 50_000
_FEWEST_LETTERS: Final = 250
_MOST_OF_PAGE: Final = 0.5
_OUTLINES: Final = 200


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
        return _Reading(document, limits, tags=tags).source()
    finally:
        document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    check_streams(data)
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
        self._layouts: dict[int, Layout] = {}
        self._pictured: list[int] = []
        self._characters = 0
        self._findings: list[Finding] = []

    def source(self) -> Source:
        """All pages: first their text, then the recognition of those that have none."""
        begun = time.thread_time()
        for index in range(len(self._document)):
            self._page(index)
            # Pages may share one costly content, so that a small file can keep a reader busy.
            allowed = _SECONDS_AT_LEAST + self._characters / _LETTERS_A_SECOND
            if time.thread_time() - begun > min(allowed, _MOST_SECONDS):
                raise refusals.too_much_inside(PDF_FILE)
        recognised = self._recognise()
        layouts = [layout for _, layout in sorted(self._layouts.items())]
        blocks = blocks_of(layouts, refusals.RowCount(self._limits))
        if recognised == len(layouts):
            blocks = without_sizes(blocks)
        return Source(
            format="pdf",
            blocks=tuple(blocks),
            pages=len(self._document),
            findings=tuple(self._findings),
        )

    def _page(self, index: int) -> None:
        number = index + 1
        try:
            page = self._document[index]
        except pdfium.PdfiumError:
            self._note(found.broken_off(Place(page=number)))
            return
        try:
            self._layouts[number] = self._layout(page, number)
        finally:
            page.close()

    def _layout(self, page: pdfium.PdfPage, number: int) -> Layout:
        place = Place(page=number)
        frame = Frame(page, turn_of(page))
        drawn = drawn_on(page, frame)
        text = text_on(page, frame, drawn)
        self._characters += sum(len(tagged.word.text) for tagged in text.words)
        refusals.check_length(self._characters, self._limits)
        if text.hidden:
            self._note(found.hidden_text(place))
        words = self._readable(text, place)
        shown = Page(
            number, frame.width, frame.height, tuple(tagged.word for tagged in words), drawn.rules
        )
        if is_picture(words, frame, drawn) or self._is_garbled(words, place):
            self._pictured.append(number)
            return lay_out(shown)
        if text.scanned:
            self._note(found.scanned_text(place))
        if self._tagged and (nodes := nodes_of(page)):
            stated = tagged_layout(shown, words, nodes)
            if stated is not None:
                return stated
        return lay_out(shown)

    def _readable(self, text: Text, place: Place) -> tuple[Tagged, ...]:
        """The words, converted where an old font shows Western letters for Vietnamese."""
        mended, words = text.mended, text.words
        plain = " ".join(tagged.word.text for tagged in words)
        if looks_mojibake(plain) and (reading := legacy.reading_of(plain)):
            mended = True
            words = tuple(
                replace(tagged, word=replace(tagged.word, text=reading(tagged.word.text)))
                for tagged in words
            )
        if mended:
            self._note(found.legacy_font(place))
        return words

    def _is_garbled(self, words: tuple[Tagged, ...], place: Place) -> bool:
        if not looks_mojibake(" ".join(tagged.word.text for tagged in words)):
            return False
        self._note(found.unreadable_letters(place))
        return can_recognise()

    def _recognise(self) -> int:
        """Read the pages that are pictures; how many."""
        allowed = self._limits.ocr_pages
        if allowed is not None and len(self._pictured) > allowed:
            raise refusals.too_many_pages_to_scan(len(self._pictured), allowed)
        if not self._pictured:
            return 0
        from vanban.readers.pdf.pictures import read_pictures

        pages, findings = read_pictures(self._document, self._pictured)
        for page in pages:
            self._layouts[page.number] = lay_out(page)
        for finding in findings:
            self._note(finding)
        return len(pages)

    def _note(self, finding: Finding) -> None:
        if len(self._findings) < _MOST_FINDINGS:
            self._findings.append(finding)


def is_picture(words: tuple[Tagged, ...], frame: Frame, drawn: Drawn) -> bool:
    """Whether what is to be read on a page is drawn and not written: an image over most of it with
    hardly a word beside it (such as the note of a digital signature), or outlines only."""
    letters = sum(len(tagged.word.text) for tagged in words)
    if letters >= _FEWEST_LETTERS:
        return False
    area = max(1.0, frame.width * frame.height)
    covered = max(((box[2] - box[0]) * (box[3] - box[1]) for box in drawn.images), default=0.0)
    return covered > _MOST_OF_PAGE * area or (not letters and len(drawn.filled) > _OUTLINES)
