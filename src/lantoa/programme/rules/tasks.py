"""The state of a task from its occurrences, and the tally of a plan."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..enums import TaskState
from .expectations import expectation_sentence
from .facts import OccurrenceFacts, PlanFrame, Status, TaskFacts
from .occurrences import occurrence_status, weigh
from .sentences import (
    activities_text,
    awaited_text,
    begun,
    inside,
    joined,
    label_in,
    listing,
    official_date,
)

Judged = tuple[OccurrenceFacts, Status]


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """A task's own state and that of each of its occurrences, in order."""

    status: Status
    occurrences: tuple[Status, ...]


def task_status(task: TaskFacts, frame: PlanFrame, *, today: date) -> TaskStatus:
    """The state of a task: of its one occurrence, or what its several ones add up to."""
    if task.is_continuous and len(task.occurrences) == 1:
        status = continuous_status(task, frame, today=today)
        return TaskStatus(status, (status,))
    statuses = tuple(
        occurrence_status(occurrence, frame, today=today) for occurrence in task.occurrences
    )
    if not statuses:
        return TaskStatus(Status(TaskState.WAITING, _no_time(task)), ())
    if len(statuses) == 1:
        return TaskStatus(statuses[0], statuses)
    named = (replace(o, label=label_in(o.label, frame.year)) for o in task.occurrences)
    judged = tuple(zip(named, statuses, strict=True))
    return TaskStatus(_several(judged, frame, today), statuses)


def continuous_status(task: TaskFacts, frame: PlanFrame, *, today: date) -> Status:
    """ "Thường xuyên": never late by itself; its count and latest date say how it goes, and what a
    person expects of it, if anything, how far it is met."""
    occurrence = task.occurrences[0]
    proved = weigh(occurrence)
    done = activities_text(task.activities)
    missing = tuple(product.text for product in proved.unproved)
    awaited = tuple(product.text for product in proved.awaited)
    waits = awaited_text(proved.awaited)
    expected = expectation_sentence(task.expected, year=frame.year, today=today)
    if occurrence.starts_on is not None and today < occurrence.starts_on:
        state = TaskState.NOT_YET
        sentence = f"Chưa đến kỳ: bắt đầu ngày {official_date(occurrence.starts_on)}"
    elif frame.is_over(today):
        lacking = bool(missing or awaited)
        state = TaskState.CLOSED if lacking else TaskState.DONE
        opening = f"Đã kết thúc năm kế hoạch {frame.year}" if lacking else "Hoàn thành"
        amount = f": {done}" if done else ", không ghi nhận hoạt động nào"
        proof = f"chưa có minh chứng: {listing(missing)}" if missing else ""
        sentence = joined(opening + amount, expected, proof, waits)
    elif awaited and not missing:
        state = TaskState.WAITING
        sentence = joined(begun(waits), f"đã có {done}" if done else "", expected)
    elif done:
        state = TaskState.UNDER_WAY
        sentence = joined(f"Đang thực hiện: {done}", expected, waits)
    else:
        state, sentence = TaskState.NO_ACTIVITY, joined("Chưa có hoạt động", expected, waits)
    return Status(
        state,
        sentence,
        proved=proved.made,
        unproved=missing,
        awaited=awaited,
        completed_on=proved.completed_on,
    )


def _no_time(task: TaskFacts) -> str:
    printed = f": {inside(task.waits_for)}" if task.waits_for else ""
    return f"Chờ ấn định thời gian{printed}"


def _several(judged: Sequence[Judged], frame: PlanFrame, today: date) -> Status:
    states = {status.state for _, status in judged}
    if states == {TaskState.DONE}:
        return _all_done(judged)
    if frame.is_over(today):
        return _year_over(judged, frame)
    if TaskState.OVERDUE in states:
        return _overdue(judged)
    if TaskState.UNDER_WAY in states:
        return _current(judged, TaskState.UNDER_WAY)
    if states == {TaskState.NOT_YET}:
        return judged[0][1]
    if TaskState.WAITING in states:
        return _current(judged, TaskState.WAITING)
    return _between(judged)


def _all_done(judged: Sequence[Judged]) -> Status:
    late = [
        f"{occurrence.label} chậm {status.late_days} ngày làm việc"
        for occurrence, status in judged
        if status.late_days
    ]
    return _summed(
        TaskState.DONE,
        joined(f"Hoàn thành cả {len(judged)} kỳ", *late),
        judged,
    )


