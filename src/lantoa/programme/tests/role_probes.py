"""The programme for the walk through the role table."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.core.files.base import ContentFile

from lantoa.agencies.enums import ChannelKind, Role
from lantoa.agencies.models import Membership, Unit
from lantoa.agencies.tests.factories import AgencyPeople
from lantoa.agencies.tests.probes import SECRET, AppProbes
from lantoa.foundation.models import User
from lantoa.programme import actions
from lantoa.programme.enums import Addressee, DifficultyState, EvidenceState, ExpectedEvery
from lantoa.programme.models import (
    Activity,
    BudgetEstimate,
    BudgetLine,
    BudgetSpending,
    Difficulty,
    Evidence,
    Inspection,
    Plan,
    PlanAudience,
    PlanImport,
    PlanVersion,
    UrgingLetter,
)
from lantoa.programme.rules.decisions import Amendment
from lantoa.programme.tests.factories import (
    TODAY,
    PlanWithPeople,
    make_activity,
    make_difficulty,
    make_evidence,
    make_file,
    make_plan,
)
from vanban.model import Signature


@dataclass
class Stage:
    found: PlanWithPeople
    activity: Activity
    evidence: Evidence
    returned: Evidence
    difficulty: Difficulty
    plan_import: PlanImport
    version: PlanVersion
    inspection: Inspection
    letter: UrgingLetter
    spending: BudgetSpending

    @property
    def people(self) -> AgencyPeople:
        return self.found.people


def stage(people: AgencyPeople) -> Stage:
    found = make_plan(people)
    Plan.objects.filter(pk=found.plan.pk).update(title=f"Kế hoạch {SECRET}")
    found.plan.tasks.update(text=f"Nhiệm vụ {SECRET}")
    found.plan.refresh_from_db()
    file = make_file(f"%PDF-1.7 {SECRET}".encode(), f"{SECRET}.pdf")
    return Stage(
        found,
        make_activity(found, title=f"Hoạt động {SECRET}", file=file),
        make_evidence(found, document=f"Báo cáo {SECRET}", link="", file=file),
        make_evidence(
            found,
            task=2,
            document=f"Báo cáo trả lại {SECRET}",
            state=EvidenceState.RETURNED,
            reason=f"Lý do {SECRET}",
            decided_by=people.office_clerk,
        ),
        make_difficulty(found, text=f"Khó khăn {SECRET}"),
        PlanImport.objects.create(
            agency=people.agency, file=file, uploaded_by=people.office_clerk, stage=SECRET
        ),
        found.plan.versions.get(index=1),
        _inspection(found, found.people.centre),
        _letter(found, found.people.office_clerk),
        _spending(found),
    )


def _record(stage: Stage, by: User, unit: Unit) -> Activity:
    return actions.record_activity(
        agency=stage.people.agency,
        on=TODAY,
        title="Tin mới",
        channel=stage.people.channels[ChannelKind.PORTAL],
        unit=unit,
        tasks=[stage.found.tasks[0]],
        by=by,
        today=TODAY,
        submission_key=uuid4(),
    )


def _withdraw(stage: Stage, by: User, unit: Unit) -> object:
    activity = make_activity(stage.found, unit=unit)
    return actions.withdraw_activity(activity=activity, reason="Ghi nhầm", by=by, today=TODAY)


def _submit(stage: Stage, by: User, unit: Unit) -> object:
    return actions.submit_evidence(
        deliverable=stage.found.deliverable(1),
        dated=TODAY,
        unit=unit,
        document="Báo cáo số 9/BC-TT",
        by=by,
        today=TODAY,
    )


def _decide(stage: Stage, by: User, unit: Unit) -> object:
    """What a role decides on: leadership the Office's own, the others what staff gave."""
    member = Membership.objects.filter(user=by).first()
    if unit == stage.people.office:
        unit = stage.people.centre
    author = stage.people.of(Role.STAFF, unit)
    if member is not None and member.role == Role.LEADERSHIP:
        author = stage.people.office_clerk
    evidence = make_evidence(stage.found, by=author, document="Báo cáo số 9/BC-TT", link="")
    return actions.accept_evidence(evidence=evidence, by=by, today=TODAY)


