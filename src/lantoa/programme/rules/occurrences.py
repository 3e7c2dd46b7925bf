"""The state of one occurrence, computed from its dates, its proofs and ``today``.

Only what its schedule prints can be missed: a state is late when a due date has passed, when the
plan was already known to the programme, and when the missing product is the agency's own.
"""

from dataclasses import dataclass, replace
from datetime import date

from vanban.periods import WorkingDays

from ..enums import EvidenceState, TaskState
from .facts import OccurrenceFacts, PlanFrame, Product, Proof, Status
from .sentences import (
    activities_text,
    awaited_text,
    begun,
    during,
    inside,
    joined,
    label_in,
    listing,
    official_date,
)

LISTED_DAYS_OFF = 12


@dataclass(frozen=True, slots=True)
class Proved:
    """What an occurrence's proofs amount to; ``completed_on`` is None while any is missing."""

    made: int
    latest: date | None
    unproved: tuple[Product, ...]
    awaited: tuple[Product, ...]
    completed_on: date | None


def counting_proofs(product: Product, occurrence: OccurrenceFacts) -> tuple[Proof, ...]:
    """Accepted evidence, not dated before the occurrence began; after its end it counts as late."""
    return tuple(
        proof
        for proof in product.proofs
        if proof.state == EvidenceState.ACCEPTED
        and (occurrence.starts_on is None or proof.dated >= occurrence.starts_on)
    )


def weigh(occurrence: OccurrenceFacts) -> Proved:
    """Which products are proved, and since when all of them are."""
    proofs = [(product, counting_proofs(product, occurrence)) for product in occurrence.products]
    missing = [product for product, found in proofs if not found]
    days = [proof.dated for _, found in proofs for proof in found]
    first_days = [min(proof.dated for proof in found) for _, found in proofs if found]
    return Proved(
        made=len(days),
        latest=max(days, default=None),
        unproved=tuple(product for product in missing if not product.awaited_from),
        awaited=tuple(product for product in missing if product.awaited_from),
        completed_on=max(first_days, default=None) if not missing else None,
    )


def occurrence_status(occurrence: OccurrenceFacts, frame: PlanFrame, *, today: date) -> Status:
    """The state of an occurrence and the sentence that explains it (RULES: table of states)."""
    proved = weigh(occurrence)
    status = _decide(occurrence, proved, frame, today)
    return replace(
        status,
        proved=proved.made,
        unproved=tuple(product.text for product in proved.unproved),
        awaited=tuple(product.text for product in proved.awaited),
        completed_on=proved.completed_on,
    )


def _decide(occurrence: OccurrenceFacts, proved: Proved, frame: PlanFrame, today: date) -> Status:
    if proved.completed_on is not None:
        return _done(occurrence, proved.completed_on, frame)
    if frame.is_over(today):
        done = activities_text(occurrence.activities) if occurrence.starts_on is None else ""
        opening = f"Đã kết thúc năm kế hoạch {frame.year}"
        return _closed(f"{opening}: {done}" if done else opening, proved)
    if occurrence.starts_on is None:
        return _waiting_for_date(occurrence)
    if today < occurrence.starts_on:
        return Status(
            TaskState.NOT_YET, f"Chưa đến kỳ: bắt đầu ngày {official_date(occurrence.starts_on)}"
        )
    if proved.awaited and not proved.unproved:
        return _waiting_for_act(proved)
    if occurrence.ends_on is not None and today > occurrence.ends_on:
        return _ended(occurrence, proved, frame, today)
    return _under_way(occurrence, proved, frame, today)


def _done(occurrence: OccurrenceFacts, completed_on: date, frame: PlanFrame) -> Status:
    due = occurrence.due_on
    if due is not None and completed_on > due and not _was_past(occurrence, frame):
        late = frame.calendar.between(due, completed_on)
        if late.days:
            sentence = (
                f"Hoàn thành, chậm {late.days} ngày làm việc "
                f"(hạn {official_date(due)}, xong ngày {official_date(completed_on)})"
            )
            return Status(TaskState.DONE, sentence, late_days=late.days, counted=_counted(late))
    if occurrence.ends_on is not None and completed_on > occurrence.ends_on:
        return Status(
            TaskState.DONE,
            f"Hoàn thành ngày {official_date(completed_on)}, "
            f"sau khi kỳ kết thúc ngày {official_date(occurrence.ends_on)}",
        )
    return Status(TaskState.DONE, f"Hoàn thành ngày {official_date(completed_on)}")


