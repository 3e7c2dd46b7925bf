"""Lines of one column → paragraphs, by what the eye goes by.

A paragraph begins where the line before ends short, where space or an indent opens, or where the
look changes. Nothing here knows what the text means, save the marks that begin list items.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec.structs import replace

from vanban.model import Value
from vanban.readers.blocks import Align
from vanban.readers.page.lines import LIST_MARK, Line
from vanban.readers.runs import Run

_SLACK: Final = 3.0
_INDENT: Final = 7.0
_CENTRED: Final = 6.0
_SIZE_CHANGE: Final = 0.8
_EXTRA_SPACE: Final = 2.5
_EXTRA_SHARE: Final = 0.14
_BRACKETED: Final = re.compile(r"^\(.*\)$")
_FEWEST_CAPITALS: Final = 6
_FEW_LINES: Final = 12
_NEVER_FIRST: Final = frozenset("/!;]})")
_SENTENCE_END: Final = re.compile(r"[.;:!?/”\"…]$")
_HEAD_LABEL: Final = re.compile(r"^(?:Điều|Chương|Phần|Mục|PHẦN|CHƯƠNG|MỤC|Phụ lục|PHỤ LỤC)$")
_YEAR_BEGUN: Final = re.compile(r"\d/(?P<year>(?:19|20?|2)\d{0,2})$")
_YEAR_REST: Final = re.compile(r"(?P<rest>\d{1,3})(?=$|[\s.;,)])")
_YEAR_DIGITS: Final = 4
_BROKEN_WORD: Final = re.compile(r"\w-$")


class Column(Value, frozen=True):
    """The column that lines are set in: its edges, its usual distance between baselines, whether
    its paragraphs begin with an indent, and whether all of it is centred (None: line by line)."""

    left: float
    right: float
    pitch: float
    indents: bool = True
    centred: bool | None = None


class Block(Value, frozen=True):
    """The lines of one paragraph with the breaks between them: True where a line was broken off."""

    lines: tuple[Line, ...]
    hard: tuple[bool, ...]
    align: Align

    def runs(self) -> list[Run]:
        """The words with a space, or a line break, between lines."""
        runs: list[Run] = []
        for number, line in enumerate(self.lines):
            if number:
                glued = breaks_word(self.lines[number - 1]) or _cuts_year(
                    self.lines[number - 1], line
                )
                runs.append(Run("\n" if self.hard[number - 1] else "" if glued else " "))
            runs.extend(line.runs())
        return runs


def breaks_word(line: Line) -> bool:
    """Whether the line ends inside a word, behind a hyphen or stroke without a space."""
    last = line.words[-1]
    return not last.spaced and _BROKEN_WORD.search(last.text) is not None


def _cuts_year(before: Line, line: Line) -> bool:
    """Whether a column too narrow for a date has cut its year: "30/6/202" above "4"."""
    start, rest = _YEAR_BEGUN.search(before.text), _YEAR_REST.match(line.text)
    return bool(start and rest and len(start["year"]) + len(rest["rest"]) == _YEAR_DIGITS)


def column_of(
    lines: Sequence[Line], *, left: float | None = None, right: float | None = None
) -> Column:
    """The column that most of the lines are set in; edges are measured where not given."""
    if left is None:
        left = _shared([line.x0 for line in lines], lowest=True)
    if right is None:
        right = _shared([line.x1 for line in lines], lowest=False)
    return Column(left, right, _pitch(lines, left, right), _indents(lines, left, right))


def column_within(lines: Sequence[Line], left: float, right: float) -> Column:
    """The column of lines that stand between two edges: lines around one middle may use the room
    on both sides, others what is to their right."""
    middles, widths = [line.middle for line in lines], [line.x1 - line.x0 for line in lines]
    if max(middles) - min(middles) < _CENTRED and max(widths) - min(widths) > _CENTRED:
        middle = median(middles)
        half = max(min(middle - left, right - middle), max(widths) / 2)
        left, right, centred = middle - half, middle + half, True
    else:
        left, right, centred = min(line.x0 for line in lines), right, False
    measured = column_of(lines, left=left, right=right)
    return replace(measured, centred=centred)


def widened(
    bounds: Sequence[tuple[float, float]], left: float, right: float
) -> list[tuple[float, float]]:
    """Columns side by side, each as wide as it may be: to the middle of the gutters beside it, the
    outer ones to the given edges."""
    middles = [(before[1] + after[0]) / 2 for before, after in pairwise(bounds)]
    starts = [min(left, bounds[0][0]), *middles]
    ends = [*middles, max(right, bounds[-1][1])]
    return list(zip(starts, ends, strict=True))


def _pitch(lines: Sequence[Line], left: float, right: float) -> float:
    """The usual distance between the baselines of one paragraph: after full lines, else at all."""
    wraps: list[float] = []
    steps: list[float] = []
    for before, line in pairwise(lines):
        step = line.base - before.base
        if 0.8 * line.size < step < 2.6 * line.size:
            steps.append(step)
            if right - before.x1 < 2 * before.size and line.x0 - left < _SLACK:
                wraps.append(step)
    if wraps:
        # Full paragraphs of one line are among them, with the space that stands after them.
        return sorted(wraps)[len(wraps) // 4]
    size = median(line.size for line in lines) if lines else 12.0
    common = Counter(round(step * 2) / 2 for step in steps).most_common(1)
    repeated = common and common[0][1] > 1
    return min(common[0][0] if repeated else min(steps, default=1.2 * size), 2.2 * size)


def paragraphs(lines: Sequence[Line], column: Column) -> list[Block]:
    """The lines, cut into paragraphs."""
    blocks: list[Block] = []
    current: list[Line] = []
    hard: list[bool] = []

    def close() -> None:
        if current:
            blocks.append(Block(tuple(current), tuple(hard), align_of(current, column)))
            current.clear()
            hard.clear()

    for line in set_in(lines, column):
        if current:
            broken = _breaks(current, line, column)
            if broken is None:
                close()
            else:
                hard.append(broken)
        current.append(line)
    close()
    return blocks


def align_of(lines: Sequence[Line], column: Column) -> Align:
    """How the lines are set in their column."""
    if all(line.centred for line in lines):
        return "center"
    if len(lines) > 1 and all(abs(line.x1 - column.right) < _SLACK for line in lines[:-1]):
        return "justify"
    at_right = all(abs(line.x1 - column.right) < _SLACK for line in lines)
    if at_right and all(line.x0 > column.left + 4 * _INDENT for line in lines):
        return "right"
    return "left"


def set_in(lines: Sequence[Line], column: Column) -> list[Line]:
    """The lines, each knowing whether it is centred.

    A line between equal margins is centred unless a neighbour of another length begins flush with
    it, the next line goes on at the column's edge, or a list mark begins it: then the margins are
    an accident of a paragraph's first line.
    """
    marked: list[Line] = []
    for at, line in enumerate(lines):
        neighbours = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
        ragged = any(
            abs(other.x0 - line.x0) < _SLACK and abs(other.x1 - line.x1) > 2 * _SLACK
            for other in neighbours
        )
        centred = (
            column.centred
            if column.centred is not None
            else _between_equal_margins(line, column)
            and not ragged
            and not (is_marked(line) and not line.bold)
            and not (at + 1 < len(lines) and _goes_on(line, lines[at + 1], column))
        )
        marked.append(line if line.centred == centred else replace(line, centred=centred))
    return _spread(marked, column)


def _spread(lines: list[Line], column: Column) -> list[Line]:
    """A line that fills the column is centred when the line beside it in the same look is: the
    lines of a title are of any length."""
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = order.step
        for at in order:
            line, other = lines[at], lines[at - step]
            if (
                other.centred
                and not line.centred
                and abs((line.x0 - column.left) - (column.right - line.x1)) < _SLACK
                and (line.bold, line.size) == (other.bold, other.size)
                and line.words[0].italic == other.words[0].italic
                and abs(line.base - other.base) <= column.pitch + _EXTRA_SPACE
            ):
                lines[at] = replace(line, centred=True)
    return lines


def _goes_on(line: Line, following: Line, column: Column) -> bool:
    """Whether the next line stands at the column's edge, close by and in the same look."""
    return (
        following.x0 - column.left < _SLACK
        and following.base - line.base <= column.pitch + _EXTRA_SPACE
        and following.bold == line.bold
        and abs(following.size - line.size) <= _SIZE_CHANGE
    )


