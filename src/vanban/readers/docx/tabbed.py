"""Paragraphs whose tabs draw two columns: an old way to set a letterhead or a signing block."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from vanban.model import Place
from vanban.readers.blocks import Block, Cell, Paragraph, Row, TableBlock
from vanban.readers.runs import Run, squeezed

_LIST_MARK: Final = re.compile(
    r"^(?:[-–—+*•]|\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zđA-ZĐ][.)]|[IVXLC]{1,6}[.)]|(?:Điều|Mục) \d+\.?)$"
)
_FEWEST: Final = 2
Pieces = tuple[str, ...]
_MOST_BETWEEN: Final = 8
# Between tabbed lines only such as go on a column: recipients, or what begins with a tab.
_ITEM: Final = re.compile(r"^[-–+•] ")


def pieces_of(runs: Sequence[Run]) -> Pieces:
    """The texts between the tabs of a paragraph, first an empty one where it begins with a tab;
    nothing where its tabs draw no column."""
    text = "".join(run.text for run in runs)
    if "\t" not in text or "\n" in text.strip():
        return ()
    parts = [squeezed(part) for part in text.split("\t")]
    filled = [part for part in parts if part]
    if len(filled) > 1 and (_LIST_MARK.match(filled[0]) or filled[-1].isdigit()):
        return ()
    return ("", *filled) if filled and not parts[0] else tuple(filled)


def as_tables(
    blocks: Sequence[Block], pieces: Mapping[int, Pieces], *, first_table: int
) -> list[Block]:
    """Blocks with stretches of tabbed paragraphs as tables without rules. ``pieces`` are those of
    the paragraph with a number; tables are numbered from ``first_table``."""
    if len(pieces) < _FEWEST:
        return list(blocks)
    found = [pieces.get(block.place.paragraph or 0, ()) for block in blocks]
    result: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _stretch(blocks, found, at)
        if end == at:
            result.append(blocks[at])
            at += 1
            continue
        result.append(_table(blocks[at:end], found[at:end], first_table))
        first_table += 1
        at = end
    return result


def _is_tabbed(pieces: Pieces) -> bool:
    return sum(bool(piece) for piece in pieces) > 1


def _stretch(blocks: Sequence[Block], pieces: Sequence[Pieces], start: int) -> int:
    """The end of the columns that begin at ``start``, or ``start`` where none do."""
    if not isinstance(blocks[start], Paragraph) or not _is_tabbed(pieces[start]):
        return start
    end, tabbed = start + 1, 1
    for at in range(start + 1, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Paragraph) or at - end >= _MOST_BETWEEN:
            break
        if _is_tabbed(pieces[at]):
            end, tabbed = at + 1, tabbed + 1
        elif not (pieces[at] and not pieces[at][0]) and not _ITEM.match(block.text):
            break
    return end if tabbed >= _FEWEST else start


def _table(blocks: Sequence[Block], pieces: Sequence[Pieces], number: int) -> TableBlock:
    lines = [
        [piece for piece in found if piece] if _is_tabbed(found) else _one_sided(block, found)
        for block, found in zip(blocks, pieces, strict=True)
        if isinstance(block, Paragraph)
    ]
    width = max(map(len, lines))
    rows = tuple(
        Row(
            cells=tuple(Cell(text) for text in line) + (Cell(""),) * (width - len(line)),
            place=Place(table=number, row=row),
        )
        for row, line in enumerate(lines, 1)
    )
    place = Place(table=number, paragraph=blocks[0].place.paragraph)
    return TableBlock(rows=rows, place=place, ruled=False)


def _one_sided(block: Paragraph, pieces: Pieces) -> list[str]:
    """A line of one column: of the right one when it begins with a tab."""
    return ["", block.text] if pieces and not pieces[0] else [block.text]
