"""An agency in the middle of its work, for tests that look at every screen."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from lantoa.agencies.enums import ROLES_OF_A_UNIT, Role
from lantoa.agencies.models import Agency, Membership
from lantoa.agencies.tests.factories import make_user
from lantoa.foundation import clock
from lantoa.foundation.models import User
from lantoa.programme import actions as programme
from lantoa.programme.actions.sampling import load_sample
from lantoa.programme.models import Deliverable, Plan
from lantoa.reports import actions as reports
from lantoa.reports import queries
from lantoa.reports.enums import ReportKind
from lantoa.reports.rules import PeriodKey

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PLAN_FILE = SAMPLES / "ke-hoach-truyen-thong-cchc-2022.md"
# The sample's activities are done, the plan's year is not over.
ON = date(2022, 12, 21)
NOON = datetime(ON.year, ON.month, ON.day, 12, tzinfo=clock.CIVIL_ZONE)
PDF = b"%PDF-1.4\n%%EOF\n"


@dataclass(frozen=True, slots=True)
class WorkingAgency:
    """The sample with something of each kind that people leave behind; a person of each role."""

    plan: Plan
    people: dict[Role, User]

    @property
    def agency(self) -> Agency:
        return self.plan.agency


class _Noon(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return NOON


@pytest.fixture
def working_agency(db: None, monkeypatch: pytest.MonkeyPatch) -> WorkingAgency:
    """Evidence handed in and returned, reports of every state, an upload to review, one failed."""
    # Under the function, which others hold by its name.
    monkeypatch.setattr(clock, "datetime", _Noon)
    plan = load_sample(
        plan_file=PLAN_FILE,
        activities_file=SAMPLES / "hoat-dong-minh-hoa-2022.toml",
        today=ON,
    )
    assert plan is not None
    members = Membership.objects.filter(agency=plan.agency).select_related("user", "unit")
    people = {Role(member.role): member.user for member in members}
    unit = members.get(role=Role.STAFF).unit
    for role in set(Role) - set(people):
        people[role] = make_user(plan.agency, role, unit if role in ROLES_OF_A_UNIT else None)
    found = WorkingAgency(plan, people)
    _evidence(found)
    _reports(found)
    _uploads(found)
    return found


def _evidence(found: WorkingAgency) -> None:
    staff = Membership.objects.get(user=found.people[Role.STAFF])
    assert staff.unit is not None
    products = Deliverable.objects.filter(task__plan=found.plan, awaited_from="").order_by("id")
    handed_in = [
        programme.submit_evidence(
            deliverable=product,
            unit=staff.unit,
            dated=date(2022, 12, 1),
            document=f"Báo cáo số {number}/BC-TT",
            by=staff.user,
            today=ON,
        )
        for number, product in enumerate(products[:2], start=15)
    ]
    programme.return_evidence(
        evidence=handed_in[1],
        reason="Chưa ghi ngày ban hành của báo cáo.",
        by=found.people[Role.OFFICE],
        today=ON,
    )


def _reports(found: WorkingAgency) -> None:
    """Quarter I sent, quarter II approved, quarter III a draft."""
    office, leader = found.people[Role.OFFICE], found.people[Role.LEADERSHIP]
    first, second, _ = (
        reports.create_report(
            plan=found.plan, key=PeriodKey(ReportKind.QUARTER, quarter), by=office, today=ON
        )
        for quarter in (1, 2, 3)
    )
    for report in (first, second):
        content = queries.content_of(report, today=ON)
        reasons = {
            passage.key: reports.Wording(text="Chờ bố trí kinh phí.", seen="")
            for passage in content.passages
            if passage.is_required
        }
        layout = queries.layout_of(report)
        reports.edit_report(report=report, texts=reasons, layout=layout, by=office, today=ON)
        seen = queries.assembled(report, today=ON).sha256
        reports.approve_report(report=report, seen_sha256=seen, by=leader, today=ON)
    copy = ContentFile(PDF, name="bao-cao-quy-1.pdf")
    reports.sign_report(
        report=first, number=7, signed_on=date(2022, 3, 18), copy=copy, by=office, today=ON
    )
    reports.send_report(
        report=first, sent_to="Sở Nội vụ", sent_on=date(2022, 3, 18), by=office, today=ON
    )


def _uploads(found: WorkingAgency) -> None:
    text = PLAN_FILE.read_text(encoding="utf-8")
    changed = text.replace("Theo kế hoạch của UBND tỉnh", "Quý III").encode()
    for name, data in (("ke-hoach-sua.md", changed), ("trang.md", b"# ")):
        entry = programme.start_import(
            agency=found.agency,
            file=ContentFile(data, name=name),
            by=found.people[Role.OFFICE],
            today=ON,
        )
        programme.read_import(plan_import=entry)
