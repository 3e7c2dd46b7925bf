"""Whatever is sent to whichever address: an answer that says why, and no row that should not be.

The addresses come from the url patterns and the forms from the screens themselves, so that a new
screen is under this as soon as it exists. Each request stands alone: it is undone afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection, transaction
from django.db.models import AutoField
from django.http import HttpResponse
from django.test import Client

from lantoa.agencies.enums import Role
from lantoa.agencies.tests.factories import make_user
from lantoa.foundation.models import AuditRecord, User
from lantoa.programme.tests.factories import PlanWithPeople, make_activity, make_evidence, make_plan
from tests.conftest import WorkingAgency
from tests.hostile import STRANGERS, TEXTS, SentForm, files, forms_of, routes, spoiled
from tests.walking import ROLES, walk

ANSWERS = {200, 302, 307, 400, 403, 404, 405}
REFUSALS = {302, 403, 404, 405}
ERRORS = ".error-message, .help-critical, .field__error"
SAID = f"{ERRORS}, [role=alert], .messages li"
MODELS = [model for model in apps.get_models() if model.__module__.startswith("lantoa.")]
TABLES = [model._meta.db_table for model in MODELS if model._meta.managed]
NUMBERED = [model._meta.db_table for model in MODELS if isinstance(model._meta.pk, AutoField)]
AUDIT = AuditRecord._meta.db_table


@pytest.fixture
def strangers(working_agency: WorkingAgency) -> Iterator[PlanWithPeople]:
    """Another agency with a plan, activities and evidence; its ids begin at STRANGERS."""
    earlier = _number_rows_from(dict.fromkeys(NUMBERED, STRANGERS))
    found = make_plan()
    found.plan.title = "BÍ MẬT của cơ quan khác"
    found.plan.save()
    make_activity(found, title="BÍ MẬT hoạt động")
    make_evidence(found, document="BÍ MẬT minh chứng")
    yield found
    # No transaction takes back what a sequence has counted.
    _number_rows_from(earlier)


def _number_rows_from(starts: dict[str, int]) -> dict[str, int]:
    """The next id of each table; what it would have been."""
    earlier = {}
    with connection.cursor() as cursor:
        for table, start in starts.items():
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
            [sequence] = cursor.fetchone()
            cursor.execute(f"SELECT last_value + 1 FROM {sequence}")
            [earlier[table]] = cursor.fetchone()
            cursor.execute("SELECT setval(%s, %s, false)", [sequence, start])
    return earlier


def test_no_address_breaks_or_shows_another_agency(
    working_agency: WorkingAgency, strangers: PlanWithPeople
) -> None:
    """Ids and words that are none, and another agency's rows; reading leaves nothing behind."""
    office, faults = _client(working_agency.people[Role.OFFICE]), []
    before = _state()
    for route in routes():
        for address in _some(route.addresses()):
            faults += _faults(office.get(address), f"GET {address}")
            with _undone(), _watched(f"POST {address}", faults) as watch:
                watch(office.post(address))
        for text in TEXTS:
            address = next(route.addresses(), None)
            if address and not route.parts:
                query = dict.fromkeys(("ke_hoach", "ky", "trang", "q", "tu", "den", "kenh"), text)
                faults += _faults(office.get(address, query), f"GET {address} {text[:20]!r}")
    assert not faults, "\n".join(faults[:40])
    assert _state() == before


def test_another_agency_does_not_exist(
    working_agency: WorkingAgency, strangers: PlanWithPeople
) -> None:
    """By every method, for every role, for a person without a role and for nobody."""
    people = {role.value: _client(working_agency.people[role]) for role in ROLES}
    people["without a role"] = _client(make_user(None))
    people["nobody"] = Client(raise_request_exception=False)
    faults: list[str] = []
    before = _state()
    for route in routes():
        for address in {a for a in route.addresses() if f"/{STRANGERS}/" in a}:
            for who, client in people.items():
                for method in ("get", "post", "put", "delete"):
                    answer = getattr(client, method)(address)
                    told = f"{who} {method} {address}"
                    faults += _faults(answer, told)
                    if answer.status_code not in REFUSALS:
                        faults.append(f"{told}: {answer.status_code}")
    assert not faults, "\n".join(faults[:40])
    assert _state() == before


