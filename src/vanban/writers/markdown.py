"""Document → Markdown (CommonMark with pipe tables) for any editor, and for reading back."""

import re
from collections.abc import Iterator, Sequence

from vanban import layout
from vanban.model import Document
from vanban.writers.compose import compose
from vanban.writers.sheet import Grid, Item, Letterhead, Sheet, Signing, Text

_SPECIAL = re.compile(r"([\\`*_<>\[\]|~])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
# What would open a heading, a rule or a list of another kind at the start of a line.
_OPENS_BLOCK = re.compile(r"^(#{1,6}(?=\s|$)|[+](?=\s)|[-=](?=[-=\s]*$)|:(?=-))")
_INNER_LIST = re.compile(r"^(\d{0,9})([-+.)])(?=\s)")
_ESCAPED_MARK = r"\1\\\2"
_DEEPEST = 6


def write_markdown(document: Document) -> bytes:
    """UTF-8; headings by their depth, labels as the decree prints them."""
    return ("\n\n".join(_blocks(compose(document))) + "\n").encode()


def _blocks(sheet: Sheet) -> Iterator[str]:
    if not sheet.is_annexes_alone:
        yield from _letterhead(sheet.letterhead)
    if sheet.kind:
        yield f"# **{escaped(sheet.kind)}**"
    if sheet.title:
        yield f"**{escaped(sheet.title)}**" if sheet.kind else f"# **{escaped(sheet.title)}**"
    yield from _items(sheet.main.items)
    yield from _signing(sheet.signing)
    for annex in sheet.annexes:
        yield from _items(annex.items)


def _letterhead(head: Letterhead) -> Iterator[str]:
    if head.parent:
        yield escaped(head.parent)
    if head.issuer:
        yield f"**{escaped(head.issuer)}**"
    if head.code:
        yield escaped(head.code)
    if head.subject:
        yield escaped(head.subject)
    yield f"**{layout.REPUBLIC}**"
    yield f"**{layout.MOTTO}**"
    if head.dateline:
        yield f"*{escaped(head.dateline)}*"


def _items(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        yield _table(item) if isinstance(item, Grid) else _text(item)


def _text(item: Text) -> str:
    line = _labelled(item)
    if item.level:
        return f"{'#' * min(item.level + 1, _DEEPEST)} **{line}**"
    if item.look in ("enacting", "chapter_title", "annex_title", "caption", "heading"):
        return f"**{line}**"
    if item.look in ("basis", "link_line"):
        return f"*{line}*"
    if item.look == "article":
        return f"**{escaped(item.label)}** {escaped(item.text)}"
    return line


def _labelled(item: Text) -> str:
    """Label and text. Behind "1." a text that begins with a mark would open a list in the list."""
    text = escaped(item.text)
    if not item.label:
        return text
    return f"{escaped(item.label)} {_INNER_LIST.sub(_ESCAPED_MARK, text)}".strip()


def _table(grid: Grid) -> str:
    """Pipe tables need a header; a table without one gets an empty row, which readers leave out."""
    columns = len(grid.widths)
    marks = {"left": ":---", "center": ":---:", "right": "---:", "justify": ":---"}
    rows = [grid.header or ("",) * columns, *grid.rows]
    if grid.caption:
        rows = [(grid.caption, *("",) * (columns - 1)), *(rows if grid.header else grid.rows)]
    rule = "|" + "|".join(marks[align] for align in grid.aligns) + "|"
    return "\n".join([_row(rows[0]), rule, *map(_row, rows[1:])])


def _row(cells: Sequence[str]) -> str:
    drawn = ("<br>".join(escaped(line) for line in cell.split("\n")) for cell in cells)
    return "| " + " | ".join(drawn) + " |"


def _signing(signing: Signing) -> Iterator[str]:
    if signing.recipients:
        yield "***Nơi nhận:***"
        yield "\n".join(escaped(line) for line in signing.recipients)
    if signing.offices:
        yield "  \n".join(f"**{escaped(line)}**" for line in signing.offices)
    if signing.name:
        yield f"**{escaped(signing.name)}**"


def escaped(text: str) -> str:
    """Text of one line so that Markdown shows exactly it."""
    text = _SPECIAL.sub(r"\\\1", _ENTITY.sub("&amp;", text))
    return _OPENS_BLOCK.sub(r"\\\1", text)
