"""Published plans: the list, one plan, the plan as a file."""

from functools import partial
from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from lantoa.foundation import clock
from lantoa.programme.models import Plan
from lantoa.programme.queries import plan_overview
from lantoa.reports.queries import issued_states
from vanban.writers import write_document

from ..frame import Link, current_agency
from ..plan_page import plan_page
from ..queries import content_digest, document_of, listed_plans, public_plans
from ..states import published_states
from ..versions import listed_versions
from ..wording import shortened
from .rendering import render_page

TITLE_LENGTH = 60  # of a browser's tab; the page has it whole
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """All published plans of the agency."""
    agency = current_agency(request)
    if agency is None:
        raise Http404
    listed = listed_plans(public_plans(agency))
    return render_page(
        request,
        "portal/plans.html",
        agency=agency,
        title="Kế hoạch truyền thông",
        description=f"Các kế hoạch truyền thông cải cách hành chính do {agency.name} công bố.",
        is_sample=agency.is_sample,
        plans=listed,
        trail=(home_link(),),
    )


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan with its tasks and progress."""
    found = public_plan(request, slug)
    agency = found.agency
    overview = plan_overview(found, today=clock.today(), public_only=True, with_recent=True)
    states = published_states(
        overview, live=agency.publishes_live_states, issued=partial(issued_states, found)
    )
    page = plan_page(found, document_of(found), overview, states)
    return render_page(
        request,
        "portal/plan.html",
        agency=agency,
        title=f"{page.short_title}: {shortened(page.title, TITLE_LENGTH)}",
        description=page.title,
        is_sample=page.is_sample,
        plan=page,
        trail=(home_link(), Link("Kế hoạch", reverse("portal:plans"))),
        versions=listed_versions(found),
        docx=reverse("portal:plan_file", args=(slug, "docx")),
        pdf=reverse("portal:plan_file", args=(slug, "pdf")),
    )


@require_safe
def plan_file(request: HttpRequest, slug: str, extension: Literal["docx", "pdf"]) -> HttpResponse:
    """The plan in the layout of Decree 30/2020, made from what was confirmed."""
    found = public_plan(request, slug)
    etag = quote_etag(f"{content_digest(found)}-{extension}")
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    return HttpResponse(
        write_document(document_of(found), format=extension),
        content_type=CONTENT_TYPES[extension],
        headers={
            "Content-Disposition": f'attachment; filename="{slug}.{extension}"',
            "ETag": etag,
        },
    )


def public_plan(request: HttpRequest, slug: str) -> Plan:
    """Raises Http404 for a plan that is not public or not of this address's agency."""
    agency = current_agency(request)
    if agency is None:
        raise Http404
    found = get_object_or_404(public_plans(agency), slug=slug)
    found.agency = agency
    return found


def home_link() -> Link:
    return Link("Trang chủ", reverse("portal:home"))
