"""What stands on whose desk, and that counting it costs one query a list."""

from datetime import date, datetime
from itertools import product

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lantoa.agencies.desk import DeskList, desk_lists, register
from lantoa.agencies.enums import Role
from lantoa.agencies.models import Membership, UnitGroup, UnitGroupMember
from lantoa.agencies.tests.factories import make_user
from lantoa.foundation import clock
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions, queries
from lantoa.programme.enums import EvidenceState, TaskState
from lantoa.programme.models import Evidence, Occurrence, TaskUnit
from lantoa.programme.queries.deciding import decider_of, submission_of
from lantoa.programme.rules.evidence import refusal_to_decide
from lantoa.programme.tests.factories import (
    TODAY,
    make_activity,
    make_difficulty,
    make_evidence,
    make_plan,
)

pytestmark = pytest.mark.django_db

LATE_DAY = date(2026, 7, 10)


@pytest.fixture
def found():
    return make_plan()


@pytest.fixture
def in_may(monkeypatch):
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)


def member(found, who):
    return member_named(getattr(found.people, who))


def member_named(user):
    return Membership.objects.select_related("agency", "unit").get(user=user)


def returned(found, **fields):
    return make_evidence(
        found,
        state=EvidenceState.RETURNED,
        decided_by=found.people.office_clerk,
        decided_at=timezone.now(),
        reason="Thiếu chữ ký",
        **fields,
    )


class TestReturnedToMe:
    def test_lands_on_the_desk_of_who_gave_it(self, found):
        evidence = returned(found)

        assert list(queries.evidence_returned_to(member(found, "staff"), on=TODAY)) == [evidence]
        for who in ("unit_head", "office_clerk", "leader"):
            assert not queries.evidence_returned_to(member(found, who), on=TODAY).exists()

    def test_lands_with_the_head_when_that_person_has_left(self, found):
        evidence = returned(found)
        Membership.objects.filter(user=found.people.staff).update(valid_to=date(2026, 5, 1))

        assert list(queries.evidence_returned_to(member(found, "unit_head"), on=TODAY)) == [
            evidence
        ]

    def test_is_settled_by_anything_handed_in_since(self, found):
        returned(found)
        make_evidence(found, document="Bản mới")

        assert not queries.evidence_returned_to(member(found, "staff"), on=TODAY).exists()

    def test_that_of_a_withdrawn_activity_waits_for_nobody(self, found):
        returned(
            found,
            activity=make_activity(found, withdrawn_at=timezone.now(), withdrawn_reason="Nhầm"),
        )

        assert not queries.evidence_returned_to(member(found, "staff"), on=TODAY).exists()

    def test_is_submitted_anew_in_its_place(self, found):
        evidence = returned(found)

        anew = actions.resubmit_evidence(
            evidence=evidence,
            dated=evidence.dated,
            link=evidence.link,
            document="15/BC-TT ngày 20/4/2026",
            by=found.people.staff,
            today=TODAY,
        )

        assert anew.pk == evidence.pk
        assert (anew.state, anew.reason, anew.decided_by) == (EvidenceState.SUBMITTED, "", None)
        assert Evidence.objects.count() == 1
        record = AuditRecord.objects.get(verb="evidence.resubmit")
        assert record.before == {"state": "returned", "reason": "Thiếu chữ ký"}
        assert list(queries.evidence_to_decide(member(found, "unit_head"), on=TODAY)) == [anew]

    def test_needs_something_new(self, found):
        evidence = returned(found)
        with pytest.raises(ActionError, match="Chưa có gì mới"):
            actions.resubmit_evidence(
                evidence=evidence,
                dated=evidence.dated,
                link=evidence.link,
                by=found.people.staff,
                today=TODAY,
            )

    def test_is_not_for_another_unit_nor_for_what_was_accepted(self, found):
        stranger = make_user(found.agency, Role.STAFF, found.people.division)
        with pytest.raises(PermissionRefused):
            actions.resubmit_evidence(
                evidence=returned(found), dated=TODAY, by=stranger, today=TODAY
            )
        accepted = make_evidence(found, accepted_by=found.people.office_clerk, index=1)
        with pytest.raises(ActionError, match="không còn"):
            actions.resubmit_evidence(
                evidence=accepted, dated=TODAY, link="", by=found.people.staff, today=TODAY
            )

    def test_its_form_keeps_what_was_given(self, client, found, in_may):
        evidence = returned(found)
        client.force_login(found.people.staff)
        address = reverse("programme:resubmit_evidence", args=[evidence.pk])

        page = client.get(address).content.decode()
        answer = client.post(
            address, {"dated": "15/4/2026", "link": evidence.link, "document": "15/BC-TT"}
        )

        assert "Thiếu chữ ký" in page
        assert evidence.link in page
        assert answer.status_code == 302
        assert [str(m) for m in get_messages(answer.wsgi_request)] == [
            "Đã nộp lại minh chứng, chờ người khác chấp nhận."
        ]
        evidence.refresh_from_db()
        assert evidence.state == EvidenceState.SUBMITTED


