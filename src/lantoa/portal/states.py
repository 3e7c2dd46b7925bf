"""What the public is told of a plan's progress: as its last issued report says, or live."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lantoa.programme.enums import EvidenceState, TaskState
from lantoa.programme.queries import DeliverableView, PlanOverview, TaskView
from lantoa.programme.rules.sentences import inside
from lantoa.programme.rules.tasks import Tally, tally
from lantoa.reports.content import ReportedTask
from lantoa.reports.queries import IssuedStates
from lantoa.theme.formats import date_text

NOT_YET_ISSUED = (
    "Tình trạng từng nhiệm vụ được công khai theo báo cáo đã ban hành. "
    "Hiện chưa có báo cáo nào được ban hành."
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A state with the text that stands beside its mark."""

    state: TaskState
    text: str


@dataclass(frozen=True, slots=True)
class StatedTask:
    """``proofs`` says of each product (by id) where its proof stands, naming nothing internal.

    ``recorded`` is how many activities the state counts, of which the public may see some; both
    only while states are live, since a report tells its own day.
    """

    stated: Stated
    occurrences: tuple[Stated, ...] = ()
    proofs: Mapping[int, str] = field(default_factory=dict)
    recorded: int | None = None
    proving_activities: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PublishedStates:
    """``note`` says as of when; ``tally`` is None while nothing may be said."""

    tasks: Mapping[int, StatedTask]
    tally: Tally | None
    note: str


def published_states(
    overview: PlanOverview, *, live: bool, issued: Callable[[], IssuedStates | None]
) -> PublishedStates:
    """The states that the public may see; the last report is only asked for when it decides."""
    if live:
        return PublishedStates(
            {task.id: _live(task) for task in overview.tasks},
            overview.tally,
            f"Tình trạng cập nhật đến ngày {date_text(overview.today)}.",
        )
    report = issued()
    if report is None:
        return PublishedStates({}, None, NOT_YET_ISSUED)
    stated = {
        task.id: _reported(report.tasks[task.id])
        for task in overview.tasks
        if task.id in report.tasks
    }
    return PublishedStates(
        stated, tally(entry.stated.state for entry in stated.values()), _as_of(report)
    )


def counts(counted: Tally) -> tuple[Stated, ...]:
    """ "4 đang thực hiện": each state with its number of tasks."""
    return tuple(Stated(state, f"{number} {_told(state)}") for state, number in counted.counts)


def _told(state: TaskState) -> str:
    # What a finished year left unproved is said, or it would read as done.
    if state == TaskState.CLOSED:
        return "đã kết thúc, chưa đủ minh chứng"
    return inside(state.label)


def _as_of(report: IssuedStates) -> str:
    signed = report.report.signed_on
    on = f", ban hành ngày {date_text(signed)}" if signed else ""
    return (
        f"Tình trạng theo báo cáo {inside(report.period.label)}{on}; "
        f"tính đến ngày {date_text(report.as_of)}."
    )


def _live(task: TaskView) -> StatedTask:
    accepted = (
        evidence
        for deliverable in task.deliverables
        for evidence in deliverable.evidence
        if evidence.state == EvidenceState.ACCEPTED
    )
    return StatedTask(
        Stated(task.state, task.status.sentence),
        _several([(o.label, o.status.state, o.status.sentence) for o in task.occurrences]),
        {deliverable.id: _proof(deliverable) for deliverable in task.deliverables},
        task.activities.count,
        frozenset(e.activity_id for e in accepted if e.activity_id is not None),
    )


def _reported(task: ReportedTask) -> StatedTask:
    return StatedTask(
        Stated(TaskState(task.state), task.sentence),
        _several([(o.label, TaskState(o.state), o.sentence) for o in task.occurrences]),
    )


def _several(occurrences: Sequence[tuple[str, TaskState, str]]) -> tuple[Stated, ...]:
    """Each occurrence with its own state; a single one says nothing that the task does not."""
    if len(occurrences) < 2:
        return ()
    return tuple(
        Stated(state, f"{label}: {inside(sentence)}") for label, state, sentence in occurrences
    )


def _proof(deliverable: DeliverableView) -> str:
    latest = deliverable.latest_accepted
    if latest is not None:
        return f"{deliverable.accepted} minh chứng đã chấp nhận, gần nhất {date_text(latest)}"
    if deliverable.awaited_from:
        return f"Chờ văn bản của {deliverable.awaited_from}"
    return "Chưa có minh chứng được chấp nhận"
