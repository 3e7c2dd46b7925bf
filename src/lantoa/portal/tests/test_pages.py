"""Home, the list of plans, and the pages that say there is nothing."""

import re
from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from lantoa.agencies.tests.factories import make_agency
from lantoa.portal.frame import current_agency
from lantoa.portal.tests.conftest import page, plan_path, publish, show_live
from lantoa.portal.views import errors
from lantoa.programme.tests.factories import PlanWithPeople, make_activity, make_plan
from lantoa.theme.tests.markup import check_markup

STRANGE = [
    "/tin-tuc/",
    "/quan-tri/failwhale/",
    "/ke-hoach/khong-co/",
    "/ke-hoach/khong-co/ke-hoach.exe",
    "/trang%20la",
]


class TestHome:
    def test_the_plan_in_one_honest_line(self, published: PlanWithPeople):
        show_live(published)
        html, markup = page("/")
        assert published.plan.title in html
        assert plan_path(published) in html
        assert "5 nhiệm vụ của năm 2026." in html
        assert "%" not in html.partition("<main")[2].partition("</main>")[0]
        assert published.agency.name in markup.title
        assert markup.metas["description"]
        assert markup.links["canonical"] == "http://testserver/"

    def test_latest_public_activities_newest_first(self, published: PlanWithPeople):
        for day in (3, 9, 6):
            make_activity(published, on=date(2026, 5, day), title=f"Tin {day}", is_public=True)
        make_activity(published, title="Nội bộ")
        html, _ = page("/")
        assert html.index("Tin 9") < html.index("Tin 6") < html.index("Tin 3")
        assert "09/05/2026" in html
        assert "Nội bộ" not in html

    def test_an_activity_without_a_link_leads_to_its_task(self, published: PlanWithPeople):
        make_activity(published, task=3, is_public=True)
        activity = make_activity(published, is_public=True, link="https://example.gov.vn/bai")
        activity.tasks.add(*published.tasks)
        html, _ = page("/")
        assert f'href="{plan_path(published)}#nhiem-vu-3"' in html
        assert html.count('href="https://example.gov.vn/bai"') == 1

    def test_activities_of_a_plan_that_is_not_public_stay_inside(self, draft: PlanWithPeople):
        make_activity(draft, title="Chưa công bố", is_public=True)
        assert "Chưa công bố" not in page("/")[0]

    def test_topics_lead_to_their_place_in_the_plan(self, published: PlanWithPeople):
        html, _ = page("/")
        assert f'href="{plan_path(published)}#muc-i-a"' in html
        _, markup = page(plan_path(published))
        assert "muc-i-a" in markup.ids
        assert f'href="{plan_path(published)}"' in html, "a topic the text lacks leads to the plan"

    def test_nothing_published_yet(self, draft: PlanWithPeople):
        html, _ = page("/")
        assert "Chưa có kế hoạch nào được công bố." in html
        assert draft.plan.title not in html

    def test_the_newest_plan_leads_and_the_others_are_one_step_away(self, published):
        older = publish(make_plan(published.people, year=2025, imported_on=date(2025, 1, 5)))
        html, _ = page("/")
        assert published.plan.title in html
        assert older.plan.title not in html
        assert "Xem tất cả kế hoạch đã công bố" in html

    def test_no_agency_says_what_to_do(self, db):
        html, _ = page("/")
        assert "Cổng chưa có cơ quan" in html
        assert f'href="{reverse("wagtailadmin_home")}"' in html

    def test_the_number_of_queries_does_not_grow(self, published: PlanWithPeople):
        show_live(published)

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                page("/")
            return len(captured)

        make_activity(published, is_public=True)
        few = queries()
        for _ in range(5):
            make_activity(published, is_public=True, task=2)
        publish(make_plan(published.people, year=2025, imported_on=date(2025, 1, 5)))
        assert queries() == few <= 25

    def test_no_link_leads_nowhere(self, published: PlanWithPeople):
        """Every address of ours that a page names is served."""
        for path in ("/", "/ke-hoach/", plan_path(published)):
            for target in set(re.findall(r'href="(/[^"#]*)"', page(path)[0])):
                if target.startswith(("/static/", "/quan-tri/")):
                    continue
                assert Client().get(target).status_code == 200, target


class TestPlans:
    def test_lists_what_is_public(self, published: PlanWithPeople):
        hidden = make_plan(published.people, year=2025, imported_on=date(2025, 1, 5))
        html, _ = page("/ke-hoach/")
        assert published.plan.title in html
        assert "Năm 2026 · 5 nhiệm vụ" in html
        assert hidden.plan.title not in html

    def test_empty(self, draft: PlanWithPeople):
        assert "Chưa có kế hoạch nào được công bố." in page("/ke-hoach/")[0]


class TestAgency:
    def test_the_only_one(self, db, rf: RequestFactory):
        people = make_agency()
        assert current_agency(rf.get("/")) == people.agency

    def test_among_several_the_one_of_the_address(self, db, rf: RequestFactory):
        make_agency()
        people = make_agency()
        assert current_agency(rf.get("/")) is None
        people.agency.site = Site.objects.get(is_default_site=True)
        people.agency.save()
        assert current_agency(rf.get("/")) == people.agency

    def test_a_plan_of_another_agency_is_not_here(self, published: PlanWithPeople):
        other = publish(make_plan())
        published.agency.site = Site.objects.get(is_default_site=True)
        published.agency.save()
        page(plan_path(other), status=404)
        page(plan_path(published))


class TestErrors:
    @pytest.mark.parametrize("path", STRANGE)
    def test_an_unknown_address_is_the_portals_own_page(self, published, path: str):
        html, markup = page(path, status=404)
        assert "Không tìm thấy trang" in markup.title
        assert published.agency.name in html
        assert 'href="/ke-hoach/"' in html

    def test_403(self, published, rf: RequestFactory):
        response = errors.permission_denied(rf.get("/x"), PermissionError())
        assert response.status_code == 403
        assert check_markup(response.content.decode()).faults == []

    def test_a_form_that_is_too_old(self, published, rf: RequestFactory):
        response = errors.csrf_failed(rf.post("/x"))
        assert response.status_code == 403
        html = response.content.decode()
        assert "Chưa gửi được biểu mẫu" in html
        assert check_markup(html).faults == []

    @pytest.mark.parametrize("view", [errors.server_error, lambda r: errors.bad_request(r, None)])
    def test_500_asks_no_database(self, rf: RequestFactory, view):
        html = view(rf.get("/")).content.decode()
        assert check_markup(html).faults == []

    def test_404_while_the_database_is_down(self, rf: RequestFactory, monkeypatch):
        def fails(request):
            raise DatabaseError

        monkeypatch.setattr(errors, "current_agency", fails)
        response = errors.page_not_found(rf.get("/x"), Exception())
        assert response.status_code == 404


def test_robots(db):
    response = Client().get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /quan-tri/" in response.content.decode()


def test_the_content_policy_allows_no_inline_code(published: PlanWithPeople):
    policy = Client().get("/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy
