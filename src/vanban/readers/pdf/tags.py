"""The structure tree of a tagged PDF page → what stands in which paragraph or table cell.

PDFium gives the part of the tree that has content on the page; a place in it that has none there
comes out as a missing child, which inside a table row is an empty cell. Names of types follow
ISO 32000-1, 14.8.4.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from vanban.model import Value

_DEEPEST: Final = 60
_MOST_CHILDREN: Final = 50_000
_MOST_SPAN: Final = 100
_INLINE: Final = frozenset(
    [
        "Span",
        "Quote",
        "Reference",
        "BibEntry",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Em",
        "Strong",
        "Sub",
        "Lbl",
    ]
)
_LEFT_OUT: Final = frozenset(("Artifact", "Figure", "Form"))
# Types that say nothing of their own; inside a paragraph they are runs of text.
_TRANSPARENT: Final = frozenset(("NonStruct", "Private"))
_PROSE: Final = frozenset(("P", "Caption", "BlockQuote", "Note", "Title"))
_CELLS: Final = frozenset(("TD", "TH"))
_ROW_GROUPS: Final = frozenset(("THead", "TBody", "TFoot"))


class TaggedParagraph(Value, frozen=True):
    """Marked content in order that makes one paragraph; ``level`` of a heading."""

    tags: tuple[int, ...]
    level: int | None = None


class TaggedCell(Value, frozen=True):
    """A table cell with its paragraphs and the rows and columns that it covers."""

    paragraphs: tuple[TaggedParagraph, ...]
    across: int = 1
    down: int = 1


class TaggedTable(Value, frozen=True):
    """Rows of cells; ``headers`` counts the first rows that are table headings."""

    rows: tuple[tuple[TaggedCell, ...], ...]
    headers: int = 0


class TaggedGroup(Value, frozen=True):
    """Parts that the file keeps together, which may stand side by side."""

    parts: tuple["Node", ...]


Node = TaggedParagraph | TaggedTable | TaggedGroup


def nodes_of(page: pdfium.PdfPage) -> tuple[Node, ...]:
    """The page's paragraphs and tables in the order of the tree; empty without tags."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return ()
    try:
        gathering = _Gathering(0)
        count = min(raw.FPDF_StructTree_CountChildren(tree), _MOST_CHILDREN)
        for at in range(max(0, count)):
            child = raw.FPDF_StructTree_GetChildAtIndex(tree, at)
            if child:
                gathering.element(child)
        return gathering.closed()
    finally:
        raw.FPDF_StructTree_Close(tree)


class _Gathering:
    """Collects the paragraphs below one element."""

    def __init__(self, depth: int, level: int | None = None, *, prose: bool = False) -> None:
        """``prose``: the element is itself a paragraph, so that what it holds is part of it."""
        self._depth = depth
        self._level = level
        self._prose = prose
        self._open: list[int] = []
        self._nodes: list[Node] = []

    def closed(self) -> tuple[Node, ...]:
        self._flush()
        return tuple(self._nodes)

    def element(self, element: object) -> None:
        """An element by its type: part of the open paragraph, or something of its own."""
        kind = _type(element)
        if kind in _LEFT_OUT or self._depth > _DEEPEST:
            return
        if kind in _INLINE or (self._prose and _is_run(element, kind, self._depth)):
            self._open.extend(_contents(element, self._depth))
        elif kind == "Table":
            self._flush()
            self._nodes.append(_table(element, self._depth + 1))
        elif kind == "LI":
            self._flush()
            self._list_item(element)
        else:
            self._flush()
            prose = kind in _PROSE or kind.startswith("H")
            inner = _Gathering(self._depth + 1, _level(kind), prose=prose)
            inner.inside(element)
            parts = inner.closed()
            if len(parts) > 1:
                self._nodes.append(TaggedGroup(parts))
            else:
                self._nodes.extend(parts)

    def inside(self, element: object) -> None:
        """The element's own content and its children."""
        for tag, child in _children(element):
            if child is not None:
                self.element(child)
            elif tag >= 0:
                self._open.append(tag)

    def _list_item(self, element: object) -> None:
        """The label and the first paragraph of the body are one paragraph."""
        label: tuple[int, ...] = ()
        body = _Gathering(self._depth + 1, prose=True)
        for tag, child in _children(element):
            kind = _type(child) if child is not None else ""
            if kind == "Lbl":
                label += tuple(_contents(child, self._depth))
            elif kind == "LBody":
                body.inside(child)
            elif child is not None:
                body.element(child)
            elif tag >= 0:
                body._open.append(tag)
        parts = body.closed()
        if label and parts and isinstance(parts[0], TaggedParagraph):
            parts = (TaggedParagraph(label + parts[0].tags), *parts[1:])
        elif label:
            parts = (TaggedParagraph(label), *parts)
        self._nodes.extend(parts)

    def _flush(self) -> None:
        if self._open:
            self._nodes.append(TaggedParagraph(tuple(self._open), self._level))
            self._open = []


