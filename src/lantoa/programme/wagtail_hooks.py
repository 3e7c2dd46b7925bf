"""The programme's screens in the back office."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lantoa.agencies.screens import ScreenEntry

from . import urls


@hooks.register("register_admin_urls")
def programme_urls() -> list[URLPattern | URLResolver]:
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def plans_entry() -> MenuItem:
    return ScreenEntry(
        "Kế hoạch",
        reverse("programme:plans"),
        right=("plan", "view"),
        name="plans",
        icon_name="clipboard-list",
        order=10,
    )


@hooks.register("register_admin_menu_item")
def tasks_entry() -> MenuItem:
    return ScreenEntry(
        "Nhiệm vụ",
        reverse("programme:tasks"),
        right=("task", "view"),
        name="tasks",
        icon_name="tasks",
        order=20,
    )


@hooks.register("register_admin_menu_item")
def activities_entry() -> MenuItem:
    return ScreenEntry(
        "Hoạt động",
        reverse("programme:activities"),
        right=("activity", "view"),
        name="activities",
        icon_name="calendar-check",
        order=30,
    )


@hooks.register("register_admin_menu_item")
def difficulties_entry() -> MenuItem:
    return ScreenEntry(
        "Khó khăn",
        reverse("programme:difficulties"),
        right=("difficulty", "view"),
        name="difficulties",
        icon_name="help",
        order=35,
    )


@hooks.register("register_admin_menu_item")
def oversight_entry() -> MenuItem:
    return ScreenEntry(
        "Kiểm tra, đôn đốc",
        reverse("programme:inspections"),
        right=("inspection", "view"),
        name="oversight",
        icon_name="view",
        order=37,
    )


@hooks.register("register_admin_menu_item")
def coverage_entry() -> MenuItem:
    return ScreenEntry(
        "Độ phủ",
        reverse("programme:coverage"),
        right=("activity", "view"),
        name="coverage",
        icon_name="table",
        order=33,
    )
