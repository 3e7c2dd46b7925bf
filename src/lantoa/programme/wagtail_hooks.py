"""The programme's screens in the back office."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls


@hooks.register("register_admin_urls")
def programme_urls() -> list[URLPattern | URLResolver]:
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def plans_entry() -> MenuItem:
    return MenuItem(
        "Kế hoạch", reverse("programme:plans"), name="plans", icon_name="clipboard-list", order=10
    )


@hooks.register("register_admin_menu_item")
def tasks_entry() -> MenuItem:
    return MenuItem(
        "Nhiệm vụ", reverse("programme:tasks"), name="tasks", icon_name="tasks", order=20
    )


@hooks.register("register_admin_menu_item")
def activities_entry() -> MenuItem:
    return MenuItem(
        "Hoạt động",
        reverse("programme:activities"),
        name="activities",
        icon_name="calendar-check",
        order=30,
    )


@hooks.register("register_admin_menu_item")
def difficulties_entry() -> MenuItem:
    return MenuItem(
        "Khó khăn",
        reverse("programme:difficulties"),
        name="difficulties",
        icon_name="help",
        order=35,
    )
