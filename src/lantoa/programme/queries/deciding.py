"""Rows of evidence as the rule on who may decide understands them."""

from datetime import date

from django.db.models import Exists, Q

from lantoa.agencies.enums import Role, UnitKind
from lantoa.agencies.models import Membership

from ..models import Evidence
from ..rules.evidence import STAFF_ROLES, Decider, Submission


def decider_of(member: Membership) -> Decider:
    """A person's membership as the one who decides."""
    return Decider(
        user_id=member.user_id,
        role=Role(member.role),
        unit_id=member.unit_id,
        decides_for_office=member.accepts_for_office,
    )


def submission_of(evidence: Evidence, office_names_someone: bool) -> Submission:
    """Evidence with who gave it; whoever recorded its activity is an author too."""
    authors = {evidence.submitted_by_id}
    if evidence.activity is not None:
        authors.add(evidence.activity.recorded_by_id)
    role = Role(evidence.submitted_as)
    return Submission(
        authors=frozenset(authors),
        role=role,
        unit_id=evidence.unit_id,
        is_of_office=role == Role.OFFICE or evidence.unit.kind == UnitKind.OFFICE,
        office_names_someone=office_names_someone,
    )


def decidable_by(member: Membership, *, on: date) -> Q:
    """``refusal_to_decide`` as a condition on evidence, so that the database counts; a test holds
    the two together over every role."""
    of_office = Q(submitted_as=Role.OFFICE) | Q(unit__kind=UnitKind.OFFICE)
    named = Membership.objects.filter(agency=member.agency_id, accepts_for_office=True).on(on)
    decides = Q(pk__in=())
    if member.accepts_for_office:
        decides |= of_office
    elif member.role == Role.LEADERSHIP:
        decides |= of_office & Q(~Exists(named))
    if member.role == Role.OFFICE:
        decides |= ~of_office
    elif member.role == Role.UNIT_HEAD:
        decides |= ~of_office & Q(submitted_as__in=STAFF_ROLES, unit=member.unit_id)
    # "Not mine" must hold where there is no activity at all.
    return (
        decides
        & ~Q(submitted_by=member.user_id)
        & (Q(activity__isnull=True) | ~Q(activity__recorded_by=member.user_id))
    )
