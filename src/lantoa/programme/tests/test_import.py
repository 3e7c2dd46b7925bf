from datetime import date
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from lantoa.agencies.enums import UnitKind
from lantoa.agencies.models import Unit, UnitAlias, UnitGroup
from lantoa.agencies.queries import units_of_groups
from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord, StoredFile
from lantoa.programme import actions
from lantoa.programme.enums import ImportState
from lantoa.programme.models import Plan, PlanImport, PlanTask
from lantoa.programme.queries import plan_overview
from lantoa.programme.queries.review import import_review
from lantoa.programme.rules.decisions import ImportDecisions, UnitDecision

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
SAMPLE = Path("samples/ke-hoach-truyen-thong-cchc-2022.md")
ROWS = (
    ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"),
    ("---",) * 6,
    (
        "1",
        "Đăng tin bài về cải cách hành chính",
        "Tin, bài",
        "Phòng Tuyên truyền; Văn phòng Sở",
        "Các phòng, đơn vị thuộc Sở",
        "Thường xuyên",
    ),
    ("2", "Báo cáo tình hình cải cách", "Báo cáo", "Văn phòng Sở", "", "Quý I, II, III, IV"),
    ("3", "Công bố chỉ số", "Quyết định của UBND tỉnh", "Văn phòng Sở", "", "Quý II"),
)
PLAN = """
# KẾ HOẠCH
## Truyền thông cải cách hành chính năm 2026

Sở Nội vụ ban hành Kế hoạch như sau:

## I. ĐỐI TƯỢNG, NỘI DUNG

### 1. Nội dung tuyên truyền

a) Kết quả giải quyết thủ tục hành chính;

b) Chỉ số cải cách hành chính.

## II. NHIỆM VỤ

""" + "\n".join("| " + " | ".join(row) + " |" for row in ROWS)


@pytest.fixture
def people():
    return make_agency()


def upload(people, text=PLAN, name="ke-hoach.md", by=None, **given):
    return actions.start_import(
        agency=people.agency,
        file=ContentFile(text.encode() if isinstance(text, str) else text, name=name),
        by=by or people.office_clerk,
        today=TODAY,
        **given,
    )


def read(people, text=PLAN, **given):
    return actions.read_import(plan_import=upload(people, text, **given))


def confirm(people, entry):
    return actions.confirm_import(plan_import=entry, by=people.office_clerk, today=TODAY)


def decide(people, entry, **changes):
    return actions.decide_import(
        plan_import=entry, changes=ImportDecisions(**changes), by=people.office_clerk, today=TODAY
    )


def test_a_file_becomes_a_plan_with_its_rows(people):
    plan = confirm(people, read(people))

    assert (plan.year, plan.title) == (2026, "Truyền thông cải cách hành chính năm 2026")
    assert plan.slug == "truyen-thong-cai-cach-hanh-chinh-2026"
    first, second, third = plan.tasks.order_by("ordinal")
    assert [part.text for part in first.task_units.filter(part="lead")] == [
        "Phòng Tuyên truyền",
        "Văn phòng Sở",
    ]
    assert not first.task_units.filter(is_main=True).exists()
    assert second.task_units.get(is_main=True).unit == people.office
    assert second.occurrences.count() == 4
    assert third.deliverables.get().awaited_from == "UBND tỉnh"
    assert [topic.label for topic in plan.topics.all()] == ["a", "b"]


def test_the_sample_becomes_nine_tasks_with_open_questions_left_open(people):
    plan = confirm(people, read(people, SAMPLE.read_bytes()))

    overview = plan_overview(plan, today=TODAY)
    assert len(overview.tasks) == 9
    assert overview.is_past
    assert [task.ordinal for task in overview.tasks if task.main_lead_is_open] == [1, 5]
    assert [len(task.occurrences) for task in overview.tasks][-2:] == [4, 4]
    assert {d.awaited_from for t in overview.tasks for d in t.deliverables} == {
        "",
        "UBND tỉnh",
        "Chủ tịch UBND tỉnh",
    }


def test_units_are_matched_by_their_names_or_made(people):
    confirm(people, read(people))

    assert Unit.objects.filter(agency=people.agency, name="Văn phòng Sở").count() == 1
    made = Unit.objects.get(agency=people.agency, name="Phòng Tuyên truyền")
    assert made.kind == UnitKind.DIVISION
    group = UnitGroup.objects.get(agency=people.agency)
    assert set(units_of_groups([group], on=TODAY)[group.pk]) == {
        people.office,
        people.centre,
        people.division,
        made,
    }


def test_likely_spellings_wait_for_confirmation(people):
    plan = confirm(people, read(people, SAMPLE.read_bytes()))

    unit = plan.tasks.get(ordinal=7).task_units.get(part="lead").unit
    spellings = {alias.text: alias.is_confirmed for alias in unit.aliases.all()}
    assert len(spellings) == 3
    assert sorted(spellings.values()) == [False, True, True]


def test_a_name_that_resembles_a_known_unit_is_asked(people):
    text = PLAN.replace("Phòng Tuyên truyền", "Phòng Quản lý chuyên ngành số")
    entry = read(people, text)

    with pytest.raises(ActionError, match="gần giống tên đơn vị đã có"):
        confirm(people, entry)
    decide(
        people,
        entry,
        units={"Phòng Quản lý chuyên ngành số": UnitDecision("unit", id=people.division.pk)},
    )
    plan = confirm(people, entry)

    assert plan.tasks.get(ordinal=1).task_units.get(part="lead", order=1).unit == people.division
    assert UnitAlias.objects.filter(unit=people.division, is_confirmed=True).count() == 2


