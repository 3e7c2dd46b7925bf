"""Runs of text with their look, and how they become one paragraph.

A run is what a source draws in one style. Every reader gathers runs and leaves to this module what
a paragraph says of itself: text in NFC with one space between words, bold or italic only when all
that can be seen is so, the size that most letters have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from vanban.model import Place, Value
from vanban.readers.blocks import Align, Paragraph
from vanban.text import nfc, strip_hidden

_SOFT_HYPHEN, _BYTE_ORDER_MARK = "\u00ad", "\ufeff"
_LETTER = re.compile(r"[^\W_]")


class Run(Value, frozen=True):
    """Text in one style; ``size`` in points, None where the source does not say."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None


def clean(text: str) -> str:
    """NFC without invisible characters, one space between words, no empty lines at the ends."""
    return squeezed(strip_hidden(text))


def squeezed(text: str) -> str:
    """NFC without soft hyphens, one space between words of a line, no empty lines at the ends."""
    visible = nfc(text).replace(_SOFT_HYPHEN, "").replace(_BYTE_ORDER_MARK, "")
    lines = (" ".join(line.split()) for line in visible.split("\n"))
    return "\n".join(lines).strip("\n")


def paragraph(
    runs: Sequence[Run],
    *,
    place: Place,
    level: int | None = None,
    align: Align | None = None,
    label: str | None = None,
) -> Paragraph | None:
    """The runs as one paragraph, or None when nothing of them can be seen.

    Characters that cannot be seen stay among others: ``finishing`` reports and removes them.
    """
    text = squeezed("".join(run.text for run in runs))
    if not clean(text):
        return None
    return Paragraph(
        text=text,
        place=place,
        level=level,
        bold=all_visible(runs, "bold"),
        italic=all_visible(runs, "italic"),
        align=align,
        size=main_size(runs),
        label=label,
    )


def all_visible(runs: Iterable[Run], look: str) -> bool:
    """Whether every run with a letter or digit is bold (or italic); marks alone do not count."""
    worded = [run for run in runs if _LETTER.search(run.text)]
    return bool(worded) and all(getattr(run, look) for run in worded)


def main_size(runs: Iterable[Run]) -> float | None:
    """The size of most characters."""
    sizes: Counter[float] = Counter()
    for run in runs:
        if run.size is not None:
            sizes[run.size] += len(run.text.strip())
    return sizes.most_common(1)[0][0] if sizes else None
