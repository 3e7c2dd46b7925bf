"""Reminders of a plan's due days: once a step, one letter a day, nothing twice, nothing stale."""

from datetime import date
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import Client
from icalendar import Calendar

from lantoa.agencies import actions
from lantoa.agencies.enums import DigestState, Role
from lantoa.agencies.models import Digest, Membership, Reminder
from lantoa.agencies.tests.factories import make_user
from lantoa.programme.models import Occurrence
from lantoa.programme.tests.factories import PlanWithPeople, make_evidence, make_plan

# Quý II ends on Tuesday 30/6/2026.
SEVEN_BEFORE = date(2026, 6, 19)
THREE_BEFORE = date(2026, 6, 25)
ONE_AFTER = date(2026, 7, 1)
SEVEN_AFTER = date(2026, 7, 9)


@pytest.fixture
def found(db: None) -> PlanWithPeople:
    """Only the second quarter of the second task is still open."""
    found = make_plan()
    make_evidence(
        found, task=2, index=1, dated=date(2026, 3, 10), accepted_by=found.people.unit_head
    )
    return found


def remind(found: PlanWithPeople, day: date) -> dict[str, list[int]]:
    """Who got a letter that day, with the steps told in it."""
    digests = actions.remind(agency=found.agency, day=day)
    return {
        Membership.objects.get(user=digest.user).role: [
            reminder.step for reminder in digest.reminders.all()
        ]
        for digest in digests
    }


def test_the_circle_of_those_who_are_told_grows(found: PlanWithPeople) -> None:
    assert remind(found, date(2026, 6, 18)) == {}
    assert remind(found, SEVEN_BEFORE) == {Role.STAFF: [-7]}
    assert remind(found, THREE_BEFORE) == {Role.STAFF: [-3], Role.UNIT_HEAD: [-3]}
    assert remind(found, ONE_AFTER) == {Role.STAFF: [1], Role.UNIT_HEAD: [1]}
    all_told = {Role.STAFF, Role.UNIT_HEAD, Role.OFFICE, Role.LEADERSHIP}
    assert set(remind(found, SEVEN_AFTER)) == all_told


def test_nothing_is_told_twice_however_often_the_job_runs(found: PlanWithPeople) -> None:
    assert remind(found, SEVEN_BEFORE) != {}
    assert remind(found, SEVEN_BEFORE) == {}
    assert remind(found, date(2026, 6, 22)) == {}
    assert Reminder.objects.count() == 1


def test_after_a_week_without_a_worker_only_the_latest_step_is_told(
    found: PlanWithPeople,
) -> None:
    remind(found, SEVEN_BEFORE)

    assert remind(found, date(2026, 7, 3)) == {
        Role.STAFF: [3],
        Role.UNIT_HEAD: [3],
        Role.OFFICE: [3],
    }


def test_on_days_off_nobody_is_told(found: PlanWithPeople) -> None:
    assert remind(found, date(2026, 6, 20)) == {}


def test_a_due_day_that_moves_is_told_anew(found: PlanWithPeople) -> None:
    remind(found, SEVEN_BEFORE)
    Occurrence.objects.filter(task=found.tasks[1], index=2).update(
        ends_on=date(2026, 7, 10), due_on=date(2026, 7, 10)
    )

    assert remind(found, date(2026, 7, 1)) == {Role.STAFF: [-7]}


def test_what_is_proved_is_not_told(found: PlanWithPeople) -> None:
    make_evidence(
        found, task=2, index=2, dated=date(2026, 6, 10), accepted_by=found.people.unit_head
    )

    assert remind(found, THREE_BEFORE) == {}


def test_a_plan_of_the_past_and_what_ended_before_the_import_raise_nothing(db: None) -> None:
    past = make_plan(year=2022)
    late = make_plan(imported_on=date(2026, 7, 2))

    assert remind(past, date(2022, 7, 4)) == {}
    assert remind(late, date(2026, 7, 3)) == {}


def test_another_units_staff_are_not_told(found: PlanWithPeople) -> None:
    make_user(found.agency, Role.STAFF, found.people.division)

    assert len(actions.remind(agency=found.agency, day=SEVEN_BEFORE)) == 1


def test_the_letter_says_what_when_and_where(found: PlanWithPeople) -> None:
    (digest,) = actions.remind(agency=found.agency, day=SEVEN_BEFORE)

    assert digest.subject == "Nhắc việc: 1 việc sắp đến hạn"
    assert "1. Nhiệm vụ 2, quý II năm 2026: hạn 30/06/2026, còn 7 ngày làm việc." in digest.body
    assert f"/quan-tri/nhiem-vu/{found.tasks[1].pk}/" in digest.body
    assert digest.body.startswith(f"Kính gửi ông/bà {found.people.staff},")


