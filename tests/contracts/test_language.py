"""What a person reads in the back office is Vietnamese, the words of the libraries included."""

import re
from collections.abc import Iterable, Iterator

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from lantoa.agencies.enums import Role
from lantoa.foundation.models import User
from tests.conftest import WorkingAgency
from tests.walking import ROLES, Screen, walk

# Words that English sentences cannot do without and Vietnamese does not have.
ENGLISH = re.compile(
    r"\b(?:the|you|your|with|this|that|are|please|there|search|page|pages|save|delete|edit|view|"
    r"add|sign|log|account|settings|user|users|choose|select|from|by|all|show|hide|toggle|close|"
    r"open|skip|upload|download|filter|sort|required|invalid|enter|home|menu|more|actions)\b",
    re.IGNORECASE,
)
READ_ALOUD = ("aria-label", "placeholder", "alt", "title")
OF_PEOPLE = ("wagtailusers_users:index", "wagtailusers_users:add")
FEWEST_SCREENS = 5


@pytest.mark.parametrize("role", ROLES)
def test_what_a_member_can_reach(working_agency: WorkingAgency, role: Role) -> None:
    screens = list(walk(working_agency.people[role]))

    assert _all_english(screens) == {}
    assert len(screens) >= FEWEST_SCREENS


def test_what_an_administrator_can_reach(working_agency: WorkingAgency) -> None:
    administrator = User.objects.create_superuser("quan-tri-thu", first_name="Người thử")

    screens = walk(administrator, *(reverse(name) for name in OF_PEOPLE))

    assert _all_english(screens) == {}


def test_the_entrance(db: None) -> None:
    page = Client().get(reverse("wagtailadmin_login")).content.decode()

    assert sorted(set(_english(page))) == []


def _all_english(screens: Iterable[Screen]) -> dict[str, list[str]]:
    """The English found on each screen."""
    found = {screen.address: sorted(set(_english(screen.html))) for screen in screens}
    return {address: words for address, words in found.items() if words}


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
