"""The papers about a plan: what they say, and that Word and PDF read back as what was written."""

import io
from datetime import date

import pdfplumber
import pytest
from django.urls import reverse

from lantoa.agencies.models import Unit
from lantoa.agencies.tests.factories import make_agency
from lantoa.programme.documents import appendix, assignment_notice, submission_slip
from lantoa.programme.queries import plan_completeness, plan_overview, unit_assignments
from lantoa.programme.queries.papers import paper_frame
from lantoa.programme.queries.review import stored_document
from lantoa.programme.rules.paper_frame import about
from lantoa.programme.tests.factories import make_plan
from lantoa.programme.tests.test_import import SAMPLE, confirm, read
from vanban.check import check_file
from vanban.structure import read_document
from vanban.writers import write_document

pytestmark = pytest.mark.django_db

TODAY = date(2022, 2, 1)


@pytest.fixture
def plan(db):
    people = make_agency()
    return confirm(people, read(people, SAMPLE.read_bytes()))


@pytest.fixture
def document(plan):
    return stored_document(plan.content)


@pytest.fixture
def frame(plan):
    return paper_frame(plan, on=TODAY)


@pytest.fixture
def units(plan):
    return unit_assignments(plan_overview(plan, today=TODAY))


@pytest.fixture
def slip(plan, document, frame):
    found = plan_completeness(plan, plan_overview(plan, today=TODAY))
    return submission_slip(document, frame, found)


def errors(paper, format):
    body = write_document(paper, format=format)
    return [f for f in check_file(body, name=f"v.{format}") if f.severity == "error"]


def test_a_title_goes_into_a_sentence_as_officials_write_it():
    assert about("Kế hoạch Truyền thông năm 2026.") == "truyền thông năm 2026"
    assert about("CCHC năm 2026") == "CCHC năm 2026"


def test_the_appendix_stands_alone_on_its_pages(document, frame):
    paper = appendix(document, frame)

    again = read_document(write_document(paper, format="docx"), name="phu-luc.docx")
    assert [table.rows for table in again.tables] == [document.tables[0].rows]
    assert len(again.tasks) == 9
    with pdfplumber.open(io.BytesIO(write_document(paper, format="pdf"))) as pdf:
        first = pdf.pages[0].extract_text()
    assert first.startswith("PHỤ LỤC")
    assert "CỘNG HÒA" not in first


def test_a_plan_without_an_appendix_gets_one_of_its_tasks():
    plan = make_plan().plan
    paper = appendix(stored_document(plan.content), paper_frame(plan, on=TODAY))

    again = read_document(write_document(paper, format="docx"), name="phu-luc.docx")
    assert [task.text for task in again.tasks] == [
        task.text for task in plan.tasks.order_by("ordinal")
    ]
    assert again.tasks[1].schedule.quarters == (1, 2, 3, 4)


def test_the_slip_says_what_is_submitted_and_what_still_lacks(slip):
    assert (slip.kind_text, slip.issuer.name) == ("PHIẾU TRÌNH", "Văn phòng Sở")
    assert slip.sections[0].children[1].text == (
        "Nhiệm vụ: 9 nhiệm vụ, trong đó 6 nhiệm vụ thường xuyên, 2 nhiệm vụ theo quý, tháng hoặc "
        "ngày, 1 nhiệm vụ theo kế hoạch của cơ quan cấp trên."
    )
    points = {row[1]: row[3] for row in slip.tables[0].rows}
    assert points["Việc thứ 2: Chi cục Tiêu chuẩn Đo lường Chất lượng"] == "Cần bổ sung"


def test_a_notice_has_an_annex_for_each_unit_once(frame, units, document):
    paper = assignment_notice(frame, units, document.signature)

    assert (paper.symbol, paper.number) == ("TB-SKH-CN", None)
    assert [annex.title for annex in paper.annexes][-1].startswith("NHIỆM VỤ CỦA ")
    assert len(paper.annexes) == len(units) == len({unit.unit_id for unit in units})
    assert paper.signature.position == "PHÓ GIÁM ĐỐC"
    assert paper.signature.name is None


def test_a_unit_is_told_its_own_part(frame, units, document):
    centre = next(unit for unit in units if unit.name.startswith("Trung tâm Thông tin,"))
    paper = assignment_notice(frame, [centre], document.signature)

    assert paper.addressees == (centre.name,)
    assert paper.annexes == ()
    rows = paper.tables[0].rows
    assert [row[2] for row in rows] == ["Chủ trì"] * 4 + ["Phối hợp"] * 5
    assert rows[0][3].startswith("- Văn bản QPPL")
    assert "Văn phòng Sở" in rows[0][4]


def test_a_unit_with_several_parts_in_a_task_has_the_strongest(plan, units):
    overview = plan_overview(plan, today=TODAY)
    inspectors = next(unit for unit in units if unit.name == "Thanh tra Sở")
    branch = next(unit for unit in units if unit.name.startswith("Chi cục"))
    assert [entry.part for entry in inspectors.tasks if entry.task.ordinal == 4] == ["Chủ trì"]
    assert all("thuộc “" in entry.part for entry in branch.tasks)
    assert {entry.task.ordinal for entry in branch.tasks} <= {t.ordinal for t in overview.tasks}


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_papers_keep_the_layout_of_the_decree(slip, frame, units, document, format):
    notice = assignment_notice(frame, units, document.signature)
    for paper in (slip, notice):
        assert errors(paper, format) == []
    again = read_document(write_document(notice, format=format), name=f"v.{format}")
    assert (again.kind, again.title, again.symbol) == ("notice", notice.title, notice.symbol)


PAPERS = ("ke-hoach", "phu-luc", "phieu-trinh", "giao-nhiem-vu")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_each_paper_is_offered_on_the_plans_page(client, paper, format):
    found = make_plan()
    client.force_login(found.people.office_clerk)
    address = reverse("programme:paper", args=[found.plan.pk, paper, format])

    page = client.get(reverse("programme:plan", args=[found.plan.pk]))
    file = client.get(address)

    assert address in page.content.decode()
    assert file.status_code == 200
    assert file["Content-Disposition"] == f'attachment; filename="{paper}-2026.{format}"'
    assert file.content.startswith(b"%PDF" if format == "pdf" else b"PK")
    client.force_login(make_agency().office_clerk)
    assert client.get(address).status_code == 404


def test_a_notice_for_a_unit_without_tasks_does_not_exist(client):
    found = make_plan()
    client.force_login(found.people.office_clerk)
    address = reverse("programme:paper", args=[found.plan.pk, "giao-nhiem-vu", "docx"])
    division = Unit.objects.get(pk=found.people.division.pk)

    assert client.get(address, {"don_vi": found.people.centre.pk}).status_code == 200
    assert client.get(address, {"don_vi": division.pk}).status_code == 404
