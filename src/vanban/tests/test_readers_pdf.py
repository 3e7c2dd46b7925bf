"""PDF pages by their tags and by their geometry: the two must tell the same."""

import shutil
import subprocess
from pathlib import Path

import pytest

from vanban.model import DocumentError
from vanban.readers import read_source
from vanban.readers.blocks import Limits
from vanban.readers.pdf.document import read_pdf
from vanban.tests import hostile_files
from vanban.tests.reader_sources import (
    codes,
    grid,
    kinds,
    paragraphs,
    pdf,
    tables,
    texts,
    typeset,
)

LONG = (
    "Trong quá trình triển khai, nếu phát sinh khó khăn, vướng mắc, đề nghị các phòng chuyên môn, "
    "đơn vị trực thuộc kịp thời báo cáo Lãnh đạo Sở (qua Văn phòng Sở) để xem xét, điều chỉnh cho "
    "phù hợp với tình hình thực tiễn và quy định hiện hành của pháp luật."
)
both_ways = pytest.mark.parametrize("tags", [True, False], ids=["tags", "geometry"])


@both_ways
def test_wrapped_lines_are_one_paragraph_and_indents_begin_another(tags: bool) -> None:
    source = pdf(f"{LONG}\n\n{LONG}\n\nMột dòng ngắn.\n\n{LONG}", tags=tags)
    assert texts(source) == [LONG, LONG, "Một dòng ngắn.", LONG]
    assert [(block.place.page, block.place.line) for block in paragraphs(source)] == [
        (1, 1),
        (1, 5),
        (1, 9),
        (1, 10),
    ]


@both_ways
def test_look_of_headings(tags: bool) -> None:
    source = pdf(
        f"#align(center)[*KẾ HOẠCH*]\n\n*1. Mục tiêu*\n\n_Căn cứ Luật_\n\n{LONG}", tags=tags
    )
    kind, heading, basis, _ = paragraphs(source)
    assert (kind.text, kind.bold, kind.align, kind.size) == ("KẾ HOẠCH", True, "center", 14.0)
    assert heading.bold
    assert (basis.italic, basis.bold) == (True, False)


def test_heading_levels_come_from_tags() -> None:
    source = pdf("= PHẦN MỘT\n== Mục một", tags=True)
    assert [(block.text, block.level) for block in paragraphs(source)] == [
        ("PHẦN MỘT", 1),
        ("Mục một", 2),
    ]


@both_ways
def test_columns_side_by_side_are_never_mixed(tags: bool) -> None:
    letterhead = (
        "#set par(justify: false, first-line-indent: 0pt)\n"
        "#grid(columns: (2fr, 3fr), align: center, row-gutter: 8pt,\n"
        "[UBND TỈNH HƯNG YÊN \\ *SỞ KHOA HỌC VÀ CÔNG NGHỆ*],\n"
        "[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*],\n"
        "[Số: 12/KH-SKHCN], [_Hưng Yên, ngày 25 tháng 01 năm 2022_])\n\n"
    )
    source = pdf(letterhead + f"#align(center)[*KẾ HOẠCH*]\n\n{LONG}", tags=tags)
    (table,) = tables(source)
    assert not table.ruled
    left, right = ("\n".join(row.cells[at].text for row in table.rows).split("\n") for at in (0, 1))
    assert left == ["UBND TỈNH HƯNG YÊN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 12/KH-SKHCN"]
    assert right == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hưng Yên, ngày 25 tháng 01 năm 2022",
    ]
    assert kinds(source) == ["t", "p", "p"]


@both_ways
def test_recipients_and_signature_stand_apart(tags: bool) -> None:
    signing = (
        "#grid(columns: (1fr, 1fr), column-gutter: 6mm,\n"
        "[#set par(first-line-indent: 0pt); #set text(11pt)\n"
        "*Nơi nhận:* \\ - UBND tỉnh; \\ - Giám đốc, các Phó Giám đốc Sở; \\ - Lưu: VT, VP.],\n"
        "align(center)[*KT. GIÁM ĐỐC* \\ *PHÓ GIÁM ĐỐC* #v(50pt) *Nguyễn Văn An*])"
    )
    source = pdf(f"{LONG}\n\n{signing}", tags=tags)
    assert texts(source) == [LONG]
    (table,) = tables(source)
    left, right = table.rows[0].cells[0].text, table.rows[-1].cells[-1].text
    assert left.split("\n") == [
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Giám đốc, các Phó Giám đốc Sở;",
        "- Lưu: VT, VP.",
    ]
    assert right.split("\n") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"]


