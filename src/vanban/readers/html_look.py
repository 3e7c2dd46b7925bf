"""The few properties of an HTML element's look that matter here, with their inheritance."""

import re
from typing import Final, cast

from lxml import etree

from vanban.model import Value
from vanban.readers.blocks import Align

_BOLD: Final = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC: Final = frozenset({"i", "em", "cite", "dfn", "var", "address"})
_ALIGN: Final = {
    "left": "left",
    "start": "left",
    "center": "center",
    "middle": "center",
    "right": "right",
    "end": "right",
    "justify": "justify",
}
_SIZE = re.compile(r"font-size\s*:\s*([\d.]{1,6})\s*(pt|px)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bolder|bold|normal|lighter|\d{3})", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_TEXT_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?:page-)?break-before\s*:\s*(?:always|page|left|right|recto|verso)", re.IGNORECASE
)
_POINTS_PER_PIXEL: Final = 0.75


class Inherited(Value, frozen=True):
    """What an element hands down. ``size`` in points; ``verbatim`` keeps line breaks (``pre``)."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    align: Align | None = None
    verbatim: bool = False


def inherit(outer: Inherited, element: etree._Element, tag: str) -> Inherited:
    """The look inside ``element``."""
    style = element.get("style") or ""
    align = element.get("align")
    if not style and not align and tag not in _BOLD | _ITALIC | {"center", "pre"}:
        return outer
    bold, italic = outer.bold or tag in _BOLD, outer.italic or tag in _ITALIC
    weight, slant, size = _WEIGHT.search(style), _SLANT.search(style), _SIZE.search(style)
    if weight:
        bold = weight[1].lower() in ("bold", "bolder") or (
            weight[1].isdigit() and int(weight[1]) >= 600
        )
    if slant:
        italic = slant[1].lower() != "normal"
    styled = _TEXT_ALIGN.search(style)
    chosen = (styled[1] if styled else align or ("center" if tag == "center" else "")).lower()
    return Inherited(
        bold=bold,
        italic=italic,
        size=_points(size) if size else outer.size,
        align=cast(Align, _ALIGN[chosen]) if chosen in _ALIGN else outer.align,
        verbatim=outer.verbatim or tag == "pre",
    )


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser would not show the element."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def breaks_before(element: etree._Element) -> bool:
    """Whether the element begins a new page in print."""
    style = element.get("style")
    return bool(style and _BREAK.search(style))


def _points(size: re.Match[str]) -> float | None:
    try:
        value = float(size[1])
    except ValueError:
        return None
    return value if size[2].lower() == "pt" else round(value * _POINTS_PER_PIXEL, 2)
