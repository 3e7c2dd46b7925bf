"""Plans, decisions, reports and dispatches of many hands: frame, outline and tasks."""

import pytest

from vanban.model import Place, Signature
from vanban.readers import read_path
from vanban.readers.blocks import Cell, PageBreak, Paragraph, Row, Source, TableBlock
from vanban.structure import build_document
from vanban.tests.reading import FOLDER, codes, document, dropped_words, text_document

EVERY = sorted(path.name for path in FOLDER.iterdir())

FRAMES = {
    "plan-table-in-body.md": (
        "plan", "07", "KH-SVHTT", "2024-02-05", "UBND TỈNH ĐÔNG HÀ", "SỞ VĂN HÓA VÀ THỂ THAO",
    ),
    "plan-in-prose.txt": (
        "plan", "32", "KH-UBND", "2026-03-09", None, "ỦY BAN NHÂN DÂN XÃ TÂN PHONG",
    ),
    "plan-broken-lines.txt": (
        "plan", "21", "KH-STP", "2024-01-09", "UBND TỈNH ĐÔNG HÀ", "SỞ TƯ PHÁP",
    ),
    "dispatch.txt": ("dispatch", "145", "VP-TH", "2025-06-12", "SỞ TÀI CHÍNH", "VĂN PHÒNG"),
    "decision-with-plan.txt": ("decision", "512", "QĐ-BNV", "2023-07-14", None, "BỘ NỘI VỤ"),
    "report.txt": ("report", "03", "BC-NV", "2023-03-10", "UBND HUYỆN AN LÃO", "PHÒNG NỘI VỤ"),
    "party-plan.txt": (
        "plan", "42", "KH/ĐU", "2025-04-03", "ĐẢNG BỘ TỈNH PHÚ SƠN", "ĐẢNG ỦY SỞ Y TẾ",
    ),
    "plan-with-headings.md": (
        "plan", None, "KH-SGTVT", None, "UBND THÀNH PHỐ HẢI ĐÔNG", "SỞ GIAO THÔNG VẬN TẢI",
    ),
    "dispatch-with-stamp.txt": (
        "dispatch", "15", "SYT-VP", "2024-01-25", "UBND TỈNH ĐÔNG HÀ", "SỞ Y TẾ",
    ),
    "resolution.txt": (
        "resolution", "05", "NQ-HĐND", "2024-07-10", None, "HỘI ĐỒNG NHÂN DÂN TỈNH ĐÔNG HÀ",
    ),
    "urgent-dispatch.txt": (
        "dispatch", "03", "CĐ-UBND", "2024-02-02", None, "ỦY BAN NHÂN DÂN TỈNH ĐÔNG HÀ",
    ),
    "proposal.txt": (
        "proposal", "21", "TTr-STTTT", None, "UBND TỈNH TÂN AN", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
    ),
}  # fmt: skip

SIGNATURES = {
    "plan-table-in-body.md": (None, "GIÁM ĐỐC", "Trần Thị Bích Ngọc"),
    "plan-in-prose.txt": ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Tiến"),
    "plan-broken-lines.txt": (None, "GIÁM ĐỐC", "Mai Thanh Tùng"),
    "dispatch.txt": (None, "CHÁNH VĂN PHÒNG", "Phạm Quốc Khánh"),
    "decision-with-plan.txt": ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Minh Đức"),
    "report.txt": (None, "TRƯỞNG PHÒNG", "Nguyễn Thị Hạnh"),
    "party-plan.txt": ("T/M ĐẢNG ỦY", "BÍ THƯ", "Hoàng Văn Sáng"),
    "plan-with-headings.md": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vũ Đình Long"),
    "dispatch-with-stamp.txt": ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Bùi Thị Lan"),
    "resolution.txt": (None, "CHỦ TỊCH", "Nguyễn Văn Thành"),
    "urgent-dispatch.txt": (None, "Q. CHỦ TỊCH", "Trần Đình Phúc"),
    "proposal.txt": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đặng Văn Hùng"),
}


