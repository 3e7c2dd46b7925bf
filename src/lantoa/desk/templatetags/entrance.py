"""What the entrance's pages ask of the request."""

from typing import Any, NamedTuple

from allauth.socialaccount.adapter import get_adapter
from django import template
from django.conf import settings

from ..entrance import may_postpone, needs_second_factor_now

register = template.Library()

TONES = {"success": "good", "error": "bad", "warning": "warning"}
# Told apart by what stands in their own description, the more special first.
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "điện thoại Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "máy tính Windows"),
    ("Mac OS", "máy tính Mac"),
    ("Linux", "máy tính Linux"),
)


class SignOnEntry(NamedTuple):
    name: str
    href: str


@register.simple_tag(takes_context=True)
def single_sign_on(context: dict[str, Any]) -> list[SignOnEntry]:
    """The provincial identity, when the environment names one."""
    if settings.ENVIRONMENT.identity_provider is None:
        return []
    request = context["request"]
    providers = get_adapter().list_providers(request)
    return [SignOnEntry(entry.name, entry.get_login_url(request)) for entry in providers]


@register.simple_tag(takes_context=True)
def needs_second_factor(context: dict[str, Any]) -> bool:
    return needs_second_factor_now(context["request"])


@register.simple_tag(takes_context=True)
def may_postpone_second_factor(context: dict[str, Any]) -> bool:
    return may_postpone(context["request"])


@register.filter
def notice_tone(level: str) -> str:
    return TONES.get(level, "info")


@register.filter
def device(user_agent: str) -> str:
    """ "Firefox trên máy tính Windows", as far as the browser says."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "Trình duyệt khác")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "thiết bị không rõ")
    return f"{browser} trên {system}"
