"""What a scanner makes of pages: resolution, colour, skew, grain, blur, shadow; always the same."""

import io
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Final

import msgspec
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter

_PAPER: Final = (250, 247, 240)


class Scanner(msgspec.Struct, frozen=True):
    """A way of scanning. ``dots`` an inch; ``skew`` in degrees, turned to the other side on every
    second page; ``grain`` from 0 to 1; ``blur`` in pixels at 200 dpi; ``turn`` in quarters of a
    circle; ``quality`` of the JPEG, none for a format without loss."""

    dots: int = 200
    colour: bool = False
    skew: float = 0.0
    grain: float = 0.05
    blur: float = 0.5
    shadow: bool = False
    turn: int = 0
    quality: int | None = 80
    format: str = "PDF"


def scanned(pdf: bytes, scanner: Scanner) -> tuple[bytes, str]:
    """The pages of a PDF as a scanner would save them, with a name for the file."""
    pages = []
    document = pdfium.PdfDocument(pdf)
    for number in range(len(document)):
        image = document[number].render(scale=scanner.dots / 72).to_pil().convert("RGB")
        pages.append(_seen(image, number, scanner))
    document.close()
    return _saved(pages, scanner), f"ban-quet.{scanner.format.lower()}"


def _seen(image: Image.Image, number: int, scanner: Scanner) -> Image.Image:
    image = ImageChops.multiply(image, Image.new("RGB", image.size, _PAPER))
    if not scanner.colour:
        image = image.convert("L")
    skew = scanner.skew if number % 2 == 0 else -scanner.skew
    white = _PAPER if scanner.colour else _PAPER[1]
    if skew:
        image = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=white)
    if scanner.shadow:
        image = ImageChops.multiply(image, _shadow(image.size).convert(image.mode))
    if scanner.blur:
        image = image.filter(ImageFilter.GaussianBlur(scanner.blur * scanner.dots / 200))
    if scanner.grain:
        grain = _grain(image.size).convert(image.mode)
        image = Image.blend(image, grain, scanner.grain)
    return image.rotate(90 * scanner.turn, expand=True) if scanner.turn else image


@cache
def _grain(size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("L", size, Random(30).randbytes(size[0] * size[1]))


@cache
def _shadow(size: tuple[int, int]) -> Image.Image:
    """Darker towards the spine and the far corner."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    both = ImageChops.multiply(
        across.point([min(255, 150 + value) for value in range(256)]),
        down.point([255 - value // 4 for value in range(256)]),
    )
    return both.filter(ImageFilter.GaussianBlur(8))


def _saved(pages: Sequence[Image.Image], scanner: Scanner) -> bytes:
    buffer = io.BytesIO()
    options: dict[str, object] = {"dpi": (scanner.dots, scanner.dots)}
    if scanner.format == "PDF":
        options = {"resolution": scanner.dots, "quality": scanner.quality or 90}
    elif scanner.format == "TIFF":
        options["compression"] = "tiff_lzw"
    pages[0].save(buffer, scanner.format, save_all=True, append_images=pages[1:], **options)
    return buffer.getvalue()
