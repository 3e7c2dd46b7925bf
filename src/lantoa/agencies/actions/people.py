"""Roles of people in an agency."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..enums import ROLES_OF_A_UNIT, Role
from ..models import Agency, Membership, Unit
from ..permissions import member_of, require, require_or_administer


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

    ``by`` is None for the programme itself. The same role again changes nothing; another role must
    first be ended.
    """
    require_or_administer(by, agency, "membership", "manage", on=on)
    _check_role(user, agency, role, unit, by)
    User.objects.select_for_update().get(pk=user.pk)
    known = Membership.objects.filter(user=user, agency=agency)
    if since is not None:
        known = known.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=since))
    present = known.order_by("id").last()
    if present is not None:
        same = present.role == role and present.unit_id == (unit.pk if unit else None)
        if same and present.valid_to is None:
            return present
        raise ActionError(
            f"“{user}” đang có vai trò {Role(present.role).label} ở cơ quan này. "
            "Kết thúc vai trò đó trước khi giao vai trò mới."
        )
    member = Membership.objects.create(
        user=user, agency=agency, role=role, unit=unit, valid_from=since
    )
    place = f" tại {unit}" if unit else ""
    start = f" từ {since:%d/%m/%Y}" if since else ""
    audit.record(
        actor=by,
        verb="membership.grant",
        target=member,
        summary=f"Giao vai trò {Role(role).label}{place} cho {{person}}{start}.",
        people={"person": user},
    )
    return member


def _check_role(user: User, agency: Agency, role: Role, unit: Unit | None, by: User | None) -> None:
    if by is not None and by == user and not by.is_superuser:
        raise ActionError("Không tự giao vai trò cho mình. Nhờ người quản trị khác thực hiện.")
    if unit is None and role in ROLES_OF_A_UNIT:
        raise ActionError("Chọn đơn vị của người dùng.")
    if unit is not None and role == Role.SUPERIOR_VIEWER:
        raise ActionError("Người của cơ quan cấp trên không thuộc đơn vị nào. Bỏ chọn đơn vị.")
    if unit is not None and unit.agency_id != agency.pk:
        raise ActionError(f"{unit} không thuộc {agency}. Chọn đơn vị của cơ quan này.")


@transaction.atomic
def end_role(*, member: Membership, last_day: date, by: User | None, on: date) -> Membership:
    """End a role after ``last_day``, at the earliest yesterday: what was done stays rightful.

    The same day again changes nothing. An end that has not come yet may be moved.
    """
    member = (
        Membership.objects.select_for_update().select_related("user", "agency").get(pk=member.pk)
    )
    require_or_administer(by, member.agency, "membership", "manage", on=on)
    if member.valid_to == last_day:
        return member
    if by is not None and by == member.user and not by.is_superuser:
        raise ActionError("Không tự kết thúc vai trò của mình. Nhờ người quản trị khác thực hiện.")
    if member.valid_to is not None and member.valid_to < on:
        raise ActionError(f"Vai trò này đã kết thúc ngày {member.valid_to:%d/%m/%Y}.")
    if (on - last_day).days > 1:
        raise ActionError("Ngày cuối giữ vai trò sớm nhất là hôm qua. Chọn ngày khác.")
    if member.valid_from is not None and last_day < member.valid_from:
        raise ActionError(
            f"Vai trò bắt đầu ngày {member.valid_from:%d/%m/%Y}. Chọn ngày cuối từ ngày đó trở đi."
        )
    before, member.valid_to = member.valid_to, last_day
    member.save(update_fields=["valid_to"])
    audit.record(
        actor=by,
        verb="membership.end",
        target=member,
        people={"person": member.user},
        summary=f"Kết thúc vai trò {Role(member.role).label} của {{person}} "
        f"sau ngày {last_day:%d/%m/%Y}.",
        before={"valid_to": before and before.isoformat()},
        after={"valid_to": last_day.isoformat()},
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
    if member.role == Role.SUPERIOR_VIEWER:
        raise ActionError(f"“{user}” là người của cơ quan cấp trên. Chọn người trong cơ quan.")
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
        summary="Giao {person} xem xét minh chứng của Văn phòng.",
        people={"person": user},
    )
    return member
