"""Text fitted to its lines: what must stay together, and words that no line holds."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from vanban import layout
from vanban.layout import PartName
from vanban.model import Value
from vanban.writers.columns import LANDSCAPE, PADDING, PORTRAIT
from vanban.writers.metrics import MM_PER_POINT, NO_BREAK, PIECE, balanced, text_width
from vanban.writers.sheet import Grid, Item, Leaf, Sheet, Text

_SHORTEST = 4
_CENTRED: tuple[PartName, ...] = ("chapter_title", "annex_title", "link_line")
HEADING_MARGIN = 10.0
"""Millimetres that a centred heading of several lines stays clear of the edges."""


class Fitted(Value, frozen=True):
    """A sheet with no-break spaces where a break would run two words together, and the words that
    are wider than the line they stand in and must break somewhere inside."""

    sheet: Sheet
    long: tuple[str, ...]


def fitted(sheet: Sheet) -> Fitted:
    """Fit all text of the body and the annexes; letterhead and signing block are set by hand."""
    main, *annexes = (_leaf(leaf) for leaf in (sheet.main, *sheet.annexes))
    long = {word for leaf in (sheet.main, *sheet.annexes) for word in _long_words(leaf)}
    whole = replace(sheet, main=main, annexes=tuple(annexes))
    return Fitted(whole, tuple(sorted(long)))


def lines_of(text: str, name: PartName, room: float) -> list[str]:
    """The lines of a centred part, as even as can be."""
    part = layout.PARTS[name]
    return balanced(text, width=room, size=part.size.chosen, bold=bool(part.bold))


def held_lines(lines: Sequence[str]) -> str:
    """Lines as one text, the spaces within each no-break ones, so that Word breaks it so."""
    return " ".join(line.replace(" ", NO_BREAK) for line in lines)


def even(text: str, name: PartName, room: float) -> str:
    """The text of a centred part with spaces that hold each line together."""
    lines = lines_of(text, name, room)
    return held_lines(lines) if len(lines) > 1 else text


def heading_lines(item: Text, *, landscape: bool) -> list[str] | None:
    """The lines of a centred heading that needs several; None for what needs one or is none."""
    for name in _CENTRED:
        if item.look == name:
            room = LANDSCAPE if landscape else PORTRAIT
            lines = lines_of(item.text, name, room - HEADING_MARGIN)
            return lines if len(lines) > 1 else None
    return None


def _leaf(leaf: Leaf) -> Leaf:
    return replace(leaf, items=tuple(_item(item, leaf) for item in leaf.items))


def _room(leaf: Leaf) -> float:
    return LANDSCAPE if leaf.landscape else PORTRAIT


def _item(item: Item, leaf: Leaf) -> Item:
    room = _room(leaf)
    if not isinstance(item, Grid):
        return replace(item, text=_held(item.text, room, layout.PARTS["body"].size.chosen))
    inner = _inner(item, room)

    def held(row: Sequence[str]) -> tuple[str, ...]:
        cells = zip(row, inner, strict=False)
        return tuple(_held(cell, width, item.size) for cell, width in cells)

    return replace(item, header=held(item.header), rows=tuple(map(held, item.rows)))


def _inner(grid: Grid, room: float) -> list[float]:
    """The widths of a grid's columns without their padding."""
    return [share * room - 2 * PADDING for share in grid.widths]


def _held(text: str, width: float, size: float) -> str:
    if "- " not in text:
        return text
    return PIECE.sub(
        lambda piece: (
            piece[0].replace(" ", NO_BREAK)
            if text_width(piece[0], size=size, bold=True) < width
            else piece[0]
        ),
        text,
    )


def _long_words(leaf: Leaf) -> Iterator[str]:
    for item in leaf.items:
        if not isinstance(item, Grid):
            yield from _wider(item.text, _room(leaf), layout.PARTS["body"].size.chosen)
            continue
        inner = _inner(item, _room(leaf))
        for row in (item.header, *item.rows):
            for cell, width in zip(row, inner, strict=False):
                yield from _wider(cell, width, item.size)


def _wider(text: str, width: float, size: float) -> Iterator[str]:
    # No letter is wider than its size; most texts are told fit by their length alone.
    if len(text) * size * MM_PER_POINT < width:
        return
    for word in set(text.split()):
        if len(word) >= _SHORTEST and text_width(word, size=size, bold=True) >= width:
            yield word
