"""What a person reads in the back office is Vietnamese, the words of the libraries included."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lantoa.foundation.models import User

# Words that English sentences cannot do without and Vietnamese does not have.
ENGLISH = re.compile(
    r"\b(?:the|you|your|with|this|that|are|please|there|search|page|pages|save|delete|edit|view|"
    r"add|sign|log|account|settings|user|users|choose|select|from|by|all|show|hide|toggle|close|"
    r"open|skip|upload|download|filter|sort|required|invalid|enter|home|menu|more|actions)\b",
    re.IGNORECASE,
)
READ_ALOUD = ("aria-label", "placeholder", "alt", "title")
FRAME = ("wagtailadmin_login", "wagtailadmin_account")
SCREENS_OF_PEOPLE = ("wagtailusers_users:index", "wagtailusers_users:add")


def _our_addresses(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    """Every screen of ours in the back office whose address needs no number."""
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _our_addresses(entry.url_patterns, route)
        elif (
            route.startswith("/quan-tri/")
            and "<" not in route
            and "(" not in route
            and getattr(entry.callback, "__module__", "").startswith("lantoa.")
        ):
            yield route.replace("^", "").replace("$", "").replace("\\", "")


@pytest.fixture
def administrator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("quan-tri-thu", first_name="Người thử"))
    return client


def test_screens_of_the_back_office(administrator: Client) -> None:
    addresses = {
        "/quan-tri/",
        *(reverse(name) for name in (*FRAME, *SCREENS_OF_PEOPLE)),
        *_our_addresses(get_resolver().url_patterns),
    }
    english = {}
    for address in sorted(addresses):
        answer = administrator.get(address, follow=True)
        if answer.headers["Content-Type"].startswith("text/html"):
            words = sorted(set(_english(answer.content.decode())))
            if words:
                english[address] = words

    assert english == {}


def test_the_entrance(db: None) -> None:
    page = Client().get(reverse("wagtailadmin_login")).content.decode()

    assert sorted(set(_english(page))) == []


def _english(html: str) -> Iterator[str]:
    soup = BeautifulSoup(html, "lxml")
    for tag in soup(["script", "style", "template"]):
        tag.decompose()
    texts = [text.strip() for text in soup.stripped_strings]
    for tag in soup.find_all(True):
        texts += [str(tag[name]) for name in READ_ALOUD if tag.has_attr(name)]
    for text in texts:
        if ENGLISH.search(text):
            yield " ".join(text.split())[:120]
