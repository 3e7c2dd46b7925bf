"""Blocks → lines: one printed line each, with letterhead and signing tables taken apart.

Officials lay out the letterhead and the signing block with an unruled table or with spaces in one
line; both become plain lines here, column after column, so that the passes behind read one shape.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from vanban.model import Place, Value
from vanban.readers.blocks import Align, PageBreak, Paragraph, Source, TableBlock
from vanban.structure import phrases
from vanban.text import fold, squeeze


class Line(Value, frozen=True):
    """One printed line. ``folded`` is without diacritics and has the length of ``text``.

    ``starts`` is False behind a hard line break inside a paragraph; ``in_layout`` when the line
    stood in a table that only lays out the page.
    """

    text: str
    folded: str
    place: Place
    bold: bool = False
    italic: bool = False
    level: int | None = None
    align: Align | None = None
    starts: bool = True
    in_layout: bool = False

    @property
    def is_capitals(self) -> bool:
        """Whether every letter is a capital (and there are at least two)."""
        return phrases.is_capitals(self.text)

    @property
    def stands_out(self) -> bool:
        """Whether the source sets the line apart as a heading does."""
        return self.bold or self.level is not None or self.align == "center"


class Passage:
    """A paragraph that may go on in the next lines; ``line`` is its first."""

    def __init__(self, line: Line, text: str | None = None) -> None:
        self.line = line
        self.pieces = [line.text if text is None else text]

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return " ".join(self.pieces)

    def whole(self) -> Line:
        """The paragraph as one line."""
        text = self.text
        return replace(self.line, text=text, folded=fold(text))


Item = Line | TableBlock | PageBreak

_RULE = re.compile(r"[-–—_=*.…]{3,}|[-–—_]{2,}|\*{2,}|⎯+")
_MOTTO = r"doc lap\s*[-–—.]*\s*tu do\s*[-–—.]*\s*hanh phuc"
_ANCHOR = re.compile(
    rf"cong hoa xa hoi chu nghia viet nam|{_MOTTO}|dang cong san viet nam"
    r"|(?<![^\W_])so\s*:\s*(?=\S{0,12}\s{0,8}/)|(?<![^\W_])noi nhan\s*:",
)
_CODE_THEN_DATE = re.compile(
    r"^(so\s*:?\s*[\w.…_]*\s*[/-]\s*[^\s,-]+(?:\s?-\s?[^\s,-]+)*)\s+([^,/]{2,40},\s*ngay\b.*)$"
)
_NUMBER_ALONE = re.compile(r"(?<![^\W_])so\s*:?\s*[\d.…_]*$")
_BULLET_INSIDE = re.compile(r"(?<=[;:.,])\s+[-–+•]\s*(?=[^\s\d])")
# What a narrow column cuts: whole, and a beginning of it with the piece that follows.
_WHOLE = re.compile(
    rf"cong hoa xa hoi chu nghia viet nam$|{_MOTTO}$|dang cong san viet nam$"
    r"|[^,;:]{2,45},\s*ngay\b[\s\d.…_]*thang\b[\s\d.…_]*nam\s*[\d.…_]{2,}$"
)
_GOES_ON = re.compile(
    r"cong hoa xa hoi(?: chu nghia(?: viet(?: nam)?)?)?$"
    r"|doc lap\s*[-–—.]*\s*tu do\s*[-–—.]*\s*(?:hanh(?: phuc)?)?$"
    r"|[^,;:]{2,45},\s*ngay\b[\s\d.…_]*(?:thang\b[\s\d.…_]*(?:nam\b[\s\d.…_]*)?)?$"
)
_ARCHIVE = re.compile(r"^[-–+•*]?\s*luu\s*:?\s*vt\b|^[-–+•*]\s*luu\b")
_LAYOUT_ROWS = 14
_LAYOUT_COLUMNS = 5


def unfold(source: Source) -> list[Item]:
    """The source's lines, tables and page breaks in reading order, layout tables unfolded."""
    items: list[Item] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            items.extend(_paragraph_lines(block))
        elif isinstance(block, TableBlock) and is_layout(block):
            items.extend(_layout_lines(block))
        elif isinstance(block, TableBlock) and not _has_text(block):
            continue
        else:
            items.append(block)
    return items


def _has_text(table: TableBlock) -> bool:
    return any(cell.text for row in table.rows for cell in row.cells)


def _paragraph_lines(block: Paragraph) -> Iterator[Line]:
    texts = [
        piece
        for number, raw in enumerate(block.text.split("\n"))
        for piece in _pieces(raw, first=number == 0)
    ]
    for number, text in enumerate(texts):
        if block.label and number == 0:
            text = _labelled(block.label, text)
        yield Line(
            text=text,
            folded=fold(text),
            place=block.place,
            bold=block.bold,
            italic=block.italic,
            level=block.level,
            align=block.align,
            starts=number == 0,
        )


def _labelled(label: str, text: str) -> str:
    """Text behind the number or bullet that the source draws; all drawn bullets are dashes."""
    return f"{label} {text}" if any(c.isalnum() for c in label) else f"- {text}"


def _pieces(raw: str, *, first: bool) -> list[str]:
    """A line of a paragraph, cut where a letterhead runs two columns together."""
    text = squeeze(raw)
    folded = fold(text)
    if len(text) < 200 and _ANCHOR.search(folded):
        return split_frame(text)
    if first and text[:2].lower() in ("số", "so"):
        together = _CODE_THEN_DATE.match(folded)
        if together:
            return [text[: together.end(1)], text[together.start(2) :]]
    if not text or not _RULE.sub("", text).strip(" -*•"):
        return []
    return [text]


