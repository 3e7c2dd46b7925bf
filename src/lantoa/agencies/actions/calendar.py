"""Days off and days worked in exchange, as an official notice sets them beyond the law."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from vanban.periods import Calendar

from ..deadlines import moved_deadlines
from ..models import Agency, CalendarNotice
from ..permissions import require
from ..queries import working_calendar

LONGEST_SPAN = 31


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """The days that changed and what open deadlines that moves, one sentence each."""

    days: tuple[date, ...]
    moved: tuple[str, ...]


@transaction.atomic
def announce_days(
    *,
    agency: Agency,
    first: date,
    last: date,
    is_worked: bool,
    source: str,
    by: User,
    on: date,
) -> CalendarChange:
    """Enter the days of an official notice, both ends included; again, it changes nothing.

    Of days off only those that were worked until now are kept, of days worked in exchange only
    those that were off. ``source`` names the notice.
    """
    require(by, agency, "calendar", "manage", on=on)
    source = " ".join(source.split())[:255]
    if not source:
        raise ActionError("Nêu văn bản thông báo (số, ký hiệu, ngày, cơ quan ban hành).")
    if not 0 <= (last - first).days < LONGEST_SPAN:
        raise ActionError(
            f"Từ ngày đến ngày phải theo thứ tự và không quá {LONGEST_SPAN} ngày. Kiểm tra lại."
        )
    Agency.objects.select_for_update().get(pk=agency.pk)
    before = working_calendar(agency)
    days = _days_that_change(before, first, last, is_worked)
    if not days:
        if CalendarNotice.objects.filter(agency=agency, day=first, is_worked=is_worked).exists():
            return CalendarChange((), ())
        told = "ngày làm việc" if is_worked else "ngày nghỉ"
        raise ActionError(f"Các ngày này vốn đã là {told}, không cần nhập thêm.")
    for day in days:
        CalendarNotice.objects.update_or_create(
            agency=agency, day=day, defaults={"is_worked": is_worked, "source": source}
        )
    verb = "làm bù" if is_worked else "nghỉ"
    summary = f"Thêm {len(days)} ngày {verb} theo {source}: {_listed(days)}."
    return _told(agency, before, days, "calendar.announce", summary, by=by, on=on)


@transaction.atomic
def withdraw_notice(*, notice: CalendarNotice, by: User, on: date) -> CalendarChange:
    """Take one day of a notice back, as when it was entered by mistake."""
    agency = notice.agency
    require(by, agency, "calendar", "manage", on=on)
    Agency.objects.select_for_update().get(pk=agency.pk)
    before = working_calendar(agency)
    if not CalendarNotice.objects.filter(pk=notice.pk).delete()[0]:
        return CalendarChange((), ())
    return _told(
        agency, before, (notice.day,), "calendar.withdraw", f"Bỏ ngày {notice}.", by=by, on=on
    )


def _days_that_change(
    calendar: Calendar, first: date, last: date, is_worked: bool
) -> tuple[date, ...]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in days if calendar.is_working_day(day) != is_worked)


def _told(
    agency: Agency,
    before: Calendar,
    days: tuple[date, ...],
    verb: str,
    summary: str,
    *,
    by: User,
    on: date,
) -> CalendarChange:
    moved = moved_deadlines(agency, before, working_calendar(agency), today=on)
    audit.record(
        actor=by,
        verb=verb,
        target=agency,
        summary=summary,
        after={"days": [day.isoformat() for day in days], "moved": list(moved)},
        agency_id=agency.pk,
    )
    return CalendarChange(days, moved)


def _listed(days: tuple[date, ...]) -> str:
    return ", ".join(f"{day:%d/%m/%Y}" for day in days)
