"""A confirmed plan with tasks of every kind of time, for tests of this app and those above it."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import uuid4

import msgspec
from django.core.files.base import ContentFile

from lantoa.agencies.enums import ChannelKind, Role
from lantoa.agencies.models import Membership, Unit
from lantoa.agencies.tests.factories import AgencyPeople, make_agency
from lantoa.foundation.enums import FileKind
from lantoa.foundation.models import StoredFile, User
from lantoa.programme.enums import Addressee, EvidenceState, UnitPart
from lantoa.programme.models import (
    Activity,
    Deliverable,
    Difficulty,
    Evidence,
    Occurrence,
    Plan,
    PlanTask,
    PlanTopic,
    PlanVersion,
    TaskUnit,
)
from vanban.model import Document, Schedule, Task
from vanban.periods import occurrence_windows

YEAR = 2026
IMPORTED = date(2026, 1, 20)
TODAY = date(2026, 5, 20)
_number = count(1)

CONTINUOUS = Schedule("Thường xuyên", "continuous")
QUARTERS = Schedule("Quý I, II, III, IV", "quarters", quarters=(1, 2, 3, 4))
SUPERIOR = Schedule("Theo kế hoạch của UBND tỉnh", "superior_plan")
DUE = Schedule("Trước ngày 15/11", "date", due=date(YEAR, 11, 14))


@dataclass
class PlanWithPeople:
    """A plan and everyone who acts on it; ``tasks`` in their order."""

    plan: Plan
    people: AgencyPeople
    tasks: list[PlanTask]
    topics: list[PlanTopic]

    @property
    def agency(self):
        return self.people.agency

    def deliverable(self, task: int, order: int = 1) -> Deliverable:
        return self.tasks[task - 1].deliverables.get(order=order)

    def occurrence(self, task: int, index: int = 1) -> Occurrence:
        return self.tasks[task - 1].occurrences.get(index=index)


def make_file(content: bytes = b"%PDF-1.7 thu", name: str = "van-ban.pdf") -> StoredFile:
    import hashlib

    stored = StoredFile(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        kind=FileKind.PDF,
        original_name=name,
    )
    stored.content.save(name, ContentFile(content), save=False)
    stored.save()
    return stored


def make_task(plan: Plan, ordinal: int, text: str, schedule: Schedule, lead: Unit) -> PlanTask:
    """A task with one product and the occurrences of its schedule."""
    task = PlanTask.objects.create(
        plan=plan,
        ordinal=ordinal,
        text=text,
        schedule_text=schedule.text,
        schedule=msgspec.to_builtins(schedule),
    )
    TaskUnit.objects.create(task=task, part=UnitPart.LEAD, order=1, text=lead.name, unit=lead)
    Deliverable.objects.create(task=task, order=1, text="Báo cáo kết quả")
    for window in occurrence_windows(schedule, plan.year):
        Occurrence.objects.create(
            task=task,
            index=window.index,
            label=window.label,
            starts_on=window.starts,
            ends_on=window.ends,
            due_on=window.due,
        )
    return task


def make_plan(
    people: AgencyPeople | None = None, *, year: int = YEAR, imported_on: date = IMPORTED
) -> PlanWithPeople:
    """A plan of 5 tasks: continuous, quarters, superior plan, a due day, another body's."""
    people = people or make_agency()
    texts = (
        "Tuyên truyền văn bản",
        "Báo cáo tình hình",
        "Cuộc thi tìm hiểu",
        "Tập huấn",
        "Công bố",
    )
    schedules = (CONTINUOUS, QUARTERS, SUPERIOR, DUE, CONTINUOUS)
    document = Document(
        kind="plan",
        kind_text="KẾ HOẠCH",
        title=f"Truyền thông cải cách hành chính năm {year}",
        year=year,
        tasks=tuple(
            Task(ordinal=i, text=text, schedule=schedule, lead=(people.centre.name,))
            for i, (text, schedule) in enumerate(zip(texts, schedules, strict=True), start=1)
        ),
    )
    number = next(_number)
    plan = Plan.objects.create(
        agency=people.agency,
        slug=f"truyen-thong-{year}-{number}",
        title=document.title,
        year=year,
        content=msgspec.to_builtins(document),
        source=make_file(f"%PDF-1.7 {number}".encode()),
        imported_on=imported_on,
    )
    PlanVersion.objects.create(plan=plan, index=1, content=plan.content, source=plan.source)
    tasks = [
        make_task(plan, i, text, schedule, people.centre)
        for i, (text, schedule) in enumerate(zip(texts, schedules, strict=True), start=1)
    ]
    tasks[4].deliverables.update(text="Quyết định của UBND tỉnh", awaited_from="UBND tỉnh")
    topics = [
        PlanTopic.objects.create(plan=plan, order=i, label=label, text=f"Nội dung {label}")
        for i, label in enumerate("abc", start=1)
    ]
    return PlanWithPeople(plan=plan, people=people, tasks=tasks, topics=topics)


def make_activity(
    found: PlanWithPeople,
    *,
    on: date = date(YEAR, 4, 15),
    task: int = 1,
    by: User | None = None,
    **fields: object,
) -> Activity:
    """An activity of the centre on the portal for one task; ``fields`` replace what is stored."""
    activity = Activity.objects.create(
        **{
            "agency": found.agency,
            "on": on,
            "title": f"Tin bài số {next(_number)}",
            "channel": found.people.channels[ChannelKind.PORTAL],
            "unit": found.people.centre,
            "recorded_by": by or found.people.staff,
            "submission_key": uuid4(),
            **fields,
        }
    )
    activity.tasks.add(found.tasks[task - 1])
    activity.topics.add(found.topics[0])
    activity.audiences.add(found.people.audiences[1])
    return activity


def make_evidence(
    found: PlanWithPeople,
    *,
    task: int = 1,
    index: int = 1,
    dated: date = date(YEAR, 4, 15),
    by: User | None = None,
    accepted_by: User | None = None,
    **fields: object,
) -> Evidence:
    """Evidence by a link, accepted when ``accepted_by`` is given."""
    by = by or found.people.staff
    member = Membership.objects.get(user=by, agency=found.agency)
    decided = {"state": EvidenceState.ACCEPTED, "decided_by": accepted_by} if accepted_by else {}
    return Evidence.objects.create(
        **{
            "deliverable": found.deliverable(task),
            "occurrence": found.occurrence(task, index),
            "dated": dated,
            "link": "https://example.gov.vn/tin",
            "submitted_by": by,
            "submitted_as": Role(member.role),
            "unit": member.unit or found.people.office,
            **decided,
            **fields,
        }
    )


def make_difficulty(
    found: PlanWithPeople, *, raised_on: date = TODAY, **fields: object
) -> Difficulty:
    """A difficulty of the centre that the Office has not answered yet."""
    return Difficulty.objects.create(
        **{
            "plan": found.plan,
            "unit": found.people.centre,
            "text": f"Thiếu phương tiện {next(_number)}",
            "cause": "Chưa có kinh phí",
            "proposal": "Bố trí kinh phí mua sắm",
            "addressee": Addressee.OFFICE,
            "raised_by": found.people.staff,
            "raised_on": raised_on,
            "submission_key": uuid4(),
            **fields,
        }
    )
