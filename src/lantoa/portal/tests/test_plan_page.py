"""The page of a plan: what it tells, and what it never does."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.foundation import clock
from lantoa.foundation.enums import FileKind
from lantoa.foundation.files import store_upload
from lantoa.portal.tests.conftest import page, plan_path, publish, show_live
from lantoa.programme.enums import UnitPart
from lantoa.programme.models import Deliverable, TaskUnit
from lantoa.programme.tests.factories import PlanWithPeople, make_activity, make_evidence, make_plan
from lantoa.reports.tests.factories import AFTER, make_world


def test_it_reads_like_the_document(published: PlanWithPeople):
    html, markup = page(plan_path(published))
    for text in (
        "Truyền thông cải cách hành chính năm 2026",
        "Số …/KH-STN; Hà Nội, ngày … tháng 01 năm 2026",
        "Căn cứ Quyết định số 161/QĐ-UBND;",
        "Sở xây dựng kế hoạch như sau:",
        "I. NỘI DUNG TUYÊN TRUYỀN",
        "Yêu cầu các đơn vị nghiêm túc thực hiện./.",
        "UBND tỉnh (thay báo cáo)",
        "PHÓ GIÁM ĐỐC",
        "Trần Văn Bình",
        "(Kèm theo Kế hoạch)",
    ):
        assert text in html
    assert markup.metas["description"] == published.plan.title
    assert markup.links["canonical"] == f"http://testserver{plan_path(published)}"
    assert markup.title.startswith("Kế hoạch năm 2026: ")


def test_contents_lead_to_every_heading(published: PlanWithPeople):
    html, markup = page(plan_path(published))
    for anchor in ("nhiem-vu", "can-cu", "muc-i", "noi-nhan", "muc-phu-luc"):
        assert f'href="#{anchor}"' in html
        assert anchor in markup.ids


def test_each_task_is_a_row_that_opens(published: PlanWithPeople):
    html, markup = page(plan_path(published))
    for task in published.tasks:
        assert f"nhiem-vu-{task.ordinal}" in markup.ids
        assert task.text in html
        assert task.schedule_text in html
    assert html.count("<details") == 5
    assert "Báo cáo kết quả" in html


def test_several_leads_are_printed_as_signed(published: PlanWithPeople):
    TaskUnit.objects.create(
        task=published.tasks[0], part=UnitPart.LEAD, order=2, text="Văn phòng Sở (đồng chủ trì)"
    )
    TaskUnit.objects.create(
        task=published.tasks[0], part=UnitPart.SUPPORTING, order=1, text="các phòng, đơn vị"
    )
    html, _ = page(plan_path(published))
    assert "Trung tâm Thông tin; Văn phòng Sở (đồng chủ trì)" in html
    assert "các phòng, đơn vị" in html


def test_a_task_without_product_says_so(published: PlanWithPeople):
    Deliverable.objects.filter(task=published.tasks[0]).update(is_implied=True)
    html, _ = page(plan_path(published))
    assert "Kế hoạch không nêu sản phẩm cụ thể" in html


def test_topics_that_a_person_confirmed_stand_with_the_task(published: PlanWithPeople):
    assert "<dt>Nội dung</dt>" not in page(plan_path(published))[0]
    published.tasks[1].topics.add(published.topics[2])
    html, _ = page(plan_path(published))
    assert "<dt>Nội dung</dt>" in html
    assert "Nội dung c" in html


class TestStates:
    def test_without_an_issued_report_none_is_shown_and_the_page_says_why(self, published):
        html, _ = page(plan_path(published))
        assert "Hiện chưa có báo cáo nào được ban hành." in html
        assert "state--" not in html
        assert "5 nhiệm vụ của năm 2026." in html

    def test_live_by_setting_of_the_agency(self, published):
        show_live(published)
        make_activity(published)
        html, _ = page(plan_path(published))
        assert "Tình trạng cập nhật đến ngày 20/05/2026." in html
        assert "Đang thực hiện: 1 hoạt động, gần nhất 15/4/2026" in html
        assert "state--waiting" in html
        assert "Quý I: " in html

    def test_live_proof_names_products_and_days_only(self, published):
        show_live(published)
        make_evidence(published, accepted_by=published.people.leader)
        html, _ = page(plan_path(published))
        assert "1 minh chứng đã chấp nhận, gần nhất 15/04/2026" in html
        assert "Chưa có minh chứng được chấp nhận" in html
        assert "Chờ văn bản của UBND tỉnh" in html
        assert "https://example.gov.vn/tin" not in html

    def test_live_counts_say_how_many_are_public(self, published):
        show_live(published)
        make_activity(published, is_public=True)
        make_activity(published)
        make_activity(published, task=2)
        html, _ = page(plan_path(published))
        assert "Công khai 1 trong 2 hoạt động đã ghi nhận." in html
        assert "Đã ghi nhận 1 hoạt động, chưa công khai hoạt động nào." in html

    def test_without_live_states_internal_activities_are_not_counted(self, published):
        make_activity(published)
        html, _ = page(plan_path(published))
        assert "đã ghi nhận" not in html.lower()

    def test_a_year_that_is_over_says_what_was_not_proved(self, published, monkeypatch):
        show_live(published)
        later = clock.now().replace(year=2027)
        monkeypatch.setattr(clock, "now", lambda: later)
        html, _ = page(plan_path(published))
        assert "5 nhiệm vụ của năm 2026; năm kế hoạch đã kết thúc." in html
        assert "đã kết thúc, chưa đủ minh chứng" in html
        assert "state--overdue" not in html

    def test_as_of_the_last_issued_report(self, db, monkeypatch):
        world = make_world()
        world.plan.published_at, world.plan.published_by = "2023-02-01T00:00Z", world.leader
        world.plan.save()
        world.activity(date(2023, 4, 3))
        world.signed()
        world.activity(date(2023, 6, 18))
        html, _ = page(f"/ke-hoach/{world.plan.slug}/")
        assert "Tình trạng theo báo cáo quý II năm 2023, ban hành ngày 19/06/2023" in html
        assert "1 hoạt động, gần nhất 03/4/2023" in html
        assert "18/6/2023" not in html
        assert AFTER.year == 2023

    def test_an_approved_report_that_is_not_signed_says_nothing(self, db):
        world = make_world()
        world.plan.published_at, world.plan.published_by = "2023-02-01T00:00Z", world.leader
        world.plan.save()
        world.approved()
        html, _ = page(f"/ke-hoach/{world.plan.slug}/")
        assert "Hiện chưa có báo cáo nào được ban hành." in html
        assert "state--" not in html


class TestWhoSeesWhat:
    def test_only_activities_marked_public_with_their_link(self, published):
        make_activity(published, title="Việc nội bộ", link="https://example.gov.vn/noi-bo")
        make_activity(
            published, title="Bài đã đăng", link="https://example.gov.vn/bai", is_public=True
        )
        html, _ = page(plan_path(published))
        assert "Bài đã đăng" in html
        assert 'href="https://example.gov.vn/bai"' in html
        assert "Việc nội bộ" not in html
        assert "noi-bo" not in html

    def test_a_withdrawn_activity_is_gone(self, published):
        make_activity(
            published,
            title="Đã rút lại",
            is_public=True,
            withdrawn_at="2026-05-01T00:00Z",
            withdrawn_reason="Nhầm",
        )
        assert "Đã rút lại" not in page(plan_path(published))[0]

    def test_no_file_no_person_no_evidence_waiting(self, published):
        show_live(published)
        copy = store_upload(
            file=ContentFile(b"%PDF-1.4\n%%EOF\n", name="bi-mat.pdf"),
            by=published.people.staff,
            kinds={FileKind.PDF},
        )
        make_activity(published, title="Công khai", is_public=True, file=copy)
        make_evidence(published, file=copy, document="Báo cáo nội bộ số 9")
        html, _ = page(plan_path(published))
        for secret in (
            "bi-mat",
            "Báo cáo nội bộ số 9",
            "chờ chấp nhận",
            published.people.staff.first_name,
            published.people.staff.username,
            published.people.leader.first_name,
        ):
            assert secret not in html

    def test_a_plan_that_is_not_published_is_not_there(self, draft):
        html, _ = page(plan_path(draft), status=404)
        assert draft.plan.title not in html
        for extension in ("docx", "pdf"):
            assert Client().get(f"{plan_path(draft)}ke-hoach.{extension}").status_code == 404

    def test_sample_data_is_labelled(self, published):
        assert "minh họa" not in page(plan_path(published))[0]
        make_activity(published, is_public=True, is_sample=True)
        assert "Dữ liệu minh họa." in page(plan_path(published))[0]


def test_the_number_of_queries_does_not_grow(published: PlanWithPeople):
    show_live(published)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(plan_path(published))
        return len(captured)

    make_activity(published, is_public=True)
    few = queries()
    for _ in range(4):
        make_activity(published, is_public=True, task=2)
        make_evidence(published, accepted_by=published.people.leader)
    publish(make_plan(published.people))
    assert queries() == few <= 20


def test_texts_of_the_plan_are_escaped(published: PlanWithPeople):
    published.tasks[0].text = "<img src=x onerror=alert(1)>"
    published.tasks[0].save()
    html, _ = page(plan_path(published))
    assert "<img" not in html


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_read(published: PlanWithPeople, method: str):
    response = getattr(Client(), method)(plan_path(published))
    assert response.status_code == 405


def test_the_plan_is_cited_as_the_decree_has_it(published: PlanWithPeople):
    plan, name = published.plan, published.agency.name
    html, _ = page(plan_path(published))
    title = "Truyền thông cải cách hành chính năm 2026"
    assert f'data-copy="Kế hoạch của {name}, “{title}”"' in html
    plan.number, plan.signed_on = "12", date(2026, 1, 5)
    plan.save()
    html, _ = page(plan_path(published))
    assert f'data-copy="Kế hoạch số 12/KH-STN ngày 05/01/2026 của {name}, “{title}”"' in html
