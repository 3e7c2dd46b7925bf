"""Units that end and those that take over: merged, divided, step after step."""

from datetime import date

import pytest
from django.urls import reverse

from lantoa.agencies.actions import succeed_unit
from lantoa.agencies.models import UnitSuccession
from lantoa.agencies.queries import heirs_on
from lantoa.agencies.tests.factories import make_agency, make_unit
from lantoa.foundation.exceptions import ActionError, PermissionRefused

pytestmark = pytest.mark.django_db

SINCE = date(2025, 3, 1)
DOCUMENT = "Quyết định số 100/QĐ-UBND"


@pytest.fixture
def people():
    return make_agency()


def succeed(people, unit, successor, since=SINCE, document=DOCUMENT, by=None):
    return succeed_unit(
        unit=unit,
        successor=successor,
        since=since,
        document=document,
        by=by or people.office_clerk,
        on=SINCE,
    )


def test_a_unit_ends_the_day_before_another_takes_over(people):
    first = succeed(people, people.division, people.centre)
    assert succeed(people, people.division, people.centre) == first

    people.division.refresh_from_db()
    assert people.division.valid_to == date(2025, 2, 28)
    before = heirs_on(people.agency, [people.division], on=date(2025, 2, 28))
    assert before[people.division.pk].is_same
    after = heirs_on(people.agency, [people.division], on=SINCE)[people.division.pk]
    assert (after.units, after.documents) == ((people.centre,), (DOCUMENT,))


def test_merged_divided_and_step_after_step(people):
    late = make_unit(people.agency, "Trung tâm Chuyển đổi số")
    digital = make_unit(people.agency, "Phòng Chuyển đổi số", valid_from=date(2026, 1, 1))
    succeed(people, people.division, people.centre)
    succeed(people, people.division, people.office)
    people.centre.refresh_from_db()
    succeed(people, people.centre, late, since=date(2025, 7, 1))
    succeed(people, late, digital, since=date(2026, 1, 1))

    for unit in (people.division, late):
        unit.refresh_from_db()
    found = heirs_on(people.agency, [people.division, late], on=date(2026, 2, 1))
    assert set(found[people.division.pk].units) == {people.office, digital}
    assert found[late.pk].units == (digital,)


def test_circles_end(people):
    UnitSuccession.objects.create(
        predecessor=people.centre, successor=people.division, on=SINCE, document="A"
    )
    UnitSuccession.objects.create(
        predecessor=people.division, successor=people.centre, on=SINCE, document="B"
    )
    for unit in (people.centre, people.division):
        unit.valid_to = date(2025, 2, 28)
        unit.save()

    assert heirs_on(people.agency, [people.centre], on=SINCE)[people.centre.pk].units == ()


@pytest.mark.parametrize("wrong", ["itself", "foreign", "document", "ended"])
def test_what_is_no_succession(people, wrong):
    successor, document = people.centre, DOCUMENT
    if wrong == "itself":
        successor = people.division
    if wrong == "foreign":
        successor = make_agency().centre
    if wrong == "document":
        document = " "
    if wrong == "ended":
        people.centre.valid_to = date(2024, 1, 1)
        people.centre.save()
    with pytest.raises(ActionError):
        succeed(people, people.division, successor, document=document)
    with pytest.raises(PermissionRefused):
        succeed(people, people.division, people.centre, by=people.staff)


def test_the_units_page_tells_both_ends(people, client):
    client.force_login(people.office_clerk)
    client.post(
        reverse("agencies:succeed_unit", args=[people.division.pk]),
        {"successor": people.centre.pk, "since": "01/03/2025", "document": DOCUMENT},
    )

    for unit, says in ((people.division, "kế tục từ 01/03/2025"), (people.centre, "Kế tục <a")):
        page = client.get(reverse("agencies:unit", args=[unit.pk])).content.decode()
        assert says in page
        assert DOCUMENT in page
