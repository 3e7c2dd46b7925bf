"""The columns of the template, in their order, and how much a file may hold."""

from dataclasses import dataclass

SHEET = "Hoạt động"
MEGABYTE = 1_000_000
FILE_LIMIT = 5 * MEGABYTE
UNPACKED_LIMIT = 40 * MEGABYTE
MOST_PARTS = 300
MOST_ROWS = 2_000
# After so many empty rows nothing more is expected; the preview says where reading ended.
EMPTY_ROWS = 1_000
HEADER_WITHIN = 20
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: ``key`` in the code, ``title`` as printed, ``hint`` on the sheet of instructions.

    ``is_list``: the template offers a drop-down list; ``many`` values are parted by semicolons.
    """

    key: str
    title: str
    width: int
    hint: str
    is_required: bool = False
    is_list: bool = False
    many: bool = False


COLUMNS = (
    SheetColumn(
        "on",
        "Ngày thực hiện",
        14,
        "Ngày/tháng/năm, ví dụ 05/03/2026. Không nhập ngày chưa đến.",
        is_required=True,
    ),
    SheetColumn(
        "title",
        "Nội dung thực hiện",
        60,
        "Một câu ngắn, tối đa 500 ký tự.",
        is_required=True,
    ),
    SheetColumn(
        "tasks",
        "Nhiệm vụ",
        40,
        "Chọn trong danh sách hoặc nhập số thứ tự; nhiều nhiệm vụ cách nhau bằng dấu chấm phẩy, "
        "ví dụ 1; 3.",
        is_required=True,
        is_list=True,
        many=True,
    ),
    SheetColumn("channel", "Kênh", 30, "Chọn trong danh sách.", is_required=True, is_list=True),
    SheetColumn(
        "unit", "Đơn vị thực hiện", 30, "Chọn trong danh sách.", is_required=True, is_list=True
    ),
    SheetColumn(
        "audiences",
        "Đối tượng",
        30,
        "Chọn trong danh sách; nhiều đối tượng cách nhau bằng dấu chấm phẩy.",
        is_list=True,
        many=True,
    ),
    SheetColumn(
        "topics",
        "Nội dung tuyên truyền",
        30,
        "Chọn trong danh sách hoặc nhập điểm của kế hoạch: a; c.",
        is_list=True,
        many=True,
    ),
    SheetColumn("reach", "Số lượt tiếp cận", 12, "Số nguyên; để trống nếu không có số liệu."),
    SheetColumn("link", "Đường dẫn", 40, "Địa chỉ đầy đủ, bắt đầu bằng http:// hoặc https://."),
    SheetColumn("is_public", "Công khai", 10, "Có hoặc Không; để trống là Không.", is_list=True),
)
BY_KEY = {column.key: column for column in COLUMNS}
YES, NO = "Có", "Không"
