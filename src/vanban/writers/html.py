"""Document → HTML: semantic, accessible, without scripts; a page of its own or a part of one.

Class names begin with ``vb-``. A part brings no style; a page brings what print and screen need.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

from vanban import layout
from vanban.model import Document
from vanban.writers.compose import compose
from vanban.writers.sheet import Grid, Item, Letterhead, Sheet, Signing, Text

_DEEPEST = 6


def write_html(document: Document) -> bytes:
    """A whole page in UTF-8 with its own style sheet."""
    sheet = compose(document)
    page = (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(sheet.name)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f"<main>\n{_fragment(sheet, heading=1)}</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def html_fragment(document: Document, *, heading: int = 2) -> str:
    """The document as one ``<article>`` to stand in a page; ``heading`` is the level of its title,
    headings below go on from there. All text is escaped."""
    return _fragment(compose(document), heading=heading)


@cache
def _style() -> str:
    return Path(__file__).with_name("document.css").read_text(encoding="utf-8")


def _fragment(sheet: Sheet, *, heading: int) -> str:
    return "".join(f"{line}\n" for line in _lines(sheet, heading))


def _lines(sheet: Sheet, heading: int) -> Iterator[str]:
    yield '<article class="vb-document" lang="vi">'
    if not sheet.is_annexes_alone:
        yield from _letterhead(sheet.letterhead)
    yield from _title(sheet, heading)
    yield from _items(sheet.main.items, heading)
    if sheet.signing:
        yield from _signing(sheet.signing)
    for annex in sheet.annexes:
        yield '<section class="vb-annex-part">'
        yield from _items(annex.items, heading)
        yield "</section>"
    yield "</article>"


def _letterhead(head: Letterhead) -> Iterator[str]:
    yield '<header class="vb-letterhead">'
    yield '<div class="vb-issuing">'
    for name, text in (
        ("parent", head.parent),
        ("issuer", head.issuer),
        ("code", head.code),
        ("subject", head.subject),
    ):
        if text:
            yield _paragraph(f"vb-{name}", text)
    yield "</div>"
    yield '<div class="vb-state">'
    yield _paragraph("vb-republic", layout.REPUBLIC)
    yield _paragraph("vb-motto", layout.MOTTO)
    if head.dateline:
        yield _paragraph("vb-dateline", head.dateline)
    yield "</div>"
    yield "</header>"


def _title(sheet: Sheet, heading: int) -> Iterator[str]:
    parts = []
    if sheet.kind:
        parts.append(f'<span class="vb-kind">{escape(sheet.kind)}</span>')
    if sheet.title:
        parts.append(f'<span class="vb-title">{escape(sheet.title)}</span>')
    if parts:
        yield f'<h{heading} class="vb-head">{"<br>".join(parts)}</h{heading}>'


def _items(items: Sequence[Item], heading: int) -> Iterator[str]:
    for item in items:
        if isinstance(item, Grid):
            yield from _table(item)
        else:
            yield _text(item, heading)


def _text(item: Text, heading: int) -> str:
    text = escape(item.text)
    label = f"{escape(item.label)} " if item.label else ""
    if item.level:
        tag = f"h{min(item.level + heading, _DEEPEST)}"
        return f'<{tag} class="{_class(item)}">{label}{text}</{tag}>'
    if item.look == "article":
        label = f"<strong>{label.strip()}</strong> "
    return f'<p class="{_class(item)}">{label}{text}</p>'


def _class(item: Text) -> str:
    return f"vb-{item.look.replace('_', '-')}"


def _table(grid: Grid) -> Iterator[str]:
    label = escape(grid.caption or "Bảng", quote=True)
    yield f'<div class="vb-table" role="region" tabindex="0" aria-label="{label}">'
    yield "<table>"
    yield from _head(grid)
    yield "<tbody>"
    for row in grid.rows:
        cells = "".join(
            f'<td class="vb-{align}">{_cell(cell)}</td>'
            for cell, align in zip(row, grid.aligns, strict=True)
        )
        yield f"<tr>{cells}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _head(grid: Grid) -> Iterator[str]:
    if not grid.header and not grid.caption:
        return
    yield "<thead>"
    if grid.caption:
        span = len(grid.widths)
        yield f'<tr><th scope="colgroup" colspan="{span}">{escape(grid.caption)}</th></tr>'
    if grid.header:
        cells = "".join(f'<th scope="col">{_cell(cell)}</th>' for cell in grid.header)
        yield f"<tr>{cells}</tr>"
    yield "</thead>"


def _cell(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def _signing(signing: Signing) -> Iterator[str]:
    yield '<footer class="vb-signing">'
    yield '<div class="vb-recipients">'
    if signing.recipients:
        yield _paragraph("vb-recipients-title", "Nơi nhận:")
        for line in signing.recipients:
            yield _paragraph("vb-recipient", line)
    yield "</div>"
    yield '<div class="vb-signature">'
    for line in signing.offices:
        yield _paragraph("vb-office", line)
    if signing.name:
        yield _paragraph("vb-signer", signing.name)
    yield "</div>"
    yield "</footer>"


def _paragraph(name: str, text: str) -> str:
    return f'<p class="{name}">{escape(text)}</p>'
