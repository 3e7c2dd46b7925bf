"""Roles and accounts: who gives them, from when, until when, what is written down."""

from datetime import date, timedelta

import pytest

from lantoa.agencies import actions
from lantoa.agencies.enums import Role
from lantoa.agencies.models import Membership
from lantoa.agencies.permissions import member_of
from lantoa.agencies.queries import people_of
from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord, User

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


@pytest.fixture
def people():
    return make_agency()


@pytest.fixture
def administrator(people):
    return people.of(Role.ADMINISTRATOR)


def add(people, by, **fields):
    given = {"username": "an.nguyen", "name": "Nguyễn Văn An", "role": Role.STAFF}
    given |= {"unit": people.centre, "since": TODAY, **fields}
    return actions.add_person(agency=people.agency, by=by, on=TODAY, **given)


def test_a_new_person_gets_an_account_whose_password_is_for_one_time(people, administrator):
    welcome = add(people, administrator)

    user = User.objects.get(username="an.nguyen")
    assert (str(user), user.first_name) == ("Nguyễn Văn An", "An")
    assert user.check_password(welcome.password)
    assert user.has_one_time_password
    assert member_of(user, people.agency, on=TODAY) == welcome.member
    assert member_of(user, people.agency, on=TODAY - timedelta(days=1)) is None
    verbs = AuditRecord.objects.filter(agency_id=people.agency.pk).values_list("verb", flat=True)
    assert {"account.open", "membership.grant"} <= set(verbs)


def test_the_same_form_sent_twice_opens_one_account(people, administrator):
    first = add(people, administrator)
    second = add(people, administrator)

    assert second.member == first.member
    assert second.password == ""


def test_an_account_without_a_name_is_not_opened(people, administrator):
    with pytest.raises(ActionError, match="Nhập họ và tên để mở tài khoản mới"):
        add(people, administrator, name=" ")
    with pytest.raises(ActionError, match="chỉ gồm chữ, số"):
        add(people, administrator, username="an nguyen")
    assert not User.objects.filter(username__startswith="an").exists()


def test_somebody_elses_username_is_not_taken_for_the_new_person(people, administrator):
    actions.end_role(
        member=people.staff.memberships.get(), last_day=TODAY, by=administrator, on=TODAY
    )
    given = {"username": people.staff.username, "since": TODAY + timedelta(days=1)}

    with pytest.raises(ActionError, match="là của Nguyễn Số"):
        add(people, administrator, **given)
    assert add(people, administrator, **given, name="").member.user == people.staff


def test_accounts_of_others_are_told_only_to_those_who_administer_all(people, administrator):
    stranger = make_agency().staff
    with pytest.raises(ActionError, match="người ngoài cơ quan") as refused:
        add(people, administrator, username=stranger.username, name="")
    assert str(stranger) not in refused.value.message

    root = User.objects.create_superuser("quan-tri-thu")
    assert add(people, root, username=stranger.username, name="").member.user == stranger


def test_only_the_administrator_gives_and_ends_roles(people):
    member = people.staff.memberships.get()
    for role in set(Role) - {Role.ADMINISTRATOR}:
        person = people.of(role)
        with pytest.raises(PermissionRefused, match="Chỉ Quản trị của cơ quan"):
            add(people, person)
        with pytest.raises(PermissionRefused):
            actions.end_role(member=member, last_day=TODAY, by=person, on=TODAY)
        with pytest.raises(PermissionRefused):
            actions.renew_password(member=member, by=person, on=TODAY)
    with pytest.raises(PermissionRefused, match="không có vai trò"):
        add(people, make_agency().of(Role.ADMINISTRATOR))


def test_nobody_raises_themselves(people, administrator):
    mine = administrator.memberships.get()
    with pytest.raises(ActionError, match="Không tự giao vai trò"):
        add(people, administrator, username=administrator.username, name="", role=Role.LEADERSHIP)
    with pytest.raises(ActionError, match="Không tự kết thúc"):
        actions.end_role(member=mine, last_day=TODAY, by=administrator, on=TODAY)


