"""Units that end and those that take over their work."""

from datetime import date, timedelta

from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..models import Unit, UnitSuccession
from ..permissions import require


@transaction.atomic
def succeed_unit(
    *, unit: Unit, successor: Unit, since: date, document: str, by: User, on: date
) -> UnitSuccession:
    """Say who does a unit's work from a day on; the unit ends the day before unless it ended.

    Called again for a further successor of a divided unit, and by each unit of a merger. The same
    pair again changes nothing.
    """
    require(by, unit.agency, "unit", "manage", on=on)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    _check(unit, successor, since=since, document=document)
    known = UnitSuccession.objects.filter(predecessor=unit, successor=successor).first()
    if known is not None:
        return known
    made = UnitSuccession.objects.create(
        predecessor=unit, successor=successor, on=since, document=document.strip()
    )
    before = unit.valid_to
    if before is None:
        unit.valid_to = since - timedelta(days=1)
        unit.save(update_fields=["valid_to"])
    audit.record(
        actor=by,
        verb="unit.succeed",
        target=unit,
        summary=(f"{successor} kế tục {unit} từ {since:%d/%m/%Y}, theo {document.strip()}."),
        before={"valid_to": before.isoformat() if before else None},
        after={"valid_to": unit.valid_to.isoformat() if unit.valid_to else None},
    )
    return made


def _check(unit: Unit, successor: Unit, *, since: date, document: str) -> None:
    if successor.agency_id != unit.agency_id or successor.pk == unit.pk:
        raise ActionError("Chọn đơn vị khác của cơ quan làm đơn vị kế tục.")
    if not document.strip():
        raise ActionError("Nêu văn bản quy định việc sáp nhập, chia tách hoặc đổi tên.")
    if not successor.is_valid(since):
        raise ActionError(
            f"{successor} không hoạt động vào ngày kế tục. Kiểm tra lại ngày hoặc đơn vị."
        )
    if unit.valid_from is not None and since <= unit.valid_from:
        raise ActionError("Ngày kế tục phải sau ngày đơn vị bắt đầu hoạt động.")