@pytest.mark.parametrize("name", FRAMES)
def test_frame(name):
    read = document(name)
    frame = (read.kind, read.number, read.symbol, read.date, read.issuer.parent, read.issuer.name)
    assert frame == FRAMES[name]
    assert not read.issuer.inferred


@pytest.mark.parametrize("name", SIGNATURES)
def test_signature(name):
    signature = document(name).signature
    assert signature is not None
    assert (signature.authority, signature.position, signature.name) == SIGNATURES[name]


@pytest.mark.parametrize("name", EVERY)
def test_nothing_is_dropped(name):
    source = read_path(FOLDER / name)
    assert dropped_words(source, document(name)) == set()


def test_table_in_the_body_with_groups_and_columns_in_another_order():
    plan = document("plan-table-in-body.md")
    assert [task.group for task in plan.tasks] == [
        "I. Công tác chỉ đạo",
        "I. Công tác chỉ đạo",
        "II. Công tác tuyên truyền",
        "II. Công tác tuyên truyền",
    ]
    assert [task.ordinal for task in plan.tasks] == [1, 2, 3, 4]
    assert plan.tasks[1].supporting == ("Văn phòng Sở", "Phòng Quản lý Văn hóa")
    assert plan.tasks[1].note == "Lồng ghép"
    assert plan.tasks[2].deliverables == ("Tin, bài", "Phóng sự")
    assert plan.tasks[0].schedule.due is not None
    assert plan.tasks[0].schedule.due.isoformat() == "2024-02-14"
    assert plan.tables[0].after == "III"
    assert plan.budget is not None
    assert plan.budget.amount_vnd == 125_500_000


def test_parts_under_bulleted_and_lettered_headings():
    plan = document("plan-table-in-body.md")
    assert plan.objectives == (
        "Nâng cao nhận thức của công chức, viên chức về cải cách hành chính.",
        "Tạo đồng thuận của người dân, doanh nghiệp.",
    )
    assert len(plan.topics) == 3
    assert len(plan.channels) == 2


def test_tasks_in_prose_in_lines_in_bullets_and_in_one_line():
    plan = document("plan-in-prose.txt")
    assert [task.ordinal for task in plan.tasks] == [1, 2, 3]
    assert [task.lead for task in plan.tasks] == [
        ("Phòng Văn hóa - Xã hội",),
        ("Trung tâm Phục vụ hành chính công",),
        ("Phòng Văn hóa - Xã hội",),
    ]
    assert plan.tasks[0].supporting == ("Văn phòng HĐND và UBND", "các thôn, tổ dân phố")
    assert plan.tasks[0].deliverables == ("Bản tin phát thanh",)
    assert plan.tasks[1].supporting == ("Đoàn Thanh niên", "Hội Liên hiệp Phụ nữ")
    assert [task.schedule.kind for task in plan.tasks] == ["continuous", "date", "quarters"]
    assert plan.tasks[2].text == "Tổ chức ngày hội chuyển đổi số."
    assert {task.group for task in plan.tasks} == {"III. NHIỆM VỤ"}


def test_dispatch_has_subject_and_addressees():
    dispatch = document("dispatch.txt")
    assert dispatch.kind_text is None
    assert dispatch.title == (
        "V/v đăng ký nội dung tuyên truyền cải cách hành chính quý III năm 2025"
    )
    assert dispatch.addressees == (
        "Các phòng chuyên môn thuộc Sở",
        "Trung tâm Tư vấn và Dịch vụ tài chính",
    )
    assert [section.label for section in dispatch.sections] == ["1", "2"]


def test_decision_with_a_plan_attached():
    decision = document("decision-with-plan.txt")
    assert [section.label for section in decision.sections] == ["Điều 1", "Điều 2", "Điều 3"]
    assert len(decision.legal_bases) == 3
    assert decision.preamble == ("BỘ TRƯỞNG BỘ NỘI VỤ", "QUYẾT ĐỊNH:")
    (annex,) = decision.annexes
    assert annex.label == "KẾ HOẠCH"
    assert annex.title == "TRUYỀN THÔNG CẢI CÁCH HÀNH CHÍNH NHÀ NƯỚC NĂM 2023"
    assert annex.link_line is not None
    assert "two-documents" in codes(decision)
    assert len(decision.objectives) == 2
    assert [task.lead for task in decision.tasks] == [
        ("Vụ Cải cách hành chính",),
        ("Trung tâm Thông tin",),
    ]
    assert decision.tasks[0].supporting == ("Văn phòng Bộ", "Trung tâm Thông tin")


