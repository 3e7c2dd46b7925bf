"""The entrance's own steps beside those of allauth."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ..entrance import SETTLED, may_postpone


def former_address(request: HttpRequest) -> HttpResponse:
    """Wagtail's login: everyone goes to the one entrance, with what they carry."""
    query = request.META.get("QUERY_STRING", "")
    address = f"{reverse('account_login')}?{query}" if query else reverse("account_login")
    return HttpResponseRedirect(address, preserve_request=request.method == "POST")


def former_account(request: HttpRequest) -> HttpResponse:
    """Wagtail's page of a person: names are changed by an administrator, the rest is ours."""
    return redirect("own_account")


@require_POST
@login_required
def postpone_second_factor(request: HttpRequest) -> HttpResponse:
    """For this session only, and only for accounts of the first start."""
    if not may_postpone(request):
        return redirect("mfa_activate_totp")
    request.session[SETTLED] = True
    return redirect("wagtailadmin_home")


@require_safe
@login_required
def own_account(request: HttpRequest) -> HttpResponse:
    """Where a person finds password, second factor and devices."""
    return render(request, "account/index.html")