def split_frame(text: str) -> list[str]:
    """Text of a letterhead or signing cell as its printed lines, drawn rules left out."""
    lines: list[str] = []
    for piece in _columns(text):
        piece = squeeze(_RULE.sub(" ", piece) if not _is_code(piece) else piece)
        lines.extend(_split_anchors(piece))
    # The Party draws an asterisk where others draw a rule.
    return [line for line in lines if line.strip(" -*•")]


def _columns(text: str) -> list[str]:
    """A text cut at breaks, tabs and spaced slashes; the slash of "Số: 12 / KH-UBND" stays."""
    out: list[str] = []
    for line in re.split(r"\n|\t", text):
        begins = len(out)
        for piece in re.split(r"\s+/\s+", line):
            if len(out) > begins and _NUMBER_ALONE.search(fold(out[-1])):
                out[-1] = f"{out[-1]} / {piece}"
            else:
                out.append(piece)
    return out


def _is_code(piece: str) -> bool:
    """A number left blank is drawn with dots: "Số: ....../KH-UBND" keeps them."""
    return "/" in piece and fold(piece).lstrip().startswith("so")


def _split_anchors(text: str) -> list[str]:
    folded = fold(text)
    cuts = {0, len(text)}
    for match in _ANCHOR.finditer(folded):
        if match.group().startswith("so") and not _ends_in_capitals(text[: match.start()]):
            continue
        cuts.add(match.start())
        if not match.group().startswith("so"):
            cuts.add(match.end())
    order = sorted(cuts)
    pieces = [squeeze(text[a:b]) for a, b in pairwise(order)]
    out: list[str] = []
    for piece in pieces:
        together = _CODE_THEN_DATE.match(fold(piece))
        if together:
            out += [piece[: together.end(1)], piece[together.start(2) :]]
        else:
            out.append(piece)
    return out


def _ends_in_capitals(before: str) -> bool:
    """Whether only a body in capitals, or place and date, stands before "Số:", as in no sentence
    that cites one."""
    frame = not before.strip() or phrases.is_capitals(before)
    return frame or bool(_WHOLE.match(fold(before.strip())))


def is_layout(table: TableBlock) -> bool:
    """Whether a table lays out a letterhead or a signing block rather than data."""
    if not table.rows or len(table.rows) > _LAYOUT_ROWS:
        return False
    if len(table.rows[0].cells) > _LAYOUT_COLUMNS:
        return False
    cells = [cell.text for row in table.rows for cell in row.cells if cell.text]
    folded = [fold(text) for text in cells]
    if any("cong hoa xa hoi chu nghia" in f or "dang cong san viet nam" in f for f in folded):
        return True
    if any(re.search(_MOTTO, f) or f.startswith("noi nhan") for f in folded):
        return True
    if any(phrases.is_code_line(text) for text in cells) and len(table.rows) <= 3:
        return True
    if len(cells) <= 4 and any(phrases.opens_signature(text) for text in cells):
        return True
    return not table.ruled and len(cells) <= 4 and _ends_recipients(cells)


def _ends_recipients(cells: list[str]) -> bool:
    """Whether Nơi nhận ends here beside the name of the signer, its beginning a page before."""
    archived = any(_ARCHIVE.match(fold(text.rsplit("\n", 1)[-1])) for text in cells)
    return archived and any(phrases.is_person(text.rsplit("\n", 1)[-1]) for text in cells)


def _mended(lines: list[str]) -> list[str]:
    """The lines of a cell with Quốc hiệu, Tiêu ngữ and date whole where its width has cut them."""
    out: list[str] = []
    for line in lines:
        together = f"{out[-1]} {line}" if out else ""
        if out and (_GOES_ON.match(fold(together)) and not _WHOLE.match(fold(out[-1]))):
            out[-1] = together
        else:
            out.append(line)
    return out


def _layout_lines(table: TableBlock) -> Iterator[Line]:
    """The lines of a layout table, column after column; addressees, which stand below a
    letterhead, behind all of it."""
    lines = list(_column_lines(table))
    first = next((i for i, line in enumerate(lines) if line.folded.startswith("kinh gui")), None)
    if first is not None:
        behind = next((i for i in range(first, len(lines)) if _is_frame(lines[i])), None)
        if behind is not None:
            lines = [*lines[:first], *lines[behind:], *lines[first:behind]]
    yield from lines


def _is_frame(line: Line) -> bool:
    """Whether a line is Quốc hiệu, Tiêu ngữ, number, or place and date."""
    return bool(_WHOLE.match(line.folded)) or phrases.is_code_line(line.text)


def _column_lines(table: TableBlock) -> Iterator[Line]:
    width = len(table.rows[0].cells)
    for column in range(width):
        for row in table.rows:
            cell = row.cells[column]
            texts = _mended(split_frame(cell.text))
            if any(fold(text).startswith("noi nhan") for text in texts):
                texts = [line for text in texts for line in split_bullets(text)]
            for number, text in enumerate(texts):
                yield Line(
                    text=text,
                    folded=fold(text),
                    place=row.place,
                    bold=cell.bold,
                    starts=number == 0,
                    in_layout=True,
                )


def split_bullets(text: str) -> list[str]:
    """ "Nơi nhận: - A; - B." on one line as its lines."""
    starts = [m.start() for m in _BULLET_INSIDE.finditer(text)]
    order = [0, *starts, len(text)]
    return [squeeze(text[a:b]) for a, b in pairwise(order)]
