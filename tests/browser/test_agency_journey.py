"""An empty installation becomes an agency with people, all of it in the browser."""

import pytest
from playwright.sync_api import Page, expect

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Agency, Membership
from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.models import User

WIDTHS = (1280, 390)


@pytest.fixture
def administrator(live_server: object) -> User:
    return User.objects.create_superuser("quan-tri-thu", first_name="Người quản trị")


def test_an_empty_installation_gets_its_agency_and_people(
    administrator: User, visit, context_of, check_accessible, check_fits
) -> None:
    context = context_of(administrator)
    page = visit("/", context=context)
    page.get_by_role("link", name="Khai báo cơ quan").click()
    check_accessible(page, whole=False)
    page.get_by_label("Tên cơ quan").fill("Sở Tư pháp")
    page.get_by_label("Cơ quan cấp trên trực tiếp").fill("Ủy ban nhân dân tỉnh Sơn La")
    page.get_by_label("Địa danh").fill("Sơn La")
    page.get_by_label("Tên Văn phòng của cơ quan").fill("Văn phòng Sở")
    page.get_by_role("button", name="Khai báo cơ quan").click()

    expect(page.get_by_text("Chưa ai có vai trò.")).to_be_visible()
    password = give_a_role(page, "mai.tran", "Trần Thị Mai", Role.OFFICE, "Văn phòng Sở")
    page.get_by_role("link", name="Đã chép, về danh sách").click()
    expect(page.get_by_role("link", name="Trần Thị Mai")).to_be_visible()
    check_accessible(page, whole=False)
    check_fits(page)

    agency = Agency.objects.get()
    assert (agency.name, agency.place) == ("Sở Tư pháp", "Sơn La")
    assert User.objects.get(username="mai.tran").check_password(password)
    page.goto(page.url.split("/quan-tri/")[0])
    expect(page.get_by_text("Sở Tư pháp").first).to_be_visible()


def give_a_role(page: Page, username: str, name: str, role: Role, unit: str) -> str:
    """The password that the page shows once."""
    page.get_by_role("link", name="Giao vai trò").click()
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Vai trò").select_option(role.value)
    page.get_by_label("Đơn vị").select_option(label=unit)
    page.get_by_role("button", name="Giao vai trò").click()
    expect(page.get_by_role("heading", name=f"Mật khẩu của {name}")).to_be_visible()
    return page.locator(".lt-password").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_screens_of_the_agency_fit_and_are_accessible(
    live_server: object, width: int, visit, context_of, check_accessible, check_fits
) -> None:
    people = make_agency("Sở Nông nghiệp và Môi trường tỉnh có tên dài để thử bề rộng của trang")
    person = people.staff.memberships.get()
    context = context_of(people.of(Role.ADMINISTRATOR), width=width)
    base = f"/quan-tri/co-quan/{people.agency.pk}/"
    for address in (
        base,
        f"{base}nguoi-dung/",
        f"{base}nguoi-dung/them/",
        f"{base}nguoi-dung/{person.pk}/",
    ):
        page = visit(address, context=context)
        check_accessible(page, whole=False)
        check_fits(page)
    page.get_by_text("Kết thúc vai trò").first.click()
    page.get_by_label("Ngày cuối giữ vai trò").fill("31/12/2030")
    page.get_by_role("button", name="Kết thúc vai trò").click()
    expect(page.get_by_text("đến hết 31/12/2030")).to_be_visible()
    assert Membership.objects.get(pk=person.pk).valid_to is not None


def test_what_is_refused_says_who_may(live_server: object, visit, context_of) -> None:
    people = make_agency()
    page = visit(
        f"/quan-tri/co-quan/{people.agency.pk}/nguoi-dung/",
        context=context_of(people.staff),
        status=403,
    )

    expect(page.get_by_role("heading", level=1)).to_have_text("Không mở được trang này")
    expect(page.get_by_text("Vai trò hiện tại: Công chức, viên chức đơn vị.")).to_be_visible()
