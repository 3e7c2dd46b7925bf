"""Columns side by side: a letterhead, a signing block beside its recipients, a table without rules.

Lines of two columns have the same heights, so that reading a page line by line would mix them. A
band is a stretch of the page through which a gutter stays open from its first line to its last.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from vanban.model import Value
from vanban.readers.page.data_rows import data_rows
from vanban.readers.page.lines import Line, joined
from vanban.readers.page.words import Rule

Gutter = tuple[float, float]

_NARROWEST: Final = 0.5
_LONE_PAIR_GUTTER: Final = 3.0
_CHAINED: Final = 0.25
_ALIGNED: Final = 4.0
_NEAR: Final = 2.2
_FEWEST_DATA_COLUMNS: Final = 3
_FEWEST_DATA_ROWS: Final = 3


class Strip(Value, frozen=True):
    """Lines whose heights overlap, and the gutters that are open through all of them."""

    lines: tuple[Line, ...]
    gutters: tuple[Gutter, ...]

    @property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)


class Band(Value, frozen=True):
    """Columns from left to right; ``rows`` has, for data, the cells of each row, else one row."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    bounds: tuple[Gutter, ...]

    @property
    def top(self) -> float:
        return min(line.top for row in self.rows for cell in row for line in cell)

    @property
    def bottom(self) -> float:
        return max(line.bottom for row in self.rows for cell in row for line in cell)


def cut(
    segments: Sequence[Sequence[Line]], page_width: float, rules: Sequence[Rule] = ()
) -> list[Line | Band]:
    """Rows of segments → single lines and bands, from top to bottom; ``rules`` of the page may part
    the rows of a table."""
    strips = _strips(segments)
    pieces: list[Line | Band] = []
    at = 0
    while at < len(strips):
        end, gutters = _grow(strips, at, page_width)
        if end > at and _is_band(strips[at:end], gutters):
            pieces.append(_band(strips[at:end], gutters, rules))
            at = end
        else:
            pieces.extend(_single_lines(strips[at]))
            at += 1
    return pieces


def _strips(segments: Sequence[Sequence[Line]]) -> list[Strip]:
    groups: list[list[Line]] = []
    for row in segments:
        lines = list(row)
        if groups and _chained(groups[-1], lines):
            groups[-1].extend(lines)
        else:
            groups.append(lines)
    return [Strip(tuple(lines), _gutters(lines)) for lines in groups]


def _chained(above: Sequence[Line], row: Sequence[Line]) -> bool:
    """Whether the row stands beside lines of the group rather than below them."""
    last = above[-1]
    shared = max(line.bottom for line in above) - min(line.top for line in row)
    height = min(last.bottom - last.top, row[0].bottom - row[0].top)
    disjoint = all(
        other.x1 < line.x0 or line.x1 < other.x0
        for line in row
        for other in above
        if min(other.bottom, line.bottom) - max(other.top, line.top) > 0.1 * height
    )
    return shared > _CHAINED * height and disjoint


def _gutters(lines: Iterable[Line]) -> tuple[Gutter, ...]:
    """The free stretches between the lines, seen from above."""
    ordered = sorted(lines, key=lambda line: line.x0)
    reach = ordered[0].x1
    free: list[Gutter] = []
    for line in ordered[1:]:
        if line.x0 - reach > _NARROWEST * line.size:
            free.append((reach, line.x0))
        reach = max(reach, line.x1)
    return tuple(free)


def _narrowed(gutters: Iterable[Gutter], strip: Strip) -> tuple[Gutter, ...]:
    """What stays open of the gutters through one more strip."""
    size = strip.lines[0].size
    left: list[Gutter] = []
    for start, end in gutters:
        pieces = [(start, end)]
        for line in strip.lines:
            pieces = [
                part
                for low, high in pieces
                for part in ((low, min(high, line.x0)), (max(low, line.x1), high))
                if part[1] - part[0] > 0
            ]
        wide = [piece for piece in pieces if piece[1] - piece[0] >= _NARROWEST * size]
        left.extend(dict.fromkeys(wide))
    return tuple(left)


