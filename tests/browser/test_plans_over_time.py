"""A plan after it was signed: checked, amended, carried into the next year, with its money."""

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from playwright.sync_api import Page, expect

from lantoa.agencies.tests.factories import AgencyPeople, make_agency
from lantoa.programme import actions
from lantoa.programme.models import Plan
from lantoa.programme.tests.test_import import confirm, read
from vanban.structure import read_document
from vanban.writers import write_document

from .test_programme_journey import at_noon, origin, upload

SAMPLE = Path(__file__).parents[2] / "samples" / "ke-hoach-truyen-thong-cchc-2022.md"
SUMMER = date(2022, 7, 1)
SIZES = ((390, "dark"), (1280, "light"))


@pytest.fixture(autouse=True)
def in_summer(monkeypatch: pytest.MonkeyPatch) -> None:
    at_noon(monkeypatch, SUMMER)


@pytest.fixture
def people(live_server: object) -> AgencyPeople:
    return make_agency()


@pytest.fixture
def plan(people: AgencyPeople) -> Plan:
    """The sample as the Office has confirmed it and leadership made it public."""
    plan = confirm(people, read(people, SAMPLE.read_bytes()))
    return actions.publish_plan(plan=plan, by=people.leader, today=SUMMER)


@pytest.fixture
def look(visit, context_of, check_accessible, check_fits):
    """Screens at both widths, with every fold open, hold to the rules of accessibility."""

    def check(user: object, *paths: str) -> None:
        for width, scheme in SIZES:
            options = {"width": width, "scheme": scheme}
            context = context_of(user, **options) if user else None
            for path in paths:
                page = visit(path, **options, **({"context": context} if context else {}))
                open_folds(page)
                check_fits(page)
                check_accessible(page, whole=user is None)

    return check


