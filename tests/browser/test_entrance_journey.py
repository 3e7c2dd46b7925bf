"""The entrance in a browser, by keyboard and without JavaScript."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from lantoa.agencies.tests.factories import AgencyPeople, make_agency
from lantoa.foundation.models import User

PASSWORD = "sáng nay trời nhiều gió"


@pytest.fixture
def people(live_server: object) -> AgencyPeople:
    return make_agency()


def with_password(user: User, **fields: object) -> User:
    user.set_password(PASSWORD)
    for name, value in fields.items():
        setattr(user, name, value)
    user.save()
    return user


def type_in(page: Page, user: User) -> None:
    """Nothing but the keyboard."""
    page.get_by_label("Tên đăng nhập").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(user.username)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [1280, 390])
def test_leadership_sets_up_the_second_factor_without_javascript(
    people: AgencyPeople, width: int, visit, check_fits
) -> None:
    leader = with_password(people.leader)
    page = visit("/quan-tri/login/", width=width, java_script_enabled=False)
    type_in(page, leader)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bật xác thực hai lớp")
    expect(page.get_by_role("img", name="Mã QR để quét")).to_be_visible()
    key = page.locator(".entrance__key").inner_text()
    page.get_by_label("Mã xác thực").fill(
        format_hotp_value(hotp_value(key, int(time.time()) // 30))
    )
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    check_fits(page)
    code = page.locator(".entrance__codes code").first.inner_text()
    page.get_by_role("link", name="Đã cất mã, vào bàn làm việc").click()
    expect(page).to_have_title("Bàn làm việc - Lan Tỏa")

    again = visit("/quan-tri/", width=width, java_script_enabled=False)
    type_in(again, leader)
    again.get_by_label("Mã xác thực").fill(code)
    again.keyboard.press("Enter")
    expect(again).to_have_title("Bàn làm việc - Lan Tỏa")


@pytest.mark.parametrize("width", [1280, 390])
def test_each_step_fits_and_is_accessible(
    people: AgencyPeople, width: int, visit, check_accessible, check_fits
) -> None:
    leader = with_password(people.leader, is_of_first_start=True)
    people.agency.is_sample = True
    people.agency.save()
    page = visit("/quan-tri/", width=width)
    check_accessible(page)
    check_fits(page)
    page.get_by_label("Tên đăng nhập").fill("không-có")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("alert")).to_contain_text("chưa đúng")
    check_accessible(page)
    type_in(page, leader)
    expect(page.get_by_text("Tài khoản tạo ở lần chạy đầu")).to_be_visible()
    check_accessible(page)
    check_fits(page)
    page.get_by_role("button", name="Để sau").click()
    expect(page).to_have_title("Bàn làm việc - Lan Tỏa")
    for address in ("", "mat-khau/", "thiet-bi/", "hai-lop/"):
        page.goto(f"{page.url.split('/quan-tri/')[0]}/quan-tri/tai-khoan/{address}")
        check_accessible(page)
        check_fits(page)