def _is_run(element: object, kind: str, depth: int) -> bool:
    """Whether an element of a type that says nothing holds text and no paragraph."""
    if kind not in _TRANSPARENT or depth > _DEEPEST:
        return False
    children = [child for _, child in _children(element) if child is not None]
    kinds = [(child, _type(child)) for child in children]
    return all(kind in _INLINE or _is_run(child, kind, depth + 1) for child, kind in kinds)


def _table(table: object, depth: int) -> TaggedTable:
    rows: list[tuple[TaggedCell, ...]] = []
    headers = 0
    for row, in_head in _rows(table, depth):
        cells = tuple(_cells(row, depth))
        if cells:
            rows.append(cells)
            headers += in_head
    return TaggedTable(tuple(rows), headers)


def _rows(table: object, depth: int, *, in_head: bool = False) -> Iterator[tuple[object, bool]]:
    if depth > _DEEPEST:
        return
    for _, child in _children(table):
        if child is None:
            continue
        kind = _type(child)
        if kind == "TR":
            yield child, in_head
        elif kind in _ROW_GROUPS:
            yield from _rows(child, depth + 1, in_head=kind == "THead")


def _cells(row: object, depth: int) -> Iterator[TaggedCell]:
    for tag, child in _children(row):
        if child is None:
            if tag < 0:
                yield TaggedCell(())
            continue
        if _type(child) in _CELLS:
            inner = _Gathering(depth + 1)
            inner.inside(child)
            yield TaggedCell(
                tuple(_paragraphs(inner.closed())),
                _span(child, "ColSpan"),
                _span(child, "RowSpan"),
            )


def _paragraphs(nodes: tuple[Node, ...]) -> Iterator[TaggedParagraph]:
    """All paragraphs of nodes, nested tables flattened in order."""
    for node in nodes:
        if isinstance(node, TaggedParagraph):
            yield node
        elif isinstance(node, TaggedGroup):
            yield from _paragraphs(node.parts)
        else:
            for row in node.rows:
                for cell in row:
                    yield from cell.paragraphs


def _contents(element: object, depth: int) -> Iterator[int]:
    """All marked content below an element."""
    if depth > _DEEPEST:
        return
    for tag, child in _children(element):
        if child is not None:
            yield from _contents(child, depth + 1)
        elif tag >= 0:
            yield tag


def _children(element: object) -> Iterator[tuple[int, object | None]]:
    """Each child as marked content (a number) or as an element; (-1, None) is one that has no
    content on this page."""
    for at in range(max(0, min(raw.FPDF_StructElement_CountChildren(element), _MOST_CHILDREN))):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield -1, child
        else:
            yield raw.FPDF_StructElement_GetChildMarkedContentID(element, at), None


def _type(element: object) -> str:
    return _string(lambda buffer, size: raw.FPDF_StructElement_GetType(element, buffer, size))


def _string(read: Callable[[object, int], int]) -> str:
    buffer = ctypes.create_string_buffer(64)
    length = min(read(buffer, 64), 64)
    return buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0")


def _level(kind: str) -> int | None:
    if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
        return int(kind[1])
    return 1 if kind in ("H", "Title") else None


def _span(cell: object, name: str) -> int:
    for at in range(max(0, min(raw.FPDF_StructElement_GetAttributeCount(cell), 16))):
        attribute = raw.FPDF_StructElement_GetAttributeAtIndex(cell, at)
        value = raw.FPDF_StructElement_Attr_GetValue(attribute, name.encode())
        number = ctypes.c_float()
        if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return max(1, min(int(number.value), _MOST_SPAN))
    return 1
