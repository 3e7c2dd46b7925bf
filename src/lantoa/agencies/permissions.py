"""Who may do what: the role table. Each app registers its own rows in ``apps.ready()``.

A row says, for each role, how far a right reaches: nowhere, the person's own unit, the agency.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from lantoa.foundation.exceptions import PermissionRefused
from lantoa.foundation.models import User

from .enums import Role
from .models import Agency, Membership, Unit


class Reach(IntEnum):
    """How far a right reaches; a wider one includes the narrower."""

    NONE = 0
    OWN_UNIT = 1
    AGENCY = 2


@dataclass(frozen=True, slots=True)
class Right:
    """One row: ``label`` completes "được …" ("công bố kế hoạch")."""

    object: str
    action: str
    label: str
    reaches: Mapping[Role, Reach]

    def reach(self, role: Role) -> Reach:
        return self.reaches.get(role, Reach.NONE)

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(role for role in Role if self.reach(role))


_TABLE: dict[tuple[str, str], Right] = {}


def register(*rights: Right) -> None:
    """Add rows to the table. A second, different row for one object and action is an error."""
    for right in rights:
        key = (right.object, right.action)
        if _TABLE.setdefault(key, right) != right:
            raise ValueError(f"the role table has another row for {right.object}.{right.action}")


def role_table() -> tuple[Right, ...]:
    """All rows, by object and action."""
    return tuple(_TABLE[key] for key in sorted(_TABLE))


def right(object_: str, action: str) -> Right:
    """The row of an object and action. Raises KeyError when nobody registered it."""
    return _TABLE[object_, action]


def member_of(user: User, agency: Agency, *, on: date) -> Membership | None:
    """The person's one membership in the agency that day; None for strangers and the inactive."""
    if not user.is_active or user.pk is None:
        return None
    return (
        Membership.objects.filter(user=user, agency=agency)
        .on(on)
        .select_related("unit")
        .order_by("id")
        .first()
    )


def user_can(
    user: User, agency: Agency, object_: str, action: str, *, on: date, unit: Unit | None = None
) -> bool:
    """Whether a role reaches far enough: without ``unit`` anywhere in the agency is enough."""
    member = member_of(user, agency, on=on)
    return member is not None and may(member, object_, action, unit=unit)


def may(member: Membership, object_: str, action: str, *, unit: Unit | None = None) -> bool:
    """The same for a membership already at hand."""
    reach = right(object_, action).reach(Role(member.role))
    if reach == Reach.OWN_UNIT and unit is not None:
        return member.unit_id == unit.pk
    return reach > Reach.NONE


def reaches_agency(member: Membership, object_: str, action: str) -> bool:
    """Whether a right reaches the whole agency and not only the person's own unit."""
    return right(object_, action).reach(Role(member.role)) == Reach.AGENCY


def require(
    user: User, agency: Agency, object_: str, action: str, *, on: date, unit: Unit | None = None
) -> Membership:
    """The person's membership, when it may act. Raises PermissionRefused saying who may."""
    member = member_of(user, agency, on=on)
    if member is None:
        raise PermissionRefused(
            f"Tài khoản “{user}” không có vai trò trong {agency.name}, nên không được "
            f"{right(object_, action).label}. "
            "Liên hệ Văn phòng của cơ quan nếu cần được giao vai trò."
        )
    refuse_unless(member, object_, action, unit=unit)
    return member


def refuse_unless(
    member: Membership, object_: str, action: str, *, unit: Unit | None = None
) -> None:
    """The same for a membership already at hand."""
    if may(member, object_, action, unit=unit):
        return
    row = right(object_, action)
    if row.reach(Role(member.role)) == Reach.OWN_UNIT:
        raise PermissionRefused(
            f"Chỉ được {row.label} cho đơn vị của mình ({member.unit}). "
            "Chọn lại đơn vị hoặc đề nghị Văn phòng thực hiện."
        )
    who = ", ".join(role.label for role in row.roles) or "người quản trị"
    raise PermissionRefused(f"Chỉ {who} được {row.label}. Vai trò hiện tại: {_role(member)}.")


def require_or_administer(
    user: User | None, agency: Agency, object_: str, action: str, *, on: date
) -> None:
    """``require``, which the programme itself (None) and the administrator of the whole
    installation need not meet: an agency that was founded just now has no people yet."""
    if user is not None and not (user.is_active and user.is_superuser):
        require(user, agency, object_, action, on=on)


def _role(member: Membership) -> str:
    return Role(member.role).label


STAFF_OWN = {
    Role.STAFF: Reach.OWN_UNIT,
    Role.UNIT_HEAD: Reach.OWN_UNIT,
    Role.EDITOR: Reach.OWN_UNIT,
    Role.OFFICE: Reach.AGENCY,
}
OFFICE_ONLY = {Role.OFFICE: Reach.AGENCY}
OFFICE_AND_LEADERSHIP = {Role.OFFICE: Reach.AGENCY, Role.LEADERSHIP: Reach.AGENCY}
LEADERSHIP_ONLY = {Role.LEADERSHIP: Reach.AGENCY}
# A superior body sees what is not internal: plans and issued reports.
WITH_SUPERIOR = dict.fromkeys(Role, Reach.AGENCY)
EVERYONE_INSIDE: Mapping[Role, Reach] = {
    role: reach for role, reach in WITH_SUPERIOR.items() if role != Role.SUPERIOR_VIEWER
}
ADMINISTRATOR_ONLY = {Role.ADMINISTRATOR: Reach.AGENCY}

RIGHTS = (
    Right("unit", "view", "xem danh sách đơn vị", EVERYONE_INSIDE),
    Right("unit", "manage", "tạo, sửa đơn vị, nhóm đơn vị và tên gọi khác", OFFICE_ONLY),
    Right("calendar", "view", "xem lịch làm việc", EVERYONE_INSIDE),
    Right("calendar", "manage", "sửa ngày nghỉ, ngày làm bù theo thông báo", OFFICE_ONLY),
    Right("reminder", "view_own", "xem thư nhắc việc của mình", EVERYONE_INSIDE),
    Right("reminder", "view", "xem thư nhắc việc của cả cơ quan", OFFICE_AND_LEADERSHIP),
    Right(
        "audit",
        "view",
        "xem nhật ký của cơ quan",
        {**OFFICE_AND_LEADERSHIP, **ADMINISTRATOR_ONLY, Role.INSPECTORATE: Reach.AGENCY},
    ),
    Right("communication", "manage", "sửa đối tượng, kênh và chủ đề", OFFICE_ONLY),
    Right(
        "agency",
        "settings",
        "sửa thông tin và thiết lập của cơ quan",
        {**OFFICE_AND_LEADERSHIP, **ADMINISTRATOR_ONLY},
    ),
    Right(
        "membership",
        "view",
        "xem danh sách người dùng và vai trò",
        {**OFFICE_AND_LEADERSHIP, **ADMINISTRATOR_ONLY},
    ),
    Right("membership", "manage", "giao, kết thúc vai trò và cấp lại mật khẩu", ADMINISTRATOR_ONLY),
    Right(
        "office_evidence",
        "delegate",
        "giao người xem xét minh chứng của Văn phòng",
        LEADERSHIP_ONLY,
    ),
)
