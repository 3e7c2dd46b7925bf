"""What every page says of its agency: name, parent body, place, where to go."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from lantoa.agencies.models import Agency


@dataclass(frozen=True, slots=True)
class Link:
    """``current`` is the value of ``aria-current``: "page", "true" for a page below, or empty."""

    text: str
    href: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class SiteFrame:
    name: str
    parent_name: str
    place: str
    home: str
    links: tuple[Link, ...]
    footer_links: tuple[Link, ...]


def current_agency(request: HttpRequest) -> Agency | None:
    """The agency of the address that was asked for, else the only one there is."""
    site = Site.find_for_request(request)
    agencies = list(Agency.objects.order_by("pk")[:2])
    if len(agencies) == 1:
        return agencies[0]
    return Agency.objects.filter(site=site).first() if site and agencies else None


def site_frame(agency: Agency | None, *, path: str) -> SiteFrame:
    """The frame of the page at ``path``."""
    home, plans = reverse("portal:home"), reverse("portal:plans")
    staff = Link("Đăng nhập quản trị", reverse("wagtailadmin_home"))
    if agency is None:
        return SiteFrame("Lan Tỏa", "", "", home, (), (staff,))
    return SiteFrame(
        name=agency.name,
        parent_name=agency.parent_name,
        place=agency.place,
        home=home,
        links=(_link("Trang chủ", home, path), _link("Kế hoạch", plans, path)),
        footer_links=(Link("Kế hoạch", plans), staff),
    )


def _link(text: str, href: str, path: str) -> Link:
    if path == href:
        return Link(text, href, "page")
    below = href != reverse("portal:home") and path.startswith(href)
    return Link(text, href, "true" if below else "")
