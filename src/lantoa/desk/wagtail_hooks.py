"""The back office as a whole: its menu, its look, its first page."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import member_today
from lantoa.theme.stylesheet import stylesheet

from . import urls
from .panels import InstallationPanel, IssuedPanel, PeriodPanel, WaitingPanel

# Entries of Wagtail that need page or site permissions; officials without them see only our nouns.
EDITORS_ENTRIES = frozenset({"explorer", "images", "documents", "snippets", "reports"})
NEVER_SHOWN = frozenset({"help"})


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern | URLResolver]:
    return [path("", include(urls))]


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    sheets = (
        (reverse("theme:staff_stylesheet", args=(stylesheet("staff").digest,)),),
        *((static(f"desk/{name}.css"),) for name in ("khung", "quan-tri")),
    )
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("insert_global_admin_js")
def manner() -> SafeString:
    scripts = ((static(f"desk/{name}.js"),) for name in ("day", "file", "wait", "upload"))
    return format_html_join("", '<script type="module" src="{}"></script>', scripts)


@hooks.register("register_admin_menu_item")
def first_page_entry() -> MenuItem:
    return MenuItem(
        "Bàn làm việc", reverse("wagtailadmin_home"), name="home", icon_name="home", order=0
    )


@hooks.register("construct_main_menu")
def menu_of_our_nouns(request: HttpRequest, items: list[MenuItem]) -> None:
    """Keep what a person can use; Wagtail's own help leads outside and is left out."""
    hidden = NEVER_SHOWN if request.user.is_superuser else NEVER_SHOWN | EDITORS_ENTRIES
    items[:] = [item for item in items if item.name not in hidden]


@hooks.register("construct_homepage_panels", order=-100)
def only_our_panels(request: HttpRequest, panels: list[object]) -> None:
    """Ours in place of Wagtail's, which are about pages."""
    panels.clear()
    member = member_today(request)
    if member is None:
        if request.user.is_superuser:
            panels.append(InstallationPanel())
        return
    if may(member, "task", "view"):
        panels += [WaitingPanel(request, member), PeriodPanel(request, member)]
    else:
        panels.append(IssuedPanel(member))
