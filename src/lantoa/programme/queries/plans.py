"""Lists of plans and of imports."""

from django.db.models import Count, Q, QuerySet

from lantoa.agencies.models import Agency

from ..enums import ImportState
from ..models import Plan, PlanImport

OPEN_STATES = (ImportState.WAITING, ImportState.READING, ImportState.READ, ImportState.FAILED)


def plans_of(agency: Agency) -> "QuerySet[Plan]":
    """An agency's plans with ``task_count``, newest year first."""
    return (
        Plan.objects.filter(agency=agency)
        .select_related("agency", "source")
        .annotate(task_count=Count("tasks", filter=Q(tasks__dropped_on__isnull=True)))
        .order_by("-year", "-id")
    )


def public_plans() -> "QuerySet[Plan]":
    """Plans that leadership has made public, with ``task_count``, newest year first."""
    return (
        Plan.objects.public()
        .select_related("agency")
        .annotate(task_count=Count("tasks", filter=Q(tasks__dropped_on__isnull=True)))
        .order_by("-year", "-id")
    )


def open_imports(agency: Agency) -> "QuerySet[PlanImport]":
    """Uploads that still wait for a person or the reader, newest first."""
    return (
        PlanImport.objects.filter(agency=agency, state__in=OPEN_STATES)
        .select_related("file", "uploaded_by", "replaces")
        .defer("document")
    )