def _between_equal_margins(line: Line, column: Column) -> bool:
    left, right = line.x0 - column.left, column.right - line.x1
    return min(left, right) > 2 * _CENTRED and abs(left - right) < 2 * _CENTRED


def is_full(line: Line, following: Line, column: Column) -> bool:
    """Whether the next line's first word would not have found room on this line."""
    room = column.right - line.x1
    if line.centred:
        room += line.x0 - column.left
    word = following.words[0]
    end = word.x1
    for after in following.words[1:]:
        if after.text[0] not in _NEVER_FIRST:
            break
        end = after.x1
    return room < end - word.x0 + 0.2 * word.size + _SLACK


def _breaks(current: Sequence[Line], line: Line, column: Column) -> bool | None:
    """None where ``line`` begins a paragraph, True after a forced break, False after a wrap."""
    before = current[-1]
    step = line.base - before.base
    spaced = step > column.pitch + max(_EXTRA_SPACE, _EXTRA_SHARE * column.pitch)
    if spaced or step < 0.3 * line.size or abs(line.size - before.size) > _SIZE_CHANGE:
        return None
    if line.centred != all(other.centred for other in current):
        return None
    if line.bold != before.bold and (line.bold or all(other.bold for other in current)):
        return None
    full = is_full(before, line, column)
    if line.centred:
        return _breaks_centred(before, line, full)
    if not full:
        return None
    return None if _begins(current, line, column) else False


