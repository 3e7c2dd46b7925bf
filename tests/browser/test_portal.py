"""Journeys of a citizen through the public pages: every width, light and dark, by keyboard."""

from datetime import date, datetime

import msgspec
import pytest
from playwright.sync_api import Page, expect

from lantoa.foundation import clock
from lantoa.programme.enums import UnitPart
from lantoa.programme.models import TaskUnit
from lantoa.programme.tests.factories import (
    TODAY,
    PlanWithPeople,
    make_activity,
    make_evidence,
    make_plan,
)
from vanban.model import Annex, Document, LegalBasis, Recipient, Section, Signature, Table

WIDTHS = (320, 390, 768, 1280, 1920)
LONG_NAME = (
    "Trung tâm Thông tin, thống kê và ứng dụng tiến bộ khoa học, công nghệ và đổi mới sáng tạo "
    "thuộc Sở Khoa học và Công nghệ"
)
LONG_TITLE = (
    "Truyền thông về hoạt động kiểm soát thủ tục hành chính, triển khai cơ chế một cửa, một cửa "
    "liên thông và thực hiện thủ tục hành chính trên môi trường điện tử, cải thiện các chỉ số cải "
    "cách hành chính của ngành khoa học và công nghệ trên địa bàn tỉnh năm 2026"
)
LONG_ADDRESS = "https://example.gov.vn/" + "tin-tuc-su-kien-" * 12
WIDE = Table(
    header=("TT", "Kênh", "Quý I", "Quý II", "Quý III", "Quý IV", "Đơn vị thực hiện", "Ghi chú"),
    rows=tuple((str(i), "Cổng thông tin điện tử", *"1234", LONG_NAME, "") for i in range(1, 4)),
    caption="Số lượt truyền thông theo kênh và theo quý",
    after="II.1",
)
DOCUMENT = Document(
    kind="plan",
    kind_text="KẾ HOẠCH",
    title=LONG_TITLE,
    year=2026,
    legal_bases=(LegalBasis("Căn cứ Quyết định số 161/QĐ-UBND ngày 19/01/2026;"),),
    sections=(
        Section(
            "I",
            "MỤC TIÊU, YÊU CẦU",
            children=(
                Section("1", "Mục tiêu", children=(Section("a", text=LONG_TITLE * 2),)),
                Section("2", "Yêu cầu", "Kịp thời, đầy đủ, thường xuyên."),
            ),
        ),
        Section("II", "NỘI DUNG", children=(Section("1", text="Nội dung a"),)),
    ),
    signature=Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình"),
    recipients=(Recipient("UBND tỉnh", "thay báo cáo"),),
    annexes=(Annex("PHỤ LỤC", "CÁC NHIỆM VỤ", tables=(1,)),),
    tables=(WIDE, Table(header=("STT",), rows=(("1",),), is_task_table=True)),
)


@pytest.fixture(autouse=True)
def on_a_day_of_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)


@pytest.fixture
def published(live_server: object) -> PlanWithPeople:
    """A plan with long names, states of several kinds, public activities and a wide table."""
    found = make_plan()
    agency, plan = found.agency, found.plan
    agency.name, agency.parent_name = f"Sở {LONG_NAME[10:]}", "Ủy ban nhân dân tỉnh"
    agency.publishes_live_states = True
    agency.save()
    plan.title, plan.content = LONG_TITLE, msgspec.to_builtins(DOCUMENT)
    plan.published_at, plan.published_by = clock.now(), found.people.leader
    plan.save()
    first = found.tasks[0]
    first.text = f"{LONG_TITLE}; {LONG_TITLE}"
    first.save()
    TaskUnit.objects.create(task=first, part=UnitPart.LEAD, order=2, text=LONG_NAME)
    make_activity(found, title=LONG_TITLE, link=LONG_ADDRESS, is_public=True, is_sample=True)
    make_activity(found, task=2, is_public=True, reach=12500)
    make_evidence(found, task=2, dated=date(2026, 3, 30), accepted_by=found.people.leader)
    return found


def paths(found: PlanWithPeople) -> dict[str, int]:
    """Every kind of public page with the status of its answer."""
    return {"/": 200, "/ke-hoach/": 200, f"/ke-hoach/{found.plan.slug}/": 200, "/khong-co/": 404}


