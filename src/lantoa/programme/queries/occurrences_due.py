"""Occurrences that are late or soon due, counted by the database.

The states that screens explain are computed by ``rules``; these conditions say the same of "quá
hạn" in SQL, so that a desk counts in one query. A test holds the two together.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Membership

from ..enums import EvidenceState, UnitPart
from ..models import Deliverable, Evidence, Occurrence, TaskUnit

SEES_ALL = frozenset({Role.OFFICE, Role.LEADERSHIP, Role.INSPECTORATE})
SOON_DAYS = 14


def late_occurrences(member: Membership, *, on: date) -> "QuerySet[Any]":
    """What is overdue for this person, longest first: a unit's own tasks, the Office's all.

    Each row has ``missing_id``, the product to hand in. What a unit has handed in already waits
    for another and is not on its own list.
    """
    return _with_missing(
        _running(member, on)
        .filter(due_on__isnull=False, ends_on__lt=on)
        .filter(ends_on__gte=F("task__plan__imported_on")),
        member,
        on,
    )


def due_occurrences(member: Membership, *, on: date) -> "QuerySet[Any]":
    """What is due today or within ``SOON_DAYS`` days for this person, the nearest first."""
    return _with_missing(
        _running(member, on).filter(due_on__gte=on, due_on__lte=on + timedelta(days=SOON_DAYS)),
        member,
        on,
    )


def _running(member: Membership, on: date) -> "QuerySet[Any]":
    """Occurrences of plans whose year is not over, of tasks that this person answers for."""
    longer = Occurrence.objects.current().filter(task__plan=OuterRef("task__plan"), ends_on__gte=on)
    rows = Occurrence.objects.current().filter(
        Q(task__plan__year__gte=on.year) | Exists(longer),
        task__plan__agency=member.agency_id,
        task__plan__is_draft=False,
        task__dropped_on__isnull=True,
    )
    if member.role in SEES_ALL:
        return rows
    return rows.filter(Exists(_parts(member))) if member.unit_id else rows.none()


def _parts(member: Membership) -> "QuerySet[Any]":
    """The unit's leading parts in a task, by name or through a group as it was when signed."""
    first_day = Func(F("task__plan__year"), Value(1), Value(1), function="make_date")
    signed = Coalesce("task__plan__signed_on", first_day)
    parts: QuerySet[Any] = TaskUnit.objects.annotate(signed=signed)
    in_group = Q(
        Q(group__members__valid_from__isnull=True) | Q(group__members__valid_from__lte=F("signed")),
        Q(group__members__valid_to__isnull=True) | Q(group__members__valid_to__gte=F("signed")),
        group__members__unit=member.unit_id,
    )
    return parts.filter(
        Q(unit=member.unit_id) | in_group, task=OuterRef("task"), part=UnitPart.LEAD
    )


def _with_missing(rows: "QuerySet[Any]", member: Membership, on: date) -> "QuerySet[Any]":
    proving = {EvidenceState.ACCEPTED}
    if member.role not in SEES_ALL:
        proving.add(EvidenceState.SUBMITTED)
    missing = unproved_products(proving, on=on)
    first = Subquery(missing.order_by("order", "id").values("pk")[:1])
    found: QuerySet[Any] = rows.filter(Exists(missing)).annotate(missing_id=first)
    return found.select_related("task__plan").order_by("due_on", "task__ordinal", "id")


def unproved_products(proving: Collection[EvidenceState], *, on: date) -> "QuerySet[Deliverable]":
    """The agency's own products of an outer occurrence that nothing of these states proves."""
    proof = Evidence.objects.filter(
        Q(activity__isnull=True) | Q(activity__withdrawn_at__isnull=True),
        deliverable=OuterRef("pk"),
        occurrence=OuterRef(OuterRef("pk")),
        state__in=[state.value for state in proving],
        dated__gte=OuterRef(OuterRef("starts_on")),
        dated__lte=on,
    )
    return Deliverable.objects.current().filter(
        ~Exists(proof), task=OuterRef("task"), awaited_from=""
    )
