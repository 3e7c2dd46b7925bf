"""What a hostile or broken client sends: garbage for addresses, queries and the forms of a page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern

# Rows of the other agency begin here, whatever their model.
STRANGERS = 1_000_001
TEXTS = (
    "",
    "   ",
    "\x00",
    "\u202egnurt pật",
    "-1",
    "0",
    str(STRANGERS),
    "999999999",
    "9" * 40,
    "1e309",
    "٣",
    "00/00/0000",
    "01/01/0001",
    "31/12/9999",
    "29/02/2023",
    "<script>alert(1)</script>",
    "Ữ" * 20_000,
)
IDS = (0, 1, STRANGERS, STRANGERS + 1, 2**31, 2**63, 10**40)
WORDS = ("khong-co", "%00", "..", "Ữ" * 300, "docx", "pdf")


def files() -> Iterator[SimpleUploadedFile]:
    """A programme called a PDF, nothing, a ZIP bomb's beginning, a name that misleads."""
    yield SimpleUploadedFile("ke-hoach.pdf", b"MZ\x90\x00" * 100, "application/pdf")
    yield SimpleUploadedFile("rong.docx", b"", "application/octet-stream")
    yield SimpleUploadedFile("bao-cao.docx", b"PK\x03\x04" + b"\xff" * 500, "text/html")
    yield SimpleUploadedFile("../../\u202efdp.exe", b"\x00" * 64, "image/png")


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form of a page with what a careful person would send; ``files`` names its file fields."""

    kind: str
    address: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    files: tuple[str, ...]

    @property
    def shape(self) -> tuple[str, frozenset[str], str]:
        """Forms alike but for the row that they are about."""
        names = frozenset(name.split(":")[0] for name, _ in self.values)
        return self.kind, names | set(self.files), dict(self.values).get("decision", ("",))[0]

    def data(self) -> dict[str, Any]:
        return {name: list(values) for name, values in self.values}

    def with_text(self, text: str, *names: str) -> "SentForm":
        """The text in the named fields; without names in every one."""
        changed = tuple(
            (name, (text,) if not names or name in names else values)
            for name, values in self.values
        )
        return replace(self, values=changed)


def forms_of(html: str, *, address: str, kind: str) -> Iterator[SentForm]:
    """Every form that posts, once for each of its buttons."""
    for form in BeautifulSoup(html, "lxml").select('form[method="post" i]'):
        target = urljoin(address, str(form.get("action") or ""))
        if not target.startswith("/"):
            continue
        fields = [field for field in form.select("input, select, textarea") if field.get("name")]
        names = tuple(str(field["name"]) for field in fields if field.get("type") == "file")
        values: dict[str, tuple[str, ...]] = {}
        for field in fields:
            if str(field["name"]) not in (*names, "csrfmiddlewaretoken"):
                earlier = values.get(str(field["name"]), ())
                values[str(field["name"])] = (*earlier, *_value(field))
        for button in form.select("button[name]") or [None]:
            pressed = {str(button["name"]): (str(button.get("value", "")),)} if button else {}
            yield SentForm(kind, target, tuple((values | pressed).items()), names)


def _value(field: Tag) -> tuple[str, ...]:
    if field.name == "select":
        options = field.select("option[selected]") or field.select('option:not([value=""])')
        return tuple(str(option.get("value", "")) for option in options[:1])
    if field.name == "textarea":
        return (field.get_text() or "Nội dung thử",)
    if field.get("type") in ("checkbox", "radio"):
        return (str(field.get("value", "on")),) if field.has_attr("checked") else ()
    if field.has_attr("data-day"):
        return (str(field.get("value") or "01/12/2022"),)
    return (str(field.get("value") or "Nội dung thử"),)


def spoiled(form: SentForm, random: Random) -> Iterator[SentForm]:
    """Nothing at all; each text everywhere; each field, at most some of them, with one text."""
    yield replace(form, values=())
    for text in TEXTS:
        yield form.with_text(text)
    names = [name for name, _ in form.values]
    for name in random.sample(names, min(len(names), 8)):
        yield form.with_text(random.choice(TEXTS), name)
        yield replace(form, values=tuple(item for item in form.values if item[0] != name))


@dataclass(frozen=True, slots=True)
class Route:
    """A named address pattern of ours with the names of its parts."""

    name: str
    parts: tuple[str, ...]
    words: tuple[str, ...]

    def addresses(self) -> Iterator[str]:
        """The pattern filled with ids and words, as far as it takes them."""
        pool = (*IDS, *self.words)
        for values in product(pool, repeat=len(self.parts)) if self.parts else [()]:
            try:
                yield reverse(self.name, kwargs=dict(zip(self.parts, values, strict=True)))
            except NoReverseMatch:
                continue


def routes() -> Iterator[Route]:
    """Every pattern whose view is ours."""
    yield from _routes(get_resolver(), "", ())


def _routes(resolver: URLResolver, space: str, outer: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        regex = entry.pattern.regex
        parts = outer + tuple(regex.groupindex)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _routes(entry, inner, parts)
        elif entry.name and _is_ours(entry):
            literal = isinstance(entry.pattern, RegexPattern)
            words = tuple(_alternatives(regex.pattern)) if literal else ()
            yield Route(f"{space}{entry.name}", parts, (*WORDS, *words))


def _is_ours(entry: URLPattern) -> bool:
    view = getattr(entry.callback, "view_class", entry.callback)
    return getattr(view, "__module__", "").startswith("lantoa.")


def _alternatives(pattern: str) -> Iterator[str]:
    """ "(?P<format>docx|pdf)" gives "docx" and "pdf"."""
    for group in pattern.split("(?P<")[1:]:
        inside = group.split(">", 1)[1].split(")")[0]
        if "|" in inside:
            yield from inside.split("|")
