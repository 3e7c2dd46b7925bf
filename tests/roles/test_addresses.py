"""Every staff address opened as every role and by strangers: what the role table says, no more."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from lantoa.agencies.enums import Role
from lantoa.agencies.permissions import right
from lantoa.agencies.screens import InstallationScreen
from lantoa.agencies.tests.factories import AgencyPeople, make_agency
from lantoa.agencies.tests.probes import SECRET, all_probes
from lantoa.desk.entrance import EVERYONES
from lantoa.foundation.models import User

from .addresses import StaffAddress, staff_addresses

pytestmark = pytest.mark.django_db

PROBES = all_probes()
REFUSED = 403
# Between them they open every screen of their own agency.
STRANGERS = (Role.OFFICE, Role.ADMINISTRATOR)
GONE = (403, 404, 405)
# A list of the desk, the days of a kind of report.
EVERYONES_OWN = ("desk:waiting", "reports:round_setting")
# Where everybody finds their own password, second factor and devices.
OWN_ACCOUNT = {
    "account_inactive",
    "account_logout",
    "mfa_activate_totp",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "own_account",
    "usersessions_list",
}


def of_app(label: str) -> list[StaffAddress]:
    return [entry for entry in staff_addresses() if entry.name.split(":")[0] == label]


@pytest.fixture(params=sorted(PROBES))
def app(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def people() -> AgencyPeople:
    return make_agency(f"Sở {SECRET}")


def test_each_role_opens_what_its_rights_reach(app: str, people: AgencyPeople) -> None:
    stage = PROBES[app].stage(people)
    wrong = []
    for role in Role:
        client = signed_in(people.of(role))
        for address in of_app(app):
            for kwargs in targets(app, address, stage):
                status = drained(client.get(address.path(kwargs))).status_code
                expected = reaches(address, kwargs, role)
                if (status in (REFUSED, 404)) == expected or status >= 500:
                    wrong.append(f"{role}: {address.path(kwargs)} {status}, expected {expected}")

    assert wrong == []


def test_another_agency_has_none_of_it(app: str, people: AgencyPeople) -> None:
    stage = PROBES[app].stage(people)
    others = make_agency()
    readable = []
    for role in STRANGERS:
        client = signed_in(others.of(role))
        for address in of_app(app):
            for kwargs in targets(app, address, stage):
                path = address.path(kwargs)
                if has_rows(address):
                    answers = [client.get(path), client.post(path, {})]
                    open_ones = [one for one in answers if one.status_code not in GONE]
                else:
                    open_ones = []
                    answers = [client.get(path), *guessed(client, path, stage, app)]
                if open_ones or any(SECRET in text_of(one) for one in answers):
                    readable.append(f"{role}: {path}")

    assert readable == []


def test_people_without_a_role_and_without_an_account_see_nothing(
    app: str, people: AgencyPeople
) -> None:
    stage = PROBES[app].stage(people)
    nobody = signed_in(User.objects.create_user("khong-vai-tro"))
    for client in (nobody, Client()):
        for address in of_app(app):
            for kwargs in targets(app, address, stage):
                answer = client.get(address.path(kwargs))
                assert answer.status_code == 302, address.path(kwargs)


@pytest.mark.parametrize("role", [Role.STAFF, Role.OFFICE, Role.ADMINISTRATOR])
def test_wagtails_own_screens_are_not_for_members(role: Role, people: AgencyPeople) -> None:
    client = signed_in(people.of(role))
    client.raise_request_exception = False  # one of them fails on purpose
    opened = [
        name
        for name in set(_names(get_resolver().url_patterns, ""))
        if name not in EVERYONES | OWN_ACCOUNT
        and (path := _path(name))
        and path.startswith("/quan-tri/")
        if client.get(path).status_code == 200
    ]

    assert sorted(opened) == []


def targets(app: str, address: StaffAddress, stage: Any) -> list[dict[str, Any]]:
    return PROBES[app].addresses.get(address.name, _none)(stage) if address.parts else [{}]


def _none(stage: Any) -> list[dict[str, Any]]:
    return []  # the contract on the role table knows which


def reaches(address: StaffAddress, kwargs: dict[str, Any], role: Role) -> bool:
    if issubclass(address.screen, InstallationScreen):
        return False
    return bool(right(*address.right(kwargs)).reach(role))


def has_rows(address: StaffAddress) -> bool:
    """Whether its parts lead to rows of an agency; some name what everybody has of their own."""
    return bool(address.parts) and address.name not in EVERYONES_OWN


def guessed(client: Client, path: str, stage: Any, app: str) -> Iterator[HttpResponseBase]:
    guesses = PROBES[app].guesses(stage)
    for name, value in guesses.items():
        yield client.get(path, {name: value})
    if guesses:
        yield client.get(path, guesses)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def drained(answer: HttpResponseBase) -> HttpResponseBase:
    """A file is closed when it is read to its end."""
    text_of(answer)
    return answer


def text_of(answer: Any) -> str:
    """Everything that can be read in an answer, inside a Word or Excel file too."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"".join(archive.read(name) for name in archive.namelist())
    told = [body.decode("utf-8", "replace"), *map(str, answer.headers.values())]
    # Where the answer leads may say something in its messages.
    return " ".join(told)


def _names(patterns: list[URLPattern | URLResolver], namespace: str) -> Iterator[str]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _names(entry.url_patterns, inner)
        elif entry.name and not getattr(entry.callback, "view_class", object).__module__.startswith(
            "lantoa."
        ):
            yield f"{namespace}{entry.name}"


def _path(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
