"""Which part of the decree each drawn line is, by what the document says it is."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from vanban.check.drawn import Line
from vanban.layout import PartName
from vanban.model import Document, Section, Value
from vanban.numbering import parse_label
from vanban.structure import letterhead, phrases
from vanban.structure.lines import Line as Printed
from vanban.text import fold, squeeze

Zone = Literal["head", "opening", "body", "tail", "annex"]
_SHORTEST = 4
_ARTICLE_REACH = 40


class Named(Value, frozen=True):
    """A line and the part that it is; None for what the decree leaves free."""

    part: PartName | None
    line: Line
    zone: Zone


def name_lines(lines: Sequence[Line], document: Document) -> list[Named]:
    """Every line with its part, in the order of the file."""
    named = list(_Naming(document).named(lines))
    return _with_misplaced_title(named)


def _with_misplaced_title(named: list[Named]) -> list[Named]:
    """A bold centred line right above the type word is the title where none stands below it."""
    kind = next((at for at, name in enumerate(named) if name.part == "kind"), 0)
    if kind and not any(name.part == "title" for name in named):
        above = named[kind - 1]
        if above.part is None and above.line.bold and above.line.align == "center":
            named[kind - 1] = replace(above, part="title")
    return named


class _Naming:
    """Walks the lines once; a part may follow only the parts before it."""

    def __init__(self, document: Document) -> None:
        self._zone: Zone = "head"
        signature = document.signature
        self._issuer = _key(document.issuer.name)
        self._parent = _key(document.issuer.parent)
        self._code = _key(document.code_text)
        self._title = _key(document.title)
        self._is_letter = document.kind == "dispatch" and not document.kind_text
        self._kind = _key(document.kind_text)
        self._open_basis = ""
        self._bases = [_key(basis.text) for basis in document.legal_bases]
        self._addressees = [_key(name) for name in document.addressees]
        self._recipients = [_key(recipient.text) for recipient in document.recipients]
        self._offices = _key(
            " ".join(t for t in (signature.authority, signature.position) if t) if signature else ""
        )
        self._signer = _key(signature.name if signature else None)
        self._labels = [_key(annex.label) for annex in document.annexes if annex.label]
        self._annex_titles = [_key(annex.title) for annex in document.annexes if annex.title]
        self._links = [_key(annex.link_line) for annex in document.annexes if annex.link_line]
        self._headings, self._articles = _heads(document)
        self._captions = {_key(table.caption) for table in document.tables if table.caption}

    def named(self, lines: Sequence[Line]) -> Iterator[Named]:
        for line in lines:
            part = None if line.in_table else self._part(line, _key(line.text))
            yield Named(part, line, self._zone)

    def _part(self, line: Line, key: str) -> PartName | None:
        if self._zone == "head":
            return self._head(line, key)
        if self._zone == "opening":
            return self._opening(line, key)
        if key in self._labels and self._zone in ("body", "tail", "annex"):
            self._zone = "annex"
            return "annex"
        if self._zone == "annex":
            return self._annex(line, key)
        return self._body_or_tail(line, key)

    def _head(self, line: Line, key: str) -> PartName | None:
        printed = Printed(text=line.text, folded=fold(line.text), place=line.place)
        if letterhead.is_republic(printed):
            return "republic"
        if letterhead.is_state_name(printed):
            return "motto"
        if key == self._code or phrases.is_code_line(printed.folded):
            return "code"
        if letterhead.is_place_and_date(printed):
            return "dateline"
        if self._is_kind(line, key, printed.folded):
            self._zone = "opening"
            return "kind"
        if self._is_letter and (letterhead.is_subject(printed) or _within(key, self._title)):
            return "subject"
        if printed.folded.startswith("kinh gui"):
            self._zone = "opening"
            return "addressee"
        for name, text in (("issuer", self._issuer), ("parent", self._parent)):
            if _within(key, text) and (line.bold == (name == "issuer") or key == text):
                return "issuer" if name == "issuer" else "parent"
        if _within(key, self._issuer):
            return "issuer"
        return None

    def _is_kind(self, line: Line, key: str, folded: str) -> bool:
        """The type word; also one that is wrongly not in capitals."""
        return key == self._kind or (
            not self._is_letter and folded.strip(" :") in phrases.KINDS and len(line.text) < 30
        )

    def _opening(self, line: Line, key: str) -> PartName | None:
        if fold(key).startswith("kinh gui") or key.lstrip("-– ").rstrip(";.") in self._addressees:
            return "addressee"
        if key and self._title.startswith(key):
            self._title = self._title[len(key) :].lstrip()
            return "title"
        if self._is_basis(key):
            return "basis"
        if line.text.isupper() and parse_label(line.text) is None:
            return None
        self._zone = "body"
        return self._body_or_tail(line, key)

    def _is_basis(self, key: str) -> bool:
        """Whether a line begins a legal basis or goes on with the one before."""
        texts = [self._open_basis, *self._bases] if self._open_basis else self._bases
        text = next((text for text in texts if key and text.startswith(key)), None)
        self._open_basis = text[len(key) :].lstrip() if text else ""
        return text is not None

    def _body_or_tail(self, line: Line, key: str) -> PartName | None:
        folded = fold(key)
        if folded.startswith("noi nhan"):
            self._zone = "tail"
            return "recipients"
        if line.text.isupper() and _is_office(line.text) and _within(key, self._offices):
            self._zone = "tail"
            return "authority"
        if self._zone == "tail" and self._signer and key == self._signer:
            return "signer"
        if self._zone == "tail" and line.text.isupper() and _within(key, self._offices):
            return "authority"
        if self._zone == "tail" and _is_office(line.text):
            return "authority"
        if self._zone == "tail":
            known = any(_within(_bare(key), text) or text in key for text in self._recipients)
            return "recipient" if known or folded.lstrip("- ").startswith("luu") else None
        if self._is_basis(key):
            return "basis"
        return self._outlined(line, key)

    def _outlined(self, line: Line, key: str) -> PartName | None:
        if key in self._captions:
            return None
        label = parse_label(line.text)
        if label is not None and label.kind in ("part", "chapter", "section") and not label.rest:
            return "chapter"
        article = next((a for a in self._articles if a.startswith(key) or key.startswith(a)), None)
        if article is not None:
            self._articles.discard(article)
            return "article"
        if any(head == key or (len(key) > 20 and head.startswith(key)) for head in self._headings):
            return "clause_title"
        return "body" if len(line.text) > 1 and not line.text.isupper() else None

    def _annex(self, line: Line, key: str) -> PartName | None:
        if any(_within(key, text) for text in self._annex_titles) and line.align == "center":
            return "annex_title"
        link = next(
            (at for at, text in enumerate(self._links) if key and text.startswith(key)), None
        )
        if link is not None:
            self._links[link] = self._links[link][len(key) :].lstrip()
            return "link_line"
        return self._outlined(line, key)


def _is_office(text: str) -> bool:
    """Whether a line is an authority or position, also one that is wrongly not in capitals."""
    return phrases.has_mark(text.upper()) or phrases.is_position(text.upper())


def _key(text: str | None) -> str:
    return squeeze(text or "").casefold().replace("số: /", "số:/")


def _bare(key: str) -> str:
    return key.strip("-–; .")


def _within(key: str, text: str) -> bool:
    """Whether a line is a text or, where that takes several lines, a piece of it."""
    return bool(text) and (key == text or (len(key) >= _SHORTEST and key in text))


def _heads(document: Document) -> tuple[set[str], set[str]]:
    """The lines that head sections with a title, and the beginnings of articles."""
    below: list[Section] = [*document.sections, *(s for a in document.annexes for s in a.sections)]
    headings: set[str] = set()
    articles: set[str] = set()
    while below:
        section = below.pop()
        below.extend(section.children)
        if section.label.startswith("Điều "):
            begins = section.title or section.text.split("\n", 1)[0]
            articles.add(_key(f"{section.label}. {begins}")[:_ARTICLE_REACH])
        elif section.title:
            marks = (". ", ") ", " - ", "/ ") if section.label else ("",)
            headings.update(_key(f"{section.label}{mark}{section.title}") for mark in marks)
    return headings, articles
