"""A quarter from opening its round to verifying the signed copy, each in their own browser."""

from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page, expect

from lantoa.foundation import clock
from lantoa.reports import actions
from lantoa.reports.enums import ReportKind
from lantoa.reports.models import Report, ReportRound
from lantoa.reports.queries import frozen_document
from lantoa.reports.rules import PeriodKey
from lantoa.reports.tests.factories import AFTER, World, make_world
from vanban.writers import write_document

WIDTHS = (390, 1280)


@pytest.fixture(autouse=True)
def after_the_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(AFTER.year, AFTER.month, AFTER.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)


@pytest.fixture
def world(live_server: object) -> World:
    world = make_world()
    for day in (3, 9, 20):
        world.activity(date(2023, 5, day), tasks=world.tasks, audiences=world.audiences[:1])
    return world


def hand_in(page: Page, strengths: str) -> None:
    page.get_by_label("Ưu điểm").fill(strengths)
    page.get_by_label("Hạn chế", exact=True).fill("Ít hình ảnh.")
    page.get_by_role("button", name="Nộp cho Văn phòng").click()
    expect(page.get_by_text("Đã nộp báo cáo cho Văn phòng").first).to_be_visible()


def test_a_quarter_from_opening_the_round_to_verifying_the_copy(
    world: World, visit, context_of, tmp_path: Path
) -> None:
    office = visit("/quan-tri/bao-cao/dot/", context=context_of(world.office))
    office.get_by_label("Kỳ báo cáo").select_option("quarter-2")
    office.get_by_role("button", name="Mở đợt").click()
    expect(office.locator("h1.lt-title")).to_have_text("Đợt báo cáo quý II năm 2023")
    round_page = office.url.removeprefix(visit.origin)

    head = visit(round_page, context=context_of(world.head))
    expect(head.get_by_role("link", name="Văn phòng")).to_have_count(0)
    head.get_by_role("link", name="Phòng Tổ chức").click()
    expect(head.get_by_text("3 hoạt động.")).to_be_visible()
    hand_in(head, "Tin, bài kịp thời.")

    office.get_by_role("link", name="Phòng Tổ chức").click()
    office.get_by_label("Lý do trả lại").fill("Nêu rõ số buổi họp giao ban.")
    office.get_by_role("button", name="Trả lại kèm lý do").click()
    head.reload()
    expect(head.get_by_text("Nêu rõ số buổi họp giao ban.").first).to_be_visible()
    hand_in(head, "Ba buổi họp giao ban có nội dung tuyên truyền.")
    office.get_by_role("link", name="Phòng Tổ chức").click()
    office.get_by_role("button", name="Chấp nhận báo cáo").click()
    office.get_by_role("link", name="Văn phòng", exact=True).click()
    hand_in(office, "Điều phối kịp thời.")
    office.get_by_role("button", name="Chấp nhận báo cáo").click()
    expect(office.get_by_text("Đã chấp nhận", exact=True)).to_have_count(2)

    office.get_by_role("button", name="Lập báo cáo tổng hợp").click()
    expect(office.get_by_text("Ba buổi họp giao ban có nội dung").first).to_be_visible()
    report_page = office.url.removeprefix(visit.origin)
    explain(office)
    leader = visit(report_page, context=context_of(world.leader))
    leader.get_by_role("button", name="Duyệt, chốt số liệu").click()
    expect(leader.get_by_text("Đã duyệt báo cáo").first).to_be_visible()

    office.reload()
    sign_and_send(office, tmp_path)
    verify(office, visit.origin, tmp_path)


def explain(page: Page) -> None:
    page.get_by_role("link", name="Soạn báo cáo").first.click()
    save = page.get_by_role("button", name="Lưu báo cáo")
    save.wait_for()
    reasons = page.get_by_label("Nguyên nhân: Nhiệm vụ")
    for place in range(reasons.count()):
        reasons.nth(place).fill("Chưa bố trí được kinh phí.")
    save.click()
    expect(page.get_by_text("Đã lưu báo cáo").first).to_be_visible()


def sign_and_send(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Ghi số, ngày và bản đã ký").click()
    copy = folder / "ban-ky.pdf"
    copy.write_bytes(write_document(frozen_document(Report.objects.get()), format="pdf"))
    page.locator("[name=number]").fill("7")
    page.get_by_role("textbox", name="Ngày ký").fill("2023-06-19")
    page.get_by_label("Bản đã ký").set_input_files(copy)
    page.get_by_role("button", name="Ghi nhận đã ký").click()
    page.get_by_role("link", name="Ghi nhận đã gửi").click()
    page.get_by_role("button", name="Ghi nhận đã gửi").click()
    page.get_by_role("link", name="Ghi nhận nơi nhận xác nhận").click()
    page.get_by_role("button", name="Ghi nhận xác nhận").click()
    expect(page.get_by_text("Đã ghi nhận ngày nơi nhận xác nhận").first).to_be_visible()


def verify(page: Page, origin: str, folder: Path) -> None:
    """The signed file itself, a Word copy of the same, and one with another number in a cell."""
    document = frozen_document(Report.objects.get())
    word, other = folder / "ban-sao.docx", folder / "sua.docx"
    word.write_bytes(write_document(document, format="docx"))
    first = document.tables[0]
    rows = ((*first.rows[0][:2], "9", *first.rows[0][3:]), *first.rows[1:])
    tables = (msgspec.structs.replace(first, rows=rows), *document.tables[1:])
    changed = msgspec.structs.replace(document, tables=tables)
    other.write_bytes(write_document(changed, format="docx"))
    page.goto(f"{origin}/quan-tri/bao-cao/kiem-tra/")
    for path, words in ((folder / "ban-ky.pdf", "từng byte"), (word, "khớp báo cáo đã chốt")):
        page.get_by_label("Bản sao báo cáo").set_input_files(path)
        page.get_by_role("button", name="So với bản đã chốt").click()
        expect(page.get_by_text(words).first).to_be_visible()
    page.get_by_label("Bản sao báo cáo").set_input_files(other)
    page.get_by_role("button", name="So với bản đã chốt").click()
    expect(page.get_by_role("cell", name="Bảng 1 (mục II.1)").first).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_screens_of_a_round_fit_and_are_accessible(
    world: World, visit, context_of, check_accessible, width: int
) -> None:
    key = PeriodKey(ReportKind.QUARTER, 2)
    actions.open_round(plan=world.plan, key=key, by=world.office, today=AFTER)
    entry = ReportRound.objects.get()
    own = entry.requests.get(unit__name="Văn phòng")
    context = context_of(world.office, width=width)
    for path in (
        "dot/",
        f"dot/{entry.pk}/",
        "dot/moc/",
        "dot/moc/quarter/",
        f"don-vi/{own.pk}/",
        "noi-nhan/",
        "noi-nhan/them/",
        "kiem-tra/",
        f"{world.report().pk}/",
    ):
        page = visit(f"/quan-tri/bao-cao/{path}", context=context)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        check_accessible(page)
        page.close()
