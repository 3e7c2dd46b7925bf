"""The picture of a page made ready for recognition: straight, its rules found and taken out."""

from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from vanban.model import Value
from vanban.readers.page.words import Rule
from vanban.readers.ruling import take_rules

POINTS_PER_INCH: Final = 72
DOTS_PER_INCH: Final = 300
_DARK: Final = 150
_PAPER: Final = 228
_PAPER_GRID: Final = 8
_SKEW_WIDTH: Final = 700
_MOST_SKEW: Final = 3.0
_SKEW_STEP: Final = 0.25
_LEAST_GAIN: Final = 1.02
_A4_WIDTH: Final = 8.27  # inches


class Scan(Value, frozen=True):
    """A page's picture in greys without its rules, its size in points, and the rules."""

    image: Image.Image
    width: float
    height: float
    rules: tuple[Rule, ...]


def prepare(picture: Image.Image) -> Scan:
    """The picture in grey at the resolution that recognition is best at, straight, without rules.

    The resolution is guessed from the width: official papers are A4.
    """
    grey = _on_white(flattened(picture))
    short = min(grey.size)
    factor = DOTS_PER_INCH * _A4_WIDTH / short
    if not 0.8 < factor < 1.35:
        factor = min(factor, 3.0)
        size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
        grey = grey.resize(size, Image.Resampling.BICUBIC)
    grey = _straightened(grey)
    scale = _A4_WIDTH * POINTS_PER_INCH / min(grey.size)
    rules = take_rules(grey, scale)
    return Scan(grey, grey.width * scale, grey.height * scale, rules)


def flattened(picture: Image.Image) -> Image.Image:
    """Grey on white: what is transparent is paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(paper, layer)
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        picture = picture.convert("F").point(lambda value: value / 256)
    return picture.convert("L")


def _on_white(grey: Image.Image) -> Image.Image:
    """The paper's own shade, shadows and grain taken away: what is not ink is white."""
    small = grey.reduce(_PAPER_GRID)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    paper = paper.resize(grey.size, Image.Resampling.BILINEAR)
    ink = ImageOps.autocontrast(ImageChops.subtract(grey, paper, 1, 255), cutoff=(0.1, 0))
    return ink.point([255 if value >= _PAPER else value * 255 // _PAPER for value in range(256)])


def has_ink(image: Image.Image) -> bool:
    """Whether there is anything to read."""
    return any(image.histogram()[:_DARK])


def _straightened(grey: Image.Image) -> Image.Image:
    """Turned by the angle at which the lines of text stand out most."""
    small = ImageOps.invert(grey).resize(
        (_SKEW_WIDTH, max(1, grey.height * _SKEW_WIDTH // grey.width))
    )
    level = _sharpness(small)
    best, angle = level * _LEAST_GAIN, 0.0
    steps = round(_MOST_SKEW / _SKEW_STEP)
    for step in range(-steps, steps + 1):
        if step:
            turned = small.rotate(step * _SKEW_STEP, Image.Resampling.BILINEAR)
            sharpness = _sharpness(turned)
            if sharpness > best:
                best, angle = sharpness, step * _SKEW_STEP
    return grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if angle else grey


def _sharpness(image: Image.Image) -> float:
    """How much the rows of a picture differ: most where lines of text lie level."""
    rows = image.resize((1, image.height), Image.Resampling.BOX)
    return float(ImageStat.Stat(rows).var[0])
