"""Documentation leads where it says: links, anchors and the documents it names."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6}\s+(?P<title>.+?)\s*#*$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
NAMED_DOCUMENT = re.compile(r"(?<![\w/.-])[A-Z]{3,}\.md\b")


@pytest.fixture(scope="module")
def documents(tracked: list[Path], checkout: Path) -> list[Path]:
    """Our own prose; samples are other people's."""
    samples = checkout / "samples"
    return [path for path in tracked if path.suffix == ".md" and samples not in path.parents]


def test_every_link_leads_somewhere(documents: list[Path], checkout: Path) -> None:
    broken = [
        f"{path.relative_to(checkout)}: {target}"
        for path in documents
        for target in _relative_links(path)
        if not _exists(path, target)
    ]

    assert broken == []


def test_every_document_that_is_named_exists(tracked: list[Path], checkout: Path) -> None:
    names = {path.name for path in tracked}
    unknown = [
        f"{path.relative_to(checkout)}: {name}"
        for path in tracked
        if path.suffix in {".md", ".py", ".toml", ".html", ".css", ""}
        for name in NAMED_DOCUMENT.findall(path.read_text(encoding="utf-8"))
        if name not in names
    ]

    assert unknown == []


def _relative_links(path: Path) -> Iterator[str]:
    prose = FENCE.sub("", path.read_text(encoding="utf-8"))
    for link in LINK.finditer(prose):
        if "://" not in link["target"] and not link["target"].startswith("mailto:"):
            yield unquote(link["target"])


def _exists(path: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    file = (path.parent / name).resolve() if name else path
    if not file.exists():
        return False
    return not anchor or file.suffix != ".md" or anchor in _anchors(file)


def _anchors(file: Path) -> set[str]:
    """As code hosts make them: lower case, punctuation dropped, spaces as hyphens."""
    prose = FENCE.sub("", file.read_text(encoding="utf-8"))
    titles = (heading["title"].lower() for heading in HEADING.finditer(prose))
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}
