"""Public pages keep to their content policy: nothing inline that a browser would refuse."""

import re
from pathlib import Path

FACES = ("portal", "theme", "newsroom")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")"
    r"|\son[a-z]+=\"|\sstyle=\"|<style\b|javascript:",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"(?:src|href)=\"(?:https?:)?//[^\"]+\.(?:js|css|woff2?)", re.IGNORECASE)


def test_no_inline_script_or_style(tracked: list[Path], checkout: Path) -> None:
    assert _places(INLINE, tracked, checkout) == []


def test_nothing_is_loaded_from_elsewhere(tracked: list[Path], checkout: Path) -> None:
    assert _places(ELSEWHERE, tracked, checkout) == []


def _places(pattern: re.Pattern[str], tracked: list[Path], checkout: Path) -> list[str]:
    source = checkout / "src" / "lantoa"
    return [
        f"{path.relative_to(checkout)}:{number}"
        for path in tracked
        if path.suffix == ".html" and path.is_relative_to(source)
        if path.relative_to(source).parts[0] in FACES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