def test_no_form_takes_garbage(working_agency: WorkingAgency, strangers: PlanWithPeople) -> None:
    """Each shape of form once, by the first role that is shown it."""
    met, random, faults = set(), Random(20221221), []
    for role in ROLES:
        person = working_agency.people[role]
        for form in _forms(person):
            if form.shape not in met:
                met.add(form.shape)
                _spoil(_client(person), form, random, faults)
    assert not faults, "\n".join(faults[:40])
    assert len(met) >= 20


def _spoil(client: Client, form: SentForm, random: Random, faults: list[str]) -> None:
    for sent in spoiled(form, random):
        with _undone(), _watched(f"{form.address} {str(sent.data())[:300]}", faults) as watch:
            watch(client.post(form.address, sent.data()))
    for file in files() if form.files else ():
        with _undone(), _watched(f"{form.address} file {file.name!r}", faults) as watch:
            watch(client.post(form.address, form.data() | dict.fromkeys(form.files, file)))
    with _undone(), _watched(f"{form.address} no text at all", faults) as watch:
        body = b"\xff\xfe=%ff&" * 20
        watch(client.post(form.address, body, "application/x-www-form-urlencoded"))
    with _undone(), _watched(f"{form.address} twice", faults) as watch:
        watch(client.post(form.address, form.data()))
        watch(client.post(form.address, form.data()))


def test_nobody_sends_a_form_that_is_not_theirs(working_agency: WorkingAgency) -> None:
    """What only the Office or leadership is shown changes nothing in the hands of staff."""
    staff = working_agency.people[Role.STAFF]
    own = {form.shape for form in _forms(staff)}
    people = {"staff": _client(staff), "without a role": _client(make_user(None))}
    people["nobody"] = Client(raise_request_exception=False)
    faults = []
    for role in (Role.OFFICE, Role.LEADERSHIP):
        for form in _forms(working_agency.people[role]):
            for who, client in people.items():
                if who == "staff" and form.shape in own:
                    continue
                with _undone():
                    before = _state()
                    answer = client.post(form.address, form.data())
                    told = f"{who} sends {form.address} {str(form.data())[:120]}"
                    faults += _faults(answer, told)
                    if _state() != before:
                        faults.append(f"{told}: rows changed")
    assert not faults, "\n".join(faults[:40])


def _client(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def _some(addresses: Iterator[str]) -> list[str]:
    """All that one part can be; of the combinations of several a sample."""
    found = list(dict.fromkeys(addresses))
    return found if len(found) < 20 else Random(1).sample(found, 20)


def _forms(user: User) -> list[SentForm]:
    """One form of each shape that the person is shown, the public pages' included.

    Not the settings of the own account, which are Wagtail's.
    """
    found: dict[object, SentForm] = {}
    for screen in walk(user, "/"):
        if screen.kind == "wagtailadmin_account":
            continue
        for form in forms_of(screen.html, address=screen.address, kind=screen.kind):
            found.setdefault(form.shape, form)
    return list(found.values())


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _watched(told: str, faults: list[str]) -> Iterator[object]:
    """Hand each answer to what is yielded: it says why nothing was done, or leaves an audit row."""
    before = _state()

    def watch(answer: HttpResponse) -> None:
        nonlocal before
        faults.extend(_faults(answer, told))
        after = _state()
        changed = {table for table in TABLES if before[table] != after[table]}
        before = after
        if answer.status_code == 200 and not changed and not _says(answer, SAID):
            faults.append(f"{told}: shown again without a word")
        is_done = answer.status_code == 302 or (
            answer.status_code == 200 and not _says(answer, ERRORS)
        )
        if changed and not (is_done and AUDIT in changed):
            faults.append(f"{told}: {answer.status_code}, but changed {sorted(changed)}")

    yield watch


def _faults(answer: HttpResponse, told: str) -> list[str]:
    found = []
    if answer.status_code not in ANSWERS:
        cause = answer.exc_info[1] if getattr(answer, "exc_info", None) else ""
        found.append(f"{told}: {answer.status_code} {cause!r:.300}")
    # Read to its end, a file is closed.
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if "BÍ MẬT" in body.decode(errors="replace"):
        found.append(f"{told}: shows another agency's rows")
    return found


def _says(answer: HttpResponse, where: str) -> bool:
    return bool(BeautifulSoup(answer.content, "lxml").select(where))


def _state() -> dict[str, tuple[int, int]]:
    """Of each table the number of rows and the youngest writer."""
    parts = (
        f"SELECT '{table}', count(*), coalesce(max(xmin::text::bigint), 0) FROM \"{table}\""
        for table in TABLES
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return {table: (count, writer) for table, count, writer in cursor.fetchall()}
