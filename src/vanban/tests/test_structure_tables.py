"""Task tables in every shape: columns in any order, groups, merges, rows cut by a page."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.model import Document, Place
from vanban.readers.blocks import Block, Cell, PageBreak, Paragraph, Row, Source, TableBlock
from vanban.structure import build_document
from vanban.structure.cells import split_items
from vanban.structure.columns import role_of
from vanban.tests.reading import codes

HEADER = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Ghi chú", "Kinh phí")
ROWS = (
    ("1", "Họp báo", "Thông cáo", "Văn phòng Sở", "Phòng Kế hoạch", "Quý I", "x", "5 triệu đồng"),
    ("2", "Tập huấn", "Báo cáo", "Thanh tra Sở", "Công an tỉnh", "Tháng 6", "", ""),
)

DOWN = Cell(text="", merged=True, above=True)
ACROSS = Cell(text="", merged=True)


def table(*rows: Sequence[str | Cell], first: int = 1, header: int = 0) -> TableBlock:
    return TableBlock(
        rows=tuple(
            Row(
                cells=tuple(c if isinstance(c, Cell) else Cell(text=c) for c in row),
                place=Place(table=1, row=first + index),
                repeats_header=index < header,
            )
            for index, row in enumerate(rows)
        ),
        place=Place(table=1),
    )


def plan(*blocks: Block) -> Document:
    head = (
        Paragraph(text="KẾ HOẠCH", place=Place(line=1), bold=True),
        Paragraph(text="Truyền thông năm 2024", place=Place(line=2), bold=True),
        Paragraph(text="I. NHIỆM VỤ", place=Place(line=3), bold=True),
    )
    return build_document(Source(format="docx", blocks=head + blocks))


@given(st.permutations(range(len(HEADER))))
@settings(max_examples=40)
def test_columns_in_any_order_give_the_same_tasks(order):
    shuffled = plan(table(*([row[i] for i in order] for row in (HEADER, *ROWS))))
    assert shuffled.tasks == plan(table(HEADER, *ROWS)).tasks
    first = shuffled.tasks[0]
    assert (first.ordinal, first.text, first.deliverables) == (1, "Họp báo", ("Thông cáo",))
    assert (first.lead, first.supporting) == (("Văn phòng Sở",), ("Phòng Kế hoạch",))
    assert (first.schedule.quarters, first.note, first.budget_text) == ((1,), "x", "5 triệu đồng")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("TT", "ordinal"),
        ("Số TT", "ordinal"),
        ("Nội dung công việc", "task"),
        ("Tên nhiệm vụ", "task"),
        ("Hoạt động", "task"),
        ("Kết quả/Sản phẩm", "deliverable"),
        ("Đầu ra", "deliverable"),
        ("Cơ quan, đơn vị chủ trì", "lead"),
        ("Bộ phận tham mưu", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Phụ trách", "lead"),
        ("Đồng chí phụ trách", "lead"),
        ("Đơn vị tham gia", "supporting"),
        ("Bắt đầu", "schedule"),
        ("Nội dung phối hợp", "task"),
        ("TT\n(1)", "ordinal"),
        ("Phân công thực hiện", "lead"),
        ("Phân công thực hiện\nPhối hợp", "supporting"),
        ("Cơ quan phối hợp thực hiện", "supporting"),
        ("Thời gian thực hiện", "schedule"),
        ("Thời hạn hoàn thành", "schedule"),
        ("Tiến độ", "schedule"),
        ("Chủ trì/Phối hợp", "both"),
        ("Ghi chú", "note"),
        ("Dự toán kinh phí", "budget"),
        ("Đơn vị tính", None),
        ("Hình thức thực hiện", None),
        ("Đối tượng", None),
        ("", None),
    ],
)
def test_roles_by_the_wording_of_the_header(header, role):
    assert role_of(header) == role


def test_rows_cut_by_a_page_are_joined_column_by_column():
    read = plan(
        table(HEADER, ("1", "Tuyên truyền", "Tin", "Văn phòng", "các phòng", "Quý I", "", "")),
        PageBreak(place=Place(page=2)),
        table(HEADER, ("", "lưu động", "", "", "chuyên môn", "", "", ""), ROWS[1]),
    )
    assert [task.ordinal for task in read.tasks] == [1, 2]
    assert read.tasks[0].text == "Tuyên truyền lưu động"
    assert read.tasks[0].supporting == ("các phòng chuyên môn",)
    assert len(read.tables) == 1
    assert "split-paragraph" in codes(read)


@pytest.mark.parametrize("misread", ["SITT", "|STT", "†STT", "í STT", "5TT", "STI"])
def test_a_header_that_recognition_spelt_differently_is_the_same_header(misread):
    again = (misread, "Nhiêm vu", *HEADER[2:])
    read = plan(table(HEADER, ROWS[0]), PageBreak(place=Place(page=2)), table(again, ROWS[1]))
    assert [task.ordinal for task in read.tasks] == [1, 2]
    assert len(read.tables) == 1
    assert role_of(misread) == "ordinal"


@pytest.mark.parametrize("header", ["T1", "T7", "Số lượng", "ST", "S"])
def test_other_short_headers_are_no_ordinals(header):
    assert role_of(header) != "ordinal"


def test_a_table_goes_on_over_a_page_without_its_header():
    read = plan(table(HEADER, ROWS[0]), PageBreak(place=Place(page=2)), table(ROWS[1]))
    assert [task.ordinal for task in read.tasks] == [1, 2]
    assert len(read.tables) == 1


def test_two_tables_stay_two():
    between = Paragraph(text="II. VIỆC KHÁC", place=Place(line=9), bold=True)
    read = plan(table(HEADER, ROWS[0]), between, table(HEADER, ROWS[1]))
    assert [task.table for task in read.tasks] == [0, 1]
    assert [found.after for found in read.tables] == ["I", "II"]


@pytest.mark.parametrize(
    "group",
    [
        ("I", "Công tác chỉ đạo", "", "", "", "", "", ""),
        ("A.", "Công tác chỉ đạo", "", "", "", "", "", ""),
        ("", Cell(text="CÔNG TÁC CHỈ ĐẠO"), "", "", "", "", "", ""),
        (Cell(text="Công tác chỉ đạo"), *(Cell(text="", merged=True) for _ in range(7))),
        ("I", Cell(text="Công tác chỉ đạo"), *(Cell(text="", merged=True) for _ in range(6))),
    ],
)
def test_rows_that_head_a_group(group):
    read = plan(table(HEADER, group, *ROWS))
    assert [task.ordinal for task in read.tasks] == [1, 2]
    groups = {task.group for task in read.tasks}
    assert len(groups) == 1
    assert "công tác chỉ đạo" in (groups.pop() or "").lower()


def test_numbered_rows_with_decimals_below_are_groups():
    read = plan(
        table(
            HEADER,
            ("1", "Truyền thông", "", "", "", "", "", ""),
            ("1.1", "Họp báo", "Tin", "Văn phòng Sở", "", "Quý I", "", ""),
            ("1.2", "Phóng sự", "Tin", "Văn phòng Sở", "", "Quý II", "", ""),
        )
    )
    assert [(task.ordinal, task.group) for task in read.tasks] == [
        (1, "1. Truyền thông"),
        (2, "1. Truyền thông"),
    ]


def test_a_cell_merged_over_tasks_holds_for_each():
    merged = ("2", "Tập huấn", "Báo cáo", DOWN, "", "Quý II", "", "")
    read = plan(table(HEADER, ROWS[0], merged))
    assert [task.lead for task in read.tasks] == [("Văn phòng Sở",), ("Văn phòng Sở",)]


def test_rows_of_one_merged_task_add_products():
    more = (DOWN, DOWN, "Phóng sự", "", "", "", "", "")
    read = plan(table(HEADER, ROWS[0], more, ROWS[1]))
    assert [task.ordinal for task in read.tasks] == [1, 2]
    assert read.tasks[0].deliverables == ("Thông cáo", "Phóng sự")


def test_header_over_two_rows():
    across = Cell(text="", merged=True)
    read = plan(
        table(
            ("TT", "Nội dung", "Phân công", across, "Thời hạn"),
            (DOWN, DOWN, "Chủ trì", "Phối hợp", DOWN),
            ("1", "Họp báo", "Văn phòng Sở", "Thanh tra Sở", "Quý I"),
        )
    )
    (task,) = read.tasks
    assert (task.lead, task.supporting) == (("Văn phòng Sở",), ("Thanh tra Sở",))
    assert read.tables[0].header[2:4] == ("Phân công\nChủ trì", "Phân công\nPhối hợp")


def test_column_numbers_and_totals_are_no_tasks_but_stay_in_the_table():
    numbers = tuple(f"({n})" for n in range(1, 9))
    total = ("", "Tổng cộng", "", "", "", "", "", "5 triệu đồng")
    read = plan(table(HEADER, numbers, *ROWS, total))
    assert len(read.tasks) == 2
    assert read.tables[0].rows[0] == numbers


def test_lead_and_supporting_in_one_cell():
    read = plan(
        table(
            ("STT", "Nhiệm vụ", "Đơn vị thực hiện", "Tiến độ"),
            ("1", "Họp báo", "Chủ trì: Văn phòng Sở; Phối hợp: Thanh tra Sở", "Quý I"),
        )
    )
    assert (read.tasks[0].lead, read.tasks[0].supporting) == (("Văn phòng Sở",), ("Thanh tra Sở",))


def test_begin_and_end_in_two_columns_are_one_period():
    read = plan(
        table(
            ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian bắt đầu", "Thời gian kết thúc"),
            ("1", "Họp báo", "Văn phòng Sở", "Tháng 3", "Tháng 5"),
        )
    )
    assert read.tasks[0].schedule.kind == "period"
    assert read.tasks[0].schedule.months == (3, 4, 5)


def test_a_table_of_steps_or_figures_is_no_task_table():
    steps = table(("Thứ tự các bước", "Nội dung công việc", "Thời gian"), ("1", "Nhận", "1 giờ"))
    figures = table(("STT", "Lĩnh vực", "Tiếp nhận"), ("1", "Đất đai", "120"))
    read = plan(steps, Paragraph(text="Số liệu:", place=Place(line=9)), figures)
    assert read.tasks == ()
    assert [found.is_task_table for found in read.tables] == [False, False]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Kế hoạch, báo cáo, bài viết", ("Kế hoạch, báo cáo, bài viết",)),
        ("- Văn bản A, B - Kế hoạch C;", ("Văn bản A, B", "Kế hoạch C")),
        ("Quyết định; kế hoạch; báo cáo.", ("Quyết định", "kế hoạch", "báo cáo")),
        ("Tin, bài...", ("Tin, bài...",)),
        ("Kế hoạch\nBáo cáo", ("Kế hoạch", "Báo cáo")),
        ("Báo cáo kinh tế - xã hội", ("Báo cáo kinh tế - xã hội",)),
        ("- Báo cáo kinh tế - xã hội", ("Báo cáo kinh tế - xã hội",)),
        ("Kế hoạch (gồm A; B); báo cáo", ("Kế hoạch (gồm A; B)", "báo cáo")),
        ("Quyết định của\nỦy ban", ("Quyết định của", "Ủy ban")),
        ("Quyết định của\nchủ tịch", ("Quyết định của chủ tịch",)),
        ("-", ()),
        ("", ()),
    ],
)
def test_products_split_at_bullets_lines_and_semicolons(cell, items):
    assert split_items(cell) == items


def test_marks_under_quarters_say_when():
    found = plan(
        table(
            ("STT", "Nội dung", "Cơ quan thực hiện", "Thời gian thực hiện", ACROSS, ACROSS, ACROSS),
            (DOWN, DOWN, DOWN, "Quý I", "Quý II", "Quý III", "Quý IV"),
            ("1", "Mở chuyên mục", "Phòng Nội vụ", "x", "x", "x", "x"),
            ("2", "Hội thi", "Huyện đoàn", "", "", "X", ""),
            ("3", "Treo pa nô", "UBND các xã", "x", "", "", "ngày 20/11"),
        )
    )
    assert [task.schedule.quarters for task in found.tasks] == [(1, 2, 3, 4), (3,), (1, 4)]
    assert found.tasks[0].schedule.text == "Quý I, Quý II, Quý III, Quý IV"
    assert found.tasks[2].schedule.text == "Quý I, Quý IV: ngày 20/11"


@pytest.mark.parametrize(
    ("header", "months"),
    [(("TT", "Nội dung", "Tháng 1", "T2", "T.3"), (2, 3)), (("TT", "Nội dung", "Quý I"), None)],
)
def test_marks_under_months_say_when_and_amounts_do_not(header, months):
    cells = ("", "x", "x") if months else ("1.200",)
    found = plan(table(header, ("1", "Họp báo", *cells), ("2", "In tờ rơi", *cells)))
    if months is None:
        assert found.tasks == ()
    else:
        assert found.tasks[0].schedule.months == months


def test_letters_under_a_header_are_no_task():
    found = plan(
        table(("STT", "Nhiệm vụ", "Chủ trì"), ("A", "B", "C"), ("1", "Họp báo", "Văn phòng Sở"))
    )
    assert [task.text for task in found.tasks] == ["Họp báo"]


def test_the_rest_of_a_row_cut_by_a_page_may_begin_with_a_capital():
    header = ("TT", "Nội dung", "Chủ trì", "Thời gian")
    found = plan(
        table(header, ("1", "Đăng tin trên trang thông tin của", "Văn phòng Sở", "Quý I")),
        PageBreak(place=Place(page=2)),
        table(("", "Sở Y tế, mỗi tháng 04 tin", "", ""), ("2", "Họp", "Văn phòng Sở", "Quý II")),
    )
    assert [task.text.replace("\n", " ") for task in found.tasks] == [
        "Đăng tin trên trang thông tin của Sở Y tế, mỗi tháng 04 tin",
        "Họp",
    ]


def test_columns_without_header_are_told_by_what_stands_in_them():
    found = plan(
        table(
            (
                "1",
                "Tổ chức hội nghị tập huấn cho công chức",
                "Phòng Nội vụ",
                "Phòng Tư pháp",
                "6/5",
            ),
            ("2", "Phát hành tờ rơi hướng dẫn nộp hồ sơ", "Phòng Tư pháp", "Phòng Nội vụ", "Quý I"),
        )
    )
    assert [task.lead for task in found.tasks] == [("Phòng Nội vụ",), ("Phòng Tư pháp",)]
    assert "guessed-columns" in codes(found)
