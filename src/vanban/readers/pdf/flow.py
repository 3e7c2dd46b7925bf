"""Tags and words of a page → its pieces in the order that the file states."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from vanban.readers.page.cells import Table
from vanban.readers.page.layouts import Layout, Piece, is_page_number, tables_on
from vanban.readers.page.tagged import Passage, StatedCell, StatedTable, passage
from vanban.readers.page.words import Page, Word
from vanban.readers.pdf.glyphs import Tagged
from vanban.readers.pdf.tags import (
    Node,
    TaggedGroup,
    TaggedParagraph,
    TaggedTable,
)

# Points; less is the space between two runs of one line.
_NARROWEST_GUTTER: Final = 7.0
_MOST_UNTAGGED: Final = 0.02


def tagged_layout(page: Page, words: Sequence[Tagged], nodes: Sequence[Node]) -> Layout | None:
    """The page by its tags; None where they leave out too much of what can be seen.

    ``page.words`` are those of ``words``. Ruled tables are read by their rules, which show empty
    cells and repeated headings that tags leave out.
    """
    stated = {tag for node in nodes for tag in _tags(node)}
    content = [tagged for tagged in words if not tagged.artifact]
    untagged = [tagged for tagged in content if tagged.tag not in stated]
    tables, free = tables_on(page)
    outside = {id(word) for word in free}
    untagged = [tagged for tagged in untagged if id(tagged.word) in outside]
    if len(untagged) > max(2, _MOST_UNTAGGED * len(content)):
        return None
    flow = _Flow(page, content, tables, nodes)
    for node in nodes:
        flow.add(node)
    return Layout(page, tuple(flow.finished()))


class _Flow:
    def __init__(
        self,
        page: Page,
        words: Iterable[Tagged],
        tables: Sequence[Table],
        nodes: Sequence[Node],
    ) -> None:
        self._page = page
        self._nodes = nodes
        self._words: dict[int, list[Word]] = {}
        for tagged in words:
            self._words.setdefault(tagged.tag, []).append(tagged.word)
        self._home = {id(word): at for at, table in enumerate(tables) for word in table.words}
        self._tables = {
            at: replace(table, passages=self._stated(table)) for at, table in enumerate(tables)
        }
        self._pieces: list[Piece] = []

    def _stated(self, table: Table) -> tuple[tuple[Word, ...], ...]:
        """The paragraphs that the tags state inside a table's cells."""
        inside = {id(word) for word in table.words}
        passages = (
            tuple(
                word for tag in node.tags for word in self._words.get(tag, ()) if id(word) in inside
            )
            for node in _all_paragraphs(self._nodes)
        )
        return tuple(words for words in passages if words)

    def finished(self) -> list[Piece]:
        """All pieces; a ruled table without any tagged word stands where its height puts it."""
        for table in self._tables.values():
            at = next(
                (
                    at
                    for at, piece in enumerate(self._pieces)
                    if isinstance(piece, Passage | Table) and piece.top > table.top
                ),
                len(self._pieces),
            )
            self._pieces.insert(at, table)
        return self._pieces

    def add(self, node: Node) -> None:
        if isinstance(node, TaggedParagraph):
            piece = self._passage(node)
            if piece:
                self._pieces.append(piece)
        elif isinstance(node, TaggedTable):
            self._table(node)
        elif (columns := self._columns(node)) is not None:
            self._pieces.append(columns)
        else:
            for part in node.parts:
                self.add(part)

    def _passage(self, node: TaggedParagraph) -> Passage | None:
        words = [word for tag in node.tags for word in self._words.get(tag, ())]
        for word in words:
            table = self._tables.pop(self._home.get(id(word), -1), None)
            if table is not None:
                self._pieces.append(table)
        free = [word for word in words if id(word) not in self._home]
        if not free or is_page_number(free, self._page):
            return None
        return passage(free, node.level)

    def _table(self, node: TaggedTable) -> None:
        rows = tuple(
            tuple(
                StatedCell(self._passages(cell.paragraphs), cell.across, cell.down) for cell in row
            )
            for row in node.rows
        )
        if any(cell.passages for row in rows for cell in row):
            self._pieces.append(StatedTable(rows, node.headers))

    def _passages(self, nodes: Iterable[Node]) -> tuple[Passage, ...]:
        found = (self._passage(node) for node in nodes if isinstance(node, TaggedParagraph))
        return tuple(piece for piece in found if piece is not None)

    def _columns(self, group: TaggedGroup) -> StatedTable | None:
        """Parts that stand side by side, as a table without rules; None where none does."""
        parts = [list(_paragraphs_of(part)) for part in group.parts]
        if any(part is None for paragraphs in parts for part in paragraphs):
            return None
        boxes = [
            _box(
                [
                    word
                    for node in paragraphs
                    if node
                    for tag in node.tags
                    for word in self._words.get(tag, ())
                ]
            )
            for paragraphs in parts
        ]
        rows: list[list[int]] = []
        for at, box in enumerate(boxes):
            if box is None:
                continue
            before = boxes[rows[-1][-1]] if rows else None
            if before is not None and _beside(before, box):
                rows[-1].append(at)
            else:
                rows.append([at])
        if not rows or max(map(len, rows)) < 2:
            return None
        if any(len(row) == 1 for row in rows) and len(rows) > 3:
            return None
        return StatedTable(
            tuple(
                tuple(StatedCell(self._passages(node for node in parts[at] if node)) for at in row)
                for row in rows
            )
        )


def _paragraphs_of(node: Node) -> Iterator[TaggedParagraph | None]:
    """The node's paragraphs; None for a table, which no column holds."""
    if isinstance(node, TaggedParagraph):
        yield node
    elif isinstance(node, TaggedTable):
        yield None
    else:
        for part in node.parts:
            yield from _paragraphs_of(part)


def _tags(node: Node) -> Iterator[int]:
    for paragraph in _all_paragraphs([node]):
        yield from paragraph.tags


def _all_paragraphs(nodes: Iterable[Node]) -> Iterator[TaggedParagraph]:
    """The paragraphs of nodes, also those of table cells."""
    for node in nodes:
        if isinstance(node, TaggedParagraph):
            yield node
        elif isinstance(node, TaggedGroup):
            yield from _all_paragraphs(node.parts)
        else:
            for row in node.rows:
                for cell in row:
                    yield from cell.paragraphs


def _box(words: Sequence[Word]) -> tuple[float, float, float, float] | None:
    if not words:
        return None
    return (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )


def _beside(
    left: tuple[float, float, float, float], right: tuple[float, float, float, float]
) -> bool:
    shared = min(left[3], right[3]) - max(left[1], right[1])
    return right[0] - left[2] > _NARROWEST_GUTTER and shared > 0.3 * min(
        left[3] - left[1], right[3] - right[1]
    )
