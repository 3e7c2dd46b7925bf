"""HTML → blocks. Nothing is fetched: neither style sheets nor images nor frames.

The tree is walked with a stack of our own, so that nesting of any depth costs no more than its
length.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from vanban.model import Finding, Place
from vanban.readers import findings as found
from vanban.readers import html_tables, refusals
from vanban.readers.blocks import Block, Limits, PageBreak, Source
from vanban.readers.decoding import decode, decode_as
from vanban.readers.html_look import Inherited, breaks_before, inherit, is_hidden
from vanban.readers.runs import Run, paragraph

_HTML_FILE: Final = "Trang HTML"
_MOST_TAGS: Final = 600_000
_MOST_FINDINGS: Final = 20
_LEFT_OUT_TAGS: Final = (
    "head script style nav template noscript iframe object embed svg button select option textarea "
    "input audio video canvas map del"
)
_INLINE_TAGS: Final = (
    "a abbr acronym b bdi bdo big br cite code data dfn em font i img ins kbd label mark nobr q rp "
    "rt ruby s samp small span strike strong sub sup time tt u var wbr"
)
_LEFT_OUT: Final = frozenset(_LEFT_OUT_TAGS.split())
_INLINE: Final = frozenset(_INLINE_TAGS.split())
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes, *, limits: Limits) -> Source:
    """Blocks with the paragraph's number as place. Raises DocumentError for what is no text or
    built to exhaust memory."""
    declared = _CHARSET.search(data[:4096])
    text, findings = decode_as(data, declared[1].decode("ascii")) if declared else decode(data)
    blocks, more = _blocks(text, place=None, limits=limits)
    return Source(format="html", blocks=tuple(blocks), findings=findings + tuple(more))


def fragment_blocks(
    markup: str, *, place: Place, limits: Limits
) -> tuple[list[Block], list[Finding]]:
    """A piece of HTML inside another format; every block of it gets ``place``."""
    return _blocks(markup, place=place, limits=limits)


def _blocks(text: str, *, place: Place | None, limits: Limits) -> tuple[list[Block], list[Finding]]:
    if text.count("<") > _MOST_TAGS:
        raise refusals.too_much_inside(_HTML_FILE)
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return [], []
    if root is None:
        return [], []
    walk = _Walk(limits, place)
    walk.through(root)
    return walk.blocks, walk.findings


class _Walk:
    """One way through a tree, from block to block."""

    def __init__(self, limits: Limits, place: Place | None) -> None:
        self._limits = limits
        self._rows = refusals.RowCount(limits)
        self._characters = 0
        self._place = place
        self._paragraphs = self._tables = 0
        self._lists: list[html_tables.ListCount] = []
        self._label: str | None = None
        self._level: int | None = None
        self._runs: list[Run] = []
        self._align = Inherited().align
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []

    def through(self, root: etree._Element) -> None:
        looks = [Inherited()]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                if element is not root or len(looks) > 1:
                    looks.pop()
                    self._leave(tag, element, looks[-1])
                continue
            look = inherit(looks[-1], element, tag)
            looks.append(look)
            if tag in _LEFT_OUT:
                walk.skip_subtree()
            elif is_hidden(element):
                self._hidden(element)
                walk.skip_subtree()
            elif tag == "table":
                self._flush()
                self._table(element)
                walk.skip_subtree()
            else:
                self._enter(tag, element, look)
        self._flush()

    def _enter(self, tag: str, element: etree._Element, look: Inherited) -> None:
        if tag == "br":
            self._runs.append(Run("\n"))
        elif tag not in _INLINE:
            self._flush()
            if breaks_before(element):
                self.blocks.append(PageBreak(place=self._here()))
            if tag in ("ul", "ol"):
                self._lists.append(html_tables.ListCount(element))
            elif tag == "li":
                self._label = self._lists[-1].label(element) if self._lists else None
            elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
                self._level = int(tag[1])
            self._align = look.align
        self._text(element.text, look)

    def _leave(self, tag: str, element: etree._Element, outer: Inherited) -> None:
        if tag not in _INLINE and tag not in _LEFT_OUT:
            self._flush()
            self._align = outer.align
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            elif tag == "li":
                self._label = None
        self._text(element.tail, outer)

    def _text(self, text: str | None, look: Inherited) -> None:
        if text:
            squeezed = _SPACES.sub(" ", text) if not look.verbatim else text
            self._runs.append(Run(squeezed, bold=look.bold, italic=look.italic, size=look.size))

    def _flush(self) -> None:
        block = paragraph(
            self._runs,
            place=self._here(),
            level=self._level,
            align=self._align,
            label=self._label,
        )
        self._runs = []
        self._level = None
        if block:
            self._characters += len(block.text)
            refusals.check_length(self._characters, self._limits)
            self.blocks.append(block)
            self._paragraphs += 1
            self._label = None

    def _table(self, element: etree._Element) -> None:
        self._tables += 1
        place = self._place or Place(table=self._tables, paragraph=self._paragraphs or None)
        block = html_tables.read_table(
            element, place=place, rows=self._rows, cell=_cell_runs, number=self._tables
        )
        if block:
            self.blocks.append(block)

    def _here(self) -> Place:
        return self._place or Place(paragraph=self._paragraphs + 1)

    def _hidden(self, element: etree._Element) -> None:
        if any(True for _ in _texts(element)) and len(self.findings) < _MOST_FINDINGS:
            self.findings.append(found.hidden_text(self._here()))


def _texts(element: etree._Element) -> Iterator[str]:
    return (str(text) for text in element.itertext() if str(text).strip())


def _cell_runs(cell: etree._Element) -> list[Run]:
    """All runs of a cell in order, a line break between its paragraphs and nested cells."""
    runs: list[Run] = []
    looks = [Inherited()]
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag not in _INLINE
        if event == "end":
            looks.pop()
            if element is cell:
                break
            runs.append(Run("\n" if block else ""))
            _append(runs, element.tail, looks[-1])
            continue
        look = inherit(looks[-1], element, tag)
        looks.append(look)
        if tag in _LEFT_OUT or is_hidden(element):
            walk.skip_subtree()
            continue
        if block or tag == "br":
            runs.append(Run("\n"))
        _append(runs, element.text, look)
    return runs


def _append(runs: list[Run], text: str | None, look: Inherited) -> None:
    if text:
        runs.append(Run(_SPACES.sub(" ", text), bold=look.bold, italic=look.italic))
