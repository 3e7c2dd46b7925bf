"""Plain text → blocks: a paragraph a line, tables between tabs or bars, ``#`` headings.

Texts that were copied out of web pages and word processors are the common case, so the marks of
Markdown headings are understood here too; everything else stays as it is printed.
"""

import re

from vanban.model import Place
from vanban.readers import delimited
from vanban.readers.blocks import Block, Cell, Limits, PageBreak, Paragraph, Source
from vanban.readers.decoding import decode
from vanban.readers.refusals import RowCount, check_length
from vanban.readers.runs import squeezed

# A picture, as Markdown names it: nothing that could be read.
_PICTURE = re.compile(r"^\s*!\[[^\]]*\]\([^)]*\)\s*$")
# The letterhead, and from Nơi nhận on the signing block.
_FRAME_LINES = 30
_RECIPIENTS = re.compile(r"^\s*Nơi nhận\b", re.IGNORECASE)
# A number or day left blank ("Số:      /KH-SYT", "ngày      tháng 10") is no gutter.
_GUTTER = re.compile(r"(?<![Ss]ố:)(?<![Ss]ố)(?<!ngày)(?<!tháng)(?<!năm) {4,}(?![/ ]|tháng|năm)")
_SIDES = 2
_LONGEST_LINE = 200
_PAGE_NUMBER = re.compile(r"^\s*\d{1,3}\s*$")
_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")


def read_text(data: bytes, *, limits: Limits) -> Source:
    """Blocks with the line of the file as place. Raises DocumentError for what is no text."""
    text, findings = decode(data)
    check_length(len(text), limits)
    return Source(format="text", blocks=tuple(_blocks(text, limits)), findings=findings)


def _blocks(text: str, limits: Limits) -> list[Block]:
    lines = text.split("\n")
    rows = RowCount(limits)
    blocks: list[Block] = []
    tables = index = 0
    framed = _FRAME_LINES
    while index < len(lines):
        end = delimited.table_at(lines, index)
        if end > index:
            tables += 1
            rows.add(end - index)
            table = delimited.read_table(
                lines[index:end], first_line=index + 1, number=tables, cell=_cell
            )
            if table:
                blocks.append(table)
            index = end
            continue
        if _RECIPIENTS.search(lines[index]):
            framed = index + _FRAME_LINES
        for piece in _columns(lines[index]) if index < framed else [lines[index]]:
            blocks.extend(_line(piece, Place(line=index + 1)))
        index += 1
    return blocks


def _columns(line: str) -> list[str]:
    """The two sides of a letterhead or signing block that spaces draw on one line, as
    ``pdftotext -layout`` prints them."""
    sides = _GUTTER.split(line.strip())
    return sides if len(sides) == _SIDES and len(line) < _LONGEST_LINE else [line]


def _line(line: str, place: Place) -> list[Block]:
    """One line; a form feed in it begins a new page, as ``pdftotext`` prints it."""
    blocks: list[Block] = []
    for number, piece in enumerate(line.split("\f")):
        if number:
            blocks.append(PageBreak(place=place))
        if _PICTURE.match(piece) or (number and _PAGE_NUMBER.match(piece)):
            continue
        heading = _HEADING.match(piece.lstrip())
        text = squeezed(piece.lstrip()[heading.end() :].rstrip("# ") if heading else piece)
        if text:
            level = len(heading[1]) if heading else None
            blocks.append(Paragraph(text=text, place=place, level=level))
    return blocks


def _cell(text: str) -> Cell:
    return Cell(text=squeezed(text))