def _raise(stage: Stage, by: User, unit: Unit) -> object:
    return actions.raise_difficulty(
        plan=stage.found.plan,
        unit=unit,
        text="Thiếu máy",
        cause="Chưa có kinh phí",
        proposal="Bố trí kinh phí",
        by=by,
        today=TODAY,
        submission_key=uuid4(),
    )


def _answer(stage: Stage, by: User, unit: Unit) -> object:
    member = Membership.objects.filter(user=by).first()
    is_leader = member is not None and member.role == Role.LEADERSHIP
    addressee = Addressee.LEADERSHIP if is_leader else Addressee.OFFICE
    return actions.answer_difficulty(
        difficulty=make_difficulty(stage.found, addressee=addressee),
        answer="Đã bố trí",
        by=by,
        today=TODAY,
    )


def _close(stage: Stage, by: User, unit: Unit) -> object:
    difficulty = make_difficulty(
        stage.found,
        unit=unit,
        state=DifficultyState.ANSWERED,
        answer="Đã bố trí",
        answered_by=stage.people.office_clerk,
        answered_on=TODAY,
    )
    return actions.close_difficulty(difficulty=difficulty, by=by, today=TODAY)


def _forward(stage: Stage, by: User, unit: Unit) -> object:
    return actions.forward_difficulty(
        difficulty=stage.difficulty, addressee=Addressee.LEADERSHIP, by=by, today=TODAY
    )


def _import(stage: Stage, by: User, unit: Unit) -> object:
    return actions.start_import(
        agency=stage.people.agency,
        file=ContentFile(b"# Ke hoach", name="ke-hoach.md"),
        by=by,
        today=TODAY,
    )


def _dates(stage: Stage, by: User, unit: Unit) -> object:
    return actions.set_task_dates(
        task=stage.found.tasks[2],
        starts=date(2026, 6, 1),
        ends=date(2026, 6, 30),
        due=date(2026, 6, 30),
        document="Kế hoạch số 5/KH-UBND",
        by=by,
        today=TODAY,
    )


def _audiences(stage: Stage, by: User, unit: Unit) -> object:
    audience = stage.people.audiences[0]
    PlanAudience.objects.create(
        plan=stage.found.plan, audience=audience, order=1, text=audience.name
    )
    return actions.confirm_task_audiences(
        task=stage.found.tasks[0], audiences=[audience], by=by, today=TODAY
    )


def _inspection(found: PlanWithPeople, unit: Unit, by: User | None = None) -> Inspection:
    return actions.plan_inspection(
        plan=found.plan,
        unit=unit,
        subject=f"Việc {SECRET}",
        planned_on=TODAY,
        team="Văn phòng",
        by=by or found.people.office_clerk,
        today=TODAY,
        submission_key=uuid4(),
    )


def _answer_inspection(stage: Stage, by: User, unit: Unit) -> object:
    checked = actions.report_inspection(
        inspection=_inspection(stage.found, unit),
        checked_on=TODAY,
        found="Thiếu sổ theo dõi",
        remedy="Lập sổ",
        remedy_due_on=date(2026, 6, 1),
        by=stage.people.office_clerk,
        today=TODAY,
    )
    return actions.answer_inspection(inspection=checked, answer="Đã lập", by=by, today=TODAY)


def _letter(found: PlanWithPeople, by: User) -> UrgingLetter:
    letter = actions.draft_urging_letter(
        plan=found.plan,
        unit=found.people.centre,
        answer_by=date(2026, 6, 1),
        signature=Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"),
        by=by,
        today=TODAY,
    )
    return actions.issue_urging_letter(
        letter=letter, number=int(uuid4()) % 1000 + 1, issued_on=TODAY, by=by, today=TODAY
    )


