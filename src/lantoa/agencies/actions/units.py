"""Units over time and the names under which documents print them."""

from datetime import date

from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.fields import clean_text
from lantoa.foundation.models import User

from ..enums import UnitKind
from ..models import Agency, Unit, UnitAlias, UnitGroup
from ..permissions import require
from ..rules import name_key, unit_kind

LONGEST_NAME = 255


@transaction.atomic
def create_unit(
    *,
    agency: Agency,
    name: str,
    by: User,
    on: date,
    kind: UnitKind | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Unit:
    """Add a unit; its own name is its first alias. ``kind`` follows from the name unless given.

    A unit of that name that is in force already is returned unchanged.
    """
    require(by, agency, "unit", "manage", on=on)
    name = _clean_name(name)
    # One new unit of an agency at a time, so that a form sent twice adds one.
    Agency.objects.select_for_update().get(pk=agency.pk)
    known = Unit.objects.filter(agency=agency, name=name).on(valid_from or on).first()
    if known is not None:
        return known
    if valid_from and valid_to and valid_from > valid_to:
        raise ActionError("Ngày kết thúc của đơn vị phải từ ngày bắt đầu trở đi.")
    if agency.units.filter(name=name, valid_from=valid_from).exists():
        raise ActionError(
            f"Cơ quan đã có đơn vị mang tên “{name}”, nay không còn hoạt động. Chọn tên khác."
        )
    unit = Unit.objects.create(
        agency=agency,
        name=name,
        kind=kind or unit_kind(name),
        valid_from=valid_from,
        valid_to=valid_to,
        order=agency.units.count() + 1,
    )
    UnitAlias.objects.create(unit=unit, text=name)
    audit.record(actor=by, verb="unit.create", target=unit, summary=f"Tạo đơn vị “{name}”.")
    return unit


@transaction.atomic
def rename_unit(*, unit: Unit, name: str, by: User, on: date) -> Unit:
    """Change a unit's name; documents that print the old one still find it."""
    require(by, unit.agency, "unit", "manage", on=on)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    name, old = _clean_name(name), unit.name
    if name == old:
        return unit
    if unit.agency.units.filter(name=name, valid_from=unit.valid_from).exists():
        raise ActionError(f"Cơ quan đã có đơn vị mang tên “{name}”. Chọn tên khác.")
    unit.name = name
    unit.save(update_fields=["name"])
    for text in (old, name):
        UnitAlias.objects.get_or_create(unit=unit, text=text)
    audit.record(
        actor=by,
        verb="unit.rename",
        target=unit,
        summary=f"Đổi tên đơn vị “{old}” thành “{name}”.",
        before={"name": old},
        after={"name": name},
    )
    return unit


@transaction.atomic
def end_unit(*, unit: Unit, valid_to: date, by: User, on: date) -> Unit:
    """Say on which day a unit ended; what it did before stays its own."""
    require(by, unit.agency, "unit", "manage", on=on)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.valid_from and valid_to < unit.valid_from:
        raise ActionError("Ngày kết thúc của đơn vị phải từ ngày bắt đầu trở đi.")
    old = unit.valid_to
    unit.valid_to = valid_to
    unit.save(update_fields=["valid_to"])
    audit.record(
        actor=by,
        verb="unit.end",
        target=unit,
        summary=f"Đơn vị “{unit.name}” hoạt động đến hết ngày {valid_to:%d/%m/%Y}.",
        before={"valid_to": old.isoformat() if old else None},
        after={"valid_to": valid_to.isoformat()},
    )
    return unit


@transaction.atomic
def add_alias(
    *, owner: Unit | UnitGroup, text: str, by: User, on: date, is_confirmed: bool = True
) -> UnitAlias:
    """Another printed name of a unit or group; repeating it changes nothing.

    Raises ActionError when another unit in force already bears the name.
    """
    require(by, owner.agency, "unit", "manage", on=on)
    text = _clean_name(text)
    owner = type(owner)._default_manager.select_for_update().get(pk=owner.pk)
    if isinstance(owner, Unit):
        _refuse_shared_name(owner, text, on)
        mine = {"unit": owner, "text": text}
    else:
        mine = {"group": owner, "text": text}
    alias, is_new = UnitAlias.objects.get_or_create(**mine, defaults={"is_confirmed": is_confirmed})
    if is_new:
        audit.record(
            actor=by,
            verb="unit.alias.add",
            target=owner,
            summary=f"Thêm tên gọi “{text}” cho “{owner}”.",
        )
    return alias


@transaction.atomic
def confirm_alias(*, alias: UnitAlias, by: User, on: date) -> UnitAlias:
    """A person says that a likely name is this unit's."""
    owner = alias.unit or alias.group
    assert owner is not None
    require(by, owner.agency, "unit", "manage", on=on)
    alias = UnitAlias.objects.select_for_update().get(pk=alias.pk)
    if not alias.is_confirmed:
        alias.is_confirmed = True
        alias.save(update_fields=["is_confirmed"])
        audit.record(
            actor=by,
            verb="unit.alias.confirm",
            target=owner,
            summary=f"Xác nhận “{alias.text}” là tên gọi khác của “{owner}”.",
        )
    return alias


@transaction.atomic
def remove_alias(*, alias: UnitAlias, by: User, on: date) -> None:
    """Take a printed name away; a unit's own name stays."""
    owner = alias.unit or alias.group
    assert owner is not None
    require(by, owner.agency, "unit", "manage", on=on)
    if alias.text == owner.name:
        raise ActionError("Không xóa được tên chính thức. Đổi tên đơn vị nếu tên đã khác.")
    if UnitAlias.objects.filter(pk=alias.pk).delete()[0]:
        audit.record(
            actor=by,
            verb="unit.alias.remove",
            target=owner,
            summary=f"Bỏ tên gọi “{alias.text}” của “{owner}”.",
        )


def _refuse_shared_name(unit: Unit, text: str, on: date) -> None:
    others = Unit.objects.filter(agency=unit.agency_id, aliases__folded=name_key(text)).exclude(
        pk=unit.pk
    )
    other = others.on(on).first()
    if other is not None:
        raise ActionError(
            f"“{text}” đang là tên gọi của “{other}”. Bỏ tên gọi đó trước, hoặc chọn tên khác."
        )


def _clean_name(name: str) -> str:
    """One line, at most as long as the column. Raises ActionError when empty."""
    line = " ".join(clean_text(name).split())
    if not line:
        raise ActionError("Thiếu tên. Nhập tên như in trên văn bản.")
    return line[:LONGEST_NAME]
