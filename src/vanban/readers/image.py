"""Scanned pages as PNG, JPEG or TIFF → blocks, by recognition."""

import io
import warnings
from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageOps, ImageSequence

from vanban.model import DocumentError
from vanban.readers import refusals
from vanban.readers.blocks import Limits, Source
from vanban.readers.page.assembly import blocks_of, without_sizes
from vanban.readers.page.layouts import lay_out
from vanban.readers.recognition import quality, recognise_pages

_IMAGE_FILE: Final = "Tệp ảnh"
_MOST_PIXELS: Final = 80_000_000
_SMALLEST: Final = 100
_DAMAGE = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError)


def read_image(data: bytes, *, limits: Limits) -> Source:
    """Blocks with page and line as place. Raises DocumentError for damaged, too small or too large
    pictures, too many pages, and where the recognition is not installed."""
    results = list(recognise_pages(_pictures(data, limits)))
    blocks = blocks_of([lay_out(result.page) for result in results], refusals.RowCount(limits))
    return Source(
        format="image",
        blocks=tuple(without_sizes(blocks)),
        pages=len(results),
        findings=tuple(quality(results)),
    )


def _pictures(data: bytes, limits: Limits) -> Iterator[tuple[int, Image.Image]]:
    with warnings.catch_warnings():
        # Pillow warns of large pictures and odd tags; sizes are checked here.
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
            frames = min(int(getattr(picture, "n_frames", 1)), limits.pages + 1)
        except Image.DecompressionBombError:
            raise refusals.too_much_inside(_IMAGE_FILE) from None
        except _DAMAGE:
            raise refusals.damaged(_IMAGE_FILE) from None
        allowed = limits.pages if limits.ocr_pages is None else limits.ocr_pages
        if frames > allowed:
            raise refusals.too_many_pages_to_scan(frames, allowed)
        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            if number > frames:
                return
            yield number, _loaded(frame)


def _loaded(frame: Image.Image) -> Image.Image:
    width, height = frame.size
    if width * height > _MOST_PIXELS:
        raise refusals.too_much_inside(_IMAGE_FILE)
    if min(width, height) < _SMALLEST:
        raise DocumentError(
            f"Ảnh quá nhỏ ({width} × {height} điểm ảnh) nên không nhận dạng được chữ. "
            "Hãy quét lại ở 200–300 dpi rồi thử lại."
        )
    try:
        frame.load()
        return ImageOps.exif_transpose(frame) or frame
    except (*_DAMAGE, Image.DecompressionBombError):
        raise refusals.damaged(_IMAGE_FILE) from None
