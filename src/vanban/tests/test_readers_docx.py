"""Word documents, part by part; whole ones are read in the round trips of the writers."""

import pytest

from vanban.readers.blocks import Paragraph
from vanban.tests.reader_sources import (
    codes,
    docx,
    grid,
    kinds,
    paragraphs,
    tables,
    texts,
)


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


RULES = (
    '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/>'
    '<w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'
)


def tbl(*rows: str, properties: str = RULES) -> str:
    return f"<w:tbl>{properties}{''.join(rows)}</w:tbl>"


def only(body: str, **parts: str) -> Paragraph:
    (paragraph,) = paragraphs(docx(body, **parts))
    return paragraph


# --- paragraphs -------------------------------------------------------------------------------


def test_look_and_place() -> None:
    first, second = paragraphs(
        docx(
            p(r("KẾ HOẠCH", '<w:b/><w:sz w:val="28"/>'), '<w:jc w:val="center"/>')
            + p("")
            + p(r("a", "<w:b/>") + r("b", '<w:b w:val="0"/><w:i/>'), '<w:jc w:val="both"/>')
        )
    )
    assert (first.bold, first.size, first.align) == (True, 14.0, "center")
    assert (second.bold, second.italic, second.align) == (False, False, "justify")
    assert (first.place.paragraph, second.place.paragraph) == (1, 3)


def test_a_space_alone_does_not_decide_whether_a_paragraph_is_bold() -> None:
    assert only(p(r("Điều 1", "<w:b/>") + r(" ."))).bold


def test_styles_are_followed_to_their_ancestors_and_the_document_s_defaults() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="heading 3"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="x"/><w:basedOn w:val="Goc"/>'
        '</w:style><w:style w:type="character" w:styleId="Nghieng"><w:rPr><w:i/></w:rPr></w:style>'
    )
    block = only(
        p(r("Mục", '<w:rStyle w:val="Nghieng"/>'), '<w:pStyle w:val="Con"/>'), styles=styles
    )
    assert (block.bold, block.italic, block.size) == (True, True, 13.0)
    assert (block.align, block.level) == ("center", 3)


def test_styles_that_rest_on_each_other_end() -> None:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    assert only(p(r("x"), '<w:pStyle w:val="A"/>'), styles=styles).bold


def test_an_outline_level_is_a_heading_level() -> None:
    assert only(p(r("Mục"), '<w:outlineLvl w:val="1"/>')).level == 2


def test_breaks_tabs_and_hyphens() -> None:
    run = (
        "<w:r><w:t>KT. GIÁM ĐỐC</w:t><w:br/><w:t>PHÓ</w:t><w:tab/><w:t>GIÁM ĐỐC 2021</w:t>"
        "<w:noBreakHyphen/><w:t>2025, hành</w:t><w:softHyphen/><w:t>chính</w:t></w:r>"
    )
    assert only(p(run)).text == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC 2021-2025, hànhchính"


def test_capitals_by_format_are_read_as_they_are_drawn() -> None:
    assert only(p(r("Kế hoạch", "<w:caps/>"))).text == "KẾ HOẠCH"


def test_tracked_changes_are_read_as_accepted() -> None:
    body = p(
        r("Trước ngày ")
        + '<w:del w:id="1"><w:r><w:delText>10/6</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{r("15/6")}</w:ins>'
        + f'<w:moveFrom w:id="3">{r(" cũ")}</w:moveFrom>'
    )
    assert only(body).text == "Trước ngày 15/6"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p(r("Sở Nội vụ "), "<w:rPr><w:del w:id='1'/></w:rPr>") + p(r("chủ trì"))
    assert texts(docx(body)) == ["Sở Nội vụ chủ trì"]


def test_hidden_text_is_reported_and_not_read() -> None:
    source = docx(p(r("Thấy") + r(" ẩn", "<w:vanish/>")) + p(r("Hai")))
    assert texts(source) == ["Thấy", "Hai"]
    assert codes(source) == ["hidden-text"]
    assert source.findings[0].place is not None
    assert source.findings[0].place.paragraph == 1


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("25/01/2022")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert only(p(r("Ngày ") + field + r("."))).text == "Ngày 25/01/2022."


def test_links_and_content_controls_are_text() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('tỉnh')}</w:sdtContent></w:sdt>"
    body = f"<w:hyperlink>{r('Cổng ')}</w:hyperlink>{control}"
    assert only(p(body)).text == "Cổng tỉnh"


def test_symbols_of_symbol_fonts() -> None:
    body = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> đạt</w:t></w:r>'
    )
    assert only(p(body)).text == "✓ đạt"


