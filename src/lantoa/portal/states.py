"""What the public is told of a plan's progress: as its last issued report says, or live."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lantoa.programme.enums import EvidenceState, TaskState
from lantoa.programme.queries import DeliverableView, PlanOverview, TaskView
from lantoa.programme.rules.sentences import brief, inside
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
    """``proofs`` says of each product where its proof stands, without naming what is internal."""

    stated: Stated
    occurrences: tuple[Stated, ...] = ()
    proofs: tuple[str, ...] = ()
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
    return tuple(
        Stated(state, f"{number} {inside(state.label)}") for state, number in counted.counts
    )


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
        tuple(_proof(deliverable) for deliverable in task.deliverables),
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
    name = "Kết quả thực hiện" if deliverable.is_implied else brief(deliverable.text)
    latest = deliverable.latest_accepted
    if latest is not None:
        proof = f"{deliverable.accepted} minh chứng đã chấp nhận, gần nhất {date_text(latest)}"
    elif deliverable.awaited_from:
        proof = f"chờ văn bản của {deliverable.awaited_from}"
    else:
        proof = "chưa có minh chứng được chấp nhận"
    return f"{name}: {proof}"
