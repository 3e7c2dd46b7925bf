"""Roles of people in an agency."""

from datetime import date

from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import User

from ..enums import Role
from ..models import Agency, Membership, Unit
from ..permissions import member_of, require


@transaction.atomic
def grant_role(
    *,
    user: User,
    agency: Agency,
    role: Role,
    by: User | None,
    on: date,
    unit: Unit | None = None,
    since: date | None = None,
) -> Membership:
    """Give a person a role, from ``since`` on (None: without a beginning).

    ``by`` is an administrator of the installation, None for the programme itself. The same role
    again changes nothing; another role must first be ended.
    """
    if by is not None and not by.is_superuser:
        raise PermissionRefused("Chỉ người quản trị hệ thống được giao vai trò.")
    if unit is None and role != Role.LEADERSHIP:
        raise ActionError("Chọn đơn vị của người dùng.")
    if unit is not None and unit.agency_id != agency.pk:
        raise ActionError(f"{unit} không thuộc {agency}. Chọn đơn vị của cơ quan này.")
    User.objects.select_for_update().get(pk=user.pk)
    present = member_of(user, agency, on=on)
    if present is not None:
        if present.role == role and present.unit_id == (unit.pk if unit else None):
            return present
        raise ActionError(
            f"“{user}” đang có vai trò {Role(present.role).label} ở cơ quan này. "
            "Kết thúc vai trò đó trước khi giao vai trò mới."
        )
    member = Membership.objects.create(
        user=user, agency=agency, role=role, unit=unit, valid_from=since
    )
    place = f" tại {unit}" if unit else ""
    audit.record(
        actor=by,
        verb="membership.grant",
        target=member,
        summary=f"Giao vai trò {Role(role).label}{place} cho “{user}”.",
    )
    return member


@transaction.atomic
def name_office_acceptor(*, user: User, agency: Agency, by: User, on: date) -> Membership:
    """Leadership says who accepts the evidence that the Office itself submits."""
    require(by, agency, "office_evidence", "delegate", on=on)
    member = member_of(user, agency, on=on)
    if member is None:
        raise ActionError(f"“{user}” chưa có vai trò trong {agency}. Giao vai trò trước.")
    if member.role == Role.OFFICE:
        raise ActionError(
            f"“{user}” thuộc Văn phòng. Chọn một người ngoài Văn phòng để xem xét minh chứng "
            "của Văn phòng."
        )
    named = Membership.objects.select_for_update().filter(agency=agency, accepts_for_office=True)
    if [entry.pk for entry in named] == [member.pk]:
        return member
    named.update(accepts_for_office=False)
    member.accepts_for_office = True
    member.save(update_fields=["accepts_for_office"])
    audit.record(
        actor=by,
        verb="office_evidence.delegate",
        target=member,
        summary=f"Giao “{user}” xem xét minh chứng của Văn phòng.",
    )
    return member