TABLE = (
    "#set par(justify: false, first-line-indent: 0pt)\n"
    "#table(columns: (1.5cm, 1fr, 3cm), table.header([*STT*], [*Nhiệm vụ*], [*Thời gian*]),\n"
    "[1], [Tổ chức các lớp tập huấn, bồi dưỡng nghiệp vụ cho công chức, viên chức \\ - Hội nghị],\n"
    "table.cell(rowspan: 2)[Quý I, II], [2], [Cuộc thi],\n"
    "table.cell(colspan: 2)[Nhóm việc], [], [], [], [])\n"
)


@both_ways
def test_ruled_tables_keep_merged_and_empty_cells(tags: bool) -> None:
    (table,) = tables(pdf(TABLE, tags=tags))
    assert table.ruled
    assert grid(table) == [
        ["STT", "Nhiệm vụ", "Thời gian"],
        [
            "1",
            "Tổ chức các lớp tập huấn, bồi dưỡng nghiệp vụ cho công chức, viên chức\n- Hội nghị",
            "Quý I, II",
        ],
        ["2", "Cuộc thi", "^"],
        ["Nhóm việc", "^", ""],
        ["", "", ""],
    ]
    assert table.rows[0].cells[0].bold


@both_ways
def test_a_table_over_two_pages_is_two_blocks_with_the_repeated_heading(tags: bool) -> None:
    rows = "".join(f"[{n}], [Nhiệm vụ số {n}], [Quý I]," for n in range(1, 61))
    markup = f"#table(columns: (1cm, 1fr, 3cm), table.header([STT], [Việc], [Khi]), {rows})"
    source = pdf(markup, tags=tags)
    first, second = tables(source)
    assert grid(first)[0] == grid(second)[0] == ["STT", "Việc", "Khi"]
    assert len(first.rows) + len(second.rows) == 62
    assert kinds(source) == ["t", "|", "t"]
    assert [table.place.page for table in tables(source)] == [1, 2]


def test_names_one_above_the_other_in_a_narrow_column_stay_apart() -> None:
    markup = (
        "#table(columns: (26mm, 26mm, 1fr), [Chủ trì], [Sản phẩm], [Thời gian],\n"
        "[Thanh tra Sở \\ Văn phòng Sở], [Thông báo kết quả \\ Báo cáo], [Quý I],\n"
        "[Phòng Kế hoạch và Tài chính], [Báo cáo tổng hợp của Sở], [Quý II])"
    )
    (table,) = tables(pdf(markup, tags=False))
    assert grid(table)[1:] == [
        ["Thanh tra Sở\nVăn phòng Sở", "Thông báo kết quả\nBáo cáo", "Quý I"],
        ["Phòng Kế hoạch và Tài chính", "Báo cáo tổng hợp của Sở", "Quý II"],
    ]


@both_ways
def test_a_sentence_cut_by_the_page_is_one_paragraph(tags: bool) -> None:
    source = pdf("\n\n".join([LONG] * 13), tags=tags)
    assert source.pages == 2
    assert texts(source) == [LONG] * 13


@both_ways
def test_page_numbers_are_left_out(tags: bool) -> None:
    source = pdf(
        '#set page(numbering: "1", number-align: top + center)\n' + f"{LONG}\n#pagebreak()\n{LONG}",
        tags=tags,
    )
    assert texts(source) == [LONG, LONG]


@both_ways
def test_a_title_of_lines_of_any_length_is_one_paragraph(tags: bool) -> None:
    title = (
        "Truyền thông về hoạt động kiểm soát thủ tục hành chính, triển khai cơ chế một cửa, một "
        "cửa liên thông và thực hiện thủ tục hành chính trên môi trường điện tử năm 2022"
    )
    source = pdf(
        f"#align(center)[#set par(justify: false, first-line-indent: 0pt)\n*{title}*]\n\n{LONG}",
        tags=tags,
    )
    assert texts(source) == [title, LONG]
    assert paragraphs(source)[0].align == "center"


@both_ways
def test_list_marks_begin_paragraphs(tags: bool) -> None:
    markup = "#set par(first-line-indent: 0pt)\n" + "\n\n".join(
        f"{mark} {LONG}" for mark in ("a\\)", "b\\)", "đ\\)")
    )
    assert texts(pdf(markup, tags=tags)) == [f"{mark} {LONG}" for mark in ("a)", "b)", "đ)")]


