"""Every screen of the back office in a real browser: both widths, light and dark, by keyboard."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from wagtail.users.models import UserProfile

from lantoa.agencies.enums import Role
from lantoa.foundation.models import User
from tests.conftest import WorkingAgency
from tests.walking import ROLES, shapes, walk

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# More than any screen but the review of a whole plan has fields.
MOST_STOPS = 150

# What is wrong where the keyboard stands, "" when nothing is; null at the end of the page.
STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) { return null; }
    (window.metStops ??= new WeakSet()).add(at);
    const name = at.outerHTML.slice(0, 120);
    const isRinged = [at, at.parentElement].some(element => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    if (!isRinged) { return `no visible focus: ${name}`; }
    const box = at.getBoundingClientRect();
    const across = [box.left + 2, (box.left + box.right) / 2, box.right - 2];
    const down = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2];
    const isSeen = across.some(x => down.some(y => {
        const top = document.elementFromPoint(x, y);
        const drawn = [at, at.labels?.[0], at.nextElementSibling];
        return top && (top.contains(at) || drawn.some(part => part?.contains(top)));
    }));
    return isSeen ? "" : `out of sight: ${name}`;
}"""
MISSED = """() => [...document.querySelectorAll(
    "main :is(a[href], button, input, select, textarea, summary)"
)].filter(element =>
    element.checkVisibility() && !element.disabled && element.tabIndex >= 0 &&
    element.type !== "hidden" && element.type !== "radio" && !window.metStops?.has(element)
).map(element => `not reached by keyboard: ${element.outerHTML.slice(0, 120)}`)"""


@pytest.fixture
def enter(context_of: Callable[..., BrowserContext]) -> Callable[[User], BrowserContext]:
    """A browser of a person who wants no motion: colours stand as soon as the screen does."""
    return lambda user: context_of(user, reduced_motion="reduce", has_touch=False)


def test_every_screen_of_every_role(
    working_agency: WorkingAgency, visit, enter, check_accessible, check_fits
) -> None:
    """Each shape of screen once, with the first role that meets it."""
    met, faults = set(), []
    for role in ROLES:
        person = working_agency.people[role]
        context = enter(person)
        for shape, address in shapes(walk(person)).items():
            if shape in met:
                continue
            met.add(shape)
            page = visit(address, context=context)
            faults += [f"{role}: {fault}" for fault in _faults(page, check_accessible, check_fits)]
            page.close()
    assert not faults, "\n".join(faults)
    assert len({kind for kind, _ in met}) >= 20


def test_the_screens_of_an_administrator(
    working_agency: WorkingAgency, visit, enter, check_accessible, check_fits
) -> None:
    administrator = User.objects.create_superuser("quan-tri-thu", first_name="Người thử")
    context = enter(administrator)
    faults = []
    for address in dict.fromkeys(shapes(walk(administrator)).values()):
        page = visit(address, context=context)
        faults += _faults(page, check_accessible, check_fits)
        page.close()
    assert not faults, "\n".join(faults)


def _faults(page: Page, check_accessible, check_fits) -> list[str]:
    """Looked at with everything unfolded, so that nothing hides."""
    page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true })")
    faults = []
    for size, scheme in ((DESK, "dark"), (PHONE, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for check in (check_accessible, check_fits):
            try:
                check(page)
            except AssertionError as error:
                faults.append(f"{size['width']} px, {scheme}: {error}")
    return faults + [f"{page.url}: {fault}" for fault in _stops(page)]


def _stops(page: Page) -> Iterator[str]:
    """Go through the page with the Tab key alone."""
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        fault = page.evaluate(STOP)
        if fault is None:
            yield from page.evaluate(MISSED)
            return
        if fault:
            yield fault


@pytest.mark.parametrize(("chosen", "machine"), [("dark", "light"), ("light", "dark")])
def test_the_chosen_theme_wins_over_the_machine(
    working_agency: WorkingAgency, visit, context_of, check_accessible, chosen: str, machine: str
) -> None:
    """Grounds, inks and Wagtail's own parts are all of one theme."""
    person = working_agency.people[Role.OFFICE]
    machines = visit("/quan-tri/nhiem-vu/", context=context_of(person, scheme=chosen))
    UserProfile.objects.update_or_create(user=person, defaults={"theme": chosen})
    page = visit("/quan-tri/nhiem-vu/", context=context_of(person, scheme=machine))
    for element in ("html", "main", "h1", "select", ".button", ".lt-soft", ".sidebar", "header"):
        assert _colours(page, element) == _colours(machines, element), element
    check_accessible(page)


def _colours(page: Page, element: str) -> list[str]:
    look = "element => { const style = getComputedStyle(element); return %s; }"
    names = "[style.color, style.backgroundColor, style.borderTopColor, style.colorScheme]"
    return page.locator(element).first.evaluate(look % names)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_the_menu_by_keyboard(
    working_agency: WorkingAgency, visit, enter, check_accessible, size: dict[str, int]
) -> None:
    page = visit("/quan-tri/", context=enter(working_agency.people[Role.OFFICE]))
    page.set_viewport_size(size)
    if size == PHONE:
        _tab_to(page, page.locator(".sidebar-nav-toggle"))
        page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Trình đơn chính")
    _tab_to(page, menu.get_by_role("link", name="Bàn làm việc"))
    check_accessible(page)
    _tab_to(page, page.locator(".sidebar-footer__account"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Tài khoản")).to_be_visible()
    check_accessible(page)
    page.keyboard.press("Enter")
    activities = menu.get_by_role("link", name="Hoạt động")
    activities.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoạt động")


def test_folds_and_a_form_by_keyboard(working_agency: WorkingAgency, visit, enter) -> None:
    page = visit("/quan-tri/don-vi/", context=enter(working_agency.people[Role.OFFICE]))
    fold = page.locator("summary", has_text="Thêm đơn vị")
    _tab_to(page, fold)
    page.keyboard.press("Enter")
    name = page.get_by_label("Tên đơn vị")
    _tab_to(page, name)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nhập tên đơn vị.").first).to_be_visible()
    name.focus()
    page.keyboard.type("Phòng Thử bàn phím")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã thêm đơn vị.")).to_be_visible()


def _tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not come to {wanted}")
