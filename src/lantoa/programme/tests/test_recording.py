from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from lantoa.agencies.enums import ChannelKind
from lantoa.agencies.tests.factories import make_agency, make_unit
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions
from lantoa.programme.enums import EvidenceState, TaskState
from lantoa.programme.models import Activity, Evidence
from lantoa.programme.queries import plan_overview
from lantoa.programme.tests.factories import TODAY, make_activity, make_evidence, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    return make_plan()


def record(found, **changes):
    given = {
        "agency": found.agency,
        "on": date(2026, 5, 12),
        "title": "Đăng tin về thủ tục mới",
        "channel": found.people.channels[ChannelKind.PORTAL],
        "unit": found.people.centre,
        "tasks": [found.tasks[0]],
        "audiences": [found.people.audiences[1]],
        "topics": [found.topics[0]],
        "by": found.people.staff,
        "today": TODAY,
        "submission_key": uuid4(),
    }
    return actions.record_activity(**{**given, **changes})


def test_an_activity_is_recorded_with_everything_it_is_about(found):
    activity = record(found, reach=120, link="https://so.tinh.gov.vn/tin/1", is_public=True)

    assert list(activity.tasks.all()) == [found.tasks[0]]
    assert (activity.reach, activity.is_public) == (120, True)
    audited = AuditRecord.objects.get(verb="activity.record")
    assert audited.summary == "Ghi nhận hoạt động ngày 12/5/2026: Đăng tin về thủ tục mới."
    assert audited.agency_id == found.agency.pk


def test_a_form_sent_twice_records_once(found):
    key = uuid4()

    first = record(found, submission_key=key, proves=[found.deliverable(1)])
    second = record(found, submission_key=key, proves=[found.deliverable(1)])

    assert first == second
    assert Activity.objects.count() == Evidence.objects.count() == 1


def test_a_file_or_what_it_proves_goes_with_the_activity(found):
    activity = record(
        found,
        upload=ContentFile(b"%PDF-1.7 bao cao", name="bao-cao.pdf"),
        proves=[found.deliverable(1)],
    )

    evidence = Evidence.objects.get()
    assert evidence.activity == activity
    assert evidence.file == activity.file
    assert (evidence.state, evidence.dated) == (EvidenceState.SUBMITTED, date(2026, 5, 12))


