"""What a document says, apart from how it was read and how the decree prints it."""

import re
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from vanban.model import Citation, Document, Issuer, Section
from vanban.text import squeeze

# Labels whose titles stand below them in capitals (annex I, part II, clause 6).
_TITLED_IN_CAPITALS = ("phần ", "chương ", "mục ", "tiểu mục ")
_LEADING_ZERO = re.compile(r"(?<!\d)0+(?=\d)")
_T = TypeVar("_T")


def content_of(document: Document) -> Document:
    """The document for comparison; ``Document.content`` says what is left out."""
    capitals = "\n".join(_capitals(document)).casefold()
    plain = _squeezed(replace(document, findings=(), places={}))
    return replace(
        plain,
        kind_text=_folded(plain.kind_text),
        number=_unpadded(plain.number),
        code_text=_unpadded(plain.code_text and plain.code_text.replace(" ", "")),
        date_text=_unpadded(plain.date_text),
        issuer=Issuer(_folded(plain.issuer.parent), _folded(plain.issuer.name)),
        sections=tuple(map(_folded_section, plain.sections)),
        signature=plain.signature
        and replace(
            plain.signature,
            authority=_folded(plain.signature.authority),
            position=_folded(plain.signature.position),
        ),
        citations=tuple(_citation(citation, capitals) for citation in plain.citations),
        annexes=tuple(
            replace(
                annex,
                title=_folded(annex.title),
                sections=tuple(map(_folded_section, annex.sections)),
            )
            for annex in plain.annexes
        ),
    )


def _folded(text: str | None) -> str | None:
    return text.casefold() if text else None


def _unpadded(text: str | None) -> str | None:
    return _LEADING_ZERO.sub("", text) if text else text


def _is_in_capitals(section: Section) -> bool:
    return section.label.lower().startswith(_TITLED_IN_CAPITALS)


def _folded_section(section: Section) -> Section:
    title = section.title.casefold() if _is_in_capitals(section) else section.title
    return replace(section, title=title, children=tuple(map(_folded_section, section.children)))


def _capitals(document: Document) -> list[str]:
    """The texts that are printed in capitals and may name other documents."""
    below = [*document.sections, *(s for annex in document.annexes for s in annex.sections)]
    found = [annex.title for annex in document.annexes if annex.title]
    while below:
        section = below.pop()
        below.extend(section.children)
        if _is_in_capitals(section):
            found.append(section.title)
    return found


def _citation(citation: Citation, capitals: str) -> Citation:
    """A citation without its place, its letters folded when it stands in capitals."""
    citation = replace(citation, start=0, end=0)
    if citation.text.casefold() not in capitals:
        return citation
    return replace(
        citation,
        text=citation.text.casefold(),
        symbol=_folded(citation.symbol),
        issuer=_folded(citation.issuer),
    )


def _squeezed(value: _T) -> _T:
    """The value with single spaces in all its texts; line breaks, which part paragraphs, stay."""
    squeezed: Any = value
    if isinstance(value, str):
        squeezed = "\n".join(filter(None, map(squeeze, value.split("\n"))))
    elif isinstance(value, tuple):
        squeezed = tuple(map(_squeezed, value))
    elif isinstance(value, msgspec.Struct):
        fields = {name: _squeezed(getattr(value, name)) for name in value.__struct_fields__}
        squeezed = type(value)(**fields)
    return squeezed  # type: ignore[no-any-return]
