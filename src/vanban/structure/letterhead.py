"""The letterhead: Quốc hiệu, issuing body, number and symbol, place and date (Decree 30/2020).

The two columns have been unfolded to lines before; here each line is told by what it says, so the
order in which a PDF or a copied text prints them does not matter.
"""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from vanban.model import Issuer, Place, Value
from vanban.structure import phrases
from vanban.structure.lines import Line
from vanban.structure.notes import Notes
from vanban.text import fold, squeeze

_REPUBLIC = re.compile(r"cong hoa xa hoi chu nghia|^dang cong san viet nam$")
_MOTTO = re.compile(r"^doc lap\s*[-–—.]*\s*tu do\s*[-–—.]*\s*hanh phuc")
_DATE = re.compile(
    r"ngay\s*(?P<day>[\d.…_]*)\s*(?:thang\s*(?P<month>[\d.…_]*)\s*nam\s*(?P<year>[\d.…_]*)"
    r"|[/.-]\s*(?P<month2>[\d…_]*)\s*[/.-]\s*(?P<year2>\d{4}))"
)
_PLACED_DATE = re.compile(r"^(?P<place>[^,;:]{2,45}),\s*(?P<date>ngay\b.*)$")
_CODE = re.compile(
    r"^(?:(?:Luật|Nghị quyết|Pháp lệnh)\s+)?[Ss]ố\s*:?\s*(?P<number>[\w.…_]*?)\s*"
    r"(?:/\s*(?P<year>\d{4})\s*)?[/-]\s*(?P<symbol>[^\W_].*)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:v/v|ve viec)\b")
# Marks of urgency, secrecy and of a draft (Decree 30/2020, annex I, part II, section 8).
_MARKS = re.compile(
    r"^(?:du thao|hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|ban sao|sao y|ban chinh|"
    r"tai lieu|chi luu hanh|khong pho bien)\b"
)
_BLANK = re.compile(r"[.…_\s]+")
_ISSUER_REACH = 6


class Letterhead(Value, frozen=True):
    """What the letterhead says; ``subject`` is the "V/v …" of a dispatch, ``rest`` lines that
    belong to no part of it, ``has_republic`` whether Quốc hiệu is printed."""

    issuer: Issuer = Issuer()
    number: str | None = None
    symbol: str | None = None
    code_text: str | None = None
    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    subject: str | None = None
    has_republic: bool = False
    is_party: bool = False
    has_motto: bool = False
    rest: tuple[Line, ...] = ()


def is_anchor(line: Line) -> bool:
    """Whether a line can only stand in a letterhead."""
    return bool(
        _REPUBLIC.search(line.folded)
        or _MOTTO.match(line.folded)
        or phrases.is_code_line(line.text)
        or is_place_and_date(line)
    )


def is_republic(line: Line) -> bool:
    """Whether a line is Quốc hiệu."""
    return bool(_REPUBLIC.search(line.folded)) and len(line.folded) < 60


def is_state_name(line: Line) -> bool:
    """Whether a line is Quốc hiệu or Tiêu ngữ, which every document prints."""
    return is_republic(line) or bool(_MOTTO.match(line.folded))


def is_place_and_date(line: Line) -> bool:
    """ "Hưng Yên, ngày … tháng 01 năm 2022" on a line of its own."""
    if len(line.text) > 90 or line.text.rstrip().endswith((";", ":")):
        return False
    match = _PLACED_DATE.match(line.folded)
    if match:
        return bool(_DATE.match(match["date"]))
    whole = _DATE.fullmatch(line.folded.strip(" ./"))
    return bool(whole)


def is_subject(line: Line) -> bool:
    """ "V/v …" as it stands under the number of a dispatch."""
    return line.folded.startswith(("v/v", "v/ v", "vv:"))


def read_letterhead(lines: Sequence[Line], notes: Notes) -> Letterhead:
    """The letterhead among the lines before the type of the document."""
    republic = motto = party = False
    code: Line | None = None
    dated: Line | None = None
    subject: list[Line] = []
    others: list[tuple[int, Line]] = []
    anchors: list[int] = []
    for index, line in enumerate(lines):
        if is_anchor(line):
            anchors.append(index)
        if _REPUBLIC.search(line.folded):
            republic = True
            party = party or "dang cong san" in line.folded
        elif _MOTTO.match(line.folded):
            motto = True
        elif code is None and phrases.is_code_line(line.text):
            code = line
        elif dated is None and is_place_and_date(line):
            dated = line
        elif is_subject(line) or (subject and _continues(line, lines[index - 1], subject)):
            subject.append(line)
        else:
            others.append((index, line))
    bodies, rest = _bodies(others, anchors)
    head = Letterhead(
        issuer=_issuer(bodies, notes),
        subject=squeeze(" ".join(line.text for line in subject)) or None,
        has_republic=republic,
        has_motto=motto,
        is_party=party,
        rest=tuple(rest),
    )
    if subject:
        notes.mark("title", subject[0].place)
    return _with_date(_with_code(head, code, notes), dated, notes)


