"""Words and lines between two edges → the text of a table cell, and tables made of such cells."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from vanban.model import Place, Value
from vanban.readers import runs as text_runs
from vanban.readers.blocks import Cell, Row, TableBlock
from vanban.readers.page.bands import Band
from vanban.readers.page.grids import Grid
from vanban.readers.page.lines import Line, line_of, rows_of
from vanban.readers.page.paragraphs import (
    Block,
    Column,
    column_of,
    column_within,
    paragraphs,
    widened,
)
from vanban.readers.page.tagged import Passage, cell_of_passages, passage
from vanban.readers.page.words import Word

_CELL_PADDING: Final = 6.0
_SYMMETRIC: Final = 4.0
_LISTED: Final = re.compile(
    r"(?P<product>(?:Báo cáo|Kế hoạch|Quyết định|Hội nghị|Tài liệu|Tin|Thông báo|Công văn|Văn bản"
    r"|Danh mục|Tờ trình|Biên bản|Kết luận)\b)"
    r"|(?P<body>(?:Phòng|Sở|Ban|Cục|Vụ|Viện|UBND|Đài|Báo|Hội|Đoàn|Bộ|Trường|Các)\s+\w"
    r"|(?:Văn phòng|Chi cục|Tổng cục|Trung tâm|Thanh tra|Ủy ban|Huyện đoàn|Tỉnh đoàn|Công an"
    r"|Liên đoàn|Bảo hiểm|Kho bạc|Bệnh viện|Công đoàn)\b)"
)
# Behind these a name or a product goes on.
_LINK: Final = re.compile(
    r"(?:[,\-–&/(]|\b(?:và|của|thuộc|tại|về|theo|với|giữa|cho|do|các|hoặc|bởi|trên|cùng|gồm|từ|gửi"
    r"|hành|duyệt|bố|khai|hiện|sung|đổi|hợp|định|dẫn|chức|dựng|thảo|trình|ý|giá|soát|tra|đồng|hội"
    r"|đạo|đốc|Chánh|Phó|Trưởng|Giám đốc|Lãnh đạo|Chủ tịch))$",
    re.IGNORECASE,
)


class Table(Value, frozen=True):
    """A ruled table on a page with the words of its cells; ``passages`` are the paragraphs that
    the source states, where it does."""

    grid: Grid
    words: tuple[Word, ...]
    passages: tuple[tuple[Word, ...], ...] = ()

    @property
    def top(self) -> float:
        return self.grid.top


def ruled_table(table: Table, place: Place) -> TableBlock:
    """A table by its rules; positions that a merge covers are merged cells."""
    grid = table.grid
    words: dict[tuple[int, int], list[Word]] = {}
    for word in table.words:
        position = grid.position(word)
        if position is not None:
            words.setdefault(position, []).append(word)
    stated = {id(word): at for at, words_of in enumerate(table.passages) for word in words_of}
    rows: list[Row] = []
    for number, origins in enumerate(grid.origin):
        cells = tuple(
            _cell(words.get(origin, []), grid, origin, stated)
            if origin == (number, column)
            else Cell("", merged=True, above=origin[0] < number)
            for column, origin in enumerate(origins)
        )
        at = Place(page=place.page, table=place.table, row=number + 1)
        rows.append(Row(cells=cells, place=at))
    return TableBlock(rows=tuple(rows), place=place)


def _cell(
    words: list[Word], grid: Grid, origin: tuple[int, int], stated: Mapping[int, int]
) -> Cell:
    if not words:
        return Cell("")
    left = grid.xs[origin[1]]
    right = left + grid.inner_width(*origin)
    if all(id(word) in stated for word in words):
        passages = [
            passage(list(group)) for _, group in groupby(words, key=lambda word: stated[id(word)])
        ]
        return cell_of_passages(passages, *_inside(passages, left, right))
    return _cell_of(words, left, right)


def _inside(passages: Sequence[Passage], left: float, right: float) -> tuple[float, float]:
    """The edges of a cell without its padding."""
    padding = min(_CELL_PADDING, *(max(0.0, line.x0 - left) for p in passages for line in p.lines))
    return left + padding, right - padding


def _cell_of(words: Sequence[Word], left: float, right: float) -> Cell:
    """Words between two edges as a cell: wrapped lines joined, paragraphs apart."""
    lines = [line_of(row) for row in rows_of(words)]
    return _cell_of_lines(lines, left, right)


def _cell_of_lines(lines: Sequence[Line], left: float, right: float) -> Cell:
    """Like ``cell_of``, for lines."""
    padding = min(_CELL_PADDING, *(max(0.0, line.x0 - left) for line in lines))
    inner_left, inner_right = left + padding, right - padding
    centred = all(
        abs((line.x0 - inner_left) - (inner_right - line.x1)) < _SYMMETRIC for line in lines
    ) and any(line.x0 - inner_left > _SYMMETRIC for line in lines)
    measured = column_of(lines, left=inner_left, right=inner_right)
    column = Column(inner_left, inner_right, measured.pitch, measured.indents, centred)
    return _set_cell(lines, column)


def _set_cell(lines: Sequence[Line], column: Column) -> Cell:
    pieces = [part for piece in paragraphs(lines, column) for part in _names_apart(piece)]
    texts = [text_runs.squeezed("".join(run.text for run in piece.runs())) for piece in pieces]
    runs = [run for piece in pieces for run in piece.runs()]
    return Cell(
        text="\n".join(text for text in texts if text), bold=text_runs.all_visible(runs, "bold")
    )


def _names_apart(piece: Block) -> list[Block]:
    """A paragraph of a list cell, cut where a line begins with another name or product: in a
    narrow column every line is full, and nothing else parts "Thanh tra Sở / Văn phòng Sở"."""
    first = _LISTED.match(piece.lines[0].text)
    if first is None:
        return [piece]
    kind = first.lastgroup
    parts: list[list[Line]] = [[piece.lines[0]]]
    for before, line in pairwise(piece.lines):
        found = _LISTED.match(line.text)
        words = sum(len(part.words) for part in parts[-1])
        if found and found.lastgroup == kind and words > 2 and not _LINK.search(before.text):
            parts.append([])
        parts[-1].append(line)
    hard = iter((*piece.hard, False))
    return [Block(tuple(p), tuple(next(hard) for _ in p)[:-1], piece.align) for p in parts]


def layout_table(band: Band, place: Place, page: Column) -> TableBlock:
    """Columns side by side, on a page with this column of text, as a table without rules."""
    bounds = widened(band.bounds, page.left, page.right)
    rows = tuple(
        Row(
            cells=tuple(
                _set_cell(lines, column_within(lines, *edges)) if lines else Cell("")
                for lines, edges in zip(cells, bounds, strict=True)
            ),
            place=Place(page=place.page, table=place.table, row=number),
        )
        for number, cells in enumerate(band.rows, 1)
    )
    return TableBlock(rows=rows, place=place, ruled=False)
