"""A scanned page taken apart for recognition: its text, and its tables column by column.

Recognition reads along lines. In a table it would read along the row through all columns and take
the gaps between them for the width of a space, so that columns are laid one below another instead.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from PIL import Image

from vanban.model import Value
from vanban.readers.page.grids import Grid, find_grids
from vanban.readers.scans import Scan

PixelBox = tuple[int, int, int, int]

_INSET: Final = 4
_BETWEEN: Final = 40
_TALLEST: Final = 25_000
_SMALLEST: Final = 8
# What is left of a rule that is not quite straight stands this near to it, through its whole cell.
_BESIDE: Final = 12
_DARK: Final = 225
_THROUGH: Final = 0.85
_AS_INK: Final = [255 if value < _DARK else 0 for value in range(256)]


class Piece(Value, frozen=True):
    """A part of the page, in pixels, and the height at which it lies on its sheet."""

    box: PixelBox
    at: int = 0


class Sheet(Value, frozen=True):
    """A picture to recognise, and the parts of the page that it is made of."""

    image: Image.Image
    pieces: tuple[Piece, ...]

    def piece(self, y: float) -> tuple[int, Piece]:
        """The part of the page to which a height on the sheet belongs, and its place among all."""
        number = sum(piece.at <= y for piece in self.pieces[1:])
        return number, self.pieces[number]


def sheets_of(scan: Scan) -> list[Sheet]:
    """The page without its tables, and the columns of all tables on as few sheets as may be."""
    image = scan.image
    whole = (0, 0, image.width, image.height)
    grids = find_grids(scan.rules)
    if not grids:
        return [Sheet(image, (Piece(whole),))]
    scale = image.width / scan.width
    image = image.copy()
    for grid in grids:
        _clear_remains(image, grid, scale)
    text = image.copy()
    boxes: list[PixelBox] = []
    for grid in grids:
        text.paste(255, _pixels(grid, 0, 0, len(grid.ys) - 1, len(grid.xs) - 1, scale))
        boxes.extend(_parts(grid, scale))
    return [Sheet(text, (Piece(whole),)), *_stacked(image, boxes, _spanning(grids, scale))]


def _clear_remains(image: Image.Image, grid: Grid, scale: float) -> None:
    """Take out what is left of rules beside the edges of cells: upright, as high as the cell."""
    for row, column in product(range(len(grid.ys) - 1), range(len(grid.xs) - 1)):
        left, top, right, bottom = _pixels(grid, row, column, row + 1, column + 1, scale)
        inner = top + _INSET, bottom - _INSET
        if inner[1] - inner[0] < _SMALLEST or right - left < 4 * _BESIDE:
            continue
        for edge in (left, right - _BESIDE):
            strip = image.crop((edge, inner[0], edge + _BESIDE, inner[1]))
            shares = strip.point(_AS_INK).resize((_BESIDE, 1), Image.Resampling.BOX).tobytes()
            for x in (x for x, share in enumerate(shares) if share >= 255 * _THROUGH):
                image.paste(255, (edge + x - 1, top, edge + x + 2, bottom + 1))


def _parts(grid: Grid, scale: float) -> Iterator[PixelBox]:
    """The columns of a table, and the cells that lie over several of them."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    for column in range(columns):
        yield _pixels(grid, 0, column, rows, column + 1, scale)
    yield from _spanning([grid], scale)


def _spanning(grids: Sequence[Grid], scale: float) -> list[PixelBox]:
    """The cells that cover several columns."""
    found: list[PixelBox] = []
    for grid in grids:
        covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for row, origins in enumerate(grid.origin):
            for column, origin in enumerate(origins):
                covered.setdefault(origin, []).append((row, column))
        for cells in covered.values():
            rows, columns = [row for row, _ in cells], [column for _, column in cells]
            if min(columns) < max(columns):
                edges = min(rows), min(columns), max(rows) + 1, max(columns) + 1
                found.append(_pixels(grid, *edges, scale))
    return found


def _pixels(grid: Grid, top: int, left: int, bottom: int, right: int, scale: float) -> PixelBox:
    """The box between four rules of a grid."""
    return (
        round(grid.xs[left] * scale),
        round(grid.ys[top] * scale),
        round(grid.xs[right] * scale),
        round(grid.ys[bottom] * scale),
    )


def _stacked(
    image: Image.Image, boxes: Sequence[PixelBox], spanning: Sequence[PixelBox]
) -> Iterator[Sheet]:
    """The parts one below another; a spanning cell is left out of the columns that it covers."""
    columns = image.copy()
    for box in spanning:
        columns.paste(255, box)
    waiting: list[tuple[PixelBox, Image.Image]] = []
    height = 0
    for box in boxes:
        inner = box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET
        if inner[2] - inner[0] < _SMALLEST or inner[3] - inner[1] < _SMALLEST:
            continue
        if waiting and height + inner[3] - inner[1] > _TALLEST:
            yield _sheet(waiting)
            waiting, height = [], 0
        waiting.append((inner, (image if box in spanning else columns).crop(inner)))
        height += inner[3] - inner[1] + _BETWEEN
    if waiting:
        yield _sheet(waiting)


def _sheet(parts: Sequence[tuple[PixelBox, Image.Image]]) -> Sheet:
    width = max(part.width for _, part in parts) + 2 * _BETWEEN
    height = sum(part.height + _BETWEEN for _, part in parts) + _BETWEEN
    image = Image.new("L", (width, height), 255)
    pieces: list[Piece] = []
    at = _BETWEEN
    for (left, top, right, bottom), part in parts:
        image.paste(part, (_BETWEEN, at))
        # The margin of the sheet belongs to no part of the page.
        pieces.append(Piece((left - _BETWEEN, top, right, bottom), at))
        at += part.height + _BETWEEN
    return Sheet(image, tuple(pieces))
