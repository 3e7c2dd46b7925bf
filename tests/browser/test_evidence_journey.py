"""Staff record from a phone, get it back, submit it anew, and the unit head accepts."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lantoa.foundation import clock
from lantoa.foundation.models import StoredFile
from lantoa.programme.enums import EvidenceState
from lantoa.programme.models import Activity, Evidence
from lantoa.programme.tests.factories import TODAY, PlanWithPeople, make_activity, make_plan

LARGE = b"%PDF-1.7\n" + b"0" * 800_000


@pytest.fixture
def found(live_server: object, monkeypatch: pytest.MonkeyPatch) -> PlanWithPeople:
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)
    return make_plan()


def test_returned_evidence_is_submitted_anew_and_accepted(
    found: PlanWithPeople, visit, context_of, check_accessible, check_fits, tmp_path: Path
) -> None:
    phone = context_of(found.people.staff, width=390, height=844, has_touch=True, is_mobile=True)
    staff = visit(f"/quan-tri/nhiem-vu/{found.tasks[0].pk}/ghi-nhan/", context=phone)
    expect(staff.get_by_text("tối đa 50 MB")).to_be_visible()
    expect(staff.get_by_text("Chụp ảnh")).to_be_visible()
    record(staff)
    expect(staff.get_by_text("Đã ghi nhận hoạt động.")).to_be_visible()

    head = visit("/quan-tri/", context=context_of(found.people.unit_head))
    head.get_by_role("link", name="Báo cáo kết quả").first.click()
    head.get_by_text("Trả lại kèm lý do").click()
    head.get_by_label("Lý do trả lại").fill("Thiếu biên bản có chữ ký")
    head.get_by_role("button", name="Trả lại", exact=True).click()
    expect(head.get_by_text("Đã trả lại minh chứng kèm lý do.")).to_be_visible()

    staff.goto(f"{origin(staff)}/quan-tri/")
    expect(staff.get_by_role("heading", name="1 minh chứng trả lại cho tôi")).to_be_visible()
    check_accessible(staff, whole=False)
    check_fits(staff)
    staff.get_by_role("link", name="Báo cáo kết quả").first.tap()
    expect(staff.get_by_text("Thiếu biên bản có chữ ký").first).to_be_visible()
    check_accessible(staff, whole=False)
    check_fits(staff)
    file = tmp_path / "bien-ban.pdf"
    file.write_bytes(LARGE)
    staff.get_by_label("Tệp", exact=True).set_input_files(file)
    the_connection_breaks_and_nothing_is_kept(staff, visit)
    staff.get_by_role("button", name="Nộp lại").tap()
    expect(staff.get_by_text("Đã nộp lại minh chứng")).to_be_visible()
    assert Evidence.objects.get().state == EvidenceState.SUBMITTED
    assert StoredFile.objects.filter(original_name="bien-ban.pdf").count() == 1

    head.goto(f"{origin(head)}/quan-tri/")
    head.get_by_role("link", name="Báo cáo kết quả").first.click()
    head.get_by_role("button", name="Chấp nhận").click()
    expect(head.get_by_text("Đã chấp nhận minh chứng.")).to_be_visible()
    assert Evidence.objects.get().state == EvidenceState.ACCEPTED


def record(page: Page) -> None:
    page.get_by_label("Đã làm gì").fill("Phổ biến nghị định mới")
    page.get_by_label("Kênh").select_option(label="Họp giao ban, hội nghị")
    page.get_by_label("Báo cáo kết quả").check()
    page.get_by_role("button", name="Ghi nhận hoạt động").tap()


def the_connection_breaks_and_nothing_is_kept(page: Page, visit) -> None:
    page.route("**/nop-lai/", lambda route: route.abort("connectionfailed"))
    page.get_by_role("button", name="Nộp lại").tap()
    expect(page.get_by_role("alert").filter(has_text="Mất kết nối")).to_be_visible()
    assert not StoredFile.objects.filter(original_name="bien-ban.pdf").exists()
    assert Evidence.objects.get().state == EvidenceState.RETURNED
    page.unroute("**/nop-lai/")
    visit.complaints.clear()  # the browser tells of the failure that was wanted


def origin(page: Page) -> str:
    return page.url.split("/quan-tri/")[0]


def test_a_file_beyond_the_limit_is_told_before_it_is_sent(
    found: PlanWithPeople, visit, context_of, tmp_path: Path
) -> None:
    page = visit("/quan-tri/hoat-dong/tu-excel/", context=context_of(found.people.staff))
    file = tmp_path / "lon.xlsx"
    file.write_bytes(b"PK\x03\x04" + b"0" * 6_000_000)
    page.get_by_label("Tệp Excel").set_input_files(file)
    page.get_by_role("button", name="Tải lên và xem trước").click()

    expect(page.get_by_role("alert")).to_contain_text("quá giới hạn 5 MB")
    assert not StoredFile.objects.filter(original_name="lon.xlsx").exists()


@pytest.mark.parametrize("width", [390, 1280])
def test_coverage_and_sheets_fit_and_are_accessible(
    found: PlanWithPeople, visit, context_of, check_accessible, check_fits, width: int
) -> None:
    from lantoa.programme.models import PlanAudience

    for order, audience in enumerate(found.people.audiences, start=1):
        PlanAudience.objects.create(
            plan=found.plan, audience=audience, order=order, text=audience.name
        )
    make_activity(found)
    context = context_of(found.people.office_clerk, width=width, height=844)
    for address in ("do-phu", "hoat-dong", "hoat-dong/tu-excel", "kiem-tra", "don-doc", "kho-khan"):
        page = visit(f"/quan-tri/{address}/", context=context)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        check_accessible(page, whole=False)
        check_fits(page)
    assert Activity.objects.count() == 1