def test_report_keeps_its_figures_as_a_table_without_tasks():
    report = document("report.txt")
    assert report.addressees == ("Sở Nội vụ tỉnh",)
    assert [section.label for section in report.sections] == ["I", "II", "III", "IV"]
    (table,) = report.tables
    assert not table.is_task_table
    assert table.after == "II.2"
    assert table.rows[1] == ("2", "Hộ tịch", "310", "310", "100%")
    assert report.tasks == ()


def test_party_plan_needs_no_motto_and_names_tasks_in_parentheses():
    plan = document("party-plan.txt")
    assert "missing-header" not in codes(plan)
    assert [task.lead for task in plan.tasks] == [("Văn phòng Đảng ủy",)]
    assert plan.tasks[0].schedule.months == (4,)


def test_header_over_two_rows_and_a_lead_for_two_tasks():
    plan = document("plan-with-headings.md")
    first, second, *_ = plan.tasks
    assert (first.lead, second.lead) == (("Văn phòng Sở",), ("Văn phòng Sở",))
    assert second.supporting == ("Ban Quản lý dự án", "Cảng vụ Hải Đông")
    assert [task.table for task in plan.tasks] == [0, 0, 1, 1]
    assert [section.label for section in plan.sections] == ["1", "2", "3", "4"]
    assert len(plan.objectives) == 3


def test_impossible_date_is_an_error_and_kept():
    proposal = document("proposal.txt")
    assert proposal.date is None
    assert proposal.date_text == "ngày 31 tháng 02 năm 2022"
    assert "impossible-date" in codes(proposal)


def test_stamps_and_marks_of_a_draft_are_no_issuer():
    dispatch = document("dispatch-with-stamp.txt")
    assert dispatch.title == "V/v phối hợp tuyên truyền cải cách hành chính năm 2024"
    assert dispatch.addressees == (
        "Văn phòng UBND tỉnh",
        "Sở Thông tin và Truyền thông",
        "Báo Đông Hà",
    )
    assert len(dispatch.legal_bases) == 2
    assert "DỰ THẢO" in dispatch.preamble


def test_time_and_money_under_one_heading_are_no_task():
    assert document("dispatch-with-stamp.txt").tasks == ()


def test_resolution_reads_its_bases_behind_the_session():
    resolution = document("resolution.txt")
    assert len(resolution.legal_bases) == 3
    assert resolution.preamble[-1] == "QUYẾT NGHỊ:"
    assert [section.label for section in resolution.sections] == ["Điều 1", "Điều 2", "Điều 3"]
    assert resolution.sections[0].title == "Phạm vi điều chỉnh, đối tượng áp dụng"


def test_urgent_dispatch_names_whom_it_is_wired_to():
    dispatch = document("urgent-dispatch.txt")
    assert dispatch.kind_text == "CÔNG ĐIỆN"
    assert dispatch.addressees == (
        "Giám đốc các sở, ban, ngành",
        "Chủ tịch UBND các huyện, thành phố",
    )


def test_lines_broken_at_the_width_of_a_page_are_paragraphs_again():
    plan = document("plan-broken-lines.txt")
    assert plan.title == (
        "Phổ biến, giáo dục pháp luật và tuyên truyền cải cách hành chính năm 2024 của Sở Tư pháp"
    )
    assert [len(basis.citations) for basis in plan.legal_bases] == [2]
    assert len(plan.objectives) == 2
    assert plan.objectives[1].endswith("chính thức của tỉnh Đông Hà.")
    assert plan.responsibilities[0].text.endswith("báo cáo Giám đốc Sở Tư pháp theo quy định.")
    assert "split-paragraph" not in codes(plan)


