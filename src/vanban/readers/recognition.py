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
from vanban.readers.page.words import Page, Word
from vanban.readers.scans import DOTS_PER_INCH, Scan, has_ink, prepare
from vanban.readers.sheets import Sheet, sheets_of

_LOW: Final = 80.0
_SHOWN_WORDS: Final = 5
_MOST_WORKERS: Final = 4
# How Tesseract divides a picture: text of many sizes, or one block of lines.
_PAGE_MODE: Final = "4"
_COLUMNS_MODE: Final = "6"
_WORD_LEVEL: Final = "5"
_UNSURE: Final = 60.0
_NOISE: Final = 40.0
_TURN_BELOW: Final = 50.0
_FONT_TO_WORD_HEIGHT: Final = 1.3
_BELOW_BASELINE: Final = frozenset("gjpqyQ,;()[]/|_")
_DOT_BELOW: Final = "\u0323"


class Recognised(Value, frozen=True):
    """A recognised page; ``confidence`` from 0 to 100, ``unsure`` the words below 60."""

    page: Page
    confidence: float
    unsure: tuple[str, ...]


class _Found(Value, frozen=True):
    line: tuple[str, ...]
    text: str
    confidence: float
    left: float
    top: float
    width: float
    height: float


def recognise(picture: Image.Image, number: int) -> Recognised:
    """Read the picture of one page. Raises DocumentError where Tesseract is missing or fails."""
    program = tesseract.installed()
    scan = prepare(picture)
    found = _words(program, scan)
    if _confidence(found) < _TURN_BELOW:
        turned = _upright(program, scan, picture)
        if turned is not None:
            other = _words(program, turned)
            if _confidence(other) > _confidence(found):
                scan, found = turned, other
    words = tuple(_placed(found))
    return Recognised(
        page=Page(number, scan.width, scan.height, words, scan.rules),
        confidence=_confidence(found),
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
    """A finding for each page whose recognition is not to be trusted."""
    for result in results:
        if result.confidence < _LOW or not result.page.words:
            sample = ", ".join(f"“{word}”" for word in result.unsure[:_SHOWN_WORDS])
            yield findings_of.low_quality(
                Place(page=result.page.number), result.confidence, len(result.unsure), sample
            )


def _words(program: str, scan: Scan) -> list[_Found]:
    """Words with their boxes in points, in the order of Tesseract."""
    found: list[_Found] = []
    for number, sheet in enumerate(sheets_of(scan)):
        if not has_ink(sheet.image):
            continue
        mode = _COLUMNS_MODE if number else _PAGE_MODE
        table = tesseract.run(program, sheet.image, "--psm", mode, "tsv", dpi=DOTS_PER_INCH)
        found.extend(_on_page(table, sheet, number, scan.width / scan.image.width))
    return found


def _on_page(table: str, sheet: Sheet, number: int, scale: float) -> Iterator[_Found]:
    """The words of one sheet at their places on the page; ``scale`` is points a pixel."""
    for line in table.split("\n")[1:]:
        fields = line.split("\t")
        if len(fields) < 12 or fields[0] != _WORD_LEVEL:
            continue
        text = fields[11].strip()
        confidence = float(fields[10])
        if text and (confidence >= _NOISE or any(map(str.isalnum, text))):
            left, top, width, height = (float(value) for value in fields[6:10])
            at, piece = sheet.piece(top + height / 2)
            yield _Found(
                line=(str(number), str(at), *fields[1:5]),
                text=text,
                confidence=confidence,
                left=(piece.box[0] + left) * scale,
                top=(piece.box[1] + top - piece.at) * scale,
                width=width * scale,
                height=height * scale,
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


def _confidence(found: Iterable[_Found]) -> float:
    """The mean over all characters, 0 for an empty page."""
    weights = [(word.confidence, len(word.text)) for word in found]
    total = sum(weight for _, weight in weights)
    return sum(value * weight for value, weight in weights) / total if total else 0.0


def _placed(found: list[_Found]) -> Iterable[Word]:
    """Words on the baseline of their line. All get one size: heights of boxes say little."""
    lines: dict[tuple[str, ...], list[_Found]] = {}
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


def _baseline(line: list[_Found]) -> float:
    level = [word.top + word.height for word in line if not _hangs(word.text)]
    if level:
        return median(level)
    return fmean(word.top + 0.8 * word.height for word in line)


def _hangs(text: str) -> bool:
    return not _BELOW_BASELINE.isdisjoint(text) or _DOT_BELOW in unicodedata.normalize("NFD", text)