def _open_table(*, rules: bool) -> list[list[str]]:
    lines = "top: 0.5pt, bottom: 0.5pt" if rules else ":"
    first, second = "ab" if rules else "12"
    source = pdf(
        "#set par(justify: false, first-line-indent: 0pt)\n"
        "#table(columns: (1.5cm, 5cm, 4cm, 3cm), "
        f"stroke: ({lines}), inset: 6pt, [STT], [Nhiệm vụ], [Chủ trì], [Thời gian],\n"
        f"[{first}], [Niêm yết thủ tục hành chính tại Bộ phận Một cửa của Sở], [Văn phòng], "
        f"[Quý I],\n[{second}], [Lấy ý kiến đánh giá], [Thanh tra Sở phối hợp với Văn phòng], "
        "[Quý II])",
        tags=False,
    )
    return [[cell.replace("\n", " ") for cell in row] for row in grid(tables(source)[0])]


def test_rows_of_a_table_without_rules_begin_at_its_numbers() -> None:
    assert _open_table(rules=False) == [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["1", "Niêm yết thủ tục hành chính tại Bộ phận Một cửa của Sở", "Văn phòng", "Quý I"],
        ["2", "Lấy ý kiến đánh giá", "Thanh tra Sở phối hợp với Văn phòng", "Quý II"],
    ]


def test_rules_across_part_the_rows_of_a_table_without_columns() -> None:
    assert _open_table(rules=True) == [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["a", "Niêm yết thủ tục hành chính tại Bộ phận Một cửa của Sở", "Văn phòng", "Quý I"],
        ["b", "Lấy ý kiến đánh giá", "Thanh tra Sở phối hợp với Văn phòng", "Quý II"],
    ]


def test_turned_pages_are_read_as_they_are_meant() -> None:
    lines = [b"Dong thu nhat cua van ban", b"Dong thu hai cua van ban."]
    shown = b"".join(
        b"BT /F 12 Tf 0 1 -1 0 %d 100 Tm (%s) Tj ET\n" % (300 + 18 * n, line)
        for n, line in enumerate(lines)
    )
    page = hostile_files.pdf_pages([hostile_files.stream(shown)])
    turned = page.replace(b"/Type/Page/Parent", b"/Type/Page/Rotate 90/Parent")
    for data in (page, turned):
        assert texts(read_source(data, name="a.pdf")) == [line.decode() for line in lines]


def test_invisible_and_white_text_is_reported_and_not_read() -> None:
    source = read_source(hostile_files.invisible_pdf(), name="a.pdf")
    assert texts(source) == ["Van ban nhin thay duoc"]
    assert codes(source) == ["hidden-text"]
    assert source.findings[0].place is not None
    assert source.findings[0].place.page == 1


def test_white_text_on_a_filled_area_is_read() -> None:
    source = pdf("#rect(fill: blue)[#text(fill: white)[Thông báo]]", tags=False)
    assert texts(source) == ["Thông báo"]
    assert codes(source) == []


def test_a_text_layer_in_an_old_font_is_converted_and_reported() -> None:
    source = read_source(hostile_files.legacy_pdf(), name="a.pdf")
    assert texts(source)[0] == "Kế hoạch cải cách hành chính của tỉnh năm 2022"
    assert codes(source) == ["mojibake"]


def test_a_blank_page_between_others_is_a_page() -> None:
    source = pdf(f"{LONG}\n#pagebreak()\n#pagebreak()\n{LONG}", tags=False)
    assert source.pages == 3
    assert kinds(source) == ["p", "|", "|", "p"]


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    data = typeset(f"{LONG}\n#pagebreak()\n{LONG}")
    with pytest.raises(DocumentError, match="2 trang"):
        read_source(data, name="a.pdf", limits=Limits(pages=1))


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(DocumentError, match="hàng"):
        read_source(typeset(TABLE), name="a.pdf", limits=Limits(table_rows=3))


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium chưa được cài (chromium)")
def test_a_page_printed_by_a_browser(tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    page.write_text(
        "<html lang=vi><meta charset=utf-8><body style='font-family: \"Liberation Serif\"'>"
        f"<p><b>Điều 1.</b> {LONG}</p><ol><li><b>Một</b> việc</li></ol>"
        "<table border=1><tr><th>STT</th><th>Việc</th></tr><tr><td>1</td><td>Tập huấn</td></tr>",
        encoding="utf-8",
    )
    printed = tmp_path / "trang.pdf"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--user-data-dir={tmp_path}/ho-so", f"--print-to-pdf={printed}", page.as_uri()],
        capture_output=True,
        check=True,
        timeout=60,
    )
    data = printed.read_bytes()
    for tags in (True, False):
        source = read_pdf(data, limits=Limits(), tags=tags)
        assert texts(source) == [f"Điều 1. {LONG}", "1. Một việc"]
        assert grid(tables(source)[0]) == [["STT", "Việc"], ["1", "Tập huấn"]]
