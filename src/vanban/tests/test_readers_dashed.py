"""Tables drawn with signs, as pandoc prints them."""

import pytest

from vanban.tests.reader_sources import grid, markdown, paragraphs, tables, text, texts

GRID = """
+-----+-------------------+-----------------------+
| **TT** | **Nội dung**   | **Thời gian**         |
|     |                   +-----------+-----------+
|     |                   | Bắt đầu   | Kết thúc  |
+=====+===================+===========+===========+
| 1   | Tổ chức tập huấn  | Tháng 3   | Tháng 5   |
|     | cho công chức     |           |           |
|     |                   |           |           |
|     | In tài liệu       |           |           |
+-----+-------------------+-----------+-----------+
| **II. TUYÊN TRUYỀN**                            |
+-----+-------------------+-----------+-----------+
"""
MULTILINE = """
  ----------------------------------------
  STT     Nội dung           Cơ quan
                             chủ trì
  ------- ------------------ -------------
  1       Đăng tin, bài trên Văn phòng
          trang thông tin

  2       Phát tờ rơi        Đoàn xã
  ----------------------------------------
"""
SIMPLE = """
  STT     Nội dung      Chủ trì
  ------- ------------- -------------
  1       Đăng tin      Văn phòng
  2       Phát tờ rơi   Đoàn xã

Sau bảng.
"""


@pytest.mark.parametrize("read", [markdown, text])
def test_a_grid_keeps_merges_and_paragraphs(read) -> None:
    (table,) = tables(read(GRID.replace("| **TT** |", "| TT  |")))
    assert grid(table)[0][:3] == ["TT", grid(table)[0][1], grid(table)[0][2]]
    assert [cell.text for cell in table.rows[2].cells] == [
        "1", "Tổ chức tập huấn cho công chức\nIn tài liệu", "Tháng 3", "Tháng 5",
    ]  # fmt: skip
    down = table.rows[1].cells
    assert [cell.above for cell in down] == [True, True, False, False]
    assert [cell.text for cell in down[2:]] == ["Bắt đầu", "Kết thúc"]
    assert [cell.merged for cell in table.rows[3].cells] == [False, True, True, True]


def test_a_grid_in_markdown_knows_bold_cells() -> None:
    (table,) = tables(markdown(GRID.replace("| **TT** |", "| TT  |")))
    assert table.rows[3].cells[0].bold
    assert table.rows[3].cells[0].text == "II. TUYÊN TRUYỀN"


@pytest.mark.parametrize("read", [markdown, text])
def test_columns_of_dashes_with_rows_of_several_lines(read) -> None:
    (table,) = tables(read(MULTILINE))
    assert grid(table) == [
        ["STT", "Nội dung", "Cơ quan chủ trì"],
        ["1", "Đăng tin, bài trên trang thông tin", "Văn phòng"],
        ["2", "Phát tờ rơi", "Đoàn xã"],
    ]


@pytest.mark.parametrize("read", [markdown, text])
def test_columns_of_dashes_with_a_row_a_line(read) -> None:
    source = read(SIMPLE)
    (table,) = tables(source)
    assert grid(table)[1:] == [["1", "Đăng tin", "Văn phòng"], ["2", "Phát tờ rơi", "Đoàn xã"]]
    assert texts(source) == ["Sau bảng."]


@pytest.mark.parametrize(
    "lines",
    [
        "SỞ Y TẾ\n-------\nSố: 12/KH-SYT",
        "-------          ---------------\nSố: 12/KH-SYT",
        "+ Một\n+ Hai",
    ],
)
def test_rules_and_bullets_are_no_table(lines: str) -> None:
    source = text(lines)
    assert not tables(source)
    assert paragraphs(source)
