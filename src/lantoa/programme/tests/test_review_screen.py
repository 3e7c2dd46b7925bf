"""The review screen: every field leads to where it was read, and what is typed is decided."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lantoa.agencies.tests.factories import make_agency
from lantoa.programme import actions
from lantoa.programme.enums import ImportState
from lantoa.programme.models import Plan, PlanImport
from lantoa.programme.rules.source_view import source_view
from vanban.model import Place
from vanban.readers.blocks import Cell, Paragraph, Row, Source, TableBlock

SAMPLE = Path("samples/ke-hoach-truyen-thong-cchc-2022.md")


@pytest.fixture
def people(db):
    return make_agency()


@pytest.fixture
def office(client, people):
    client.force_login(people.office_clerk)
    return client


@pytest.fixture
def entry(office, people):
    """The sample, uploaded on the screen and read."""
    upload = SimpleUploadedFile("ke-hoach.md", SAMPLE.read_bytes())
    response = office.post(reverse("programme:import"), {"file": upload})
    found = PlanImport.objects.get()
    assert response["Location"] == reverse("programme:import_page", args=[found.pk])
    return actions.read_import(plan_import=found)


def page_of(client, entry):
    return client.get(reverse("programme:import_page", args=[entry.pk]))


def form_of(response):
    """What the browser would send back unchanged."""
    context = response.context
    shown = [*context["frame"], *(f for task in context["tasks"] for f in task.fields)]
    shown += [field for _, fields in context["lists"] for field in fields]
    form = {field.name: field.value.replace("\n", "\r\n") for field in shown}
    return form | {f"unit:{unit.index}": unit.chosen for unit in context["units"]}


def test_while_it_is_read_the_page_tells_how_far_it_is(office, people):
    upload = SimpleUploadedFile("ke-hoach.md", SAMPLE.read_bytes())
    page = office.post(reverse("programme:import"), {"file": upload}, follow=True)
    assert "Đang chờ đọc" in page.content.decode()
    assert 'http-equiv="refresh"' in page.content.decode()


def test_what_cannot_be_read_says_why(office, people):
    upload = SimpleUploadedFile("ke-hoach.docx", b"PK\x03\x04 not an archive")
    page = office.post(reverse("programme:import"), {"file": upload}, follow=True)
    assert "Không nhận tệp" in page.content.decode()
    assert not PlanImport.objects.exists()


def test_every_link_to_the_source_leads_somewhere(office, entry):
    page = page_of(office, entry).content.decode()
    targets = set(re.findall(r'href="#(b\d+(?:r\d+)?)"', page))
    ids = set(re.findall(r'id="(b\d+(?:r\d+)?)"', page))
    assert len(targets) > 20
    assert targets <= ids


def test_a_form_sent_back_unchanged_decides_nothing(office, entry):
    form = form_of(page_of(office, entry))
    office.post(reverse("programme:import_page", args=[entry.pk]), form | {"decision": "save"})
    entry.refresh_from_db()
    assert entry.decisions == {}


def test_mending_accepting_and_choosing_then_confirming(office, entry):
    response = page_of(office, entry)
    finding = response.context["findings"][0]
    form = form_of(response) | {
        "field:number": "12",
        "field:date": "25/01/2022",
        "main:0": "1",
        f"accept:{finding.index}": "1",
        "decision": "confirm",
    }
    response = office.post(reverse("programme:import_page", args=[entry.pk]), form, follow=True)
    plan = Plan.objects.get()
    assert (plan.number, plan.signed_on) == ("12", date(2022, 1, 25))
    assert plan.tasks.count() == 9
    assert plan.tasks.get(ordinal=1).task_units.get(is_main=True).text == "Văn phòng Sở"
    assert plan.title in response.content.decode()
    entry.refresh_from_db()
    assert entry.state == ImportState.CONFIRMED
    assert str(finding.index) in entry.decisions["findings"]


def test_small_notes_are_accepted_at_once(office, entry):
    response = page_of(office, entry)
    minor = {str(f.index) for f in response.context["findings"] if f.is_minor}
    form = form_of(response) | {"accept-minor": "1", "decision": "save"}
    office.post(reverse("programme:import_page", args=[entry.pk]), form)
    entry.refresh_from_db()
    assert minor
    assert set(entry.decisions["findings"]) == minor


def test_a_wrong_date_is_refused_and_nothing_is_made(office, entry):
    form = form_of(page_of(office, entry)) | {"field:date": "31/02/2022", "decision": "confirm"}
    response = office.post(reverse("programme:import_page", args=[entry.pk]), form, follow=True)
    assert "không có thật" in response.content.decode()
    assert not Plan.objects.exists()


def test_only_the_office_reviews(client, people, entry):
    client.force_login(people.staff)
    client.post(
        reverse("programme:import_page", args=[entry.pk]),
        {"field:number": "99", "decision": "confirm"},
    )
    assert not Plan.objects.exists()


def test_a_place_between_two_blocks_belongs_to_the_one_before():
    row = Row((Cell("một"),), Place(line=5, table=1, row=1))
    source = Source(
        "markdown",
        (
            Paragraph("đầu", Place(line=1)),
            TableBlock((row,), Place(line=5, table=1)),
            Paragraph("cuối", Place(line=9)),
        ),
    )
    view = source_view(source)
    assert view.anchor(Place(line=1)) == "b0"
    assert view.anchor(Place(line=3)) == "b0"
    assert view.anchor(Place(line=5, table=1, row=1)) == "b1r0"
    assert view.anchor(Place(line=30)) == "b2"
    assert view.anchor(None) is None
