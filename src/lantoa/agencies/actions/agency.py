"""The agency itself."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import User
from vanban.text import fold

from ..enums import UnitKind
from ..models import Agency, Unit, UnitAlias
from ..permissions import require_or_administer

LONGEST_SLUG = 80


@transaction.atomic
def found_agency(
    *,
    name: str,
    by: User | None,
    short_name: str = "",
    parent_name: str = "",
    place: str = "",
    office: str = "Văn phòng",
    is_sample: bool = False,
    publishes_live_states: bool = False,
) -> Agency:
    """Enter an agency with its Office, whose people can then do everything else.

    An agency of that name that is known already is returned unchanged. ``by`` is an administrator
    of the installation, None for the programme itself.
    """
    if by is not None and not by.is_superuser:
        raise PermissionRefused("Chỉ người quản trị hệ thống được thêm cơ quan.")
    name = " ".join(name.split())
    if not name:
        raise ActionError("Thiếu tên cơ quan. Nhập tên như in trên văn bản.")
    agency, is_new = Agency.objects.get_or_create(
        name=name,
        defaults={
            "short_name": short_name,
            "parent_name": parent_name,
            "place": place,
            "slug": _free_slug(short_name or name),
            "is_sample": is_sample,
            "publishes_live_states": publishes_live_states,
        },
    )
    if is_new:
        unit = Unit.objects.create(agency=agency, name=office, kind=UnitKind.OFFICE, order=1)
        UnitAlias.objects.create(unit=unit, text=office)
        audit.record(
            actor=by,
            verb="agency.found",
            target=agency,
            summary=f"Thêm cơ quan {agency.name}.",
            agency_id=agency.pk,
        )
    return agency


@transaction.atomic
def change_agency(
    *,
    agency: Agency,
    name: str,
    short_name: str,
    parent_name: str,
    place: str,
    publishes_live_states: bool,
    by: User,
    on: date,
) -> Agency:
    """Change what papers and portal say of the agency. Papers that were frozen keep their words."""
    require_or_administer(by, agency, "agency", "settings", on=on)
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    wanted = {
        "name": " ".join(name.split()),
        "short_name": " ".join(short_name.split()),
        "parent_name": " ".join(parent_name.split()),
        "place": " ".join(place.split()),
        "publishes_live_states": publishes_live_states,
    }
    if not wanted["name"]:
        raise ActionError("Thiếu tên cơ quan. Nhập tên như in trên văn bản.")
    if Agency.objects.filter(name=wanted["name"]).exclude(pk=agency.pk).exists():
        raise ActionError("Đã có cơ quan khác mang tên này. Kiểm tra lại tên cơ quan.")
    before = {field: getattr(agency, field) for field in wanted}
    changed = [field for field, value in wanted.items() if before[field] != value]
    if not changed:
        return agency
    for field in changed:
        setattr(agency, field, wanted[field])
    agency.save(update_fields=changed)
    audit.record(
        actor=by,
        verb="agency.settings",
        target=agency,
        summary=f"Sửa thông tin và thiết lập của {agency.name}.",
        before={field: before[field] for field in changed},
        after={field: wanted[field] for field in changed},
        agency_id=agency.pk,
    )
    return agency


def _free_slug(name: str) -> str:
    base = slugify(fold(name))[: LONGEST_SLUG - 4].strip("-") or "co-quan"
    taken = set(Agency.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    slug = base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
