"""``{% load history %}``: the way from an object to its history."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..permissions import may
from ..screens import member_today

register = template.Library()


@register.simple_tag(takes_context=True)
def history_link(context: dict[str, Any], target: Model) -> SafeString | str:
    """``{% history_link plan %}`` for those who may read the log, nothing for others."""
    member = member_today(context["request"])
    if member is None or not may(member, "audit", "view"):
        return ""
    query = urlencode({"doi_tuong": target._meta.label_lower, "ma": target.pk})
    address = f"{reverse('agencies:log')}?{query}"
    return format_html('<p class="lt-soft"><a href="{}">Lịch sử thay đổi</a></p>', address)
