"""The agency's screens in the back office."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls


@hooks.register("register_admin_urls")
def agency_urls() -> list[URLPattern | URLResolver]:
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def units_entry() -> MenuItem:
    return MenuItem("Đơn vị", reverse("agencies:units"), name="units", icon_name="group", order=60)


@hooks.register("register_admin_menu_item")
def calendar_entry() -> MenuItem:
    return MenuItem(
        "Lịch làm việc",
        reverse("agencies:calendar"),
        name="calendar",
        icon_name="calendar-alt",
        order=70,
    )