def test_decisions_mend_the_document_and_choose(people):
    entry = read(people)
    decide(
        people,
        entry,
        fields={
            "number": "12",
            "symbol": "KH-SNV",
            "date": "25/01/2026",
            "tasks/0/text": "Đăng tin, bài về cải cách hành chính",
            "tasks/1/schedule": "Tháng 6",
        },
        main_leads={"0": 1},
        task_topics={"0": (0, 1)},
        units={"Phòng Tuyên truyền": UnitDecision("outside")},
    )
    plan = confirm(people, entry)

    assert (plan.number, plan.symbol, plan.signed_on) == ("12", "KH-SNV", date(2026, 1, 25))
    first, second, _ = plan.tasks.order_by("ordinal")
    assert first.text == "Đăng tin, bài về cải cách hành chính"
    assert first.task_units.get(is_main=True).unit == people.office
    assert first.task_units.get(order=1, part="lead").unit is None
    assert first.topics.count() == 2
    assert [entry.due_on for entry in second.occurrences.all()] == [date(2026, 6, 30)]
    assert plan.content["tasks"][0]["text"] == first.text


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("year", "hai nghìn", "không hợp lệ"),
        ("date", "30/02/2026", "không có thật"),
        ("title", " ", "không được để trống"),
        ("tasks/9/text", "Nhiệm vụ", "không có mục"),
        ("findings", "x", "không sửa được"),
        ("number", "12\x00", "ký tự không nhìn thấy"),
        ("tasks/0/lead", ("Văn phòng\u202e",), "ký tự không nhìn thấy"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(people, path, value, sentence):
    with pytest.raises(ActionError, match=sentence):
        decide(people, read(people), fields={path: value})


def test_an_earlier_decision_can_be_taken_back(people):
    entry = read(people)
    decide(people, entry, fields={"number": "12"}, main_leads={"0": 1})
    decide(people, entry, fields={"number": None}, main_leads={"0": None})

    review = import_review(PlanImport.objects.get(pk=entry.pk))
    assert review.document.number is None
    assert review.several_leads == (0,)


def test_the_same_file_again_changes_nothing(people):
    entry = upload(people)
    assert upload(people) == entry
    plan = confirm(people, actions.read_import(plan_import=entry))
    audited, files = AuditRecord.objects.count(), StoredFile.objects.count()

    again = upload(people)

    assert again == entry
    assert again.plan == plan
    assert confirm(people, again) == plan
    assert (AuditRecord.objects.count(), StoredFile.objects.count()) == (audited, files)


def test_reading_again_after_a_crash_ends_the_same(people):
    entry = upload(people)
    PlanImport.objects.filter(pk=entry.pk).update(state=ImportState.READING, progress=10)

    read_once = actions.read_import(plan_import=entry)
    read_twice = actions.read_import(plan_import=entry)

    assert read_once.state == read_twice.state == ImportState.READ
    assert AuditRecord.objects.filter(verb="import.read").count() == 1


def test_what_cannot_be_read_says_so(people):
    entry = read(people, b"%PDF-1.7 khong phai PDF", name="hong.pdf")

    assert entry.state == ImportState.FAILED
    assert entry.error
    with pytest.raises(ActionError, match="không còn ở bước rà soát"):
        confirm(people, entry)


def test_a_document_of_another_kind_is_asked_about(people):
    entry = read(people, PLAN.replace("# KẾ HOẠCH", "# THÔNG BÁO"))

    with pytest.raises(ActionError, match="Tệp được đọc là thông báo"):
        confirm(people, entry)
    decide(people, entry, is_plan=True)
    assert confirm(people, entry).tasks.count() == 3


def test_a_text_without_tasks_is_not_confirmed(people):
    entry = read(people, PLAN.split("## II.")[0])

    with pytest.raises(ActionError, match="Không đọc được nhiệm vụ nào"):
        confirm(people, entry)


def test_only_the_office_imports(people):
    with pytest.raises(PermissionRefused, match="Chỉ Văn phòng được nhập"):
        upload(people, by=people.staff)
    entry = read(people)
    with pytest.raises(PermissionRefused):
        actions.confirm_import(plan_import=entry, by=people.leader, today=TODAY)
    with pytest.raises(PermissionRefused, match="không có vai trò"):
        actions.discard_import(plan_import=entry, by=make_agency().office_clerk, today=TODAY)


def test_a_discarded_file_is_not_confirmed(people):
    entry = read(people)
    actions.discard_import(plan_import=entry, by=people.office_clerk, today=TODAY)

    with pytest.raises(ActionError, match="đã bỏ"):
        confirm(people, entry)
    assert not Plan.objects.exists()


def test_a_failing_confirmation_leaves_nothing(people, monkeypatch):
    entry = read(people)
    monkeypatch.setattr(
        "lantoa.programme.actions.confirming.create_task",
        lambda *_: (_ for _ in ()).throw(RuntimeError("dừng")),
    )
    with pytest.raises(RuntimeError):
        confirm(people, entry)

    assert not Plan.objects.exists()
    assert not Unit.objects.filter(name="Phòng Tuyên truyền").exists()
    assert PlanImport.objects.get(pk=entry.pk).state == ImportState.READ


def test_the_worker_reads_what_was_uploaded(people, run_jobs, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        entry = upload(people)
    run_jobs()

    assert PlanImport.objects.get(pk=entry.pk).state == ImportState.READ
    assert PlanTask.objects.count() == 0
