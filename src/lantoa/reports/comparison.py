"""Periods that a report is compared with, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .content import ComparedPeriod
from .counts import NONE, Count

BEFORE, YEAR_BEFORE = "before", "year_before"


@dataclass(frozen=True, slots=True)
class Compared:
    """Another period's numbers; ``total`` is None where there is nothing to compare with."""

    of: ComparedPeriod
    total: Count | None = None
    channels: Mapping[int, Count] = field(default_factory=dict)

    def channel(self, pk: int) -> Count:
        return self.channels.get(pk, NONE)
