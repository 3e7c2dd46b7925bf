"""The rows of a table that has no rules between its columns."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from vanban.readers.page.lines import Line
from vanban.readers.page.words import Rule

_ORDINAL: Final = re.compile(r"^\d{1,3}[.)]?$")
_FEWEST_ORDINALS: Final = 2
_FEWEST_RULES: Final = 3
_MOST_OF_WIDTH: Final = 0.8
_AS_WIDE: Final = 0.15

Strip = Sequence[Line]


def data_rows(strips: Sequence[Strip], first_end: float, rules: Sequence[Rule]) -> list[list[Line]]:
    """Lines side by side, from top to bottom → lines row by row.

    Rules between the rows say where one ends; else a row is what belongs to a number in the first
    column, which ends at ``first_end``; else each strip is a row.
    """
    groups = _between(strips, _across(strips, rules)) or _by_ordinal(strips, first_end)
    return [[line for strip in group for line in strip] for group in groups]


def _across(strips: Sequence[Strip], rules: Sequence[Rule]) -> list[float]:
    """The heights of the rules that cross the table from side to side."""
    lines = [line for strip in strips for line in strip]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return sorted(
        rule.at
        for rule in rules
        if rule.horizontal
        and min(rule.end, right) - max(rule.start, left) > _MOST_OF_WIDTH * (right - left)
    )


def _between(strips: Sequence[Strip], heights: Sequence[float]) -> list[list[Strip]]:
    groups: dict[int, list[Strip]] = {}
    for strip in strips:
        centre = (_top(strip) + _bottom(strip)) / 2
        groups.setdefault(sum(height < centre for height in heights), []).append(strip)
    return list(groups.values()) if len(groups) >= _FEWEST_RULES else []


def _by_ordinal(strips: Sequence[Strip], first_end: float) -> list[list[Strip]]:
    """A row for each number of the first column; what is above the first number is one row."""
    numbered = [at for at, strip in enumerate(strips) if _ordinal(strip, first_end)]
    if len(numbered) < _FEWEST_ORDINALS:
        return [[strip] for strip in strips]
    cuts = [_cut(strips, at, until) for at, until in pairwise((0, *numbered))]
    edges = [0, *(cut for cut in cuts if cut), len(strips)]
    return [list(strips[start:end]) for start, end in pairwise(edges)]


def _cut(strips: Sequence[Strip], at: int, until: int) -> int:
    """Where the row of the number at ``until`` begins: at the widest gap since the number before,
    the last one where several are as wide."""
    gaps = {
        number: _top(strips[number]) - _bottom(strips[number - 1])
        for number in range(at + 1, until + 1)
    }
    if not gaps:
        return until
    widest = max(gaps.values()) - _AS_WIDE * strips[until][0].size
    return max(number for number, gap in gaps.items() if gap >= widest)


def _ordinal(strip: Strip, first_end: float) -> bool:
    first = [line for line in strip if line.x1 <= first_end + 0.1]
    return len(first) == 1 and bool(_ORDINAL.match(first[0].text))


def _top(strip: Strip) -> float:
    return min(line.top for line in strip)


def _bottom(strip: Strip) -> float:
    return max(line.bottom for line in strip)
