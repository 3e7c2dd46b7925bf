"""What a visitor sees when there is nothing to show: the reason and the way on."""

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.agencies.models import Agency

from ..frame import current_agency
from .rendering import render_page


def page_not_found(request: HttpRequest, exception: Exception | None) -> HttpResponse:
    """404."""
    return _error(request, "Không tìm thấy trang", "portal/404.html", 404)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _error(request, "Không mở được trang này", "portal/403.html", 403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long or whose cookie is blocked."""
    return _error(request, "Chưa gửi được biểu mẫu", "portal/403_csrf.html", 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; the request may be hostile, so nothing of it is used."""
    return render(request, "portal/500.html", {"title": "Yêu cầu không hợp lệ"}, status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; the database may be what failed, so it is not asked."""
    return render(request, "portal/500.html", {"title": "Hệ thống gặp lỗi"}, status=500)


def _error(request: HttpRequest, title: str, template: str, status: int) -> HttpResponse:
    return render_page(
        request, template, agency=_agency_or_none(request), title=title, status=status
    )


def _agency_or_none(request: HttpRequest) -> Agency | None:
    try:
        return current_agency(request)
    except Error:
        return None
