"""What was not done in a period and what comes next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.programme.enums import TaskState
from vanban.periods import Period

from ..content import ReportedOccurrence, ReportedTask

NO_ACTIVITY = "Trong kỳ chưa ghi nhận hoạt động nào"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A task or one of its occurrences that was not done.

    ``status`` says how it stands. ``explained`` is the reason that its state itself gives, as
    waiting does; without one a person must give it.
    """

    key: str
    task: ReportedTask
    occurrence: ReportedOccurrence | None
    status: str
    explained: str = ""


def unfinished(
    tasks: Sequence[ReportedTask], busy: Collection[int], period: Period
) -> tuple[Unfinished, ...]:
    """What was not done in a period, in the order of the plan; ``busy`` are ids of tasks with
    activities in it.

    An occurrence counts when it is overdue, waits, or ended within the counting period unproved;
    those of one task that wait count together. A task that ran in the period without an activity
    counts once, unless it is said already.
    """
    found: list[Unfinished] = []
    for task in tasks:
        own = _missed(task, period)
        if not own and task.id not in busy and _ran_in(task, period):
            own = [Unfinished(f"reason.{task.id}.0", task, None, NO_ACTIVITY)]
        found += own
    return tuple(found)


def _missed(task: ReportedTask, period: Period) -> list[Unfinished]:
    missed = [entry for entry in task.occurrences if _is_unfinished(entry, period)]
    waiting = [entry for entry in missed if entry.state == TaskState.WAITING]
    found = [
        Unfinished(f"reason.{task.id}.{entry.id}", task, entry, _sentence(task, entry))
        for entry in missed
        if entry not in waiting
    ]
    if waiting or (not missed and task.state == TaskState.WAITING):
        said = "\n".join(f"{_sentence(task, entry)}." for entry in waiting) or f"{task.sentence}."
        label = TaskState.WAITING.label
        found.append(Unfinished(f"reason.{task.id}.waits", task, None, label, said))
    return found


def _is_unfinished(occurrence: ReportedOccurrence, period: Period) -> bool:
    if occurrence.state in (TaskState.OVERDUE, TaskState.WAITING):
        return True
    ended_now = (
        occurrence.ends_on is not None and period.starts <= occurrence.ends_on <= period.ends
    )
    lacks = bool(occurrence.unproved or occurrence.awaited)
    return occurrence.state == TaskState.CLOSED and lacks and ended_now


def _sentence(task: ReportedTask, occurrence: ReportedOccurrence) -> str:
    if len(task.occurrences) == 1:
        return occurrence.sentence
    return f"{occurrence.label}: {occurrence.sentence[:1].lower()}{occurrence.sentence[1:]}"


def _ran_in(task: ReportedTask, period: Period) -> bool:
    if task.state == TaskState.DONE:
        return False
    return any(
        occurrence.state != TaskState.DONE
        and overlaps(occurrence, period.calendar_starts, period.calendar_ends)
        for occurrence in task.occurrences
    )


def overlaps(occurrence: ReportedOccurrence, first: date, last: date) -> bool:
    """Whether an occurrence runs on a day between the two, both included. Waiting ones do not."""
    if occurrence.starts_on is None or occurrence.ends_on is None:
        return False
    return occurrence.starts_on <= last and occurrence.ends_on >= first


@dataclass(frozen=True, slots=True)
class Coming:
    """A task of the next period with the times at which it is due; none while it waits for one."""

    task: ReportedTask
    occurrences: tuple[ReportedOccurrence, ...]


def coming(tasks: Sequence[ReportedTask], period: Period, *, plan_year: int) -> tuple[Coming, ...]:
    """Tasks that run in the calendar days of a period and are not done.

    Those that wait for a date as well, until the plan's year is over.
    """
    found = []
    for task in tasks:
        open_ones = [entry for entry in task.occurrences if entry.state != TaskState.DONE]
        due = tuple(
            entry
            for entry in open_ones
            if overlaps(entry, period.calendar_starts, period.calendar_ends)
        )
        waits = any(entry.starts_on is None for entry in open_ones) or not task.occurrences
        if due or (waits and period.year <= plan_year):
            found.append(Coming(task, due))
    return tuple(found)
