"""Which periods are reported on, which follow which, and which longer report replaces a shorter."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from vanban.periods import Period, legal_period

from ..enums import ReportKind

PERIODS: Mapping[ReportKind, range] = {
    ReportKind.MONTH: range(1, 13),
    ReportKind.QUARTER: range(1, 5),
    ReportKind.HALF_YEAR: range(1, 2),
    ReportKind.NINE_MONTHS: range(1, 2),
    ReportKind.YEAR: range(1, 2),
}
NUMBERED = (ReportKind.MONTH, ReportKind.QUARTER)
SHORTER_FIRST = tuple(ReportKind)


@dataclass(frozen=True, slots=True)
class PeriodKey:
    """A kind of report and the place of its period in the year, from 1."""

    kind: ReportKind
    index: int

    def of(self, year: int) -> Period:
        return legal_period(self.kind.value, year, self.index)  # type: ignore[arg-type]

    @property
    def name(self) -> str:
        """Without a year: "Quý II", "6 tháng đầu năm", "Cả năm"."""
        if self.kind is ReportKind.YEAR:
            return "Cả năm"
        label = self.of(2000).label.removesuffix(" 2000")
        return label.removesuffix(" năm") if self.kind in NUMBERED else label


def period_keys() -> tuple[PeriodKey, ...]:
    """Everything that a year may be reported on, shorter kinds first."""
    return tuple(PeriodKey(kind, index) for kind in SHORTER_FIRST for index in PERIODS[kind])


def following(period: Period) -> Period:
    """The period after it: of the same length where there is one, else what is left of the year."""
    kind, year = period.kind, period.year
    if kind == "nine_months":
        return legal_period("quarter", year, 4)
    last = {"month": 12, "quarter": 4, "half_year": 2, "year": 1}[kind]
    if period.index < last:
        return legal_period(kind, year, period.index + 1)
    return legal_period(kind, year + 1, 1)


def preceding(period: Period) -> Period | None:
    """The period before it of the same length; None for nine months, which have none."""
    kind, year = period.kind, period.year
    if kind == "nine_months":
        return None
    if period.index > 1:
        return legal_period(kind, year, period.index - 1)
    last = {"month": 12, "quarter": 4, "half_year": 2, "year": 1}[kind]
    return legal_period(kind, year - 1, last)


def states_day(period: Period, *, today: date) -> date:
    """The day on which states are computed: today, but never after the counting has ended."""
    return min(today, period.ends)


def replaced_by(key: PeriodKey, wanted: Collection[ReportKind]) -> PeriodKey | None:
    """The longest wanted report whose counting ends on the same day; None when it is ``key``'s own.

    So quarter I replaces March, six months replace June and quarter II, the year replaces December
    and quarter IV, for one who wants both.
    """
    same_day = [
        other
        for other in period_keys()
        if other.kind in wanted and other.of(2000).ends == key.of(2000).ends
    ]
    longest = same_day[-1] if same_day else key
    longer = SHORTER_FIRST.index(longest.kind) > SHORTER_FIRST.index(key.kind)
    return longest if longer else None


def is_for(key: PeriodKey, wanted: Collection[ReportKind]) -> bool:
    """Whether one who wants these kinds gets the report of this period."""
    return key.kind in wanted and replaced_by(key, wanted) is None


def proposed(year: int, wanted: Collection[ReportKind], *, today: date) -> PeriodKey:
    """The period of a plan's year to report on: the last wanted one whose counting has ended.

    A plan of the past gets its last, one whose first period still counts gets that. Quarters where
    nobody has said what they want.
    """
    kinds = wanted or {ReportKind.QUARTER}
    keys = [key for key in period_keys() if is_for(key, kinds)]
    keys.sort(key=lambda key: key.of(year).ends)
    ended = [key for key in keys if key.of(year).ends < today]
    return ended[-1] if ended else keys[0]
