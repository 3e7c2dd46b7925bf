"""How a view of the portal becomes a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.agencies.models import Agency

from ..frame import site_frame
from ..wording import shortened

SAMPLE_NOTE = (
    "Hoạt động và số liệu trên trang này do phần mềm thêm để giới thiệu, "
    "không phải kết quả thực tế của cơ quan."
)
LONGEST_DESCRIPTION = 160


def render_page(
    request: HttpRequest,
    template: str,
    *,
    agency: Agency | None,
    title: str,
    description: str = "",
    is_sample: bool = False,
    status: int = 200,
    **values: object,
) -> HttpResponse:
    """A page in the agency's frame. ``is_sample`` puts the label "dữ liệu minh họa" on it."""
    context = {
        "site": site_frame(agency, path=request.path),
        "title": title,
        "description": shortened(description, LONGEST_DESCRIPTION),
        "canonical": request.build_absolute_uri(request.path) if status == 200 else "",
        "sample_note": SAMPLE_NOTE if is_sample else "",
    }
    return render(request, template, context | values, status=status)
