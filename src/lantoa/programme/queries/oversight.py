"""Checks and urging letters as lists, desks and reports ask for them."""

from datetime import date, timedelta

from django.db.models import QuerySet

from lantoa.agencies.models import Membership
from lantoa.agencies.permissions import may, reaches_agency

from ..enums import InspectionState
from ..models import Inspection, Plan, UrgingLetter

AHEAD_DAYS = 7


def inspections_of(plan: Plan, first: date, last: date) -> "QuerySet[Inspection]":
    """What was checked between two days, both included, oldest first, its unit at hand."""
    found = Inspection.objects.filter(plan=plan).checked_between(first, last)
    return found.select_related("unit", "answered_by").order_by("checked_on", "id")


def urging_letters_of(plan: Plan, first: date, last: date) -> "QuerySet[UrgingLetter]":
    """Letters issued between two days, both included, oldest first, with their unit."""
    issued = UrgingLetter.objects.filter(plan=plan, issued_on__gte=first, issued_on__lte=last)
    return issued.select_related("unit").order_by("issued_on", "number", "id")


def inspections_seen_by(member: Membership) -> "QuerySet[Inspection]":
    """As far as a person's role reaches, the latest planned day first."""
    found = Inspection.objects.filter(plan__agency=member.agency_id)
    if not reaches_agency(member, "inspection", "view"):
        found = found.filter(unit=member.unit_id)
    related = found.select_related("plan__agency", "unit", "planned_by", "answered_by")
    return related.order_by("-planned_on", "-id")


def urging_letters_seen_by(member: Membership) -> "QuerySet[UrgingLetter]":
    """Drafts are the Office's; a unit sees what was sent to it."""
    found = UrgingLetter.objects.filter(plan__agency=member.agency_id)
    if not reaches_agency(member, "urging", "view"):
        found = found.filter(unit=member.unit_id, number__isnull=False)
    return found.select_related("plan__agency", "unit", "drafted_by").order_by("-as_of", "-id")


def inspections_to_make(member: Membership, *, on: date) -> "QuerySet[Inspection]":
    """Checks planned until a week from that day, for those who make them."""
    found = inspections_seen_by(member).filter(
        state=InspectionState.PLANNED, planned_on__lte=on + timedelta(days=AHEAD_DAYS)
    )
    return _managed(found, member).order_by("planned_on", "id")


def inspections_to_answer(member: Membership) -> "QuerySet[Inspection]":
    """What the person's own unit has to remedy."""
    found = inspections_seen_by(member).filter(state=InspectionState.CHECKED, unit=member.unit_id)
    return found.order_by("remedy_due_on", "id")


def inspections_to_close(member: Membership) -> "QuerySet[Inspection]":
    """Answers of units that wait for the Office."""
    found = inspections_seen_by(member).filter(state=InspectionState.ANSWERED)
    return _managed(found, member).order_by("answered_on", "id")


def _managed(found: "QuerySet[Inspection]", member: Membership) -> "QuerySet[Inspection]":
    return found if may(member, "inspection", "manage") else found.none()


def letters_without_number(member: Membership) -> "QuerySet[UrgingLetter]":
    """Drafts that have not gone out yet, for those who write them."""
    drafts = urging_letters_seen_by(member).filter(number__isnull=True)
    return drafts if may(member, "urging", "manage") else drafts.none()