def open_folds(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def test_the_plan_is_checked_before_it_is_signed(
    visit, context_of, look, plan: Plan, people: AgencyPeople
) -> None:
    home = f"/quan-tri/ke-hoach/{plan.pk}/"
    page = visit(home, context=context_of(people.office_clerk))
    page.get_by_role("link", name="Kiểm tra trước khi ký").click()
    duties = page.get_by_role("region", name="Tổ chức thực hiện")
    expect(duties.get_by_text("Chi cục Tiêu chuẩn Đo lường Chất lượng").first).to_be_visible()

    page.get_by_role("region", name="Sản phẩm").get_by_role("link", name="Mở nhiệm vụ").click()
    page.get_by_text("chọn và xác nhận").last.click()
    for audience in page.locator("input[name=audience]").all():
        audience.check()
    page.get_by_role("button", name="Xác nhận đối tượng").click()
    expect(page.get_by_text("2 đối tượng đã xác nhận")).to_be_visible()
    page.goto(f"{origin(page)}{home}kiem-tra/")
    expect(page.get_by_text("2 trong 2 đối tượng có nhiệm vụ")).to_be_visible()

    page.goto(f"{origin(page)}{home}")
    page.get_by_text("Tải văn bản (Word, PDF)").click()
    for name in ("Phiếu trình, Word", "Các đơn vị, PDF", "Phụ lục, PDF"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.path().stat().st_size > 10_000
    look(people.office_clerk, home, f"{home}kiem-tra/")


def test_a_decision_amends_the_plan_and_both_texts_stay(
    visit, context_of, look, run_jobs, plan: Plan, people: AgencyPeople
) -> None:
    page = visit(f"/quan-tri/ke-hoach/{plan.pk}/", context=context_of(people.office_clerk))
    page.get_by_role("link", name="Điều chỉnh kế hoạch").click()
    page.get_by_label("Văn bản điều chỉnh").fill("Quyết định số 45/QĐ-SKHCN")
    page.get_by_role("textbox", name="Ngày của văn bản").fill("28/06/2022")
    page.get_by_role("textbox", name="Áp dụng từ ngày").fill("01/07/2022")
    page.get_by_text("9. Tình hình triển khai").click()
    page.locator("#id_nhiem-vu-8-schedule").fill("Quý II, IV")
    page.get_by_role("button", name="Xem chỗ khác nhau").click()
    expect(page.get_by_role("link", name="Lý do điều chỉnh")).to_be_visible()
    expect(page.locator("#id_nhiem-vu-8-schedule")).to_have_value("Quý II, IV")

    page.get_by_label("Lý do điều chỉnh").fill(
        "Báo cáo hai lần trong năm theo yêu cầu của UBND tỉnh"
    )
    page.get_by_role("button", name="Xem chỗ khác nhau").click()
    expect(page.get_by_text("Đang chờ đọc")).to_be_visible()
    run_jobs()
    page.reload()
    expect(page.get_by_text("So với kế hoạch đã xác nhận: 1 nhiệm vụ sửa")).to_be_visible()
    expect(page.locator("del")).to_have_text(["I,", "III,"])
    page.get_by_role("button", name="Xác nhận", exact=True).click()

    page.get_by_role("link", name="Bản 2", exact=True).click()
    expect(page.get_by_text("Bỏ kỳ, trước đây từ 01/01/2022 đến 31/3/2022")).to_be_visible()
    page.get_by_role("link", name="Nhiệm vụ 9").first.click()
    expect(page.get_by_text("Theo Quyết định số 45/QĐ-SKHCN ngày 28/6/2022").first).to_be_visible()

    public = f"/ke-hoach/{plan.slug}/"
    citizen = visit(public)
    versions = citizen.get_by_role("region", name="Các bản của kế hoạch")
    expect(versions.get_by_text("từ 01/7/2022 đến nay")).to_be_visible()
    versions.get_by_role("link", name="Bản 1: như đã ký").click()
    expect(citizen.get_by_text("Bản này không còn áp dụng")).to_be_visible()
    expect(citizen.get_by_text("Quý I, II, III, IV").first).to_be_visible()
    citizen.go_back()
    versions.get_by_role("link", name="Nội dung điều chỉnh của bản 2").click()
    expect(citizen.get_by_text("Báo cáo hai lần trong năm")).to_be_visible()

    home = f"/quan-tri/ke-hoach/{plan.pk}/"
    look(people.office_clerk, home, f"{home}dieu-chinh/", f"{home}ban/2/")
    look(None, public, f"{public}ban-1/", f"{public}ban-2/thay-doi/")


def test_the_plan_goes_on_into_2023(
    visit, context_of, look, run_jobs, plan: Plan, people: AgencyPeople, tmp_path: Path, monkeypatch
) -> None:
    at_noon(monkeypatch, date(2022, 12, 20))
    page = visit(f"/quan-tri/ke-hoach/{plan.pk}/", context=context_of(people.office_clerk))
    page.get_by_role("link", name="Lập kế hoạch năm 2023").click()
    expect(page.get_by_text("căn cứ giữ nguyên văn").first).to_be_visible()
    page.get_by_text("Xem từng chỗ").click()
    expect(page.locator("ins").first).to_contain_text("2023")
    page.get_by_label("7. Tuyên truyền các mô hình").uncheck()
    page.get_by_label("Lý do chuyển tiếp nhiệm vụ 3").fill("tỉnh chưa ban hành kế hoạch cuộc thi")
    page.get_by_role("button", name="Lập dự thảo năm 2023").click()
    expect(page.get_by_text("Đang chờ đọc")).to_be_visible()
    run_jobs()
    page.reload()
    page.get_by_role("button", name="Xác nhận", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("năm 2023")
    expect(page.get_by_text("Dự thảo, chép từ kế hoạch năm 2022")).to_be_visible()
    expect(page.get_by_role("heading", name="8 nhiệm vụ")).to_be_visible()
    draft = Plan.objects.get(year=2023)
    visit(f"/ke-hoach/{draft.slug}/", status=404)
    page.get_by_text("Tải văn bản (Word, PDF)").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Kế hoạch, Word", exact=True).click()
    word = tmp_path / "ke-hoach-2023.docx"
    download.value.save_as(word)
    third = draft.tasks.get(ordinal=3)
    page.goto(f"{origin(page)}/quan-tri/nhiem-vu/{third.pk}/")
    expect(page.get_by_text("nhiệm vụ của năm 2022").first).to_be_visible()
    expect(page.get_by_text("tỉnh chưa ban hành kế hoạch cuộc thi").first).to_be_visible()
    look(
        people.office_clerk,
        f"/quan-tri/ke-hoach/{plan.pk}/nam-sau/",
        f"/quan-tri/ke-hoach/{draft.pk}/",
        f"/quan-tri/don-vi/{people.office.pk}/",
    )

    upload(page, signed(word, tmp_path))
    run_jobs()
    page.reload()
    expect(page.get_by_text("So với kế hoạch đã xác nhận")).to_be_visible()
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.get_by_text("Số 08/KH-SKH-CN")).to_be_visible()
    expect(page.get_by_text("Dự thảo, chép từ")).to_have_count(0)


def signed(word: Path, folder: Path) -> Path:
    """The draft as it comes back: with number, day and the signer's name."""
    document = read_document(word.read_bytes(), name=word.name)
    changed = structs.replace(
        document,
        number="08",
        code_text=f"Số: 08/{document.symbol}",
        date="2023-01-10",
        date_text="ngày 10 tháng 01 năm 2023",
    )
    file = folder / "da-ky.docx"
    file.write_bytes(write_document(changed, format="docx"))
    return file


def test_money_from_the_estimate_to_what_was_spent(
    visit, context_of, look, plan: Plan, people: AgencyPeople
) -> None:
    home = f"/quan-tri/ke-hoach/{plan.pk}/du-toan/"
    office = context_of(people.office_clerk)
    page = visit(f"/quan-tri/ke-hoach/{plan.pk}/", context=office)
    page.get_by_role("link", name="Dự toán", exact=True).click()
    look(people.office_clerk, home)
    for item, task, price in (
        ("Tập huấn nghiệp vụ", "1.", "12.500.000"),
        ("Viết tin, bài trên cổng thông tin điện tử của Sở và Bản tin", "2.", "350.000"),
    ):
        if not page.get_by_label("Nội dung chi").is_visible():
            page.get_by_text("Thêm mục dự toán", exact=True).click()
        page.get_by_label("Nội dung chi").fill(item)
        option = page.get_by_label("Nhiệm vụ").locator("option").filter(has_text=task).first
        page.get_by_label("Nhiệm vụ").select_option(option.get_attribute("value"))
        page.get_by_label("Đơn vị tính").fill("lần")
        page.get_by_label("Số lượng").fill("3")
        page.get_by_label("Đơn giá (đồng)").fill(price)
        page.get_by_label("Nguồn kinh phí").fill("Ngân sách nhà nước năm 2022")
        page.get_by_role("button", name="Thêm mục").click()
        expect(page.get_by_role("link", name=item)).to_be_visible()
    expect(page.get_by_text("Ba mươi tám triệu năm trăm năm mươi nghìn đồng")).to_be_visible()

    leader = visit(home, context=context_of(people.leader))
    leader.get_by_role("button", name="Duyệt dự toán").click()
    expect(leader.get_by_text("Đã duyệt ngày 01/07/2022")).to_be_visible()

    page.reload()
    for name in ("Dự toán, Word", "Dự toán, Excel"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.path().stat().st_size > 4_000
    page.get_by_role("link", name="Tập huấn nghiệp vụ").click()
    page.get_by_text("Nhập khoản chi", exact=True).click()
    page.get_by_label("Số tiền đã chi (đồng)").fill("40.000.000")
    page.get_by_role("textbox", name="Ngày chi").fill("15/06/2022")
    page.get_by_label("Chứng từ").fill("Phiếu chi số 12")
    page.get_by_role("button", name="Ghi khoản chi").click()
    expect(page.get_by_text("vượt dự toán")).to_be_visible()
    look(people.office_clerk, home, page.url.removeprefix(origin(page)))
    look(people.leader, home)