def test_letters_of_an_old_font_are_converted_and_reported() -> None:
    source = docx(
        p(r("KÕ ho¹ch", '<w:rFonts w:ascii=".VnTime"/>'))
        + p(r("KÕ ho¹ch", '<w:rFonts w:ascii=".VnTimeH"/>'))
        + p(r("Coâng vaên", '<w:rFonts w:ascii="VNI-Times"/>'))
    )
    assert texts(source) == ["Kế hoạch", "KẾ HOẠCH", "Công văn"]
    assert codes(source) == ["mojibake"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p(r('Trong khung'))}</w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    run = (
        f'<w:r><mc:AlternateContent xmlns:mc="{compatibility}"><mc:Choice><w:drawing>{box}'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(docx(p(r("Ngoài") + run) + p(r("Sau")))) == ["Ngoài", "Trong khung", "Sau"]


def test_a_footnote_follows_its_paragraph() -> None:
    notes = f'<w:footnote w:id="2">{p(r("Ghi chú chân trang"))}</w:footnote>'
    body = p(r("Điều 1") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(r("Điều 2"))
    assert texts(docx(body, footnotes=notes)) == ["Điều 1", "Ghi chú chân trang", "Điều 2"]


def test_strict_documents_speak_another_namespace() -> None:
    from vanban.readers import read_source
    from vanban.tests import hostile_files
    from vanban.tests.reader_sources import WORD

    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = hostile_files.docx(
        p(r("Kế hoạch")),
        head=f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>'.replace(WORD, strict),
    )
    assert texts(read_source(data, name="a.docx")) == ["Kế hoạch"]


def test_columns_drawn_with_tabs_are_a_layout_table() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = (
        p(r("UBND TỈNH") + tab + tab + r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        + p(tab + r("SỞ NỘI VỤ") + tab + r("Độc lập - Tự do - Hạnh phúc"))
        + p(r("Một đoạn thân bài."))
        + p(r("Nơi nhận:") + tab + r("GIÁM ĐỐC"))
        + p(r("- UBND tỉnh;"))
        + p(tab + r("(Đã ký)"))
        + p(r("- Lưu: VT.") + tab + r("Nguyễn Văn An"))
    )
    source = docx(body)
    letterhead, signing = tables(source)
    assert not letterhead.ruled
    assert grid(letterhead)[1] == ["SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"]
    assert grid(signing) == [
        ["Nơi nhận:", "GIÁM ĐỐC"],
        ["- UBND tỉnh;", ""],
        ["", "(Đã ký)"],
        ["- Lưu: VT.", "Nguyễn Văn An"],
    ]
    assert texts(source) == ["Một đoạn thân bài."]


def test_a_tab_behind_a_list_mark_is_a_space() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = p(r("1.") + tab + r("Mục tiêu")) + p(r("-") + tab + r("Yêu cầu"))
    assert texts(docx(body + p(r("Kính gửi:") + tab + r("Sở Nội vụ")))) == [
        "1. Mục tiêu",
        "- Yêu cầu",
        "Kính gửi: Sở Nội vụ",
    ]


# --- automatic numbering ------------------------------------------------------------------------


def level(at: int, kind: str, pattern: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


LEVELS = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "-")
    + level(5, "bullet", "&#xF0B7;")
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(at: int, text: str = "x", list_id: int = 3) -> str:
    return p(r(text), f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>')


def labels(*levels: int) -> list[str | None]:
    source = docx("".join(item(at) for at in levels), numbering=NUMBERING)
    return [paragraph.label for paragraph in paragraphs(source)]


def test_numbers_are_drawn_as_word_draws_them() -> None:
    assert labels(0, 1, 1, 2, 2, 3, 0, 1) == ["I.", "1.", "2.", "2.1.", "2.2.", "a)", "II.", "1."]


def test_bullets_come_out_as_marks_that_can_be_printed() -> None:
    assert labels(4, 5) == ["-", "•"]


def test_a_restarted_list_begins_at_its_own_number() -> None:
    source = docx(item(1) + item(1, list_id=4) + item(1, list_id=4), numbering=NUMBERING)
    assert [paragraph.label for paragraph in paragraphs(source)] == ["1.", "5.", "6."]


def test_numbering_may_come_from_the_style_and_be_taken_back() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    off = '<w:pStyle w:val="S"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    source = docx(
        p(r("a"), '<w:pStyle w:val="S"/>') + p(r("b"), off), styles=styles, numbering=NUMBERING
    )
    assert [paragraph.label for paragraph in paragraphs(source)] == ["I.", None]


def test_a_numbered_empty_cell_holds_its_number() -> None:
    cell = '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:p>'
    rows = [tr(tc(cell), tc(p(r("Việc")))) for _ in range(2)]
    assert grid(tables(docx(tbl(*rows), numbering=NUMBERING))[0]) == [
        ["1.", "Việc"],
        ["2.", "Việc"],
    ]


# --- pages --------------------------------------------------------------------------------------


def test_page_breaks_of_every_kind() -> None:
    section = "<w:sectPr/>"
    continuous = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    body = (
        p(r("một") + '<w:r><w:br w:type="page"/></w:r>' + r("hai"))
        + p(r("ba"), "<w:pageBreakBefore/>")
        + p(r("bốn"), section)
        + p(r("năm"), continuous.replace("continuous", "nextPage"))
        + p(r("sáu"))
        + continuous
    )
    source = docx(body)
    assert kinds(source) == ["p", "|", "p", "|", "p", "p", "|", "p", "p"]
    assert texts(source) == ["một", "hai", "ba", "bốn", "năm", "sáu"]


# --- tables -------------------------------------------------------------------------------------


def test_merged_cells_keep_their_positions() -> None:
    table = tbl(
        tr(
            tc(p(r("STT"))),
            tc(p(r("Nhiệm vụ")), '<w:gridSpan w:val="2"/>'),
            properties="<w:tblHeader/>",
        ),
        tr(tc(p(r("1")), '<w:vMerge w:val="restart"/>'), tc(p(r("a"))), tc(p(r("b")))),
        tr(tc(p(r("bị che")), "<w:vMerge/>"), tc(p(r("c"))), tc(p(r("d")))),
    )
    (found,) = tables(docx(p(r("Trước")) + table))
    assert grid(found) == [["STT", "Nhiệm vụ", "^"], ["1", "a", "b"], ["^", "c", "d"]]
    assert [row.repeats_header for row in found.rows] == [True, False, False]
    assert found.ruled
    assert (found.place.table, found.rows[1].place.row) == (1, 2)


def test_rows_that_begin_later_and_end_earlier_are_filled_up() -> None:
    table = tbl(
        tr(tc(p(r("a"))), tc(p(r("b"))), tc(p(r("c")))),
        tr(tc(p(r("d"))), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert grid(tables(docx(table))[0]) == [["a", "b", "c"], ["", "d", ""]]


def test_paragraphs_of_a_cell_and_nested_tables_are_lines() -> None:
    inner = tbl(tr(tc(p(r("trong 1"))), tc(p(r("trong 2")))))
    table = tbl(tr(tc(p(r("một")) + inner + p(r("hai"))), tc(p(r("khác")))))
    assert grid(tables(docx(table))[0]) == [["một\ntrong 1\ntrong 2\nhai", "khác"]]


def test_a_deleted_row_is_not_read() -> None:
    table = tbl(tr(tc(p(r("còn")))), tr(tc(p(r("bỏ"))), properties='<w:del w:id="1"/>'))
    assert grid(tables(docx(table))[0]) == [["còn"]]


def test_rows_inside_content_controls_are_rows() -> None:
    row = tr(tc(p(r("a"))), tc(p(r("b"))))
    table = tbl(row, f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>")
    assert grid(tables(docx(table))[0]) == [["a", "b"], ["a", "b"]]


@pytest.mark.parametrize(
    ("properties", "cell", "ruled"),
    [
        ("", "", False),
        (RULES, "", True),
        (RULES.replace("single", "none"), "", False),
        (
            RULES,
            "<w:tcBorders>"
            + "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "bottom", "left", "right"))
            + "</w:tcBorders>",
            False,
        ),
        (
            "",
            "<w:tcBorders>"
            + "".join(f'<w:{side} w:val="single"/>' for side in ("top", "bottom", "left", "right"))
            + "</w:tcBorders>",
            True,
        ),
        ('<w:tblPr><w:tblStyle w:val="Luoi"/></w:tblPr>', "", True),
    ],
)
def test_a_table_without_rules_lays_out(properties: str, cell: str, ruled: bool) -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Goc"><w:tblPr><w:tblBorders><w:top w:val="single"/>'
        '<w:insideH w:val="single"/></w:tblBorders></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Luoi"><w:basedOn w:val="Goc"/></w:style>'
    )
    table = tbl(tr(tc(p(r("a")), cell), tc(p(r("b")), cell)), properties=properties)
    assert tables(docx(table, styles=styles))[0].ruled is ruled


def test_a_file_that_breaks_off_gives_what_came_before() -> None:
    from vanban.readers import read_source
    from vanban.tests.hostile_files import docx_broken_inside

    source = read_source(docx_broken_inside(), name="a.docx")
    assert len(texts(source)) == 50
    assert source.findings[0].severity == "error"
