"""Amending a plan: the decision, the new text beside the old, what it moves, and what stays."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions
from lantoa.programme.enums import Addressee
from lantoa.programme.models import Evidence, OccurrenceAdjustment, PlanImport, PlanVersion
from lantoa.programme.queries import plan_versions, task_adjustments, version_difference
from lantoa.programme.queries.review import import_review, stored_document
from lantoa.programme.rules.adjustments import Times, adjustments
from lantoa.programme.rules.amending import AmendError, TaskEdit, amended
from lantoa.programme.rules.decisions import Amendment
from lantoa.programme.rules.marking import marked
from lantoa.programme.tests.test_import import PLAN, SAMPLE, TODAY, confirm, read
from lantoa.programme.tests.test_replacing import prove
from vanban.model import Document, Schedule, Table, Task

AMENDMENT = Amendment(
    decision="Quyết định số 45/QĐ-STN",
    decided_on=date(2026, 2, 20),
    valid_from=date(2026, 3, 1),
    reason="Dồn việc vào hai quý theo kế hoạch của UBND tỉnh",
)
CHANGED = PLAN.replace("Quý I, II, III, IV", "Quý II, IV")


@pytest.fixture
def people(db):
    return make_agency()


@pytest.fixture
def plan(people):
    return confirm(people, read(people))


def start(plan, people, text=CHANGED, amendment=AMENDMENT, by=None):
    return actions.start_amendment(
        plan=plan,
        file=ContentFile(text.encode(), name="dieu-chinh.md"),
        amendment=amendment,
        by=by or people.office_clerk,
        today=TODAY,
    )


def amend(plan, people, **given):
    entry = actions.read_import(plan_import=start(plan, people, **given))
    return confirm(people, entry)


def edits_of(plan):
    return [
        TaskEdit(i, task.text, task.deliverables, task.lead, task.supporting, task.schedule.text)
        for i, task in enumerate(stored_document(plan.content).tasks)
    ]


def test_an_amendment_is_a_version_of_its_own_and_the_old_text_stays(plan, people):
    changed = amend(plan, people)

    first, second = PlanVersion.objects.filter(plan=plan).order_by("index")
    assert stored_document(first.content).tasks[1].schedule.text == "Quý I, II, III, IV"
    assert stored_document(second.content).tasks[1].schedule.text == "Quý II, IV"
    assert (second.decision, second.reason) == (AMENDMENT.decision, AMENDMENT.reason)
    assert (second.source, second.content) == (changed.source, changed.content)
    current, old = plan_versions(plan)
    assert (current.period, current.cause) == (
        "từ 01/3/2026 đến nay",
        "theo Quyết định số 45/QĐ-STN ngày 20/02/2026",
    )
    assert (old.period, old.cause) == ("từ ngày ký đến 28/02/2026", "như đã ký")
    assert version_difference(plan, 2).sentence == "1 nhiệm vụ sửa"


def test_occurrences_are_adjusted_with_the_reason_and_what_was_proved_stays(plan, people):
    evidence = prove(plan, people, 2)

    amend(plan, people)

    assert Evidence.objects.get(pk=evidence.pk).occurrence.label == "Quý I năm 2026"
    found = task_adjustments(plan.tasks.get(ordinal=2))
    assert [(entry.label, entry.sentence) for entry in found] == [
        ("Quý I năm 2026", "Bỏ kỳ, trước đây từ 01/01/2026 đến 31/3/2026, hạn 31/3/2026"),
        ("Quý III năm 2026", "Bỏ kỳ, trước đây từ 01/7/2026 đến 30/9/2026, hạn 30/9/2026"),
    ]
    assert {entry.cause for entry in found} == {
        "Theo Quyết định số 45/QĐ-STN ngày 20/02/2026: "
        "Dồn việc vào hai quý theo kế hoạch của UBND tỉnh"
    }
    assert not task_adjustments(plan.tasks.get(ordinal=1))
    record = AuditRecord.objects.get(verb="plan.amend")
    assert AMENDMENT.reason in record.summary
    assert record.after["occurrences"] == 2


def test_a_mended_file_without_a_decision_makes_no_version(plan, people):
    confirm(people, read(people, CHANGED))

    (version,) = PlanVersion.objects.filter(plan=plan)
    plan.refresh_from_db()
    assert (version.index, version.content) == (1, plan.content)
    assert not OccurrenceAdjustment.objects.exists()


def test_the_text_in_force_cannot_amend_itself(plan, people):
    with pytest.raises(ActionError, match="chính là văn bản hiện hành"):
        start(plan, people, text=PLAN)
    entry = actions.read_import(plan_import=start(plan, people, text=PLAN + "\n"))
    with pytest.raises(ActionError, match="không có gì để điều chỉnh"):
        confirm(people, entry)
    assert PlanVersion.objects.filter(plan=plan).count() == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"reason": " "}, "lý do điều chỉnh"),
        ({"decision": ""}, "Nêu văn bản điều chỉnh"),
        ({"decided_on": date(2026, 3, 3)}, "ở tương lai"),
        ({"valid_from": date(2026, 2, 1)}, "không thể trước ngày"),
        ({"valid_from": date(2026, 4, 1)}, "áp dụng từ 01/4/2026"),
    ],
)
def test_a_decision_must_be_whole_and_in_force(plan, people, change, says):
    values = {name: getattr(AMENDMENT, name) for name in AMENDMENT.__struct_fields__}
    with pytest.raises(ActionError, match=says):
        start(plan, people, amendment=Amendment(**{**values, **change}))


def test_only_the_office_amends(plan, people):
    with pytest.raises(PermissionRefused):
        start(plan, people, by=people.unit_head)


def test_the_same_file_again_keeps_the_decision_as_entered_last(plan, people):
    first = start(plan, people)
    later = Amendment("Quyết định số 46/QĐ-STN", TODAY, TODAY, "Sửa số văn bản")

    assert start(plan, people, amendment=later).pk == first.pk
    first.refresh_from_db()
    assert first.decisions["amendment"]["decision"] == "Quyết định số 46/QĐ-STN"


def test_the_database_holds_no_version_without_its_decision(plan):
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanVersion.objects.create(plan=plan, index=2, content={}, source=plan.source)


def test_edits_become_a_file_that_reads_as_the_plan_with_only_them_changed(people):
    plan = confirm(people, read(people, SAMPLE.read_bytes()))
    edits = edits_of(plan)
    edits[8] = replace(edits[8], schedule="Quý II, IV")
    new = TaskEdit(
        None,
        "Tập huấn hệ thống quản lý chất lượng TCVN ISO 9001:2015",
        ("Lớp tập huấn", "Báo cáo"),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng",),
        ("Văn phòng Sở",),
        "Quý III",
    )
    entry = actions.amend_by_edits(
        plan=plan,
        edits=[*edits, new],
        amendment=Amendment("Quyết định số 9/QĐ-SKHCN", TODAY, TODAY, "Bổ sung việc của Chi cục"),
        by=people.office_clerk,
        today=TODAY,
    )
    entry = actions.read_import(plan_import=entry)

    difference = import_review(entry).difference
    assert [(task.change, task.new) for task in difference.tasks if task.change != "same"] == [
        ("changed", 8),
        ("added", 9),
    ]
    assert [change.label for change in difference.tasks[8].fields] == ["Thời gian"]
    assert difference.fields == ()
    confirm(people, entry)
    assert plan.tasks.get(ordinal=10).deliverables.count() == 2
    assert plan.versions.count() == 2


def test_edits_that_say_nothing_or_too_little_are_refused(plan, people):
    def edited(edits):
        return actions.amend_by_edits(
            plan=plan, edits=edits, amendment=AMENDMENT, by=people.office_clerk, today=TODAY
        )

    edits = edits_of(plan)
    for given, says in (
        (edits, "Chưa sửa nhiệm vụ nào"),
        ([], "còn ít nhất một nhiệm vụ"),
        ([replace(edits[0], text=" ")], "Nhiệm vụ thứ 1 chưa có nội dung"),
    ):
        with pytest.raises(ActionError, match=says):
            edited(given)


def test_tasks_that_stand_in_no_plain_table_are_amended_by_a_file():
    task = Task(ordinal=1, text="Tuyên truyền", schedule=Schedule("Quý I"))
    edit = TaskEdit(0, "Tuyên truyền", (), (), (), "Quý II")
    table = Table(header=("STT",), rows=(("1",),), is_task_table=True)
    grouped = Document(
        tasks=(Task(ordinal=1, text="T", group="Nhóm", schedule=Schedule("")),), tables=(table,)
    )

    for document in (Document(tasks=(task,)), grouped):
        with pytest.raises(AmendError, match="Tải bản Word về"):
            amended(document, [edit])


def test_occurrences_compare_by_their_labels():
    one, other = Times(date(2026, 1, 1), date(2026, 3, 31)), Times(date(2026, 4, 1), None)
    found = adjustments({"a": one, "b": one, "c": one}, {"a": one, "b": other, "d": one})

    assert [(entry.label, entry.change) for entry in found] == [
        ("b", "moved"),
        ("c", "dropped"),
        ("d", "added"),
    ]


def test_changed_words_are_marked_and_long_equal_stretches_cut():
    long = " ".join(f"từ{i}" for i in range(60))
    marks = marked(f"{long} quý một", f"{long} quý hai")

    assert [(mark.kind, mark.text) for mark in marks] == [
        ("same", "… từ53 từ54 từ55 từ56 từ57 từ58 từ59 quý"),
        ("removed", "một"),
        ("added", "hai"),
    ]
    assert [mark.kind for mark in marked("Hội thi", "Đăng bài trên cổng")] == ["removed", "added"]
    assert [mark.kind for mark in marked("", "Đăng bài")] == ["added"]


def test_the_screens_lead_from_the_decision_to_the_history(client, plan, people):
    client.force_login(people.office_clerk)
    address = reverse("programme:amend_plan", args=[plan.pk])
    edits = {
        "decision": AMENDMENT.decision,
        "decided_on": "20/02/2026",
        "valid_from": "01/3/2026",
        "reason": "",
    }
    rows = {
        f"nhiem-vu-{i}-{name}": value
        for i, edit in enumerate(edits_of(plan))
        for name, value in (
            ("index", i),
            ("text", edit.text),
            ("deliverables", "\n".join(edit.deliverables)),
            ("lead", "\n".join(edit.lead)),
            ("supporting", "\n".join(edit.supporting)),
            ("schedule", edit.schedule),
        )
    }
    management = {"nhiem-vu-TOTAL_FORMS": 4, "nhiem-vu-INITIAL_FORMS": 3}
    page = client.post(address, {**edits, **rows, **management}).content.decode()
    assert "Lý do điều chỉnh" in page
    assert "20/02/2026" in page

    edits["reason"] = "Dồn việc"
    rows["nhiem-vu-1-schedule"] = "Quý II, IV"
    rows["nhiem-vu-2-DELETE"] = "on"
    answer = client.post(address, {**edits, **rows, **management})
    assert answer.status_code == 302
    entry = actions.read_import(plan_import=plan_import(answer))
    confirm(people, entry)

    assert [task.schedule_text for task in plan.tasks.current().order_by("ordinal")] == [
        "Thường xuyên",
        "Quý II, IV",
    ]
    version = client.get(reverse("programme:version", args=[plan.pk, 2])).content.decode()
    assert "Dồn việc" in version
    assert "Bỏ nhiệm vụ" in version
    task = plan.tasks.get(ordinal=2)
    assert (
        "Kỳ thực hiện đã điều chỉnh"
        in client.get(reverse("programme:task", args=[task.pk])).content.decode()
    )
    assert client.get(reverse("programme:version", args=[plan.pk, 3])).status_code == 404


def plan_import(answer):
    return PlanImport.objects.get(pk=answer.url.rstrip("/").rsplit("/", maxsplit=1)[-1])


def test_a_difficulty_leads_to_the_amendment_and_shows_it(client, plan, people):
    difficulty = actions.raise_difficulty(
        plan=plan,
        task=None,
        unit=people.office,
        text="Không đủ thời gian báo cáo từng quý",
        cause="Thiếu người",
        proposal="Báo cáo hai kỳ",
        addressee=Addressee.OFFICE,
        submission_key=uuid4(),
        by=people.office_clerk,
        today=TODAY,
    )
    client.force_login(people.office_clerk)
    own = reverse("programme:difficulty", args=[difficulty.pk])
    address = f"{reverse('programme:amend_plan', args=[plan.pk])}?kho_khan={difficulty.pk}"
    assert address in client.get(own).content.decode()
    assert "Không đủ thời gian báo cáo từng quý" in client.get(address).content.decode()

    values = {name: getattr(AMENDMENT, name) for name in AMENDMENT.__struct_fields__}
    amend(plan, people, amendment=Amendment(**{**values, "difficulty": difficulty.pk}))

    assert reverse("programme:version", args=[plan.pk, 2]) in client.get(own).content.decode()
    with pytest.raises(ActionError, match="thuộc kế hoạch khác"):
        start(plan, people, amendment=Amendment(**{**values, "difficulty": difficulty.pk + 1}))
