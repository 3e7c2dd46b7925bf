"""A small agency with a plan and people, in the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from uuid import uuid4

from django.core.files.base import ContentFile

from lantoa.agencies.enums import ChannelKind, Role, UnitKind
from lantoa.agencies.models import Agency, Audience, Channel, Membership, Unit
from lantoa.foundation.enums import FileKind
from lantoa.foundation.files import store_upload
from lantoa.foundation.models import User
from lantoa.programme.enums import EvidenceState, UnitPart
from lantoa.programme.models import (
    Activity,
    Deliverable,
    Evidence,
    Occurrence,
    Plan,
    PlanAudience,
    PlanChannel,
    PlanTask,
    PlanTopic,
    TaskUnit,
)
from lantoa.reports import actions, queries
from lantoa.reports.enums import ReportKind
from lantoa.reports.models import Report
from lantoa.reports.rules import PeriodKey

YEAR = 2023
AFTER = date(2023, 6, 20)
PDF = b"%PDF-1.4\n%%EOF\n"
QUARTER_ENDS = ((1, 1, 3, 31), (4, 1, 6, 30), (7, 1, 9, 30), (10, 1, 12, 31))


@dataclass
class World:
    """Everything a test needs: people by role, the plan and what it consists of."""

    agency: Agency
    unit: Unit
    staff: User
    office: User
    leader: User
    head: User
    plan: Plan
    tasks: list[PlanTask] = field(default_factory=list)
    topics: list[PlanTopic] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    audiences: list[Audience] = field(default_factory=list)

    def activity(
        self,
        on: date,
        *,
        tasks: Iterable[PlanTask] | None = None,
        topics: Iterable[PlanTopic] = (),
        audiences: Iterable[Audience] = (),
        **values: object,
    ) -> Activity:
        activity = Activity.objects.create(
            **{
                "agency": self.agency,
                "on": on,
                "title": f"Tin ngày {on:%d/%m}",
                "channel": self.channels[0],
                "unit": self.unit,
                "recorded_by": self.staff,
                "submission_key": uuid4(),
            }
            | values
        )
        activity.tasks.set(self.tasks[:1] if tasks is None else tasks)
        activity.topics.set(topics)
        activity.audiences.set(audiences)
        return activity

    def random_activities(self, count: int, *, seed: int) -> None:
        """Activities before, in and after quarter II, linked at random."""
        random = Random(seed)
        for _ in range(count):
            month, day = random.randint(2, 7), random.randint(1, 28)
            self.activity(
                date(YEAR, month, day),
                tasks=random.sample(self.tasks, random.randint(1, len(self.tasks))),
                topics=random.sample(self.topics, random.randint(0, len(self.topics))),
                audiences=random.sample(self.audiences, random.randint(0, len(self.audiences))),
                channel=random.choice(self.channels),
                reach=random.choice([None, 15, 1200]),
            )

    def evidence(self, deliverable: Deliverable, occurrence: Occurrence, dated: date) -> Evidence:
        return Evidence.objects.create(
            deliverable=deliverable,
            occurrence=occurrence,
            dated=dated,
            document="Báo cáo số 12/BC-VP",
            submitted_by=self.staff,
            submitted_as=Role.STAFF,
            unit=self.unit,
            state=EvidenceState.ACCEPTED,
            decided_by=self.office,
        )

    def report(self, quarter: int = 2, today: date = AFTER) -> Report:
        key = PeriodKey(ReportKind.QUARTER, quarter)
        return actions.create_report(plan=self.plan, key=key, by=self.office, today=today)

    def explain(self, report: Report, today: date = AFTER) -> None:
        """Give every reason that is asked for."""
        content = queries.content_of(report, today=today)
        actions.edit_report(
            report=report,
            texts={
                passage.key: actions.Wording(text="Chờ bố trí kinh phí.", seen="")
                for passage in content.passages
                if passage.is_required
            },
            layout=queries.layout_of(report),
            by=self.office,
            today=today,
        )

    def approved(self, quarter: int = 2, today: date = AFTER) -> Report:
        report = self.report(quarter, today)
        self.explain(report, today)
        seen = queries.assembled(report, today=today).sha256
        return actions.approve_report(report=report, seen_sha256=seen, by=self.leader, today=today)

    def signed(self, number: int = 7, signed_on: date = date(2023, 6, 19), **which: int) -> Report:
        return actions.sign_report(
            report=self.approved(**which),
            number=number,
            signed_on=signed_on,
            copy=ContentFile(PDF, name="bao-cao.pdf"),
            by=self.office,
            today=AFTER,
        )


def make_world(name: str = "Sở Nội vụ", *, imported_on: date = date(2023, 1, 20)) -> World:
    agency = Agency.objects.create(
        name=name,
        parent_name="Ủy ban nhân dân tỉnh Phú Yên",
        place="Phú Yên",
        slug=f"so-{uuid4().hex[:8]}",
    )
    unit = Unit.objects.create(agency=agency, name="Phòng Tổ chức", kind=UnitKind.DIVISION)
    office = Unit.objects.create(agency=agency, name="Văn phòng", kind=UnitKind.OFFICE)
    people = {}
    for role, of in (
        (Role.STAFF, unit),
        (Role.OFFICE, office),
        (Role.LEADERSHIP, None),
        (Role.UNIT_HEAD, unit),
    ):
        people[role] = User.objects.create(username=f"{role}-{uuid4().hex[:8]}")
        Membership.objects.create(user=people[role], agency=agency, unit=of, role=role)
    plan = _plan(agency, people[Role.OFFICE], imported_on)
    world = World(
        agency=agency,
        unit=unit,
        staff=people[Role.STAFF],
        office=people[Role.OFFICE],
        leader=people[Role.LEADERSHIP],
        head=people[Role.UNIT_HEAD],
        plan=plan,
    )
    _fill(world, office)
    return world


def _plan(agency: Agency, by: User, imported_on: date) -> Plan:
    source = store_upload(
        file=ContentFile(b"# plan", name="ke-hoach.md"), by=by, kinds={FileKind.MARKDOWN}
    )
    return Plan.objects.create(
        agency=agency,
        slug=f"ke-hoach-{uuid4().hex[:8]}",
        title="Truyền thông về cải cách hành chính năm 2023",
        year=YEAR,
        number="15",
        symbol="KH-SNV",
        signed_on=date(2023, 1, 12),
        source=source,
        imported_on=imported_on,
        content={
            "recipients": [
                {"text": "UBND tỉnh", "purpose": "thay báo cáo"},
                {"text": "Lưu: VT, VP", "purpose": None},
            ],
            "signature": {
                "authority": "KT. GIÁM ĐỐC",
                "position": "PHÓ GIÁM ĐỐC",
                "name": "Lê Thị Hạnh",
            },
        },
    )


def _fill(world: World, office: Unit) -> None:
    agency, plan = world.agency, world.plan
    for order, (name, kind) in enumerate(
        (("Họp giao ban", ChannelKind.MEETING), ("Cổng thông tin điện tử", ChannelKind.PORTAL)), 1
    ):
        channel = Channel.objects.create(agency=agency, name=name, kind=kind, order=order)
        PlanChannel.objects.create(plan=plan, channel=channel, order=order, text=name)
        world.channels.append(channel)
    for order, (name, inner) in enumerate((("Công chức", True), ("Người dân", False)), 1):
        audience = Audience.objects.create(agency=agency, name=name, is_internal=inner, order=order)
        PlanAudience.objects.create(plan=plan, audience=audience, order=order, text=name)
        world.audiences.append(audience)
    for order, text in enumerate(("Thủ tục hành chính", "Văn hóa công vụ"), 1):
        world.topics.append(
            PlanTopic.objects.create(plan=plan, order=order, label="ab"[order - 1], text=text)
        )
    world.tasks = [_continuous(world, office), _quarterly(world, office)]


def _continuous(world: World, office: Unit) -> PlanTask:
    task = PlanTask.objects.create(
        plan=world.plan,
        ordinal=1,
        text="Tuyên truyền thường xuyên về cải cách hành chính",
        schedule_text="Thường xuyên",
        schedule={"kind": "continuous"},
    )
    TaskUnit.objects.create(
        task=task, part=UnitPart.LEAD, order=1, text="Văn phòng Sở", unit=office
    )
    Deliverable.objects.create(task=task, order=1, text="Tin, bài")
    Occurrence.objects.create(
        task=task,
        index=1,
        label="Thường xuyên",
        starts_on=date(YEAR, 1, 1),
        ends_on=date(YEAR, 12, 31),
    )
    return task


def _quarterly(world: World, office: Unit) -> PlanTask:
    task = PlanTask.objects.create(
        plan=world.plan,
        ordinal=2,
        text="Báo cáo kết quả",
        schedule_text="Quý I, II, III, IV",
        schedule={"kind": "quarters"},
    )
    TaskUnit.objects.create(
        task=task, part=UnitPart.LEAD, order=1, text="Phòng Tổ chức", unit=world.unit
    )
    Deliverable.objects.create(task=task, order=1, text="Báo cáo quý")
    for index, (first_month, first, last_month, last) in enumerate(QUARTER_ENDS, 1):
        Occurrence.objects.create(
            task=task,
            index=index,
            label=f"Quý {('I', 'II', 'III', 'IV')[index - 1]}",
            starts_on=date(YEAR, first_month, first),
            ends_on=date(YEAR, last_month, last),
            due_on=date(YEAR, last_month, last),
        )
    return task
