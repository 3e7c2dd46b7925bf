"""What stands between a person who has signed in and a screen of the back office."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from lantoa.agencies.enums import SECOND_FACTOR_ROLES
from lantoa.agencies.queries import may_postpone_second_factor
from lantoa.agencies.screens import member_today, refused

BACK_OFFICE = "/quan-tri/"
# In the session: the second factor is there, or was put off by somebody who may.
SETTLED = "second_factor_settled"
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
ENTRANCE_OWNERS = ("allauth.", "lantoa.desk.views.entrance")

Handler = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponseBase]


class Entrance:
    """Leads to what must be done first: a password of one's own, the second factor.

    Wagtail's own screens are for those with permissions of Wagtail: its choosers, lists and history
    ask for nothing but the entrance, which every member of an agency has.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if not request.path.startswith(BACK_OFFICE) or not request.user.is_authenticated:
            return None
        owner = getattr(view, "view_class", view).__module__
        name = request.resolver_match.view_name if request.resolver_match else ""
        if owner.startswith(ENTRANCE_OWNERS) or name == "wagtailadmin_logout":
            return None
        first = _to_do_first(request)
        if first:
            return redirect(first)
        if owner.startswith("wagtail.") and name not in EVERYONES and not _is_editor(request):
            return refused(request, "Trang này dành cho người biên tập cổng thông tin.")
        return None


def _to_do_first(request: HttpRequest) -> str:
    """The name of the address to go to, empty when there is nothing."""
    if request.user.has_one_time_password:  # type: ignore[union-attr]
        return "account_change_password"
    if not needs_second_factor_now(request) or request.session.get(SETTLED):
        return ""
    if not is_mfa_enabled(request.user):
        return "mfa_activate_totp"
    request.session[SETTLED] = True
    return ""


def needs_second_factor_now(request: HttpRequest) -> bool:
    """As ``queries.needs_second_factor``, from the role that the request has at hand."""
    if request.user.is_superuser:
        return True
    member = member_today(request)
    return member is not None and member.role in SECOND_FACTOR_ROLES


def may_postpone(request: HttpRequest) -> bool:
    """Whether "Để sau" is offered; it holds until the person signs in again."""
    return request.user.is_authenticated and may_postpone_second_factor(request.user)


def _is_editor(request: HttpRequest) -> bool:
    return bool(request.user.is_superuser or request.user.get_all_permissions())
