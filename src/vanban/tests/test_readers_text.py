"""Plain text: a paragraph a line, tables between tabs or bars, encodings of all times."""

import pytest

from vanban.model import DocumentError
from vanban.readers import read_source
from vanban.readers.blocks import Limits
from vanban.tests.reader_sources import codes, grid, kinds, paragraphs, tables, text, texts

SENTENCE = "Thực hiện Kế hoạch cải cách hành chính của tỉnh trong năm 2022"


def test_each_line_is_a_paragraph_with_its_line_as_place() -> None:
    source = text("KẾ HOẠCH\n\n  Trích   yếu\u00a0dài \n")
    assert texts(source) == ["KẾ HOẠCH", "Trích yếu dài"]
    assert [block.place.line for block in paragraphs(source)] == [1, 3]


def test_text_is_composed() -> None:
    assert texts(text("Kê\u0301 hoa\u0323ch")) == ["Kế hoạch"]


def test_marks_of_headings_give_the_level() -> None:
    source = text("# KẾ HOẠCH\n### 1. Mục tiêu ###\n#không phải tiêu đề")
    assert [(p.text, p.level) for p in paragraphs(source)] == [
        ("KẾ HOẠCH", 1),
        ("1. Mục tiêu", 3),
        ("#không phải tiêu đề", None),
    ]


def test_lines_with_tabs_are_one_table() -> None:
    source = text("Trước\nSTT\tNhiệm vụ\tThời gian\n1\tTập huấn / Hội nghị\tQuý I\nSau")
    assert kinds(source) == ["p", "t", "p"]
    assert grid(tables(source)[0]) == [
        ["STT", "Nhiệm vụ", "Thời gian"],
        ["1", "Tập huấn / Hội nghị", "Quý I"],
    ]
    assert [row.place.line for row in tables(source)[0].rows] == [2, 3]


def test_a_row_continued_from_the_page_before_keeps_its_empty_cells() -> None:
    source = text("STT\tNhiệm vụ\tThời gian\n\tphục vụ hành chính;\t\n2\tTập huấn\tQuý II")
    assert grid(tables(source)[0])[1] == ["", "phục vụ hành chính;", ""]


def test_an_empty_form_row_inside_a_table_stays() -> None:
    assert grid(tables(text("TT\tTên\tGhi chú\n\t\t\n\t\t"))[0])[1:] == [["", "", ""]] * 2


def test_a_tab_at_the_line_s_ends_only_is_an_indent() -> None:
    source = text("\tI. MỤC TIÊU\t\n\t\n\t- Nâng cao nhận thức")
    assert kinds(source) == ["p", "p"]
    assert texts(source) == ["I. MỤC TIÊU", "- Nâng cao nhận thức"]


def test_rows_of_different_length_are_filled_up() -> None:
    rows = tables(text("Bước\tNội dung\tThời gian\nTổng thời gian\t5 ngày"))[0].rows
    assert [len(row.cells) for row in rows] == [3, 3]


def test_bars_are_a_table_also_without_a_line_of_dashes() -> None:
    source = text("| 7.2 | Đổi mới \\| hoàn thiện | |\n| | Hoàn thành | Cục CNTT |")
    assert grid(tables(source)[0]) == [
        ["7.2", "Đổi mới | hoàn thiện", ""],
        ["", "Hoàn thành", "Cục CNTT"],
    ]


def test_a_row_of_dashes_below_the_first_row_is_no_row() -> None:
    assert grid(tables(text("| A | B |\n|---|:-:|\n| - | - |"))[0]) == [["A", "B"], ["-", "-"]]


def test_a_single_bar_is_text() -> None:
    assert kinds(text("Cơ sở dữ liệu | Văn bản pháp luật")) == ["p"]


def test_a_form_feed_begins_a_page() -> None:
    assert kinds(text("Trang một\n\fTrang hai")) == ["p", "|", "p"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_recognised(encoding: str) -> None:
    source = read_source(SENTENCE.encode(encoding), name="a.txt")
    assert texts(source) == [SENTENCE]
    assert codes(source) == []


def test_windows_vietnamese_is_read_with_a_finding() -> None:
    written = SENTENCE.replace("ự", "ư\u0323").replace("ệ", "ê\u0323").replace("ế", "ê\u0301")
    written = (
        written.replace("ạ", "a\u0323")
        .replace("ả", "a\u0309")
        .replace("ỉ", "i\u0309")
        .replace("ủ", "u\u0309")
    )
    source = read_source(written.encode("cp1258", "replace"), name="a.txt")
    assert "Kế hoạch cải cách hành chính của tỉnh" in texts(source)[0]
    assert codes(source) == ["mojibake"]


def test_tcvn3_bytes_are_converted_with_a_finding() -> None:
    written = "Thùc hiÖn KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña tØnh trong n¨m 2022"
    source = read_source(written.encode("cp1252"), name="a.txt")
    assert texts(source) == [SENTENCE]
    assert codes(source) == ["mojibake"]


def test_letters_of_a_vni_font_are_converted_with_a_finding() -> None:
    source = text("KEÁ HOAÏCH caûi caùch haønh chính cuûa tænh trong naêm 2022 veà vieäc")
    assert texts(source) == ["KẾ HOẠCH cải cách hành chính của tỉnh trong năm 2022 về việc"]
    assert codes(source) == ["mojibake"]


def test_text_decoded_wrongly_is_kept_and_reported() -> None:
    garbled = SENTENCE.encode().decode("cp1252", "replace")
    source = text(garbled)
    assert codes(source) == ["mojibake"]
    assert source.findings[0].severity == "error"


def test_a_damaged_spot_does_not_lose_the_rest() -> None:
    data = (SENTENCE + "\n") * 40
    source = read_source(data.encode()[:-1] + b"\xff\n" + SENTENCE.encode(), name="a.txt")
    assert texts(source)[-1] == SENTENCE
    assert codes(source) == ["mojibake"]


def test_invisible_characters_are_taken_out_and_reported_with_a_place() -> None:
    source = text(f"KẾ HOẠCH\nsố \u202e2202\u202c năm\u200b 2022\n\u200b\n{SENTENCE}")
    assert texts(source) == ["KẾ HOẠCH", "số 2202 năm 2022", SENTENCE]
    assert codes(source) == ["hidden-text"]
    assert source.findings[0].place is not None
    assert source.findings[0].place.line == 2


def test_soft_hyphens_are_no_finding() -> None:
    source = text("hành\u00ad chính")
    assert texts(source) == ["hành chính"]
    assert codes(source) == []


def test_a_text_longer_than_the_pages_allowed_is_refused() -> None:
    with pytest.raises(DocumentError, match="2 trang"):
        read_source((SENTENCE + "\n").encode() * 200, name="a.txt", limits=Limits(pages=2))


def test_unknown_bytes_are_refused_with_advice() -> None:
    with pytest.raises(DocumentError, match="UTF-8"):
        read_source(bytes(range(128, 256)) * 20, name="a.txt")
