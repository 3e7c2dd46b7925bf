from datetime import date

import pytest

from lantoa.programme.enums import TaskState
from lantoa.programme.queries import (
    activities_of,
    evidence_to_decide,
    last_period,
    period_tasks,
    plan_overview,
    plan_quarters,
)
from lantoa.programme.tests.factories import (
    QUARTERS,
    TODAY,
    make_activity,
    make_evidence,
    make_plan,
    make_task,
)

pytestmark = pytest.mark.django_db


def test_overview_shows_each_task_with_its_state_on_that_day():
    found = make_plan()
    make_activity(found, on=date(2026, 5, 12))
    make_evidence(
        found, task=2, index=1, dated=date(2026, 3, 20), accepted_by=found.people.office_clerk
    )

    overview = plan_overview(found.plan, today=TODAY)

    assert [task.state for task in overview.tasks] == [
        TaskState.UNDER_WAY,
        TaskState.UNDER_WAY,
        TaskState.WAITING,
        TaskState.UNDER_WAY,
        TaskState.WAITING,
    ]
    assert overview.tasks[0].status.sentence == ("Đang thực hiện: 1 hoạt động, gần nhất 12/5/2026")
    assert overview.tasks[1].occurrences[0].status.state == TaskState.DONE
    assert overview.tally.sentence == "5 nhiệm vụ: 3 đang thực hiện, 2 chờ"
    assert overview.activities.count == 1


def test_an_occurrence_counts_the_activities_within_it():
    found = make_plan()
    for day in (date(2026, 2, 1), date(2026, 4, 15), date(2026, 5, 12), date(2026, 5, 19)):
        make_activity(found, on=day, task=2)

    task = plan_overview(found.plan, today=date(2026, 5, 18)).tasks[1]

    assert task.occurrences[1].status.sentence.startswith(
        "Đang thực hiện: 2 hoạt động, gần nhất 12/5/2026, chưa có sản phẩm trong quý II"
    )
    assert task.activities.count == 3


def test_overview_of_an_earlier_day_knows_nothing_of_later_ones():
    found = make_plan()
    make_activity(found, on=date(2026, 5, 12))

    overview = plan_overview(found.plan, today=date(2026, 5, 11))

    assert overview.tasks[0].status.sentence == "Chưa có hoạt động"
    assert overview.activities.count == 0


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    found = make_plan()
    for number in range(6, 40):
        task = make_task(found.plan, number, f"Nhiệm vụ {number}", QUARTERS, found.people.centre)
        task.topics.add(found.topics[0])
        found.tasks.append(task)
        make_activity(found, task=number)
        make_evidence(found, task=number, index=2)

    with django_assert_num_queries(14):
        overview = plan_overview(found.plan, today=TODAY)
    assert len(overview.tasks) == 39


def test_public_overview_leaves_internal_activities_and_open_evidence_out():
    found = make_plan()
    make_activity(found, title="Nội bộ")
    shown = make_activity(found, title="Công khai", is_public=True)
    make_evidence(found, task=1)

    task = plan_overview(found.plan, today=TODAY, public_only=True, with_recent=True).tasks[0]

    assert [activity.id for activity in task.recent] == [shown.pk]
    assert task.activities.count == 2
    assert task.deliverables[0].evidence == ()


def test_withdrawn_activities_count_nowhere():
    found = make_plan()
    activity = make_activity(found)
    make_evidence(found, activity=activity, accepted_by=found.people.office_clerk)
    activity.withdrawn_at, activity.withdrawn_reason = activity.recorded_at, "Ghi nhầm"
    activity.save()

    overview = plan_overview(found.plan, today=TODAY)

    assert overview.tasks[0].activities.count == 0
    assert overview.tasks[0].deliverables[0].evidence == ()
    assert list(activities_of(found.plan)) == []


def test_rows_that_a_later_text_dropped_are_not_shown():
    found = make_plan()
    found.tasks[3].dropped_on = TODAY
    found.tasks[3].save()

    assert [task.ordinal for task in plan_overview(found.plan, today=TODAY).tasks] == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2025, 12, 20), 1),
        (date(2026, 3, 31), 1),
        (date(2026, 5, 20), 2),
        (date(2026, 12, 31), 4),
        (date(2030, 1, 1), 4),
    ],
)
def test_the_desk_opens_on_todays_quarter_or_a_past_plans_last(today, quarter):
    assert last_period(make_plan().plan, today=today).index == quarter


def test_period_tasks_are_those_that_run_then_and_those_that_wait():
    found = make_plan()
    make_activity(found, on=date(2026, 2, 1))
    make_activity(found, on=date(2026, 4, 1))
    quarter_two = plan_quarters(found.plan)[1]

    tasks = period_tasks(found.plan, period=quarter_two, today=TODAY)

    assert [entry.task.ordinal for entry in tasks] == [1, 2, 3, 4, 5]
    assert tasks[0].activities.count == 1
    assert [occurrence.index for occurrence in tasks[1].occurrences] == [2]
    assert tasks[1].sentence.startswith("Đang thực hiện: chưa có sản phẩm trong quý II; hạn 30/6")


def test_activities_are_narrowed_by_what_they_are_about():
    found = make_plan()
    one = make_activity(found, on=date(2026, 2, 1), task=1)
    two = make_activity(found, on=date(2026, 4, 1), task=2, is_public=True)
    two.tasks.add(found.tasks[0])

    assert list(activities_of(found.plan)) == [two, one]
    assert list(activities_of(found.plan, task=found.tasks[1].pk)) == [two]
    assert list(activities_of(found.plan, first=date(2026, 2, 2))) == [two]
    assert list(activities_of(found.plan, last=date(2026, 2, 2))) == [one]
    assert list(activities_of(found.plan, public_only=True)) == [two]
    assert list(activities_of(found.plan, topic=found.topics[1].pk)) == []
    assert list(activities_of(found.plan, audience=found.people.audiences[1].pk)) == [two, one]


def test_everyone_sees_only_what_they_may_decide():
    found = make_plan()
    of_staff = make_evidence(found)
    of_head = make_evidence(found, by=found.people.unit_head, link="https://example.gov.vn/2")
    of_office = make_evidence(found, by=found.people.office_clerk, link="https://example.gov.vn/3")

    def decidable(user):
        member = user.memberships.get(agency=found.agency)
        return list(evidence_to_decide(member, on=TODAY))

    assert decidable(found.people.staff) == []
    assert decidable(found.people.unit_head) == [of_staff]
    assert decidable(found.people.office_clerk) == [of_staff, of_head]
    assert decidable(found.people.leader) == [of_office]
