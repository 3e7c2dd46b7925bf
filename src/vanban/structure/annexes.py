"""What follows the signature: annexes, forms, and a second document in the same file."""

import re
from collections.abc import Sequence

from vanban.model import Annex, Section, Value
from vanban.numbering import parse_label
from vanban.readers.blocks import PageBreak
from vanban.structure import letterhead, phrases
from vanban.structure.grids import Grid, Part
from vanban.structure.lines import Line
from vanban.structure.notes import Notes
from vanban.structure.outline import read_outline
from vanban.text import fold, squeeze

_ANNEX = re.compile(
    r"^(?P<label>phu luc(?:\s+(?:so\s*)?(?:[ivxlc]+|\d{1,2}[a-z]?|[a-z]))?"
    r"|(?:bieu(?: mau)?|mau(?: bieu)?)(?:\s+so)?\s*\d{1,2}[a-z]?)"
    r"\s*(?P<mark>[.:\-–])?\s*(?P<rest>.*)$"
)
_LINK = re.compile(r"\(\s*(?:ban hanh\s+)?(?:kem theo|dinh kem)\b")
_LINK_LINE = re.compile(r"^\(?\s*(?:ban hanh\s+)?(?:kem theo|dinh kem)\b")
_LONGEST_LABEL_LINE = 220
_HEAD_LINES = 8


class Back(Value, frozen=True):
    """Annexes with their grids (in order) and lines in front of the first that belong to none."""

    annexes: tuple[Annex, ...] = ()
    grids: tuple[tuple[Grid, str | None], ...] = ()
    counts: tuple[int, ...] = ()
    loose: tuple[Line, ...] = ()


def opens_annex(line: Line) -> bool:
    """ "PHỤ LỤC II", "Biểu 01: …" or "Mẫu số 2" on a line of its own."""
    match = _ANNEX.match(line.folded)
    if not match or len(line.text) > _LONGEST_LABEL_LINE or not line.text[:1].isupper():
        return False
    rest = line.text[match.start("rest") :]
    if not rest:
        return True
    own = line.stands_out or line.text[:3].isupper()
    return (
        phrases.is_capitals(rest)
        or _LINK_LINE.match(rest) is not None
        or (
            own
            and line.text[-1] not in ".;"
            and bool(match["mark"] or phrases.is_capitals(rest[:12]))
        )
    )


def _opens(items: Sequence[Part], index: int) -> bool:
    """Whether an annex or a second document begins at ``index``."""
    line = items[index]
    if not isinstance(line, Line):
        return False
    if opens_annex(line) or letterhead.is_republic(line):
        return True
    kind = phrases.kind_of(line.text)
    return kind is not None and not kind[1] and not line.text.endswith(":")


def first_annex(items: Sequence[Part], start: int) -> int | None:
    """The index of the first annex word standing alone at or behind ``start``."""
    for index in range(start, len(items)):
        line = items[index]
        if isinstance(line, Line) and opens_annex(line) and line.folded.startswith("phu luc"):
            return index
    return None


def read_back(items: Sequence[Part], notes: Notes) -> Back:
    """Annexes from the items behind the signature."""
    starts = _starts(items)
    first = starts[0] if starts else len(items)
    annexes: list[Annex] = []
    kept: list[tuple[Grid, str | None]] = []
    counts: list[int] = []
    loose = [item for item in items[:first] if isinstance(item, Line)]
    stray = [item for item in items[:first] if isinstance(item, Grid)]
    if stray:
        annex, found = _read(items[:first], 0, notes)
        annexes.append(annex)
        kept += found
        counts.append(len(found))
        loose = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(items)
        annex, found = _read(items[start:end], len(annexes), notes)
        annexes.append(annex)
        kept += found
        counts.append(len(found))
    return Back(annexes=tuple(annexes), grids=tuple(kept), counts=tuple(counts), loose=tuple(loose))


def _starts(items: Sequence[Part]) -> list[int]:
    """Where annexes begin. A second letterhead and its type line are one beginning."""
    starts: list[int] = []
    first = next((i for i, item in enumerate(items) if isinstance(item, Line)), None)
    if first is not None and not _opens(items, first) and _link_near(items):
        starts.append(first)
    quiet_until = starts[0] + _HEAD_LINES if starts else -1
    for index in range(len(items)):
        if index <= quiet_until or not _opens(items, index):
            continue
        line = items[index]
        assert isinstance(line, Line)
        begin = _letterhead_start(items, index) if letterhead.is_republic(line) else index
        starts.append(max(begin, 0))
        quiet_until = index + 14 if letterhead.is_republic(line) else index
    return sorted(set(starts))


def _letterhead_start(items: Sequence[Part], index: int) -> int:
    """The first line of the letterhead whose Quốc hiệu stands at ``index``."""
    start = index
    while start > max(index - _HEAD_LINES, 0):
        line = items[start - 1]
        if not isinstance(line, Line) or len(line.text) > 90:
            break
        if not (line.is_capitals or letterhead.is_anchor(line)):
            break
        start -= 1
    return start


def _link_near(items: Sequence[Part]) -> bool:
    """Whether "(Kèm theo …)" stands in the first lines: they head an annex without the word."""
    lines = [item for item in items[:10] if not isinstance(item, PageBreak)][:6]
    for item in lines:
        if not isinstance(item, Line):
            return False
        if _LINK.search(item.folded):
            return True
    return False


