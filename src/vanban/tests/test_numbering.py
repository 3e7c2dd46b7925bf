"""Labels of the outline and their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.numbering import (
    LETTERS,
    Label,
    int_to_roman,
    is_successor,
    next_label,
    parse_label,
    roman_to_int,
)


def label(line: str) -> Label:
    found = parse_label(line)
    assert found is not None, line
    return found


@pytest.mark.parametrize(
    ("line", "text", "kind", "order", "rest"),
    [
        ("I. MỤC TIÊU, YÊU CẦU", "I", "roman", 1, "MỤC TIÊU, YÊU CẦU"),
        ("IV- TỔ CHỨC", "IV", "roman", 4, "TỔ CHỨC"),
        ("II/ NỘI DUNG", "II", "roman", 2, "NỘI DUNG"),
        ("A. ĐẶT VẤN ĐỀ", "A", "capital", 1, "ĐẶT VẤN ĐỀ"),
        ("1. Mục tiêu", "1", "arabic", 1, "Mục tiêu"),
        ("1.Mục tiêu", "1", "arabic", 1, "Mục tiêu"),
        ("1/ Mục tiêu", "1", "arabic", 1, "Mục tiêu"),
        ("(2) Mục tiêu", "2", "arabic", 2, "Mục tiêu"),
        ("3 - Mục tiêu", "3", "arabic", 3, "Mục tiêu"),
        ("1.1. Mục tiêu", "1.1", "decimal", 1, "Mục tiêu"),
        ("2.3.4 Mục tiêu", "2.3.4", "decimal", 4, "Mục tiêu"),
        ("a) Nâng cao", "a", "letter", 1, "Nâng cao"),
        ("a. Nâng cao", "a", "letter", 1, "Nâng cao"),
        ("đ) Tuyên truyền", "đ", "letter", 5, "Tuyên truyền"),
        ("i) Nâng cao", "i", "letter", 9, "Nâng cao"),
        ("f) Nâng cao", "f", "letter", 0, "Nâng cao"),
        ("a.1) Nâng cao", "a.1", "letter_decimal", 1, "Nâng cao"),
        ("Điều 2. Tổ chức thực hiện", "Điều 2", "article", 2, "Tổ chức thực hiện"),
        ("ĐIỀU 12: HIỆU LỰC", "Điều 12", "article", 12, "HIỆU LỰC"),
        ("Điều 4a. Bổ sung", "Điều 4a", "article", 4, "Bổ sung"),
        ("CHƯƠNG II", "Chương II", "chapter", 2, ""),
        ("Chương II QUY ĐỊNH CỤ THỂ", "Chương II", "chapter", 2, "QUY ĐỊNH CỤ THỂ"),
        ("Phần I. CHUNG", "Phần I", "part", 1, "CHUNG"),
        ("Phần thứ nhất", "Phần thứ nhất", "part", 1, ""),
        ("Mục 1. Chung", "Mục 1", "section", 1, "Chung"),
        ("- Nâng cao", "-", "bullet", 0, "Nâng cao"),
        ("+ Nâng cao", "+", "bullet", 0, "Nâng cao"),
        ("• Nâng cao", "•", "bullet", 0, "Nâng cao"),
    ],
)
def test_labels_are_read(line: str, text: str, kind: str, order: int, rest: str) -> None:
    found = label(line)
    assert (found.text, found.kind, found.order, found.rest) == (text, kind, order, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Mục tiêu chung",
        "Phần mềm dùng chung",
        "Điều 5 Luật Đất đai quy định rõ",
        "Điều 3 của Nghị định này",
        "15/11/2022 là hạn cuối",
        "1.500.000 đồng",
        "1.004866 Thủ tục thông báo",
        "12.5% số đơn vị",
        "2022. Năm kế hoạch",
        "2021-2025",
        "C.ty cổ phần",
        "**Kế hoạch**",
        "---",
        "-5 độ",
        "a-b",
    ],
)
def test_text_is_no_label(line: str) -> None:
    assert parse_label(line) is None


def test_letters_run_in_the_vietnamese_order() -> None:
    texts = ["a"]
    while (following := next_label(label(f"{texts[-1]}) x"))) is not None:
        texts.append(following)
    assert "".join(texts) == LETTERS == "abcdđeghiklmnopqrstuvxy"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("I. x", "II"),
        ("III. x", "IV"),
        ("9. x", "10"),
        ("1.9. x", "1.10"),
        ("a2) x", "a3"),
        ("d) x", "đ"),
        ("Điều 9. X", "Điều 10"),
        ("Điều 4a. X", "Điều 5"),
        ("Chương III X", "Chương IV"),
        ("Mục 2. X", "Mục 3"),
        ("Phần thứ hai. X", "Phần thứ ba"),
        ("- x", None),
        ("y) x", None),
        ("f) x", None),
    ],
)
def test_the_next_sibling_is_known(line: str, following: str | None) -> None:
    assert next_label(label(line)) == following


@pytest.mark.parametrize(
    ("a", "b", "follows"),
    [
        ("I. X", "II. X", True),
        ("II. X", "IV. X", False),
        ("H. X", "I. X", True),
        ("I. X", "K. X", True),
        ("B. X", "C. X", True),
        ("d) x", "đ) x", True),
        ("d) x", "e) x", False),
        ("1.1. x", "1.2. x", True),
        ("1.1. x", "2.2. x", False),
        ("1. x", "2. x", True),
        ("1. x", "a) x", False),
        ("Điều 4. X", "Điều 4a. X", True),
        ("Điều 4a. X", "Điều 4b. X", True),
        ("Điều 4b. X", "Điều 5. X", True),
        ("Điều 4. X", "Điều 6. X", False),
        ("- x", "- x", False),
    ],
)
def test_succession(a: str, b: str, follows: bool) -> None:
    assert is_successor(label(a), label(b)) is follows


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_round_trip(number: int) -> None:
    assert roman_to_int(int_to_roman(number)) == number


@pytest.mark.parametrize("numeral", ["", "IIII", "VX", "iv", "IC", "1"])
def test_other_letters_are_no_numeral(numeral: str) -> None:
    assert roman_to_int(numeral) is None


@given(st.text(max_size=60))
def test_any_line_is_read_without_an_error(line: str) -> None:
    found = parse_label(line)
    if found is not None:
        assert found.text
        next_label(found)
        assert not is_successor(found, found)


@given(
    st.integers(min_value=1, max_value=98),
    st.sampled_from(["{}. x", "{}) x", "{}/ x", "Điều {}. X"]),
)
def test_numbers_follow_one_another(number: int, form: str) -> None:
    assert is_successor(label(form.format(number)), label(form.format(number + 1)))
