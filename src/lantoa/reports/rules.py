"""Pure decisions on reports: what may follow what, what was not done, what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lantoa.programme.enums import TaskState
from lantoa.programme.rules.sentences import official_date
from vanban.periods import Period, legal_period

from .content import ActivityRow, Content, Layout, ReportedOccurrence, ReportedTask
from .enums import ReportState

TRANSITIONS: Mapping[ReportState, frozenset[ReportState]] = {
    ReportState.DRAFT: frozenset({ReportState.APPROVED, ReportState.DISCARDED}),
    ReportState.APPROVED: frozenset({ReportState.SIGNED, ReportState.DISCARDED}),
    ReportState.SIGNED: frozenset({ReportState.SENT}),
    ReportState.SENT: frozenset(),
    ReportState.DISCARDED: frozenset(),
}
QUARTERS = (1, 2, 3, 4)
NO_ACTIVITY = "Trong kỳ chưa ghi nhận hoạt động nào"


def proposed_layout(plan: Mapping[str, Any], *, symbol: str) -> Layout:
    """What a report takes over from its plan as signed: symbol, recipients, signing block.

    ``plan`` is the plan's document (``vanban/1``), ``symbol`` its own ("KH-SNV" gives "BC-SNV").
    """
    body = symbol.removeprefix("KH").lstrip("-")
    signature = plan.get("signature") or {}
    return Layout(
        symbol=f"BC-{body}" if body else "BC",
        recipients=tuple(entry["text"] for entry in plan.get("recipients") or ()),
        authority=signature.get("authority") or "",
        position=signature.get("position") or "",
        signer=signature.get("name") or "",
    )


def may_become(state: str, wanted: ReportState) -> bool:
    return wanted in TRANSITIONS[ReportState(state)]


def following(period: Period) -> Period:
    """The next period of the same kind."""
    if period.index < len(QUARTERS):
        return legal_period(period.kind, period.year, period.index + 1)
    return legal_period(period.kind, period.year + 1, 1)


def proposed_quarter(year: int, *, today: date) -> int:
    """The quarter of a plan's year to report on: the last whose counting has ended.

    A plan of the past gets its last quarter, one whose first quarter still counts gets that.
    """
    ended = [index for index in QUARTERS if legal_period("quarter", year, index).ends < today]
    return ended[-1] if ended else QUARTERS[0]


def states_day(period: Period, *, today: date) -> date:
    """The day on which states are computed: today, but never after the counting has ended."""
    return min(today, period.ends)


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
    tasks: Sequence[ReportedTask], rows: Sequence[ActivityRow], period: Period
) -> tuple[Unfinished, ...]:
    """What was not done in a period, in the order of the plan.

    An occurrence counts when it is overdue, waits, or ended within the counting period unproved;
    those of one task that wait count together. A task that ran in the period without an activity
    counts once, unless it is said already.
    """
    busy = {task for row in rows for task in row.tasks}
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


def refusal_to_approve(content: Content, *, stale: Sequence[str], today: date) -> tuple[str, ...]:
    """Why a draft cannot be approved, each with the way out; empty when it can.

    ``stale`` are the subjects of edited passages whose figures have changed since.
    """
    refusals = []
    if today <= content.period.ends:
        refusals.append(
            f"Kỳ báo cáo còn tính số liệu đến hết ngày {official_date(content.period.ends)}. "
            f"Duyệt từ ngày hôm sau, khi số liệu đã đủ."
        )
    missing = [p.subject for p in content.passages if p.is_required and not p.text.strip()]
    if missing:
        refusals.append(
            f"Chưa nêu nguyên nhân: {'; '.join(missing)}. Văn phòng nêu tại mục Soạn báo cáo."
        )
    if stale:
        refusals.append(
            f"Số liệu đã đổi sau khi sửa đoạn: {'; '.join(stale)}. Xem lại và lưu các đoạn này."
        )
    return tuple(refusals)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is no longer what was frozen; None where it does not exist."""

    key: str
    label: str
    frozen: int | None
    now: int | None


def differences(frozen: Content, now: Content) -> tuple[Difference, ...]:
    """Figures whose number or rows differ, in the order of the frozen report, then new ones."""
    before, after = frozen.figures, now.figures
    keys = [*before, *(key for key in after if key not in before)]
    found = []
    for key in keys:
        old, new = before.get(key), after.get(key)
        if old and new and old.value == new.value and set(old.rows) == set(new.rows):
            continue
        named = old or new
        if named is not None:
            found.append(
                Difference(key, named.label, old.value if old else None, new.value if new else None)
            )
    return tuple(found)
