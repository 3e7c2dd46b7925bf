"""The text of a document as a page shows it."""

import pytest

from lantoa.portal.outline import outline, parts_by_text, printed_label
from vanban.model import Annex, Document, Section, Table
from vanban.text import fold

TASKS = Table(header=("STT", "Nhiệm vụ"), rows=(("1", "Tuyên truyền"),), is_task_table=True)
FIGURES = Table(header=("Kênh", "Số"), rows=(("Bản tin", "4"),), after="II.1")
LOOSE = Table(header=("Kênh",), rows=(("Đài",),))
DOCUMENT = Document(
    sections=(
        Section(
            "I",
            "MỤC TIÊU",
            children=(
                Section("1", "Mục tiêu", children=(Section("d", text="D"), Section("đ", text="Đ"))),
            ),
        ),
        Section("II", "NỘI DUNG", "Mở đầu\nThứ hai", (Section("1", text="Một"),)),
        Section("II", "LẶP LẠI"),
    ),
    annexes=(Annex("Phụ lục", "CÁC NHIỆM VỤ", tables=(0,)),),
    tables=(TASKS, FIGURES, LOOSE),
)


def anchors(nodes) -> list[str]:
    return [a for node in nodes for a in (node.anchor, *anchors(node.children))]


def test_every_part_has_an_anchor_of_its_own():
    found = outline(DOCUMENT)
    every = anchors(found.nodes) + [annex.anchor for annex in found.annexes]
    assert len(every) == len(set(every)) == 8
    assert "muc-i-1-d" in every
    assert "muc-i-1-dd" in every
    assert "muc-ii-lan-2" in every
    assert all(anchor.isascii() and " " not in anchor for anchor in every)


def test_headings_descend_one_level_at_a_time():
    untitled = Section("1", text="Lời dẫn", children=(Section("a", "Tiêu đề"),))
    nodes = outline(Document(sections=(Section("I", "PHẦN", children=(untitled,)),))).nodes
    middle = nodes[0].children[0]
    assert (nodes[0].level, middle.level, middle.children[0].level) == (2, 3, 3)


def test_a_deep_outline_stays_within_six_levels():
    section = Section("9", "Cuối")
    for label in "87654321":
        section = Section(label, f"Mức {label}", children=(section,))
    node = outline(Document(sections=(section,))).nodes[0]
    levels = []
    while node:
        levels.append(node.level)
        node = node.children[0] if node.children else None
    assert levels == [2, 3, 4, 5, 6, 6, 6, 6, 6]


def test_parts_without_a_label_have_anchors_too():
    document = Document(sections=(Section("", "Mở đầu"), Section("-", text="Một ý")))
    first, second = outline(document).nodes
    assert (first.anchor, second.anchor) == ("muc-phan", "muc-phan-lan-2")
    assert (first.mark, second.mark) == ("", "-")


def test_paragraphs_are_kept_apart():
    assert outline(DOCUMENT).nodes[1].paragraphs == ("Mở đầu", "Thứ hai")


def test_each_table_stands_once_and_task_tables_not_at_all():
    found = outline(DOCUMENT)
    assert [table.header for table in found.nodes[1].children[0].tables] == [("Kênh", "Số")]
    assert [table.header for table in found.tables] == [("Kênh",)]
    assert found.annexes[0].tables == ()
    assert found.annexes[0].has_tasks


def test_cells_know_their_column():
    cell = outline(DOCUMENT).nodes[1].children[0].tables[0].rows[0][1]
    assert (cell.label, cell.text) == ("Số", "4")


def test_a_row_longer_than_the_header_is_kept():
    table = Table(header=("A",), rows=(("1", "2"),))
    assert [c.text for c in outline(Document(tables=(table,))).tables[0].rows[0]] == ["1", "2"]


def test_an_annex_that_names_a_table_of_tasks_among_others():
    document = Document(
        annexes=(Annex("Phụ lục I", tables=(0, 1)), Annex("Phụ lục II")), tables=(TASKS, LOOSE)
    )
    first, second = outline(document).annexes
    assert (first.has_tasks, len(first.tables)) == (True, 1)
    assert first.anchor != second.anchor


def test_contents_name_headings_of_two_levels_and_annexes():
    entries = outline(DOCUMENT).entries()
    assert [entry.text for entry in entries] == [
        "I. MỤC TIÊU",
        "II. NỘI DUNG",
        "II. LẶP LẠI",
        "Phụ lục. CÁC NHIỆM VỤ",
    ]
    assert [child.text for child in entries[0].children] == ["1. Mục tiêu"]
    assert entries[1].children == ()


def test_a_part_is_found_by_its_text():
    places = parts_by_text(outline(DOCUMENT).nodes)
    assert places[fold("mo dau thu hai")].path == "II"
    assert places[fold("Một")].path == "II.1"


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("I", "I."),
        ("1", "1."),
        ("1.1", "1.1."),
        ("a", "a)"),
        ("đ", "đ)"),
        ("Điều 2", "Điều 2."),
        ("-", "-"),
        ("", ""),
    ],
)
def test_labels_are_printed_as_the_decree_has_them(label, printed):
    assert printed_label(label) == printed
