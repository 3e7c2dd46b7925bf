import pytest

from vanban.structure.duties import awaited_body

DEPARTMENT = "SỞ TƯ PHÁP"


@pytest.mark.parametrize(
    ("product", "body"),
    [
        ("Các Quyết định của UBND tỉnh", "UBND tỉnh"),
        ("- Quyết định của Chủ tịch UBND tỉnh;", "Chủ tịch UBND tỉnh"),
        ("Quyết định phê duyệt của Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Nghị quyết, Chỉ thị của Tỉnh ủy", "Tỉnh ủy"),
        ("Văn bản chỉ đạo của Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Kế hoạch triển khai Nghị quyết của HĐND tỉnh", None),
        ("Báo cáo kết quả thực hiện Quyết định của UBND tỉnh", None),
        ("Dự thảo Quyết định của UBND tỉnh", None),
        ("Tờ trình UBND tỉnh ban hành Quyết định", None),
        ("Kế hoạch của Sở", None),
        ("Quyết định của UBND xã", None),
        ("Tin, bài về quyết định của UBND tỉnh", None),
    ],
)
def test_only_acts_of_a_higher_body_are_awaited(product, body):
    assert awaited_body(product, issuer=DEPARTMENT) == body


def test_a_body_does_not_wait_for_itself():
    assert awaited_body("Quyết định của UBND tỉnh", issuer="UBND TỈNH SƠN LA") is None
    assert awaited_body("Quyết định của UBND tỉnh", issuer="UBND XÃ TÂN LẬP") == "UBND tỉnh"
