"""Letters in a picture, by Tesseract with its Vietnamese data, when that is installed."""

import os
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from statistics import fmean, median
from typing import Final

from PIL import Image

from vanban.model import DocumentError, Finding, Place, Value
from vanban.readers import findings as findings_of
from vanban.readers import tesseract
from vanban.readers.numerals import with_numerals
from vanban.readers.page.words import Page, Word
from vanban.readers.rereading import read_again
from vanban.readers.scans import DOTS_PER_INCH, Scan, has_ink, prepare
from vanban.readers.sheets import Sheet, sheets_of
from vanban.readers.spotted import Spotted, confidence, words_in

_LOW: Final = 80.0
_SHOWN_WORDS: Final = 5
_MOST_WORKERS: Final = 4
# How Tesseract divides a picture: text of many sizes, or one block of lines.
_PAGE_MODE: Final = "4"
_COLUMNS_MODE: Final = "6"
_UNSURE: Final = 60.0
_TURN_BELOW: Final = 50.0
_FONT_TO_WORD_HEIGHT: Final = 1.3
_BELOW_BASELINE: Final = frozenset("gjpqyQ,;()[]/|_")
_DOT_BELOW: Final = "\u0323"


class Recognised(Value, frozen=True):
    """A recognised page; ``confidence`` from 0 to 100, ``unsure`` the words below 60."""

    page: Page
    confidence: float
    unsure: tuple[str, ...]


class _Look(Value, frozen=True):
    """A page as first read: its sheets, numbered, with the words on each."""

    scan: Scan
    sheets: list[tuple[int, Sheet, list[Spotted]]]

    @property
    def confidence(self) -> float:
        return confidence([word for *_, words in self.sheets for word in words])


def recognise(picture: Image.Image, number: int) -> Recognised:
    """Read the picture of one page. Raises DocumentError where Tesseract is missing or fails."""
    program = tesseract.installed()
    look = _look(program, prepare(picture))
    if look.confidence < _TURN_BELOW:
        turned = _upright(program, look.scan, picture)
        if turned is not None:
            look = max(look, _look(program, turned), key=lambda one: one.confidence)
    scan, found = look.scan, list(_sure_words(program, look))
    return Recognised(
        page=Page(number, scan.width, scan.height, tuple(_placed(found)), scan.rules),
        confidence=confidence(found),
        unsure=tuple(word.text for word in found if word.confidence < _UNSURE),
    )


def recognise_pages(pictures: Iterable[tuple[int, Image.Image]]) -> Iterator[Recognised]:
    """Read pages in order, as many at a time as there are processors. ``pictures`` gives numbered
    pages and is asked for the next only when there is room."""
    workers = min(_MOST_WORKERS, os.cpu_count() or 1)
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Recognised]] = deque()
        try:
            for number, picture in pictures:
                waiting.append(pool.submit(recognise, picture, number))
                if len(waiting) > workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def quality(results: Sequence[Recognised]) -> Iterator[Finding]:
    """A finding for each page whose recognition is not to be trusted, and one for all the others:
    what was written by hand is read as surely as print, and wrongly."""
    good = [result for result in results if result.confidence >= _LOW and result.page.words]
    if good:
        unsure = [word for result in good for word in result.unsure]
        place = Place(page=good[0].page.number)
        surest = fmean(result.confidence for result in good)
        yield findings_of.recognised_text(place, surest, len(unsure), _sample(unsure))
    for result in results:
        if result not in good:
            place = Place(page=result.page.number)
            sample = _sample(result.unsure)
            yield findings_of.low_quality(place, result.confidence, len(result.unsure), sample)


def _sample(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:_SHOWN_WORDS])


def _look(program: str, scan: Scan) -> _Look:
    sheets = [
        (number, sheet, _read(program, sheet.image, _COLUMNS_MODE if number else _PAGE_MODE))
        for number, sheet in enumerate(sheets_of(scan))
        if has_ink(sheet.image)
    ]
    return _Look(scan, sheets)


def _sure_words(program: str, look: _Look) -> Iterator[Spotted]:
    """The words of a page with their boxes in points, in the order of Tesseract, after a second
    look at what the first was not sure of."""
    for number, sheet, seen in look.sheets:
        words = read_again(sheet.image, seen, lambda image: _read(program, image, _COLUMNS_MODE))
        words = with_numerals(sheet.image, words)
        yield from _on_page(words, sheet, number, look.scan.width / look.scan.image.width)


def _read(program: str, image: Image.Image, mode: str) -> list[Spotted]:
    report = tesseract.run(program, image, "--psm", mode, "tsv", dpi=DOTS_PER_INCH)
    return list(words_in(report))


def _on_page(
    words: Iterable[Spotted], sheet: Sheet, number: int, scale: float
) -> Iterator[Spotted]:
    """The words of one sheet at their places on the page; ``scale`` is points a pixel."""
    for word in words:
        at, piece = sheet.piece(word.middle)
        yield Spotted(
            line=(str(number), str(at), *word.line),
            text=word.text,
            confidence=word.confidence,
            left=(piece.box[0] + word.left) * scale,
            top=(piece.box[1] + word.top - piece.at) * scale,
            width=word.width * scale,
            height=word.height * scale,
        )


def _upright(program: str, scan: Scan, picture: Image.Image) -> Scan | None:
    """The picture turned as Tesseract takes it to stand; None where it stands well already."""
    try:
        report = tesseract.run(
            program, scan.image, "--psm", "0", dpi=DOTS_PER_INCH, language=tesseract.ORIENTATION
        )
    except DocumentError:
        return None
    turn = next(
        (line.split(":")[1].strip() for line in report.split("\n") if line.startswith("Rotate:")),
        "0",
    )
    return (
        prepare(picture.rotate(-int(turn), expand=True)) if turn in ("90", "180", "270") else None
    )


def _placed(found: list[Spotted]) -> Iterable[Word]:
    """Words on the baseline of their line. All get one size: heights of boxes say little."""
    lines: dict[tuple[str, ...], list[Spotted]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word)
    if not found:
        return
    size = round(median(word.height for word in found) * _FONT_TO_WORD_HEIGHT, 1)
    for line in lines.values():
        base = _baseline(line)
        top = base - max(median(word.height for word in line), 0.5 * size)
        for word in line:
            shift = word.top + word.height / 2 - (top + base) / 2
            # A word far off its line belongs to another column at another height.
            moved = shift if abs(shift) > 0.6 * size else 0.0
            yield Word(
                text=unicodedata.normalize("NFC", word.text),
                x0=word.left,
                top=top + moved,
                x1=word.left + word.width,
                bottom=base + 0.2 * size + moved,
                base=base + moved,
                size=size,
            )


def _baseline(line: list[Spotted]) -> float:
    level = [word.top + word.height for word in line if not _hangs(word.text)]
    if level:
        return median(level)
    return fmean(word.top + 0.8 * word.height for word in line)


def _hangs(text: str) -> bool:
    return not _BELOW_BASELINE.isdisjoint(text) or _DOT_BELOW in unicodedata.normalize("NFD", text)
