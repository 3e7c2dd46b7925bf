"""What a PDF page draws besides text: straight rules, images, filled areas.

Works on PDFium's raw interface. Coordinates come out as everywhere in ``page``: points from the
upper left corner of the page as shown.
"""

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from vanban.model import Value
from vanban.readers.page.words import Rule

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST: Final = 6
_MOST_OBJECTS: Final = 60_000
_MOST_SEGMENTS: Final = 2_000
_THIN: Final = 3.0
_STRAIGHT: Final = 0.8
_SHORTEST: Final = 3.0
_WHITE: Final = 250


class Drawn(Value, frozen=True):
    """Rules, and the boxes of images and of areas filled with a colour."""

    rules: tuple[Rule, ...] = ()
    images: tuple[Box, ...] = ()
    filled: tuple[Box, ...] = ()


class Frame:
    """How a page's own coordinates become those of the page as shown."""

    def __init__(self, page: pdfium.PdfPage, turn: int = 0) -> None:
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._turn = (page.get_rotation() + turn) % 360
        width, height = self._right - self._left, self._top - self._bottom
        turned = self._turn in (90, 270)
        self.width, self.height = (height, width) if turned else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self._turn == 90:
            return y - self._bottom, x - self._left
        if self._turn == 180:
            return self._right - x, y - self._bottom
        if self._turn == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """x0, top, x1, bottom as shown."""
        if not self._turn:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def drawn_on(page: pdfium.PdfPage, frame: Frame) -> Drawn:
    """Walk the page's objects, also those inside forms."""
    rules: list[Rule] = []
    images: list[Box] = []
    filled: list[Box] = []
    for item, matrix in _objects(page):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _path(item, matrix, frame, rules, filled)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(item, matrix, frame)
            if box:
                images.append(box)
    return Drawn(tuple(rules), tuple(images), tuple(filled))


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[object, Matrix]]:
    count = min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    left = _MOST_OBJECTS
    waiting = [
        (raw.FPDFPage_GetObject(page.raw, at), _IDENTITY, 0) for at in reversed(range(count))
    ]
    while waiting and left:
        item, matrix, depth = waiting.pop()
        left -= 1
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < _DEEPEST:
            inner = _times(_matrix(item), matrix)
            inside = min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)
            waiting.extend(
                (raw.FPDFFormObj_GetObject(item, at), inner, depth + 1)
                for at in reversed(range(max(0, inside)))
            )


def _path(item: object, outer: Matrix, frame: Frame, rules: list[Rule], filled: list[Box]) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if fill.value and not _is_white(item, raw.FPDFPageObj_GetFillColor):
        box = _bounds(item, outer, frame)
        if box:
            thin = _as_rule(*box)
            if thin:
                rules.append(thin)
            elif box[2] - box[0] > _THIN and box[3] - box[1] > _THIN:
                filled.append(box)
                rules.extend(_thin_parts(item, outer, frame))
    if stroke.value and not _is_white(item, raw.FPDFPageObj_GetStrokeColor):
        rules.extend(_stroked(item, _times(_matrix(item), outer), frame))


def _stroked(item: object, matrix: Matrix, frame: Frame) -> Iterator[Rule]:
    """The straight pieces of a path that run along the page's edges."""
    for start, end in _segments(item, matrix, frame):
        rule = _as_rule(
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
            thin=_STRAIGHT,
        )
        if rule:
            yield rule


def _thin_parts(item: object, outer: Matrix, frame: Frame) -> Iterator[Rule]:
    """Thin rectangles that one filled path holds several of, as Word draws a table's borders."""
    corners: list[tuple[float, float]] = []
    matrix = _times(_matrix(item), outer)
    for start, end in _segments(item, matrix, frame):
        if corners and corners[-1] != start:
            yield from _thin(corners)
            corners = []
        corners.extend([start, end] if not corners else [end])
    yield from _thin(corners)


def _thin(corners: list[tuple[float, float]]) -> Iterator[Rule]:
    if len(corners) >= 4:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        rule = _as_rule(min(xs), min(ys), max(xs), max(ys))
        if rule:
            yield rule


def _segments(
    item: object, matrix: Matrix, frame: Frame
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    here = begun = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(*_applied(matrix, x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield here, point
        here = point
        if raw.FPDFPathSegment_GetClose(segment) and here != begun:
            yield here, begun
            here = begun


def _as_rule(x0: float, y0: float, x1: float, y1: float, *, thin: float = _THIN) -> Rule | None:
    width, height = x1 - x0, y1 - y0
    if height <= thin and width >= _SHORTEST and width > 2 * height:
        return Rule(True, (y0 + y1) / 2, x0, x1)
    if width <= thin and height >= _SHORTEST and height > 2 * width:
        return Rule(False, (x0 + x1) / 2, y0, y1)
    return None


def _is_white(item: object, read: object) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not read(item, *parts):  # type: ignore[operator]
        return False
    red, green, blue, alpha = (part.value for part in parts)
    return alpha == 0 or min(red, green, blue) >= _WHITE


def _bounds(item: object, outer: Matrix, frame: Frame) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    if outer == _IDENTITY:
        return frame.box(left, bottom, right, top)
    (x0, y0), (x1, y1) = _applied(outer, left, bottom), _applied(outer, right, top)
    return frame.box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _matrix(item: object) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """``first`` applied, then ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
