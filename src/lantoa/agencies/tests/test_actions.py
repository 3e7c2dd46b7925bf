from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lantoa.agencies import actions
from lantoa.agencies.enums import Role, UnitKind
from lantoa.agencies.models import Agency, CalendarNotice, Membership, UnitAlias, UnitGroupMember
from lantoa.agencies.permissions import Reach, member_of, require, role_table, user_can
from lantoa.agencies.queries import (
    match_names,
    units_of_groups,
    units_on,
    working_calendar,
)
from lantoa.agencies.tests.factories import make_agency, make_unit, make_user
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


@pytest.fixture
def people():
    return make_agency()


def by_office(people):
    return {"by": people.office_clerk, "on": TODAY}


def test_a_new_unit_is_found_by_its_name(people):
    unit = actions.create_unit(
        agency=people.agency, name="  Chi cục Đo lường ", **by_office(people)
    )
    again = actions.create_unit(agency=people.agency, name="Chi cục Đo lường", **by_office(people))

    assert unit == again
    assert unit.kind == UnitKind.BRANCH
    found = match_names(people.agency, ["CHI CỤC ĐO LƯỜNG;"], on=TODAY)
    assert found["CHI CỤC ĐO LƯỜNG;"].unit == unit
    assert AuditRecord.objects.filter(verb="unit.create").count() == 1


def test_a_renamed_unit_is_still_found_by_its_old_name(people):
    actions.rename_unit(unit=people.division, name="Phòng Chuyển đổi số", **by_office(people))

    found = match_names(people.agency, ["Phòng Quản lý chuyên ngành"], on=TODAY)
    assert found["Phòng Quản lý chuyên ngành"].unit.name == "Phòng Chuyển đổi số"
    with pytest.raises(ActionError, match="đã có đơn vị mang tên"):
        actions.rename_unit(unit=people.centre, name="Phòng Chuyển đổi số", **by_office(people))


def test_a_name_means_the_unit_of_its_day(people):
    old = make_unit(people.agency, "Phòng Công nghệ", valid_to=date(2025, 2, 28))
    new = make_unit(people.agency, "Phòng Công nghệ", valid_from=date(2025, 3, 1))

    def on(day):
        return match_names(people.agency, ["Phòng Công nghệ"], on=day)["Phòng Công nghệ"].unit

    assert on(date(2022, 1, 1)) == old
    assert on(TODAY) == new


def test_a_likely_name_is_only_proposed(people):
    found = match_names(people.agency, ["Trung tâm Thông tin KH&CN"], on=TODAY)
    match = found["Trung tâm Thông tin KH&CN"]

    assert not match.is_known
    assert [proposal.unit for proposal in match.proposals] == [people.centre]


def test_a_name_of_two_units_is_only_proposed(people):
    make_unit(people.agency, "Phòng Tổng hợp", valid_from=date(2020, 1, 1))
    make_unit(people.agency, "Phòng Tổng hợp", valid_from=date(2024, 1, 1))

    match = match_names(people.agency, ["Phòng Tổng hợp"], on=TODAY)["Phòng Tổng hợp"]

    assert not match.is_known
    assert len(match.proposals) == 2


def test_a_spelling_belongs_to_one_unit(people):
    alias = actions.add_alias(owner=people.centre, text="TT Thông tin", **by_office(people))

    with pytest.raises(ActionError, match="đang là tên gọi của"):
        actions.add_alias(owner=people.division, text="tt thông tin", **by_office(people))
    with pytest.raises(ActionError, match="Không xóa được tên chính thức"):
        actions.remove_alias(
            alias=people.centre.aliases.get(text=people.centre.name), **by_office(people)
        )
    actions.remove_alias(alias=alias, **by_office(people))
    assert not UnitAlias.objects.filter(text="TT Thông tin").exists()


def test_a_likely_spelling_is_confirmed_by_a_person(people):
    alias = actions.add_alias(
        owner=people.centre, text="TT Thông tin", is_confirmed=False, **by_office(people)
    )

    assert actions.confirm_alias(alias=alias, **by_office(people)).is_confirmed
    assert AuditRecord.objects.filter(verb="unit.alias.confirm").count() == 1


def test_a_group_stands_for_the_units_of_the_day(people):
    group = actions.create_group(
        agency=people.agency,
        name="Các phòng, đơn vị",
        units=[people.office, people.division],
        **by_office(people),
    )
    actions.set_group_members(
        group=group, units=[people.office, people.centre], since=TODAY, **by_office(people)
    )

    before = units_of_groups([group], on=date(2026, 3, 1))[group.pk]
    after = units_of_groups([group], on=TODAY)[group.pk]
    assert set(before) == {people.office, people.division}
    assert set(after) == {people.office, people.centre}


