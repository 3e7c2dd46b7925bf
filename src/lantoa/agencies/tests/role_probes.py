"""Agencies for the walk through the role table."""

from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.agencies import actions
from lantoa.agencies.enums import Role
from lantoa.agencies.models import CalendarNotice, Membership, Unit, UnitAlias
from lantoa.agencies.tests.factories import AgencyPeople
from lantoa.agencies.tests.probes import SECRET, AppProbes
from lantoa.foundation.models import User

TODAY = date(2026, 5, 20)


@dataclass
class Stage:
    people: AgencyPeople
    alias: UnitAlias
    notice: CalendarNotice
    member: Membership


def stage(people: AgencyPeople) -> Stage:
    member = Membership.objects.get(user=people.staff)
    User.objects.filter(pk=people.staff.pk).update(first_name=SECRET)
    Unit.objects.filter(pk=people.division.pk).update(name=f"Phòng {SECRET}")
    return Stage(
        people,
        UnitAlias.objects.create(unit=people.centre, text=f"Tên {SECRET}", is_confirmed=False),
        CalendarNotice.objects.create(
            agency=people.agency, day=TODAY + timedelta(days=30), source=f"Thông báo {SECRET}"
        ),
        member,
    )


def _delegate(stage: Stage, by: User, unit: Unit) -> object:
    return actions.name_office_acceptor(
        user=stage.people.unit_head, agency=stage.people.agency, by=by, on=TODAY
    )


def _add_person(stage: Stage, by: User, unit: Unit) -> object:
    return actions.add_person(
        agency=stage.people.agency,
        username="nguoi-moi",
        name="Người Mới",
        role=Role.STAFF,
        unit=unit,
        by=by,
        on=TODAY,
    )


def _settings(stage: Stage, by: User, unit: Unit) -> object:
    return actions.change_agency(
        agency=stage.people.agency,
        name="Sở Đổi tên",
        short_name="",
        parent_name="",
        place="",
        publishes_live_states=True,
        by=by,
        on=TODAY,
    )


def _announce(stage: Stage, by: User, unit: Unit) -> object:
    day = TODAY + timedelta(days=9)
    return actions.announce_days(
        agency=stage.people.agency,
        first=day,
        last=day,
        is_worked=False,
        source="Thông báo số 3/TB-SNV",
        by=by,
        on=TODAY,
    )


def _agency(stage: Stage) -> list[dict[str, int]]:
    return [{"agency": stage.people.agency.pk}]


PROBES = AppProbes(
    stage=stage,
    addresses={
        "agencies:agency": _agency,
        "agencies:people": _agency,
        "agencies:add_person": _agency,
        "agencies:person": lambda stage: [
            {"agency": stage.people.agency.pk, "pk": stage.member.pk}
        ],
        "agencies:unit": lambda stage: [{"pk": stage.people.division.pk}],
        "agencies:succeed_unit": lambda stage: [{"pk": stage.people.division.pk}],
        "agencies:alias": lambda stage: [{"pk": stage.alias.pk}],
        "agencies:withdraw_notice": lambda stage: [{"pk": stage.notice.pk}],
    },
    attempts={
        ("unit", "manage"): lambda stage, by, unit: actions.create_unit(
            agency=stage.people.agency, name="Phòng Mới", by=by, on=TODAY
        ),
        ("communication", "manage"): lambda stage, by, unit: actions.ensure_topic(
            agency=stage.people.agency, name="Chủ đề mới", by=by, on=TODAY
        ),
        ("calendar", "manage"): _announce,
        ("agency", "settings"): _settings,
        ("membership", "manage"): _add_person,
        ("office_evidence", "delegate"): _delegate,
    },
    guesses=lambda stage: {"don_vi": stage.people.division.pk, "q": SECRET, "tim": SECRET},
)
