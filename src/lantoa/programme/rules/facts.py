"""What the rules are told: dates, products and their proofs, activities. Frozen values, no rows."""

from dataclasses import dataclass, field
from datetime import date

from vanban.periods import Calendar

from ..enums import EvidenceState, ExpectedEvery, TaskState


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence for one product of one occurrence."""

    dated: date
    state: EvidenceState


@dataclass(frozen=True, slots=True)
class Product:
    """A product of one occurrence; ``awaited_from`` names the other body that alone issues it."""

    text: str
    awaited_from: str = ""
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """Activities of communication that were recorded, and the day of the latest."""

    count: int = 0
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class OccurrenceFacts:
    """One time at which a task is due. Dates are inclusive; no dates: it waits for them."""

    label: str
    starts_on: date | None = None
    ends_on: date | None = None
    due_on: date | None = None
    products: tuple[Product, ...] = ()
    activities: ActivityCount = field(default_factory=ActivityCount)


@dataclass(frozen=True, slots=True)
class Expected:
    """So many activities in each period from ``starts`` to ``ends``; no end: until further."""

    count: int
    every: ExpectedEvery
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class ExpectedPeriod:
    """One calendar month or quarter with what was expected and what was done in it."""

    label: str
    starts: date
    ends: date
    expected: int
    done: int

    def is_short(self, today: date) -> bool:
        return self.ends < today and self.done < self.expected

    def is_current(self, today: date) -> bool:
        return self.starts <= today <= self.ends


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task with its occurrences in order. ``waits_for`` is its time as printed, ``expected`` the
    periods for which a person has said how much a continuous task is to bring."""

    occurrences: tuple[OccurrenceFacts, ...]
    waits_for: str = ""
    is_continuous: bool = False
    activities: ActivityCount = field(default_factory=ActivityCount)
    expected: tuple[ExpectedPeriod, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """The plan's last day (of its year, or of an occurrence that runs longer) and its import.

    ``calendar`` knows the working days of the agency.
    """

    year: int
    ends_on: date
    imported_on: date
    calendar: Calendar = field(default_factory=Calendar)

    def is_over(self, today: date) -> bool:
        return today > self.ends_on


@dataclass(frozen=True, slots=True)
class Status:
    """A computed state with the Vietnamese sentence that explains it.

    ``late_days`` are working days, ``counted`` says how they were counted. ``unproved`` are the
    agency's own products without accepted evidence, ``awaited`` those another body must issue.
    """

    state: TaskState
    sentence: str
    late_days: int = 0
    counted: str = ""
    proved: int = 0
    unproved: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    completed_on: date | None = None
