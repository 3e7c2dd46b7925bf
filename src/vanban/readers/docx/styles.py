"""What the styles of a Word document say about a paragraph or run (ECMA-376 part 1, 17.7)."""

import re
from typing import Final, cast

from vanban.model import Value
from vanban.readers.blocks import Align
from vanban.readers.docx.package import Package
from vanban.readers.docx.tags import P_PR, R_PR, TBL_PR, VAL, Element, number, switch, value, w

_ALIGN: Final = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_HEADING = re.compile(r"^(?:heading|đầu đề|tiêu đề)\s*([1-9])$", re.IGNORECASE)
_DEEPEST = 32


class Look(Value, frozen=True):
    """Properties that may be set or left open (None) at each step of inheritance.

    ``size`` in points, ``list_id`` and ``list_level`` name Word's automatic numbering, ``borders``
    is the table style's border element.
    """

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    size: float | None = None
    font: str | None = None
    align: Align | None = None
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    page_break_before: bool | None = None


_FIELDS = Look.__struct_fields__


def over(base: Look, direct: Look) -> Look:
    """``direct`` where it says something, else ``base``."""
    return Look(
        *(
            own if (own := getattr(direct, name)) is not None else getattr(base, name)
            for name in _FIELDS
        )
    )


def run_look(properties: Element | None) -> Look:
    """The properties written in a ``w:rPr``."""
    if properties is None:
        return Look()
    half_points = number(value(properties, "sz"))
    fonts = properties.find(w("rFonts"))
    return Look(
        bold=switch(properties, "b"),
        italic=switch(properties, "i"),
        hidden=switch(properties, "vanish"),
        capitals=switch(properties, "caps"),
        size=half_points / 2 if half_points else None,
        font=fonts.get(w("ascii")) or fonts.get(w("hAnsi")) if fonts is not None else None,
    )


def paragraph_look(properties: Element | None) -> Look:
    """The properties written in a ``w:pPr``, without those of its mark."""
    if properties is None:
        return Look()
    outline = number(value(properties, "outlineLvl"))
    numbering = properties.find(w("numPr"))
    return Look(
        align=cast(Align | None, _ALIGN.get(value(properties, "jc") or "")),
        level=outline + 1 if outline is not None and 0 <= outline <= 8 else None,
        list_id=value(numbering, "numId"),
        list_level=number(value(numbering, "ilvl")),
        page_break_before=switch(properties, "pageBreakBefore"),
    )


class Styles:
    """The style sheet, each style resolved along its chain once."""

    def __init__(self, package: Package) -> None:
        self._definitions: dict[str, Element] = {}
        self._resolved: dict[str, Look] = {}
        self.defaults = Look()
        self.paragraph_style: str | None = None
        sheet = package.tree("word/styles.xml")
        if sheet is not None:
            self._read(sheet)

    def look(self, style: str | None) -> Look:
        """What the style says, its ancestors' word where it is silent; without the defaults."""
        return self._look(style, 0) if style else Look()

    def borders(self, style: str | None) -> Element | None:
        """The borders that a table style draws, or its nearest ancestor's."""
        for _ in range(_DEEPEST):
            definition = self._definitions.get(style or "")
            if definition is None:
                return None
            table = definition.find(TBL_PR)
            borders = table.find(w("tblBorders")) if table is not None else None
            if borders is not None:
                return borders
            style = value(definition, "basedOn")
        return None

    def _read(self, sheet: Element) -> None:
        defaults = sheet.find(w("docDefaults"))
        if defaults is not None:
            run, mark = defaults.find(w("rPrDefault")), defaults.find(w("pPrDefault"))
            self.defaults = over(
                run_look(run.find(R_PR) if run is not None else None),
                paragraph_look(mark.find(P_PR) if mark is not None else None),
            )
        for definition in sheet.iterfind(w("style")):
            name = definition.get(w("styleId"))
            if name:
                self._definitions[name] = definition
            if definition.get(w("type")) == "paragraph" and definition.get(w("default")) == "1":
                self.paragraph_style = name

    def _look(self, style: str, depth: int) -> Look:
        if style in self._resolved:
            return self._resolved[style]
        definition = self._definitions.get(style)
        if definition is None or depth > _DEEPEST:
            return Look()
        own = over(
            run_look(definition.find(R_PR)),
            paragraph_look(definition.find(P_PR)),
        )
        name = definition.find(w("name"))
        heading = _HEADING.match(name.get(VAL) or "") if name is not None else None
        if heading and own.level is None:
            own = over(own, Look(level=int(heading[1])))
        parent = value(definition, "basedOn")
        look = over(self._look(parent, depth + 1), own) if parent else own
        self._resolved[style] = look
        return look
