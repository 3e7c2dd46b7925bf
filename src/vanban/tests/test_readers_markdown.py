"""Markdown as official texts use it."""

from pathlib import Path

from vanban.readers import read_path
from vanban.tests.reader_sources import (
    codes,
    grid,
    kinds,
    markdown,
    paragraphs,
    tables,
    texts,
)

SAMPLE = Path(__file__).parents[3] / "samples" / "ke-hoach-truyen-thong-cchc-2022.md"


def test_headings_have_level_and_look() -> None:
    (heading,) = paragraphs(markdown("#### **I. MỤC TIÊU, YÊU CẦU**"))
    assert (heading.text, heading.level, heading.bold) == ("I. MỤC TIÊU, YÊU CẦU", 4, True)


def test_bold_holds_only_when_all_of_it_is_bold() -> None:
    mixed, whole, italic = paragraphs(
        markdown("**Điều 1.** Phạm vi\n\n**Điều 1**.\n\n***Nơi nhận:***")
    )
    assert not mixed.bold
    assert whole.bold
    assert italic.bold
    assert italic.italic


def test_a_hard_break_is_a_line_break_and_a_soft_one_a_space() -> None:
    source = markdown("**KT. GIÁM ĐỐC  \nPHÓ GIÁM ĐỐC**\n\ndòng một\ndòng hai<br>dòng ba")
    assert texts(source) == ["KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "dòng một dòng hai\ndòng ba"]


def test_list_items_are_paragraphs_with_the_mark_that_is_written() -> None:
    source = markdown("- UBND tỉnh;\n* Sở Nội vụ;\n1. Một\n1. Hai\na) Ba\nđ) Bốn")
    assert texts(source) == [
        "- UBND tỉnh;",
        "- Sở Nội vụ;",
        "1. Một",
        "1. Hai",
        "a) Ba",
        "đ) Bốn",
    ]
    assert [p.place.line for p in paragraphs(source)] == [1, 2, 3, 4, 5, 6]


def test_a_rule_of_dashes_makes_no_heading() -> None:
    source = markdown("SỞ NỘI VỤ\n-------\n\nSố: 12/KH-SNV")
    assert [p.level for p in paragraphs(source)] == [None, None]


def test_indented_text_is_text() -> None:
    assert texts(markdown("        UBND TỈNH")) == ["UBND TỈNH"]


def test_inline_html_is_taken_out_and_superscripts_stay() -> None:
    assert texts(markdown("- Lưu: VT, VP<sup>XT</sup>.")) == ["- Lưu: VT, VPXT."]


def test_tab_separated_rows_between_paragraphs_are_a_table() -> None:
    source = markdown("**PHỤ LỤC**\n\nSTT\tNhiệm vụ\n1\tTập **huấn**\n\nSau")
    assert kinds(source) == ["p", "t", "p"]
    assert grid(tables(source)[0]) == [["STT", "Nhiệm vụ"], ["1", "Tập huấn"]]
    assert tables(source)[0].place.line == 3
    assert paragraphs(source)[-1].place.line == 6


def test_pipe_tables_with_and_without_outer_bars() -> None:
    source = markdown("| A | B |\n|---|---|\n| 1<br>2 | **x** |\n\nA | B\n---|---\n3 | 4\n")
    first, second = tables(source)
    assert grid(first) == [["A", "B"], ["1\n2", "x"]]
    assert first.rows[1].cells[1].bold
    assert grid(second) == [["A", "B"], ["3", "4"]]


def test_an_html_table_in_markdown_keeps_its_spans() -> None:
    source = markdown("<table><tr><td rowspan=2>1</td><td>x</td></tr><tr><td>y</td></tr></table>")
    assert grid(tables(source)[0]) == [["1", "x"], ["^", "y"]]


def test_a_hidden_part_of_html_is_reported() -> None:
    assert codes(markdown('Thấy\n\n<div style="display:none">ẩn</div>')) == ["hidden-text"]


def test_the_sample_is_read_whole() -> None:
    source = read_path(SAMPLE)
    assert len(tables(source)) == 3
    assert [len(table.rows[0].cells) for table in tables(source)] == [6, 6, 6]
    assert grid(tables(source)[1])[1] == ["", "", "", "", "chuyên môn, đơn vị trực thuộc", ""]
    recipients = [text for text in texts(source) if text.startswith("- ")]
    assert len(recipients) == 6
    assert source.findings == ()