def test_a_signing_block_over_two_pages_is_one():
    """A PDF cuts Nơi nhận and the signature where the page ends, as two unruled tables."""

    def side_by_side(left: str, right: str, number: int) -> TableBlock:
        cells = (Cell(text=left), Cell(text=right, bold=True))
        place = Place(page=number, table=number)
        return TableBlock(rows=(Row(cells=cells, place=place),), place=place, ruled=False)

    found = build_document(
        Source(
            format="pdf",
            blocks=(
                Paragraph(text="BÁO CÁO", place=Place(line=1), bold=True),
                Paragraph(text="Kết quả quý II", place=Place(line=2), bold=True),
                Paragraph(text="1. Kết quả: đạt.", place=Place(line=3)),
                side_by_side("Nơi nhận:\n- Sở Nội vụ;", "GIÁM ĐỐC", 1),
                PageBreak(place=Place(page=2)),
                Paragraph(text="- Lãnh đạo Sở;", place=Place(page=2)),
                side_by_side("- Lưu: VT, VP.", "Ma Thị H’Yến", 2),
            ),
        )
    )
    assert [recipient.text for recipient in found.recipients] == [
        "Sở Nội vụ", "Lãnh đạo Sở", "Lưu: VT, VP",
    ]  # fmt: skip
    assert found.signature == Signature(position="GIÁM ĐỐC", name="Ma Thị H’Yến")
    assert found.tables == ()


def test_place_and_date_stand_apart_from_the_partys_name_and_from_the_number():
    party = text_document(
        "ĐẢNG ỦY SỞ A\tĐẢNG CỘNG SẢN VIỆT NAM\n*\t\nSố 31-KH/ĐU\tTân An, ngày 20 tháng 3 năm 2024\n"
        "KẾ HOẠCH\ntuyên truyền\nI- MỤC ĐÍCH\nNâng cao nhận thức.\n"
    )
    assert (party.place, party.symbol, party.preamble) == ("Tân An", "KH/ĐU", ())
    blank = text_document(
        "SỞ A\nTân An, ngày     tháng 10 năm 2023 Số:      /KH-SA\nKẾ HOẠCH\nTuyên truyền\n"
        "I. MỤC ĐÍCH\nNâng cao nhận thức.\n"
    )
    assert (blank.place, blank.symbol, blank.number) == ("Tân An", "KH-SA", None)


def test_a_title_ends_where_the_first_paragraph_begins():
    found = text_document(
        "SỞ A\nSố: 5/BC-SA\nTân An, ngày 02 tháng 10 năm 2023\nBÁO CÁO\nKết quả cải cách hành "
        "chính quý III năm 2023 của\nSở A\nNgày 28 tháng 9 năm 2023, tại trụ sở, Giám đốc chủ trì "
        "họp,\nkết luận như sau:\n1. Đồng ý.\n"
    )
    assert found.title == "Kết quả cải cách hành chính quý III năm 2023 của Sở A"
    assert len(found.preamble) == 1


def test_columns_that_spaces_draw_and_page_numbers_of_a_text_print():
    gap = " " * 12
    found = text_document(
        f"UBND TỈNH B{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"SỞ A{gap}Độc lập - Tự do - Hạnh phúc\n"
        f"Số:{gap}/BC-SA{gap}Tân An, ngày{gap}tháng 10 năm 2023\n\nBÁO CÁO\nKết quả quý III\n\n"
        f"1. Đạt.\n\nNơi nhận:{gap}KT. GIÁM ĐỐC\n- UBND tỉnh;{gap}PHÓ GIÁM ĐỐC\n\f2\n- Lưu: VT."
        f"{gap}Lê Thị Nga\n"
    )
    assert (found.issuer.parent, found.issuer.name) == ("UBND TỈNH B", "SỞ A")
    assert (found.place, found.number, found.symbol) == ("Tân An", None, "BC-SA")
    assert [recipient.text for recipient in found.recipients] == ["UBND tỉnh", "Lưu: VT"]
    assert found.signature == Signature(
        authority="KT. GIÁM ĐỐC", position="PHÓ GIÁM ĐỐC", name="Lê Thị Nga"
    )
