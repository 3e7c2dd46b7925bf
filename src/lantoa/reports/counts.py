"""What was counted in a period, as frozen values: how many activities, of what, for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .content import ActivityRow


@dataclass(frozen=True, slots=True)
class Count:
    """``activities`` of which ``measured`` recorded their reach, ``reach`` in all."""

    activities: int = 0
    measured: int = 0
    reach: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.activities + other.activities,
            self.measured + other.measured,
            self.reach + other.reach,
        )

    def __sub__(self, other: "Count") -> "Count":
        return Count(
            self.activities - other.activities,
            self.measured - other.measured,
            self.reach - other.reach,
        )


NONE = Count()


@dataclass(frozen=True, slots=True)
class Group:
    """The activities of a topic or task: by channel, by unit's name, and the latest of them."""

    channels: Mapping[int, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    latest: Sequence[ActivityRow] = ()

    @property
    def total(self) -> int:
        return sum(self.units.values())


EMPTY = Group()


@dataclass(frozen=True, slots=True)
class Counts:
    """The activities of a plan within the legal cut-offs, each once in every number.

    Mappings are by id, ``months`` by the legal month (1 to 12). ``internal`` and ``external`` are
    activities for at least one such audience.
    """

    channels: Mapping[int, Count] = field(default_factory=dict)
    audiences: Mapping[int, Count] = field(default_factory=dict)
    without_audience: Count = NONE
    internal: int = 0
    external: int = 0
    months: Mapping[int, int] = field(default_factory=dict)
    topics: Mapping[int, Group] = field(default_factory=dict)
    without_topic: int = 0
    tasks: Mapping[int, Group] = field(default_factory=dict)
    has_sample: bool = False

    @property
    def total(self) -> Count:
        return sum(self.channels.values(), NONE)

    def channel(self, pk: int) -> Count:
        return self.channels.get(pk, NONE)

    def audience(self, pk: int) -> Count:
        return self.audiences.get(pk, NONE)

    def topic(self, pk: int) -> Group:
        return self.topics.get(pk, EMPTY)

    def task(self, pk: int) -> Group:
        return self.tasks.get(pk, EMPTY)
