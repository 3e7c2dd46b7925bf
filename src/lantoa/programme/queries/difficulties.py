"""The register of difficulties as lists, desks and reports ask for it. Never for the public."""

from datetime import date

from django.db.models import QuerySet

from lantoa.agencies.models import Membership
from lantoa.agencies.permissions import reaches_agency

from ..enums import DifficultyState
from ..models import Difficulty, Plan
from ..rules.difficulties import waits_with

WITH = ("plan", "task", "unit", "raised_by", "answered_by", "closed_by")


def difficulties_of(
    plan: Plan, first: date, last: date, *, unit: int | None = None
) -> "QuerySet[Difficulty]":
    """What was raised between two days, both included, oldest first; ``unit`` narrows to one.

    Task, unit and people come along: one query.
    """
    found = Difficulty.objects.filter(plan=plan).raised_between(first, last)
    if unit is not None:
        found = found.filter(unit=unit)
    return found.select_related(*WITH).order_by("raised_on", "id")


def difficulties_seen_by(member: Membership) -> "QuerySet[Difficulty]":
    """The register as far as a person's role reaches, newest first."""
    found = Difficulty.objects.filter(plan__agency=member.agency_id)
    if not reaches_agency(member, "difficulty", "view"):
        found = found.filter(unit=member.unit_id)
    return found.select_related(*WITH).order_by("-raised_on", "-id")


def difficulties_to_answer(member: Membership) -> "QuerySet[Difficulty]":
    """Open ones that wait for this person's role, oldest first."""
    rows = Difficulty.objects.open().filter(
        plan__agency=member.agency_id, addressee__in=waits_with(member.role)
    )
    return rows.select_related(*WITH).order_by("raised_on", "id")


def difficulties_answered_for(member: Membership) -> "QuerySet[Difficulty]":
    """What this person raised and has been answered: to be read and closed."""
    rows = Difficulty.objects.filter(
        plan__agency=member.agency_id, raised_by=member.user_id, state=DifficultyState.ANSWERED
    )
    return rows.select_related(*WITH).order_by("answered_on", "id")
