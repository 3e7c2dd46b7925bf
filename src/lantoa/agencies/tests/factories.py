"""An agency with units and people, for tests of this app and of those above it."""

from dataclasses import dataclass, field
from itertools import count

from lantoa.agencies.enums import ROLES_OF_A_UNIT, ChannelKind, Role
from lantoa.agencies.models import Agency, Audience, Channel, Membership, Unit, UnitAlias
from lantoa.agencies.rules import unit_kind
from lantoa.foundation.models import User

_number = count(1)


@dataclass
class AgencyPeople:
    """An agency with its Office, a centre, a division, and one person of each role."""

    agency: Agency
    office: Unit
    centre: Unit
    division: Unit
    staff: User
    unit_head: User
    office_clerk: User
    leader: User
    channels: dict[ChannelKind, Channel] = field(default_factory=dict)
    audiences: list[Audience] = field(default_factory=list)

    def of(self, role: Role, unit: Unit | None = None) -> User:
        """One more person with a role, in the centre unless another unit is named."""
        if role == Role.OFFICE:
            unit = unit or self.office
        elif role in ROLES_OF_A_UNIT:
            unit = unit or self.centre
        return make_user(self.agency, role, unit)


def make_unit(agency: Agency, name: str, **fields: object) -> Unit:
    """A unit with its own name as alias."""
    unit = Unit.objects.create(
        agency=agency, name=name, **{"kind": unit_kind(name), "order": next(_number), **fields}
    )
    UnitAlias.objects.create(unit=unit, text=name)
    return unit


def make_user(agency: Agency | None, role: Role | None = None, unit: Unit | None = None) -> User:
    """A person, a member of the agency when a role is given. No usable password."""
    number = next(_number)
    user = User.objects.create_user(
        f"nguoi-{number}", last_name="Nguyễn", first_name=f"Số {number}"
    )
    if agency is not None and role is not None:
        Membership.objects.create(user=user, agency=agency, role=role, unit=unit)
    return user


def make_agency(name: str | None = None) -> AgencyPeople:
    number = next(_number)
    agency = Agency.objects.create(
        name=name or f"Sở Thử nghiệm {number}", slug=f"so-thu-nghiem-{number}", place="Hà Nội"
    )
    office = make_unit(agency, "Văn phòng Sở")
    centre = make_unit(agency, "Trung tâm Thông tin")
    division = make_unit(agency, "Phòng Quản lý chuyên ngành")
    return AgencyPeople(
        agency=agency,
        office=office,
        centre=centre,
        division=division,
        staff=make_user(agency, Role.STAFF, centre),
        unit_head=make_user(agency, Role.UNIT_HEAD, centre),
        office_clerk=make_user(agency, Role.OFFICE, office),
        leader=make_user(agency, Role.LEADERSHIP),
        channels={
            kind: Channel.objects.create(agency=agency, name=kind.label, kind=kind)
            for kind in (ChannelKind.PORTAL, ChannelKind.BROADCAST, ChannelKind.MEETING)
        },
        audiences=[
            Audience.objects.create(agency=agency, name="Công chức, viên chức", is_internal=True),
            Audience.objects.create(agency=agency, name="Người dân, doanh nghiệp"),
        ],
    )
