"""What a document says without printing it in its place."""

import pytest

from vanban.structure.inference import year_in


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Truyền thông cải cách hành chính năm 2022", 2022),
        ("Thực hiện TTHC trên môi trường điện tử năm 2023", 2023),
        ("CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2024", 2024),
        ("Chuyển đổi số từ năm 2021 đến năm 2025", None),
        ("Sơ kết tháng 6 năm 2022", None),
        ("Tổng kết năm 2021, nhiệm vụ năm 2022", 2022),
        ("Chương trình hành động", None),
    ],
)
def test_the_year_a_title_is_for(title, year):
    assert year_in(title) == year
