"""What the public pages read: published plans, their latest public activities."""

import hashlib
from dataclasses import dataclass

import msgspec
from django.db.models import Count, QuerySet
from django.urls import reverse

from lantoa.agencies.models import Agency
from lantoa.programme.models import Activity, Plan
from lantoa.theme.formats import number_text
from vanban.model import Document

from .plan_page import ListedActivity

NEWS = 8


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan in a list."""

    href: str
    text: str
    meta: str


def public_plans(agency: Agency) -> QuerySet[Plan]:
    """An agency's published plans, the newest year first."""
    return Plan.objects.public().filter(agency=agency).order_by("-year", "-published_at", "-pk")


def document_of(plan: Plan) -> Document:
    """The document as confirmed."""
    return msgspec.convert(plan.content, type=Document)


def content_digest(plan: Plan) -> str:
    """32 hexadecimal digits that change with the document."""
    return hashlib.sha256(msgspec.json.encode(plan.content, order="sorted")).hexdigest()[:32]


def listed_plans(plans: QuerySet[Plan]) -> tuple[ListedPlan, ...]:
    """Plans with their number of tasks. One query."""
    return tuple(
        ListedPlan(
            reverse("portal:plan", args=(plan.slug,)),
            plan.title,
            f"Năm {plan.year} · {number_text(plan.task_count)} nhiệm vụ",
        )
        for plan in plans.defer("content").annotate(task_count=Count("tasks"))
    )


def latest_activities(agency: Agency, *, limit: int = NEWS) -> tuple[ListedActivity, ...]:
    """The latest public activities of published plans. One query."""
    of_public_plans = Activity.tasks.through.objects.filter(
        plantask__plan__in=public_plans(agency).order_by().values("pk")
    )
    found = (
        Activity.objects.public()
        .filter(agency=agency, pk__in=of_public_plans.values("activity_id"))
        .select_related("channel", "unit")
        .order_by("-on", "-pk")[:limit]
    )
    return tuple(
        ListedActivity(
            activity.on,
            activity.title,
            activity.link,
            f"{activity.channel} · {activity.unit}",
            activity.is_sample,
        )
        for activity in found
    )
