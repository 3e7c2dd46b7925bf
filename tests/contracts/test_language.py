"""What a person reads in the back office is Vietnamese, the words of the libraries included."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Agency, Membership
from lantoa.foundation.clock import today
from lantoa.foundation.models import User
from lantoa.programme.actions.sampling import load_sample

# Words that English sentences cannot do without and Vietnamese does not have.
ENGLISH = re.compile(
    r"\b(?:the|you|your|with|this|that|are|please|there|search|page|pages|save|delete|edit|view|"
    r"add|sign|log|account|settings|user|users|choose|select|from|by|all|show|hide|toggle|close|"
    r"open|skip|upload|download|filter|sort|required|invalid|enter|home|menu|more|actions)\b",
    re.IGNORECASE,
)
READ_ALOUD = ("aria-label", "placeholder", "alt", "title")
OF_PEOPLE = ("wagtailusers_users:index", "wagtailusers_users:add")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
# Enough for every kind of screen; lists link to many of one kind.
MOST_SCREENS = 120
FEWEST_SCREENS = 10


@pytest.fixture
def agency(db: None) -> Agency:
    """The sample of a first start: every kind of row has a screen to be seen on."""
    plan = load_sample(
        plan_file=SAMPLES / "ke-hoach-truyen-thong-cchc-2022.md",
        activities_file=SAMPLES / "hoat-dong-minh-hoa-2022.toml",
        today=today(),
    )
    assert plan is not None
    return plan.agency


@pytest.mark.parametrize("role", [Role.STAFF, Role.OFFICE, Role.LEADERSHIP])
def test_what_a_member_can_reach(agency: Agency, role: Role) -> None:
    member = Membership.objects.filter(agency=agency, role=role).select_related("user").first()
    assert member is not None

    seen, english = _walk(_signed_in(member.user))

    assert english == {}
    assert len(seen) >= FEWEST_SCREENS


def test_what_an_administrator_can_reach(agency: Agency) -> None:
    administrator = User.objects.create_superuser("quan-tri-thu", first_name="Người thử")

    _, english = _walk(_signed_in(administrator), *(reverse(name) for name in OF_PEOPLE))

    assert english == {}


def test_the_entrance(db: None) -> None:
    page = Client().get(reverse("wagtailadmin_login")).content.decode()

    assert sorted(set(_english(page))) == []


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _walk(client: Client, *more: str) -> tuple[set[str], dict[str, list[str]]]:
    """Follow every link from the first page to screens of ours; the English found on each."""
    ahead = ["/quan-tri/", reverse("wagtailadmin_account"), *more]
    seen: set[str] = set()
    english = {}
    while ahead and len(seen) < MOST_SCREENS:
        address = ahead.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address, follow=True)
        if answer.streaming:
            b"".join(answer.streaming_content)  # read to its end, a file is closed
            continue
        if not answer["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        words = sorted(set(_english(html)))
        if words:
            english[address] = words
        ahead += [link for link in _links(html) if _is_ours(link)]
    return seen, english


def _links(html: str) -> list[str]:
    soup = BeautifulSoup(html, "lxml")
    return [str(tag["href"]).split("#")[0] for tag in soup.select('a[href^="/quan-tri/"]')]


def _is_ours(address: str) -> bool:
    try:
        view = resolve(address.split("?")[0]).func
    except Resolver404:
        return False
    return getattr(view, "__module__", "").startswith("lantoa.")


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
