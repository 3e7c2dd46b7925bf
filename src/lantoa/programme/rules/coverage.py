"""How far communication reached, and what the plan's own requirement means as figures.

"Kịp thời, đầy đủ, thường xuyên, đúng đối tượng" stands in the plans as a requirement without a
measure. Each word is a share here, with the formula that is printed beside it; a share without
anything to count is none, not zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

RowKind = Literal["task", "activity"]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One thing that was counted: ``kind`` and ``id`` say what opens, ``note`` what was found."""

    kind: RowKind
    id: int
    text: str
    note: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A share with both of its numbers and its rows, those that miss first.

    ``listed`` may be fewer than were counted.
    """

    key: str
    title: str
    formula: str
    met: int
    total: int
    listed: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class OccurrenceProof:
    """An occurrence and its own products: how many, how many proved, since when all of them."""

    task_id: int
    text: str
    ends_on: date | None
    due_on: date | None
    products: int
    proved: int
    completed_on: date | None
    was_past: bool


@dataclass(frozen=True, slots=True)
class MonthOfTask:
    """A month of a continuous task and how many activities it brought."""

    task_id: int
    text: str
    month: date
    activities: int


TIMELY = (
    "Số kỳ có hạn trong khoảng thời gian, mọi sản phẩm có minh chứng được chấp nhận ghi ngày không "
    "sau hạn, chia cho số kỳ có hạn đã đến trong khoảng đó."
)
COMPLETE = (
    "Số sản phẩm có minh chứng được chấp nhận, chia cho số sản phẩm phải có của các kỳ kết thúc "
    "trong khoảng thời gian; không tính văn bản chờ cơ quan khác ban hành."
)
REGULAR = (
    "Số tháng có ít nhất một hoạt động, cộng của mọi nhiệm vụ thường xuyên, chia cho số tháng đã "
    "qua hoặc đang diễn ra trong khoảng thời gian nhân với số nhiệm vụ thường xuyên."
)
ADDRESSED = (
    "Số hoạt động ghi ít nhất một đối tượng đã xác nhận của nhiệm vụ (nhiệm vụ chưa xác nhận thì "
    "của kế hoạch), chia cho số hoạt động trong khoảng thời gian."
)


def timely(occurrences: Iterable[OccurrenceProof], first: date, last: date, today: date) -> Measure:
    """Kịp thời: due days kept / due days reached within the span. What ended before the plan was
    imported is not counted, since nobody could have kept it in the programme."""
    reached = [
        entry
        for entry in occurrences
        if entry.due_on is not None
        and first <= entry.due_on <= min(last, today)
        and not entry.was_past
    ]
    rows = [_row(entry, _is_in_time(entry), _kept(entry)) for entry in reached]
    return _measure("kip-thoi", "Kịp thời", TIMELY, rows)


def complete(
    occurrences: Iterable[OccurrenceProof], first: date, last: date, today: date
) -> Measure:
    """Đầy đủ: products proved / products due of occurrences that ended within the span."""
    ended = [
        entry
        for entry in occurrences
        if entry.ends_on is not None and first <= entry.ends_on <= min(last, today)
    ]
    rows = [
        _row(entry, entry.proved == entry.products, _proved(entry))
        for entry in ended
        if entry.products
    ]
    return Measure(
        "day-du",
        "Đầy đủ",
        COMPLETE,
        sum(entry.proved for entry in ended),
        sum(entry.products for entry in ended),
        _missed_first(rows),
    )


def regular(months: Iterable[MonthOfTask]) -> Measure:
    """Thường xuyên: months with an activity / months, over all continuous tasks."""
    rows = [
        MeasureRow(
            "task",
            entry.task_id,
            f"{entry.text}, tháng {entry.month.month}/{entry.month.year}",
            f"{entry.activities} hoạt động",
            entry.activities > 0,
        )
        for entry in months
    ]
    return _measure("thuong-xuyen", "Thường xuyên", REGULAR, rows)


def addressed(met: int, total: int, missed: Iterable[MeasureRow]) -> Measure:
    """Đúng đối tượng: activities that name an audience of their tasks / activities."""
    return Measure("dung-doi-tuong", "Đúng đối tượng", ADDRESSED, met, total, tuple(missed))


def months_between(first: date, last: date) -> tuple[date, ...]:
    """The first days of the calendar months that the span touches."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    starts = (first.year * 12 + first.month - 1 + step for step in range(count))
    return tuple(date(month // 12, month % 12 + 1, 1) for month in starts)


def _row(entry: OccurrenceProof, is_met: bool, note: str) -> MeasureRow:
    return MeasureRow("task", entry.task_id, entry.text, note, is_met)


def _is_in_time(entry: OccurrenceProof) -> bool:
    done, due = entry.completed_on, entry.due_on
    return done is not None and due is not None and done <= due


def _kept(entry: OccurrenceProof) -> str:
    due = f"hạn {entry.due_on:%d/%m/%Y}"
    if entry.completed_on is None:
        return f"{due}, chưa đủ minh chứng"
    return f"{due}, đủ minh chứng ngày {entry.completed_on:%d/%m/%Y}"


def _proved(entry: OccurrenceProof) -> str:
    return f"{entry.proved}/{entry.products} sản phẩm có minh chứng"


def _measure(key: str, title: str, formula: str, rows: list[MeasureRow]) -> Measure:
    met = sum(row.is_met for row in rows)
    return Measure(key, title, formula, met, len(rows), _missed_first(rows))


def _missed_first(rows: list[MeasureRow]) -> tuple[MeasureRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.is_met))
