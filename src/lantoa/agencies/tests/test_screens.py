"""Screens of the agency and its people: what is shown once, who is led where."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Agency, Membership
from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    user = User.objects.create_superuser("quan-tri-thu", first_name="Người quản trị")
    client.force_login(user)
    return user


def test_an_empty_installation_gets_its_agency_and_first_person(client, root):
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("agencies:agencies") in home

    founded = client.post(
        reverse("agencies:agencies"),
        {"name": "Sở Tư pháp", "parent_name": "UBND tỉnh Sơn La", "office": "Văn phòng Sở"},
    )
    agency = Agency.objects.get()
    assert founded["Location"] == reverse("agencies:people", args=[agency.pk])
    assert agency.units.get().name == "Văn phòng Sở"

    given = {"username": "mai", "name": "Trần Thị Mai", "role": Role.OFFICE}
    given |= {"unit": agency.units.get().pk, "since": "01/03/2026"}
    address = reverse("agencies:add_person", args=[agency.pk])
    once = client.post(address, given)
    password = once.context["password"]

    assert password in once.content.decode()
    assert "no-store" in once["Cache-Control"]
    assert User.objects.get(username="mai").check_password(password)
    # Nothing leads to it again: the form sent once more gives no password.
    assert password not in client.post(address, given, follow=True).content.decode()


def test_what_is_missing_is_said_beside_the_field(client, root):
    page = client.post(reverse("agencies:agencies"), {"name": "", "office": ""}).content.decode()
    assert "Nhập tên cơ quan." in page
    assert "Nhập tên Văn phòng của cơ quan." in page

    people = make_agency()
    address = reverse("agencies:add_person", args=[people.agency.pk])
    page = client.post(address, {"username": "x", "role": Role.STAFF, "since": "hôm nay"})
    assert "Chọn đơn vị của người dùng." in page.content.decode()
    assert "Ngày chưa đúng." in page.content.decode()
    assert not User.objects.filter(username="x").exists()


def test_leadership_names_who_decides_for_the_office(client):
    people = make_agency()
    member = people.unit_head.memberships.get()
    address = reverse("agencies:person", args=[people.agency.pk, member.pk])
    client.force_login(people.leader)

    assert "Giao xem xét minh chứng của Văn phòng" in client.get(address).content.decode()
    client.post(address, {"act": "delegate"})

    assert Membership.objects.get(accepts_for_office=True) == member
    client.force_login(people.of(Role.ADMINISTRATOR))
    assert "Giao xem xét minh chứng" not in client.get(address).content.decode()


def test_a_role_is_ended_and_a_password_renewed_from_the_persons_page(client):
    people = make_agency()
    member = people.staff.memberships.get()
    address = reverse("agencies:person", args=[people.agency.pk, member.pk])
    client.force_login(people.of(Role.ADMINISTRATOR))

    renewed = client.post(address, {"act": "password"})
    assert User.objects.get(pk=people.staff.pk).check_password(renewed.context["password"])
    client.post(address, {"act": "end", "last_day": "31/12/2099"})

    assert Membership.objects.get(pk=member.pk).valid_to.year == 2099


def test_the_portal_without_an_agency_says_what_to_do(client):
    page = client.get("/").content.decode()

    assert "Khai báo cơ quan" in page
    assert f'href="{reverse("agencies:agencies")}"' in page


def test_the_list_of_people_takes_the_same_queries_for_many(client):
    people = make_agency()
    client.force_login(people.leader)
    address = reverse("agencies:people", args=[people.agency.pk])

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    queries()
    before = queries()
    for _ in range(5):
        people.of(Role.STAFF)
    assert queries() == before