def open_rows(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(row => { row.open = true })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_keep_the_rules_of_accessibility(
    visit, check_accessible, published: PlanWithPeople, width: int, scheme: str
):
    for path, status in paths(published).items():
        page = visit(path, width=width, scheme=scheme, status=status)
        check_accessible(page)
    page = visit(f"/ke-hoach/{published.plan.slug}/", width=width, scheme=scheme)
    open_rows(page)
    check_accessible(page)


def test_pages_without_anything_to_show(visit, check_accessible, check_fits, transactional_db):
    for width in (320, 1280):
        page = visit("/", width=width)
        expect(page.get_by_role("heading", level=1)).to_have_text("Cổng chưa có cơ quan")
        check_accessible(page)
        check_fits(page)
    make_plan()
    page = visit("/", width=390)
    expect(page.get_by_text("Chưa có kế hoạch nào được công bố.")).to_be_visible()
    check_accessible(page)


def test_no_page_scrolls_sideways(visit, check_fits, published: PlanWithPeople):
    for path, status in paths(published).items():
        page = visit(path, status=status)
        open_rows(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            check_fits(page)


def test_a_wide_table_becomes_cards_on_a_small_screen(visit, published: PlanWithPeople):
    page = visit(f"/ke-hoach/{published.plan.slug}/", width=390)
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(8)
    first, second = table.get_by_role("row").nth(1).get_by_role("cell").all()[:2]
    upper, lower = first.bounding_box(), second.bounding_box()
    assert upper
    assert lower
    assert lower["y"] >= upper["y"] + upper["height"]
    label = "element => getComputedStyle(element, '::before').content"
    assert "Kênh" in second.evaluate(label)


def test_a_citizen_finds_what_was_done(visit, published: PlanWithPeople):
    page = visit("/", width=390)
    page.get_by_role("link", name=LONG_TITLE, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(LONG_TITLE)
    row = page.locator("#nhiem-vu-2")
    expect(row.get_by_text("Việc đã làm")).to_be_hidden()
    row.locator("summary").click()
    expect(row.get_by_text("Việc đã làm")).to_be_visible()
    expect(row.get_by_text("12.500 lượt tiếp cận")).to_be_visible()
    expect(row.get_by_text("Quý I năm 2026: hoàn thành ngày 30/3/2026")).to_be_visible()
    page.get_by_role("navigation", name="Mục lục").get_by_role("link", name="MỤC TIÊU").click()
    expect(page.get_by_role("heading", name="I. MỤC TIÊU, YÊU CẦU")).to_be_in_viewport()


def test_a_row_that_an_address_names_is_open(visit, published: PlanWithPeople):
    page = visit(f"/ke-hoach/{published.plan.slug}/#nhiem-vu-2")
    expect(page.locator("#nhiem-vu-2").get_by_text("Việc đã làm")).to_be_visible()


def test_the_keyboard_reaches_everything(visit, published: PlanWithPeople):
    page = visit(f"/ke-hoach/{published.plan.slug}/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth)] }"""
        )
        if state[0] == "BODY":
            break
        assert state[1] == "solid", state
        assert state[2] >= 3, state
        seen.append(state[0])
        if state[0] == "SUMMARY":
            page.keyboard.press("Enter")
    assert seen.count("SUMMARY") == 5
    assert page.locator("details[open]").count() == 5


def test_without_javascript_the_page_is_whole(visit, published: PlanWithPeople):
    page = visit(f"/ke-hoach/{published.plan.slug}/", java_script_enabled=False)
    expect(page.get_by_role("button", name="In trang")).to_have_count(0)
    row = page.locator("#nhiem-vu-1")
    row.locator("summary").click()
    expect(row.get_by_text("Việc đã làm")).to_be_visible()
    expect(page.get_by_role("heading", name="1. Mục tiêu")).to_be_visible()


def test_without_styles_the_page_reads_in_order(visit, live_server, published: PlanWithPeople):
    page = visit("/ke-hoach/")
    page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(f"{live_server.url}/ke-hoach/{published.plan.slug}/")
    text = page.locator("body").inner_text()
    order = ["Đến nội dung chính", LONG_TITLE, "Mục lục", "Nhiệm vụ và tình trạng", "Nơi nhận"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_print_unfolds_and_leaves_out_the_screen(visit, published: PlanWithPeople):
    page = visit(f"/ke-hoach/{published.plan.slug}/")
    page.emulate_media(media="print")
    expect(page.locator("#nhiem-vu-1").get_by_text("Việc đã làm")).to_be_visible()
    for hidden in (".breadcrumb", ".contents", ".button", ".masthead__nav", ".footer"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_the_files_come_down(visit, published: PlanWithPeople):
    page = visit(f"/ke-hoach/{published.plan.slug}/")
    for name, extension in (("Tải Word", "docx"), ("Tải PDF", "pdf")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename == f"{published.plan.slug}.{extension}"


def test_forced_colours_keep_shapes_and_borders(visit, published: PlanWithPeople):
    page = visit(f"/ke-hoach/{published.plan.slug}/", forced_colors="active")
    for mark in page.locator(".state svg").all()[:3]:
        expect(mark).to_be_visible()
    border = "element => getComputedStyle(element).borderTopStyle"
    assert page.get_by_role("link", name="Tải Word").evaluate(border) == "solid"


def test_wider_spacing_of_text_cuts_nothing(visit, check_fits, published: PlanWithPeople):
    """WCAG 1.4.12: readers may spread lines, words and letters."""
    for path, status in paths(published).items():
        page = visit(path, width=320, status=status, bypass_csp=True)
        page.add_style_tag(
            content="""* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
        )
        check_fits(page)


def test_a_reader_copies_the_citation(visit, published: PlanWithPeople):
    page = visit(
        f"/ke-hoach/{published.plan.slug}/", permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_role("button", name="Sao chép trích dẫn").click()
    expect(page.get_by_role("button", name="Đã sao chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"Kế hoạch của {published.agency.name}, “{LONG_TITLE}”"
