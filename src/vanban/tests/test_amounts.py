"""Money as figures, in words and in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.amounts import figures, find_amounts, in_words

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def number_of(words: str) -> int:
    """The number that Vietnamese words say, read by another way than they are written."""
    total = group = digit = 0
    for word in words.removesuffix(" đồng").split():
        if word in _DIGITS:
            group, digit = group + _DIGITS[word], _DIGITS[word]
        elif word == "trăm":
            group += digit * 99
        elif word == "mươi":
            group += digit * 9
        elif word == "mười":
            group += 10
        elif word == "tỷ":
            total, group = (total + group) * 10**9, 0
        elif word != "linh":
            total, group = total + group * {"triệu": 10**6, "nghìn": 10**3}[word], 0
    return total + group


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (111, "một trăm mười một"),
        (404, "bốn trăm linh bốn"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (10_010, "mười nghìn không trăm mười"),
        (2_004_015, "hai triệu không trăm linh bốn nghìn không trăm mười lăm"),
        (125_500_000, "một trăm hai mươi lăm triệu năm trăm nghìn"),
        (3_000_000_021, "ba tỷ không trăm hai mươi mốt"),
        (10**12, "một nghìn tỷ"),
        (1_002_000_000_000, "một nghìn không trăm linh hai tỷ"),
        (10**18, "một tỷ tỷ"),
    ],
)
def test_words_as_an_estimate_prints_them(amount: int, words: str) -> None:
    assert in_words(amount) == f"{words} đồng"


def test_words_up_to_a_thousand_say_their_number() -> None:
    assert [number_of(in_words(n)) for n in range(1_001)] == list(range(1_001))


@given(st.integers(0, 10**9) | st.integers(0, 10**27) | st.integers(0, 27).map(lambda n: 10**n))
def test_words_say_their_number_and_one_thing_only(amount: int) -> None:
    words = in_words(amount)
    assert number_of(words) == amount
    assert words == " ".join(words.split())


def test_no_amount_is_negative() -> None:
    with pytest.raises(ValueError, match="-5"):
        in_words(-5)


@pytest.mark.parametrize(
    ("amount", "printed"),
    [(0, "0"), (999, "999"), (1_234_567, "1.234.567"), (-50_000, "-50.000")],
)
def test_figures(amount: int, printed: str) -> None:
    assert figures(amount) == printed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("125.500.000 đồng", 125_500_000),
        ("125,500,000 đồng", 125_500_000),
        ("300.000đ", 300_000),
        ("1500000 VNĐ", 1_500_000),
        ("2,5 tỷ đồng", 2_500_000_000),
        ("1.5 tỷ đồng", 1_500_000_000),
        ("1.500 triệu đồng", 1_500_000_000),
        ("1.234,5 triệu đồng", 1_234_500_000),
        ("2 tỷ 500 triệu đồng", 2_500_000_000),
        ("3 triệu 200 nghìn đồng", 3_200_000),
        ("2 nghìn tỷ đồng", 2 * 10**12),
        ("5 trieu dong", 5_000_000),
        ("12 TRIỆU ĐỒNG", 12_000_000),
        ("1,500 tỷ đồng", None),
        ("1.2.3 triệu đồng", None),
        ("0,5 đồng", None),
        ("500 nghìn 2 tỷ đồng", None),
    ],
)
def test_money_in_a_text(text: str, value: int | None) -> None:
    sentence = f"Kinh phí: {text}, do ngân sách bảo đảm."
    (amount,) = find_amounts(sentence)
    assert amount.value == value
    assert sentence[amount.start : amount.end] == text


@pytest.mark.parametrize(
    "text",
    ["5 đơn vị", "Điều 5 điểm đ", "ngày 12/3/2024", "30 hội đồng", "12.000 lượt", "100 tỷ lệ"],
)
def test_a_number_without_its_unit_is_no_money(text: str) -> None:
    assert find_amounts(text) == ()


@given(st.integers(1, 10**15))
def test_what_is_printed_is_read(amount: int) -> None:
    (found,) = find_amounts(f"Tổng cộng: {figures(amount)} đồng.")
    assert found.value == amount


@given(st.text(st.sampled_from("0123456789., tỷriệunghđồ"), max_size=80))
def test_any_text_gives_places_inside_it(text: str) -> None:
    ends = 0
    for amount in find_amounts(text):
        assert ends <= amount.start < amount.end <= len(text)
        ends = amount.end
