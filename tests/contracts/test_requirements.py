"""What we depend on: each with its reason, locked with hashes, from wherever the machine says."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SETS = ("base", "test")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, object]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _pins(checkout: Path, name: str) -> dict[str, str]:
    text = (checkout / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {canonicalize_name(pin["name"]): pin["version"] for pin in PIN.finditer(text)}


def test_every_dependency_has_its_reason(checkout: Path) -> None:
    lines = (checkout / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("dependencies = [")
    end = next(n for n, line in enumerate(lines[start:], start) if line == "]")

    unexplained = [
        line.strip()
        for line in lines[start + 1 : end]
        if line.strip().startswith('"') and not re.search(r",\s+# \S", line)
    ]

    assert unexplained == []


@pytest.mark.parametrize("name", SETS)
def test_every_locked_version_has_hashes(checkout: Path, name: str) -> None:
    text = (checkout / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text)

    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", SETS)
def test_no_address_is_written_down(checkout: Path, name: str) -> None:
    text = (checkout / "requirements" / f"{name}.txt").read_text(encoding="utf-8")

    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


def test_the_lock_holds_what_the_project_asks_for(
    checkout: Path, project: dict[str, object]
) -> None:
    asked = {
        "base": list(project["dependencies"]),
        "test": [*project["dependencies"], *project["optional-dependencies"]["test"]],
    }
    unmet = []
    for name, texts in asked.items():
        pins = _pins(checkout, name)
        for requirement in map(Requirement, texts):
            pinned = pins.get(canonicalize_name(requirement.name))
            if pinned is None or not requirement.specifier.contains(pinned, prereleases=True):
                unmet.append(f"{name}: {requirement} (locked: {pinned})")

    assert unmet == []


def test_the_tests_run_on_the_versions_that_are_shipped(checkout: Path) -> None:
    base, test = _pins(checkout, "base"), _pins(checkout, "test")

    assert {name: test.get(name) for name in base} == base
