from datetime import date

import pytest

from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions
from lantoa.programme.enums import TaskState, UnitPart
from lantoa.programme.models import TaskUnit
from lantoa.programme.queries import plan_overview
from lantoa.programme.tests.factories import TODAY, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    return make_plan()


def second_lead(found, task=1):
    return TaskUnit.objects.create(
        task=found.tasks[task - 1],
        part=UnitPart.LEAD,
        order=2,
        text="Văn phòng Sở",
        unit=found.people.office,
    )


def test_the_first_named_lead_acts_until_a_person_has_chosen(found):
    lead = second_lead(found)
    before = plan_overview(found.plan, today=TODAY).tasks[0]

    actions.choose_main_lead(task_unit=lead, by=found.people.office_clerk, today=TODAY)
    actions.choose_main_lead(task_unit=lead, by=found.people.office_clerk, today=TODAY)

    after = plan_overview(found.plan, today=TODAY).tasks[0]
    assert (before.main_lead.text, before.main_lead_is_open) == ("Trung tâm Thông tin", True)
    assert (after.main_lead.text, after.main_lead_is_open) == ("Văn phòng Sở", False)
    assert [part.text for part in after.leads] == ["Trung tâm Thông tin", "Văn phòng Sở"]
    assert AuditRecord.objects.filter(verb="task.main_lead").count() == 1


def test_staff_choose_no_lead_and_supporting_units_are_none(found):
    lead = second_lead(found)
    with pytest.raises(PermissionRefused, match="chọn đầu mối chính"):
        actions.choose_main_lead(task_unit=lead, by=found.people.staff, today=TODAY)
    lead.part = UnitPart.SUPPORTING
    with pytest.raises(ActionError, match="một trong các đơn vị chủ trì"):
        actions.choose_main_lead(task_unit=lead, by=found.people.leader, today=TODAY)


def set_dates(found, task=3, **changes):
    given = {
        "task": found.tasks[task - 1],
        "starts": date(2026, 6, 1),
        "ends": date(2026, 6, 30),
        "due": date(2026, 6, 30),
        "document": "Kế hoạch số 50/KH-UBND ngày 15/5/2026 của UBND tỉnh",
        "by": found.people.office_clerk,
        "today": TODAY,
    }
    return actions.set_task_dates(**{**given, **changes})


def test_a_waiting_task_gets_its_dates_with_the_document_that_sets_them(found):
    set_dates(found)
    set_dates(found)
    set_dates(found, ends=date(2026, 7, 31), due=date(2026, 7, 31))

    task = plan_overview(found.plan, today=TODAY).tasks[2]
    assert task.state == TaskState.NOT_YET
    assert task.date_set_by == "Kế hoạch số 50/KH-UBND ngày 15/5/2026 của UBND tỉnh"
    assert task.occurrences[0].due_on == date(2026, 7, 31)
    assert AuditRecord.objects.filter(verb="task.dates").count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"document": ""}, "Nêu văn bản ấn định"),
        ({"ends": date(2026, 5, 1)}, "Ngày kết thúc phải từ"),
        ({"due": date(2026, 8, 1)}, "Hạn phải nằm trong"),
        ({"task": 2}, "Kế hoạch đã ghi thời gian"),
    ],
)
def test_dates_that_cannot_be_are_refused(found, changes, sentence):
    with pytest.raises(ActionError, match=sentence):
        set_dates(found, **changes)


def test_topics_of_a_task_are_confirmed_by_the_office(found):
    task = found.tasks[0]
    with pytest.raises(PermissionRefused):
        actions.confirm_task_topics(
            task=task, topics=found.topics, by=found.people.unit_head, today=TODAY
        )
    with pytest.raises(ActionError, match="thuộc kế hoạch khác"):
        actions.confirm_task_topics(
            task=task, topics=make_plan().topics, by=found.people.office_clerk, today=TODAY
        )
    actions.confirm_task_topics(
        task=task, topics=found.topics[:2], by=found.people.office_clerk, today=TODAY
    )
    assert task.topics.count() == 2


def test_only_leadership_makes_a_plan_public(found):
    for person in (found.people.staff, found.people.unit_head, found.people.office_clerk):
        with pytest.raises(PermissionRefused, match="Chỉ Lãnh đạo cơ quan được công bố"):
            actions.publish_plan(plan=found.plan, by=person, today=TODAY)

    first = actions.publish_plan(plan=found.plan, by=found.people.leader, today=TODAY)
    second = actions.publish_plan(plan=found.plan, by=found.people.leader, today=TODAY)

    assert first.published_at == second.published_at
    assert AuditRecord.objects.filter(verb="plan.publish").count() == 1
    withdrawn = actions.withdraw_plan(plan=found.plan, by=found.people.leader, today=TODAY)
    assert not withdrawn.is_public
