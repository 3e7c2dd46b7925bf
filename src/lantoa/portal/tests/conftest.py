"""A published plan and what a visitor of its pages sees."""

from datetime import date, datetime

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from lantoa.foundation import clock
from lantoa.programme.tests.factories import TODAY, PlanWithPeople, make_plan
from lantoa.theme.tests.markup import Markup, check_markup
from vanban.model import (
    Annex,
    Document,
    LegalBasis,
    Recipient,
    Section,
    Signature,
    Table,
)

DOCUMENT = Document(
    kind="plan",
    kind_text="KẾ HOẠCH",
    symbol="KH-STN",
    place="Hà Nội",
    date_text="ngày tháng 01 năm 2026",
    title="Truyền thông cải cách hành chính năm 2026",
    year=2026,
    legal_bases=(LegalBasis("Căn cứ Quyết định số 161/QĐ-UBND;"),),
    preamble=("Sở xây dựng kế hoạch như sau:",),
    sections=(
        Section(
            "I",
            "NỘI DUNG TUYÊN TRUYỀN",
            children=(Section("a", text="Nội dung a"), Section("b", text="Nội dung b")),
        ),
    ),
    closing=("Yêu cầu các đơn vị nghiêm túc thực hiện./.",),
    signature=Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình"),
    recipients=(Recipient("UBND tỉnh", "thay báo cáo"), Recipient("Lưu: VT")),
    annexes=(Annex("PHỤ LỤC", "CÁC NHIỆM VỤ", "(Kèm theo Kế hoạch)", tables=(0,)),),
    tables=(Table(header=("STT",), rows=(("1",),), is_task_table=True),),
)


@pytest.fixture(autouse=True)
def on_a_day_of_the_plan(monkeypatch: pytest.MonkeyPatch) -> date:
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)
    return TODAY


def publish(found: PlanWithPeople) -> PlanWithPeople:
    found.plan.published_at = clock.now()
    found.plan.published_by = found.people.leader
    found.plan.save()
    return found


@pytest.fixture
def draft(db: None) -> PlanWithPeople:
    """A confirmed plan that leadership has not made public."""
    found = make_plan()
    found.plan.content = msgspec.to_builtins(DOCUMENT)
    found.plan.symbol = "KH-STN"
    found.plan.save()
    return found


@pytest.fixture
def published(draft: PlanWithPeople) -> PlanWithPeople:
    return publish(draft)


def show_live(found: PlanWithPeople) -> None:
    found.agency.publishes_live_states = True
    found.agency.save()


def page(path: str, *, status: int = 200) -> tuple[str, Markup]:
    """The text of a page as an anonymous visitor gets it; its markup must be sound."""
    response = Client().get(path)
    assert response.status_code == status
    html = response.content.decode()
    markup = check_markup(html)
    assert markup.faults == []
    assert markup.language == "vi"
    assert markup.title
    return html, markup


def plan_path(found: PlanWithPeople) -> str:
    return reverse("portal:plan", args=(found.plan.slug,))
