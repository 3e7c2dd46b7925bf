"""From the signed file to a public plan, as the Office, a unit and leadership go through it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lantoa.agencies.tests.factories import AgencyPeople, make_agency
from lantoa.foundation import clock
from lantoa.programme.models import Evidence, Plan, PlanImport, PlanTask
from lantoa.programme.tests.factories import (
    TODAY,
    PlanWithPeople,
    make_activity,
    make_evidence,
    make_plan,
)

SAMPLE = Path(__file__).parents[2] / "samples" / "ke-hoach-truyen-thong-cchc-2022.md"
SIGNED = date(2022, 1, 28)
# A picture of one pixel: what a phone's camera sends, only smaller.
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c4944415408d763f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def at_noon(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)


@pytest.fixture
def people(live_server: object) -> AgencyPeople:
    return make_agency()


@pytest.fixture
def found(people: AgencyPeople) -> PlanWithPeople:
    return make_plan(people)


class TestTheSignedFile:
    @pytest.fixture(autouse=True)
    def days_after_it_was_signed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        at_noon(monkeypatch, SIGNED)

    def test_becomes_a_plan_that_the_office_has_reviewed(
        self, people: AgencyPeople, visit, context_of, run_jobs, tmp_path: Path
    ) -> None:
        page = visit("/quan-tri/ke-hoach/", context=context_of(people.office_clerk))
        upload(page, SAMPLE)
        expect(page.get_by_text("Đang chờ đọc")).to_be_visible()
        run_jobs()
        expect(page.get_by_role("heading", level=1)).to_have_text("Rà soát kế hoạch")

        source_and_structure_stand_side_by_side(page)
        a_link_opens_the_place_in_the_source(page)
        mend(page)
        choose_the_main_leads(page)
        page.get_by_role("button", name="Xác nhận", exact=True).click()

        the_plan_stands_as_decided(page)
        the_same_file_again_changes_nothing(page)
        a_changed_file_shows_what_would_change(page, run_jobs, tmp_path)


def upload(page: Page, file: Path) -> None:
    page.goto(f"{origin(page)}/quan-tri/ke-hoach/")
    page.get_by_role("link", name="Nhập kế hoạch").click()
    page.get_by_label("Tệp kế hoạch").set_input_files(file)
    page.get_by_role("button", name="Tải lên và đọc").click()


def origin(page: Page) -> str:
    return page.url.split("/quan-tri/")[0]


def source_and_structure_stand_side_by_side(page: Page) -> None:
    source = page.get_by_role("region", name="Văn bản đã tải lên")
    expect(source.get_by_text("Số: /KH-SKH-CN")).to_be_visible()
    left, right = source.bounding_box(), page.locator("form.lt-structure").bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    expect(page.get_by_text("9 nhiệm vụ")).to_be_visible()


def a_link_opens_the_place_in_the_source(page: Page) -> None:
    page.get_by_role("link", name="Xem chỗ đã đọc mục Ký hiệu").click()
    expect(page.locator(".lt-source :target")).to_contain_text("KH-SKH-CN")
    expect(page.locator(".lt-source :target")).to_be_in_viewport()
    tasks = page.get_by_role("region", name="Nhiệm vụ")
    tasks.get_by_text("9. ").first.click()
    tasks.get_by_role("link", name="Xem chỗ đã đọc mục Thời gian").last.click()
    expect(page.locator(".lt-source :target")).to_contain_text("9")
    expect(page.locator(".lt-source :target")).to_be_in_viewport()


def mend(page: Page) -> None:
    page.get_by_label("Số", exact=True).fill("12")
    page.get_by_label("Ngày ký", exact=True).fill("28/01/2022")
    findings = page.get_by_role("region", name="Phát hiện")
    count = findings.get_by_label("Chấp nhận như đã in").count()
    findings.get_by_label("Chấp nhận như đã in").first.check()
    findings.get_by_text("lưu ý nhỏ").first.click()
    findings.get_by_label("Chấp nhận tất cả lưu ý nhỏ").check()
    page.get_by_role("button", name="Lưu, chưa xác nhận").click()
    expect(page.get_by_text("Đã lưu các quyết định rà soát.")).to_be_visible()
    expect(page.get_by_label("Số", exact=True)).to_have_value("12")
    assert findings.get_by_label("Chấp nhận như đã in").count() < count


def choose_the_main_leads(page: Page) -> None:
    asked = page.get_by_role("group", name="Nhiều cơ quan chủ trì. Chọn đầu mối chính:")
    expect(asked).to_have_count(2)
    for task in asked.all():
        task.get_by_role("radio").first.check()
    for choice in page.locator(".lt-review-field--open select").all():
        choice.select_option(index=1)


def the_plan_stands_as_decided(page: Page) -> None:
    expect(page.get_by_text("Đã xác nhận.")).to_be_visible()
    expect(page.get_by_text("12/KH-")).to_be_visible()
    expect(page.get_by_role("heading", name="9 nhiệm vụ")).to_be_visible()
    plan = Plan.objects.get()
    assert (plan.number, plan.signed_on) == ("12", SIGNED)
    for ordinal in (1, 5):
        leads = plan.tasks.get(ordinal=ordinal).task_units.filter(is_main=True)
        assert [lead.order for lead in leads] == [1]


def the_same_file_again_changes_nothing(page: Page) -> None:
    upload(page, SAMPLE)
    expect(page.get_by_role("heading", name="9 nhiệm vụ")).to_be_visible()
    assert (Plan.objects.count(), PlanImport.objects.count()) == (1, 1)


def a_changed_file_shows_what_would_change(
    page: Page, run_jobs: Callable[[], None], folder: Path
) -> None:
    changed = folder / "ke-hoach-sua.md"
    text = SAMPLE.read_text(encoding="utf-8")
    changed.write_text(text.replace("Theo kế hoạch của UBND tỉnh", "Quý III"), encoding="utf-8")
    upload(page, changed)
    run_jobs()
    difference = page.get_by_role("region", name="So với kế hoạch đã xác nhận")
    change = difference.get_by_role("listitem").filter(has_text="Thời gian:").last
    expect(change.locator("del")).to_have_text("Theo kế hoạch của UBND tỉnh")
    expect(change.locator("ins")).to_have_text("Quý III")
    assert not PlanTask.objects.filter(schedule_text="Quý III").exists()
    page.get_by_role("button", name="Bỏ tệp này").click()
    expect(page.get_by_text("Đã bỏ tệp.")).to_be_visible()


class TestTheRunningPlan:
    @pytest.fixture(autouse=True)
    def in_may(self, monkeypatch: pytest.MonkeyPatch) -> None:
        at_noon(monkeypatch, TODAY)

    def test_staff_record_an_activity_with_a_photo_from_a_phone(
        self, found: PlanWithPeople, visit, context_of, check_fits, tmp_path: Path
    ) -> None:
        photo = tmp_path / "anh-hoi-nghi.png"
        photo.write_bytes(PHOTO)
        phone = context_of(found.people.staff, width=390, height=844, has_touch=True)
        page = visit("/quan-tri/hoat-dong/", context=phone)
        page.get_by_role("link", name="Ghi nhận hoạt động").tap()
        page.get_by_role("link", name="Tuyên truyền văn bản").tap()
        expect(page.get_by_label("Đã làm gì")).to_be_visible()
        check_fits(page)
        page.get_by_label("Đã làm gì").fill("Phổ biến nghị định mới tại cuộc họp giao ban")
        page.get_by_role("textbox", name="Ngày thực hiện").fill("18/05/2026")
        page.get_by_label("Kênh").select_option(label="Họp giao ban, hội nghị")
        page.get_by_label("Công chức, viên chức").check()
        page.get_by_label("Nội dung a").check()
        page.get_by_label("Số lượt tiếp cận").fill("35")
        page.get_by_label("Tệp", exact=True).set_input_files(photo)
        page.get_by_label("Báo cáo kết quả").check()
        page.get_by_role("button", name="Ghi nhận hoạt động").tap()

        expect(page.get_by_text("Đã ghi nhận hoạt động.")).to_be_visible()
        expect(page.get_by_text("Chờ chấp nhận", exact=True)).to_be_visible()
        check_fits(page)
        proof = Evidence.objects.get()
        assert proof.activity is not None
        assert (proof.activity.on, proof.activity.reach) == (date(2026, 5, 18), 35)
        assert proof.file is not None
        assert proof.file.original_name == photo.name

    def test_evidence_is_decided_by_another_with_a_reason(
        self, found: PlanWithPeople, visit, context_of
    ) -> None:
        good = make_evidence(found, document="Báo cáo số 15/BC-TT")
        bad = make_evidence(found, task=2, index=2)
        office = visit("/quan-tri/", context=context_of(found.people.office_clerk))
        expect(office.get_by_role("heading", name="2 minh chứng chờ quyết định")).to_be_visible()

        self.review(office, good)
        office.get_by_role("button", name="Chấp nhận").click()
        expect(office.get_by_text("Đã chấp nhận minh chứng.")).to_be_visible()
        self.review(office, bad)
        office.get_by_text("Trả lại kèm lý do").click()
        office.get_by_role("button", name="Trả lại").click()
        expect(office.get_by_text("Nêu lý do trả lại").first).to_be_visible()
        office.get_by_label("Lý do trả lại").fill("Đường dẫn không mở được")
        office.get_by_role("button", name="Trả lại").click()
        expect(office.get_by_text("Đã trả lại minh chứng kèm lý do.")).to_be_visible()

        author = visit(
            f"/quan-tri/nhiem-vu/{found.tasks[1].pk}/", context=context_of(found.people.staff)
        )
        expect(author.get_by_text("Đường dẫn không mở được")).to_be_visible()

    @staticmethod
    def review(page: Page, evidence: Evidence) -> None:
        page.goto(f"{origin(page)}/quan-tri/")
        address = f"/quan-tri/minh-chung/{evidence.pk}/"
        page.locator(f'.content-wrapper a[href="{address}"]').click()

    def test_no_author_decides_on_their_own(self, found: PlanWithPeople, visit, context_of) -> None:
        own = make_evidence(found, by=found.people.unit_head)
        address = f"/quan-tri/minh-chung/{own.pk}/"
        page = visit(address, context=context_of(found.people.unit_head))
        expect(page.get_by_text("Người nộp không tự chấp nhận")).to_be_visible()
        expect(page.get_by_role("button", name="Chấp nhận")).to_have_count(0)
        assert page.get_by_text("Trả lại kèm lý do").count() == 0

    def test_leadership_makes_the_plan_public(
        self, found: PlanWithPeople, visit, context_of
    ) -> None:
        make_activity(found, title="Bài trên cổng thông tin", is_public=True)
        make_activity(found, title="Trao đổi nội bộ")
        public = f"/ke-hoach/{found.plan.slug}/"
        visit(public, status=404)

        leader = visit(
            f"/quan-tri/ke-hoach/{found.plan.pk}/", context=context_of(found.people.leader)
        )
        leader.get_by_role("button", name="Công bố", exact=True).click()
        expect(leader.get_by_text("Đã công bố kế hoạch trên cổng thông tin.")).to_be_visible()

        citizen = visit(public)
        expect(citizen.get_by_role("heading", level=1)).to_contain_text(found.plan.title)
        citizen.evaluate("document.querySelectorAll('details').forEach(row => { row.open = true })")
        expect(citizen.get_by_text("Bài trên cổng thông tin")).to_be_visible()
        expect(citizen.get_by_text("Trao đổi nội bộ")).to_have_count(0)

    def test_a_task_that_waited_gets_its_date(
        self, found: PlanWithPeople, visit, context_of
    ) -> None:
        task = found.tasks[2]
        page = visit(
            f"/quan-tri/nhiem-vu/{task.pk}/", context=context_of(found.people.office_clerk)
        )
        page.get_by_text("Nhập thời gian theo văn bản của cơ quan khác").click()
        page.get_by_role("textbox", name="Bắt đầu").fill("01/06/2026")
        page.get_by_role("textbox", name="Kết thúc").fill("30/9/2026")
        page.get_by_label("Văn bản ấn định thời gian").fill("Kế hoạch số 99/KH-UBND")
        page.get_by_role("button", name="Ấn định thời gian").click()

        expect(page.get_by_text("Đã ấn định thời gian của nhiệm vụ.")).to_be_visible()
        expect(page.get_by_text("01/06/2026 – 30/09/2026")).to_be_visible()
        expect(page.get_by_text("ấn định theo Kế hoạch số 99/KH-UBND")).to_be_visible()