def _ended(occurrence: OccurrenceFacts, proved: Proved, frame: PlanFrame, today: date) -> Status:
    assert occurrence.ends_on is not None
    if _was_past(occurrence, frame):
        return _closed("Đã kết thúc trước khi kế hoạch được nhập", proved)
    if occurrence.due_on is None:
        return _closed(f"Đã kết thúc ngày {official_date(occurrence.ends_on)}", proved)
    late = frame.calendar.between(occurrence.due_on, today)
    amount = f" {late.days} ngày làm việc" if late.days else ""
    sentence = joined(
        f"Quá hạn{amount} (hạn {official_date(occurrence.due_on)})",
        _missing(proved),
        awaited_text(proved.awaited),
    )
    return Status(TaskState.OVERDUE, sentence, late_days=late.days, counted=_counted(late))


def _was_past(occurrence: OccurrenceFacts, frame: PlanFrame) -> bool:
    """Whether it ended before the plan was imported: then nothing is called late."""
    return occurrence.ends_on is not None and occurrence.ends_on < frame.imported_on


def _closed(opening: str, proved: Proved) -> Status:
    return Status(TaskState.CLOSED, joined(opening, _missing(proved), awaited_text(proved.awaited)))


def _missing(proved: Proved) -> str:
    if not proved.unproved:
        return ""
    return f"chưa có minh chứng: {listing([product.text for product in proved.unproved])}"


def _waiting_for_date(occurrence: OccurrenceFacts) -> Status:
    activities = activities_text(occurrence.activities)
    return Status(
        TaskState.WAITING,
        joined(
            f"Chờ ấn định thời gian: {inside(occurrence.label)}",
            f"đã có {activities}" if activities else "",
        ),
    )


def _waiting_for_act(proved: Proved) -> Status:
    latest = f"đã có {proved.made} sản phẩm khác, gần nhất " if proved.made else ""
    return Status(
        TaskState.WAITING,
        joined(
            begun(awaited_text(proved.awaited)),
            latest + official_date(proved.latest) if proved.latest else "",
        ),
    )


def _under_way(
    occurrence: OccurrenceFacts, proved: Proved, frame: PlanFrame, today: date
) -> Status:
    span = during(label_in(occurrence.label, frame.year))
    if proved.latest is None:
        done = activities_text(occurrence.activities)
        opening = f"{done}, " if done else ""
        made = f"{opening}chưa có sản phẩm{span}"
    else:
        made = f"{proved.made} sản phẩm{span}, gần nhất {official_date(proved.latest)}"
    remaining, counted = _remaining(occurrence, frame, today)
    sentence = joined(
        f"Đang thực hiện: {made}",
        _missing(proved) if proved.made else "",
        awaited_text(proved.awaited),
        remaining,
    )
    return Status(TaskState.UNDER_WAY, sentence, counted=counted)


def _remaining(occurrence: OccurrenceFacts, frame: PlanFrame, today: date) -> tuple[str, str]:
    """The due day with the working days left, and how they were counted; empty without one."""
    due = occurrence.due_on
    if due is None or today > due:
        return "", ""
    left = frame.calendar.between(today, due)
    if not left.days:
        return f"hạn {official_date(due)}", ""
    return f"hạn {official_date(due)}, còn {left.days} ngày làm việc", _counted(left)


def _counted(late: WorkingDays) -> str:
    """How the days were counted; over a long time the days off are a number, not a list."""
    if len(late.skipped) <= LISTED_DAYS_OFF:
        return late.explain()
    return (
        f"{late.days} ngày làm việc, sau ngày {official_date(late.starts)} đến hết ngày "
        f"{official_date(late.ends)}, không tính {len(late.skipped)} ngày thứ bảy, chủ nhật và "
        "ngày nghỉ lễ."
    )
