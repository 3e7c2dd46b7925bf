"""The picture of a page, made ready for recognition: straightened, its rules found and taken out.

Plain Pillow: rules are long runs of black, which a search in the bytes of a row finds.
"""

from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps, ImageStat

from vanban.model import Value
from vanban.readers.page.words import Rule

POINTS_PER_INCH: Final = 72
DOTS_PER_INCH: Final = 300
_DARK: Final = 150
# A thin rule is grey at half the resolution.
_RULE_DARK: Final = 225
_PAPER: Final = 228
_PAPER_GRID: Final = 8
_SHORTEST_RULE: Final = 30  # points
# Rules are looked for at half the resolution.
_COARSE: Final = 2
_EDGE: Final = 2
_SKEW_WIDTH: Final = 700
_MOST_SKEW: Final = 3.0
_SKEW_STEP: Final = 0.25
_LEAST_GAIN: Final = 1.02
# A run begins with a piece this long and goes on over gaps shorter than the next; so much of it is
# black.
_PIECE: Final = 10  # points
_BROKEN_OFF: Final = b"\0" * 6
_MOSTLY_BLACK: Final = 0.9
_MOST_RUNS: Final = 20_000
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
    across, down = _runs(grey)
    _erase(grey, across, down)
    scale = _A4_WIDTH * POINTS_PER_INCH / min(grey.size)
    rules = tuple(
        Rule(horizontal, at * scale, start * scale, end * scale)
        for horizontal, runs in ((True, across), (False, down))
        for at, start, end in runs
    )
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


def _runs(
    grey: Image.Image,
) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
    """Long black runs as (row, from, to) and (column, from, to)."""
    small = grey.reduce(_COARSE)
    black = small.point([255 if value < _RULE_DARK else 0 for value in range(256)])
    return _runs_in_rows(black), _runs_in_rows(black.transpose(Image.Transpose.TRANSPOSE))


def _runs_in_rows(black: Image.Image) -> list[tuple[int, int, int]]:
    dots = DOTS_PER_INCH / POINTS_PER_INCH / _COARSE
    piece, shortest = b"\xff" * round(_PIECE * dots), round(_SHORTEST_RULE * dots)
    pixels = black.tobytes()
    width = black.width
    runs: list[tuple[int, int, int]] = []
    for row in range(black.height):
        line = pixels[row * width : (row + 1) * width]
        start = line.find(piece)
        while start >= 0:
            end = line.find(_BROKEN_OFF, start)
            end = width if end < 0 else end
            length = end - start
            if length >= shortest and line.count(255, start, end) >= _MOSTLY_BLACK * length:
                runs.append((row * _COARSE, start * _COARSE, end * _COARSE))
            start = line.find(piece, end)
        if len(runs) > _MOST_RUNS:
            break
    return runs


def _erase(
    grey: Image.Image, across: list[tuple[int, int, int]], down: list[tuple[int, int, int]]
) -> None:
    draw = ImageDraw.Draw(grey)
    for row, start, end in across:
        draw.rectangle((start, row - _EDGE, end, row + 1 + _EDGE), fill=255)
    for column, start, end in down:
        draw.rectangle((column - _EDGE, start, column + 1 + _EDGE, end), fill=255)