def _read(
    items: Sequence[Part], index: int, notes: Notes
) -> tuple[Annex, list[tuple[Grid, str | None]]]:
    path = f"annexes/{index}"
    front, body = _letterhead_lines([i for i in items if not isinstance(i, PageBreak)])
    label, title, link, rest = _head(body)
    first = next((item.place for item in body if isinstance(item, Line)), None)
    if first is not None:
        notes.mark(path, first)
    outline = read_outline(rest, notes, prefix=f"{path}/sections")
    sections = list(outline.sections)
    before = [*front, *outline.before]
    if before:
        sections.insert(0, Section(label="", text="\n".join(line.text for line in before)))
    if outline.closing:
        text = "\n".join(line.text for line in outline.closing)
        sections.append(Section(label="", text=text))
    annex = Annex(label=label, title=title, link_line=link, sections=tuple(sections))
    return annex, [(grid, after or label or None) for grid, after in outline.grids]


def _letterhead_lines(
    items: Sequence[Part],
) -> tuple[list[Line], list[Part]]:
    """The letterhead of a second document, and what stands behind it."""
    reach = items[:16]
    if not any(isinstance(i, Line) and letterhead.is_republic(i) for i in reach):
        return [], list(items)
    for index, item in enumerate(reach):
        if isinstance(item, Line) and phrases.kind_of(item.text):
            head = [i for i in items[:index] if isinstance(i, Line)]
            return [i for i in head if not letterhead.is_state_name(i)], list(items[index:])
        if not isinstance(item, Line):
            break
    return [], list(items)


def _head(
    items: Sequence[Part],
) -> tuple[str, str | None, str | None, list[Part]]:
    """Label, title, link line, and the items behind them."""
    if not items or not isinstance(items[0], Line):
        return "", None, None, list(items)
    label, rest = _label(items[0])
    title: list[str] = []
    link: str | None = None
    if rest:
        rest, link = _split_link(rest)
        title += [rest] if rest else []
    index = 1
    while index < len(items) and link is None:
        item = items[index]
        if not isinstance(item, Line) or not _heads(items, index, title):
            break
        text, link = _split_link(item.text)
        if text:
            title.append(text)
        index += 1
    index, link = _whole_link(items, index, link)
    return label, squeeze(" ".join(title)) or None, link, list(items[index:])


def _label(line: Line) -> tuple[str, str]:
    match = _ANNEX.match(line.folded)
    if match and opens_annex(line):
        return line.text[: match.end("label")], line.text[match.start("rest") :]
    kind = phrases.kind_of(line.text)
    if kind:
        return kind[0], kind[1]
    label = parse_label(line.text)
    if label is not None and label.kind in ("part", "chapter"):
        return label.text, label.rest
    return "", line.text


def _split_link(text: str) -> tuple[str, str | None]:
    match = _LINK.search(fold(text))
    return (text[: match.start()].strip(), text[match.start() :]) if match else (text, None)


def _whole_link(items: Sequence[Part], index: int, link: str | None) -> tuple[int, str | None]:
    """A link line that runs over two lines, joined."""
    while link and link.count("(") > link.count(")") and index < len(items):
        item = items[index]
        if not isinstance(item, Line) or len(item.text) > 200:
            break
        link = f"{link} {item.text}"
        index += 1
    return index, link


def _heads(items: Sequence[Part], index: int, title: Sequence[str]) -> bool:
    """Whether the line at ``index`` belongs to the heading of an annex."""
    line = items[index]
    assert isinstance(line, Line)
    if _LINK.search(line.folded):
        return True
    if index > _HEAD_LINES or line.text.endswith((";", ":")):
        return False
    ahead = items[index + 1 : index + 4]
    linked = any(isinstance(item, Line) and _LINK.search(item.folded) for item in ahead)
    label = parse_label(line.text)
    if label is not None and not linked:
        return False
    if line.is_capitals or linked:
        return True
    if title and line.text[:1].islower() and title[-1][-1:].isalnum():
        return True
    if line.stands_out and not line.text.endswith("."):
        return not title or not phrases.is_capitals(title[-1]) or line.bold
    return not title and len(line.text) < 250 and not line.text.endswith(".")


def report_documents(items: Sequence[Part], found: Sequence[Annex], notes: Notes) -> None:
    """A second document in the file: with its own letterhead, or issued with this one."""
    heads = [i for i in items if isinstance(i, Line) and letterhead.is_republic(i)]
    issued = next((i for i, annex in enumerate(found) if phrases.kind_of(annex.label)), None)
    if heads:
        notes.find(
            "two-documents",
            "Tệp có thêm một văn bản khác với phần đầu riêng sau văn bản thứ nhất.",
            suggestion="Tách thành hai tệp nếu là hai văn bản; phần sau đang được đọc như phụ lục.",
            place=heads[0].place,
        )
    elif issued is not None:
        notes.find(
            "two-documents",
            f"Tệp gồm hai phần: văn bản chính và {found[issued].label} ban hành kèm theo.",
            severity="info",
            suggestion="Phần kèm theo được đọc như phụ lục; kiểm tra nhiệm vụ và mục tiêu của nó.",
            place=notes.nearest(f"annexes/{issued}"),
        )
