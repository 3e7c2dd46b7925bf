"""The staff screens: every figure links to a page with exactly its rows; roles; files."""

import hashlib
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lantoa.foundation.models import User
from lantoa.programme.models import Deliverable
from lantoa.reports import queries
from lantoa.reports.models import Report
from lantoa.theme.formats import number_text

from .factories import AFTER, PDF, World, make_world

pytestmark = pytest.mark.django_db
FIGURE_LINK = re.compile(r'<a class="lt-figure" href="([^"]+)"[^>]*>([^<]+)</a>')


@pytest.fixture
def world() -> World:
    world = make_world()
    world.random_activities(18, seed=4)
    return world


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, name: str, *args: object, status: int = 200) -> str:
    response = client.get(reverse(f"reports:{name}", args=args))
    assert response.status_code == status
    return response.content.decode()


def test_every_number_on_the_report_opens_as_many_rows(world: World) -> None:
    report, client = world.report(), client_of(world.staff)
    links = set(FIGURE_LINK.findall(page(client, "report", report.pk)))
    assert len(links) > 20
    figures = queries.content_of(report, today=AFTER).figures
    for address, text in links:
        figure = figures[address.rstrip("/").rsplit("/", 1)[-1]]
        assert text == number_text(figure.value)
        opened = client.get(address).content.decode()
        assert len(re.findall(r"data-row=", opened)) == figure.counted
        if figure.unit != "lượt tiếp cận":
            assert number_text(figure.counted) == text


def test_an_unknown_figure_is_not_found(world: World) -> None:
    page(client_of(world.staff), "figure", world.report().pk, "channel.0", status=404)


def test_reports_of_another_agency_do_not_exist(world: World) -> None:
    other = client_of(make_world("Sở Y tế").office)
    report = world.signed()
    for name in ("report", "edit", "sign", "frozen", "signed_copy"):
        page(other, name, report.pk, status=404)
    assert other.get(reverse("reports:download", args=(report.pk, "pdf"))).status_code == 404


def test_the_number_of_queries_does_not_grow(world: World) -> None:
    report, client = world.report(), client_of(world.office)
    page(client, "report", report.pk)
    with CaptureQueriesContext(connection) as few:
        page(client, "report", report.pk)
    world.random_activities(30, seed=8)
    with CaptureQueriesContext(connection) as many:
        page(client, "report", report.pk)
    assert len(many) == len(few)


def test_the_office_creates_a_report_and_opens_it_again(world: World) -> None:
    client = client_of(world.office)
    listed = page(client, "reports")
    assert "Lập báo cáo" in listed
    for _ in range(2):
        response = client.post(
            reverse("reports:reports"), {"plan": world.plan.pk, "period": "quarter-2"}
        )
        assert response.status_code == 302
    assert response.headers["Location"] == reverse(
        "reports:report", args=(Report.objects.get().pk,)
    )


def test_a_past_plan_proposes_its_last_quarter(world: World) -> None:
    listed = page(client_of(world.office), "reports")
    assert '<option value="quarter-4" selected>Quý IV</option>' in listed


def test_staff_see_no_form_and_cannot_create(world: World) -> None:
    client = client_of(world.staff)
    assert "Lập báo cáo quý" not in page(client, "reports")
    client.post(reverse("reports:reports"), {"plan": world.plan.pk, "period": "quarter-2"})
    assert not Report.objects.exists()


def test_wordings_and_reasons_are_entered_in_one_form(world: World) -> None:
    report, client = world.report(), client_of(world.office)
    form = client.get(reverse("reports:edit", args=(report.pk,))).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data["overview"] = "Câu của Văn phòng."
    data["recipients"] = "- UBND tỉnh (để báo cáo);\nLưu: VT"
    response = client.post(reverse("reports:edit", args=(report.pk,)), data)
    assert response.status_code == 302
    shown = page(client, "report", report.pk)
    assert "Câu của Văn phòng." in shown
    assert "Số liệu của đoạn" in shown
    assert Report.objects.get().recipients == ["UBND tỉnh (để báo cáo)", "Lưu: VT"]
    assert report.texts.count() == 1


