"""What each staff screen begins with: the person, the agency, today, how a refusal is shown."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from lantoa.foundation.clock import today
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import User

from .models import Agency, Membership, Unit

HOME: dict[str, str | None] = {"url": "/quan-tri/", "label": "Bàn làm việc"}


class StaffScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen in the back office for a member of an agency.

    ``member``, ``agency`` and ``today`` are at hand; ``trail`` are the breadcrumbs after the first
    page as (label, address or None) pairs.
    """

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.today = today()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionRefused as refusal:
            raise PermissionDenied(refusal.message) from refusal

    @cached_property
    def member(self) -> Membership:
        """The person's role today. Raises PermissionDenied for people without one."""
        member = (
            Membership.objects.on(self.today)
            .filter(user=self.request.user.pk)
            .select_related("user", "agency", "unit")
            .order_by("id")
            .first()
        )
        if member is None:
            raise PermissionDenied("Tài khoản chưa có vai trò trong cơ quan nào.")
        return member

    @property
    def user(self) -> User:
        return self.member.user

    @property
    def agency(self) -> Agency:
        return self.member.agency

    @property
    def unit(self) -> Unit:
        """The person's own unit. Raises PermissionRefused for leadership, who have none."""
        if self.member.unit is None:
            raise PermissionRefused("Tài khoản không thuộc đơn vị nào. Đề nghị đơn vị thực hiện.")
        return self.member.unit

    def trail(self) -> list[tuple[str, str | None]]:
        return [(self.page_title, None)]

    def get_page_title(self) -> str:
        return self.page_title or self.trail()[-1][0]

    def get_breadcrumbs_items(self) -> list[dict[str, str | None]]:
        return [HOME, *({"url": url, "label": label} for label, url in self.trail())]

    def attempt(self, act: Callable[[], Any], done: str) -> bool:
        """Run an action; tell the person what ``done`` says, or why not. True when it was done."""
        try:
            act()
        except ActionError as refusal:
            messages.error(self.request, refusal.message)
            return False
        if done:
            messages.success(self.request, done)
        return True
