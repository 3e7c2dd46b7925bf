"""Chapter II: figures by channel and by audience."""

from collections.abc import Sequence
from dataclasses import dataclass

from .. import figures, wording
from ..content import Figure, Grid, Part, Passage, Runs, Span
from ..counts import Count
from . import Scope

COLUMNS = ("Số hoạt động", "Lượt tiếp cận")
UNKNOWN = "Chưa xác định đối tượng"
NOTHING = "Kế hoạch không nêu và trong kỳ chưa ghi nhận hoạt động nào."


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: a name, what stands beside it, how many activities, whom they reached."""

    name: str
    beside: tuple[str, ...]
    counted: Figure
    reached: Figure


def counts(scope: Scope) -> Part:
    return Part(
        key="counts",
        title="Số liệu theo hình thức và đối tượng",
        children=(by_channels(scope), by_audiences(scope)),
    )


def by_channels(scope: Scope) -> Part:
    lines = [
        _line(
            f"channel.{channel.id}",
            channel.name,
            scope.counts.channel(channel.id),
        )
        for channel in scope.channels
    ]
    return _part(
        scope, "channels", "Theo hình thức, kênh truyền thông", ("Hình thức, kênh",), lines
    )


def by_audiences(scope: Scope) -> Part:
    lines = [
        _line(
            f"audience.{audience.id}",
            audience.name,
            scope.counts.audience(audience.id),
            "Trong nội bộ" if audience.is_internal else "Bên ngoài",
        )
        for audience in scope.audiences
    ]
    unnamed = scope.counts.without_audience
    if unnamed.activities:
        lines.append(_line("audience.none", UNKNOWN, unnamed, "–"))
    return _part(scope, "audiences", "Theo đối tượng", ("Đối tượng", "Phạm vi"), lines)


def _line(key: str, name: str, counted: Count, *beside: str) -> Line:
    number = figures.count(key, name, counted.activities)
    return Line(name, beside, number, figures.reach(key, name, counted))


def _part(
    scope: Scope, key: str, title: str, columns: tuple[str, ...], lines: Sequence[Line]
) -> Part:
    """A table, or the sentence that there is nothing to count."""
    said: Runs = (Span(NOTHING),)
    nothing = Passage(key=key, generated=said, text=scope.text(key, said))
    header = ("STT", *columns, *COLUMNS)
    grid = Grid(
        key=key,
        header=header,
        rows=tuple(_row(place, line) for place, line in enumerate(lines, start=1)),
        numeric=(len(header) - 2, len(header) - 1),
    )
    return Part(
        key=key,
        title=title,
        passages=() if lines else (nothing,),
        tables=(grid,) if lines else (),
        figures=tuple(figure for line in lines for figure in (line.counted, line.reached)),
    )


def _row(place: int, line: Line) -> tuple[Runs, ...]:
    known = wording.number(line.reached) if line.reached.counted else Span("–")
    texts = (str(place), line.name, *line.beside)
    return (*((Span(text),) for text in texts), (wording.number(line.counted),), (known,))
