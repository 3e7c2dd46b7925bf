"""Groups: collective names and the units they stand for over time."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..models import Agency, Unit, UnitAlias, UnitGroup, UnitGroupMember
from ..permissions import require


@transaction.atomic
def create_group(
    *, agency: Agency, name: str, by: User, on: date, units: Collection[Unit] = ()
) -> UnitGroup:
    """Add a group with its units; the group of that name when there is one, unchanged.

    Units that are given are members from the beginning, so that older documents expand to them.
    """
    require(by, agency, "unit", "manage", on=on)
    _check_own(agency, units)
    line = " ".join(name.split())[:255]
    if not line:
        raise ActionError("Thiếu tên nhóm đơn vị. Nhập tên như in trên văn bản.")
    group, is_new = UnitGroup.objects.get_or_create(agency=agency, name=line)
    if is_new:
        UnitAlias.objects.create(group=group, text=line)
        UnitGroupMember.objects.bulk_create(
            UnitGroupMember(group=group, unit=unit) for unit in units
        )
        names = ", ".join(unit.name for unit in units) or "chưa có đơn vị"
        audit.record(
            actor=by,
            verb="group.create",
            target=group,
            summary=f"Tạo nhóm “{line}” ({names}).",
        )
    return group


@transaction.atomic
def set_group_members(
    *, group: UnitGroup, units: Collection[Unit], by: User, on: date, since: date | None = None
) -> UnitGroup:
    """The group consists of these units from ``since`` on; None corrects it for all time.

    With ``since`` units that leave end on the day before, and documents of earlier days still
    expand to the units of their day.
    """
    require(by, group.agency, "unit", "manage", on=on)
    group = UnitGroup.objects.select_for_update().get(pk=group.pk)
    _check_own(group.agency, units)
    wanted = {unit.pk for unit in units}
    members = UnitGroupMember.objects.filter(group=group)
    current = members if since is None else members.on(since)
    kept = set(current.filter(unit_id__in=wanted).values_list("unit_id", flat=True))
    leaving = current.exclude(unit_id__in=wanted)
    before = sorted(current.values_list("unit__name", flat=True))
    if since is None:
        leaving.delete()
    else:
        leaving.filter(valid_from__gte=since).delete()
        leaving.update(valid_to=since - timedelta(days=1))
    UnitGroupMember.objects.bulk_create(
        UnitGroupMember(group=group, unit_id=pk, valid_from=since) for pk in wanted - kept
    )
    after = sorted(unit.name for unit in units)
    if before != after:
        audit.record(
            actor=by,
            verb="group.members",
            target=group,
            summary=f"Nhóm “{group.name}” gồm: {', '.join(after) or 'chưa có đơn vị'}.",
            before={"units": before},
            after={"units": after},
        )
    return group


def _check_own(agency: Agency, units: Collection[Unit]) -> None:
    if any(unit.agency_id != agency.pk for unit in units):
        raise ActionError("Nhóm chỉ gồm đơn vị của cùng cơ quan. Bỏ đơn vị của cơ quan khác.")
