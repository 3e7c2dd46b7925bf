"""Chapter III of reports on more than a month: how the period went, month by month."""

from vanban.periods import Period, legal_period

from .. import figures, wording
from ..content import Figure, Grid, Part, Passage, Runs, Span
from . import Scope

HEADER = ("STT", "Tháng", "Số liệu tính", "Số hoạt động")


def course(scope: Scope) -> Part:
    months = [legal_period("month", scope.period.year, month) for month in _months(scope.period)]
    counted = [
        figures.count(f"month.{month.index}", month.label, scope.counts.months.get(month.index, 0))
        for month in months
    ]
    said: Runs = (Span("Số hoạt động truyền thông theo tháng, theo thời điểm chốt số liệu:"),)
    rows = tuple(
        _row(place, month, figure)
        for place, (month, figure) in enumerate(zip(months, counted, strict=True), start=1)
    )
    return Part(
        key="course",
        title="Diễn biến theo tháng",
        passages=(Passage(key="course", generated=said, text=scope.text("course", said)),),
        tables=(Grid(key="course", header=HEADER, rows=rows, numeric=(3,)),),
        figures=tuple(counted),
    )


def _months(period: Period) -> range:
    return range(period.calendar_starts.month, period.calendar_ends.month + 1)


def _row(place: int, month: Period, figure: Figure) -> tuple[Runs, ...]:
    days = wording.span_of_days(month.starts, month.ends)
    return (
        (Span(str(place)),),
        (Span(month.label),),
        (Span(days),),
        (wording.number(figure),),
    )
