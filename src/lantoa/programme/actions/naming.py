"""Names of a document as units and groups of the agency, made where they are new."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from lantoa.agencies import actions as agencies
from lantoa.agencies.enums import UnitKind
from lantoa.agencies.models import Agency, Unit, UnitGroup
from lantoa.agencies.queries import proposed_group_members
from lantoa.agencies.rules import name_key, unit_kind
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..queries.review import UnitReview
from ..rules.decisions import UnitDecision

LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Named:
    """What a printed name means: a unit, a group, or (neither) a body outside the agency."""

    unit: Unit | None = None
    group: UnitGroup | None = None


def resolve_names(
    agency: Agency, reviewed: Iterable[UnitReview], *, on: date, by: User, today: date
) -> Mapping[str, Named]:
    """Each printed spelling with its unit or group; new ones are made, spellings become aliases.

    ``on`` is the document's date, at which groups are expanded. Units come before groups, so that a
    new group can stand for them.
    """
    entries = sorted(reviewed, key=lambda entry: entry.current.use in ("group", "new_group"))
    found: dict[str, Named] = {}
    for entry in entries:
        named = _resolve(agency, entry.name, entry.current, on=on, by=by, today=today)
        found.update(dict.fromkeys(entry.variants, named))
        _add_spellings(entry, named, by=by, today=today)
    return found


def _resolve(
    agency: Agency, name: str, decision: UnitDecision, *, on: date, by: User, today: date
) -> Named:
    if decision.use == "outside":
        return Named()
    if decision.use == "unit":
        unit = Unit.objects.filter(agency=agency, pk=decision.id or 0).first()
        if unit is None:
            raise ActionError(f"Đơn vị đã chọn cho “{name}” không còn. Chọn lại đơn vị.")
        return Named(unit=unit)
    if decision.use == "group":
        group = UnitGroup.objects.filter(agency=agency, pk=decision.id or 0).first()
        if group is None:
            raise ActionError(f"Nhóm đã chọn cho “{name}” không còn. Chọn lại nhóm.")
        return Named(group=group)
    wanted = decision.name or name
    if decision.use == "new_group":
        return Named(group=_new_group(agency, wanted, decision, on=on, by=by, today=today))
    kind = UnitKind(decision.kind) if decision.kind in UnitKind.values else unit_kind(wanted)
    return Named(unit=agencies.create_unit(agency=agency, name=wanted, kind=kind, by=by, on=today))


def _new_group(
    agency: Agency, name: str, decision: UnitDecision, *, on: date, by: User, today: date
) -> UnitGroup:
    if decision.members is None:
        units = proposed_group_members(agency, name, on=on)
    else:
        units = tuple(Unit.objects.filter(agency=agency, pk__in=decision.members))
    return agencies.create_group(agency=agency, name=name, units=units, by=by, on=today)


def _add_spellings(entry: UnitReview, named: Named, *, by: User, today: date) -> None:
    """Spellings that differ only in form are the unit's; a likely one waits for confirmation."""
    owner = named.unit or named.group
    if owner is None:
        return
    own_keys = {name_key(owner.name), name_key(entry.name)}
    for variant in entry.variants:
        text = " ".join(variant.split())[:LONGEST_NAME]
        # A spelling that is another unit's already stays that unit's.
        with suppress(ActionError):
            agencies.add_alias(
                owner=owner,
                text=text,
                by=by,
                on=today,
                is_confirmed=entry.decision is not None or name_key(text) in own_keys,
            )
