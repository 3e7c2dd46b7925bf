"""Chapter II: figures by channel and by audience."""

from .. import figures, wording
from ..content import Figure, Grid, Part, Runs, Span
from . import Scope

COLUMNS = ("Số hoạt động", "Lượt tiếp cận")


def counts(scope: Scope) -> Part:
    return Part(
        key="counts",
        title="Số liệu theo hình thức và đối tượng",
        children=(by_channels(scope), by_audiences(scope)),
    )


def by_channels(scope: Scope) -> Part:
    pairs = []
    for channel in scope.channels:
        rows = figures.by_channel(scope.activities, channel.id)
        key = f"channel.{channel.id}"
        pairs.append(
            (
                channel.name,
                figures.count(key, channel.name, rows),
                figures.reach(key, channel.name, rows),
            )
        )
    return Part(
        key="channels",
        title="Theo hình thức, kênh truyền thông",
        tables=(_table("channels", ("STT", "Hình thức, kênh", *COLUMNS), pairs, ()),),
        figures=_brought(pairs),
    )


def by_audiences(scope: Scope) -> Part:
    pairs, belongs = [], []
    for audience in scope.audiences:
        rows = figures.by_audience(scope.activities, audience.id)
        key = f"audience.{audience.id}"
        pairs.append(
            (
                audience.name,
                figures.count(key, audience.name, rows),
                figures.reach(key, audience.name, rows),
            )
        )
        belongs.append("Trong nội bộ" if audience.is_internal else "Bên ngoài")
    unnamed = figures.without_audience(scope.activities)
    if unnamed:
        name = "Chưa xác định đối tượng"
        pairs.append(
            (
                name,
                figures.count("audience.none", name, unnamed),
                figures.reach("audience.none", name, unnamed),
            )
        )
        belongs.append("–")
    return Part(
        key="audiences",
        title="Theo đối tượng",
        tables=(
            _table("audiences", ("STT", "Đối tượng", "Phạm vi", *COLUMNS), pairs, tuple(belongs)),
        ),
        figures=_brought(pairs),
    )


Pairs = list[tuple[str, Figure, Figure]]


def _brought(pairs: Pairs) -> tuple[Figure, ...]:
    return tuple(figure for _, counted, reached in pairs for figure in (counted, reached))


def _table(key: str, header: tuple[str, ...], pairs: Pairs, belongs: tuple[str, ...]) -> Grid:
    """One row a name. ``belongs`` is a column beside the name, or empty."""
    rows: list[tuple[Runs, ...]] = []
    for place, (name, counted, reached) in enumerate(pairs):
        beside: tuple[Runs, ...] = ((Span(belongs[place]),),) if belongs else ()
        rows.append(
            (
                (Span(str(place + 1)),),
                (Span(name),),
                *beside,
                (wording.number(counted),),
                (wording.number(reached) if reached.rows else Span("–"),),
            )
        )
    last = len(header) - 1
    return Grid(key=key, header=header, rows=tuple(rows), numeric=(last - 1, last))
