"""Nothing in the repository is true of one machine only."""

import re
from pathlib import Path

TEXT = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".ini", ".json", ".po", ".yml", ""}
PACKAGE_HOSTS = re.compile(r"\b(?:[\w-]+\.)*(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com))\b")
LEFT_OPEN = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")


def test_no_package_host_is_named(tracked: list[Path], checkout: Path) -> None:
    """Where packages come from is the business of the machine's own settings."""
    assert _places(PACKAGE_HOSTS, tracked, checkout) == []


def test_no_path_of_this_checkout_is_written_down(tracked: list[Path], checkout: Path) -> None:
    here = re.compile(rf"(?<![\w.]){re.escape(str(checkout))}(?:/|\b)")

    assert _places(here, tracked, checkout) == []


def test_nothing_is_left_open(tracked: list[Path], checkout: Path) -> None:
    code = [path for path in tracked if path.suffix in {".py", ".html", ".css", ".js"}]

    assert _places(LEFT_OPEN, code, checkout) == []


def _places(pattern: re.Pattern[str], paths: list[Path], checkout: Path) -> list[str]:
    return [
        f"{path.relative_to(checkout)}:{number}"
        for path in paths
        if path.suffix in TEXT and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
