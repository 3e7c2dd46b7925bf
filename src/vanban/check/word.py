"""A Word file, measured: paragraphs with looks, sections with margins, headers with numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from vanban.check.drawn import Drawn, Flow, Leaf, Line, PageNumber, opens_annex
from vanban.check.styles import Look, StyleSheet
from vanban.model import Place
from vanban.readers.docx.package import DamagedPartError, Package
from vanban.readers.docx.tags import P_PR, R_PR, SECT_PR, TBL, TR, Element, P, R, T, value, w
from vanban.readers.docx.tags import number as whole
from vanban.text import nfc, squeeze, strip_hidden

_BODY: Final = "word/document.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TWIPS_PER_MM: Final = 1440 / 25.4
_DRAWN: Final = (w("drawing"), w("pict"))
_ONE_PAGE: Final = 2_000
"""Fewer characters than this may stand on one page, which needs no number."""


def measure_word(data: bytes, *, ruled: Mapping[int, bool]) -> Drawn:
    """Measure a file that could be read before; ``ruled`` says of each table by its number whether
    it has rules."""
    package = Package(data)
    walk = _Walk(StyleSheet(package), ruled)
    walk.read(package)
    length = sum(len(line.text) for line in walk.lines)
    headers = _Headers(package, walk.sheet)
    firsts = walk.firsts()
    numbers = tuple(
        headers.number(section, first, long=length > _ONE_PAGE)
        for section, first in zip(walk.sections, firsts, strict=True)
    )
    return Drawn(
        lines=tuple(walk.lines),
        leaves=tuple(map(_leaf, walk.sections, firsts)),
        flows=tuple(walk.flows()),
        numbers=numbers,
    )


class _Walk:
    """Paragraphs and sections in order; those of a table when its row is complete."""

    def __init__(self, sheet: StyleSheet, ruled: Mapping[int, bool]) -> None:
        self.sheet = sheet
        self._ruled = ruled
        self._open_tables = self._tables = self._rows = self._paragraphs = 0
        self._looks: list[tuple[Look, Place]] = []
        self.lines: list[Line] = []
        self.sections: list[Element] = []
        self._ends: list[int] = []

    def firsts(self) -> list[Line | None]:
        """The first line of each section but the first, which is where the file begins."""
        begins = self._ends[:-1]
        return [None, *(self.lines[at] if at < len(self.lines) else None for at in begins)][
            : len(self.sections)
        ]

    def read(self, package: Package) -> None:
        part = package.part(_BODY)
        try:
            for event, element in part.events((P, TBL, TR, SECT_PR)):
                if event == "start":
                    self._begin(element)
                elif self._end(element):
                    part.done(element)
        except DamagedPartError:
            return

    def _begin(self, element: Element) -> None:
        if element.tag == TBL:
            self._open_tables += 1
            if self._open_tables == 1:
                self._tables += 1
                self._rows = 0

    def _end(self, element: Element) -> bool:
        if element.tag == TBL:
            self._open_tables -= 1
            return not self._open_tables
        if element.tag == SECT_PR:
            self.sections.append(deepcopy(element))
            self._ends.append(len(self.lines))
            return False
        if element.tag == TR and self._open_tables == 1:
            self._rows += 1
            place = Place(table=self._tables, row=self._rows)
            framed = self._ruled.get(self._tables, False)
            for paragraph in element.iter(P):
                self._add(paragraph, place, in_table=framed)
            return True
        if element.tag == P and not self._open_tables:
            self._paragraphs += 1
            self._add(element, Place(paragraph=self._paragraphs), in_table=False)
            if self._ends and element.find(f"{P_PR}/{SECT_PR}") is not None:
                self._ends[-1] = len(self.lines)
            return next(element.iterancestors(P), None) is None
        return False

    def _add(self, element: Element, place: Place, *, in_table: bool) -> None:
        look = self.sheet.paragraph(element.find(P_PR))
        if _is_rule(element) and self.lines:
            self.lines[-1] = replace(self.lines[-1], ruled=True)
            return
        columns = _columns(element)
        if len(columns) != 2 or in_table:
            columns = [[*element.iter(R)]]
        lines = [
            _line(element, runs, look, self.sheet, place, in_table=in_table) for runs in columns
        ]
        lines = [line for line in lines if line.text]
        if len(lines) > 1:
            lines = [replace(line, tabbed=True, align=None) for line in lines]
        if lines:
            self.lines += lines
            if place.paragraph is not None:
                self._looks.append((look, place))

    def flows(self) -> Iterator[Flow]:
        """How body paragraphs are set, once each way, with the first place that is so."""
        seen: set[tuple[float | None, ...]] = set()
        for (look, place), (after, _) in pairwise(self._looks):
            if look.align != "justify" or after.align != "justify":
                continue
            gap = (look.after or 0.0) + (after.before or 0.0)
            way = (round(look.indent or 0.0, 1), round(gap, 1), look.leading)
            if way not in seen:
                seen.add(way)
                yield Flow(place, indent=way[0], spacing=way[1], leading=look.leading)


def _is_rule(element: Element) -> bool:
    """An empty paragraph that only draws a line."""
    if any((text.text or "").strip() for text in element.iter(T)):
        return False
    return _is_drawn(element) or _has_border(element, "top") or _has_border(element, "bottom")


def _is_drawn(element: Element) -> bool:
    """Whether a shape hangs on the paragraph, as officials draw the rule under Tiêu ngữ."""
    return any(element.find(f".//{tag}") is not None for tag in _DRAWN)


def _has_border(element: Element, side: str) -> bool:
    properties = element.find(P_PR)
    borders = properties.find(w("pBdr")) if properties is not None else None
    return (value(borders, side) or "nil") not in ("nil", "none")


def _columns(element: Element) -> list[list[Element]]:
    """The runs of a paragraph, parted at its tabs."""
    columns: list[list[Element]] = [[]]
    for run in element.iter(R):
        if run.find(w("tab")) is not None and not (_text(run)).strip():
            columns.append([])
        else:
            columns[-1].append(run)
    return columns


def _line(
    element: Element,
    runs: Sequence[Element],
    look: Look,
    sheet: StyleSheet,
    place: Place,
    *,
    in_table: bool,
) -> Line:
    texts: list[str] = []
    faces: dict[str, None] = {}
    sizes: Counter[float] = Counter()
    bold: list[bool] = []
    italic: list[bool] = []
    black = True
    for run in runs:
        text = _text(run)
        own = sheet.run(look, run.find(R_PR))
        texts.append(text.upper() if own.capitals else text)
        if not text.strip():
            continue
        faces[own.face or ""] = None
        sizes[own.size or 0.0] += len(text.strip())
        if any(map(str.isalnum, text)):
            bold.append(bool(own.bold))
            italic.append(bool(own.italic))
        black = black and (own.colour or "auto").lower() in ("auto", "000000")
    return Line(
        text=squeeze(strip_hidden(nfc("".join(texts)))),
        place=place,
        faces=tuple(faces),
        size=sizes.most_common(1)[0][0] if sizes else None,
        bold=bool(bold) and all(bold),
        italic=bool(italic) and all(italic),
        leads_bold=bool(bold) and bold[0],
        black=black,
        align=look.align or "left",
        in_table=in_table,
        ruled=_is_drawn(element) or _has_border(element, "bottom"),
    )


def _text(run: Element) -> str:
    pieces: list[str] = []
    for child in run:
        if child.tag == T:
            pieces.append(child.text or "")
        elif child.tag in (w("br"), w("tab"), w("cr")):
            pieces.append(" ")
        elif child.tag == w("noBreakHyphen"):
            pieces.append("-")
    return "".join(pieces)


def _leaf(section: Element, first: Line | None) -> Leaf:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    def length(element: Element | None, name: str) -> float | None:
        twips = whole(element.get(w(name))) if element is not None else None
        return twips / _TWIPS_PER_MM if twips is not None else None

    return Leaf(
        place=first.place if first else Place(),
        width=length(size, "w") or 0.0,
        height=length(size, "h") or 0.0,
        top=length(margins, "top"),
        bottom=length(margins, "bottom"),
        left=length(margins, "left"),
        right=length(margins, "right"),
    )


class _Headers:
    """Which pages bear a number and how, section by section; a section without a header of its own
    takes that of the section before."""

    def __init__(self, package: Package, sheet: StyleSheet) -> None:
        self._package = package
        self._sheet = sheet
        self._targets = dict(_targets(package))
        self._parts: dict[tuple[str, str], str] = {}

    def number(self, section: Element, first: Line | None, *, long: bool) -> PageNumber:
        for kind in ("headerReference", "footerReference"):
            for reference in section.iterfind(w(kind)):
                target = self._targets.get(reference.get(_RELATION) or "", "")
                self._parts[(kind, reference.get(w("type")) or "default")] = target
        first_differs = value(section, "titlePg") not in ("0", "false") and (
            section.find(w("titlePg")) is not None
        )
        header = self._field("headerReference", "default")
        footer = self._field("footerReference", "default")
        on_first = header or footer
        if first_differs:
            on_first = self._field("headerReference", "first") or self._field(
                "footerReference", "first"
            )
        begins = section.find(w("pgNumType"))
        shown = header or footer
        return PageNumber(
            place=first.place if first else Place(),
            on_first=on_first is not None,
            later=(shown is not None) if long or shown is not None else None,
            on_top=header is not None or footer is None,
            centred=shown is None or shown.align == "center",
            size=shown.size if shown is not None else None,
            begins=whole(begins.get(w("start"))) if begins is not None else None,
            annex=first is not None and shown is not None and opens_annex(first.text),
        )

    def _field(self, kind: str, which: str) -> Look | None:
        """The look of the page number in a header or footer, None when it has none."""
        tree = self._package.tree(f"word/{self._parts.get((kind, which), '')}")
        if tree is None:
            return None
        for paragraph in tree.iter(P):
            if _has_page_field(paragraph):
                look = self._sheet.paragraph(paragraph.find(P_PR))
                run = next(iter(paragraph.iter(R)), None)
                return self._sheet.run(look, run.find(R_PR) if run is not None else None)
        return None


def _targets(package: Package) -> Iterable[tuple[str, str]]:
    relations = package.tree(_RELATIONS)
    for relation in relations if relations is not None else ():
        yield relation.get("Id") or "", (relation.get("Target") or "").removeprefix("/word/")


def _has_page_field(paragraph: Element) -> bool:
    codes = [element.text or "" for element in paragraph.iter(w("instrText"))]
    codes += [element.get(w("instr")) or "" for element in paragraph.iter(w("fldSimple"))]
    return any("PAGE" in code.upper().split() for code in codes)