def _urge(stage: Stage, by: User, unit: Unit) -> object:
    UrgingLetter.objects.filter(plan=stage.found.plan).delete()
    return _letter(stage.found, by)


def _amend(stage: Stage, by: User, unit: Unit) -> object:
    return actions.start_amendment(
        plan=stage.found.plan,
        file=ContentFile(b"# Ke hoach dieu chinh", name="dieu-chinh.md"),
        amendment=Amendment(
            decision="Quyết định số 45/QĐ-STN",
            decided_on=date(2026, 2, 20),
            valid_from=date(2026, 3, 1),
            reason="Dồn việc vào hai quý",
        ),
        by=by,
        today=TODAY,
    )


def _spending(found: PlanWithPeople) -> BudgetSpending:
    """A spending on an item of an approved estimate."""
    estimate = BudgetEstimate.objects.create(plan=found.plan)
    line = BudgetLine.objects.create(
        estimate=estimate,
        order=1,
        item=f"Tập huấn {SECRET}",
        measure="lớp",
        quantity=2,
        unit_price=5_000_000,
        source=f"Ngân sách {SECRET}",
    )
    _approve(found, is_approved=True)
    return BudgetSpending.objects.create(
        line=line,
        amount=4_000_000,
        spent_on=TODAY,
        document=f"Phiếu chi {SECRET}",
        recorded_by=found.people.office_clerk,
        submission_key=uuid4(),
    )


def _approve(found: PlanWithPeople, *, is_approved: bool) -> None:
    BudgetEstimate.objects.filter(plan=found.plan).update(
        approved_on=TODAY if is_approved else None,
        approved_by=found.people.leader if is_approved else None,
        approved_total=10_000_000 if is_approved else None,
    )


def _estimate(stage: Stage, by: User, unit: Unit) -> object:
    _approve(stage.found, is_approved=False)
    return actions.save_budget_line(
        plan=stage.found.plan,
        line=None,
        task=None,
        item="In tờ rơi",
        measure="tờ",
        quantity=100,
        unit_price=1_000,
        source="Ngân sách",
        by=by,
        today=TODAY,
    )


def _approve_estimate(stage: Stage, by: User, unit: Unit) -> object:
    _approve(stage.found, is_approved=False)
    return actions.approve_estimate(plan=stage.found.plan, by=by, today=TODAY)


def _spend(stage: Stage, by: User, unit: Unit) -> object:
    _approve(stage.found, is_approved=True)
    return actions.record_spending(
        line=stage.spending.line,
        amount=1_000,
        spent_on=TODAY,
        document="Phiếu chi số 1",
        submission_key=uuid4(),
        by=by,
        today=TODAY,
    )


def _expect(stage: Stage, by: User, unit: Unit) -> object:
    return actions.expect_activities(
        task=stage.found.tasks[0],
        count=2,
        every=ExpectedEvery.MONTH,
        starts=TODAY,
        by=by,
        today=TODAY,
    )


def _task(stage: Stage) -> list[dict[str, int]]:
    return [{"pk": stage.found.tasks[0].pk}]


def _plan(stage: Stage) -> list[dict[str, int]]:
    return [{"pk": stage.found.plan.pk}]


PAPERS = ("ke-hoach", "phieu-trinh")

