"""Rounds: the days of one, counted in working days, and how a request to a unit stands."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lantoa.programme.rules.sentences import official_date
from vanban.periods import Calendar, Period

from ..enums import RequestState, UnitReportState


class Offsets(Protocol):
    """Working days: ``sends_after`` from the last day of counting, the others before sending."""

    sends_after: int
    leadership_before: int
    office_before: int
    units_before: int
    opens_before: int


@dataclass(frozen=True, slots=True)
class RoundDays:
    """The days of a round, and a line for each that says how it was counted."""

    opens_on: date
    units_due_on: date
    office_due_on: date
    leadership_due_on: date
    sends_on: date
    counted: str


def round_days(period: Period, offsets: Offsets, calendar: Calendar) -> RoundDays:
    """The days of a period's round by an agency's settings."""
    sending = calendar.add(period.ends, offsets.sends_after)
    sends_on = sending.ends
    lines = [
        f"Gửi báo cáo ngày {official_date(sends_on)}: tính từ ngày chốt số liệu "
        f"{official_date(period.ends)}, {sending.explain()}"
    ]
    found = []
    for name, before in (
        ("Lãnh đạo duyệt", offsets.leadership_before),
        ("Văn phòng trình", offsets.office_before),
        ("Đơn vị nộp", offsets.units_before),
        ("Mở đợt", offsets.opens_before),
    ):
        counted = calendar.add(sends_on, -before)
        found.append(counted.ends)
        lines.append(
            f"{name} ngày {official_date(counted.ends)}: {before} ngày làm việc trước ngày gửi. "
            f"{counted.explain()}"
        )
    leadership, office, units, opens = found
    return RoundDays(opens, units, office, leadership, sends_on, "\n".join(lines))


@dataclass(frozen=True, slots=True)
class RequestStatus:
    state: RequestState
    sentence: str


def request_status(
    *,
    state: str,
    due_on: date,
    opened_on: date,
    today: date,
    calendar: Calendar,
    submitted_on: date | None = None,
    reason: str = "",
) -> RequestStatus:
    """How a request stands on a day.

    One whose day had passed before the round was opened, as in a plan of the past, is never late.
    """
    if state == UnitReportState.ACCEPTED:
        return RequestStatus(RequestState.ACCEPTED, f"Đã chấp nhận{_handed_in(submitted_on)}")
    if state == UnitReportState.SUBMITTED:
        return RequestStatus(
            RequestState.SUBMITTED, f"Chờ Văn phòng xem xét{_handed_in(submitted_on)}"
        )
    open_state, when = _open(due_on, opened_on, today, calendar)
    if state == UnitReportState.RETURNED:
        return RequestStatus(RequestState.RETURNED, f"Trả lại: {reason} ({when})")
    return RequestStatus(open_state, f"{when[:1].upper()}{when[1:]}")


def _handed_in(on: date | None) -> str:
    return f", nộp ngày {official_date(on)}" if on else ""


def _open(
    due_on: date, opened_on: date, today: date, calendar: Calendar
) -> tuple[RequestState, str]:
    due = f"hạn nộp {official_date(due_on)}"
    if due_on < opened_on:
        return RequestState.DUE, f"{due} đã qua khi mở đợt, không tính quá hạn"
    if today == due_on:
        return RequestState.DUE, f"đến hạn nộp hôm nay, {official_date(due_on)}"
    days = calendar.between(today, due_on).days
    if today < due_on:
        return RequestState.NOT_DUE, f"{due}, còn {days} ngày làm việc"
    return RequestState.OVERDUE, f"{due}, quá hạn {-days} ngày làm việc"
