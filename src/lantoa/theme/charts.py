"""Small charts as values for the component ``bar-chart``: drawn on the server, read as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

BAR = 20
GAP = 8
LABEL_WIDTH = 180
BAR_WIDTH = 300
VALUE_WIDTH = 80
LONGEST_LABEL = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the whole label, the one that fits beside it, its number, its place and width."""

    label: str
    short: str
    value: int
    y: int
    width: int

    @property
    def baseline(self) -> int:
        """Where the text beside the bar stands."""
        return self.y + BAR - 5

    @property
    def after(self) -> int:
        """Where the number begins."""
        return LABEL_WIDTH + self.width + 6


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars to one scale from 0. ``key`` makes the ids of a page unique."""

    key: str
    title: str
    description: str
    label_head: str
    value_head: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return len(self.bars) * (BAR + GAP)

    @property
    def width(self) -> int:
        return LABEL_WIDTH + BAR_WIDTH + VALUE_WIDTH

    label_end = LABEL_WIDTH - 8
    start = LABEL_WIDTH
    thickness = BAR


def bar_chart(
    key: str,
    title: str,
    rows: Sequence[tuple[str, int]],
    *,
    label_head: str,
    value_head: str,
) -> BarChart:
    """A chart of labels with numbers from 0 on; the description tells the highest in words."""
    most = max((value for _, value in rows), default=0)
    bars = tuple(
        Bar(
            label=label,
            short=label if len(label) <= LONGEST_LABEL else f"{label[:LONGEST_LABEL].rstrip()}…",
            value=value,
            y=place * (BAR + GAP),
            width=round(value / most * BAR_WIDTH) if most else 0,
        )
        for place, (label, value) in enumerate(rows)
    )
    highest = max(bars, key=lambda bar: bar.value, default=None)
    told = (
        f"Cao nhất: {highest.label}, {highest.value}." if highest and most else "Các số đều bằng 0."
    )
    return BarChart(key, title, told, label_head, value_head, bars)
