"""The sample plan, field by field: what an official would check against the signed copy."""

import pytest

from vanban.plaintext import plain_text
from vanban.tests.reading import codes, sample


def test_frame_is_read_as_printed():
    plan = sample()
    assert (plan.kind, plan.kind_text) == ("plan", "KẾ HOẠCH")
    assert (plan.number, plan.symbol, plan.code_text) == (None, "KH-SKH-CN", "Số: /KH-SKH-CN")
    assert (plan.place, plan.date, plan.date_text) == ("Hung Yên", None, "ngày tháng 01 năm 2022")
    assert plan.year == 2022
    assert plan.title is not None
    assert plan.title.startswith("Truyền thông về hoạt động")
    assert plan.title.endswith("năm 2022")


def test_issuer_is_inferred_from_the_text():
    issuer = sample().issuer
    assert (issuer.parent, issuer.name) == ("UBND TỈNH HƯNG YÊN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    assert issuer.inferred


def test_signature_and_recipients():
    plan = sample()
    assert plan.signature is not None
    assert plan.signature.authority == "KT. GIÁM ĐỐC"
    assert plan.signature.position == "PHÓ GIÁM ĐỐC"
    assert plan.signature.name == "Nguyễn Xuân Hải"
    assert [(r.text, r.purpose) for r in plan.recipients] == [
        ("UBND tỉnh", "thay báo cáo"),
        ("Sở Nội vụ", "để theo dõi"),
        ("Giám đốc, các PGĐ Sở", None),
        ("Các phòng, đơn vị thuộc Sở", "để t/hiện"),
        ("Công TTĐT Sở", "để đăng tải"),
        ("Lưu: VT, VPXT", None),
    ]


def test_outline_has_sections_one_two_and_four():
    plan = sample()
    assert [section.label for section in plan.sections] == ["I", "II", "IV"]
    assert [child.label for child in plan.sections[1].children] == ["1", "2", "3", "2"]
    assert [point.label for point in plan.sections[1].children[1].children] == list("abcdđ")
    assert len(plan.closing) == 1


def test_parts_of_the_plan():
    plan = sample()
    assert len(plan.objectives) == 3
    assert len(plan.requirements) == 3
    assert len(plan.topics) == 5
    assert len(plan.channels) == 2
    assert len(plan.audiences) == 2
    assert plan.budget is not None
    assert plan.budget.amount_vnd is None
    assert plan.budget.source == "ngân sách nhà nước cấp cho cơ quan năm 2022"
    assert [duty.units for duty in plan.responsibilities] == [
        ("Các phòng, đơn vị thuộc Sở",),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng",),
        ("Trung tâm Thông tin, thống kê và ứng dụng KH&CN",),
        ("Thanh tra Sở",),
        ("Văn phòng Sở",),
    ]


def test_topic_cut_by_a_page_is_one():
    assert "kế hoạch ứng dụng CNTT trong hoạt động quản lý." in sample().topics[3]


def test_annex_has_title_link_line_and_the_table():
    (annex,) = sample().annexes
    assert annex.label == "PHỤ LỤC"
    assert annex.title == "CÁC NHIỆM VỤ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH NĂM 2022"
    assert annex.link_line is not None
    assert annex.link_line.startswith("(Kèm theo Kế hoạch số:/KH-SKHCN")
    assert annex.tables == (0,)
    (table,) = sample().tables
    assert table.is_task_table
    assert len(table.rows) == 9


CENTRE = "Trung tâm Thông tin, thống kê, ứng dụng KHCN"
THIRD = "Trung tâm Thông tin và Thống kê KH&CN"
BODIES = {
    1: ((CENTRE, "Văn phòng Sở"), ("Các phòng chuyên môn, đơn vị trực thuộc",)),
    2: ((CENTRE,), ("Văn phòng Sở", "các phòng chuyên môn, đơn vị trực thuộc")),
    3: (("Văn phòng Sở",), (CENTRE, "các phòng chuyên môn, đơn vị trực thuộc")),
    4: (("Thanh tra Sở",), ("Văn phòng Sở", THIRD, "các phòng, đơn vị")),
    5: (("Văn phòng Sở", THIRD), ("Các đơn vị trực thuộc",)),
    6: (("Văn phòng Sở",), (CENTRE, "Phòng chuyên môn, đơn vị trực thuộc")),
    7: ((CENTRE,), ("Văn phòng Sở",)),
    8: (("Văn phòng Sở",), (CENTRE,)),
    9: (("Văn phòng Sở",), (CENTRE,)),
}


@pytest.mark.parametrize("ordinal", BODIES)
def test_lead_and_supporting(ordinal):
    task = sample().tasks[ordinal - 1]
    assert task.ordinal == ordinal
    assert (task.lead, task.supporting) == BODIES[ordinal]


def test_rows_cut_by_a_page_are_joined():
    sixth = sample().tasks[5]
    assert sixth.text.endswith("của người dân, tổ chức đối với sự phục vụ hành chính;")


def test_schedules():
    kinds = [task.schedule.kind for task in sample().tasks]
    assert kinds.count("continuous") == 6
    assert kinds.count("superior_plan") == 1
    quarters = [t.schedule.quarters for t in sample().tasks if t.schedule.kind == "quarters"]
    assert quarters == [(1, 2, 3, 4), (1, 2, 3, 4)]


def test_deliverables_split_at_bullets_and_semicolons_only():
    deliverables = [task.deliverables for task in sample().tasks]
    assert deliverables[0] == (
        "Văn bản QPPL, văn bản chỉ đạo điều hành về công tác CCHC, về lĩnh vực KH&CN",
        "Kế hoạch, Báo cáo kết quả",
    )
    assert deliverables[2] == ("Kế hoạch Sáng kiến, Giải pháp",)
    assert deliverables[7] == ("Quyết định của Chủ tịch UBND tỉnh", "kế hoạch", "báo cáo")


def test_citations_stand_in_the_plain_text():
    plan = sample()
    assert [citation.symbol for citation in plan.citations] == [
        "161/QĐ-UBND",
        "76/NQ-CP",
        "23/CT-TTg",
        "06-NQ/TU",
        "184/KH-UBND",
        "22/2020/QĐ-UBND",
        "05/CT-CTUBND",
    ]
    text = plain_text(plan)
    assert all(text[c.start : c.end] == c.text for c in plan.citations)
    assert plan.legal_bases[0].citations == (0,)


def test_three_names_of_the_centre_are_one_unit_to_confirm():
    (centre,) = [unit for unit in sample().units if CENTRE in unit.variants]
    assert THIRD in centre.variants
    assert "Trung tâm Thông tin, thống kê và ứng dụng KH&CN" in centre.variants
    assert any(
        f.code == "unit-variant" and f.severity == "warning" and THIRD in f.message
        for f in sample().findings
    )


@pytest.mark.parametrize(
    "code",
    [
        "missing-header",
        "missing-number",
        "incomplete-date",
        "contradictory-symbol",
        "missing-section",
        "wrong-numbering",
        "split-paragraph",
        "likely-typo",
        "unit-variant",
        "several-leads",
        "group-of-units",
        "duty-without-task",
        "foreign-deliverable",
        "no-amount",
        "unresolved-citation",
        "citation-form",
        "wrong-symbol",
        "heading-levels",
    ],
)
def test_each_oddity_has_a_finding_with_place_and_suggestion(code):
    found = [finding for finding in sample().findings if finding.code == code]
    assert found
    assert all(finding.place is not None for finding in found)
    assert all(finding.suggestion for finding in found)


def test_missing_day_is_bounded_by_the_basis():
    (finding,) = [f for f in sample().findings if f.code == "incomplete-date"]
    assert "19/01/2022" in (finding.suggestion or "")


def test_typos_are_suggested_against_and_kept():
    told = {
        (f.message.split("”")[0].strip("“"), (f.suggestion or "").split("“")[-1].split("”")[0])
        for f in sample().findings
        if f.code == "likely-typo"
    }
    assert told == {
        ("Hung Yên", "Hưng Yên"),
        ("cơ chế chế", "cơ chế"),
        ("cải các", "cải cách"),
        ("các nhân", "cá nhân"),
        ("tình hiểu", "tìm hiểu"),
        ("Công TTĐT", "Cổng TTĐT"),
        ("điểm hình", "điển hình"),
    }
    assert "cơ chế chế một cửa" in (sample().title or "")


def test_two_leads_are_reported_for_tasks_one_and_five():
    told = [f.message[:10] for f in sample().findings if f.code == "several-leads"]
    assert told == ["Nhiệm vụ 1", "Nhiệm vụ 5"]


def test_duty_without_a_row_names_the_branch():
    (finding,) = [f for f in sample().findings if f.code == "duty-without-task"]
    assert finding.message.startswith("Chi cục Tiêu chuẩn Đo lường Chất lượng")


def test_every_field_knows_where_it_was_read():
    plan = sample()
    wanted = ["number", "symbol", "date", "title", "kind", "signature", "budget", "annexes/0"]
    wanted += [f"tasks/{i}/{f}" for i in range(9) for f in ("text", "lead", "schedule")]
    wanted += [f"citations/{i}" for i in range(7)] + [f"recipients/{i}" for i in range(6)]
    wanted += [f"units/{i}" for i in range(len(plan.units))]
    wanted += ["sections/1/children/1/children/3", "topics/3", "objectives/0", "tables/0"]
    assert [path for path in wanted if path not in plan.places] == []
    assert plan.places["number"].line == 3


def test_no_error_is_found_in_the_sample():
    assert "error" not in {finding.severity for finding in sample().findings}
    assert "two-documents" not in codes(sample())
