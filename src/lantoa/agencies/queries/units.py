"""Finding units by the names that documents print, and what a group stood for at a date."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vanban.periods import Calendar
from vanban.text import fold

from ..enums import UnitKind
from ..models import (
    Agency,
    CalendarNotice,
    Membership,
    Unit,
    UnitAlias,
    UnitGroup,
    UnitGroupMember,
)
from ..rules import group_kinds, likely_keys, name_key

PROPOSALS = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A known unit or group that a name may mean; ``likeness`` from 0 to 1."""

    unit: Unit | None
    group: UnitGroup | None
    likeness: float

    @property
    def name(self) -> str:
        return str(self.unit or self.group)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a printed name is known as. Exactly one of ``unit`` and ``group``, or neither.

    ``proposals`` are only likely and wait for a person; they are empty when the name is known.
    """

    name: str
    unit: Unit | None = None
    group: UnitGroup | None = None
    proposals: tuple[Proposal, ...] = ()

    @property
    def is_known(self) -> bool:
        return self.unit is not None or self.group is not None


def match_names(agency: Agency, names: Iterable[str], *, on: date) -> dict[str, NameMatch]:
    """Each name with the unit or group that bears it on that day. Two queries.

    Equal means equal by ``rules.name_key``; a name that two units bear is only proposed.
    """
    known = _known_names(agency, on)
    return {name: _match(name, known) for name in names}


Owner = tuple[Unit | None, UnitGroup | None]


def _known_names(agency: Agency, on: date) -> dict[str, list[Owner]]:
    units = {unit.pk: unit for unit in Unit.objects.filter(agency=agency).on(on)}
    known: dict[str, list[Owner]] = defaultdict(list)
    aliases = UnitAlias.objects.select_related("group").order_by("id")
    for alias in aliases.filter(unit__agency=agency) | aliases.filter(group__agency=agency):
        owner: Owner = (None, alias.group)
        if alias.unit_id is not None:
            if alias.unit_id not in units:
                continue
            owner = (units[alias.unit_id], None)
        if owner not in known[alias.folded]:
            known[alias.folded].append(owner)
    return {key: owners for key, owners in known.items() if owners}


def _match(name: str, known: dict[str, list[Owner]]) -> NameMatch:
    key = name_key(name)
    owners = known.get(key, [])
    if len(owners) == 1:
        return NameMatch(name, *owners[0])
    if owners:
        return NameMatch(name, proposals=tuple(Proposal(*owner, 1.0) for owner in owners))
    proposals: dict[Owner, float] = {}
    for other, likeness in likely_keys(key, known):
        for owner in known[other]:
            proposals.setdefault(owner, likeness)
    ranked = tuple(Proposal(*owner, likeness) for owner, likeness in proposals.items())
    return NameMatch(name, proposals=ranked[:PROPOSALS])


def units_of_groups(groups: Iterable[UnitGroup | int], *, on: date) -> dict[int, tuple[Unit, ...]]:
    """The units that each group stood for on that day, by group id. One query."""
    ids = [group if isinstance(group, int) else group.pk for group in groups]
    expanded: dict[int, list[Unit]] = {pk: [] for pk in ids}
    members = (
        UnitGroupMember.objects.filter(group_id__in=ids)
        .on(on)
        .select_related("unit")
        .order_by("unit__order", "unit_id")
    )
    for member in members:
        if member.unit.is_valid(on):
            expanded[member.group_id].append(member.unit)
    return {pk: tuple(units) for pk, units in expanded.items()}


def proposed_group_members(agency: Agency, name: str, *, on: date) -> tuple[Unit, ...]:
    """The agency's units on that day whose kind a collective name covers: to be confirmed."""
    kinds = group_kinds(name, agency=agency.name)
    return tuple(
        unit for unit in Unit.objects.filter(agency=agency).on(on) if UnitKind(unit.kind) in kinds
    )


def units_on(agency: Agency, *, on: date) -> tuple[Unit, ...]:
    """The agency's units in force on that day, in their order. One query."""
    return tuple(Unit.objects.filter(agency=agency).on(on).order_by("order", "id"))


@dataclass(frozen=True, slots=True)
class AgencyMembers:
    """An agency's roles by their time; people of one time by unit and name."""

    current: tuple[Membership, ...]
    coming: tuple[Membership, ...]
    ended: tuple[Membership, ...]


def people_of(agency: Agency, *, on: date) -> AgencyMembers:
    """Every role that was ever given in the agency. One query."""
    members = sorted(
        Membership.objects.filter(agency=agency).select_related("user", "unit"),
        key=lambda member: (
            member.unit.order if member.unit else 0,
            fold(member.user.first_name),
            fold(member.user.last_name),
            member.pk,
        ),
    )
    coming = tuple(m for m in members if m.valid_from is not None and m.valid_from > on)
    ended = tuple(m for m in members if m.valid_to is not None and m.valid_to < on)
    others = {member.pk for member in (*coming, *ended)}
    return AgencyMembers(tuple(m for m in members if m.pk not in others), coming, ended)


def office_deciders(agency: Agency, *, on: date) -> frozenset[int]:
    """Ids of the people whom leadership has named to accept the Office's own evidence."""
    named = Membership.objects.filter(agency=agency, accepts_for_office=True).on(on)
    return frozenset(named.values_list("user_id", flat=True))


def working_calendar(agency: Agency) -> Calendar:
    """The national working days with the notices that the agency has entered. One query."""
    notices = list(CalendarNotice.objects.filter(agency=agency))
    return Calendar(
        extra_holidays=[notice.day for notice in notices if not notice.is_worked],
        extra_workdays=[notice.day for notice in notices if notice.is_worked],
    )
