"""Names of bodies: where one ends, which are the same, which are many."""

import pytest

from vanban.structure.parts import names_at_start
from vanban.structure.typos import slips
from vanban.structure.units import expansions_in, is_group, merge, split_units
from vanban.tests.reading import codes, text_document


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Văn phòng Sở", ["Văn phòng Sở"]),
        ("Văn phòng Sở; Thanh tra Sở.", ["Văn phòng Sở", "Thanh tra Sở"]),
        ("Văn phòng Sở\nThanh tra Sở", ["Văn phòng Sở", "Thanh tra Sở"]),
        ("- Sở Nội vụ - Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        (
            "Trung tâm Thông tin, thống kê và ứng dụng KH&CN",
            ["Trung tâm Thông tin, thống kê và ứng dụng KH&CN"],
        ),
        (
            "Trung tâm Thông tin, Thống kê và Ứng dụng",
            ["Trung tâm Thông tin, Thống kê và Ứng dụng"],
        ),
        ("Sở Nông nghiệp, Sở Xây dựng", ["Sở Nông nghiệp", "Sở Xây dựng"]),
        ("các phòng, đơn vị thuộc Sở", ["các phòng, đơn vị thuộc Sở"]),
        ("Các Phòng, Ban, Trung tâm", ["Các Phòng, Ban, Trung tâm"]),
        ("Văn phòng Sở, các phòng, đơn vị", ["Văn phòng Sở", "các phòng, đơn vị"]),
        ("Văn phòng Sở và các đơn vị liên quan", ["Văn phòng Sở", "các đơn vị liên quan"]),
        ("UBND các huyện, thị xã, thành phố", ["UBND các huyện, thị xã, thành phố"]),
        ("Bộ Lao động - Thương binh và Xã hội", ["Bộ Lao động - Thương binh và Xã hội"]),
        (
            "- Bộ Lao động - Thương binh và Xã hội; Bộ Y tế",
            ["Bộ Lao động - Thương binh và Xã hội", "Bộ Y tế"],
        ),
        ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Văn hóa và Thể thao", ["Sở Văn hóa và Thể thao"]),
        ("Công an tỉnh, Bộ đội Biên phòng", ["Công an tỉnh", "Bộ đội Biên phòng"]),
        ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", ["Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]),
        ("Phòng Kế hoạch Phòng Tài chính", ["Phòng Kế hoạch", "Phòng Tài chính"]),
        ("Trung tâm Y tế và Trung tâm Văn hóa", ["Trung tâm Y tế", "Trung tâm Văn hóa"]),
        ("Đoàn Thanh niên\nSở", ["Đoàn Thanh niên Sở"]),
        ("Phòng Quản lý\nđô thị", ["Phòng Quản lý đô thị"]),
        ("Các đơn vị trực thuộc...", ["Các đơn vị trực thuộc"]),
        ("Chủ trì: Văn phòng Sở", ["Văn phòng Sở"]),
        ("Giao Phòng Nội vụ", ["Phòng Nội vụ"]),
        ("Giáo viên chủ nhiệm", ["Giáo viên chủ nhiệm"]),
        ("-", []),
        ("", []),
    ],
)
def test_a_cell_is_split_between_names_only(cell, names):
    assert list(split_units(cell)) == names


@pytest.mark.parametrize(
    "name",
    [
        "các phòng, đơn vị thuộc Sở",
        "Phòng chuyên môn, đơn vị trực thuộc",
        "UBND các huyện, thành phố",
        "Các đơn vị trực thuộc",
        "Thủ trưởng các sở, ban, ngành",
    ],
)
def test_collective_names_are_groups(name):
    assert is_group(name)


