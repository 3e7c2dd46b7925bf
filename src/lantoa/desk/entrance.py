"""What stands between a person who has signed in and a screen of the back office."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from lantoa.agencies.screens import refused

BACK_OFFICE = "/quan-tri/"
# Wagtail's own addresses that every screen needs.
EVERYONES = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
    }
)

Handler = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponseBase]


class Entrance:
    """Wagtail's screens for those with permissions of Wagtail; its choosers, lists and history ask
    for nothing but the entrance, which every member of an agency has."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if not request.path.startswith(BACK_OFFICE) or not request.user.is_authenticated:
            return None
        if _is_wagtails(request, view) and not _is_editor(request):
            return refused(request, "Trang này dành cho người biên tập cổng thông tin.")
        return None


def _is_wagtails(request: HttpRequest, view: View) -> bool:
    owner = getattr(view, "view_class", view).__module__
    name = request.resolver_match.view_name if request.resolver_match else ""
    return owner.startswith("wagtail.") and name not in EVERYONES


def _is_editor(request: HttpRequest) -> bool:
    return bool(request.user.is_superuser or request.user.get_all_permissions())
