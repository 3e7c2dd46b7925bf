import pytest

from lantoa.agencies.enums import ChannelKind, UnitKind
from lantoa.agencies.rules import (
    channel_kinds,
    group_kinds,
    is_internal_audience,
    is_outside,
    likely_keys,
    name_key,
    unit_kind,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TT Thông tin, thống kê và ứng dụng KH&CN", "TT thông tin, thống kê, ứng dụng KHCN"),
        ("Văn phòng Sở", "VĂN PHÒNG SỞ."),
        ("Phòng Hoà giải", "phòng Hòa giải"),
    ],
)
def test_spellings_of_one_name_are_equal(one, other):
    assert name_key(one) == name_key(other)


def test_a_word_more_is_only_likely():
    asked = name_key("Trung tâm Thông tin và Thống kê KH&CN")
    known = name_key("Trung tâm Thông tin, thống kê và ứng dụng KH&CN")

    assert asked != known
    assert [key for key, _ in likely_keys(asked, [known, name_key("Thanh tra Sở")])] == [known]


def test_units_of_one_kind_are_not_proposed_for_each_other():
    known = [name_key("Phòng Quản lý Công nghệ"), name_key("Phòng Tài chính - Kế toán")]

    assert likely_keys(name_key("Phòng Quản lý Khoa học"), known) == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Văn phòng HĐND và UBND huyện", UnitKind.OFFICE),
        ("Thanh tra Sở", UnitKind.INSPECTORATE),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng", UnitKind.BRANCH),
        ("Trung tâm Văn hóa - Thể thao", UnitKind.CENTRE),
        ("Phòng Nội vụ", UnitKind.DIVISION),
        ("Đảng ủy xã", UnitKind.OTHER),
    ],
)
def test_a_name_tells_the_kind_of_unit(name, kind):
    assert unit_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Các phòng chuyên môn", {UnitKind.DIVISION}),
        ("đơn vị trực thuộc", {UnitKind.BRANCH, UnitKind.CENTRE}),
        (
            "Các phòng, đơn vị thuộc Sở",
            {
                UnitKind.DIVISION,
                UnitKind.OFFICE,
                UnitKind.INSPECTORATE,
                UnitKind.BRANCH,
                UnitKind.CENTRE,
            },
        ),
        ("Các chi cục, trung tâm", {UnitKind.BRANCH, UnitKind.CENTRE}),
        ("Thủ trưởng các cơ quan, đơn vị trực thuộc", {UnitKind.BRANCH, UnitKind.CENTRE}),
        ("công chức các phòng chuyên môn", {UnitKind.DIVISION}),
        ("các tổ chức chính trị - xã hội", set()),
        ("Thủ trưởng các sở, ban, ngành trực thuộc UBND tỉnh", set()),
        ("Các đơn vị thuộc Bộ Quốc phòng", set()),
        ("Ban Chỉ đạo các tỉnh", set()),
        ("các cơ quan, đơn vị, địa phương", set()),
    ],
)
def test_a_collective_name_tells_what_it_covers(name, kinds):
    assert group_kinds(name, agency="Sở Khoa học và Công nghệ") == kinds


@pytest.mark.parametrize(
    ("name", "agency", "outside"),
    [
        ("Sở Nội vụ", "Sở Tư pháp", True),
        ("UBND các huyện", "Sở Tư pháp", True),
        ("Công an tỉnh", "Sở Tư pháp", True),
        ("Báo Lào Cai", "Sở Tư pháp", True),
        ("Sở Tư pháp", "Sở Tư pháp", False),
        ("Bộ phận Một cửa", "Sở Tư pháp", False),
        ("Phòng Bổ trợ tư pháp", "Sở Tư pháp", False),
        ("Sở Nội vụ", "UBND tỉnh Sơn La", False),
        ("Công an xã", "Ủy ban nhân dân xã Tân Lập", False),
    ],
)
def test_other_bodies_are_no_units_of_a_department(name, agency, outside):
    assert is_outside(name, agency=agency) is outside


def test_a_paragraph_names_its_channels_in_order():
    text = (
        "Lồng ghép trong các cuộc họp giao ban; trên Cổng thông tin điện tử và trên Bản tin; "
        "tuyên truyền trên Đài PTTH, Báo Lào Cai; báo cáo kết quả"
    )

    assert channel_kinds(text) == (
        ChannelKind.MEETING,
        ChannelKind.PORTAL,
        ChannelKind.BULLETIN,
        ChannelKind.BROADCAST,
        ChannelKind.PRESS,
    )
    assert channel_kinds("Kế hoạch, báo cáo kết quả") == ()


def test_officials_are_internal_citizens_are_not():
    assert is_internal_audience("Công chức, viên chức trong cơ quan")
    assert not is_internal_audience("Người dân, doanh nghiệp trên địa bàn tỉnh")
