"""The last look at what a reader found: characters that nobody sees, letters that make no sense."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from vanban.model import Place
from vanban.readers import findings as found
from vanban.readers.blocks import Block, Cell, Paragraph, Row, Source, TableBlock
from vanban.readers.runs import clean
from vanban.text import has_hidden, looks_mojibake

# Enough text to judge by, little enough to cost nothing.
_SAMPLE: Final = 20_000


def finish(source: Source) -> Source:
    """The source without invisible characters, with findings on them and on garbled text."""
    findings = list(source.findings)
    places = [place for place, text in _texts(source.blocks) if has_hidden(text)]
    blocks = source.blocks
    if places:
        findings.append(found.hidden_characters(places[0], len(places)))
        blocks = tuple(kept for block in blocks if (kept := _stripped(block)) is not None)
    if not any(finding.code == "mojibake" for finding in findings):
        place = _garbled(blocks)
        if place is not None:
            findings.append(found.unreadable_letters(place))
    return replace(source, blocks=blocks, findings=tuple(findings))


def _texts(blocks: tuple[Block, ...]) -> Iterator[tuple[Place, str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.place, block.text
        elif isinstance(block, TableBlock):
            for row in block.rows:
                for cell in row.cells:
                    if cell.text:
                        yield row.place, cell.text


def _garbled(blocks: tuple[Block, ...]) -> Place | None:
    """Where garbled text begins, when the document's beginning as a whole looks so."""
    pieces: list[tuple[Place, str]] = []
    length = 0
    for place, text in _texts(blocks):
        pieces.append((place, text))
        length += len(text)
        if length > _SAMPLE:
            break
    if not looks_mojibake(" ".join(text for _, text in pieces)):
        return None
    return next((place for place, text in pieces if looks_mojibake(text)), pieces[0][0])


def _stripped(block: Block) -> Block | None:
    if isinstance(block, Paragraph):
        text = clean(block.text)
        return replace(block, text=text) if text else None
    if isinstance(block, TableBlock):
        return replace(block, rows=tuple(_stripped_row(row) for row in block.rows))
    return block


def _stripped_row(row: Row) -> Row:
    return replace(row, cells=tuple(_stripped_cell(cell) for cell in row.cells))


def _stripped_cell(cell: Cell) -> Cell:
    return replace(cell, text=clean(cell.text)) if cell.text else cell
