"""Citations in running text: shapes, faults, refusals, hostile input."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.citations import citation_findings, find_citations
from vanban.model import Citation


def only(text: str) -> Citation:
    found = find_citations(text)
    assert len(found) == 1, [c.text for c in found]
    return found[0]


def texts(text: str) -> list[str]:
    return [c.text for c in find_citations(text)]


# The whole text before "|" is one citation; what follows is not part of it.
@pytest.mark.parametrize(
    ("line", "kind", "symbol", "day", "issuer"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ| về công tác văn thư",
         "nghi_dinh", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
        ("Quyết định 15/QĐ-UBND ngày 7/2/2023 của UBND tỉnh Nam Định| về việc ban hành",
         "quyet_dinh", "15/QĐ-UBND", "2023-02-07", "UBND tỉnh Nam Định"),
        ("Quyết định số: 985/QĐ-TTg, ngày 08/8/2018|;", "quyet_dinh", "985/QĐ-TTg", "2018-08-08",
         None),
        ("Chỉ thị 18/CT-TTg ngày 30.5.2023 của Thủ tướng Chính phủ|", "chi_thi", "18/CT-TTg",
         "2023-05-30", "Thủ tướng Chính phủ"),
        ("QĐ số 735/QĐ-UBND ngày 26-5-2009|.", "quyet_dinh", "735/QĐ-UBND", "2009-05-26", None),
        ("Quyết định số 118/TTg|", "quyet_dinh", "118/TTg", None, None),
        ("Nghị định số 61/CP ngày 05 tháng 7 năm 1994 của Chính phủ| đối với", "nghi_dinh",
         "61/CP", "1994-07-05", "Chính phủ"),
        ("Quyết định số 45-HĐBT ngày 2/3/1988 của Hội đồng Bộ trưởng|", "quyet_dinh", "45-HĐBT",
         "1988-03-02", "Hội đồng Bộ trưởng"),
        ("Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng| khóa XII",
         "nghi_quyet", "18-NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương Đảng"),
        ("Kế hoạch số 42-KH/ĐU ngày 11/02/2026 của Ban Thường vụ Đảng ủy UBND tỉnh| thực hiện",
         "ke_hoach", "42-KH/ĐU", "2026-02-11", "Ban Thường vụ Đảng ủy UBND tỉnh"),
        ("Đề án 08-ĐA/TU của Tỉnh ủy Nam Định ngày 29/12/2025| về", "de_an", "08-ĐA/TU",
         "2025-12-29", "Tỉnh ủy Nam Định"),
        ("Nghị quyết 66.4/2025/NQ-CP ngày 21/9/2025|:", "nghi_quyet", "66.4/2025/NQ-CP",
         "2025-09-21", None),
        ("Văn bản số 02.06/GĐN-HT ngày 02/6/2026|;", "van_ban", "02.06/GĐN-HT", "2026-06-02", None),
        ("Công văn số 456/STTTT-CNTT&TT ngày 5 tháng 5 năm 2022 của Sở Thông tin và Truyền thông"
         "| v/v", "cong_van", "456/STTTT-CNTT&TT", "2022-05-05", "Sở Thông tin và Truyền thông"),
        ("Báo cáo thẩm định số 1855/BC-STP ngày 19/12/2025 của Sở Tư pháp| về dự thảo", "bao_cao",
         "1855/BC-STP", "2025-12-19", "Sở Tư pháp"),
        ("Thông báo kết luận số 45/TB-UBND ngày 7/4/2022 của Chủ tịch UBND tỉnh| tại cuộc họp",
         "thong_bao", "45/TB-UBND", "2022-04-07", "Chủ tịch UBND tỉnh"),
        ("Hướng dẫn số 08-HD/BTGTU ngày 12/01/2022 của Ban Tuyên giáo Tỉnh ủy| về", "huong_dan",
         "08-HD/BTGTU", "2022-01-12", "Ban Tuyên giáo Tỉnh ủy"),
        ("Kết luận số 91-KL/TW ngày 12/8/2024 của Bộ Chính trị| khóa XIII", "ket_luan",
         "91-KL/TW", "2024-08-12", "Bộ Chính trị"),
        ("Công điện số 71/CĐ-TTg ngày 23/5/2025 của Thủ tướng Chính phủ| về", "other",
         "71/CĐ-TTg", "2025-05-23", "Thủ tướng Chính phủ"),
        ("Văn bản hợp nhất số 5161/VBHN-BLĐTBXH|", "van_ban_hop_nhat", "5161/VBHN-BLĐTBXH", None,
         None),
        ("QUYẾT ĐỊNH SỐ 766/QĐ-TTG NGÀY 23/06/2022 CỦA THỦ TƯỚNG CHÍNH PHỦ| VỀ VIỆC",
         "quyet_dinh", "766/QĐ-TTG", "2022-06-23", "THỦ TƯỚNG CHÍNH PHỦ"),
        ("Thông tư 144/2007/TT-BTC-BGD-BNG|", "thong_tu", "144/2007/TT-BTC-BGD-BNG", None, None),
        ("Kế hoạch số 9/KH-BCĐ của Ban Chỉ đạo chuyển đổi số tỉnh| về", "ke_hoach", "9/KH-BCĐ",
         None, "Ban Chỉ đạo chuyển đổi số tỉnh"),
        ("Kế hoạch số 12/KH-UBND ngày 3/3/2022 của UBND xã Tân Tiến, huyện Văn Giang| về",
         "ke_hoach", "12/KH-UBND", "2022-03-03", "UBND xã Tân Tiến, huyện Văn Giang"),
        ("Văn bản số 02/GĐN-ĐD tháng 4 năm 2026|;", "van_ban", "02/GĐN-ĐD", None, None),
    ],
)  # fmt: skip
def test_shapes(line: str, kind: str, symbol: str, day: str | None, issuer: str | None) -> None:
    cited, rest = line.split("|")
    found = only(f"Thực hiện {cited}{rest}")
    assert found.text == cited
    assert (found.type, found.symbol, found.date, found.issuer) == (kind, symbol, day, issuer)
    assert (found.start, found.end) == (10, 10 + len(cited))


@pytest.mark.parametrize(
    ("line", "symbol", "day", "year"),
    [
        ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015|;", None, "2015-06-19",
         2015),
        ("Luật Khoa học và Công nghệ năm 2013| và các", None, None, 2013),
        ("Luật đất đai 2013|,", None, None, 2013),
        ("Luật số 80/2015/QH13|", "80/2015/QH13", None, 2015),
        ("Luật số 63/2020/QH14 ngày 18/6/2020 của Quốc hội|", "63/2020/QH14", "2020-06-18", 2020),
        ("Bộ luật Dân sự số 91/2015/QH13|;", "91/2015/QH13", None, 2015),
        ("Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19 tháng 02 năm 2025|;",
         "64/2025/QH15", "2025-02-19", 2025),
        ("Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15|", "55/2024/QH15", None,
         2024),
        ("Luật Đầu tư theo phương thức đối tác công tư số 64/2020/QH14|", "64/2020/QH14", None,
         2020),
        ("Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền"
         " địa phương ngày 22 tháng 11 năm 2019|;", None, "2019-11-22", 2019),
        ("Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019|;", None,
         "2019-11-22", 2019),
    ],
)  # fmt: skip
def test_laws(line: str, symbol: str | None, day: str | None, year: int) -> None:
    cited, rest = line.split("|")
    found = only(f"Căn cứ {cited}{rest}")
    assert found.text == cited
    assert (found.type, found.symbol, found.date, found.year) == ("luat", symbol, day, year)


def test_an_amending_law_is_one_and_the_constitution_has_a_long_name() -> None:
    amending = "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ và Luật Viên chức năm 2019"
    assert texts(f"Căn cứ {amending};") == [amending]
    constitution = "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013"
    assert texts(f"Căn cứ {constitution};") == [constitution]


def test_two_laws_with_a_number_are_not_one() -> None:
    assert texts("Luật Khiếu nại và Luật Tố cáo số 25/2018/QH14") == ["Luật Tố cáo số 25/2018/QH14"]
    assert texts("Luật Khiếu nại 2011, Luật Tố cáo 2018") == [
        "Luật Khiếu nại 2011",
        "Luật Tố cáo 2018",
    ]


def test_an_ordinance_and_the_constitution() -> None:
    assert only("Pháp lệnh số: 09/2025/UBTVQH15").type == "phap_lenh"
    assert only("theo Hiến pháp năm 2013 thì").type == "other"


def test_a_list_carries_its_kind() -> None:
    found = find_citations(
        "các Nghị định số 61/2018/NĐ-CP ngày 23/4/2018, số 107/2021/NĐ-CP và 45/2020/NĐ-CP của"
        " Chính phủ; Quyết định số 12/QĐ-UBND, 13/QĐ-UBND"
    )
    assert [(c.text, c.type) for c in found] == [
        ("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", "nghi_dinh"),
        ("số 107/2021/NĐ-CP", "nghi_dinh"),
        ("45/2020/NĐ-CP của Chính phủ", "nghi_dinh"),
        ("Quyết định số 12/QĐ-UBND", "quyet_dinh"),
        ("13/QĐ-UBND", "quyet_dinh"),
    ]


@pytest.mark.parametrize(
    ("issuers", "symbol"),
    [
        ("Bộ Nội vụ, Bộ Tài chính", "TTLT-BNV-BTC"),
        ("Bộ Ngoại giao và Tổng cục Bưu điện", "TTLT/BNG-TCBĐ"),
        ("Bộ Tài chính - Bộ Lao động - Thương binh và Xã hội", "TTLT-BTC-BLĐTBXH"),
        ("Bộ trưởng Bộ Y tế và Bộ trưởng Bộ Lao động - Thương binh và Xã hội", "TTLT-BYT-BLĐTBXH"),
        ("liên Bộ Tài chính - Khoa học và Công nghệ", "TTLT-BTC-BKHCN"),
    ],
)
def test_joint_documents_have_several_bodies(issuers: str, symbol: str) -> None:
    text = f"Thông tư liên tịch số 08/2005/{symbol} ngày 05/01/2005 của {issuers} hướng dẫn"
    found = only(text)
    assert (found.type, found.symbol, found.issuer) == (
        "thong_tu_lien_tich",
        f"08/2005/{symbol}",
        issuers,
    )


def test_the_body_is_kept_as_printed() -> None:
    assert only("Quyết định 1/QĐ-UBND của Uỷ ban nhân dân TP. Huế về").issuer == (
        "Uỷ ban nhân dân TP. Huế"
    )
    assert only("Thông tư 1/2009/TT-BLĐTBXH của Bộ Lao động – Thương binh & Xã hội.").issuer == (
        "Bộ Lao động – Thương binh & Xã hội"
    )


def test_numbers_without_a_symbol() -> None:
    found = only("Công văn số 3378 ngày 11/6/2026 của Sở Công Thương")
    assert (found.number, found.symbol, found.date) == ("3378", None, "2026-06-11")


def test_one_body_ends_before_the_next() -> None:
    found = only("theo Quyết định số 5/QĐ-UBND ngày 1/2/2022 của UBND tỉnh và Sở Nội vụ đã có")
    assert found.issuer == "UBND tỉnh"
    assert only("Bãi bỏ Thông tư 1/2001/TT-BNG của Bộ Ngoại giao và").issuer == "Bộ Ngoại giao"
    assert only("Thông tư 1/2001/TT-BNG ngày 1/2/2001 của Bộ").issuer is None


@pytest.mark.parametrize(
    ("pin", "article", "clause", "point"),
    [
        ("Điều 6 ", "6", None, None),
        ("Khoản 2 Điều 52 ", "52", "2", None),
        ("khoản 5, Điều 2 ", "2", "5", None),
        ("điểm a khoản 1 Điều 8 ", "8", "1", "a"),
        ("điểm b, c, d khoản 5 và khoản 7 Điều 1 ", "1", "5; 7", "b, c, d"),
        ("điểm b, điểm c khoản 3 Điều 1 của ", "1", "3", "b, c"),
        ("các điều 7, 8 và 11 ", "7, 8, 11", None, None),
        ("Điều 4 và Điều 5 ", "4; 5", None, None),
        ("điểm đ khoản 2 Điều 4a, ", "4a", "2", "đ"),
        ("từ Điều 5 đến Điều 9 ", "5-9", None, None),
        ("từ khoản 1 đến khoản 4 Điều 3 ", "3", "1-4", None),
        ("các điểm a - d khoản 2 Điều 7 ", "7", "2", "a-d"),
        ("Điều 14, Chương II ", "14", None, None),
        ("Phụ lục II ", None, None, None),
    ],
)
def test_pins(pin: str, article: str | None, clause: str | None, point: str | None) -> None:
    found = only(f"theo quy định tại {pin}Nghị định số 30/2020/NĐ-CP")
    assert (found.article, found.clause, found.point) == (article, clause, point)
    assert found.text == "Nghị định số 30/2020/NĐ-CP"


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("Quyết định số 22/2020/QĐ - UBND", "22/2020/QĐ-UBND"),
        ("Nghị quyết số 76/ NQ-CP", "76/NQ-CP"),
        ("Thông tư số 57 /2025/TT-BYT", "57/2025/TT-BYT"),
        ("Nghị định số 90/2020/ NĐ-CP", "90/2020/NĐ-CP"),
        ("Tờ trình số 02/TTr-CAT- ANCTNB", "02/TTr-CAT-ANCTNB"),
        ("Thông tư số 06/2026/TT-BT\u0421", "06/2026/TT-BTC"),
        ("Quyết định số 1855QĐ-KHKT-PCVT", "1855QĐ-KHKT-PCVT"),
        ("Nghị định số 163/2016/ND-CP", "163/2016/ND-CP"),
    ],
)
def test_faulty_symbols_are_mended_with_a_finding(printed: str, symbol: str) -> None:
    found = only(f"theo {printed} về")
    assert (found.text, found.symbol) == (printed, symbol)
    assert [f.code for f in citation_findings(found)] == ["wrong-symbol"]


@pytest.mark.parametrize(
    "printed", ["08/6/20210", "21/9/025", "30/02/2022", "15 tháng 54 năm 2026"]
)
def test_a_date_that_does_not_exist_is_kept_with_a_finding(printed: str) -> None:
    text = f"Nghị định số 63/2010/NĐ-CP ngày {printed} của Chính phủ"
    found = only(f"Căn cứ {text} về")
    assert (found.text, found.date, found.year) == (text, None, 2010)
    assert [f.code for f in citation_findings(found)] == ["impossible-date"]


@pytest.mark.parametrize(
    ("line", "symbol", "codes"),
    [
        ("Kế hoạch số:/KH-SKHCN ngày /01/2022 của Sở Khoa học và Công nghệ", "/KH-SKHCN",
         ["incomplete-date", "missing-number"]),
        ("Quyết định số: QĐ-UBND ngày tháng 9 năm 2022 của Chủ tịch UBND tỉnh Nam Định",
         "/QĐ-UBND", ["incomplete-date", "missing-number"]),
        ("Quyết định số ……/QĐ-SNV ngày … tháng … năm 2022 của Sở Nội vụ", "/QĐ-SNV",
         ["incomplete-date", "missing-number"]),
        ("Số:           /TB-VP", "/TB-VP", ["missing-number"]),
        ("/QĐ-UBND ngày / / 2022 của UBND tỉnh", "/QĐ-UBND", ["incomplete-date", "missing-number"]),
    ],
)  # fmt: skip
def test_blanks_of_a_form(line: str, symbol: str, codes: list[str]) -> None:
    found = only(line)
    assert (found.text, found.symbol, found.number, found.date) == (line, symbol, None, None)
    assert [f.code for f in citation_findings(found)] == codes


def test_kind_and_symbol_at_odds() -> None:
    found = only("(sau đây gọi là Thông tư số 105/2012/NĐ-CP)")
    assert found.type == "thong_tu"
    assert [f.code for f in citation_findings(found)] == ["contradictory-symbol"]


def test_years_at_odds() -> None:
    found = only("Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ")
    assert (found.year, found.date) == (2020, "2021-03-05")
    assert [f.code for f in citation_findings(found)] == ["contradictory-year"]


def test_a_sound_citation_has_no_finding() -> None:
    for text in (
        "Quyết định số 161/QĐ-UBND ngày 19/01/2022 của UBND tỉnh",
        "Nghị quyết số 170/2024/QH15",
        "Văn bản số 33/GĐN ngày 20/4/2026",
        "Luật Đất đai năm 2024",
        "QĐ 20",
    ):
        assert citation_findings(only(text)) == ()


def test_the_type_word_may_stand_apart() -> None:
    found = only("Báo cáo đánh giá rủi ro về an toàn số 01/QĐ - CTY ngày 01/7/2025.")
    assert (found.text, found.type) == ("số 01/QĐ - CTY ngày 01/7/2025", "bao_cao")
    found = only("Nghị quyết của Chính phủ số 76/NQ-CP ngày 15/7/2021 về")
    assert (found.text, found.type) == ("số 76/NQ-CP ngày 15/7/2021", "nghi_quyet")


def test_short_mentions() -> None:
    found = only("quy định tại Điều 1 QĐ 20 đã mua nhà")
    assert (found.text, found.number, found.symbol, found.article) == ("QĐ 20", "20", None, "1")
    assert texts("theo Nghị định 63 và Thông tư 01.") == ["Nghị định 63", "Thông tư 01"]


@pytest.mark.parametrize(
    "body",
    [
        "Cục Sở hữu trí tuệ",
        "Cục Kiểm soát thủ tục hành chính",
        "Cục Chuyển đổi số quốc gia",
        "Giám đốc Trung tâm Ứng dụng tiến bộ khoa học và công nghệ",
        "Hội đồng quản lý Quỹ Phát triển khoa học và công nghệ",
        "Trung tâm Công nghệ thông tin và Truyền thông",
        "Ban An toàn giao thông tỉnh",
        "Ban Chỉ đạo cải cách hành chính của Chính phủ",
        "Ban Chỉ đạo 138/ĐP tỉnh",
        "Liên đoàn Thương mại và Công nghiệp Việt Nam",
        "Cục Văn thư và Lưu trữ nhà nước",
        "Bộ Chính trị, Ban Bí thư",
        "Hội nghị lần thứ sáu Ban Chấp hành Trung ương",
        "Thanh tra Sở",
        "TTg",
    ],
)
@pytest.mark.parametrize("after", [" về việc", ";", " hướng dẫn", " tổng hợp kết quả", " V/v", ""])
def test_names_with_small_letters_end_where_the_next_part_begins(body: str, after: str) -> None:
    found = only(f"theo Công văn số 15/AB-CD ngày 7/2/2023 của {body}{after}")
    assert found.issuer == body


def test_what_follows_a_dash_is_another_part() -> None:
    assert only("Nghị định 9/2019/NĐ-CP - MỤC LỤC").symbol == "9/2019/NĐ-CP"
    assert only("Hướng dẫn số 3-HD/BTCTW của Ban Tổ chức Trung ương - Phụ lục 1").issuer == (
        "Ban Tổ chức Trung ương"
    )


def test_numbers_alone() -> None:
    assert texts("(“Văn bản số 1488”); Công điện số 86 về ứng phó; Công văn số 512.") == [
        "Văn bản số 1488",
        "Công điện số 86",
        "Công văn số 512",
    ]
    assert [(c.text, c.number, c.type) for c in find_citations("Nghị định 61 và 107 quy định")] == [
        ("Nghị định 61", "61", "nghi_dinh"),
        ("107", "107", "nghi_dinh"),
    ]


def test_a_kind_that_a_scan_misspelt() -> None:
    assert only("Nghi đinh số 61/2018/NĐ-CP của Chính phủ").text.startswith("Nghi đinh")
    assert only("Quyêt định số 985/QĐ-TTg").type == "quyet_dinh"
    assert only("Quyet dinh so 161/QD-UBND").symbol == "161/QD-UBND"


def test_a_symbol_in_small_letters_behind_its_kind() -> None:
    assert only("nghị định số 20/2008/nđ-cp").symbol == "20/2008/NĐ-CP"
    assert only("quyết định 985/qđ-ttg").symbol == "985/QĐ-TTg"
    assert texts("thư mục 2021/ct-tin và số 5/tt-nha") == []


def test_the_kind_before_its_issuer() -> None:
    assert only("Công văn của UBND tỉnh số 1234/UBND-NC ngày 1/2/2022").type == "cong_van"


def test_heads_of_documents() -> None:
    assert only("Số: 254/QĐ-UBND").type == "quyet_dinh"
    assert only("Số: 234/SKHCN-VP").type == "cong_van"


@pytest.mark.parametrize(
    "text",
    [
        "TCVN ISO 9001:2015, TCVN ISO9001:2015, QCVN 01:2021/BYT",
        "thi hành Luật Nhà ở, Bộ luật Lao động và Pháp lệnh ưu đãi người có công",
        "Thông tư này, Quyết định nêu trên, Nghị định này",
        "thực hiện Đề án 06 và Đề án số 08",
        "Mẫu số 01/TB-BKHCN, Hợp đồng số 12/HĐ-KHCN, Giấy phép số 15/GP-BTNMT",
        "1.004866 Thủ tục thông báo; mã 2.001923",
        "pháp luật về đất đai năm 2013, kỷ luật năm 2020",
        "Luật Thủ đô có hiệu lực từ ngày 01/01/2025",
        "Quyết định 5 nội dung, Nghị quyết 3 kỳ họp",
        "254-QD-UBND-2023-Ke-hoach.doc",
        "có hiệu lực thi hành.Điều 44.12.NĐ.26.",
        "bản đồ số 7/KH, phòng 201/CT2, tòa nhà số 5-TT4",
        "theo TCCS 01:2022/CT-NY, QCVN 41:2019/BGTVT",
        "Điện thoại 0228/386.4321, tài khoản số 3511.0.1034567, số 10/2 đường Lê Lợi",
        "Hồ sơ H31.12-240315-0012, mã 000.00.31.H31; Mẫu số 03/TK; đạt 18/20 chỉ tiêu",
        "Luật An toàn, vệ sinh lao động, năm 2023 Sở đã kiểm tra 12 đơn vị",
        "Kế hoạch số 1, Báo cáo số 12 trang, Đề án 06, Nghị quyết Trung ương 7",
        "và/hoặc, km/h, 24/7, 15/11/2022, 2021-2025",
        "",
    ],
)
def test_refusals(text: str) -> None:
    assert texts(text) == []


def test_a_wrapped_line_is_read_and_the_next_paragraph_is_not() -> None:
    assert texts("Luật Tổ chức chính quyền\nđịa phương ngày 19/6/2015") == [
        "Luật Tổ chức chính quyền\nđịa phương ngày 19/6/2015"
    ]
    assert only("Quyết định số 5/QĐ-BTP ngày 22/5/2020 của\nBộ Tư pháp và").issuer == "Bộ Tư pháp"
    assert only("Nghị quyết số 76/NQ-CP của UBND tỉnh\nSở Nội vụ xây dựng").issuer == "UBND tỉnh"


SAMPLE = (
    "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ; điểm a khoản 1 Điều 2 Quyết"
    " định số 22/2020/QĐ - UBND ngày 12/8/2020 của UBND tỉnh; Luật Thống kê số 89/2015/QH13"
)


def test_decomposed_text_gives_offsets_into_itself() -> None:
    decomposed = unicodedata.normalize("NFD", SAMPLE)
    found = find_citations(decomposed)
    assert [unicodedata.normalize("NFC", c.text) for c in found] == texts(SAMPLE)
    assert [c.symbol for c in found] == ["63/2010/NĐ-CP", "22/2020/QĐ-UBND", "89/2015/QH13"]
    for citation in found:
        assert decomposed[citation.start : citation.end] == citation.text


PIECES = st.sampled_from(
    [
        "Quyết định", "Luật", "số", "số:", "12/QĐ-UBND", "/QĐ-UBND", "30/2020/NĐ-CP", "06-NQ/TU",
        "ngày", "19/01/2022", "31/02/2022", "tháng 3 năm 2022", "của", "UBND tỉnh", "Bộ Tài chính",
        "và", ",", ";", "\n", "Điều 1", "khoản 2", "Thông tư liên tịch", "Hà Nội", "QĐ 20",
        "năm 2013",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)))
def test_spans_are_ordered_and_verbatim(text: str) -> None:
    end = 0
    for citation in find_citations(text):
        assert end <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end] == citation.text
        assert citation.symbol or citation.number or citation.date or citation.year
        citation_findings(citation)
        end = citation.end


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_a_symbol_read_again_is_the_same(text: str) -> None:
    for citation in find_citations(text):
        if citation.symbol and citation.number:
            assert only(f"Văn bản số {citation.symbol}").symbol == citation.symbol


@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_decomposed_and_composed_text_say_the_same(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    for plain, split in zip(find_citations(text), find_citations(decomposed), strict=True):
        assert (plain.symbol, plain.date, plain.type) == (split.symbol, split.date, split.type)
        assert unicodedata.normalize("NFC", split.text) == plain.text


@given(
    st.integers(min_value=1, max_value=99999),
    st.dates(min_value=date(1945, 9, 2), max_value=date(2100, 1, 1)),
    st.sampled_from(["ngày {0:%d/%m/%Y}", "ngày {0.day} tháng {0.month} năm {0.year}"]),
)
def test_any_number_and_date_is_read(number: int, day: date, form: str) -> None:
    found = only(f"theo Quyết định số {number}/QĐ-BTC {form.format(day)} của Bộ Tài chính về")
    assert (found.symbol, found.date) == (f"{number}/QĐ-BTC", day.isoformat())
    assert found.issuer == "Bộ Tài chính"


@pytest.mark.parametrize(
    "piece",
    ["Luật ", "Luật sửa đổi ", "số ", "1", "A-", "Quyết định số 1/A-", "của Sở ", "điểm a, ", " ",
     "Số:.....", "a\u0301", "/A-", "Báo cáo a b ", "ngày ", "Điều 1, "],
)  # fmt: skip
def test_hostile_repetition_is_read(piece: str) -> None:
    find_citations(piece * 2000)
    find_citations("Quyết định số 1/QĐ-A của " + piece * 2000)
