"""A PDF, measured: lines with fonts and places on the page, edges of the text, numbers, rules."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import pypdfium2 as pdfium
from msgspec.structs import replace

from vanban import layout
from vanban.check.drawn import Drawn, Flow, Leaf, Line, PageNumber, opens_annex
from vanban.layout import Align
from vanban.model import Place, Value
from vanban.readers.page.cells import Table
from vanban.readers.page.layouts import is_page_number, tables_on
from vanban.readers.page.lines import Line as Words
from vanban.readers.page.lines import joined, rows_of, segments_of
from vanban.readers.page.words import Page, Rule, Word
from vanban.readers.pdf.glyphs import Tagged, text_on, turn_of
from vanban.readers.pdf.objects import Frame, drawn_on
from vanban.text import fold

_BEFORE_BLANK: Final = re.compile(r"(?:^so ?:?|\bngay|\bthang|\bnam)$")
_MM: Final = 25.4 / 72
_ASIDE: Final = 20.0
"""Points by which the left edge of a page lies elsewhere than that of the others."""
_PADDING: Final = 5.4
_EDGE: Final = 3.0
"""Points by which a line may miss the edge that it is set to."""
_FULL: Final = 0.6
"""How much of a page's width a line takes that runs from edge to edge."""
_DEEPEST_INDENT: Final = 60.0
_RAGGED: Final = 40.0
"""Points that a line may end before the right edge when the next word found no room."""
_SMALLEST_BODY: Final = 12.5
_SOME_LINES: Final = 5
_MOST_FLUSH: Final = 0.6
_SINGLE_LINE: Final = 1.15
_LONGEST_REST: Final = 100.0
_RULE_REACH: Final = 0.9
"""How far below a baseline, in sizes, the rule of that line lies."""


class _Sheet(Value, frozen=True):
    """A page: its words as lines outside tables, its ruled tables, its number's row, its fonts."""

    page: Page
    free: tuple[Words, ...]
    tables: tuple[Table, ...]
    number: tuple[Word, ...]
    looks: dict[int, Tagged]


class _Edges(Value, frozen=True):
    """Where the text of pages of one size begins and ends, points; ``sure`` when lines or tables
    that fill the width show it."""

    left: float = 0.0
    right: float = 0.0
    sure: bool = False


_PageEdges = dict[int, _Edges]
"""The edges of each page by its number."""


def measure_pdf(data: bytes) -> Drawn:
    """Measure a file that could be read before."""
    document = pdfium.PdfDocument(data)
    try:
        sheets = [_sheet(document[index], index + 1) for index in range(len(document))]
    finally:
        document.close()
    groups = _groups(sheets)
    edges: _PageEdges = {}
    for group in groups:
        edges |= dict.fromkeys((sheet.page.number for sheet in group), _edges(group))
    lines = [list(_lines(sheet, edges[sheet.page.number])) for sheet in sheets]
    runs = _numbered_runs(sheets, lines)
    return Drawn(
        lines=tuple(line for found in lines for line in found),
        leaves=tuple(_leaf(group, edges[group[0].page.number]) for group in groups),
        flows=tuple(_flow(sheets, edges)),
        numbers=tuple(_number(run, edges[run[0].page.number]) for run in runs),
    )


def _groups(sheets: Sequence[_Sheet]) -> list[list[_Sheet]]:
    """Pages of one size and, where their own text shows it, of one left edge."""
    sizes: dict[tuple[float, float], list[_Sheet]] = {}
    for sheet in sheets:
        sizes.setdefault((sheet.page.width, sheet.page.height), []).append(sheet)
    groups: dict[tuple[float, float, int], list[_Sheet]] = {}
    for (width, height), found in sizes.items():
        own = {sheet.page.number: _edges([sheet]) for sheet in found}
        usual = median([e.left for e in own.values() if e.sure] or [0.0])
        for sheet in found:
            aside = own[sheet.page.number].left - usual if own[sheet.page.number].sure else 0.0
            groups.setdefault((width, height, round(aside / _ASIDE)), []).append(sheet)
    return list(groups.values())


def _sheet(page: pdfium.PdfPage, number: int) -> _Sheet:
    try:
        frame = Frame(page, turn_of(page))
        drawn = drawn_on(page, frame)
        text = text_on(page, frame, drawn)
    finally:
        page.close()
    words = tuple(tagged.word for tagged in text.words)
    shown = Page(number, frame.width, frame.height, words, drawn.rules)
    tables, outside = tables_on(shown)
    rows = rows_of(outside)
    numbers = [row for row in rows if is_page_number(row, shown)]
    return _Sheet(
        shown,
        free=tuple(line for row in rows if row not in numbers for line in _segments(row)),
        tables=tuple(tables),
        number=tuple(numbers[0]) if numbers else (),
        looks={id(tagged.word): tagged for tagged in text.words},
    )


