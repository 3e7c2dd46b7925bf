"""Pages of a PDF that are pictures: drawn and recognised."""

from collections.abc import Iterator, Sequence
from typing import Final

import pypdfium2 as pdfium
from PIL import Image

from vanban.model import Finding
from vanban.readers.page.words import Page
from vanban.readers.recognition import quality, recognise_pages
from vanban.readers.scans import DOTS_PER_INCH, POINTS_PER_INCH

_MOST_PIXELS: Final = 12_000_000


def read_pictures(
    document: pdfium.PdfDocument, numbers: Sequence[int]
) -> tuple[list[Page], list[Finding]]:
    """The pages with these numbers, recognised; findings on those that came out badly."""
    results = list(recognise_pages(_drawn(document, numbers)))
    return [result.page for result in results], list(quality(results))


def _drawn(
    document: pdfium.PdfDocument, numbers: Sequence[int]
) -> Iterator[tuple[int, Image.Image]]:
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        most = (_MOST_PIXELS / max(1.0, width * height)) ** 0.5
        bitmap = page.render(scale=min(DOTS_PER_INCH / POINTS_PER_INCH, most), grayscale=True)
        picture = bitmap.to_pil().copy()
        bitmap.close()
        page.close()
        yield number, picture