def test_evidence_belongs_to_the_occurrence_that_runs_on_its_day(found):
    record(found, tasks=[found.tasks[1]], proves=[found.deliverable(2)])

    assert Evidence.objects.get().occurrence == found.occurrence(2, 2)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"on": date(2026, 5, 21)}, "Ngày 21/5/2026 chưa đến"),
        ({"on": date(2022, 5, 21)}, "quá xa năm 2026"),
        ({"title": "  "}, "Thiếu nội dung"),
        ({"tasks": []}, "Chọn ít nhất một nhiệm vụ"),
        ({"link": "javascript:alert(1)"}, "Đường dẫn không hợp lệ"),
        ({"reach": -1}, "Số lượt tiếp cận không hợp lệ"),
        ({"upload": ContentFile(b"", name="rong.pdf")}, "rỗng"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(found, changes, sentence):
    with pytest.raises(ActionError, match=sentence):
        record(found, **changes)
    assert not Activity.objects.exists()


def test_another_agencys_rows_are_refused(found):
    other = make_plan()

    for changes in (
        {"tasks": [other.tasks[0]]},
        {"topics": [other.topics[0]]},
        {"audiences": [other.people.audiences[0]]},
        {"channel": other.people.channels[ChannelKind.PORTAL]},
    ):
        with pytest.raises(ActionError, match="không thuộc cơ quan và kế hoạch này"):
            record(found, **changes)


def test_a_product_of_another_task_is_refused(found):
    with pytest.raises(ActionError, match="không thuộc nhiệm vụ đã chọn"):
        record(found, proves=[found.deliverable(2)])


def test_staff_record_for_their_own_unit_only(found):
    with pytest.raises(PermissionRefused, match="cho đơn vị của mình"):
        record(found, unit=found.people.division)
    with pytest.raises(PermissionRefused, match="không có vai trò"):
        record(found, by=make_agency().staff)
    with pytest.raises(PermissionRefused, match="Chỉ"):
        record(found, by=found.people.leader)
    assert record(found, unit=found.people.division, by=found.people.office_clerk).pk


def test_a_unit_that_did_not_exist_that_day_is_refused(found):
    ended = make_unit(found.agency, "Phòng Cũ", valid_to=date(2025, 12, 31))

    with pytest.raises(ActionError, match="không hoạt động vào ngày 12/5/2026"):
        record(found, unit=ended, by=found.people.office_clerk)


def test_an_activity_is_withdrawn_with_a_reason(found):
    activity = make_activity(found)

    with pytest.raises(ActionError, match="Nêu lý do"):
        actions.withdraw_activity(activity=activity, reason=" ", by=found.people.staff, today=TODAY)
    actions.withdraw_activity(
        activity=activity, reason="Ghi nhầm", by=found.people.staff, today=TODAY
    )
    again = actions.withdraw_activity(
        activity=activity, reason="Lần hai", by=found.people.staff, today=TODAY
    )

    assert again.withdrawn_reason == "Ghi nhầm"
    assert AuditRecord.objects.filter(verb="activity.withdraw").count() == 1


def submit(found, **changes):
    given = {
        "deliverable": found.deliverable(2),
        "dated": date(2026, 5, 12),
        "unit": found.people.centre,
        "document": "Báo cáo số 15/BC-TT ngày 12/5/2026",
        "by": found.people.staff,
        "today": TODAY,
    }
    return actions.submit_evidence(**{**given, **changes})


def test_accepted_evidence_completes_the_occurrence(found):
    evidence = submit(found)
    actions.accept_evidence(evidence=evidence, by=found.people.unit_head, today=TODAY)

    status = plan_overview(found.plan, today=TODAY).tasks[1].occurrences[1].status
    assert (status.state, status.sentence) == (TaskState.DONE, "Hoàn thành ngày 12/5/2026")


def test_the_same_evidence_again_is_the_first(found):
    assert submit(found) == submit(found)
    assert AuditRecord.objects.filter(verb="evidence.submit").count() == 1


def test_evidence_needs_a_source(found):
    with pytest.raises(ActionError, match="Chọn hoạt động, tải tệp"):
        submit(found, document="")
    with pytest.raises(ActionError, match="chưa đến"):
        submit(found, dated=date(2026, 6, 1))
    with pytest.raises(ActionError, match="Kỳ thực hiện không thuộc"):
        submit(found, occurrence=found.occurrence(1))


def test_returned_evidence_may_be_given_again(found):
    activity = make_activity(found, task=2)
    first = submit(found, activity=activity, document="")
    actions.return_evidence(
        evidence=first, reason="Thiếu số liệu", by=found.people.office_clerk, today=TODAY
    )

    second = submit(found, activity=activity, document="")

    assert second.pk == first.pk
    assert (second.state, second.reason) == (EvidenceState.SUBMITTED, "")


def test_nobody_accepts_their_own(found):
    evidence = submit(found, by=found.people.unit_head)

    with pytest.raises(PermissionRefused, match="không tự chấp nhận"):
        actions.accept_evidence(evidence=evidence, by=found.people.unit_head, today=TODAY)
    assert Evidence.objects.get().state != EvidenceState.ACCEPTED


def test_whoever_recorded_the_activity_is_an_author_too(found):
    activity = make_activity(found, task=2, by=found.people.office_clerk)
    evidence = submit(found, activity=activity)

    with pytest.raises(PermissionRefused, match="không tự chấp nhận"):
        actions.accept_evidence(evidence=evidence, by=found.people.office_clerk, today=TODAY)


def test_a_decision_is_made_once(found):
    evidence = submit(found)
    actions.accept_evidence(evidence=evidence, by=found.people.unit_head, today=TODAY)
    actions.accept_evidence(evidence=evidence, by=found.people.unit_head, today=TODAY)

    with pytest.raises(ActionError, match=r"đã được .* quyết định: đã chấp nhận"):
        actions.return_evidence(
            evidence=evidence, reason="Muộn", by=found.people.office_clerk, today=TODAY
        )
    assert AuditRecord.objects.filter(verb="evidence.accept").count() == 1


def test_evidence_of_a_withdrawn_activity_is_not_accepted(found):
    activity = make_activity(found, task=2)
    evidence = submit(found, activity=activity)
    actions.withdraw_activity(
        activity=activity, reason="Ghi nhầm", by=found.people.staff, today=TODAY
    )

    with pytest.raises(ActionError, match="đã được rút"):
        actions.accept_evidence(evidence=evidence, by=found.people.unit_head, today=TODAY)


def test_the_database_itself_refuses_self_acceptance(found):
    evidence = make_evidence(found)
    evidence.state, evidence.decided_by = EvidenceState.ACCEPTED, evidence.submitted_by

    with pytest.raises(ValidationError, match="Người nộp không tự chấp nhận"):
        evidence.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        evidence.save()


def test_constraints_speak_vietnamese(found):
    evidence = make_evidence(found)
    evidence.link = ""
    with pytest.raises(ValidationError, match="Chọn hoạt động, tải tệp"):
        evidence.full_clean()
    occurrence = found.occurrence(2)
    occurrence.starts_on = date(2027, 1, 1)
    with pytest.raises(ValidationError, match="Ngày kết thúc phải từ ngày bắt đầu"):
        occurrence.full_clean()
