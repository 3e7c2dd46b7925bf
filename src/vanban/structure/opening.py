"""From the type of the document to its first heading: title, addressees, legal bases, preamble."""

import re
from collections.abc import Sequence

from vanban.model import DocumentKind, Value
from vanban.numbering import parse_label
from vanban.readers.blocks import PageBreak
from vanban.structure import letterhead, phrases
from vanban.structure.grids import Part
from vanban.structure.headings import is_bare_heading, is_link_line
from vanban.structure.lines import Line, Passage
from vanban.structure.signing import opens_recipients
from vanban.text import squeeze

_BASIS = re.compile(r"^(?:can cu|thuc hien|xet|theo|tren co so|thi hanh|trien khai)\b")
_ONLY_A_BASIS = re.compile(r"^(?:can cu|xet|theo de nghi|theo to trinh)\b")
_NAMES_A_TEXT = re.compile(r"\bso\s*:?\s*[\d/.…_]|\d/|\bluat\b|\bnghi quyet\b|\d-[a-z]")
_ENACTS = re.compile(
    r"\b(?:nhu sau|xay dung ke hoach|ban hanh ke hoach|voi (?:cac|nhung) noi dung)\b.*$"
)
_ADDRESSED = re.compile(r"^kinh gui\s*:?")
_ENDS = (".", ";", ":", "./.")
_LONGEST_TITLE_LINE = 160
_LONGEST_PLAIN_LINE = 45
_LONGEST_TITLE = 700
# So far behind the beginning no letterhead is looked for any more.
_HEAD_REACH = 600


class Opening(Value, frozen=True):
    """The lines between the letterhead and the first heading, told apart; ``end`` is the index of
    the first item behind them."""

    kind: DocumentKind
    kind_text: str | None
    kind_line: Line | None
    title: tuple[Line, ...]
    title_text: str | None
    addressees: tuple[Line, ...]
    bases: tuple[Line, ...]
    preamble: tuple[Line, ...]
    end: int


def find_kind(items: Sequence[Part]) -> int | None:
    """The index of the line with the type of the document in capitals ("KẾ HOẠCH"), if any."""
    start = _head_start(items)
    for index in range(start, min(len(items), start + _HEAD_REACH)):
        item = items[index]
        if not isinstance(item, Line):
            if isinstance(item, PageBreak):
                continue
            return None
        if _ADDRESSED.match(item.folded) or opens_recipients(item) or _is_outline(item):
            return None
        if phrases.kind_of(item.text) and not item.text.rstrip().endswith(":"):
            return index
    return None


def _head_start(items: Sequence[Part]) -> int:
    """The first line of the letterhead; what stands before it is noise of the site copied from."""
    for index, item in enumerate(items[:_HEAD_REACH]):
        if isinstance(item, Line) and letterhead.is_anchor(item):
            return index
    return 0


def _is_outline(line: Line) -> bool:
    label = parse_label(line.text)
    return (
        label is not None and label.kind != "bullet" and bool(label.rest or label.kind != "arabic")
    )


def head_end(items: Sequence[Part], kind: int | None) -> int:
    """Where the letterhead ends: at the type, or behind the last line that only it can hold."""
    if kind is not None:
        return kind
    end = 0
    for index, item in enumerate(items[:_HEAD_REACH]):
        if not isinstance(item, Line):
            if isinstance(item, PageBreak):
                continue
            break
        if _ADDRESSED.match(item.folded):
            return index
        if letterhead.is_anchor(item) or letterhead.is_subject(item):
            end = index + 1
        elif end and _is_outline(item):
            break
    return end


def read_opening(items: Sequence[Part], start: int, *, has_type: bool) -> Opening:
    """Read from ``start`` (the line with the type when ``has_type``) to the first heading."""
    kind: DocumentKind = "other"
    kind_text: str | None = None
    kind_line: Line | None = None
    title: list[Line] = []
    index = start
    lead = ""
    if has_type:
        line = items[start]
        assert isinstance(line, Line)
        found = phrases.kind_of(line.text)
        assert found is not None
        kind_text, lead, kind = found
        kind_line = line
        index = _read_title(items, start + 1, title, lead=lead, kind_line=line)
    addressees, bases, preamble, end = _read_before_body(items, index, kind)
    texts = ([lead] if lead else []) + [line.text for line in title]
    return Opening(
        kind=kind,
        kind_text=kind_text,
        kind_line=kind_line,
        title=tuple(title),
        title_text=squeeze(" ".join(texts)) or None,
        addressees=tuple(addressees),
        bases=tuple(bases),
        preamble=tuple(preamble),
        end=end,
    )


def _read_title(
    items: Sequence[Part], index: int, title: list[Line], *, lead: str, kind_line: Line
) -> int:
    while index < len(items):
        item = items[index]
        if isinstance(item, PageBreak):
            index += 1
            continue
        if not isinstance(item, Line) or not _fits_title(item, title, lead, kind_line):
            break
        title.append(item)
        index += 1
    return index


