"""What a document says without printing it in its place."""

import pytest

from vanban.structure import read_document
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


def test_a_body_named_so_makes_no_legal_basis():
    text = "# BÁO CÁO\n\n## Kết quả quý I\n\n{}\n\n### I. KẾT QUẢ\n\nĐã thực hiện.\n"
    named = "Thực hiện Kế hoạch truyền thông năm 2026 của Sở, Sở Nội vụ báo cáo như sau:"
    cited = "Thực hiện Kế hoạch số 12/KH-SNV ngày 05/01/2026 của Sở Nội vụ;"
    for sentence, count in ((named, 0), (cited, 1)):
        document = read_document(text.format(sentence).encode(), name="bao-cao.md")
        assert len(document.legal_bases) == count
