"""The uploaded text as the review shows it, and where in it a place of the reader lies."""

from collections.abc import Iterable
from dataclasses import dataclass

from vanban.model import Place
from vanban.readers.blocks import PageBreak, Paragraph, Source, TableBlock


@dataclass(frozen=True, slots=True)
class SourceRow:
    anchor: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A paragraph (``text``), a table (``rows``) or the beginning of a page (neither)."""

    anchor: str
    text: str = ""
    rows: tuple[SourceRow, ...] = ()
    page: int | None = None
    is_bold: bool = False
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    blocks: tuple[SourceBlock, ...]
    anchors: tuple[tuple[Place, str], ...]

    def anchor(self, place: Place | None) -> str | None:
        """The anchor of what stands at the place, else of what begins last before it."""
        if place is None:
            return None
        exact = next((anchor for there, anchor in self.anchors if there == place), None)
        if exact is not None:
            return exact
        before = [entry for entry in self.anchors if _position(entry[0]) <= _position(place)]
        return max(before, key=lambda entry: _position(entry[0]))[1] if before else None


def source_view(source: Source) -> SourceView:
    """Blocks with anchors "b0", rows with "b3r1"; both count from 0 in the order of the source."""
    blocks, anchors = [], []
    for index, block in enumerate(source.blocks):
        shown = _shown(f"b{index}", block)
        blocks.append(shown)
        anchors.append((block.place, shown.anchor))
        if isinstance(block, TableBlock):
            anchors += [
                (row.place, there.anchor) for row, there in zip(block.rows, shown.rows, strict=True)
            ]
    return SourceView(tuple(blocks), tuple(anchors))


def _shown(anchor: str, block: Paragraph | TableBlock | PageBreak) -> SourceBlock:
    if isinstance(block, Paragraph):
        text = f"{block.label} {block.text}" if block.label else block.text
        bold = block.bold or block.level is not None
        return SourceBlock(anchor, text=text, is_bold=bold, is_centred=block.align == "center")
    if isinstance(block, TableBlock):
        return SourceBlock(anchor, rows=tuple(_rows(anchor, block)))
    return SourceBlock(anchor, page=block.place.page)


def _rows(anchor: str, block: TableBlock) -> Iterable[SourceRow]:
    for index, row in enumerate(block.rows):
        yield SourceRow(f"{anchor}r{index}", tuple(cell.text for cell in row.cells))


def _position(place: Place) -> tuple[int, int, int, int]:
    """Reading order as far as the format tells it."""
    return (place.page or 0, place.line or place.paragraph or 0, place.table or 0, place.row or 0)