def _grow(strips: Sequence[Strip], start: int, page_width: float) -> tuple[int, tuple[Gutter, ...]]:
    """The end of the band that begins at ``start``, and its gutters."""
    gutters = strips[start].gutters
    if not gutters:
        return start, ()
    end = start + 1
    tentative = start + 1
    while tentative < len(strips):
        strip = strips[tentative]
        narrowed = _narrowed(gutters, strip)
        if not narrowed:
            break
        both_sides = bool(_pairs(strip, narrowed))
        if not both_sides and not _belongs(strip, strips[start:tentative], narrowed, page_width):
            break
        gutters = narrowed
        tentative += 1
        end = tentative
    return end, gutters


def _pairs(strip: Strip, gutters: Iterable[Gutter]) -> list[Gutter]:
    """The gutters that have lines of the strip on both sides."""
    return [
        (low, high)
        for low, high in gutters
        if any(line.x1 <= low + 0.1 for line in strip.lines)
        and any(line.x0 >= high - 0.1 for line in strip.lines)
    ]


def _belongs(
    strip: Strip, band: Sequence[Strip], gutters: Sequence[Gutter], page_width: float
) -> bool:
    """Whether lines on one side only go on their column: aligned like it, or near and flush."""
    line = strip.lines[0]
    column = [
        other
        for above in band
        for other in above.lines
        if _column(other, gutters) == _column(line, gutters)
    ]
    if not column:
        return False
    gap = strip.top - max(other.bottom for other in column)
    centred = all(abs(other.middle - column[-1].middle) <= _ALIGNED for other in column[-2:])
    if centred and abs(line.middle - column[-1].middle) <= _ALIGNED:
        return abs(line.middle - page_width / 2) > 3 * _ALIGNED
    flush = min(abs(line.x0 - other.x0) for other in column[-3:])
    indented = 0 < line.x0 - column[-1].x0 < 2 * line.size
    return (flush <= _ALIGNED or indented) and gap < _NEAR * line.size


def _column(line: Line, gutters: Sequence[Gutter]) -> int:
    return sum(line.x0 >= high - 0.1 for _, high in gutters)


def _is_band(strips: Sequence[Strip], gutters: Sequence[Gutter]) -> bool:
    paired = [strip for strip in strips if _pairs(strip, gutters)]
    if len(paired) >= 2:
        return True
    return bool(paired) and any(
        high - low >= _LONE_PAIR_GUTTER * paired[0].lines[0].size for low, high in gutters
    )


def _band(strips: Sequence[Strip], gutters: Sequence[Gutter], rules: Sequence[Rule]) -> Band:
    lines = [line for strip in strips for line in strip.lines]
    edges = [min(line.x0 for line in lines), *(x for gutter in gutters for x in gutter)]
    edges.append(max(line.x1 for line in lines))
    bounds = tuple(zip(edges[::2], edges[1::2], strict=True))
    by_row = len(bounds) >= _FEWEST_DATA_COLUMNS and len(strips) >= _FEWEST_DATA_ROWS
    if by_row:
        groups = data_rows([strip.lines for strip in strips], bounds[0][1], rules)
    else:
        groups = [lines]
    rows = tuple(
        tuple(
            tuple(_rejoined(line for line in group if _column(line, gutters) == column))
            for column in range(len(bounds))
        )
        for group in groups
    )
    return Band(rows=rows, bounds=bounds)


def _rejoined(lines: Iterable[Line]) -> list[Line]:
    """Segments of one row inside a column are one line again, such as "Số:      /KH-SKHCN"."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.centre, line.x0)):
        if rows and abs(rows[-1][-1].centre - line.centre) < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [joined(sorted(row, key=lambda line: line.x0)) for row in rows]


def _single_lines(strip: Strip) -> list[Line]:
    return _rejoined(strip.lines)
