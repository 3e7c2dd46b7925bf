"""Official notices: entered once, told what they move, taken back."""

from datetime import date

import pytest

from lantoa.agencies import actions
from lantoa.agencies.models import CalendarNotice
from lantoa.agencies.queries import working_calendar
from lantoa.agencies.tests.factories import AgencyPeople, make_agency
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord

TODAY = date(2026, 5, 20)
NOTICE = "Thông báo số 12/TB-SNV ngày 15/5/2026"


@pytest.fixture
def people(db: None) -> AgencyPeople:
    return make_agency()


def announce(people: AgencyPeople, first: date, last: date | None = None, **given: object):
    options = {"is_worked": False, "source": NOTICE, "by": people.office_clerk, "on": TODAY}
    return actions.announce_days(
        agency=people.agency, first=first, last=last or first, **options | given
    )


def test_only_days_that_were_worked_become_days_off(people: AgencyPeople) -> None:
    change = announce(people, date(2026, 6, 4), date(2026, 6, 8))

    assert change.days == (date(2026, 6, 4), date(2026, 6, 5), date(2026, 6, 8))
    assert working_calendar(people.agency).day_off(date(2026, 6, 5)) == "ngày nghỉ theo thông báo"


def test_a_saturday_is_worked_in_exchange(people: AgencyPeople) -> None:
    change = announce(people, date(2026, 6, 13), is_worked=True)

    assert change.days == (date(2026, 6, 13),)
    assert working_calendar(people.agency).is_working_day(date(2026, 6, 13))


def test_the_same_notice_again_changes_nothing(people: AgencyPeople) -> None:
    announce(people, date(2026, 6, 4))

    assert announce(people, date(2026, 6, 4)).days == ()
    assert CalendarNotice.objects.count() == 1
    assert AuditRecord.objects.filter(verb="calendar.announce").count() == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"first": date(2026, 9, 2)}, "vốn đã là ngày nghỉ"),
        ({"first": date(2026, 6, 4), "is_worked": True}, "vốn đã là ngày làm việc"),
        ({"first": date(2026, 6, 4), "last": date(2026, 6, 3)}, "theo thứ tự"),
        ({"first": date(2026, 6, 4), "last": date(2026, 7, 10)}, "không quá 31 ngày"),
        ({"first": date(2026, 6, 4), "source": " "}, "Nêu văn bản"),
    ],
)
def test_what_makes_no_sense_is_refused(
    people: AgencyPeople, given: dict[str, object], told: str
) -> None:
    with pytest.raises(ActionError, match=told):
        announce(people, **given)

    assert not CalendarNotice.objects.exists()


def test_only_the_office_enters_notices(people: AgencyPeople) -> None:
    with pytest.raises(PermissionRefused):
        announce(people, date(2026, 6, 4), by=people.staff)


def test_a_day_taken_back_is_worked_again(people: AgencyPeople) -> None:
    announce(people, date(2026, 6, 4))
    notice = CalendarNotice.objects.get()

    change = actions.withdraw_notice(notice=notice, by=people.office_clerk, on=TODAY)

    assert change.days == (date(2026, 6, 4),)
    assert working_calendar(people.agency).is_working_day(date(2026, 6, 4))
    assert actions.withdraw_notice(notice=notice, by=people.office_clerk, on=TODAY).days == ()