@pytest.mark.parametrize("name", ["Văn phòng Sở", "Sở Nội vụ", "Trung tâm Thông tin, thống kê"])
def test_the_name_of_one_body_is_no_group(name):
    assert not is_group(name)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["Sở KH&CN", "Sở KHCN", "Sở Khoa học và Công nghệ"], ""),
        (["UBND tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh"], ""),
        (["Văn phòng Sở", "văn phòng Sở", "VP Sở"], ""),
        (["Chi cục TCĐLCL", "Chi cục Tiêu chuẩn Đo lường Chất lượng"], ""),
        (["Sở TT&TT", "Sở TTTT"], "Sở Thông tin và Truyền thông"),
        (["các phòng chuyên môn", "Phòng chuyên môn"], ""),
    ],
)
def test_spellings_of_one_body_are_one_unit(names, text):
    (entry,) = merge(names, expansions_in(names, " ; ".join([*names, text])))
    assert set(entry.unit.variants) == set(names)
    assert entry.likely == ()


def test_a_longer_name_is_only_likely_the_same():
    names = [
        "Trung tâm Dịch vụ việc làm và Giáo dục thường xuyên",
        "Trung tâm Dịch vụ việc làm và Giáo dục",
    ]
    (entry,) = merge(names, {})
    assert entry.likely == (names[1],)


@pytest.mark.parametrize(
    "names",
    [
        ["Sở Tài chính", "Sở Tài nguyên và Môi trường"],
        ["Phòng Quản lý Khoa học", "Phòng Quản lý Khoa học và Công nghệ"],
        ["Sở Nội vụ", "Phòng Nội vụ"],
        ["UBND tỉnh", "HĐND tỉnh"],
    ],
)
def test_different_bodies_stay_apart(names):
    assert len(merge(names, expansions_in(names, " ; ".join(names)))) == 2


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Văn phòng Sở chủ trì, phối hợp với các phòng.", ("Văn phòng Sở",)),
        ("Các phòng, đơn vị thuộc Sở có trách nhiệm", ("Các phòng, đơn vị thuộc Sở",)),
        ("Giao Công an tỉnh hướng dẫn thực hiện", ("Công an tỉnh",)),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh phối hợp", ("Ủy ban Mặt trận Tổ quốc tỉnh",)),
        ("Phòng Kế hoạch - Tổng hợp: Theo dõi tiến độ", ("Phòng Kế hoạch - Tổng hợp",)),
        ("Sở Tài chính, Sở Nội vụ căn cứ chức năng", ("Sở Tài chính", "Sở Nội vụ")),
        ("Tổ chức tuyên truyền sâu rộng", ()),
        ("Trong quá trình thực hiện nếu có vướng mắc", ()),
    ],
)
def test_duties_begin_with_the_names_of_those_who_bear_them(sentence, names):
    assert names_at_start(sentence) == names


CLEAN = """
Nâng cao hiệu quả công tác cải cách hành chính, hành vi vi phạm bị xử lý theo quy định định kỳ.
Các nhân viên, các nhân tố mới luôn luôn được quan tâm; địa điểm hình thành từ từ, ngày ngày.
Luật Công nghiệp công nghệ số số 71/2025/QH15 quy định tại khoản 2; bắt đầu từ ngày 01/7/2025.
UBND tỉnh Hưng Yên, Hà Nội, Hòa Bình, Hoà Bình; ông Nguyễn Hưng Yến; cơ quan chủ quản.
"""


@pytest.mark.parametrize("line", [line for line in CLEAN.split("\n") if line])
def test_correct_text_raises_no_suspicion(line):
    assert list(slips(line)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("thực hiện cơ chế chế một cửa", "cơ chế"),
        ("công tác cải các TTHC", "cải cách"),
        ("của tổ chức, các nhân và doanh nghiệp", "cá nhân"),
        ("kế hoạnh năm 2024", "kế hoạch"),
        ("báo cao kết quả", "báo cáo"),
        ("UBND tỉnh Quang Ninh", "Quảng Ninh"),
        ("HUNG YÊN, ngày", "HƯNG YÊN"),
    ],
)
def test_slips_are_suggested_against(text, right):
    assert [slip.right for slip in slips(text)] == [right]


def test_no_typo_is_reported_in_a_correct_document():
    text = "KẾ HOẠCH\nTruyền thông năm 2024\nI. MỤC TIÊU\n1. " + CLEAN.strip().split("\n")[0]
    assert "likely-typo" not in codes(text_document(text))
