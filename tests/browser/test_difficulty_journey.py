"""A unit says what hinders it, the Office passes it on, leadership answers, the unit closes it."""

from datetime import datetime

import pytest
from playwright.sync_api import expect

from lantoa.foundation import clock
from lantoa.programme.enums import DifficultyState
from lantoa.programme.models import Difficulty
from lantoa.programme.tests.factories import TODAY, PlanWithPeople, make_plan


@pytest.fixture
def found(live_server: object, monkeypatch: pytest.MonkeyPatch) -> PlanWithPeople:
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)
    return make_plan()


def test_leadership_answers_a_difficulty(
    found: PlanWithPeople, visit, context_of, check_accessible, check_fits
) -> None:
    phone = context_of(found.people.staff, width=390, height=844, has_touch=True)
    staff = visit("/quan-tri/kho-khan/", context=phone)
    staff.get_by_role("link", name="Nêu khó khăn").tap()
    expect(staff.get_by_role("heading", level=1)).to_have_text("Nêu khó khăn, vướng mắc")
    check_accessible(staff, whole=False)
    check_fits(staff)
    staff.get_by_label("Khó khăn, vướng mắc").fill("Thiếu máy quay để làm phóng sự")
    staff.get_by_label("Nguyên nhân").fill("Máy cũ đã hỏng từ tháng 3")
    staff.get_by_label("Đề xuất, kiến nghị").fill("Cấp kinh phí mua một máy quay")
    staff.get_by_role("button", name="Gửi", exact=True).tap()
    expect(staff.get_by_text("Đã ghi khó khăn")).to_be_visible()
    check_fits(staff)

    office = visit("/quan-tri/", context=context_of(found.people.office_clerk))
    office.get_by_role("link", name="1 khó khăn chờ trả lời").click()
    office.get_by_role("link", name="Thiếu máy quay để làm phóng sự").click()
    office.get_by_text("Chuyển lãnh đạo hoặc cơ quan cấp trên").click()
    office.get_by_label("Ý kiến của Văn phòng").fill("Đề nghị lãnh đạo xem xét")
    office.get_by_role("button", name="Chuyển", exact=True).click()
    expect(office.get_by_text("Đã chuyển.")).to_be_visible()

    leader = visit("/quan-tri/", context=context_of(found.people.leader))
    leader.get_by_role("link", name="Thiếu máy quay để làm phóng sự").click()
    expect(leader.get_by_role("heading", name="Trả lời")).to_be_visible()
    expect(leader.get_by_text("Đề nghị lãnh đạo xem xét")).to_be_visible()
    check_accessible(leader, whole=False)
    check_fits(leader)
    leader.get_by_label("Trả lời").fill("Đồng ý, giao Văn phòng mua sắm trong tháng 6")
    leader.get_by_role("button", name="Gửi trả lời").click()
    expect(leader.get_by_text("Đã trả lời.")).to_be_visible()

    staff.goto(f"{staff.url.split('/quan-tri/')[0]}/quan-tri/")
    expect(staff.get_by_role("heading", name="1 khó khăn đã được trả lời")).to_be_visible()
    check_accessible(staff, whole=False)
    check_fits(staff)
    staff.get_by_role("link", name="Thiếu máy quay để làm phóng sự").tap()
    expect(staff.get_by_text("giao Văn phòng mua sắm trong tháng 6")).to_be_visible()
    staff.get_by_role("button", name="Kết thúc theo dõi").tap()
    expect(staff.get_by_text("Đã kết thúc theo dõi.")).to_be_visible()
    assert Difficulty.objects.get().state == DifficultyState.CLOSED
