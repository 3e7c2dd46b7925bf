"""The period beside the one before and the same of last year, with the source of each number."""

from lantoa.programme.rules.sentences import inside
from lantoa.theme.formats import number_text

from .. import wording
from ..comparison import Compared
from ..content import COMPARED, Figure, Grid, Part, Passage, Runs, Span
from ..counts import Count
from ..figures import ACTIVITIES, REACHED
from . import Scope

NO_NUMBER = "–"


def comparison(scope: Scope) -> Part | None:
    if not scope.compared:
        return None
    sources = "; ".join(
        f"{inside(entry.of.name)} là {inside(entry.of.period.label)}, {entry.of.source}"
        for entry in scope.compared
    )
    said: Runs = (Span(f"So sánh: {sources}."),)
    lines = [("Số hoạt động", "total"), ("Lượt tiếp cận", "total.reach")]
    lines += [(channel.name, f"channel.{channel.id}") for channel in scope.channels]
    figures = [
        _figure(entry, key, name)
        for entry in scope.compared
        for name, key in lines
        if entry.total is not None
    ]
    header = ("STT", "Chỉ tiêu", "Kỳ này", *(entry.of.name for entry in scope.compared))
    known = {figure.key: figure for figure in figures}
    rows = tuple(
        (
            (Span(str(place)),),
            (Span(name),),
            (_now(scope, key),),
            *((_then(known.get(f"{entry.of.key}.{key}")),) for entry in scope.compared),
        )
        for place, (name, key) in enumerate(lines, start=1)
    )
    return Part(
        key="comparison",
        title="So sánh với kỳ trước và cùng kỳ năm trước",
        passages=(Passage(key="comparison", generated=said, text=scope.text("comparison", said)),),
        tables=(
            Grid(key="comparison", header=header, rows=rows, numeric=tuple(range(2, len(header)))),
        ),
        figures=tuple(figures),
    )


def _now(scope: Scope, key: str) -> Span:
    counts = scope.counts
    counted = counts.total if key.startswith("total") else counts.channel(int(key.split(".")[1]))
    value = counted.reach if key.endswith("reach") else counted.activities
    return Span(number_text(value), key)


def _then(figure: Figure | None) -> Span:
    return wording.number(figure) if figure else Span(NO_NUMBER)


def _figure(entry: Compared, key: str, name: str) -> Figure:
    counted: Count = entry.total or Count()
    if key.startswith("channel."):
        counted = entry.channel(int(key.split(".")[1]))
    is_reach = key.endswith("reach")
    return Figure(
        key=f"{entry.of.key}.{key}",
        label=f"{entry.of.period.label}: {inside(name)}",
        value=counted.reach if is_reach else counted.activities,
        unit=REACHED if is_reach else ACTIVITIES,
        source=COMPARED,
        counted=counted.measured if is_reach else counted.activities,
    )