def _lines(sheet: _Sheet, edges: _Edges) -> Iterator[Line]:
    """The lines outside tables, then those inside."""
    for at, line in enumerate(sheet.free, 1):
        yield _line(line, sheet, at, edges)
    for table in sheet.tables:
        for row in rows_of(table.words):
            for line in segments_of(row):
                yield replace(_line(line, sheet, 0, edges), in_table=True, align=None)


def _edges(sheets: Sequence[_Sheet]) -> _Edges:
    """The edges that full lines share; those of tables where no line runs from edge to edge."""
    lines = [line for sheet in sheets for line in sheet.free]
    least = _FULL * sheets[0].page.width
    full = [line for line in lines if line.x1 - line.x0 > least]
    grids = [table.grid for sheet in sheets for table in sheet.tables]
    # One long line may be a centred one; several that end together are the edge.
    ends = [line.x1 for line in full]
    together = any(b - a < _EDGE for a, b in pairwise(sorted(ends)))
    if full and (together or not grids):
        return _Edges(min(line.x0 for line in lines), max(line.x1 for line in full), sure=True)
    left = min((line.x0 for line in lines), default=0.0)
    right = max((line.x1 for line in lines), default=0.0)
    if not grids:
        return _Edges(left, right)
    # A table of Word reaches into the margin by the padding of its cells.
    return _Edges(
        min(left or 1e9, *(grid.xs[0] + _PADDING for grid in grids)),
        max(right, *(grid.xs[-1] for grid in grids)),
        sure=True,
    )


def _segments(row: list[Word]) -> Iterator[Words]:
    """A row cut at its columns; the room left for a number or a day does not cut."""
    open_: list[Words] = []
    for piece in segments_of(row):
        if open_ and not _BEFORE_BLANK.search(fold(open_[-1].text)):
            yield joined(open_)
            open_ = []
        open_.append(piece)
    if open_:
        yield joined(open_)


def _line(line: Words, sheet: _Sheet, at: int, edges: _Edges) -> Line:
    tagged = [sheet.looks[id(word)] for word in line.words]
    sizes = Counter[float]()
    for word in line.words:
        sizes[word.size] += len(word.text)
    worded = [word for word in line.words if any(map(str.isalnum, word.text))]
    ruled, share = _rule_below(line, sheet.page.rules)
    return Line(
        text=line.text,
        place=Place(page=sheet.page.number, line=at or None),
        faces=tuple(dict.fromkeys(_family(item.font) for item in tagged)),
        size=sizes.most_common(1)[0][0],
        bold=bool(worded) and all(word.bold for word in worded),
        italic=bool(worded) and all(word.italic for word in worded),
        leads_bold=bool(worded) and worded[0].bold,
        black=all(item.black for item in tagged),
        align=_align(line, edges),
        ruled=ruled,
        share=share,
    )


def _family(font: str) -> str:
    """ "TimesNewRomanPS-BoldMT" and "LiberationSerif-Italic" as the names of their families."""
    name = font.partition("-")[0].partition(",")[0].replace(" ", "")
    name = name.removesuffix("PSMT").removesuffix("MT").removesuffix("PS")
    for known in (layout.FACE, *layout.METRIC_TWINS, layout.FALLBACK_FACE):
        if name.lower() == known.replace(" ", "").lower():
            return known
    return name or font


def _align(line: Words, edges: _Edges) -> Align | None:
    """Centred, or set to the left edge; None for what may be either, and for columns."""
    before, behind = line.x0 - edges.left, edges.right - line.x1
    if before > 2 * _EDGE and abs(before - behind) < 2 * _EDGE:
        return "center"
    return "left" if before < _EDGE and behind > 8 * _EDGE else None


def _rule_below(line: Words, rules: Sequence[Rule]) -> tuple[bool, float | None]:
    """Whether a rule lies close under a line, and its length in lengths of the line; None under
    the short rest of a wrapped name, whose first line the rule is measured by."""
    reach = line.base + _RULE_REACH * line.size
    for rule in rules:
        if not (rule.horizontal and line.base < rule.at < reach):
            continue
        if rule.start >= line.x0 - 6 and rule.end <= line.x1 + 6:
            return True, (rule.end - rule.start) / max(line.x1 - line.x0, 1.0)
        aside = abs(rule.start + rule.end - line.x0 - line.x1) / 2
        if aside < 6 and line.x1 - line.x0 < rule.end - rule.start < _LONGEST_REST:
            return True, None
    return False, None


