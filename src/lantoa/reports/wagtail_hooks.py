"""The screens of reports in the back office."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lantoa.agencies.screens import ScreenEntry

from . import urls


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern | URLResolver]:
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def reports_entry() -> MenuItem:
    # Wagtail's own entry of its site reports is called "reports".
    return ScreenEntry(
        "Báo cáo",
        reverse("reports:reports"),
        right=("report", "view"),
        name="plan_reports",
        icon_name="doc-full",
        order=40,
    )
