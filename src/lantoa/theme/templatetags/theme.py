"""``{% load theme %}``: components, icons, numbers and dates."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lantoa.theme.formats import date_text, number_text
from lantoa.theme.stylesheet import stylesheet

ICONS = Path(__file__).parent.parent / "icons"
# A state is told by word, colour and shape; the shape is the one for eyes that miss colours.
SHAPES = {
    "not_yet": "circle-dashed",
    "under_way": "circle-half",
    "no_activity": "circle",
    "done": "circle-check",
    "overdue": "triangle",
    "waiting": "circle-pause",
    "closed": "square",
}

register = template.Library()


@register.simple_tag
def component(which: str, **values: object) -> SafeString:
    """``{% component "label" text="…" %}``: a component that needs only values."""
    return _render(which, values)


@register.simple_block_tag(end_name="endcomponentblock")
def componentblock(content: str, which: str, **values: object) -> SafeString:
    """``{% componentblock "notice" tone="info" %}…{% endcomponentblock %}``: one with a body."""
    return _render(which, values | {"content": content})


def _render(name: str, values: dict[str, object]) -> SafeString:
    if name == "state-mark":
        values["shape"] = SHAPES[str(values["state"])]
    return mark_safe(get_template(f"components/{name}/{name}.html").render(values))


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of ``theme/icons`` in the colour of its text, hidden from screen readers."""
    return mark_safe(_drawing(name))


@cache
def _drawing(name: str) -> str:
    body = (ICONS / f"{name}.svg").read_text(encoding="utf-8").strip()
    return body.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', 1)


@register.simple_tag
def stylesheet_link() -> SafeString:
    address = reverse("theme:stylesheet", args=(stylesheet().digest,))
    return format_html('<link rel="stylesheet" href="{}">', address)


@register.filter
def vn_number(value: int | float | Decimal | None) -> str:
    """1.234.567,8; nothing for no value."""
    return "" if value is None else number_text(value)


@register.filter
def vn_date(value: date | None) -> str:
    """dd/mm/yyyy; nothing for no value."""
    return "" if value is None else date_text(value)
