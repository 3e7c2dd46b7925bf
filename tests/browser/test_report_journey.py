"""The journey of a quarterly report: assembled, read, explained, approved, signed, downloaded."""

from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lantoa.foundation import clock
from lantoa.reports.models import Report
from lantoa.reports.tests.factories import AFTER, PDF, World, make_world

WIDTHS = (390, 1280)


@pytest.fixture(autouse=True)
def after_the_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(AFTER.year, AFTER.month, AFTER.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)


@pytest.fixture
def world(live_server: object) -> World:
    world = make_world()
    world.random_activities(12, seed=5)
    world.tasks[0].activities.clear()
    world.activity(date(2023, 5, 9), tasks=world.tasks[1:], is_sample=True, title="Tin " * 40)
    return world


def test_a_report_from_its_first_draft_to_the_signed_copy(
    world: World, visit, context_of, tmp_path: Path
) -> None:
    office = visit("/quan-tri/bao-cao/", context=context_of(world.office))
    office.get_by_label("Kỳ báo cáo").select_option("quarter-2")
    office.get_by_role("button", name="Lập báo cáo").click()
    expect(office.locator("h1.lt-title")).to_have_text("Báo cáo quý II năm 2023")
    expect(office.get_by_text("Chưa nêu nguyên nhân: Nhiệm vụ 1").first).to_be_visible()
    explain(office)

    open_a_figure(office)
    leader = visit(office.url.removeprefix(visit.origin), context=context_of(world.leader))
    leader.get_by_role("button", name="Duyệt, chốt số liệu").click()
    expect(leader.get_by_text("Đã duyệt báo cáo").first).to_be_visible()
    expect(leader.get_by_text(Report.objects.get().frozen_sha256)).to_be_visible()

    office.reload()
    office.get_by_role("link", name="Ghi số, ngày và bản đã ký").click()
    copy = tmp_path / "ban-ky.pdf"
    copy.write_bytes(PDF)
    office.locator("[name=number]").fill("7")
    office.get_by_role("textbox", name="Ngày ký").fill("2023-06-19")
    office.get_by_label("Bản đã ký").set_input_files(copy)
    office.get_by_role("button", name="Ghi nhận đã ký").click()
    expect(office.get_by_text("07/BC-SNV")).to_be_visible()
    for name, opening in (("Tải bản Word", b"PK\x03\x04"), ("Tải bản PDF", b"%PDF-")):
        with office.expect_download() as download:
            office.get_by_role("link", name=name).click()
        assert download.value.path().read_bytes().startswith(opening)


def explain(page: Page) -> None:
    page.get_by_role("link", name="Soạn báo cáo").first.click()
    save = page.get_by_role("button", name="Lưu báo cáo")
    save.wait_for()
    reasons = page.get_by_label("Nguyên nhân:")
    for place in range(reasons.count()):
        reasons.nth(place).fill("Chưa bố trí được kinh phí.")
    save.click()
    expect(page.get_by_text("Chưa bố trí được kinh phí.").first).to_be_visible()


def open_a_figure(page: Page) -> None:
    """A number leads to as many rows."""
    number = page.locator("#overview a.lt-figure").first
    value = int(number.inner_text())
    assert value
    number.click()
    expect(page.locator("[data-row]")).to_have_count(value)
    page.get_by_role("link", name="Về báo cáo").click()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_screens_of_a_report_fit_and_are_accessible(
    world: World, visit, context_of, check_accessible, width: int
) -> None:
    report = world.report()
    approved = world.approved(quarter=1)
    context = context_of(world.office, width=width)
    base = f"/quan-tri/bao-cao/{report.pk}/"
    for path in (
        "/quan-tri/bao-cao/",
        base,
        f"{base}soan/",
        f"{base}so-lieu/total/",
        f"{base}so-lieu/tasks/",
        f"{base}huy/",
        f"/quan-tri/bao-cao/{approved.pk}/",
        f"/quan-tri/bao-cao/{approved.pk}/ky/",
    ):
        page = visit(path, context=context)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        check_accessible(page)
        page.close()
