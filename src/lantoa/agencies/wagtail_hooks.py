"""The agency's screens in the back office."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from . import urls
from .screens import ScreenEntry, member_today


class OwnAgencyEntry(ScreenEntry):
    """Leads a member to a screen of the own agency."""

    def __init__(self, label: str, screen: str, **kwargs: object) -> None:
        super().__init__(label, "", **kwargs)  # type: ignore[arg-type]
        self.screen = screen

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        member = member_today(request)
        assert member is not None, "is_shown asks first"
        # Entries are shared by all requests: nothing of one is kept on them.
        address = reverse(self.screen, args=[member.agency_id])
        return LinkMenuItem(self.name, self.label, address, icon_name=self.icon_name)


class AgenciesEntry(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)


@hooks.register("register_admin_urls")
def agency_urls() -> list[URLPattern | URLResolver]:
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def units_entry() -> MenuItem:
    return ScreenEntry(
        "Đơn vị",
        reverse("agencies:units"),
        right=("unit", "view"),
        name="units",
        icon_name="group",
        order=60,
    )


@hooks.register("register_admin_menu_item")
def calendar_entry() -> MenuItem:
    return ScreenEntry(
        "Lịch làm việc",
        reverse("agencies:calendar"),
        right=("calendar", "view"),
        name="calendar",
        icon_name="calendar-alt",
        order=70,
    )


@hooks.register("register_admin_menu_item")
def people_entry() -> MenuItem:
    return OwnAgencyEntry(
        "Người dùng",
        "agencies:people",
        right=("membership", "view"),
        name="people",
        icon_name="user",
        order=80,
    )


@hooks.register("register_admin_menu_item")
def agency_entry() -> MenuItem:
    return OwnAgencyEntry(
        "Cơ quan",
        "agencies:agency",
        right=("agency", "settings"),
        name="agency",
        icon_name="home",
        order=90,
    )


@hooks.register("register_admin_menu_item")
def agencies_entry() -> MenuItem:
    return AgenciesEntry(
        "Các cơ quan",
        reverse("agencies:agencies"),
        name="agencies",
        icon_name="list-ul",
        order=100,
    )


@hooks.register("register_admin_menu_item")
def reminders_entry() -> MenuItem:
    return ScreenEntry(
        "Nhắc việc",
        reverse("agencies:reminders"),
        right=("reminder", "view_own"),
        name="reminders",
        icon_name="mail",
        order=50,
    )


@hooks.register("register_admin_menu_item")
def log_entry() -> MenuItem:
    return ScreenEntry(
        "Nhật ký",
        reverse("agencies:log"),
        right=("audit", "view"),
        name="log",
        icon_name="history",
        order=110,
    )
