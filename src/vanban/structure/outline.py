"""Lines → sections, by their labels and the look of headings.

The heading levels of the source are unreliable in official documents; the order of labels decides,
as Decree 30/2020/NĐ-CP lays it down: part, chapter, section, article, clause, point.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from vanban.model import Place, Section, Value
from vanban.numbering import Label, is_successor, parse_label
from vanban.structure import outline_checks, phrases
from vanban.structure.grids import Grid, Part
from vanban.structure.headings import (
    CLOSING,
    HEADING_KINDS,
    LONGEST_TITLE,
    RANK,
    SURE_CLOSING,
    TERMINAL,
    is_bare_heading,
    is_title,
    is_upper,
)
from vanban.structure.lines import Line, Passage
from vanban.structure.notes import Notes


class Node:
    """A section while it grows."""

    def __init__(self, label: Label | None, line: Line | None, title: str = "") -> None:
        self.label = label
        self.line = line
        self.title = title
        self.paragraphs: list[Passage] = []
        self.children: list[Node] = []

    @property
    def kind(self) -> str:
        if self.label is None:
            return "bare"
        dots = self.label.text.count(".") if self.label.kind == "decimal" else 0
        return self.label.kind + "." * dots

    @property
    def rank(self) -> int:
        if self.label is None:
            return self.line.level or 4 if self.line and self.line.level else 4
        extra = self.label.text.count(".") if self.label.kind == "decimal" else 0
        return RANK[self.label.kind] + extra


class Outline(Value, frozen=True):
    """Sections, what stands before and behind them, and grids with the label path they follow."""

    sections: tuple[Section, ...] = ()
    before: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()
    grids: tuple[tuple[Grid, str | None], ...] = ()


class _Builder:
    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.root = Node(None, None)
        self.stack: list[Node] = [self.root]
        self.grids: list[tuple[Grid, str | None]] = []
        self.splits: list[Place] = []
        self.dotted: list[Line] = []
        self.latest: dict[str, Node] = {}
        self.levels: dict[str, dict[int, Line]] = {}

    @property
    def top(self) -> Node:
        return self.stack[-1]

    def path(self) -> str | None:
        return ".".join(n.label.text for n in self.stack[1:] if n.label) or None

    def take(self, items: Sequence[Part]) -> None:
        for index, item in enumerate(items):
            if isinstance(item, Grid):
                self.grids.append((item, self.path()))
            elif isinstance(item, Line):
                self._line(item, items[index + 1 : index + 6])

    def _line(self, line: Line, following: Sequence[Part]) -> None:
        label = parse_label(line.text)
        if label is not None and label.kind != "bullet" and self._believes(label):
            self._labelled(label, line, following)
        elif self._completes_title(line):
            self.top.title = f"{self.top.title} {line.text}".strip()
        elif self._continues(line):
            self.top.paragraphs[-1].pieces.append(line.text)
            if line.starts:
                self.splits.append(line.place)
        elif is_bare_heading(line) and self._may_head(line, following):
            self._bare(line)
        else:
            self.top.paragraphs.append(Passage(line))

    def _believes(self, label: Label) -> bool:
        """Whether a label fits in; a lone capital or letter in running text does not."""
        if label.kind in ("part", "chapter", "section", "article", "roman", "decimal"):
            return True
        if label.order == 1 or any(n.label and n.label.kind == label.kind for n in self.stack):
            return True
        return bool(label.rest[:1].isupper()) and label.kind != "capital"

    def _labelled(self, label: Label, line: Line, following: Sequence[Part]) -> None:
        label = self._as_capital(label)
        node = Node(label, line)
        if is_title(label, line, following):
            node.title = label.rest.rstrip(" :")
        elif label.rest:
            node.paragraphs.append(Passage(line, label.rest))
        if line.level is not None:
            self.levels.setdefault(node.kind, {}).setdefault(line.level, line)
        if label.kind == "letter" and line.text.startswith(f"{label.text}."):
            self.dotted.append(line)
        self._descend(node)
        siblings = self.top.children
        previous = next((s for s in reversed(siblings) if s.kind == node.kind), None)
        before = previous or self._runs_on(node)
        outline_checks.check_order(before.label if before else None, label, line.place, self.notes)
        self.latest[node.kind] = node
        siblings.append(node)
        self.stack.append(node)

    def _as_capital(self, label: Label) -> Label:
        """ "I" and "D" belong to A, B, C … when the letter before them is open."""
        if label.kind != "roman":
            return label
        for node in self.stack:
            before = node.label
            if before and before.kind == "capital" and is_successor(before, label):
                return replace(label, kind="capital", order=before.order + 1)
        return label

    def _descend(self, node: Node) -> None:
        """Leave the sections that end where ``node`` begins."""
        for depth, open_node in enumerate(self.stack):
            if depth and open_node.kind == node.kind:
                del self.stack[depth:]
                return
        assert node.label is not None
        pair = (self.top.kind, node.label.kind)
        if node.label.order == 1 and pair in (("roman", "capital"), ("letter", "arabic")):
            return
        while len(self.stack) > 1 and self.top.rank > node.rank:
            self.stack.pop()
        if len(self.stack) > 1 and self.top.label is None and node.rank <= 4:
            del self.stack[1:]

    def _runs_on(self, node: Node) -> Node | None:
        """The last label of this kind in an earlier section, when numbers run on from it (as those
        of articles do through all chapters)."""
        last = self.latest.get(node.kind)
        if last is None or last.label is None or node.label is None:
            return None
        return last if is_successor(last.label, node.label) else None

    def _completes_title(self, line: Line) -> bool:
        """The title of "Chương I" on the next line, or a title in capitals over two lines."""
        node = self.top
        if node.label is None or node.paragraphs or node.children or len(line.text) > LONGEST_TITLE:
            return False
        if not node.title:
            bare = node.label.kind in (*HEADING_KINDS, "article") and not node.label.rest
            return bare and (line.is_capitals or line.stands_out or node.label.kind == "chapter")
        if len(node.title) + len(line.text) > 2 * LONGEST_TITLE:
            return False
        if line.is_capitals and is_upper(node.title):
            return not line.text.endswith(TERMINAL)
        return not line.starts and line.bold and line.text[:1].islower()

    def _continues(self, line: Line) -> bool:
        """A paragraph that a page or an empty line has cut in mid-sentence."""
        if not self.top.paragraphs or not line.text[:1].islower():
            return False
        before = self.top.paragraphs[-1].pieces[-1]
        return before[-1:].isalnum() or before[-1:] in ',"”)–-%'

    def _may_head(self, line: Line, following: Sequence[Part]) -> bool:
        """Whether something stands below a heading; the name of a body first of all is none."""
        if not self.root.children and line.is_capitals and phrases.opens_body(line.text):
            return False
        return any(isinstance(item, Line | Grid) for item in following[:3])

    def _bare(self, line: Line) -> None:
        node = Node(None, line, title=line.text)
        if line.is_capitals or len(self.stack) == 1:
            del self.stack[1:]
        else:
            bare = next((i for i, n in enumerate(self.stack) if i and n.label is None), None)
            level = line.level
            if bare is not None:
                while bare < len(self.stack) and _above(self.stack[bare], level):
                    bare += 1
                del self.stack[bare:]
            else:
                keep = [i for i, n in enumerate(self.stack) if n.title and n.kind in HEADING_KINDS]
                del self.stack[(keep[-1] + 1 if keep else 1) :]
        self.top.children.append(node)
        self.stack.append(node)


def _above(node: Node, level: int | None) -> bool:
    """Whether an open heading without label stands above one of ``level``."""
    own = node.line.level if node.line else None
    return level is not None and own is not None and own < level


def read_outline(items: Sequence[Part], notes: Notes, *, prefix: str) -> Outline:
    """The outline of a body or an annex. ``prefix`` is the path of its sections ("sections")."""
    builder = _Builder(notes)
    builder.take(items)
    closing = _take_closing(builder)
    outline_checks.report_splits(builder.splits, notes)
    outline_checks.report_points(builder.dotted, notes)
    outline_checks.report_levels(builder.levels, notes)
    sections = tuple(
        _freeze(node, f"{prefix}/{i}", notes) for i, node in enumerate(builder.root.children)
    )
    return Outline(
        sections=sections,
        before=tuple(_whole(builder.root)),
        closing=tuple(closing),
        grids=tuple(builder.grids),
    )


def _whole(node: Node) -> list[Line]:
    """The paragraphs of a section, each as one line."""
    return [passage.whole() for passage in node.paragraphs]


def _take_closing(builder: _Builder) -> list[Line]:
    """The trailing paragraphs without label that close the document, out of the last section."""
    last = builder.root
    while last.children:
        last = last.children[-1]
    if last is builder.root:
        return []
    lines = _whole(last)
    first = 1 if last.label and not last.title and last.paragraphs else 0
    bare = [i for i in range(first, len(lines)) if lines[i].text[0] not in "-–+*•"]
    cut = next((i for i in bare if lines[i].folded.startswith(SURE_CLOSING)), None)
    if cut is None and not last.title:
        cut = next((i for i in bare if i and lines[i].text.endswith("./.")), None)
    if cut is None and not last.title and len(lines) > 1 and len(lines) - 1 in bare:
        cut = len(lines) - 1 if lines[-1].folded.startswith(CLOSING) else None
    if cut is None or (cut == 0 and not lines[0].folded.startswith("tren day la")):
        return []
    del last.paragraphs[cut:]
    return lines[cut:]


def _freeze(node: Node, path: str, notes: Notes) -> Section:
    if node.line is not None:
        notes.mark(path, node.line.place)
    return Section(
        label=node.label.text if node.label else "",
        title=node.title,
        text="\n".join(passage.text for passage in node.paragraphs),
        children=tuple(
            _freeze(child, f"{path}/children/{i}", notes) for i, child in enumerate(node.children)
        ),
    )