def _fits_title(line: Line, title: Sequence[Line], lead: str, kind_line: Line) -> bool:
    if _ends_head(line) or _ONLY_A_BASIS.match(line.folded.lstrip("-–+• ")):
        return False
    if is_link_line(line) or (phrases.kind_of(line.text) and line.text.endswith(":")):
        return False
    length = len(lead) + sum(len(part.text) for part in title) + len(line.text)
    if length > _LONGEST_TITLE:
        return False
    if not title and not lead:
        return not line.text.endswith((";", ":")) or line.stands_out
    before = title[-1] if title else kind_line
    previous = title[-1].text if title else lead
    if line.is_capitals:
        return is_capitals_title(previous, line) and not _is_enacting_body(line)
    if phrases.is_capitals(previous):
        return False
    if line.text.endswith(_ENDS) or len(line.text) > _LONGEST_TITLE_LINE:
        return not line.starts and line.bold
    if _BASIS.match(line.folded) and len(line.text) > 60 and not line.bold:
        return False
    if line.text[:1].islower():
        return True
    # Without a look of its own a long line with a capital is the first paragraph.
    plain = not line.stands_out and len(line.text) > _LONGEST_PLAIN_LINE
    return line.bold == before.bold and not plain


def is_capitals_title(previous: str, line: Line) -> bool:
    """Whether a line of capitals goes on with a title in capitals."""
    return phrases.is_capitals(previous) and not line.text.endswith(":")


def _is_enacting_body(line: Line) -> bool:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" between the title and the bases of a decision."""
    return phrases.is_position(line.text) or phrases.is_collective(line.text)


def _ends_head(line: Line) -> bool:
    return bool(
        _ADDRESSED.match(line.folded)
        or opens_recipients(line)
        or (_is_outline(line) and not line.text[:1].islower())
    )


def _read_before_body(
    items: Sequence[Part], index: int, kind: DocumentKind
) -> tuple[list[Line], list[Line], list[Line], int]:
    addressees: list[Line] = []
    bases: list[Passage] = []
    preamble: list[Passage] = []
    latest: Passage | None = None
    addressing = False
    while index < len(items):
        item = items[index]
        if isinstance(item, PageBreak):
            index += 1
            continue
        if not isinstance(item, Line) or opens_recipients(item) or opens_body(items, index):
            break
        if _ADDRESSED.match(item.folded):
            addressing = True
            addressees.append(item)
        elif addressing and _is_addressee(item, addressees):
            addressees.append(item)
        elif latest is not None and _continues(item, latest):
            latest.pieces.append(item.text)
        else:
            # "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:" in a công điện
            addressing = item.folded.endswith(("dien:", "gui:"))
            latest = Passage(item)
            (bases if is_basis(item) else preamble).append(latest)
        index += 1
    whole = [[passage.whole() for passage in passages] for passages in (bases, preamble)]
    return addressees, whole[0], whole[1], index


def is_basis(line: Line) -> bool:
    """ "Căn cứ …;" or "Thực hiện Quyết định số …": a paragraph on what the text rests on."""
    folded = line.folded.lstrip("-–+• ")
    if not _BASIS.match(folded) or line.is_capitals:
        return False
    names_a_text = bool(_NAMES_A_TEXT.search(folded))
    if _ONLY_A_BASIS.match(folded):
        return names_a_text or not _ENACTS.search(folded)
    return names_a_text or folded.endswith(";")


def opens_body(items: Sequence[Part], index: int) -> bool:
    """Whether the outline begins here: a label, or a heading without one."""
    line = items[index]
    if not isinstance(line, Line):
        return True
    if _is_outline(line):
        return True
    if not is_bare_heading(line) or _is_enacting_body(line):
        return False
    # The line that names a session of a council stands before the bases and heads nothing.
    ahead = [item for item in items[index + 1 : index + 4] if isinstance(item, Line)]
    return not any(is_basis(item) for item in ahead)


def _is_addressee(line: Line, before: Sequence[Line]) -> bool:
    if is_basis(line):
        return False
    if line.text[0] in "-–+•*":
        return True
    limit = 120 if line.text[-1:] in ";.," else 70
    short = len(line.text) < limit and phrases.opens_body(line.text) and line.text[-1:] != ":"
    return short or bool(before and before[-1].folded.rstrip(" :") == "kinh gui")


def _continues(line: Line, before: Passage) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last = before.pieces[-1]
    if not line.text[:1].islower() or phrases.is_capitals(last):
        return False
    return not last.endswith((".", ";", ":"))


def addressees_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The bodies of "Kính gửi", one each, without bullets and closing marks."""
    out: list[str] = []
    for line in lines:
        text = line.text
        match = _ADDRESSED.match(line.folded)
        if match:
            text = text[match.end() :]
        for piece in text.split(";"):
            name = piece.strip(" -–+•*:").rstrip(".,").strip()
            if name:
                out.append(name)
    return tuple(out)
