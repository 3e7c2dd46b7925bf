"""``{% load reports %}``: sentences and cells whose numbers open their rows."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lantoa.theme.charts import BarChart
from lantoa.theme.formats import number_text
from lantoa.theme.templatetags.theme import component
from vanban.numbering import int_to_roman

from ..content import Figure, Passage, Runs, Span

register = template.Library()


@register.simple_tag
def runs(spans: Runs, figures: dict[str, Figure], pk: int) -> SafeString:
    """Spans as text; those of a figure link to its rows."""
    return format_html_join("", "{}", ((_span(span, figures, pk),) for span in spans))


def _span(span: Span, figures: dict[str, Figure], pk: int) -> SafeString:
    figure = figures.get(span.figure) if span.figure else None
    if figure is None:
        lines = span.text.split("\n")
        return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))
    return _link(figure, span.text, pk)


def _link(figure: Figure, text: str, pk: int) -> SafeString:
    address = reverse("reports:figure", args=(pk, figure.key))
    return format_html(
        '<a class="lt-figure" href="{}" title="{}">{}</a>', address, figure.label, text
    )


@register.simple_tag
def figure_links(passage: Passage, figures: dict[str, Figure], pk: int) -> SafeString:
    """The figures that an edited paragraph was generated from, each with its name."""
    known = (figures[key] for key in dict.fromkeys(passage.figures) if key in figures)
    return format_html_join(
        mark_safe("; "),
        "{}: {}",
        ((figure.label, _link(figure, number_text(figure.value), pk)) for figure in known),
    )


@register.filter
def roman(place: int) -> str:
    """The number of a chapter: I, II, III."""
    return int_to_roman(place)


@register.simple_tag
def named(names: dict[int, str], pk: int) -> str:
    """The name that a row's id stands for."""
    return names[pk]


@register.simple_tag
def ordinals(numbers: dict[int, int], tasks: tuple[int, ...]) -> str:
    """Numbers of the tasks of a row; a task that the plan has since dropped is left out."""
    return ", ".join(str(numbers[pk]) for pk in tasks if pk in numbers)


@register.simple_tag
def chart(charts: dict[str, BarChart], key: str) -> SafeString:
    """The chart of a part."""
    return component("bar-chart", chart=charts[key])
