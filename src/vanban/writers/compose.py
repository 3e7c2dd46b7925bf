"""Document → sheet: the parts of Decree 30/2020/NĐ-CP, annex I, in the order of each kind."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from vanban.layout import MOTTO
from vanban.model import Annex, Document, Recipient, Section, Signature, Table
from vanban.numbering import LabelKind, parse_label
from vanban.writers.columns import needs_landscape, shape
from vanban.writers.printable import (
    BLANK,
    date_line,
    number_line,
    one_line,
    paragraphs,
    with_blank_date,
)
from vanban.writers.sheet import Item, Leaf, Letterhead, Look, Sheet, Signing, Text

_ON_OWN_LINE: tuple[LabelKind, ...] = ("part", "chapter", "section")
_IN_BRACKETS: tuple[LabelKind, ...] = ("letter", "letter_decimal")
_MARKS = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
_NUMBERED = re.compile(r"^Bảng\s+(?:số\s+)?[\dIVX]", re.IGNORECASE)
_DEEPEST_HEADING = 6
_LONGEST_ENACTING = 160


def compose(document: Document) -> Sheet:
    """Every printed part of a document; what follows from the text (tasks, units) is left out."""
    is_letter = document.kind == "dispatch" and not document.kind_text
    title = one_line(document.title or "") or None
    return Sheet(
        name=_name(document),
        date=document.date,
        letterhead=_letterhead(document, subject=title if is_letter else None),
        kind=one_line(document.kind_text or "").upper() or None,
        title=None if is_letter else title,
        main=Leaf(items=tuple(_main(document))),
        signing=_signing(document),
        annexes=tuple(_annex(annex, document.tables) for annex in document.annexes),
    )


def _name(document: Document) -> str:
    parts = (document.kind_text, document.title or document.code_text)
    return one_line(" ".join(part for part in parts if part)) or MOTTO


def _letterhead(document: Document, *, subject: str | None) -> Letterhead:
    issuer = document.issuer
    if subject and not subject.lower().startswith(("v/v", "về việc")):
        subject = f"V/v {subject}"
    return Letterhead(
        parent=one_line(issuer.parent or "").upper() or None,
        issuer=one_line(issuer.name or "").upper() or None,
        code=_code(document),
        subject=subject,
        dateline=_dateline(document),
    )


def _code(document: Document) -> str | None:
    """The number as printed; for a new document from its parts, a blank where none is given."""
    if document.code_text:
        return number_line(document.code_text)
    if not document.symbol and not document.number:
        return None
    number = one_line(document.number or "")
    if number.isdigit():
        number = number.zfill(2)
    return f"Số: {number or BLANK}/{one_line(document.symbol or '')}"


def _dateline(document: Document) -> str | None:
    text = date_line(document.date_text) if document.date_text else _date(document.date)
    place = one_line(document.place or "")
    return ", ".join(part for part in (place, text) if part) or None


def _date(iso: str | None) -> str | None:
    """ "ngày 05 tháng 02 năm 2022": a zero before days below 10 and the months 1 and 2."""
    if not iso:
        return None
    year, month, day = iso.split("-")
    return f"ngày {day} tháng {month if int(month) < 3 else int(month)} năm {year}"


class _Placed:
    """Tables by the label path after which they stand; each is taken once."""

    def __init__(self, tables: Sequence[Table], *, prefix: str = "") -> None:
        self._tables: dict[str, list[Table]] = defaultdict(list)
        for table in tables:
            path = (table.after or "").removeprefix(prefix).strip(". ")
            self._tables[path].append(table)

    def take(self, path: str) -> list[Table]:
        return self._tables.pop(path, [])

    def rest(self) -> list[Table]:
        """What names no place that was printed: nothing is dropped."""
        out = [table for tables in self._tables.values() for table in tables]
        self._tables.clear()
        return out


def _body_tables(document: Document) -> list[Table]:
    in_annex = {index for annex in document.annexes for index in annex.tables}
    return [table for index, table in enumerate(document.tables) if index not in in_annex]


def _main(document: Document) -> Iterator[Item]:
    placed = _Placed(_body_tables(document))
    before, behind = _preamble(document)
    yield from before
    yield from _addressees(document.addressees)
    for basis in document.legal_bases:
        yield from (Text(look="basis", text=text) for text in paragraphs(basis.text))
    yield from behind
    yield from _tables(placed.take(""))
    yield from _sections(document.sections, placed)
    yield from _tables(placed.rest())
    closing = [part for text in document.closing for part in paragraphs(text)]
    for index, text in enumerate(closing, 1):
        # A signature never stands alone on its page.
        yield Text(look="body", text=text, keep=index == len(closing))


def _preamble(document: Document) -> tuple[list[Text], list[Text]]:
    """What stands before the legal bases and what behind: the enacting body of a decision, in
    capitals, precedes them; "QUYẾT ĐỊNH:" and all else follows."""
    texts = [part for text in document.preamble for part in paragraphs(text)]
    before: list[Text] = []
    while texts and document.legal_bases and _is_capitals(texts[0]) and texts[0][-1] != ":":
        before.append(Text(look="enacting", text=texts.pop(0), keep=True))
    behind = [
        Text(look="enacting", text=text, keep=True)
        if _is_capitals(text) and text[-1] == ":"
        else Text(look="body", text=text)
        for text in texts
    ]
    return before, behind


def _is_capitals(text: str) -> bool:
    return text.isupper() and len(text) <= _LONGEST_ENACTING


def _addressees(names: Sequence[str]) -> Iterator[Text]:
    """Annex I, part II, clause 9: one body on the line itself, of several each on its own."""
    cleaned = [one_line(name).rstrip(" ;.,") for name in names]
    cleaned = [name for name in cleaned if name]
    if len(cleaned) == 1:
        yield Text(look="addressee", text=f"Kính gửi: {cleaned[0]}", keep=True)
    elif cleaned:
        yield Text(look="addressee", text="Kính gửi:", keep=True)
        last = len(cleaned) - 1
        for index, name in enumerate(cleaned):
            mark = "." if index == last else ";"
            yield Text(look="addressee", label="-", text=f"{name}{mark}", keep=index < last)


def _sections(
    sections: Sequence[Section],
    placed: _Placed,
    *,
    path: str = "",
    level: int = 1,
    landscape: bool = False,
) -> Iterator[Item]:
    paths = [_join(path, section.label) for section in sections]
    for index, section in enumerate(sections):
        own = paths[index]
        yield from _head(section, level)
        is_heading = bool(section.title) or _kind(section.label) in _ON_OWN_LINE
        if own and own not in paths[index + 1 :]:
            yield from _tables(placed.take(own), landscape=landscape)
        yield from _sections(
            section.children,
            placed,
            path=own,
            level=level + 1 if is_heading else level,
            landscape=landscape,
        )


def _join(path: str, label: str) -> str:
    return ".".join(part for part in (path, label) if part)


def _kind(label: str) -> LabelKind | None:
    found = parse_label(f"{label}. A") if label else None
    return found.kind if found else None


def _printed_label(label: str, kind: LabelKind | None) -> str:
    """The label with the mark that the decree gives it: "I.", "1.", "a)", "Điều 2."."""
    if not label:
        return ""
    return f"{label})" if kind in _IN_BRACKETS else f"{label}."


def _head(section: Section, level: int) -> Iterator[Text]:
    """Heading and paragraphs of one section, without its children."""
    label, title = one_line(section.label), one_line(section.title)
    kind = _kind(label)
    texts = paragraphs(section.text)
    level = min(level, _DEEPEST_HEADING)
    if kind in _ON_OWN_LINE:
        yield Text(look="chapter", text=label, level=level, keep=True)
        if title:
            yield Text(look="chapter_title", text=title.upper(), keep=True)
    elif title or (label and not texts):
        look: Look = "article" if kind == "article" else "heading"
        printed = _printed_label(label, kind)
        yield Text(look=look, label=printed, text=title, level=level, keep=True)
    elif label:
        look = "article" if kind == "article" else "body"
        yield Text(look=look, label=_printed_label(label, kind), text=texts.pop(0))
    for text in texts:
        yield Text(look="body", text=text)


def _tables(tables: Sequence[Table], *, landscape: bool = False) -> Iterator[Item]:
    for table in tables:
        grid = shape(table, landscape=landscape)
        if grid.caption and _NUMBERED.match(grid.caption):
            yield Text(look="caption", text=grid.caption, keep=True)
            grid = replace(grid, caption=None)
        if grid.widths:
            yield grid


def _annex(annex: Annex, tables: Sequence[Table]) -> Leaf:
    own = [tables[index] for index in annex.tables if 0 <= index < len(tables)]
    landscape = needs_landscape(own)
    return Leaf(items=tuple(_annex_items(annex, own, landscape=landscape)), landscape=landscape)


def _annex_items(annex: Annex, own: Sequence[Table], *, landscape: bool) -> Iterator[Item]:
    label, title = one_line(annex.label), one_line(annex.title or "").upper()
    placed = _Placed(own, prefix=annex.label)
    if label:
        yield Text(look="annex", text=label, level=1, keep=True)
    if title:
        yield Text(look="annex_title", text=title, level=None if label else 1, keep=True)
    if annex.link_line:
        yield Text(look="link_line", text=with_blank_date(annex.link_line), keep=True)
    yield from _tables(placed.take(""), landscape=landscape)
    level = 2 if label or title else 1
    yield from _sections(annex.sections, placed, level=level, landscape=landscape)
    yield from _tables(placed.rest(), landscape=landscape)


def _signing(document: Document) -> Signing:
    signature = document.signature or Signature()
    return Signing(
        recipients=tuple(_recipients(document.recipients)),
        offices=tuple(_offices(signature)),
        name=one_line(signature.name or "") or None,
    )


def _recipients(recipients: Sequence[Recipient]) -> Iterator[str]:
    """ "- UBND tỉnh (thay báo cáo);" and "." after the last."""
    for index, recipient in enumerate(recipients, 1):
        text = one_line(recipient.text).rstrip(" ;.,")
        purpose = one_line(recipient.purpose or "")
        mark = "." if index == len(recipients) else ";"
        yield f"- {text}{f' ({purpose})' if purpose else ''}{mark}"


def _offices(signature: Signature) -> Iterator[str]:
    """Authority and position in capitals, a line for each mark: "TM. …" above "KT. …"."""
    line: list[str] = []
    for word in one_line(signature.authority or "").upper().split():
        if word in _MARKS and line:
            yield " ".join(line)
            line = []
        line.append(word)
    if line:
        yield " ".join(line)
    position = one_line(signature.position or "").upper()
    if position:
        yield position
