"""The agency's first page, and what robots may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lantoa.foundation import clock

from ..frame import current_agency
from ..home_page import home_page
from .rendering import render_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """How far the plan has come, what is new, what it tells people of."""
    agency = current_agency(request)
    if agency is None:
        return render_page(
            request,
            "portal/no_agency.html",
            agency=None,
            title="Cổng chưa có cơ quan",
            staff=reverse("agencies:agencies"),
        )
    page = home_page(agency, today=clock.today())
    return render_page(
        request,
        "portal/home.html",
        agency=agency,
        title="Truyền thông cải cách hành chính",
        description=page.lead,
        is_sample=page.is_sample,
        page=page,
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/robots.txt", content_type="text/plain; charset=utf-8")
