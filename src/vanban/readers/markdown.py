"""Markdown → blocks, read for what official texts put into it.

Lists stay text: an official's "1.", "a)" and "-" are part of the wording, and a list item that
follows another on the next line is a paragraph of its own. A row of dashes under a line is the rule
that the decree draws there, never a heading. Tables may also be tab-separated.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from vanban.model import Finding, Place
from vanban.readers import delimited
from vanban.readers.blocks import Block, Cell, Limits, Row, Source, TableBlock
from vanban.readers.decoding import decode
from vanban.readers.refusals import RowCount, check_length
from vanban.readers.runs import Run, all_visible, paragraph, squeezed

_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
_NEW_ITEM = re.compile(
    r"^\s*(?:[-–+*•]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|[IVXLC]+\.\s|(?:Điều|Chương|Phần|Mục)\s)"
)
_BULLET = re.compile(r"^\s*[*]\s+")
_LINE_BREAK_TAG = re.compile(r"^<br\s*/?>$", re.IGNORECASE)
# "text_join" would hide that a sign was escaped and so is no bullet.
_MARKS = {"link": "[", "image": "[", "emphasis": "*_"}
_MOST_MARKS = 100_000
_LEFT_OUT = ("list", "lheading", "code", "reference", "text_join")


def read_markdown(data: bytes, *, limits: Limits) -> Source:
    """Blocks with the line of the file as place. Raises DocumentError for what is no text."""
    text, findings = decode(data)
    check_length(len(text), limits)
    reading = _Reading(limits, _needless_rules(text))
    reading.read(text.split("\n"))
    return Source(
        format="markdown",
        blocks=tuple(reading.blocks),
        findings=findings + tuple(reading.findings),
    )


def _needless_rules(text: str) -> list[str]:
    """Rules whose marks no text has so many of; following them all would take minutes."""
    return [
        rule
        for rule, marks in _MARKS.items()
        if sum(text.count(mark) for mark in marks) > _MOST_MARKS
    ]


class _Reading:
    """Walks the file once: stretches of table rows, and Markdown between them."""

    def __init__(self, limits: Limits, needless: Sequence[str]) -> None:
        self._limits = limits
        self._rows = RowCount(limits)
        self._tables = 0
        self._parser = MarkdownIt("commonmark", {"html": True}).enable("table")
        self._parser.disable([*_LEFT_OUT, *needless])
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []

    def read(self, lines: Sequence[str]) -> None:
        start = index = 0
        fenced = False
        while index < len(lines):
            fenced ^= bool(_FENCE.match(lines[index]))
            end = index if fenced else delimited.table_at(lines, index)
            if end > index:
                self._markdown(lines[start:index], first=start)
                self._table(lines[index:end], first=index)
                start = end
            index = max(end, index + 1)
        self._markdown(lines[start:], first=start)

    def _table(self, lines: Sequence[str], *, first: int) -> None:
        self._tables += 1
        self._rows.add(len(lines))
        table = delimited.read_table(
            lines, first_line=first + 1, number=self._tables, cell=self._inline_cell
        )
        if table:
            self.blocks.append(table)

    def _inline_cell(self, text: str) -> Cell:
        tokens = self._parser.parseInline(text.strip())
        return _cell(_runs(tokens[0].children or []))

    def _markdown(self, lines: Sequence[str], *, first: int) -> None:
        if not any(line.strip() for line in lines):
            return
        tokens = self._parser.parse("\n".join(lines))
        level: int | None = None
        index = 0
        while index < len(tokens):
            token = tokens[index]
            line = first + 1 + (token.map[0] if token.map else 0)
            if token.type == "table_open":
                index = self._pipe_table(tokens, index, first)
                continue
            if token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "inline":
                self._paragraphs(token, line, level)
            elif token.type == "heading_close":
                level = None
            elif token.type == "html_block":
                self._html(token.content, line)
            elif token.type in ("fence", "code_block"):
                self._verbatim(token.content, line)
            index += 1

    def _paragraphs(self, token: Token, line: int, level: int | None) -> None:
        """One inline token; a soft break before a list mark begins a paragraph."""
        pieces: list[tuple[int, list[Run]]] = [(line, [])]
        runs = _runs(token.children or [])
        for number, run in enumerate(runs):
            if run.text == _SOFT_BREAK:
                line += 1
                following = "".join(after.text for after in runs[number + 1 : number + 4])
                if _NEW_ITEM.match(following):
                    pieces.append((line, []))
                    continue
            elif run.text == "\n":
                line += 1
            pieces[-1][1].append(run)
        for at, piece in pieces:
            block = paragraph(_plain_bullet(piece), place=Place(line=at), level=level)
            if block:
                self.blocks.append(block)

    def _pipe_table(self, tokens: Sequence[Token], start: int, first: int) -> int:
        """A table whose lines do not begin with a bar; returns the index after it."""
        self._tables += 1
        rows: list[Row] = []
        cells: list[Cell] = []
        line = first + 1
        index = start
        while tokens[index].type != "table_close":
            token = tokens[index]
            if token.type == "tr_open":
                cells = []
                line = first + 1 + (token.map[0] if token.map else 0)
            elif token.type == "inline":
                cells.append(_cell(_runs(token.children or [])))
            elif token.type == "tr_close":
                self._rows.add()
                place = Place(line=line, table=self._tables, row=len(rows) + 1)
                rows.append(Row(cells=tuple(cells), place=place))
            index += 1
        self.blocks.append(
            TableBlock(rows=tuple(rows), place=Place(line=first + 1, table=self._tables))
        )
        return index + 1

    def _verbatim(self, text: str, first: int) -> None:
        for number, line in enumerate(text.split("\n")):
            block = paragraph([Run(line)], place=Place(line=first + number))
            if block:
                self.blocks.append(block)

    def _html(self, markup: str, line: int) -> None:
        from vanban.readers.html import fragment_blocks

        blocks, findings = fragment_blocks(markup, place=Place(line=line), limits=self._limits)
        self.blocks.extend(blocks)
        self.findings.extend(findings)


_SOFT_BREAK = " \n"


def _runs(tokens: Sequence[Token]) -> list[Run]:
    """Inline tokens as runs. A soft break is a run of its own that becomes one space."""
    runs: list[Run] = []
    bold = italic = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "softbreak":
            runs.append(Run(_SOFT_BREAK))
        elif token.type == "hardbreak" or (
            token.type == "html_inline" and _LINE_BREAK_TAG.match(token.content)
        ):
            runs.append(Run("\n"))
        elif token.type in ("text", "text_special", "code_inline"):
            runs.append(Run(token.content, bold=bold > 0, italic=italic > 0))
    return runs


def _plain_bullet(runs: Sequence[Run]) -> list[Run]:
    """Soft breaks as spaces, and Markdown's other bullets as the dash that the decree uses."""
    joined = [Run(" ") if run.text == _SOFT_BREAK else run for run in runs]
    if joined and _BULLET.match(joined[0].text):
        text = _BULLET.sub("- ", joined[0].text)
        joined[0] = Run(text, bold=joined[0].bold, italic=joined[0].italic)
    return joined


def _cell(runs: Sequence[Run]) -> Cell:
    text = squeezed("".join(" " if run.text == _SOFT_BREAK else run.text for run in runs))
    return Cell(text=text, bold=all_visible(runs, "bold"))