def _continues(line: Line, before: Line, subject: list[Line]) -> bool:
    if before is not subject[-1] or line.is_capitals or phrases.opens_body(line.text):
        return before is subject[-1] and line.text[:1].islower()
    return not line.folded.startswith("kinh gui")


def _bodies(
    others: Sequence[tuple[int, Line]], anchors: Sequence[int]
) -> tuple[list[Line], list[Line]]:
    """The lines of the issuing bodies, and what is neither (site noise, marks of secrecy)."""
    near = [
        line
        for index, line in others
        if any(abs(index - anchor) <= _ISSUER_REACH for anchor in anchors)
        and not _MARKS.match(line.folded)
    ]
    bodies: list[Line] = []
    for line in near:
        names = phrases.opens_body(line.text) or bool(bodies) or line.in_layout
        if line.is_capitals and names and len(line.text) > 3:
            bodies.append(line)
    if not bodies:
        # Printed in small letters; where the capitals stand, such a line is a stamp or a menu.
        bodies = [line for line in near if _is_small_name(line)]
    return bodies, [line for _, line in others if not any(line is body for body in bodies)]


def _is_small_name(line: Line) -> bool:
    text = line.text
    return (
        phrases.opens_body(text)
        and text[:1].isupper()
        and text[-1] not in ".;:"
        and len(text) < 70
        and not line.level
    )


def _issuer(lines: Sequence[Line], notes: Notes) -> Issuer:
    """Parent and issuing body; a name may be printed over several lines."""
    names: list[list[Line]] = []
    for line in lines:
        if names and not _begins_name(line, names[-1][-1]):
            names[-1].append(line)
        else:
            names.append([line])
    texts = [squeeze(" ".join(line.text for line in name)) for name in names]
    if len(texts) == 1:
        texts = _split_joined(texts[0])
    if not texts:
        return Issuer()
    notes.mark("issuer", lines[0].place)
    notes.mark("issuer/name", names[-1][0].place)
    return Issuer(parent=" ".join(texts[:-1]) or None, name=texts[-1])


def _begins_name(line: Line, before: Line) -> bool:
    if before.folded.endswith((",", "-", " va", " ve", " cua", " thuoc", " tinh", " quoc gia")):
        return False
    if line.folded.split(" ", 1)[0] in ("xa", "phuong", "tinh", "huyen", "quan", "thanh"):
        return False  # "ỦY BAN NHÂN DÂN / XÃ …" is one name
    if line.bold and not before.bold:
        return True
    return phrases.opens_body(line.text)


def _split_joined(text: str) -> list[str]:
    """ "UBND TỈNH X SỞ Y" that a copy has run together."""
    match = re.search(
        r"^(.*?(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|BỘ)\s.+?)\s"
        r"((?:SỞ|CHI CỤC|TRUNG TÂM|THANH TRA|BAN QUẢN LÝ|PHÒNG|VĂN PHÒNG)(?:\s.*)?)$",
        text,
    )
    return [match[1], match[2]] if match else [text]


def _with_code(head: Letterhead, line: Line | None, notes: Notes) -> Letterhead:
    if line is None:
        return head
    match = _CODE.match(line.text)
    number = match["number"] if match else ""
    symbol = re.sub(r"\s*([-/&])\s*", r"\1", match["symbol"]).strip(" .;") if match else None
    for path in ("code_text", "number", "symbol"):
        notes.mark(path, line.place)
    clean = number.strip(" .…_") if not _BLANK.fullmatch(number) else ""
    return replace(head, code_text=line.text, number=clean or None, symbol=symbol or None)


def _with_date(head: Letterhead, line: Line | None, notes: Notes) -> Letterhead:
    if line is None:
        return head
    match = _PLACED_DATE.match(line.folded)
    at = match.start("date") if match else 0
    text = line.text[at:].rstrip(" .")
    for path in ("place", "date", "date_text"):
        notes.mark(path, line.place)
    day = read_date(text)
    return replace(
        head,
        place=line.text[: match.end("place")] if match else None,
        date_text=text,
        date=day.isoformat() if day else None,
    )


def date_parts(text: str) -> tuple[int | None, int | None, int | None]:
    """Day, month and year as printed, None for what is left blank."""
    match = _DATE.search(fold(text))
    if not match:
        return None, None, None
    parts = (match["day"], match["month"] or match["month2"], match["year"] or match["year2"])
    day, month, year = (_number(part) for part in parts)
    return day, month, year


def _number(text: str | None) -> int | None:
    digits = (text or "").strip(".…_ ")
    return int(digits) if digits.isdigit() else None


def read_date(text: str) -> date | None:
    """The printed date when day, month and year are there and possible."""
    day, month, year = date_parts(text)
    if day is None or month is None or year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_place(lines: Sequence[Line]) -> Place:
    """Where a region begins, the first line of the file when it is empty."""
    return lines[0].place if lines else Place(line=1)
