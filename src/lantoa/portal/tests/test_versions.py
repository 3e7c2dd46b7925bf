"""Each text that a public plan has had stays readable, with what was changed and why."""

from datetime import date

import msgspec
import pytest
from django.test import Client
from django.urls import reverse
from msgspec.structs import replace

from lantoa.portal.tests.conftest import DOCUMENT, page, plan_path
from lantoa.programme.models import OccurrenceAdjustment, PlanVersion
from lantoa.programme.tests.factories import PlanWithPeople


@pytest.fixture
def amended(published: PlanWithPeople) -> PlanWithPeople:
    """The plan with a second text: another closing, one occurrence dropped."""
    plan = published.plan
    plan.versions.update(content=msgspec.to_builtins(DOCUMENT), valid_from=date(2026, 1, 5))
    changed = replace(DOCUMENT, number="12")
    plan.content = msgspec.to_builtins(changed)
    plan.save()
    version = PlanVersion.objects.create(
        plan=plan,
        index=2,
        content=plan.content,
        source=plan.source,
        decision="Quyết định số 45/QĐ-STN",
        decided_on=date(2026, 4, 1),
        valid_from=date(2026, 4, 2),
        reason="Theo ý kiến của <UBND tỉnh>",
    )
    OccurrenceAdjustment.objects.create(
        version=version, task=published.tasks[1], label="Quý I năm 2026", change="dropped"
    )
    return published


def test_a_plan_with_one_text_speaks_of_no_versions(published: PlanWithPeople):
    html, _ = page(plan_path(published))
    assert "Các bản của kế hoạch" not in html


def test_the_current_page_leads_to_each_text_and_change(amended: PlanWithPeople):
    html, _ = page(plan_path(amended))
    assert "Bản 2 (hiện hành): theo Quyết định số 45/QĐ-STN ngày 01/4/2026" in html
    assert "từ 05/01/2026 đến 01/4/2026" in html
    for name, index in (("plan_version", 1), ("plan_version_change", 2)):
        assert reverse(f"portal:{name}", args=(amended.plan.slug, index)) in html


def test_an_old_text_says_that_it_no_longer_holds(amended: PlanWithPeople):
    html, _ = page(reverse("portal:plan_version", args=(amended.plan.slug, 1)))
    assert "Bản này không còn áp dụng" in html
    assert plan_path(amended) in html
    assert "Yêu cầu các đơn vị nghiêm túc thực hiện" in html


def test_a_change_is_told_with_its_reason(amended: PlanWithPeople):
    html, _ = page(reverse("portal:plan_version_change", args=(amended.plan.slug, 2)))
    assert "<ins>12</ins>" in html
    assert "Theo ý kiến của &lt;UBND tỉnh&gt;" in html
    assert "Nhiệm vụ 2, Quý I năm 2026: Bỏ kỳ" in html


def test_the_text_in_force_has_one_address(amended: PlanWithPeople):
    answer = Client().get(reverse("portal:plan_version", args=(amended.plan.slug, 2)))
    assert (answer.status_code, answer.url) == (302, plan_path(amended))


@pytest.mark.parametrize(
    ("name", "index"),
    [("plan_version", 3), ("plan_version_change", 1), ("plan_version_change", 3)],
)
def test_what_never_was_is_not_there(amended: PlanWithPeople, name: str, index: int):
    page(reverse(f"portal:{name}", args=(amended.plan.slug, index)), status=404)


def test_nothing_of_a_plan_that_is_not_public(draft: PlanWithPeople):
    page(reverse("portal:plan_version", args=(draft.plan.slug, 1)), status=404)
