"""Activities and evidence as lists ask for them."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Agency, Membership
from lantoa.agencies.queries import office_deciders

from ..enums import EvidenceState
from ..models import Activity, Evidence, Plan
from ..rules.evidence import refusal_to_decide
from .deciding import decidable_by, decider_of, submission_of


def activities_of(
    plan: Plan,
    *,
    task: int | None = None,
    topic: int | None = None,
    channel: int | None = None,
    audience: int | None = None,
    unit: int | None = None,
    first: date | None = None,
    last: date | None = None,
    public_only: bool = False,
) -> "QuerySet[Activity]":
    """The plan's valid activities, each once, newest first; ids narrow them, days are inclusive.

    Channel and unit come along; tasks, topics and audiences in one query each.
    """
    found = Activity.objects.valid().filter(
        pk__in=Activity.tasks.through.objects.filter(
            plantask__plan=plan, **({} if task is None else {"plantask_id": task})
        ).values("activity_id")
    )
    if topic is not None:
        found = found.filter(topics=topic)
    if channel is not None:
        found = found.filter(channel=channel)
    if audience is not None:
        found = found.filter(audiences=audience)
    if unit is not None:
        found = found.filter(unit=unit)
    if first is not None:
        found = found.filter(on__gte=first)
    if last is not None:
        found = found.filter(on__lte=last)
    if public_only:
        found = found.public()
    return with_links(found)


def activities_of_agency(agency: Agency) -> "QuerySet[Activity]":
    """Everything an agency has recorded, withdrawn ones included, newest first."""
    return with_links(Activity.objects.filter(agency=agency))


def with_links(activities: "QuerySet[Activity]") -> "QuerySet[Activity]":
    return (
        activities.select_related("channel", "unit", "recorded_by", "file")
        .prefetch_related("tasks", "topics", "audiences", "evidence")
        .order_by("-on", "-id")
    )


def evidence_of(agency: Agency, *, state: EvidenceState | None = None) -> "QuerySet[Evidence]":
    """Evidence of an agency with what a list shows of it, newest first."""
    found = Evidence.objects.filter(unit__agency=agency).select_related(
        "deliverable__task__plan",
        "occurrence",
        "activity",
        "file",
        "unit",
        "submitted_by",
        "decided_by",
    )
    if state is not None:
        found = found.filter(state=state)
    return found.order_by("-submitted_at", "-id")


def evidence_to_decide(member: Membership, *, on: date) -> "QuerySet[Evidence]":
    """Submitted evidence that this person may accept or return, oldest first. One query."""
    waiting = evidence_of(member.agency, state=EvidenceState.SUBMITTED)
    return (
        waiting.filter(decidable_by(member, on=on))
        .exclude(activity__withdrawn_at__isnull=False)
        .order_by("submitted_at", "id")
    )


def evidence_returned_to(member: Membership, *, on: date) -> "QuerySet[Evidence]":
    """What this person gave and got back, and nothing has replaced since; oldest first. One query.

    A unit head also has what was returned to people who have left the agency.
    """
    mine = Q(submitted_by=member.user_id)
    if member.role == Role.UNIT_HEAD:
        here = Membership.objects.on(on).filter(
            agency=member.agency_id, user=OuterRef("submitted_by"), user__is_active=True
        )
        mine |= Q(~Exists(here), unit=member.unit_id)
    since = Evidence.objects.exclude(pk=OuterRef("pk")).filter(
        deliverable=OuterRef("deliverable"),
        occurrence=OuterRef("occurrence"),
        unit=OuterRef("unit"),
        submitted_at__gt=OuterRef("decided_at"),
    )
    returned = evidence_of(member.agency, state=EvidenceState.RETURNED)
    return (
        returned.filter(mine)
        .exclude(activity__withdrawn_at__isnull=False)
        .exclude(Exists(since))
        .order_by("decided_at", "id")
    )


def refusal_of_decision(evidence: Evidence, member: Membership, *, on: date) -> str:
    """Why this person may not decide on this piece, as a sentence; empty when they may."""
    named = bool(office_deciders(member.agency, on=on))
    return refusal_to_decide(decider_of(member), submission_of(evidence, named))
