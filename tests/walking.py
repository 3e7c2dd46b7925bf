"""Walking the back office as a person does: from the first page, link by link."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from lantoa.agencies.enums import Role
from lantoa.foundation.models import User

# Lists link to many of one kind; a few of them show what the kind can look like.
MOST_OF_A_KIND = 4
MENU = re.compile(r'"url": "(/quan-tri/[^"]*)"')

# The Office has most of the screens; the others add theirs.
ROLES = (Role.OFFICE, *(role for role in Role if role != Role.OFFICE))
# The kind of a screen and the words on its buttons.
Shape = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Screen:
    """``kind`` is the name of its address in the url patterns; ``html`` what was answered."""

    address: str
    kind: str
    html: str


def walk(user: User, *more: str) -> Iterator[Screen]:
    """Every screen of ours that links lead this person to; ``more`` are begun with as well.

    Files are read to their end and not told of.
    """
    client = Client()
    client.force_login(user)
    ahead = ["/quan-tri/", reverse("wagtailadmin_account"), *more]
    seen: set[str] = set()
    met: Counter[str] = Counter()
    while ahead:
        address = ahead.pop(0)
        kind = kind_of(address)
        if address in seen or met[kind] == MOST_OF_A_KIND:
            continue
        seen.add(address)
        met[kind] += 1
        answer = client.get(address, follow=True)
        if answer.streaming:
            b"".join(answer.streaming_content)
            continue
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        ahead += [link for link in _links(html) if _is_ours(link)]
        yield Screen(address, kind, html)


def kind_of(address: str) -> str:
    return resolve(address.split("?")[0]).view_name


def shapes(screens: Iterator[Screen]) -> dict[Shape, str]:
    """The first address of each shape: screens of one kind that let the person do the same."""
    found: dict[Shape, str] = {}
    for screen in screens:
        soup = BeautifulSoup(screen.html, "lxml")
        buttons = soup.select("main .button")
        shape = (screen.kind, frozenset(" ".join(button.stripped_strings) for button in buttons))
        found.setdefault(shape, screen.address)
    return found


def _links(html: str) -> list[str]:
    """Of the menu, which a script draws from its data, and of the screen itself."""
    soup = BeautifulSoup(html, "lxml")
    return MENU.findall(html) + [
        str(tag["href"]).split("#")[0] for tag in soup.select('a[href^="/quan-tri/"]')
    ]


def _is_ours(address: str) -> bool:
    try:
        view = resolve(address.split("?")[0]).func
    except Resolver404:
        return False
    return getattr(view, "__module__", "").startswith("lantoa.")
