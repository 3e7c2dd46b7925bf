"""What the units of a round have said, as frozen values for the sections of a report."""

from dataclasses import dataclass

FIELDS = ("strengths", "shortcomings", "causes", "difficulties", "proposals")


@dataclass(frozen=True, slots=True)
class UnitText:
    """The accepted words of one unit."""

    unit: str
    strengths: str
    shortcomings: str
    causes: str
    difficulties: str
    proposals: str


@dataclass(frozen=True, slots=True)
class Estimated:
    """A number that a unit expected; ``recorded`` is what it has recorded since, in the period."""

    id: int
    unit: str
    channel: str
    activities: int
    recorded: int


@dataclass(frozen=True, slots=True)
class Submissions:
    """The round of a report: accepted texts, units still without one, open estimates."""

    texts: tuple[UnitText, ...] = ()
    waiting: tuple[str, ...] = ()
    estimates: tuple[Estimated, ...] = ()
    closes_early: bool = False
