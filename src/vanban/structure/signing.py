"""The end of a document: Nơi nhận and the signing block (Decree 30/2020, annex I, 7 and 9)."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from vanban.model import Recipient, Signature, Value
from vanban.readers.blocks import PageBreak
from vanban.structure import phrases
from vanban.structure.grids import Grid, Part
from vanban.structure.lines import Line, split_bullets
from vanban.structure.notes import Notes
from vanban.text import fold

_RECIPIENTS = re.compile(r"^noi nhan\s*(?:$|:|[-–+]|(?:t/?m|k/?t|t/?l|tuq)\b)")
_ARCHIVE = re.compile(r"^[-–+•*]?\s*luu\b")
_BULLET = re.compile(r"^[-–—+•*]\s*")
_SIGNED = re.compile(r"^\(?\s*(?:da ky|ky ten|ky|chu ky|da ky so)[^)]*\)?\s*\.?$")
_PURPOSE = re.compile(
    r"^(?:de |thay |b/?c\b|bao cao|b/cao|t/h|thuc hien|p/h|phoi hop|theo doi|dang|biet|chi dao|"
    r"tong hop|xin|x/b|phuc vu|cong bo|niem yet|dua tin)|\bde\b"
)
_BEHIND = re.compile(r"(?:(?<=[;:.,)])|(?<=nhận))\s+(?=[^\W\d_a-z])")
_BEHIND_SIGNATURE = ("phu luc", "bieu ", "mau so")
_LONGEST_RECIPIENT = 260
_LONGEST_TAIL = 300


class Tail(Value, frozen=True):
    """The end of a document: the lines of both blocks; ``others`` belong to neither."""

    start: int
    end: int
    recipients: tuple[Line, ...] = ()
    signing: tuple[Line, ...] = ()
    others: tuple[Line, ...] = ()


def opens_recipients(line: Line) -> bool:
    """ "Nơi nhận:" on a line of its own or before the first recipient."""
    return bool(_RECIPIENTS.match(line.folded))


def find_tail(items: Sequence[Part], start: int) -> Tail | None:
    """The first signing block at or behind ``start``, None when the document has none."""
    opening = next(
        (
            i
            for i, item in enumerate(items[start:], start)
            if isinstance(item, Line) and (opens_recipients(item) or _opens_signing(items, i))
        ),
        None,
    )
    if opening is None:
        return None
    return _collect(items, opening)


def _opens_signing(items: Sequence[Part], index: int) -> bool:
    """An authority or position in capitals with a name or Nơi nhận close below it."""
    line = items[index]
    if not isinstance(line, Line):
        return False
    capitals, name = phrases.split_capitals(line.text)
    office = phrases.has_mark(line.text) or phrases.is_position(capitals)
    if not office or line.text.rstrip().endswith((":", ";", ",")):
        return False
    if name:
        return phrases.is_person(name.split(") ")[-1])
    for item in items[index + 1 : index + 9]:
        if isinstance(item, Grid):
            return False
        if isinstance(item, Line):
            if opens_recipients(item) or phrases.is_person(item.text, expected=True):
                return True
            if not (phrases.is_capitals(item.text) or _SIGNED.match(item.folded)):
                return False
    return False


def _collect(items: Sequence[Part], opening: int) -> Tail:
    recipients: list[Line] = []
    signing: list[Line] = []
    others: list[Line] = []
    archived = False
    end = opening
    for index in range(opening, len(items)):
        item = items[index]
        if isinstance(item, Grid) or len(recipients) + len(signing) > _LONGEST_TAIL:
            break
        if isinstance(item, PageBreak):
            continue
        left, right = _columns(item)
        if _is_signing(items, index, signing) or (right and not left):
            signing.extend(_signing_lines(item))
        elif left and _is_recipient(left, recipients, archived):
            recipients.append(left)
            archived = archived or bool(_ARCHIVE.match(left.folded))
            if right:
                signing.extend(_signing_lines(right))
        elif _SIGNED.match(item.folded):
            others.append(item)
        else:
            break
        end = index + 1
    return Tail(
        start=opening,
        end=end,
        recipients=tuple(recipients),
        signing=tuple(signing),
        others=tuple(others),
    )


def _columns(line: Line) -> tuple[Line | None, Line | None]:
    """A line in which Nơi nhận (left) and the signing block (right) stand side by side."""
    if line.in_layout or len(line.text) > _LONGEST_RECIPIENT:
        return line, None
    for match in _BEHIND.finditer(line.text):
        right = line.text[match.end() :]
        if phrases.opens_signature(right) or phrases.is_person(right):
            left = line.text[: match.start()]
            return (
                replace(line, text=left, folded=line.folded[: match.start()]),
                replace(line, text=right, folded=line.folded[match.end() :]),
            )
    return line, None


def _is_signing(items: Sequence[Part], index: int, signing: Sequence[Line]) -> bool:
    line = items[index]
    assert isinstance(line, Line)
    if any(
        phrases.is_person(part.text, expected=True) and not _is_office(part.text)
        for part in signing
    ):
        return False
    if line.folded.startswith(_BEHIND_SIGNATURE):
        return False
    capitals, name = phrases.split_capitals(line.text)
    if phrases.has_mark(line.text) or phrases.is_position(capitals):
        return True
    if signing and phrases.is_person(line.text, expected=True):
        return True
    following = next((i for i in items[index + 1 : index + 3] if isinstance(i, Line)), None)
    offices = following is not None and (
        phrases.has_mark(following.text) or phrases.is_position(following.text)
    )
    if signing and not name and line.is_capitals and not phrases.kind_of(line.text):
        return offices or not any(phrases.is_position(part.text) for part in signing)
    return phrases.is_collective(line.text) and offices


def _is_recipient(line: Line, recipients: Sequence[Line], archived: bool) -> bool:
    if opens_recipients(line):
        return not recipients
    if not recipients or len(line.text) > _LONGEST_RECIPIENT:
        return False
    if phrases.kind_of(line.text) or line.folded.startswith(_BEHIND_SIGNATURE):
        return False
    if _BULLET.match(line.text):
        return not archived or line.in_layout or bool(_ARCHIVE.match(line.folded))
    if archived:
        return line.text[:1].islower() and not recipients[-1].text.endswith(".")
    return line.in_layout or not line.is_capitals or " " not in line.text


def _signing_lines(line: Line) -> list[Line]:
    """One line as authority, position and name, which a copy may have run together."""
    capitals, rest = phrases.split_capitals(line.text)
    office = phrases.has_mark(capitals) or phrases.is_position(capitals)
    if not office and phrases.is_person(line.text, expected=True):
        return [line]
    pieces = phrases.split_positions(capitals) if capitals else []
    if rest.startswith("("):
        mark, _, rest = rest.partition(")")
        pieces.append(mark + ")")
    if rest.strip():
        pieces.append(rest.strip())
    return [replace(line, text=piece, folded=line.folded[:0] + piece.lower()) for piece in pieces]


def read_signature(lines: Sequence[Line], notes: Notes) -> tuple[Signature | None, list[Line]]:
    """Authority, position and name from the lines of the block, and what is none of them."""
    if not lines:
        return None, []
    offices: list[str] = []
    name: str | None = None
    others: list[Line] = []
    for line in lines:
        person = phrases.is_person(line.text, expected=bool(offices))
        if name is None and person and not _is_office(line.text):
            name = line.text
            notes.mark("signature/name", line.place)
        elif name is None and not line.text.startswith("("):
            offices.append(line.text)
        else:
            others.append(line)
    if not offices and name is None:
        return None, others
    notes.mark("signature", lines[0].place)
    authority, position = _offices(offices)
    return Signature(authority=authority, position=position, name=name), others


def _is_office(text: str) -> bool:
    return phrases.has_mark(text) or phrases.is_position(text) or phrases.is_collective(text)


def _offices(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Authority (with TM., KT. …) and position; a two-line authority is joined with a space."""
    # "Q. GIÁM ĐỐC" is the position of one who acts, not an authority above another position.
    marked = max(
        (i for i, text in enumerate(lines) if phrases.has_mark(text) and text[:2] != "Q."),
        default=-1,
    )
    if marked < 0:
        marked = max((i for i, text in enumerate(lines) if _is_body(text)), default=-1)
    cut = marked + 1
    while marked >= 0 and cut < len(lines) and not phrases.is_position(lines[cut]):
        cut += 1
    return " ".join(lines[:cut]) or None, " ".join(lines[cut:]) or None