def _leaf(sheets: Sequence[_Sheet], edges: _Edges) -> Leaf:
    """The pages of one size with the margins that their text shows."""
    width, height = sheets[0].page.width, sheets[0].page.height
    place = Place(page=sheets[0].page.number)
    words = [word for sheet in sheets for word in sheet.page.words if word not in sheet.number]
    if not words:
        return Leaf(place, width * _MM, height * _MM)
    below = (height - max(word.bottom for word in words)) * _MM
    return Leaf(
        place,
        width * _MM,
        height * _MM,
        top=min(word.top for word in words) * _MM,
        # A page that is not full shows nothing of its lower margin.
        bottom=below if below < layout.MARGINS.bottom.low else None,
        left=edges.left * _MM if edges.sure else None,
        right=(width - edges.right) * _MM if edges.sure else None,
    )


class _Pairs:
    """What two lines that follow each other show of the paragraphs of a body."""

    def __init__(self) -> None:
        self.indents: list[float] = []
        self.pitches: list[float] = []
        self.steps: list[float] = []
        self.flush = self.wrapped = 0

    def add(self, line: Words, following: Words, edges: _Edges) -> None:
        """Take a line and the next one, both of the body."""
        step = following.base - line.base
        first, second = line.x0 - edges.left, following.x0 - edges.left
        room = edges.right - line.x1
        if abs(second) < _EDGE and room < _RAGGED:
            self.wrapped += 1
            self.flush += abs(room) < _EDGE
            self.pitches.append(step / (line.size * _SINGLE_LINE))
            if _EDGE < first < _DEEPEST_INDENT:
                self.indents.append(first * _MM)
            return
        self.steps.append(step)
        if second < _DEEPEST_INDENT:
            self.indents.append(second * _MM if second > _EDGE else 0.0)


def _flow(sheets: Sequence[_Sheet], edges: _PageEdges) -> Iterator[Flow]:
    """First-line indent, line spacing and paragraph spacing of the body, as most of it shows."""
    pairs = _Pairs()
    for sheet in sheets:
        for line, following in pairwise(sheet.free):
            near = 0.8 * line.size < following.base - line.base < 3.5 * line.size
            alike = following.size == line.size >= _SMALLEST_BODY
            if near and alike and not (line.bold or following.bold):
                pairs.add(line, following, edges[sheet.page.number])
    if not pairs.pitches:
        return
    pitch = median(pairs.pitches)
    size = median(line.size for sheet in sheets for line in sheet.free)
    gaps = [step - pitch * size * _SINGLE_LINE for step in pairs.steps]
    enough = pairs.wrapped >= _SOME_LINES
    yield Flow(
        Place(page=1),
        indent=median(pairs.indents) if pairs.indents else None,
        spacing=median(gaps) if len(gaps) > 2 else None,
        leading=pitch,
        justified=pairs.flush > _MOST_FLUSH * pairs.wrapped if enough else None,
    )


def _numbered_runs(sheets: Sequence[_Sheet], lines: Sequence[Sequence[Line]]) -> list[list[_Sheet]]:
    """Pages that are numbered together. A page with a 1 begins anew, and so does one without a
    number behind numbered ones, or with a centred first line, as an annex has; an annex is a run
    of its own even when its number goes on."""
    runs: list[list[_Sheet]] = []
    for sheet, found in zip(sheets, lines, strict=True):
        shown = _shown(sheet)
        opens = bool(found) and found[0].align == "center"
        annex = bool(found) and opens_annex(found[0].text)
        behind = bool(runs) and _shown(runs[-1][-1]) is not None
        if not runs or annex or shown == 1 or (shown is None and (behind or opens)):
            runs.append([])
        runs[-1].append(sheet)
    return runs


def _shown(sheet: _Sheet) -> int | None:
    digits = "".join(c for word in sheet.number for c in word.text if c.isdigit())
    return int(digits) if digits else None


def _number(run: Sequence[_Sheet], edges: _Edges) -> PageNumber:
    numbered = [sheet for sheet in run if sheet.number]
    first = numbered[0] if numbered else None
    on_top = centred = True
    size = None
    if first is not None:
        word = first.number[0]
        on_top = word.centre < first.page.height / 2
        middle = (first.number[0].x0 + first.number[-1].x1) / 2
        halves = (edges.left + edges.right) / 2, first.page.width / 2
        centred = min(abs(middle - half) for half in halves) < 4 * _EDGE
        size = word.size
    return PageNumber(
        place=Place(page=run[0].page.number),
        on_first=bool(run[0].number),
        later=len(numbered) >= len(run) - 1 if len(run) > 1 else None,
        on_top=on_top,
        centred=centred,
        size=size,
        begins=_shown(run[0]) or 1,
    )