def test_a_unit_that_ended_leaves_its_groups(people):
    group = actions.create_group(
        agency=people.agency,
        name="Các đơn vị",
        units=[people.office, people.centre],
        **by_office(people),
    )
    actions.end_unit(unit=people.centre, valid_to=date(2026, 2, 28), **by_office(people))

    assert units_of_groups([group], on=TODAY)[group.pk] == (people.office,)
    assert people.centre not in units_on(people.agency, on=TODAY)


def test_a_unit_is_in_a_group_once_at_a_time(people):
    group = actions.create_group(
        agency=people.agency, name="Các phòng", units=[people.office], **by_office(people)
    )
    twice = UnitGroupMember(group=group, unit=people.office, valid_from=TODAY)

    with pytest.raises(ValidationError, match="đã ở trong nhóm này"):
        twice.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        twice.save()


def test_only_the_office_changes_units(people):
    for person in (people.staff, people.unit_head, people.leader):
        with pytest.raises(PermissionRefused, match="Chỉ Văn phòng được tạo, sửa đơn vị"):
            actions.create_unit(agency=people.agency, name="Phòng Mới", by=person, on=TODAY)
    with pytest.raises(PermissionRefused, match="không có vai trò"):
        actions.create_unit(
            agency=people.agency, name="Phòng Mới", by=make_agency().office_clerk, on=TODAY
        )


def test_an_agency_is_founded_once_with_its_office():
    agency = actions.found_agency(name="Sở Nội vụ", by=None, office="Văn phòng Sở")
    assert actions.found_agency(name="Sở  Nội vụ", by=None) == agency

    assert agency.slug == "so-noi-vu"
    assert agency.units.get().kind == UnitKind.OFFICE
    with pytest.raises(PermissionRefused, match="người quản trị"):
        actions.found_agency(name="Sở Y tế", by=make_user(None))
    assert Agency.objects.count() == 1


def test_a_role_is_given_once_and_not_two_at_a_time(people):
    user = make_user(None)
    grant = {"user": user, "agency": people.agency, "by": None, "on": TODAY}

    first = actions.grant_role(role=Role.STAFF, unit=people.centre, **grant)
    assert actions.grant_role(role=Role.STAFF, unit=people.centre, **grant) == first
    with pytest.raises(ActionError, match="đang có vai trò"):
        actions.grant_role(role=Role.LEADERSHIP, **grant)
    with pytest.raises(ActionError, match="Chọn đơn vị"):
        actions.grant_role(
            role=Role.STAFF, user=make_user(None), agency=people.agency, by=None, on=TODAY
        )
    with pytest.raises(ValidationError, match="đã có vai trò ở cơ quan này"):
        Membership(user=user, agency=people.agency, role=Role.LEADERSHIP).full_clean()


def test_leadership_names_who_accepts_for_the_office(people):
    with pytest.raises(ActionError, match="Chọn một người ngoài Văn phòng"):
        actions.name_office_acceptor(
            user=people.office_clerk, agency=people.agency, by=people.leader, on=TODAY
        )
    actions.name_office_acceptor(
        user=people.unit_head, agency=people.agency, by=people.leader, on=TODAY
    )
    actions.name_office_acceptor(
        user=people.staff, agency=people.agency, by=people.leader, on=TODAY
    )

    named = Membership.objects.filter(accepts_for_office=True)
    assert [member.user for member in named] == [people.staff]


def test_a_membership_counts_in_its_time_only(people):
    member = people.staff.memberships.get()
    member.valid_from, member.valid_to = date(2026, 1, 1), date(2026, 1, 31)
    member.save()

    assert member_of(people.staff, people.agency, on=date(2026, 1, 31)) == member
    assert member_of(people.staff, people.agency, on=TODAY) is None
    people.unit_head.is_active = False
    assert member_of(people.unit_head, people.agency, on=TODAY) is None


def test_a_right_reaches_ones_own_unit_or_the_agency(people):
    def can(user, unit=None):
        return user_can(user, people.agency, "activity", "record", on=TODAY, unit=unit)

    assert can(people.staff)
    assert can(people.staff, people.centre)
    assert not can(people.staff, people.division)
    assert can(people.office_clerk, people.division)
    assert not can(people.leader)
    with pytest.raises(PermissionRefused, match="cho đơn vị của mình"):
        require(people.staff, people.agency, "activity", "record", on=TODAY, unit=people.division)


def test_every_row_of_the_role_table_says_what_it_allows():
    rows = role_table()

    assert len({(row.object, row.action) for row in rows}) == len(rows)
    assert all(row.roles and row.label for row in rows)
    assert all(isinstance(row.reach(role), Reach) for row in rows for role in Role)


def test_official_notices_change_the_working_days(people):
    CalendarNotice.objects.create(
        agency=people.agency, day=date(2026, 3, 3), source="Thông báo số 12/TB-SNV"
    )
    CalendarNotice.objects.create(
        agency=people.agency, day=date(2026, 3, 7), is_worked=True, source="Thông báo số 12/TB-SNV"
    )

    counted = working_calendar(people.agency).between(date(2026, 3, 2), date(2026, 3, 8))

    assert counted.days == 4
