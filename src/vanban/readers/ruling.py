"""Straight rules in the picture of a page, found and taken out.

Plain Pillow: rules are long runs of black, which a search in the bytes of a row finds.
"""

from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageDraw

from vanban.readers.page.words import Rule

# A thin rule is grey at half the resolution, at which rules are looked for.
_DARK: Final = 225
_COARSE: Final = 2
_SHORTEST: Final = 30.0  # points
# A run begins with a piece this long and goes on over gaps shorter than the next.
_PIECE: Final = 10.0  # points
_GAP: Final = b"\0" * 6
# Where no piece is as long as a rule, so much of the whole is black, and hardly anything this far
# above and below: the bars of large letters side by side are no rule.
_MOSTLY_BLACK: Final = 0.9
_CLEAR: Final = 0.2
_ASIDE: Final = 4
_MOST_RUNS: Final = 20_000
_EDGE: Final = 2

_Run = tuple[int, int, int]


def take_rules(grey: Image.Image, scale: float) -> tuple[Rule, ...]:
    """The rules of a page in points, ``scale`` points a pixel; the picture has them no more."""
    small = grey.reduce(_COARSE)
    black = small.point([255 if value < _DARK else 0 for value in range(256)])
    dots = 1 / (scale * _COARSE)
    across = list(_runs(black, dots))
    down = list(_runs(black.transpose(Image.Transpose.TRANSPOSE), dots))
    _erase(grey, across, down)
    return tuple(
        Rule(horizontal, at * scale, start * scale, end * scale)
        for horizontal, runs in ((True, across), (False, down))
        for at, start, end in runs
    )


def _runs(black: Image.Image, dots: float) -> Iterator[_Run]:
    """Long black runs as (row, from, to), in pixels of the page; ``dots`` are those of a point."""
    piece, shortest = b"\xff" * round(_PIECE * dots), b"\xff" * round(_SHORTEST * dots)
    pixels, width = black.tobytes(), black.width
    rows = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    found = 0
    for row, line in enumerate(rows):
        start = line.find(piece)
        while start >= 0 and found < _MOST_RUNS:
            end = line.find(_GAP, start)
            end = width if end < 0 else end
            long = end - start >= len(shortest)
            if long and (line.find(shortest, start, end) >= 0 or _is_broken(rows, row, start, end)):
                found += 1
                yield row * _COARSE, start * _COARSE, end * _COARSE
            start = line.find(piece, end)


def _is_broken(rows: list[bytes], row: int, start: int, end: int) -> bool:
    """Whether a run of short pieces is one rule that the print or the scanner broke."""
    length = end - start
    if rows[row].count(255, start, end) < _MOSTLY_BLACK * length:
        return False
    aside = (rows[at] for at in (row - _ASIDE, row + _ASIDE) if 0 <= at < len(rows))
    return all(line.count(255, start, end) <= _CLEAR * length for line in aside)


def _erase(grey: Image.Image, across: list[_Run], down: list[_Run]) -> None:
    draw = ImageDraw.Draw(grey)
    for row, start, end in across:
        draw.rectangle((start, row - _EDGE, end, row + 1 + _EDGE), fill=255)
    for column, start, end in down:
        draw.rectangle((column - _EDGE, start, column + 1 + _EDGE, end), fill=255)
