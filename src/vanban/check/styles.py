"""Looks of a Word file, resolved from defaults over styles to the run (ECMA-376 part 1, 17.7.2)."""

from typing import Final, cast

from vanban.layout import FACE, Align
from vanban.model import Value
from vanban.readers.docx.package import Package
from vanban.readers.docx.tags import P_PR, R_PR, Element, number, switch, value, w

_ALIGN: Final = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST: Final = 32
_TWIPS_PER_POINT: Final = 20
_TWIPS_PER_MM: Final = 1440 / 25.4
_SINGLE_LINE: Final = 1.15
"""The height of a single line of Times New Roman, in units of its size."""


class Look(Value, frozen=True):
    """What one step of inheritance says; None where it is silent. Indent in millimetres, spaces in
    points, ``line`` in multiples of a line, ``exact`` the fixed line height in points."""

    face: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    colour: str | None = None
    align: Align | None = None
    indent: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    exact: float | None = None

    def over(self, base: "Look") -> "Look":
        """This look where it says something, else ``base``."""
        return Look(
            *(
                own if (own := getattr(self, name)) is not None else getattr(base, name)
                for name in self.__struct_fields__
            )
        )

    @property
    def leading(self) -> float | None:
        """Line spacing in multiples of a single line."""
        if self.exact is not None and self.size:
            return self.exact / (self.size * _SINGLE_LINE)
        return self.line


class StyleSheet:
    """The styles of a file and what runs and paragraphs make of them."""

    def __init__(self, package: Package) -> None:
        self._themed = _theme_faces(package)
        self._definitions: dict[str, Element] = {}
        self._resolved: dict[str, Look] = {}
        self._default_style: str | None = None
        self._defaults = Look(face=FACE, size=10.0, line=1.0, before=0.0, after=0.0, indent=0.0)
        sheet = package.tree("word/styles.xml")
        if sheet is not None:
            self._read(sheet)

    def paragraph(self, properties: Element | None) -> Look:
        """The look of a paragraph and of its runs that say nothing of their own."""
        name = value(properties, "pStyle") or self._default_style
        styled = self._style(name, 0).over(self._defaults)
        return self._direct(properties, None).over(styled)

    def run(self, base: Look, properties: Element | None) -> Look:
        """The look of a run in a paragraph that looks like ``base``."""
        character = value(properties, "rStyle")
        if character:
            base = self._style(character, 0).over(base)
        return self._direct(None, properties).over(base)

    def _read(self, sheet: Element) -> None:
        defaults = sheet.find(w("docDefaults"))
        if defaults is not None:
            run = defaults.find(f"{w('rPrDefault')}/{R_PR}")
            paragraph = defaults.find(f"{w('pPrDefault')}/{P_PR}")
            self._defaults = self._direct(paragraph, run).over(self._defaults)
        for definition in sheet.iterfind(w("style")):
            name = definition.get(w("styleId")) or ""
            self._definitions[name] = definition
            if definition.get(w("type")) == "paragraph" and definition.get(w("default")) == "1":
                self._default_style = name

    def _style(self, name: str | None, depth: int) -> Look:
        definition = self._definitions.get(name or "")
        if name is None or definition is None or depth > _DEEPEST:
            return Look()
        if name not in self._resolved:
            own = self._direct(definition.find(P_PR), definition.find(R_PR))
            self._resolved[name] = own.over(self._style(value(definition, "basedOn"), depth + 1))
        return self._resolved[name]

    def _direct(self, paragraph: Element | None, run: Element | None) -> Look:
        spacing = paragraph.find(w("spacing")) if paragraph is not None else None
        indent = paragraph.find(w("ind")) if paragraph is not None else None
        size = number(value(run, "sz"))
        line, exact = _line(spacing)
        return Look(
            face=self._face(run),
            size=size / 2 if size else None,
            bold=switch(run, "b"),
            italic=switch(run, "i"),
            capitals=switch(run, "caps"),
            colour=value(run, "color"),
            align=cast(Align | None, _ALIGN.get(value(paragraph, "jc") or "")),
            indent=_first_line(indent),
            before=_points(spacing, "before"),
            after=_points(spacing, "after"),
            line=line,
            exact=exact,
        )

    def _face(self, run: Element | None) -> str | None:
        fonts = run.find(w("rFonts")) if run is not None else None
        if fonts is None:
            return None
        theme = fonts.get(w("asciiTheme")) or fonts.get(w("hAnsiTheme"))
        if theme:
            return self._themed.get("major" if theme.startswith("major") else "minor")
        return fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def _theme_faces(package: Package) -> dict[str, str]:
    theme = package.tree("word/theme/theme1.xml")
    faces: dict[str, str] = {}
    if theme is not None:
        for name in ("major", "minor"):
            latin = theme.find(f".//{_DRAWING}{name}Font/{_DRAWING}latin")
            if latin is not None and latin.get("typeface"):
                faces[name] = str(latin.get("typeface"))
    return faces


def _points(spacing: Element | None, name: str) -> float | None:
    twips = number(spacing.get(w(name))) if spacing is not None else None
    return twips / _TWIPS_PER_POINT if twips is not None else None


def _line(spacing: Element | None) -> tuple[float | None, float | None]:
    """Line spacing in lines, or the fixed height in points."""
    height = number(spacing.get(w("line"))) if spacing is not None else None
    if spacing is None or height is None:
        return None, None
    if spacing.get(w("lineRule"), "auto") == "auto":
        return height / 240, None
    return None, height / _TWIPS_PER_POINT


def _first_line(indent: Element | None) -> float | None:
    if indent is None:
        return None
    hanging = number(indent.get(w("hanging")))
    first = number(indent.get(w("firstLine")))
    if hanging:
        return -hanging / _TWIPS_PER_MM
    return first / _TWIPS_PER_MM if first is not None else None
