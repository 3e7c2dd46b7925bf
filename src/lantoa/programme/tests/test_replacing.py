"""A changed file of a plan: shown as a difference, then applied so that history stays."""

from datetime import date

import pytest

from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.exceptions import ActionError
from lantoa.programme import actions
from lantoa.programme.models import Evidence, Plan, PlanImport, PlanTask
from lantoa.programme.queries import plan_overview
from lantoa.programme.queries.review import import_review
from lantoa.programme.rules.decisions import ImportDecisions
from lantoa.programme.tests.test_import import PLAN, TODAY, confirm, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make_agency()


@pytest.fixture
def plan(people):
    return confirm(people, read(people))


def prove(plan, people, ordinal, dated=date(2026, 2, 10)):
    task = plan.tasks.get(ordinal=ordinal)
    return actions.submit_evidence(
        deliverable=task.deliverables.get(),
        dated=dated,
        unit=people.office,
        by=people.office_clerk,
        today=TODAY,
        document="Báo cáo số 02/BC-VP ngày 10/02/2026",
    )


def test_a_changed_file_shows_its_difference_before_anything_changes(people, plan):
    text = PLAN.replace("Quý I, II, III, IV", "Quý II, IV").replace(
        "| 3 | Công bố chỉ số |", "| 3 | Tập huấn công chức |"
    )
    entry = read(people, text)

    review = import_review(entry)

    assert review.replaces == plan
    assert [(task.change, task.old, task.new) for task in review.difference.tasks] == [
        ("same", 0, 0),
        ("changed", 1, 1),
        ("added", None, 2),
        ("removed", 2, None),
    ]
    change = review.difference.tasks[1].fields[0]
    assert (change.label, change.before, change.after) == (
        "Thời gian",
        "Quý I, II, III, IV",
        "Quý II, IV",
    )
    assert review.difference.sentence == "1 nhiệm vụ thêm, 1 nhiệm vụ sửa, 1 nhiệm vụ bỏ"
    assert plan.tasks.get(ordinal=2).occurrences.count() == 4


def test_what_was_done_stays_with_what_it_was_done_for(people, plan):
    evidence = prove(plan, people, 2)
    kept = plan.tasks.get(ordinal=1)
    text = PLAN.replace("Quý I, II, III, IV", "Quý II, IV")
    text = text.replace("| 1 | Đăng tin bài", "| 1 | Đăng tin, bài, ảnh")

    changed = actions.apply_difference(
        plan_import=read(people, text), by=people.office_clerk, today=TODAY
    )

    assert changed == plan
    assert Plan.objects.count() == 1
    assert PlanTask.objects.get(pk=kept.pk).text == "Đăng tin, bài, ảnh về cải cách hành chính"
    task = plan_overview(changed, today=TODAY).tasks[1]
    assert [occurrence.index for occurrence in task.occurrences] == [1, 2]
    dropped = Evidence.objects.get(pk=evidence.pk).occurrence
    assert (dropped.label, dropped.dropped_on) == ("Quý I năm 2026", TODAY)


def test_a_task_with_history_is_dropped_not_deleted(people, plan):
    prove(plan, people, 2)
    rows = PLAN.splitlines()
    text = "\n".join(row for row in rows if not row.startswith(("| 2 |", "| 3 |")))

    confirm(people, read(people, text))

    assert [task.ordinal for task in plan.tasks.current()] == [1]
    dropped = plan.tasks.get(dropped_on=TODAY)
    assert dropped.ordinal == 2
    assert not plan.tasks.filter(text="Công bố chỉ số").exists()


def test_tasks_may_change_places(people, plan):
    ids = {task.text: task.pk for task in plan.tasks.all()}
    rows = PLAN.splitlines()
    two = next(row for row in rows if row.startswith("| 2 |"))
    three = next(row for row in rows if row.startswith("| 3 |"))
    swapped = PLAN.replace(two, "@").replace(three, two.replace("| 2 |", "| 3 |", 1))
    confirm(people, read(people, swapped.replace("@", three.replace("| 3 |", "| 2 |", 1))))

    assert {task.text: task.pk for task in plan.tasks.current()} == ids
    assert [task.text for task in plan.tasks.current().order_by("ordinal")][1:] == [
        "Công bố chỉ số",
        "Báo cáo tình hình cải cách",
    ]


def test_the_old_file_is_new_again_after_a_change(people, plan):
    changed = PLAN.replace("| 3 | Công bố chỉ số |", "| 3 | Công bố các chỉ số |")
    confirm(people, read(people, changed))
    assert plan.tasks.get(ordinal=3).text == "Công bố các chỉ số"

    confirm(people, read(people, PLAN))

    assert plan.tasks.get(ordinal=3).text == "Công bố chỉ số"
    assert PlanImport.objects.filter(plan=plan).count() == 3


def test_a_person_may_say_it_is_another_plan(people, plan):
    entry = read(people, PLAN + "\n")
    actions.decide_import(
        plan_import=entry,
        changes=ImportDecisions(as_new=True),
        by=people.office_clerk,
        today=TODAY,
    )
    entry.refresh_from_db()
    with pytest.raises(ActionError, match="không thay kế hoạch nào"):
        actions.apply_difference(plan_import=entry, by=people.office_clerk, today=TODAY)

    other = confirm(people, entry)

    assert other != plan
    assert other.slug == f"{plan.slug}-2"


def test_the_chosen_main_lead_survives_a_change(people, plan):
    lead = plan.tasks.get(ordinal=1).task_units.get(part="lead", order=2)
    actions.choose_main_lead(task_unit=lead, by=people.office_clerk, today=TODAY)

    confirm(people, read(people, PLAN.replace("Tin, bài", "Tin, bài, ảnh")))

    task = plan_overview(plan, today=TODAY).tasks[0]
    assert task.main_lead.text == "Văn phòng Sở"
    assert not task.main_lead_is_open
