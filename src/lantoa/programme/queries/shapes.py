"""What the queries hand out: frozen values, nothing of them touches the database again."""

from dataclasses import dataclass
from datetime import date

from ..enums import EvidenceState, TaskState
from ..rules.facts import ActivityCount, ExpectedPeriod, PlanFrame, Status
from ..rules.sentences import official_date
from ..rules.tasks import Tally


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit's or group's part in a task; ``text`` as printed, ``units`` what it stands for."""

    id: int
    text: str
    unit_id: int | None
    group_id: int | None
    is_main: bool
    units: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Evidence without what is never public: its file, its people."""

    id: int
    deliverable_id: int
    occurrence_id: int
    dated: date
    state: EvidenceState
    activity_id: int | None
    is_sample: bool


@dataclass(frozen=True, slots=True)
class DeliverableView:
    """A product of a task with all evidence for it, over all occurrences.

    ``is_implied``: the plan prints no product; show "kế hoạch không nêu" instead of ``text``.
    """

    id: int
    text: str
    awaited_from: str
    is_implied: bool
    evidence: tuple[EvidenceView, ...]

    @property
    def accepted(self) -> int:
        return sum(entry.state == EvidenceState.ACCEPTED for entry in self.evidence)

    @property
    def waiting(self) -> int:
        return sum(entry.state == EvidenceState.SUBMITTED for entry in self.evidence)

    @property
    def latest_accepted(self) -> date | None:
        days = [e.dated for e in self.evidence if e.state == EvidenceState.ACCEPTED]
        return max(days, default=None)

    @property
    def proof_sentence(self) -> str:
        """Where its proof stands, in words."""
        latest = self.latest_accepted
        if latest is not None:
            return f"{self.accepted} minh chứng đã chấp nhận, gần nhất {official_date(latest)}"
        if self.waiting:
            return f"{self.waiting} minh chứng chờ chấp nhận"
        if self.awaited_from:
            return f"chờ văn bản của {self.awaited_from}"
        return "chưa có minh chứng"


@dataclass(frozen=True, slots=True)
class OccurrenceView:
    id: int
    index: int
    label: str
    starts_on: date | None
    ends_on: date | None
    due_on: date | None
    status: Status

    def overlaps(self, first: date, last: date) -> bool:
        """Whether it runs on any day between the two, both included."""
        if self.starts_on is None or self.ends_on is None:
            return False
        return self.starts_on <= last and self.ends_on >= first


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity for lists. ``link`` may be shown to the public only when ``is_public``."""

    id: int
    on: date
    title: str
    channel: str
    unit: str
    reach: int | None
    link: str
    is_public: bool
    is_sample: bool


@dataclass(frozen=True, slots=True)
class TopicView:
    id: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with everything a page says of it. ``activities`` counts all, ``recent`` are the
    latest ones (only public ones when the overview was asked for the public), ``expected`` the
    periods for which a person has said how much the task is to bring."""

    id: int
    ordinal: int
    text: str
    group: str
    schedule_text: str
    note: str
    budget_text: str
    date_set_by: str
    is_continuous: bool
    is_waiting_for_date: bool
    leads: tuple[UnitView, ...]
    supporting: tuple[UnitView, ...]
    topics: tuple[TopicView, ...]
    deliverables: tuple[DeliverableView, ...]
    occurrences: tuple[OccurrenceView, ...]
    activities: ActivityCount
    recent: tuple[ActivityView, ...]
    expected: tuple[ExpectedPeriod, ...]
    status: Status

    @property
    def state(self) -> TaskState:
        return self.status.state

    @property
    def main_lead(self) -> UnitView | None:
        """The lead who answers for the task; the first named one until a person has chosen."""
        return next((lead for lead in self.leads if lead.is_main), next(iter(self.leads), None))

    @property
    def main_lead_is_open(self) -> bool:
        """Several leads and nobody has said which is the main one."""
        return len(self.leads) > 1 and not any(lead.is_main for lead in self.leads)

    @property
    def unit_ids(self) -> frozenset[int]:
        """All units with a part, groups expanded."""
        return frozenset(pk for part in (*self.leads, *self.supporting) for pk, _ in part.units)


@dataclass(frozen=True, slots=True)
class BasisView:
    text: str
    symbol: str
    issued_on: date | None
    issuer: str


@dataclass(frozen=True, slots=True)
class NamedView:
    """An audience or channel of the plan: as printed, and the agency's own entry for it."""

    id: int
    name: str
    text: str
    is_internal: bool = False


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """A plan with its tasks and their states on one day."""

    plan_id: int
    today: date
    frame: PlanFrame
    legal_bases: tuple[BasisView, ...]
    topics: tuple[TopicView, ...]
    audiences: tuple[NamedView, ...]
    channels: tuple[NamedView, ...]
    tasks: tuple[TaskView, ...]
    tally: Tally
    activities: ActivityCount

    @property
    def is_past(self) -> bool:
        """The plan's year is over."""
        return self.frame.is_over(self.today)

    def task(self, task_id: int) -> TaskView:
        """Raises KeyError for a task of another plan."""
        return {task.id: task for task in self.tasks}[task_id]