PROBES = AppProbes(
    stage=stage,
    addresses={
        "programme:plan": _plan,
        "programme:completeness": _plan,
        "programme:paper": lambda stage: [
            {"pk": stage.found.plan.pk, "paper": paper, "format": "docx"} for paper in PAPERS
        ],
        "programme:import_page": lambda stage: [{"pk": stage.plan_import.pk}],
        "programme:task": _task,
        "programme:set_task_dates": _task,
        "programme:expect_activities": _task,
        "programme:confirm_topics": _task,
        "programme:confirm_audiences": _task,
        "programme:choose_main_lead": lambda stage: [
            {"pk": stage.found.tasks[0].task_units.first().pk}
        ],
        "programme:record_activity": lambda stage: [{"task": stage.found.tasks[0].pk}],
        "programme:amend_plan": _plan,
        "programme:copy_plan": _plan,
        "programme:version": lambda stage: [{"pk": stage.found.plan.pk, "index": 1}],
        "programme:budget": _plan,
        "programme:budget_file": lambda stage: [
            {"pk": stage.found.plan.pk, "format": format} for format in ("docx", "xlsx")
        ],
        "programme:budget_line": lambda stage: [{"pk": stage.spending.line_id}],
        "programme:withdraw_spending": lambda stage: [{"pk": stage.spending.pk}],
        "programme:inspection": lambda stage: [{"pk": stage.inspection.pk}],
        "programme:urging_letter": lambda stage: [{"pk": stage.letter.pk}],
        "programme:urging_file": lambda stage: [{"pk": stage.letter.pk, "format": "docx"}],
        "programme:activity": lambda stage: [{"pk": stage.activity.pk}],
        "programme:submit_evidence": lambda stage: [{"pk": stage.found.deliverable(1).pk}],
        "programme:decide_evidence": lambda stage: [{"pk": stage.evidence.pk}],
        "programme:resubmit_evidence": lambda stage: [{"pk": stage.returned.pk}],
        "programme:difficulty": lambda stage: [{"pk": stage.difficulty.pk}],
        "programme:file": lambda stage: [
            {"kind": "hoat-dong", "pk": stage.activity.pk},
            {"kind": "minh-chung", "pk": stage.evidence.pk},
            {"kind": "ke-hoach", "pk": stage.found.plan.pk},
            {"kind": "ban", "pk": stage.version.pk},
            {"kind": "nhap", "pk": stage.plan_import.pk},
        ],
    },
    attempts={
        ("plan", "import"): _import,
        ("plan", "publish"): lambda stage, by, unit: actions.publish_plan(
            plan=stage.found.plan, by=by, today=TODAY
        ),
        ("plan", "amend"): _amend,
        ("plan", "copy"): lambda stage, by, unit: actions.copy_to_next_year(
            plan=stage.found.plan,
            reasons={task.pk: "Chờ kinh phí" for task in stage.found.tasks},
            by=by,
            today=TODAY,
        ),
        ("budget", "manage"): _estimate,
        ("budget", "approve"): _approve_estimate,
        ("budget", "spend"): _spend,
        ("inspection", "manage"): lambda stage, by, unit: _inspection(stage.found, unit, by),
        ("inspection", "answer"): _answer_inspection,
        ("urging", "manage"): _urge,
        ("task", "arrange"): lambda stage, by, unit: actions.choose_main_lead(
            task_unit=stage.found.tasks[0].task_units.first(), by=by, today=TODAY
        ),
        ("task", "dates"): _dates,
        ("task", "expect"): _expect,
        ("task", "topics"): lambda stage, by, unit: actions.confirm_task_topics(
            task=stage.found.tasks[0], topics=stage.found.topics[:1], by=by, today=TODAY
        ),
        ("task", "audiences"): _audiences,
        ("activity", "record"): _record,
        ("activity", "withdraw"): _withdraw,
        ("evidence", "submit"): _submit,
        ("evidence", "decide"): _decide,
        ("difficulty", "raise"): _raise,
        ("difficulty", "forward"): _forward,
        ("difficulty", "answer"): _answer,
        ("difficulty", "close"): _close,
    },
    guesses=lambda stage: {
        "ke_hoach": stage.found.plan.pk,
        "plan": stage.found.plan.pk,
        "task": stage.found.tasks[0].pk,
        "nhiem_vu": stage.found.tasks[0].pk,
        "xuat": "xlsx",
    },
)
