"""What the public pages read: published plans, their latest public activities."""

import hashlib
from dataclasses import dataclass

import msgspec
from django.db.models import Count, Prefetch, QuerySet
from django.urls import reverse

from lantoa.agencies.models import Agency
from lantoa.programme.models import Activity, Plan, PlanTask, PlanVersion
from lantoa.theme.formats import number_text
from vanban.model import Document

from .plan_page import ListedActivity, task_anchor

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


def document_of_version(version: PlanVersion) -> Document:
    """A text that the plan has had."""
    return msgspec.convert(version.content, type=Document)


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


def task_href(task: PlanTask) -> str:
    """Where a task stands on its plan's page; the plan must be loaded already."""
    return f"{reverse('portal:plan', args=(task.plan.slug,))}#{task_anchor(task.ordinal)}"


def latest_activities(agency: Agency, *, limit: int = NEWS) -> tuple[ListedActivity, ...]:
    """The latest public activities of published plans, each leading to its own link or its task.

    Two queries.
    """
    tasks = PlanTask.objects.filter(plan__in=public_plans(agency).order_by().values("pk"))
    found = (
        Activity.objects.public()
        .filter(agency=agency, tasks__in=tasks)
        .distinct()
        .select_related("channel", "unit")
        .prefetch_related(
            Prefetch("tasks", tasks.select_related("plan").defer("plan__content"), "public_tasks")
        )
        .order_by("-on", "-pk")[:limit]
    )
    return tuple(
        ListedActivity(
            activity.on,
            activity.title,
            activity.link or task_href(activity.public_tasks[0]),
            f"{activity.channel} · {activity.unit}",
            activity.is_sample,
            external=bool(activity.link),
        )
        for activity in found
    )
