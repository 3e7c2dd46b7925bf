"""The first start as a visitor sees it: the real plan, read from its document, on real pages."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from lantoa.foundation import clock
from lantoa.programme.actions.sampling import load_sample
from lantoa.programme.models import Plan

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def sample(live_server: object) -> Plan:
    return load_sample(
        plan_file=SAMPLES / "ke-hoach-truyen-thong-cchc-2022.md",
        activities_file=SAMPLES / "hoat-dong-minh-hoa-2022.toml",
        today=clock.today(),
    )


def test_every_page_is_labelled_accessible_and_fits(
    visit, check_accessible, check_fits, sample: Plan
):
    for path in ("/", "/ke-hoach/", f"/ke-hoach/{sample.slug}/"):
        for width, scheme in ((320, "light"), (390, "dark"), (1280, "light")):
            page = visit(path, width=width, scheme=scheme)
            expect(page.get_by_text("Dữ liệu minh họa.")).to_be_visible()
            page.evaluate(
                "document.querySelectorAll('details').forEach(row => { row.open = true })"
            )
            check_fits(page)
            check_accessible(page)


def test_the_plan_stands_there_whole(visit, sample: Plan):
    page = visit(f"/ke-hoach/{sample.slug}/")
    expect(page.locator("details.task")).to_have_count(9)
    headings = page.get_by_role("heading", level=2)
    for title in ("I. MỤC TIÊU, YÊU CẦU", "II. ĐỐI TƯỢNG, NỘI DUNG", "IV. TỔ CHỨC THỰC HIỆN"):
        expect(headings.filter(has_text=title)).to_have_count(1)
    expect(
        page.get_by_text("Trung tâm Thông tin, thống kê, ứng dụng KHCN; Văn phòng Sở")
    ).to_be_visible()
    expect(page.get_by_text("Quyết định 161/QĐ-UBND ngày 19/01/2022").first).to_be_visible()
    expect(page.get_by_text("Nguyễn Xuân Hải")).to_be_visible()


def test_each_topic_of_the_home_page_leads_into_the_plan(visit, sample: Plan):
    page = visit("/")
    topics = page.get_by_role("region", name="Nội dung tuyên truyền").get_by_role("link")
    expect(topics).to_have_count(5)
    for topic in topics.all():
        assert "#muc-" in (topic.get_attribute("href") or "")