class TestSending:
    @pytest.fixture
    def digest(self, found: PlanWithPeople, settings) -> Digest:
        settings.SENDS_MAIL = True
        found.people.staff.email = "can-bo@so.example.vn"
        found.people.staff.save()
        (digest,) = actions.remind(agency=found.agency, day=SEVEN_BEFORE)
        return digest

    def test_it_is_sent_once(self, digest: Digest) -> None:
        for _ in range(2):
            assert actions.send_digest(digest=digest).state == DigestState.SENT

        (letter,) = mail.outbox
        assert letter.to == ["can-bo@so.example.vn"]
        assert letter.subject == digest.subject

    def test_one_that_a_crash_left_half_sent_is_not_sent_again(self, digest: Digest) -> None:
        with (
            patch("django.core.mail.EmailMessage.send", side_effect=KeyboardInterrupt),
            pytest.raises(KeyboardInterrupt),
        ):
            actions.send_digest(digest=digest)

        assert actions.send_digest(digest=digest).state == DigestState.SENDING
        assert mail.outbox == []

    def test_a_server_that_fails_is_noted(self, digest: Digest) -> None:
        failure = SMTPServerDisconnected("closed")
        with patch("django.core.mail.EmailMessage.send", side_effect=failure):
            sent = actions.send_digest(digest=digest)

        assert (sent.state, sent.failure) == (DigestState.FAILED, "closed")

    def test_without_server_or_address_the_letter_stands_in_the_back_office(
        self, digest: Digest, settings
    ) -> None:
        settings.SENDS_MAIL = False
        assert actions.send_digest(digest=digest).state == DigestState.NO_SERVER
        Digest.objects.update(state=DigestState.WAITING)
        digest.user.email = ""
        digest.user.save()
        assert actions.send_digest(digest=digest).state == DigestState.NO_ADDRESS


class TestTheScreen:
    def page(self, user, query: str = "") -> str:
        client = Client()
        client.force_login(user)
        return client.get(f"/quan-tri/nhac-viec/{query}").content.decode()

    def test_staff_see_their_own_letters_only(self, found: PlanWithPeople) -> None:
        actions.remind(agency=found.agency, day=THREE_BEFORE)

        mine = self.page(found.people.staff)
        assert f"ông/bà {found.people.staff}" in mine
        assert f"ông/bà {found.people.unit_head}" not in mine
        assert "Dự kiến gửi" not in mine

    def test_the_office_sees_all_and_what_would_be_sent(
        self, found: PlanWithPeople, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("lantoa.agencies.screens.today", lambda: date(2026, 6, 18))

        page = self.page(found.people.office_clerk, "?ngay=2026-06-19")

        assert "Dự kiến gửi ngày 19/06/2026" in page
        assert f"ông/bà {found.people.staff}" in page
        assert not Digest.objects.exists()


class TestTheCalendar:
    def events(self, secret: str) -> list[str]:
        answer = Client().get(f"/lich/{secret}.ics")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        calendar = Calendar.from_ical(answer.content)
        return [str(event["summary"]) for event in calendar.walk("VEVENT")]

    @pytest.fixture(autouse=True)
    def in_june(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("lantoa.agencies.views.reminders.today", lambda: SEVEN_BEFORE)

    def test_it_holds_the_due_days_of_the_unit(self, found: PlanWithPeople) -> None:
        own = actions.renew_calendar_address(by=found.people.staff)
        stranger = make_user(found.agency, Role.STAFF, found.people.division)
        other = actions.renew_calendar_address(by=stranger)

        assert self.events(own)[0] == "Hạn nhiệm vụ 2, quý II năm 2026"
        assert self.events(other) == []

    def test_an_address_given_up_leads_nowhere(self, found: PlanWithPeople) -> None:
        first = actions.renew_calendar_address(by=found.people.staff)
        second = actions.renew_calendar_address(by=found.people.staff)
        assert Client().get(f"/lich/{first}.ics").status_code == 404
        assert self.events(second) != []

        actions.drop_calendar_address(by=found.people.staff)
        assert Client().get(f"/lich/{second}.ics").status_code == 404

    def test_it_ends_with_the_account(self, found: PlanWithPeople) -> None:
        secret = actions.renew_calendar_address(by=found.people.staff)
        found.people.staff.is_active = False
        found.people.staff.save()

        assert Client().get(f"/lich/{secret}.ics").status_code == 404

    def test_the_screen_shows_the_address_once(self, found: PlanWithPeople) -> None:
        client = Client()
        client.force_login(found.people.staff)

        page = client.post("/quan-tri/nhac-viec/lich-rieng/").content.decode()
        assert "/lich/" in page
        assert "/lich/" not in client.get("/quan-tri/nhac-viec/").content.decode()