def _is_body(text: str) -> bool:
    return phrases.is_collective(text) and not phrases.is_position(text)


def read_recipients(lines: Sequence[Line], notes: Notes) -> tuple[Recipient, ...]:
    """The lines of Nơi nhận without bullets and closing marks, wrapped lines joined."""
    entries: list[Line] = []
    for line in lines:
        for piece in _entries(line):
            if piece.text and entries and not _begins_entry(piece, entries[-1]):
                entries[-1] = _joined(entries[-1], piece)
            elif piece.text:
                entries.append(piece)
    out = []
    for index, entry in enumerate(entries):
        notes.mark(f"recipients/{index}", entry.place)
        out.append(_recipient(_BULLET.sub("", entry.text)))
    return tuple(out)


def _entries(line: Line) -> list[Line]:
    if opens_recipients(line):
        cut = re.match(r"^.{8}\s*:?\s*", line.text)
        rest = line.text[cut.end() if cut else 8 :]
        return [replace(line, text=t, folded="") for t in split_bullets(rest) if t]
    return [replace(line, text=t, folded="") for t in split_bullets(line.text)]


def _begins_entry(line: Line, before: Line) -> bool:
    if _BULLET.match(line.text):
        return True
    return before.text.endswith((";", ".", ":")) or (
        not _BULLET.match(before.text) and not line.text[:1].islower()
    )


def _joined(before: Line, line: Line) -> Line:
    return replace(before, text=f"{before.text} {line.text}")


def _recipient(text: str) -> Recipient:
    text = text.strip().rstrip(";.,").rstrip()
    match = re.match(r"^(?P<text>.+?)\s*\((?P<purpose>[^()]+)\)$", text)
    if match and _PURPOSE.search(fold(match["purpose"])):
        return Recipient(text=match["text"], purpose=match["purpose"].strip())
    return Recipient(text=text)
