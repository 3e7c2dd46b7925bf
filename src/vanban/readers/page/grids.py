"""Rules → table grids with merged cells."""

from collections.abc import Iterable, Sequence
from typing import Final

from vanban.model import Value
from vanban.readers.page.words import Rule, Word

# Two rules closer than this are one rule drawn double; a gap as small is drawn over.
_SAME: Final = 3.0
_REACH: Final = 4.0
_MOST_RULES: Final = 1_500
_SHORTEST: Final = 8.0
_FEWEST_UPRIGHT: Final = 3


class Grid(Value, frozen=True):
    """A ruled table. ``xs`` and ``ys`` are its rules; ``origin[row][column]`` is the upper left
    position of the cell that covers a position."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    origin: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def position(self, word: Word) -> tuple[int, int] | None:
        """Row and column of the cell in which the word's middle stands, None outside."""
        column, row = _interval(self.xs, word.middle), _interval(self.ys, word.centre)
        return None if column is None or row is None else self.origin[row][column]

    def inner_width(self, row: int, column: int) -> float:
        """Width of the cell that begins at a position."""
        columns = {
            at for line in self.origin for at, start in enumerate(line) if start == (row, column)
        }
        return self.xs[max(columns) + 1] - self.xs[min(columns)]


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """Tables with at least two columns, from top to bottom."""
    across = _merged([rule for rule in rules if rule.horizontal])
    down = _merged([rule for rule in rules if not rule.horizontal])
    across, down = _crossing([*across, *_left_out(across, down)], down)
    grids = [
        grid
        for group_across, group_down in _connected(across, down)
        if (grid := _grid(group_across, group_down)) is not None
    ]
    return sorted(grids, key=lambda grid: (grid.top, grid.xs[0]))


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line that touch become one."""
    ordered = sorted(rules, key=lambda rule: rule.at)
    merged: list[Rule] = []
    group: list[Rule] = []
    for rule in ordered:
        if group and rule.at - group[0].at > _SAME:
            merged.extend(_joined(group))
            group = []
        group.append(rule)
    merged.extend(_joined(group))
    return [rule for rule in merged if rule.end - rule.start >= _SHORTEST][:_MOST_RULES]


def _joined(group: list[Rule]) -> list[Rule]:
    if not group:
        return []
    at = sum(rule.at for rule in group) / len(group)
    joined: list[Rule] = []
    for rule in sorted(group, key=lambda rule: rule.start):
        last = joined[-1] if joined else None
        if last is not None and rule.start - last.end <= _SAME:
            joined[-1] = Rule(rule.horizontal, at, last.start, max(last.end, rule.end))
        else:
            joined.append(Rule(rule.horizontal, at, rule.start, rule.end))
    return joined


def _left_out(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """Rules that a row cut by a page lacks at its open side, where all its upright rules end."""
    ends = sorted((y, rule.at) for rule in down for y in (rule.start, rule.end))
    missing: list[Rule] = []
    at = 0
    while at < len(ends):
        y = ends[at][0]
        xs = [x for other, x in ends[at:] if other - y <= _SAME]
        at += len(xs)
        closed = any(
            abs(rule.at - y) <= _REACH and rule.start <= max(xs) and min(xs) <= rule.end
            for rule in across
        )
        if len(xs) >= _FEWEST_UPRIGHT and not closed:
            missing.append(Rule(True, y, min(xs), max(xs)))
    return missing


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _REACH <= down.at <= across.end + _REACH
        and down.start - _REACH <= across.at <= down.end + _REACH
    )


def _crossing(across: list[Rule], down: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Without the rules that are no part of a grid, such as underlines."""
    while True:
        kept_down = [rule for rule in down if sum(_meet(other, rule) for other in across) >= 2]
        kept_across = [
            rule for rule in across if sum(_meet(rule, other) for other in kept_down) >= 2
        ]
        if len(kept_across) == len(across) and len(kept_down) == len(down):
            return kept_across, kept_down
        across, down = kept_across, kept_down


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    groups: list[tuple[list[Rule], list[Rule]]] = []
    left = list(down)
    waiting = list(across)
    while waiting:
        group_across, group_down = [waiting.pop()], list[Rule]()
        grown = True
        while grown:
            near = [rule for rule in left if any(_meet(other, rule) for other in group_across)]
            left = [rule for rule in left if rule not in near]
            group_down.extend(near)
            more = [rule for rule in waiting if any(_meet(rule, other) for other in near)]
            waiting = [rule for rule in waiting if rule not in more]
            group_across.extend(more)
            grown = bool(near or more)
        groups.append((group_across, group_down))
    return groups


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs = _lines([rule.at for rule in down], [end for r in across for end in (r.start, r.end)])
    ys = _lines([rule.at for rule in across], [end for r in down for end in (r.start, r.end)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1:
        return None
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def find(cell: tuple[int, int]) -> tuple[int, int]:
        while parent.get(cell, cell) != cell:
            cell = parent[cell]
        return cell

    for row in range(rows):
        for column in range(columns):
            here = (row, column)
            middle_y, middle_x = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
            for open_, other in (
                (column and not _covered(down, xs[column], middle_y), (row, column - 1)),
                (row and not _covered(across, ys[row], middle_x), (row - 1, column)),
            ):
                if open_:
                    first, second = sorted((find(here), find(other)))
                    parent[second] = first
    return Grid(
        xs=tuple(xs),
        ys=tuple(ys),
        origin=tuple(
            tuple(find((row, column)) for column in range(columns)) for row in range(rows)
        ),
    )


def _lines(rules: list[float], ends: list[float]) -> list[float]:
    """The places of rules, with the outermost ends where no rule closes the table there."""
    lines: list[float] = []
    for at in sorted(rules):
        if not lines or at - lines[-1] > _SAME:
            lines.append(at)
    if lines and ends:
        if min(ends) < lines[0] - 2 * _REACH:
            lines.insert(0, min(ends))
        if max(ends) > lines[-1] + 2 * _REACH:
            lines.append(max(ends))
    return lines


def _covered(rules: list[Rule], at: float, middle: float) -> bool:
    return any(
        abs(rule.at - at) <= _SAME and rule.start - _REACH <= middle <= rule.end + _REACH
        for rule in rules
    )


def _interval(lines: Sequence[float], at: float) -> int | None:
    if not lines[0] <= at <= lines[-1]:
        return None
    return next((i for i in range(len(lines) - 1) if at <= lines[i + 1]), None)
