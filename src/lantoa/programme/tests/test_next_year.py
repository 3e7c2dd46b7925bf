"""A plan's text moved to another year: what moves, what stays, and that each is listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.programme.rules.next_year import YearShift, next_year_document
from vanban.structure import read_document

SAMPLE = "samples/ke-hoach-truyen-thong-cchc-2022.md"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Truyền thông cải cách hành chính năm 2022", "Truyền thông cải cách hành chính năm 2023"),
        ("Trước ngày 15/11/2022", "Trước ngày 15/11/2023"),
        ("Quý I/2022 và tháng 6/2022", "Quý I/2023 và tháng 6/2023"),
        ("Trước ngày 15/11", "Trước ngày 15/11"),
        ("Quý I, II, III, IV", "Quý I, II, III, IV"),
        ("giai đoạn 2021 - 2022", "giai đoạn 2021 - 2022"),
        ("năm 2022 và giai đoạn 2022–2025", "năm 2023 và giai đoạn 2022–2025"),
        ("theo mẫu 05/2022/QĐ-STN", "theo mẫu 05/2022/QĐ-STN"),
        (
            "Quyết định số 161/QĐ-UBND ngày 19/01/2022 của UBND tỉnh về kế hoạch năm 2022; "
            "tổng kết năm 2022",
            "Quyết định số 161/QĐ-UBND ngày 19/01/2022 của UBND tỉnh về kế hoạch năm 2022; "
            "tổng kết năm 2023",
        ),
        ("mã 120220", "mã 120220"),
        ("chỉ số năm 2019", "chỉ số năm 2019"),
    ],
)
def test_the_plans_own_year_moves_and_nothing_else(before, after):
    shift = YearShift(2022, 2023)

    assert shift.text(before, "Mục I") == after
    assert len(shift.shifts) == before.count("2022") - ("120220" in before)
    assert any(entry.is_moved for entry in shift.shifts) == (before != after)


def test_a_leap_day_moves_to_a_day_that_exists():
    assert YearShift(2024, 2025).text("Hạn 29/02/2024", "") == "Hạn 28/02/2025"
    assert YearShift(2023, 2024).text("Hạn 28/02/2023", "") == "Hạn 28/02/2024"


@given(st.text(alphabet="năm 2013/-–;.\n", max_size=60))
def test_a_text_without_the_year_never_changes(text):
    assert YearShift(2022, 2023).text(text, "") == text or "2022" in text


@given(st.text(max_size=80))
def test_moving_there_and_back_gives_the_text_again(text):
    there = YearShift(2022, 2023).text(f"{text} năm 2022", "")
    if "2023" not in text and "2022" not in text:
        assert YearShift(2023, 2022).text(there, "") == f"{text} năm 2022"


def test_the_sample_moves_to_2023_with_its_basis_left_for_a_person():
    with open(SAMPLE, "rb") as file:
        document = read_document(file.read(), name="plan.md")

    moved, shifts = next_year_document(document, 2023)

    assert moved.title.endswith("năm 2023")
    assert (moved.number, moved.date, moved.signature.name) == (None, None, None)
    assert moved.legal_bases == document.legal_bases
    assert moved.annexes[0].title.endswith("NĂM 2023")
    assert moved.annexes[0].link_line == (
        "(Kèm theo Kế hoạch số: / ngày tháng năm 2023 của Sở Khoa học và Công nghệ)"
    )
    assert [task.schedule for task in moved.tasks] == [task.schedule for task in document.tasks]
    left = {(shift.place, shift.why) for shift in shifts if not shift.is_moved}
    assert ("Căn cứ", "căn cứ giữ nguyên văn, thay khi có văn bản mới") in left
    assert {shift.place for shift in shifts if shift.is_moved} >= {"Trích yếu", "Mục I.1.a"}
