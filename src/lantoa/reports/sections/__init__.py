"""The registry of report sections: which parts a kind of report has, and in which order.

An app registers its sections in ``apps.ready()``. A section turns a scope into one part that brings
its own figures; a figure opens its rows, so no number stands in a report without them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from vanban.periods import Period

from ..comparison import Compared
from ..content import (
    AudienceName,
    Named,
    Part,
    PlanFrame,
    ReportedTask,
    ReportedTopic,
    Runs,
    plain,
)
from ..counts import Counts
from ..enums import ReportKind
from ..registers import Register
from ..submissions import Submissions


@dataclass(frozen=True, slots=True)
class Scope:
    """What every section may look at. ``texts`` are people's wordings by the key of the passage.

    ``counts`` are of the plan's activities dated within the period's legal cut-offs.
    """

    kind: ReportKind
    plan: PlanFrame
    agency_id: int
    period: Period
    next_period: Period
    as_of: date
    counts: Counts
    tasks: tuple[ReportedTask, ...]
    topics: tuple[ReportedTopic, ...]
    channels: tuple[Named, ...]
    audiences: tuple[AudienceName, ...]
    texts: Mapping[str, str]
    compared: tuple[Compared, ...] = ()
    registers: tuple[Register, ...] = ()
    submissions: Submissions = field(default_factory=Submissions)

    def text(self, key: str, generated: Runs) -> str:
        """The wording of a passage: a person's, else what the figures say."""
        return self.texts.get(key) or plain(generated)


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A chapter or annex of the kinds of report that have it, in the order of ``order``.

    ``assemble`` gives None where there is nothing to say and the chapter is left out.
    """

    key: str
    order: int
    kinds: frozenset[ReportKind]
    assemble: Callable[[Scope], Part | None]


_REGISTRY: dict[str, ReportSection] = {}


def register(*sections: ReportSection) -> None:
    """Add sections. A second, different one under a key is an error."""
    for section in sections:
        if _REGISTRY.setdefault(section.key, section) != section:
            raise ValueError(f"another report section is registered as {section.key}")


def sections_of(kind: ReportKind) -> tuple[ReportSection, ...]:
    """The sections of a kind of report, in order."""
    chosen = (section for section in _REGISTRY.values() if kind in section.kinds)
    return tuple(sorted(chosen, key=lambda section: (section.order, section.key)))


def assemble(scope: Scope) -> tuple[Part, ...]:
    """All parts of a report. Raises ValueError when two sections bring one figure or passage."""
    assembled = (section.assemble(scope) for section in sections_of(scope.kind))
    parts = tuple(part for part in assembled if part is not None)
    below = [part for top in parts for part in top.walk()]
    for kind, keys in (
        ("figure", [figure.key for part in below for figure in part.figures]),
        ("passage", [passage.key for part in below for passage in part.passages]),
    ):
        if len(keys) != len(set(keys)):
            twice = sorted({key for key in keys if keys.count(key) > 1})
            raise ValueError(f"report {kind} brought twice: {', '.join(twice)}")
    return parts
