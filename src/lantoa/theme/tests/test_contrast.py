"""Every pair of ink and ground that the pages use can be read: WCAG 2.2, 1.4.3 and 1.4.11."""

import re
from itertools import product
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[1] / "styles" / "tokens.css"
GROUNDS = ("paper", "surface", "sunken")
WASHES = ("lacquer-wash", "indigo-wash", "lotus-wash", "turmeric-wash")
INKS = ("ink", "ink-soft", "lacquer", "indigo", "lotus", "turmeric")
LINES = ("field-border", "indigo", "lacquer")
FILLED = (("on-lacquer", "lacquer"), ("on-indigo", "indigo"))
IDENTITY = {
    "paper": "#fbf8f2",
    "surface": "#ffffff",
    "ink": "#1c1a17",
    "ink-soft": "#5b564d",
    "hairline": "#ddd5c7",
    "lacquer": "#9e1b1b",
    "indigo": "#22407f",
    "lotus": "#23634a",
    "turmeric": "#8a5a00",
    "turmeric-wash": "#fff3d6",
}


def colours(scheme: str) -> dict[str, str]:
    text = TOKENS.read_text(encoding="utf-8")
    light, _, rest = text.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", light))
    if scheme == "dark":
        dark = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", rest))
        assert set(dark) == set(found), "every colour has a dark value"
        return dark
    return found


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_light_values_are_the_identity():
    light = colours("light")
    assert {name: light[name] for name in IDENTITY} == IDENTITY


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), list(product(INKS, GROUNDS + WASHES)) + list(FILLED))
def test_text_reaches_4_5(scheme: str, ink: str, ground: str):
    palette = colours(scheme)
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), list(product(LINES, GROUNDS + WASHES)))
def test_borders_and_focus_reach_3(scheme: str, line: str, ground: str):
    palette = colours(scheme)
    assert contrast(palette[line], palette[ground]) >= 3
