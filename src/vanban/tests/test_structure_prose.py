"""Tasks in prose, in the many ways in which officials say who, with whom and when."""

import pytest

from vanban.model import Document
from vanban.tests.reading import text_document

PLAN = """ỦY BAN NHÂN DÂN
XÃ BÌNH AN
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình An, ngày 12 tháng 01 năm 2024
KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2024
I. MỤC ĐÍCH
Nâng cao nhận thức.
II. NHIỆM VỤ
{tasks}
III. KINH PHÍ
Ngân sách xã.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn Bảng
"""
SAID = (
    "1. Lập chuyên trang. Đơn vị chủ trì: {a}; đơn vị phối hợp: {b}; thời gian: {t}.",
    "1. Lập chuyên trang\n- Chủ trì: {a}\n- Phối hợp: {b}\n- Thời gian: {t}",
    "1. Lập chuyên trang\n* Đơn vị phụ trách: {a}\n* Đơn vị tham gia: {b}\n* Hoàn thành: {t}",
    "1. Lập chuyên trang\nĐơn vị chủ trì - {a}\nĐơn vị phối hợp - {b}\nThời gian - {t}",
    "1. Lập chuyên trang\n- Giao {a} chủ trì, phối hợp với {b} thực hiện.\n- Thời gian: {t}.",
    "1. Lập chuyên trang\n- ĐV chủ trì: {a}.\n- ĐV phối hợp: {b}.\n- TG thực hiện: {t}.",
    "1. Lập chuyên trang\n1.1. Nội dung: trên Cổng.\n1.2. Chủ trì: {a}.\n1.3. Phối hợp: {b}.\n"
    "1.4. Tiến độ: {t}.",
    "1. Lập chuyên trang\n- Cơ quan Chủ trì: {a}; Cơ quan Phối hợp: {b};\n- Thời gian hoàn thành"
    " {t}.",
    "1. Lập chuyên trang. (Thực hiện: {a}; Phối hợp: {b}; Thời gian: {t})",
    "1. Lập chuyên trang (chủ trì: {a}; phối hợp: {b}; thời gian hoàn thành: {t}).",
    "1. Lập chuyên trang. Thời gian thực hiện: {t}. Cơ quan thực hiện: {a}. Phối hợp: {b}.",
    "1. Lập chuyên trang\n- Trách nhiệm thực hiện: {a}.\n- Cơ quan phối hợp: {b}.\n- Thời gian,"
    " địa điểm: {t}.",
    "1. Lập chuyên trang\na) Cơ quan chủ trì thực hiện: {a}.\nb) Cơ quan phối hợp thực hiện: {b}.\n"
    "c) Thời gian thực hiện: {t}.",
)


def plan(tasks: str) -> Document:
    return text_document(PLAN.format(tasks=tasks))


@pytest.mark.parametrize("said", SAID)
def test_who_with_whom_and_when(said: str) -> None:
    found = plan(said.format(a="Phòng Văn hóa - Xã hội", b="Đoàn xã", t="trong Quý I/2024"))
    (task,) = found.tasks
    assert task.text.startswith("Lập chuyên trang")
    assert (task.lead, task.supporting) == (("Phòng Văn hóa - Xã hội",), ("Đoàn xã",))
    assert (task.schedule.text, task.schedule.quarters) == ("trong Quý I/2024", (1,))


@pytest.mark.parametrize(
    "duty",
    [
        "1. Phân công nhiệm vụ: Văn hóa phẩm được phát đến từng hộ.",
        "1. Thực hiện: tuyên truyền đến mọi người dân trên địa bàn.",
        "1. Giao Phòng Tư pháp chủ trì, phối hợp với các phòng thực hiện Kế hoạch này.",
    ],
)
def test_a_duty_or_a_sentence_is_no_task(duty: str) -> None:
    assert plan(duty).tasks == ()
