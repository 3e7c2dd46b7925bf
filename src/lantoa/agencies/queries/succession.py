"""Who does a unit's work on a later day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..models import Agency, Unit, UnitSuccession


@dataclass(frozen=True, slots=True)
class Heirs:
    """The units that do a unit's work on a day, and the documents that made them so.

    The unit itself while it is in force; none when nobody is known to have taken over.
    """

    unit: Unit
    units: tuple[Unit, ...]
    documents: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        return self.units == (self.unit,)


def heirs_on(agency: Agency, units: Iterable[Unit], *, on: date) -> dict[int, Heirs]:
    """By unit id, however many steps lie between. One query."""
    steps: dict[int, list[UnitSuccession]] = {}
    found = UnitSuccession.objects.filter(predecessor__agency=agency, on__lte=on)
    for step in found.select_related("successor").order_by("on", "id"):
        steps.setdefault(step.predecessor_id, []).append(step)
    return {unit.pk: _heirs(unit, steps, on) for unit in units}


def _heirs(unit: Unit, steps: dict[int, list[UnitSuccession]], on: date) -> Heirs:
    if unit.is_valid(on):
        return Heirs(unit, (unit,))
    ahead, seen = [unit], {unit.pk}
    units: list[Unit] = []
    documents: list[str] = []
    while ahead:
        for step in steps.get(ahead.pop(0).pk, ()):
            if step.successor_id in seen:
                continue
            seen.add(step.successor_id)
            documents.append(step.document)
            target = units if step.successor.is_valid(on) else ahead
            target.append(step.successor)
    return Heirs(unit, tuple(units), tuple(dict.fromkeys(documents)))
