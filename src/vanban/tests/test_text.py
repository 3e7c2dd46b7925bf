"""Folding, tone placement, look-alikes, hidden characters, wrong decoding."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.text import (
    fold,
    has_hidden,
    looks_mojibake,
    mend_homoglyphs,
    nfc,
    normalise_tones,
    squeeze,
    strip_hidden,
)

SENTENCE = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"


def test_fold_takes_every_diacritic_and_the_stroke() -> None:
    assert fold("Đất đai; ĐẠT DẠT Qúy") == "dat dai; dat dat quy"
    assert set(fold(VIETNAMESE + VIETNAMESE.upper())) == set("aeiouyd")


def test_fold_reads_decomposed_text_alike() -> None:
    assert fold(unicodedata.normalize("NFD", SENTENCE)) == fold(SENTENCE)


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " bcdghklmnpqrstvx0123456789/-"))
def test_fold_keeps_the_length_of_vietnamese(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_nfc_composes() -> None:
    assert nfc("e\u0302\u0323") == "ệ"


def test_squeeze_makes_one_space_of_many() -> None:
    assert squeeze(" a\u00a0 b\n\tc ") == "a b c"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Hoà", "Hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("Uỷ ban", "Ủy ban"),
        ("toà án, xoá; tuỳ.", "tòa án, xóa; tùy."),
        ("Qúy I, qúi II", "Quý I, quí II"),
        ("qủa", "quả"),
        ("quý quỳ quả hoàn toán khoản thuyền", "quý quỳ quả hoàn toán khoản thuyền"),
    ],
)
def test_tones_take_one_place(printed: str, expected: str) -> None:
    assert normalise_tones(printed) == expected


@given(st.text(alphabet=VIETNAMESE + "qnhkt QH"))
def test_tones_keep_the_length_and_settle(text: str) -> None:
    once = normalise_tones(text)
    assert len(once) == len(text)
    assert normalise_tones(once) == once
    assert fold(once) == fold(text)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("07/2025/NĐ-\u0421\u0420", "07/2025/NĐ-CP"),
        ("TT-BT\u0421", "TT-BTC"),
        ("U\u0392ND", "UBND"),
        ("\u00d0iều", "Điều"),
        ("\u0420\u043e\u0441\u0441\u0438\u044f", "\u0420\u043e\u0441\u0441\u0438\u044f"),
        ("\u03b1-tocopherol", "\u03b1-tocopherol"),
    ],
)
def test_look_alikes_are_mended_in_latin_words_only(printed: str, expected: str) -> None:
    assert mend_homoglyphs(printed) == expected


@given(st.text())
def test_mending_keeps_the_length(text: str) -> None:
    assert len(mend_homoglyphs(text)) == len(text)


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u2066", "\x00", "\x1b", "\U000e0041"])
def test_hidden_characters_are_seen_and_stripped(hidden: str) -> None:
    text = f"Kế{hidden} hoạch"
    assert has_hidden(text)
    assert strip_hidden(text) == "Kế hoạch"


def test_a_soft_hyphen_or_byte_order_mark_is_no_deceit() -> None:
    assert not has_hidden("\ufeffKế ho\u00adạch\n\tmới")
    assert strip_hidden("\ufeffKế ho\u00adạch\n\tmới") == "Kế hoạch\n\tmới"


@given(st.text())
def test_nothing_hidden_is_left_after_stripping(text: str) -> None:
    assert not has_hidden(strip_hidden(text))


@pytest.mark.parametrize(
    "garbled",
    [
        SENTENCE.encode().decode("cp1252", "replace").replace("\ufffd", "\x90"),
        SENTENCE.encode().decode("latin-1"),
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
        "\ue001\ue002\ue003\ue004 \ue005\ue006",
        "K\ufffd ho\ufffdch truy\ufffdn th\ufffdng",
    ],
)
def test_wrong_decoding_is_recognised(garbled: str) -> None:
    assert looks_mojibake(garbled)


@pytest.mark.parametrize(
    "sound",
    [
        SENTENCE,
        SENTENCE.upper(),
        "Plain English without any accent",
        "Hội nghị “cấp XÔ; “cấp XÃ”, diện tích 25 m², nhiệt độ 30 °C",
        "Ông Müller và bà François dự hội nghị tại Hà Nội",
        "",
    ],
)
def test_sound_text_is_left_alone(sound: str) -> None:
    assert not looks_mojibake(sound)


@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " bcdghklmnpqrstvx,.;“”-", min_size=20))
def test_vietnamese_read_as_latin_1_is_recognised(text: str) -> None:
    words = [w for w in text.split() if not w.isascii() and "“" not in w and "”" not in w]
    if words:
        assert looks_mojibake(" ".join(words).encode().decode("latin-1"))
