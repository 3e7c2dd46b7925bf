"""A document's text as a page shows it: headings with anchors, paragraphs, tables, contents."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vanban.model import Annex, Document, Section, Table
from vanban.text import fold

DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with the name of its column, for screens where a row becomes a card."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class TableView:
    name: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the outline. ``mark`` is its label as printed ("I.", "a)"), ``level`` of its
    heading 2 to 6, ``path`` the labels that lead to it ("II.2.a")."""

    anchor: str
    path: str
    mark: str
    title: str
    level: int
    paragraphs: tuple[str, ...]
    children: tuple["Node", ...]
    tables: tuple[TableView, ...] = ()

    @property
    def name(self) -> str:
        """How a link speaks of it: "mục II.2.a", "Điều 2"."""
        return self.path if " " in self.path.split(".")[0] else f"mục {self.path}"


@dataclass(frozen=True, slots=True)
class AnnexView:
    """An annex; ``has_tasks`` when its task table stands on the page as the list of tasks."""

    anchor: str
    label: str
    title: str
    link_line: str
    nodes: tuple[Node, ...]
    tables: tuple[TableView, ...]
    has_tasks: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    anchor: str
    text: str
    children: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    nodes: tuple[Node, ...]
    annexes: tuple[AnnexView, ...]
    tables: tuple[TableView, ...]

    def entries(self) -> tuple[Entry, ...]:
        """The headings of the two upper levels, then the annexes."""
        return tuple(_entry(node) for node in self.nodes if node.title) + tuple(
            Entry(annex.anchor, f"{annex.label}. {annex.title}" if annex.title else annex.label)
            for annex in self.annexes
        )


def outline(document: Document, *, prefix: str = "muc") -> Outline:
    """The document's sections, annexes and the tables that are no task table."""
    builder = _Builder(document.tables, prefix)
    nodes = builder.nodes(document.sections, parents=(), level=2)
    annexes = tuple(builder.annex(annex) for annex in document.annexes)
    return Outline(nodes, annexes, builder.unplaced())


def task_tables(document: Document) -> tuple[TableView, ...]:
    """The document's tables of tasks as printed."""
    tables = [table for table in document.tables if table.is_task_table]
    return tuple(_table(table, place) for place, table in enumerate(tables, start=1))


def parts_by_text(nodes: Iterable[Node]) -> Mapping[str, Node]:
    """Each part of the outline by its folded text, to find where a sentence of the plan stands."""
    found: dict[str, Node] = {}
    for node in nodes:
        found.setdefault(fold(" ".join(node.paragraphs)), node)
        for text, child in parts_by_text(node.children).items():
            found.setdefault(text, child)
    return found


def printed_label(label: str) -> str:
    """The label with its mark: "I." and "1." for headings, "a)" for points, a bullet as it is."""
    if not label or not label[-1].isalnum():
        return label
    return f"{label})" if len(label) == 1 and label.islower() else f"{label}."


class _Builder:
    """Gives each part an anchor of its own and each table its place once."""

    def __init__(self, tables: Sequence[Table], prefix: str) -> None:
        self._tables = tables
        self._prefix = prefix
        self._anchors: Counter[str] = Counter()
        self._placed: set[int] = {i for i, table in enumerate(tables) if table.is_task_table}

    def nodes(
        self, sections: Sequence[Section], *, parents: tuple[str, ...], level: int
    ) -> tuple[Node, ...]:
        return tuple(self._node(section, parents, level) for section in sections)

    def annex(self, annex: Annex) -> AnnexView:
        has_tasks = any(self._tables[i].is_task_table for i in annex.tables)
        tables = self._take(i for i in annex.tables if i not in self._placed)
        return AnnexView(
            anchor=self._anchor((annex.label,)),
            label=annex.label,
            title=annex.title or "",
            link_line=annex.link_line or "",
            nodes=self.nodes(annex.sections, parents=(annex.label,), level=3),
            tables=tables,
            has_tasks=has_tasks,
        )

    def unplaced(self) -> tuple[TableView, ...]:
        """The tables that follow no part of the outline."""
        return self._take(i for i in range(len(self._tables)) if i not in self._placed)

    def _node(self, section: Section, parents: tuple[str, ...], level: int) -> Node:
        labels = (*parents, section.label)
        path = ".".join(labels)
        below = min(level + 1, DEEPEST_HEADING) if section.title else level
        anchor = self._anchor(labels)
        return Node(
            anchor=anchor,
            path=path,
            mark=printed_label(section.label),
            title=section.title,
            level=level,
            paragraphs=tuple(line for line in section.text.split("\n") if line.strip()),
            tables=self._take(
                i
                for i, table in enumerate(self._tables)
                if table.after == path and i not in self._placed
            ),
            children=self.nodes(section.children, parents=labels, level=below),
        )

    def _take(self, indices: Iterable[int]) -> tuple[TableView, ...]:
        chosen = list(indices)
        self._placed.update(chosen)
        return tuple(_table(self._tables[i], i + 1) for i in chosen)

    def _anchor(self, labels: Sequence[str]) -> str:
        # "đ" and "d" are two points; documents repeat labels, so a second one gets a number.
        parts = (fold(label.replace("đ", "dd").replace("Đ", "dd")) for label in labels)
        words = "-".join(
            "".join(c if c.isascii() and c.isalnum() else "-" for c in part).strip("-")
            for part in parts
        ).strip("-")
        anchor = f"{self._prefix}-{words or 'phan'}"
        self._anchors[anchor] += 1
        times = self._anchors[anchor]
        return anchor if times == 1 else f"{anchor}-lan-{times}"


def _table(table: Table, number: int) -> TableView:
    header = table.header
    return TableView(
        name=table.caption or f"Bảng {number}",
        caption=table.caption or "",
        header=header,
        rows=tuple(
            tuple(Cell(text, header[i] if i < len(header) else "") for i, text in enumerate(row))
            for row in table.rows
        ),
    )


def _entry(node: Node) -> Entry:
    return Entry(
        node.anchor,
        f"{node.mark} {node.title}".strip(),
        tuple(
            Entry(child.anchor, f"{child.mark} {child.title}".strip())
            for child in node.children
            if child.title
        ),
    )
