"""Real documents from public sites: read whole, frame right or a finding that says why not.

The texts lie outside the repository; where they are not there the tests are skipped.
"""

from functools import cache
from pathlib import Path

import pytest

from vanban.model import Document
from vanban.plaintext import plain_text
from vanban.readers import read_path
from vanban.structure import build_document
from vanban.tests.reading import codes, dropped_words

FOLDER = Path(__file__).parents[3] / "shared" / "corpus" / "documents"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the corpus is not on this machine")

# number of the document: kind, number, symbol, date, position, family name of who signed
FRAMES = {
    "01": ("decision", "378", "QĐ-UBND", "2022-03-18", "CHỦ TỊCH", "Nguyễn"),
    "04": ("decision", "254", "QĐ-UBND", "2023-02-17", "CHỦ TỊCH", "Hoàng"),
    "06": ("plan", "252", "KH-BCĐQG1237", "2013-11-11", "TRƯỞNG BAN PHÓ THỦ TƯỚNG", "Nguyễn"),
    "11": ("plan", None, "KH-SCT", None, "PHÓ GIÁM ĐỐC", "Trịnh"),
    "22": ("other", None, None, None, None, None),
    "23": ("notice", None, "TB-VP", None, "CHÁNH VĂN PHÒNG", "Lê"),
    "30": ("plan", "70", "KH-UBND", "2025-09-15", None, None),
    "33": ("circular", "47", "TT-BKHCN", "2025-12-24", "BỘ TRƯỞNG", "Nguyễn"),
    "37": ("other", None, None, None, None, None),
}
REASONS = {
    "11": {"missing-number", "incomplete-date"},
    "22": {"missing-number", "missing-date", "missing-signature", "missing-header"},
    "23": {"missing-number", "incomplete-date"},
    "30": {"missing-signature", "missing-header"},
    "37": {"unknown-kind", "guessed-columns"},
}
TASKS = {"01": 0, "04": 2, "06": 9, "11": 5, "22": 0, "23": 0, "33": 0, "37": 2}


@cache
def read(number: str) -> Document:
    return build_document(read_path(_path(number)))


def _path(number: str) -> Path:
    (path,) = FOLDER.glob(f"{number}-*")
    return path


@pytest.mark.parametrize("number", FRAMES)
def test_frame(number):
    found = read(number)
    signature = found.signature
    position = signature.position if signature else None
    family = signature.name.split()[0] if signature and signature.name else None
    frame = (found.kind, found.number, found.symbol, found.date, position, family)
    assert frame == FRAMES[number]


@pytest.mark.parametrize("number", REASONS)
def test_what_is_not_there_has_a_finding(number):
    assert REASONS[number] <= set(codes(read(number)))


@pytest.mark.parametrize("number", FRAMES)
def test_nothing_is_dropped_and_offsets_hold(number):
    found = read(number)
    assert dropped_words(read_path(_path(number)), found) == set()
    text = plain_text(found)
    assert all(text[c.start : c.end] == c.text for c in found.citations)


@pytest.mark.parametrize("number", TASKS)
def test_tasks(number):
    assert len(read(number).tasks) == TASKS[number]


def test_decision_keeps_its_articles_apart_from_the_plan_it_issues():
    decision = read("04")
    assert [section.label for section in decision.sections] == ["Điều 1", "Điều 2", "Điều 3"]
    (plan,) = decision.annexes
    assert [section.label for section in plan.sections] == ["I", "II", "III", "IV"]
    assert "two-documents" in codes(decision)


def test_capital_and_roman_labels_nest():
    plan = read("06")
    assert [section.label for section in plan.sections] == ["A", "B", "C", "D"]
    assert [section.label for section in plan.sections[1].children] == [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    ]  # fmt: skip
    assert all(task.lead and task.schedule.text for task in plan.tasks)


def test_articles_run_through_the_chapters():
    circular = read("33")
    assert [section.label for section in circular.sections] == [
        "Chương I", "Chương II", "Chương III", "Chương IV",
    ]  # fmt: skip
    articles = [article.label for chapter in circular.sections for article in chapter.children]
    assert articles == [f"Điều {number}" for number in range(1, 15)]
    assert "wrong-numbering" not in codes(circular)


def test_table_without_header_is_read_by_its_columns():
    fragment = read("37")
    assert all(task.group and task.group.startswith("7.2. ") for task in fragment.tasks)
    assert fragment.tasks[1].supporting == ("Các đơn vị tiếp nhận và giải quyết TTHC",)
