"""Earlier texts of a published plan, and what each amendment changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from lantoa.programme.models import Plan
from lantoa.programme.queries import (
    VersionView,
    plan_versions,
    version_adjustments,
    version_difference,
)

from ..frame import Link
from ..outline import task_tables
from ..plan_page import signed_text
from ..queries import document_of_version
from .plans import home_link, public_plan
from .rendering import render_page


@require_safe
def version(request: HttpRequest, slug: str, index: int) -> HttpResponse:
    """A text that is no longer in force; the one in force is the plan's own page."""
    plan = public_plan(request, slug)
    found = _version(plan, index)
    if found.is_current:
        return redirect("portal:plan", slug=slug)
    document = document_of_version(get_object_or_404(plan.versions, index=index))
    return render_page(
        request,
        "portal/plan_version.html",
        agency=plan.agency,
        title=f"{found.name} của kế hoạch năm {plan.year}",
        description=f"{found.name} của {plan.title}, áp dụng {found.period}.",
        is_sample=plan.is_sample,
        plan=plan,
        version=found,
        text=signed_text(document),
        tables=task_tables(document),
        trail=_trail(plan),
    )


@require_safe
def change(request: HttpRequest, slug: str, index: int) -> HttpResponse:
    """What a version reads differently from the one before it, and why."""
    plan = public_plan(request, slug)
    found = _version(plan, index)
    if index == 1:
        raise Http404("Bản đầu tiên không điều chỉnh bản nào.")
    return render_page(
        request,
        "portal/plan_change.html",
        agency=plan.agency,
        title=f"Nội dung điều chỉnh của bản {index}",
        description=f"Bản {index} của {plan.title} khác bản {index - 1} ở những điểm nào.",
        is_sample=plan.is_sample,
        plan=plan,
        version=found,
        before=index - 1,
        difference=version_difference(plan, index),
        adjustments=version_adjustments(found.id),
        trail=_trail(plan),
    )


def _version(plan: Plan, index: int) -> VersionView:
    found = next((entry for entry in plan_versions(plan) if entry.index == index), None)
    if found is None:
        raise Http404("Kế hoạch không có bản này.")
    return found


def _trail(plan: Plan) -> tuple[Link, ...]:
    return (
        home_link(),
        Link("Kế hoạch", reverse("portal:plans")),
        Link(f"Kế hoạch năm {plan.year}", reverse("portal:plan", args=(plan.slug,))),
    )