def _breaks_centred(before: Line, line: Line, full: bool) -> bool | None:
    cases = {_in_capitals(before), _in_capitals(line)}
    if cases == {True, False} or _BRACKETED.match(before.text):
        return None
    return not full


def _in_capitals(line: Line) -> bool | None:
    """Whether the line is set in capitals; of an abbreviation alone one cannot say (None)."""
    text = line.text
    if text.isupper() and sum(map(str.isalpha, text)) < _FEWEST_CAPITALS:
        return None
    return text.isupper()


def _begins(current: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether a line after a full one still begins a paragraph: by its indent or list mark."""
    first, before = current[0], current[-1]
    marked = is_marked(line)
    if marked and is_marked(first) and abs(line.x0 - first.x0) < _SLACK:
        return True
    shift = line.x0 - before.x0
    if len(current) > 1 and abs(shift) > _SLACK:
        return True
    if line.x0 - column.left <= _INDENT:
        return marked and bool(_SENTENCE_END.search(before.text))
    if len(current) > 1:
        return marked and line.x0 <= first.x0 + _SLACK
    if shift > _SLACK:
        return not is_marked(first)
    ended = bool(_SENTENCE_END.search(before.text)) and not line.text[0].islower()
    return marked or (abs(shift) <= _SLACK and (column.indents or ended))


def is_marked(line: Line) -> bool:
    """Whether the line begins with a list mark or the word of a numbered heading."""
    first = line.words[0].text
    return bool(LIST_MARK.match(first) or _HEAD_LABEL.match(first)) and len(line.words) > 1


def _indents(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether paragraphs begin with an indent: full indented lines are followed by flush ones."""
    flush = indented = 0
    for before, line in pairwise(lines):
        if right - before.x1 < 2 * before.size and before.x0 - left > _INDENT:
            indented += 1
            flush += line.x0 - left < _SLACK
    return flush >= 0.5 * indented


def _shared(edges: Iterable[float], *, lowest: bool) -> float:
    """The outermost edge that several lines share."""
    ordered = sorted(edges, reverse=not lowest)
    if not ordered:
        return 0.0
    others = (2 if len(ordered) > _FEW_LINES else 1) - lowest
    for edge, other in zip(ordered, ordered[others:], strict=False):
        if abs(other - edge) <= 2.0:
            return edge
    return ordered[0]
