"""HTML: what a browser would show, and nothing fetched."""

from vanban.tests.reader_sources import (
    codes,
    grid,
    html,
    kinds,
    markdown,
    paragraphs,
    tables,
    texts,
)


def test_blocks_are_paragraphs_and_inline_elements_are_not() -> None:
    source = html("<div>Trước <b>đậm</b> sau<p>Đoạn  hai<br>dòng hai</div>đuôi")
    assert texts(source) == ["Trước đậm sau", "Đoạn hai\ndòng hai", "đuôi"]


def test_scripts_styles_menus_and_forms_are_left_out() -> None:
    source = html(
        "<head><title>x</title><style>p{}</style></head><nav>Trang chủ</nav>"
        "<script>1<2</script><button>In</button><p>Nội dung<!-- ghi chú --></p>"
    )
    assert texts(source) == ["Nội dung"]


def test_look_comes_from_elements_and_styles() -> None:
    source = html(
        "<h2>Tiêu đề</h2><p align=center><strong>Giữa</strong></p>"
        '<p style="text-align: right; font-size: 13pt"><i>Phải</i></p>'
        '<p style="font-weight:bold">Đậm</p>'
    )
    heading, centred, right, bold = paragraphs(source)
    assert heading.level == 2
    assert (centred.align, centred.bold) == ("center", True)
    assert (right.align, right.italic, right.size) == ("right", True, 13.0)
    assert bold.bold


def test_lists_have_the_labels_that_are_drawn() -> None:
    source = html("<ol type=a start=2><li>một<li>hai</ol><ul><li>ba</ul><ol type=I><li>bốn</ol>")
    labels = [(p.label, p.text) for p in paragraphs(source)]
    assert labels == [("b.", "một"), ("c.", "hai"), ("•", "ba"), ("I.", "bốn")]


def test_spans_cover_their_positions() -> None:
    source = html(
        "<table border=1><thead><tr><th>A<th>B<th>C</thead>"
        "<tr><td rowspan=2>1<td colspan=2>x<tr><td>y<td>z</table>"
    )
    (table,) = tables(source)
    assert grid(table) == [["A", "B", "C"], ["1", "x", "^"], ["^", "y", "z"]]
    assert [row.repeats_header for row in table.rows] == [True, False, False]
    assert table.rows[0].cells[0].bold


def test_a_nested_table_is_text_of_its_cell() -> None:
    source = html("<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e<td>f</table>")
    assert grid(tables(source)[0]) == [["a\nb\nc\nd", "e", "f"]]


def test_a_table_without_borders_lays_out() -> None:
    source = html('<table border="0"><tr><td>UBND TỈNH<br>SỞ NỘI VỤ<td>CỘNG HÒA</table>')
    (table,) = tables(source)
    assert not table.ruled
    assert grid(table) == [["UBND TỈNH\nSỞ NỘI VỤ", "CỘNG HÒA"]]


def test_hidden_text_is_reported_and_not_read() -> None:
    source = html('<p>Thấy</p><p style="display: none">Không thấy</p><p hidden>Cũng không</p>')
    assert texts(source) == ["Thấy"]
    assert codes(source) == ["hidden-text", "hidden-text"]


def test_a_page_break_is_kept() -> None:
    assert kinds(html('<p>Một</p><p style="page-break-before:always">Hai</p>')) == ["p", "|", "p"]


def test_a_declared_encoding_is_followed_only_where_it_makes_sense() -> None:
    from vanban.readers import read_source

    page = "<meta charset=windows-1258><p>Kế hoạch của tỉnh về việc thực hiện năm 2022"
    assert texts(read_source(page.encode(), name="a.html")) == [
        "Kế hoạch của tỉnh về việc thực hiện năm 2022"
    ]


def test_html_without_an_extension_is_recognised() -> None:
    from vanban.readers import read_source

    assert read_source(b"<!DOCTYPE html><p>Noi dung", name="tep").format == "html"


def test_markdown_and_html_agree_on_places() -> None:
    assert paragraphs(markdown("\n\n<p>Đoạn</p>"))[0].place.line == 3
    assert paragraphs(html("<p>Một</p><p>Hai</p>"))[1].place.paragraph == 2
