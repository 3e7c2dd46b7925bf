"""The published schema and list of findings say what the library really prints."""

import json
import re
from pathlib import Path

import jsonschema
import msgspec
import pytest

from vanban.model import Document
from vanban.schema import document_schema, schema_text
from vanban.tests.reading import FOLDER, document, sample

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "src" / "vanban"


def test_published_schema_is_current():
    published = (ROOT / "docs" / "vanban.schema.json").read_text()
    assert published == schema_text(), "run: vanban schema > docs/vanban.schema.json"


@pytest.mark.parametrize("name", [*sorted(path.name for path in FOLDER.iterdir()), "sample"])
def test_every_output_holds_to_the_schema(name):
    read = sample() if name == "sample" else document(name)
    jsonschema.Draft202012Validator(document_schema()).validate(
        json.loads(msgspec.json.encode(read))
    )


def test_every_key_is_required_and_present_in_an_empty_document():
    keys = list(json.loads(msgspec.json.encode(Document())))
    assert document_schema()["$defs"]["Document"]["required"] == keys


def test_every_code_of_a_finding_is_explained():
    explained = set(re.findall(r"^\| `([a-z-]+)`", _findings_page(), re.MULTILINE))
    raised = set()
    for path in SOURCES.rglob("*.py"):
        if "tests" not in path.parts:
            raised |= set(re.findall(r'(?:code=|\.find\(\s*)"([a-z-]+)"', path.read_text()))
    assert {code for code in raised if not code.startswith("layout-")} - explained == set()


def _findings_page() -> str:
    return (ROOT / "docs" / "vanban-findings.md").read_text()