def test_a_role_ends_on_its_day_and_another_begins_after_it(people, administrator):
    member = people.staff.memberships.get()
    end = {"member": member, "by": administrator, "on": TODAY}

    with pytest.raises(ActionError, match="sớm nhất là hôm qua"):
        actions.end_role(last_day=TODAY - timedelta(days=2), **end)
    actions.end_role(last_day=TODAY, **end)
    actions.end_role(last_day=TODAY, **end)
    with pytest.raises(ActionError, match="đang có vai trò"):
        add(people, administrator, username=people.staff.username, name="", role=Role.UNIT_HEAD)
    next_day = TODAY + timedelta(days=1)
    later = add(
        people,
        administrator,
        username=people.staff.username,
        name="",
        role=Role.UNIT_HEAD,
        since=next_day,
    )

    assert member_of(people.staff, people.agency, on=TODAY) == member
    assert member_of(people.staff, people.agency, on=next_day) == later.member
    assert AuditRecord.objects.filter(verb="membership.end").count() == 1
    listed = people_of(people.agency, on=next_day)
    assert member in listed.ended
    assert later.member in listed.current
    with pytest.raises(ActionError, match="đã kết thúc ngày 02/03/2026"):
        actions.end_role(
            member=member, last_day=next_day, by=administrator, on=TODAY + timedelta(days=9)
        )


def test_whom_a_unit_is_asked_of(people, administrator):
    with pytest.raises(ActionError, match="Chọn đơn vị"):
        add(people, administrator, role=Role.EDITOR, unit=None)
    with pytest.raises(ActionError, match="không thuộc đơn vị nào"):
        add(people, administrator, role=Role.SUPERIOR_VIEWER)
    with pytest.raises(ActionError, match="không thuộc Sở Thử nghiệm"):
        add(people, administrator, unit=make_agency().centre)
    assert add(people, administrator, role=Role.INSPECTORATE, unit=None).member.unit is None


def test_a_forgotten_password_is_replaced_and_the_old_one_opens_nothing(people, administrator):
    people.staff.set_password("mat-khau-cu-cua-toi")
    people.staff.save()
    member = people.staff.memberships.get()

    password = actions.renew_password(member=member, by=administrator, on=TODAY)

    user = User.objects.get(pk=people.staff.pk)
    assert user.check_password(password)
    assert not user.check_password("mat-khau-cu-cua-toi")
    assert user.has_one_time_password
    assert password not in str(AuditRecord.objects.values_list("summary", "after"))


def test_an_account_that_opens_more_is_left_to_those_who_administer_all(people, administrator):
    member = people.staff.memberships.get()
    make_agency()
    Membership.objects.create(user=people.staff, agency=make_agency().agency, role=Role.LEADERSHIP)
    root = User.objects.create_superuser("quan-tri-thu")
    of_root = Membership.objects.create(user=root, agency=people.agency, role=Role.LEADERSHIP)

    for somebody in (member, of_root):
        with pytest.raises(ActionError, match="Nhờ người quản trị hệ thống"):
            actions.renew_password(member=somebody, by=administrator, on=TODAY)
    assert actions.renew_password(member=member, by=root, on=TODAY)


def test_what_papers_print_is_changed_by_office_leadership_and_administrator(people):
    def change(by, **fields):
        return actions.change_agency(
            agency=people.agency,
            by=by,
            on=TODAY,
            **{
                "name": people.agency.name,
                "short_name": "",
                "parent_name": "UBND tỉnh Hưng Yên",
                "place": "Hưng Yên",
                "publishes_live_states": True,
                **fields,
            },
        )

    for role in (Role.OFFICE, Role.LEADERSHIP, Role.ADMINISTRATOR):
        agency = change(people.of(role))
    assert (agency.parent_name, agency.publishes_live_states) == ("UBND tỉnh Hưng Yên", True)
    record = AuditRecord.objects.get(verb="agency.settings")
    assert record.before["place"] == "Hà Nội"
    assert "name" not in record.before
    with pytest.raises(PermissionRefused):
        change(people.unit_head)
    with pytest.raises(ActionError, match="Đã có cơ quan khác"):
        change(people.leader, name=make_agency().agency.name)


def test_a_person_of_the_superior_body_decides_nothing_for_the_office(people):
    with pytest.raises(ActionError, match="cơ quan cấp trên"):
        actions.name_office_acceptor(
            user=people.of(Role.SUPERIOR_VIEWER),
            agency=people.agency,
            by=people.leader,
            on=TODAY,
        )