def test_saving_without_a_change_keeps_the_generated_sentences(world: World) -> None:
    """A browser sends line ends of its own kind."""
    Deliverable.objects.filter(task=world.tasks[1]).update(awaited_from="UBND tỉnh")
    report, client = world.report(3, date(2023, 12, 1)), client_of(world.office)
    form = client.get(reverse("reports:edit", args=(report.pk,))).context["form"]
    data = {name: (form[name].value() or "").replace("\n", "\r\n") for name in form.fields}
    assert any("\r\n" in text for name, text in data.items() if name.startswith("reason"))
    client.post(reverse("reports:edit", args=(report.pk,)), data)
    assert not report.texts.exists()


def test_a_refused_form_loses_nothing(world: World) -> None:
    report, client = world.report(), client_of(world.office)
    response = client.post(
        reverse("reports:edit", args=(report.pk,)), {"overview": "Câu dở dang.", "symbol": ""}
    )
    assert response.status_code == 200
    assert "Câu dở dang." in response.content.decode()


def approve(client: Client, report: Report) -> None:
    shown = page(client, "report", report.pk)
    seen = re.search(r'name="seen_sha256" value="(\w{64})"', shown)
    assert seen
    client.post(reverse("reports:approve", args=(report.pk,)), {"seen_sha256": seen[1]})


def test_leadership_approves_what_it_sees_and_the_hash_is_shown(world: World) -> None:
    report = world.report()
    world.explain(report)
    assert "seen_sha256" not in page(client_of(world.office), "report", report.pk)
    leader = client_of(world.leader)
    approve(leader, report)
    report.refresh_from_db()
    shown = page(leader, "report", report.pk)
    assert report.frozen_sha256 in shown
    frozen = leader.get(reverse("reports:frozen", args=(report.pk,))).content
    assert hashlib.sha256(frozen).hexdigest() == report.frozen_sha256
    assert "Số liệu hiện nay khác" not in shown
    world.activity(date(2023, 5, 1))
    assert "Số liệu hiện nay khác báo cáo đã duyệt" in page(leader, "report", report.pk)


def test_an_unready_draft_says_what_is_missing(world: World) -> None:
    world.tasks[0].activities.clear()
    shown = page(client_of(world.leader), "report", world.report().pk)
    assert "Chưa nêu nguyên nhân: Nhiệm vụ 1" in shown
    assert "seen_sha256" not in shown


def test_signing_sending_and_receipt(world: World) -> None:
    report, client = world.approved(), client_of(world.office)
    copy = SimpleUploadedFile("ban-ky.pdf", PDF)
    data = {"number": "7", "signed_on": "2023-06-19", "copy": copy}
    assert client.post(reverse("reports:sign", args=(report.pk,)), data).status_code == 302
    shown = page(client, "report", report.pk)
    assert "07/BC-SNV, 19/06/2023" in shown
    stored = client.get(reverse("reports:signed_copy", args=(report.pk,)))
    assert b"".join(stored.streaming_content) == PDF
    data = {"sent_to": "UBND tỉnh", "sent_on": "2023-06-20"}
    client.post(reverse("reports:send", args=(report.pk,)), data)
    client.post(reverse("reports:receipt", args=(report.pk,)), {"received_on": "2023-06-21"})
    report.refresh_from_db()
    assert (report.state, report.received_on) == ("sent", date(2023, 6, 21))


def test_a_wrong_signed_copy_is_refused_on_the_form(world: World) -> None:
    report, client = world.approved(), client_of(world.office)
    copy = SimpleUploadedFile("ban-ky.pdf", b"not a pdf")
    data = {"number": "7", "signed_on": "2023-06-19", "copy": copy}
    response = client.post(reverse("reports:sign", args=(report.pk,)), data)
    assert "Không nhận tệp" in response.content.decode()
    assert Report.objects.get().number is None


def test_sample_data_is_labelled_on_every_screen(world: World) -> None:
    world.activity(date(2023, 5, 2), is_sample=True)
    report, client = world.report(), client_of(world.staff)
    for shown in (
        page(client, "report", report.pk),
        page(client, "figure", report.pk, "total"),
        page(client, "figure", report.pk, "tasks"),
    ):
        assert "dữ liệu minh họa" in shown


def test_a_discarded_draft_keeps_its_reason_and_asks_for_nothing(world: World) -> None:
    report, client = world.report(), client_of(world.office)
    client.post(reverse("reports:discard", args=(report.pk,)), {"reason": "Lập nhầm kỳ"})
    shown = page(client, "report", report.pk)
    assert "Lập nhầm kỳ" in shown
    assert "Chưa duyệt được" not in shown
    assert "Hủy báo cáo" not in shown
