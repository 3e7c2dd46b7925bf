"""A real browser before the real pages, with accessibility rules. Nothing leaves this machine.

``visit`` opens a page and notes what a browser complains of: script errors, refused content,
requests to other machines. A test that ends with such a complaint fails.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from lantoa.foundation.models import User

# Playwright keeps an event loop in the thread of the tests; their rows are still only theirs.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

Scheme = Literal["light", "dark"]
Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    missing = pytest.mark.skip(reason="Chromium is not installed: apt-get install chromium")
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium; root needs no sandbox of its own in a test machine."""
    return {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@dataclass
class Visitor:
    """Opens pages of the live server, each in a context of its own unless one is given."""

    browser: Browser
    origin: str
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __call__(
        self,
        path: str,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Scheme = "light",
        status: int = 200,
        context: BrowserContext | None = None,
        **options: Any,
    ) -> Page:
        """``options`` are Playwright's for a new context (``java_script_enabled=False`` …)."""
        context = context or self.new_context(width, height, scheme, **options)
        page = context.new_page()
        page.on("console", lambda message: self._console(message.type, message.text, status))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._request(request.url))
        response = page.goto(f"{self.origin}{path}")
        assert response is not None
        assert response.status == status, path
        return page

    def new_context(
        self, width: int = 1280, height: int = 900, scheme: Scheme = "light", **options: Any
    ) -> BrowserContext:
        """A browser without memory; closed when the test ends."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **options,
        )
        self.contexts.append(context)
        return context

    def _console(self, kind: str, text: str, status: int) -> None:
        # The browser reports the answer that the test itself asked for.
        if kind == "error" and not (status >= 400 and f"status of {status}" in text):
            self.complaints.append(text)

    def _request(self, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and not url.startswith(self.origin):
            self.complaints.append(f"a page asks another machine: {url}")


@pytest.fixture
def visit(live_server: Any, browser: Browser) -> Iterator[Visitor]:
    visitor = Visitor(browser, live_server.url)
    yield visitor
    for context in visitor.contexts:
        context.close()
    assert visitor.complaints == []


@pytest.fixture
def context_of(visit: Visitor) -> Callable[..., BrowserContext]:
    """A browser in which a person has signed in; options as for ``visit``."""

    def make(user: User, **options: Any) -> BrowserContext:
        client = Client()
        client.force_login(user)
        context = visit.new_context(**options)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": visit.origin}]
        )
        return context

    return make


@pytest.fixture(scope="session")
def check_accessible() -> Callable[..., None]:
    """Fails with every violated rule and the elements that violate it.

    ``whole`` adds what is good practice of a whole page: landmarks, one h1. ``rules`` narrows to
    some rules by name.
    """

    def check(page: Page, *, whole: bool = True, rules: Sequence[str] = ()) -> None:
        only = {"type": "tag", "values": [*WCAG, "best-practice"] if whole else WCAG}
        if rules:
            only = {"type": "rule", "values": list(rules)}
        options = {"runOnly": only, "resultTypes": ["violations"]}
        found = Axe().run(page, options=options).response["violations"]
        told = [
            f"{rule['id']}: {rule['help']} – {node['html'][:200]} {node.get('failureSummary', '')}"
            for rule in found
            for node in rule["nodes"]
        ]
        assert not told, f"{page.url}\n" + "\n".join(told)

    return check


@pytest.fixture(scope="session")
def check_fits() -> Callable[[Page], None]:
    """The page itself never scrolls sideways, and no text is cut off at its edge."""

    def check(page: Page) -> None:
        width = page.viewport_size["width"] if page.viewport_size else 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        outside = page.evaluate(
            """() => [...document.querySelectorAll('body *')].filter(element => {
                const box = element.getBoundingClientRect();
                const framed = element.closest('.data-table, .lt-table, .skip-link');
                return !framed && box.width > 0 && box.right > innerWidth + 1;
            }).map(element => element.outerHTML.slice(0, 120))"""
        )
        assert not outside, f"{page.url}: beyond the right edge\n" + "\n".join(outside)

    return check