def _year_over(judged: Sequence[Judged], frame: PlanFrame) -> Status:
    missing = [
        f"{occurrence.label} ({listing(status.unproved)})"
        for occurrence, status in judged
        if status.unproved
    ]
    waiting: dict[str, list[str]] = {}
    for occurrence, status in judged:
        if status.awaited:
            text = awaited_text(weigh(occurrence).awaited)
            waiting.setdefault(text, []).append(occurrence.label)
    return _summed(
        TaskState.CLOSED,
        joined(
            f"Đã kết thúc năm kế hoạch {frame.year}: {_done_count(judged)}",
            f"chưa có minh chứng: {', '.join(missing)}" if missing else "",
            *(f"{text} ({', '.join(labels)})" for text, labels in waiting.items()),
        ),
        judged,
    )


def _overdue(judged: Sequence[Judged]) -> Status:
    late = [(o, s) for o, s in judged if s.state == TaskState.OVERDUE]
    parts = [f"{occurrence.label}: {inside(status.sentence)}" for occurrence, status in late]
    return _summed(
        TaskState.OVERDUE, begun(joined(*parts, _done_count(judged))), judged, late[0][1].counted
    )


def _current(judged: Sequence[Judged], state: TaskState) -> Status:
    """The sentence of the first occurrence in this state, then what is behind it."""
    first = next(status for _, status in judged if status.state == state)
    return _summed(state, joined(first.sentence, *_behind(judged)), judged)


def _between(judged: Sequence[Judged]) -> Status:
    """Some occurrences are over, the next has not begun."""
    coming = next((o for o, s in judged if s.state == TaskState.NOT_YET), None)
    if coming is None or coming.starts_on is None:
        closed = joined(f"Đã kết thúc: {_done_count(judged)}", *_unproved_occurrences(judged))
        return _summed(TaskState.CLOSED, closed, judged)
    following = f"kỳ tới: {coming.label}, từ ngày {official_date(coming.starts_on)}"
    return _summed(
        TaskState.UNDER_WAY,
        joined(f"Đang thực hiện: {_done_count(judged)}", *_unproved_occurrences(judged), following),
        judged,
    )


def _behind(judged: Sequence[Judged]) -> list[str]:
    done = _done_count(judged)
    return ([done] if any(s.state == TaskState.DONE for _, s in judged) else []) + (
        _unproved_occurrences(judged)
    )


def _unproved_occurrences(judged: Sequence[Judged]) -> list[str]:
    closed = [o.label for o, s in judged if s.state == TaskState.CLOSED]
    return [f"chưa có minh chứng của {', '.join(closed)}"] if closed else []


def _done_count(judged: Sequence[Judged]) -> str:
    done = sum(status.state == TaskState.DONE for _, status in judged)
    return f"hoàn thành {done} trong {len(judged)} kỳ"


def _summed(state: TaskState, sentence: str, judged: Sequence[Judged], counted: str = "") -> Status:
    """One status that carries what all occurrences have in common."""
    return Status(
        state,
        sentence,
        late_days=max(status.late_days for _, status in judged),
        counted=counted,
        proved=sum(status.proved for _, status in judged),
        unproved=tuple(dict.fromkeys(text for _, s in judged for text in s.unproved)),
        awaited=tuple(dict.fromkeys(text for _, s in judged for text in s.awaited)),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """A plan's state: how many of its tasks stand where. Never one percentage."""

    total: int
    counts: tuple[tuple[TaskState, int], ...]

    @property
    def sentence(self) -> str:
        """ "9 nhiệm vụ: 2 hoàn thành, 6 đang thực hiện, 1 chờ"."""
        if not self.total:
            return "Chưa có nhiệm vụ"
        parts = ", ".join(f"{count} {inside(state.label)}" for state, count in self.counts)
        return f"{self.total} nhiệm vụ: {parts}"

    def count(self, state: TaskState) -> int:
        return dict(self.counts).get(state, 0)


TALLY_ORDER = (
    TaskState.DONE,
    TaskState.UNDER_WAY,
    TaskState.NO_ACTIVITY,
    TaskState.WAITING,
    TaskState.OVERDUE,
    TaskState.NOT_YET,
    TaskState.CLOSED,
)


def tally(states: Iterable[TaskState]) -> Tally:
    """How many tasks stand in each state, in the order in which a reader asks."""
    counted = Counter(states)
    return Tally(
        total=counted.total(),
        counts=tuple((state, counted[state]) for state in TALLY_ORDER if counted[state]),
    )
