"""One stylesheet for all pages, and what its rules must keep to."""

import gzip
import re

import pytest
from django.test import Client
from django.urls import reverse

from lantoa.theme.stylesheet import sources, stylesheet


def text() -> str:
    return stylesheet().content.decode()


def test_it_holds_the_file_of_every_component():
    for path in sources():
        assert path.read_text(encoding="utf-8") in text()
    assert len(sources()) > 20


def test_every_rule_stands_in_a_declared_layer():
    declared = set(re.search(r"@layer ([\w, ]+);", text())[1].split(", "))
    used = set(re.findall(r"@layer (\w+) \{", text()))
    assert used == declared
    for path in sources():
        css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        first = [line for line in css.splitlines() if line and not line.startswith((" ", "}"))]
        assert all(line.startswith("@layer") for line in first), path


def test_every_token_that_is_used_is_defined():
    used = set(re.findall(r"var\((--[\w-]+)[,)]", text()))
    defined = set(re.findall(r"(--[\w-]+):", text()))
    assert used <= defined


def test_colours_are_named_in_tokens_alone():
    for path in sources():
        if path.name in ("tokens.css", "print.css"):
            continue
        screen = path.read_text(encoding="utf-8").partition("@layer print")[0]
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", screen), path


def test_vietnamese_marks_keep_their_room():
    """Stacked marks touch the line above when it is too close, and letters are never spread."""
    assert "letter-spacing" not in text()
    leadings = re.findall(r"--leading-[\w-]+:\s*([\d.]+)", text()) + re.findall(
        r"line-height:\s*([\d.]+)", text()
    )
    assert leadings
    assert min(map(float, leadings)) >= 1.3


def test_nothing_is_fetched_from_elsewhere():
    assert not re.search(r"url\(|@import|https?:", text())


@pytest.mark.parametrize("zipped", [True, False])
def test_browsers_may_keep_it_for_ever(zipped: bool):
    headers = {"Accept-Encoding": "gzip"} if zipped else {}
    response = Client(headers=headers).get(reverse("theme:stylesheet", args=(stylesheet().digest,)))
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["Vary"] == "Accept-Encoding"
    body = gzip.decompress(response.content) if zipped else response.content
    assert body == stylesheet().content


def test_an_old_address_leads_to_the_current_one():
    response = Client().get(reverse("theme:stylesheet", args=("0" * 16,)))
    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"/{stylesheet().digest}.css")


def test_staff_may_choose_dark_whatever_their_machine_prefers():
    staff = stylesheet("staff").content.decode()
    asked, chosen = (
        set(re.findall(r"--[\w-]+: [^;]+", re.search(pattern, staff)[1]))
        for pattern in (r"scheme: dark\) \{\s*:root \{([^}]*)", r":root\.w-theme-dark \{([^}]*)")
    )
    assert asked == chosen
    assert "w-theme" not in text()
