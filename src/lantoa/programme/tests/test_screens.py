"""Staff screens of the programme: who sees them, what they do, how many queries they take."""

from datetime import date
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lantoa.agencies.enums import ChannelKind
from lantoa.programme.enums import EvidenceState
from lantoa.programme.models import Activity, Evidence
from lantoa.programme.tests.factories import make_activity, make_evidence, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    return make_plan()


def pages_of(found):
    activity = make_activity(found)
    evidence = make_evidence(found)
    return [
        reverse("programme:plans"),
        reverse("programme:plan", args=[found.plan.pk]),
        reverse("programme:tasks"),
        reverse("programme:task", args=[found.tasks[0].pk]),
        reverse("programme:activities"),
        reverse("programme:choose_task"),
        reverse("programme:record_activity", args=[found.tasks[0].pk]),
        reverse("programme:activity", args=[activity.pk]),
        reverse("programme:submit_evidence", args=[found.deliverable(1).pk]),
        reverse("programme:decide_evidence", args=[evidence.pk]),
        reverse("wagtailadmin_home"),
    ]


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.mark.parametrize("who", ["staff", "unit_head", "office_clerk"])
def test_each_role_opens_each_screen(client, found, who):
    client.force_login(getattr(found.people, who))
    for address in pages_of(found):
        assert client.get(address).status_code == 200, address


def test_strangers_are_sent_to_the_login(client, found):
    for address in pages_of(found):
        response = client.get(address)
        assert response.status_code == 302, address
        assert "dang-nhap" in response["Location"] or "login" in response["Location"]


def test_another_agency_has_none_of_it(client, found):
    other = make_plan()
    client.force_login(other.people.office_clerk)
    shared = {
        reverse("programme:plans"),
        reverse("programme:tasks"),
        reverse("programme:activities"),
        reverse("programme:choose_task"),
        reverse("wagtailadmin_home"),
    }
    for address in pages_of(found):
        response = client.get(address)
        if address in shared:
            assert str(found.agency) not in response.content.decode()
        else:
            assert response.status_code == 404, address


def form_of(found, **changes):
    values = {
        "submission_key": str(uuid4()),
        "title": "Đăng bài về thủ tục mới",
        "on": "2026-02-03",
        "channel": found.people.channels[ChannelKind.PORTAL].pk,
        "audiences": [found.people.audiences[1].pk],
        "topics": [found.topics[0].pk],
        "unit": found.people.centre.pk,
        "link": "https://example.gov.vn/bai",
        "proves": [found.deliverable(1).pk],
    }
    return values | changes


def test_staff_record_an_activity_that_waits_as_evidence(client, found):
    client.force_login(found.people.staff)
    address = reverse("programme:record_activity", args=[found.tasks[0].pk])
    form = form_of(found)
    response = client.post(address, form)
    assert response.status_code == 302, response.context["form"].errors
    activity = Activity.objects.get()
    assert (activity.title, activity.on) == ("Đăng bài về thủ tục mới", date(2026, 2, 3))
    assert not activity.is_public
    assert Evidence.objects.get().state == EvidenceState.SUBMITTED
    client.post(address, form)
    assert Activity.objects.count() == 1, "the same form twice is one activity"


def test_the_form_keeps_what_was_typed_and_says_what_is_missing(client, found):
    client.force_login(found.people.staff)
    address = reverse("programme:record_activity", args=[found.tasks[0].pk])
    response = client.post(address, form_of(found, title="", on="31/02/2026"))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Mục này chưa có nội dung." in page
    assert "Ngày chưa đúng." in page
    assert "https://example.gov.vn/bai" in page
    assert not Activity.objects.exists()


def test_staff_choose_only_their_own_unit(client, found):
    client.force_login(found.people.staff)
    address = reverse("programme:record_activity", args=[found.tasks[0].pk])
    response = client.post(address, form_of(found, unit=found.people.division.pk))
    assert "unit" in response.context["form"].errors
    assert not Activity.objects.exists()


def test_evidence_is_accepted_by_another_never_by_its_author(client, found):
    evidence = make_evidence(found)
    address = reverse("programme:decide_evidence", args=[evidence.pk])
    client.force_login(found.people.staff)
    client.post(address, {"decision": "accept"})
    evidence.refresh_from_db()
    assert evidence.state == EvidenceState.SUBMITTED
    client.force_login(found.people.unit_head)
    client.post(address, {"decision": "accept"})
    evidence.refresh_from_db()
    assert evidence.state == EvidenceState.ACCEPTED
    assert evidence.decided_by == found.people.unit_head


def test_returning_evidence_needs_a_reason(client, found):
    evidence = make_evidence(found)
    address = reverse("programme:decide_evidence", args=[evidence.pk])
    client.force_login(found.people.unit_head)
    response = client.post(address, {"decision": "return", "reason": ""})
    assert "Nêu lý do trả lại" in response.content.decode()
    client.post(address, {"decision": "return", "reason": "Đường dẫn không mở được"})
    evidence.refresh_from_db()
    assert evidence.state == EvidenceState.RETURNED
    assert evidence.reason == "Đường dẫn không mở được"


def test_only_leadership_publishes(client, found):
    address = reverse("programme:plan", args=[found.plan.pk])
    client.force_login(found.people.office_clerk)
    response = client.post(address, {"decision": "publish"})
    found.plan.refresh_from_db()
    assert not found.plan.is_public
    assert "Chỉ Lãnh đạo cơ quan được công bố" in " ".join(said(response))
    client.force_login(found.people.leader)
    client.post(address, {"decision": "publish"})
    found.plan.refresh_from_db()
    assert found.plan.is_public
    assert found.plan.published_by == found.people.leader


def test_a_waiting_task_gets_its_time_with_the_document(client, found):
    task = found.tasks[2]
    address = reverse("programme:set_task_dates", args=[task.pk])
    client.force_login(found.people.office_clerk)
    client.post(address, {"starts": "2026-06-01", "ends": "2026-05-01", "document": "x"})
    assert task.occurrences.get().starts_on is None
    client.post(
        address,
        {"starts": "2026-06-01", "ends": "2026-09-30", "document": "Kế hoạch số 99/KH-UBND"},
    )
    assert task.occurrences.get().due_on == date(2026, 9, 30)


def test_private_files_stay_within_the_agency(client, found):
    other = make_plan()
    address = reverse("programme:file", args=["ke-hoach", found.plan.pk])
    client.force_login(other.people.office_clerk)
    assert client.get(address).status_code == 404
    client.force_login(found.people.staff)
    response = client.get(address)
    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert "no-store" in response["Cache-Control"]
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("name", ["activities", "tasks", "plans"])
def test_lists_take_the_same_number_of_queries_whatever_their_length(client, found, name):
    client.force_login(found.people.office_clerk)
    address = reverse(f"programme:{name}")
    make_activity(found)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for day in range(1, 20):
        make_activity(found, on=date(2026, 3, day), task=day % 5 + 1)
        make_evidence(found, dated=date(2026, 3, day))
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_filters_narrow_the_list_and_offer_a_way_on(client, found):
    client.force_login(found.people.office_clerk)
    make_activity(found, on=date(2026, 3, 5), title="Bài tháng ba")
    make_activity(found, on=date(2026, 4, 5), title="Bài tháng tư")
    address = reverse("programme:activities")
    page = client.get(address, {"tu": "2026-04-01"}).content.decode()
    assert "Bài tháng tư" in page
    assert "Bài tháng ba" not in page
    page = client.get(address, {"tu": "2026-12-01"}).content.decode()
    assert "Không có hoạt động nào khớp" in page
