"""The log as people read it: their own agency's, one object's history, and nobody else's."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.agencies import actions
from lantoa.agencies.enums import Role
from lantoa.agencies.tests.factories import AgencyPeople, make_agency, make_unit, make_user
from lantoa.foundation.seals import seal_records

TODAY = date(2026, 5, 20)


@pytest.fixture
def people(db: None) -> AgencyPeople:
    people = make_agency()
    for unit in (people.centre, people.division):
        actions.rename_unit(unit=unit, name=f"{unit} mới", by=people.office_clerk, on=TODAY)
    return people


def page(user, query: str = "") -> str:
    client = Client()
    client.force_login(user)
    return client.get(f"/quan-tri/nhat-ky/{query}").content.decode()


def test_it_tells_what_was_done_by_whom_and_whether_it_is_sealed(people: AgencyPeople) -> None:
    told = page(people.leader)
    assert "Đổi tên đơn vị “Trung tâm Thông tin”" in told
    assert str(people.office_clerk) in told
    assert "đã niêm phong" not in told

    seal_records()

    assert "đã niêm phong" in page(people.leader)


def test_one_object_has_its_own_history(people: AgencyPeople) -> None:
    told = page(people.leader, f"?doi_tuong=agencies.unit&ma={people.centre.pk}")

    assert "Lịch sử của đơn vị" in told
    assert "Trung tâm Thông tin" in told
    assert "Phòng Quản lý" not in told


@pytest.mark.parametrize("query", ["?doi_tuong=x&ma=1", "?doi_tuong=auth.none&ma=9", "?ma=-"])
def test_an_address_that_names_nothing_shows_everything(people: AgencyPeople, query: str) -> None:
    assert "Phòng Quản lý" in page(people.leader, query)


def test_another_agency_and_staff_read_nothing(people: AgencyPeople) -> None:
    other = make_agency()
    assert "Trung tâm Thông tin mới" not in page(other.leader)
    assert "Trung tâm Thông tin mới" not in page(people.staff)
    inspector = make_user(people.agency, Role.INSPECTORATE, make_unit(people.agency, "Thanh tra"))
    assert "Trung tâm Thông tin mới" in page(inspector)


def test_the_screen_of_a_unit_leads_there(people: AgencyPeople) -> None:
    client = Client()
    client.force_login(people.leader)
    told = client.get(f"/quan-tri/don-vi/{people.centre.pk}/").content.decode()

    assert f"doi_tuong=agencies.unit&amp;ma={people.centre.pk}" in told


def test_long_logs_cost_the_same(people: AgencyPeople, django_assert_num_queries) -> None:
    page(people.leader)
    with CaptureQueriesContext(connection) as few:
        page(people.leader)
    for number in range(10):
        name = f"Trung tâm {number}"
        actions.rename_unit(unit=people.centre, name=name, by=people.office_clerk, on=TODAY)

    with django_assert_num_queries(len(few)):
        page(people.leader)