def test_who_decides_is_the_same_in_the_rule_and_in_the_database(found):
    people = found.people
    other_head = make_user(found.agency, Role.UNIT_HEAD, people.division)
    editor = make_user(found.agency, Role.EDITOR, people.centre)
    second_clerk = make_user(found.agency, Role.OFFICE, people.office)
    named = make_user(found.agency, Role.UNIT_HEAD, people.division)
    authors = (people.staff, people.unit_head, people.office_clerk, other_head, editor)
    rows = [make_evidence(found, by=by, document=f"Văn bản {by.pk}") for by in authors]
    rows += [
        make_evidence(found, by=people.unit_head, activity=make_activity(found, by=people.staff)),
        make_evidence(found, by=people.staff, activity=make_activity(found, by=people.unit_head)),
    ]
    deciders = (*authors, second_clerk, people.leader, named)
    for is_named in (False, True):
        Membership.objects.filter(user=named).update(accepts_for_office=is_named)
        for user, row in product(deciders, rows):
            decider = member_named(user)
            row.refresh_from_db()
            refusal = refusal_to_decide(decider_of(decider), submission_of(row, is_named))
            listed = queries.evidence_to_decide(decider, on=TODAY).filter(pk=row.pk).exists()
            assert listed == (not refusal), (decider, row.submitted_by, refusal)


class TestDeadlines:
    @pytest.mark.parametrize(
        "day", [date(2026, 1, 25), TODAY, LATE_DAY, date(2026, 11, 20), date(2027, 1, 5)]
    )
    def test_late_is_what_the_rules_call_overdue(self, found, day):
        make_evidence(
            found, task=2, index=1, accepted_by=found.people.office_clerk, dated=date(2026, 3, 1)
        )
        overview = queries.plan_overview(found.plan, today=day)
        overdue = {
            occurrence.id
            for task in overview.tasks
            for occurrence in task.occurrences
            if occurrence.status.state == TaskState.OVERDUE
        }

        late = queries.late_occurrences(member(found, "office_clerk"), on=day)

        assert {row.pk for row in late} == overdue

    def test_a_unit_has_its_own_and_not_what_it_has_handed_in(self, found):
        assert [row.task for row in self.late(found, "staff")] == [found.tasks[1]] * 2
        division = make_user(found.agency, Role.STAFF, found.people.division)
        assert not queries.late_occurrences(member_named(division), on=LATE_DAY).exists()

        make_evidence(found, task=2, index=1, dated=date(2026, 3, 2))
        assert len(self.late(found, "staff")) == 1
        assert len(self.late(found, "office_clerk")) == 2

    def test_a_group_answers_through_the_units_it_had_when_signed(self, found):
        group = UnitGroup.objects.create(agency=found.agency, name="Các phòng")
        TaskUnit.objects.filter(task=found.tasks[1]).update(unit=None, group=group)
        UnitGroupMember.objects.create(group=group, unit=found.people.division)
        UnitGroupMember.objects.create(
            group=group, unit=found.people.centre, valid_from=date(2026, 3, 1)
        )
        division = make_user(found.agency, Role.STAFF, found.people.division)

        assert len(queries.late_occurrences(member_named(division), on=LATE_DAY)) == 2
        assert self.late(found, "staff") == []

    def test_nothing_of_before_the_import_is_late(self):
        found = make_plan(imported_on=date(2026, 7, 5))

        assert self.late(found, "office_clerk") == []

    def test_soon_due_has_the_product_to_hand_in(self, found):
        day = date(2026, 6, 20)
        rows = list(queries.due_occurrences(member(found, "staff"), on=day))

        assert [(row.due_on, row.missing_id) for row in rows] == [
            (date(2026, 6, 30), found.deliverable(2).pk)
        ]

    def late(self, found, who):
        return list(queries.late_occurrences(member(found, who), on=LATE_DAY))


class TestTheRegistry:
    @pytest.mark.parametrize("entry", desk_lists(), ids=lambda entry: entry.name)
    def test_counting_is_one_query_whatever_there_is(
        self, found, entry, django_assert_max_num_queries
    ):
        members = [member(found, who) for who in ("staff", "unit_head", "office_clerk", "leader")]
        for person, _ in product(members, range(2)):
            with django_assert_max_num_queries(1):
                entry.count(person, on=LATE_DAY)
            with django_assert_max_num_queries(1):
                entry.items(person, on=LATE_DAY, most=5)
            fill(found)

    def test_a_name_is_one_list(self):
        entry = desk_lists()[0]
        register(entry)
        with pytest.raises(ValueError, match="another list"):
            register(DeskList(entry.name, "khác", 1, entry.rows, entry.item))


def fill(found):
    returned(found, document="A")
    make_evidence(found, document="B")
    make_evidence(found, by=found.people.unit_head, document="C")
    make_difficulty(found)
    make_difficulty(found, addressee="leadership")


class TestTheScreen:
    def test_each_count_leads_to_its_list(self, client, found, in_may):
        fill(found)
        client.force_login(found.people.office_clerk)

        desk = client.get(reverse("wagtailadmin_home")).content.decode()
        whole = client.get(reverse("desk:waiting", args=["cho-quyet-dinh"])).content.decode()

        assert "2 minh chứng chờ quyết định" in desk
        assert "1 khó khăn chờ trả lời" in desk
        assert whole.count("/quan-tri/minh-chung/") == 2
        assert client.get(reverse("desk:waiting", args=["khong-co"])).status_code == 404

    def test_an_empty_desk_says_so(self, client, found, in_may):
        Occurrence.objects.update(due_on=None)
        client.force_login(found.people.leader)

        desk = client.get(reverse("wagtailadmin_home")).content.decode()

        assert "Không có việc nào đang chờ." in desk

    def test_queries_do_not_grow_with_the_rows(self, client, found, in_may):
        client.force_login(found.people.office_clerk)
        fill(found)
        client.get(reverse("wagtailadmin_home"))
        few = self.queries(client)
        for _ in range(8):
            fill(found)

        assert self.queries(client) == few

    def queries(self, client):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(reverse("wagtailadmin_home"))
        return len(captured)
