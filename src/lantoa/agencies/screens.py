"""What each staff screen begins with: the person, the agency, today, how a refusal is shown."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from lantoa.foundation.clock import today
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import User

from .models import Agency, Membership, Unit
from .permissions import may, refuse_unless, require_or_administer

MEMBER = "_member_today"
NOT_SENT = "Chưa gửi được. Xem lại trang và các mục ghi lỗi rồi gửi lại."
NOT_A_SCREEN = "Chưa gửi gì. Mở lại trang có biểu mẫu rồi gửi."
HOME: dict[str, str | None] = {"url": "/quan-tri/", "label": "Bàn làm việc"}


def member_today(request: HttpRequest) -> Membership | None:
    """The role with which a person works today, with user, agency and unit; one query a request."""
    kept = vars(request)
    if MEMBER not in kept:
        kept[MEMBER] = (
            Membership.objects.on(today())
            .filter(user=request.user.pk)
            .select_related("user", "agency", "unit")
            .order_by("id")
            .first()
        )
    found: Membership | None = kept[MEMBER]
    return found


def refused(request: HttpRequest, message: str) -> HttpResponse:
    """403: the sentence that says who may, inside the frame, without anything of the screen."""
    title = "Không mở được trang này"
    return TemplateResponse(
        request,
        "agencies/refused.html",
        {
            "page_title": title,
            "breadcrumbs_items": [HOME, {"url": None, "label": title}],
            "message": message,
        },
        status=403,
    ).render()


class ScreenEntry(MenuItem):
    """An entry of the menu for those whom a right reaches."""

    def __init__(self, label: str, url: str, *, right: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(label, url, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        member = member_today(request)
        return member is not None and may(member, *self.right)


class StaffScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen in the back office for a member of an agency.

    ``right`` is the row of the role table (object, action) that opens it; what a person may do
    there each action decides. ``member``, ``agency`` and ``today`` are at hand; ``trail`` are the
    breadcrumbs after the first page as (label, address or None) pairs.
    """

    right: ClassVar[tuple[str, str]]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.today = today()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.admit()
            return super().dispatch(request, *args, **kwargs)
        except PermissionRefused as refusal:
            return refused(request, refusal.message)

    def admit(self) -> None:
        """Raises PermissionRefused for people whom the right does not reach."""
        refuse_unless(self.member, *self.right)

    @property
    def member(self) -> Membership:
        """The person's role today. Raises PermissionRefused for people without one."""
        member = member_today(self.request)
        if member is None:
            raise PermissionRefused(
                "Tài khoản chưa có vai trò trong cơ quan nào. Liên hệ người quản trị của cơ quan."
            )
        return member

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

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

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An address without a screen of its own only takes forms; who comes back to it after
        signing in again is told so."""
        if self.template_name == WagtailAdminTemplateMixin.template_name:
            messages.warning(request, NOT_A_SCREEN)
            return redirect("wagtailadmin_home")
        return super().get(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """A form that is shown again says so, whether or not the form itself is still shown."""
        if self.request.method == "POST" and not len(messages.get_messages(self.request)):
            messages.error(self.request, NOT_SENT)
        return super().render_to_response(context, **kwargs)

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


class InstallationScreen(StaffScreen):
    """A screen for those who administer the whole installation; no role of an agency opens it."""

    def admit(self) -> None:
        if not self.user.is_superuser:
            raise PermissionRefused("Chỉ người quản trị hệ thống được mở trang này.")


class AgencyScreen(StaffScreen):
    """A screen about the agency that its address names: a member's own; any for those who
    administer the whole installation."""

    @cached_property
    def agency(self) -> Agency:
        pk = self.kwargs["agency"]
        if self.user.is_superuser:
            return get_object_or_404(Agency, pk=pk)
        if self.member.agency_id != pk:
            raise Http404
        return self.member.agency

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # In place of the number from the address.
        return super().get_context_data(**{**kwargs, "agency": self.agency})

    def admit(self) -> None:
        require_or_administer(self.user, self.agency, *self.right, on=self.today)

    def may(self, object_: str, action: str) -> bool:
        """Whether this person may, as ``require_or_administer`` decides."""
        return self.user.is_superuser or may(self.member, object_, action)

    def may_as_member(self, object_: str, action: str) -> bool:
        """Whether the person's own role in this agency may."""
        member = member_today(self.request)
        return (
            member is not None
            and member.agency_id == self.agency.pk
            and may(member, object_, action)
        )
