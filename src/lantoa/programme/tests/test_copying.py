"""From one year's plan to the draft of the next, and from the draft to the signed plan."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from lantoa.agencies.actions import create_unit, succeed_unit
from lantoa.agencies.enums import ChannelKind
from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.programme import actions
from lantoa.programme.models import Plan, PlanImport
from lantoa.programme.queries import choose_period
from lantoa.programme.queries.next_year import next_year
from lantoa.programme.queries.review import stored_document
from lantoa.programme.tests.test_amending import AMENDMENT
from lantoa.programme.tests.test_import import SAMPLE, TODAY, confirm, read
from vanban.writers import write_document

YEAR_END = date(2022, 12, 20)


@pytest.fixture
def people(db):
    return make_agency()


@pytest.fixture
def plan(people):
    return confirm(people, read(people, SAMPLE.read_bytes()))


def reasons_of(plan, **changed):
    found = next_year(plan, today=YEAR_END)
    return {entry.task.id: entry.reason for entry in found.tasks} | changed


def copy(plan, people, reasons=None, by=None):
    entry = actions.copy_to_next_year(
        plan=plan,
        reasons=reasons_of(plan) if reasons is None else reasons,
        by=by or people.office_clerk,
        today=YEAR_END,
    )
    return actions.read_import(plan_import=entry)


def draft_of(plan, people, **given):
    return confirm(people, copy(plan, people, **given))


def test_the_copy_is_a_draft_of_the_next_year(plan, people):
    draft = draft_of(plan, people)

    assert (draft.year, draft.is_draft, draft.copied_from) == (2023, True, plan)
    assert draft.title.endswith("năm 2023")
    assert (draft.number, draft.signed_on) == ("", None)
    quarters = draft.tasks.get(ordinal=9).occurrences.order_by("index")
    assert [row.due_on for row in quarters] == [
        date(2023, 3, 31),
        date(2023, 6, 30),
        date(2023, 9, 30),
        date(2023, 12, 31),
    ]
    old = stored_document(plan.content)
    new = stored_document(draft.content)
    assert [task.text for task in new.tasks] == [task.text for task in old.tasks]
    assert [task.lead for task in new.tasks] == [task.lead for task in old.tasks]


def test_unfinished_tasks_go_on_with_their_reason(plan, people):
    draft = draft_of(plan, people)

    task = draft.tasks.get(ordinal=3)
    assert task.carried_from == plan.tasks.get(ordinal=3)
    assert task.carry_reason == "chưa có minh chứng: Kế hoạch Sáng kiến, Giải pháp"
    assert task.note == (
        "Chuyển tiếp từ năm 2022: chưa có minh chứng: Kế hoạch Sáng kiến, Giải pháp"
    )


def test_tasks_may_be_left_behind_but_none_goes_on_without_a_reason(plan, people):
    reasons = reasons_of(plan)
    kept = dict(list(reasons.items())[:3])

    draft = draft_of(plan, people, reasons=kept)
    assert [task.ordinal for task in draft.tasks.order_by("ordinal")] == [1, 2, 3]

    first = plan.tasks.get(ordinal=1)
    with pytest.raises(ActionError, match="Nhiệm vụ 1 chưa hoàn thành"):
        copy(plan, people, reasons={first.pk: " "})
    with pytest.raises(ActionError, match="Chọn ít nhất một nhiệm vụ"):
        copy(plan, people, reasons={})


def test_the_same_copy_again_changes_nothing_and_another_changes_the_draft(plan, people):
    draft = draft_of(plan, people)

    assert draft_of(plan, people) == draft
    kept = dict(list(reasons_of(plan).items())[:8])
    assert draft_of(plan, people, reasons=kept) == draft
    assert draft.tasks.current().count() == 8
    assert Plan.objects.filter(year=2023).count() == 1


def test_units_that_ended_give_way_to_those_that_took_over(plan, people):
    inspectors = plan.tasks.get(ordinal=4).task_units.get(part="lead").unit
    legal = create_unit(
        agency=people.agency, name="Phòng Pháp chế", by=people.office_clerk, on=TODAY
    )
    succeed_unit(
        unit=inspectors,
        successor=legal,
        since=date(2022, 12, 1),
        document="Quyết định số 100/QĐ-UBND",
        by=people.office_clerk,
        on=TODAY,
    )

    change = next(c for c in next_year(plan, today=YEAR_END).units)
    assert change.sentence == "Thanh tra Sở → Phòng Pháp chế, theo Quyết định số 100/QĐ-UBND"
    draft = draft_of(plan, people)
    lead = draft.tasks.get(ordinal=4).task_units.get(part="lead")
    assert (lead.text, lead.unit) == ("Phòng Pháp chế", legal)
    duties = stored_document(draft.content).responsibilities
    assert [duty.units[0] for duty in duties][3] == "Phòng Pháp chế"


def test_a_unit_that_nobody_took_over_is_asked_for(plan, people):
    inspectors = plan.tasks.get(ordinal=4).task_units.get(part="lead").unit
    inspectors.valid_to = date(2022, 11, 30)
    inspectors.save()

    (change,) = next_year(plan, today=YEAR_END).units
    assert change.heirs == ()
    assert "chưa ghi đơn vị kế tục" in change.sentence


def test_bases_are_looked_at_on_the_new_years_first_day(plan):
    (basis,) = next_year(plan, today=YEAR_END).bases
    assert basis.validity.standing == "unknown"


def test_a_draft_is_no_plan_to_work_with(plan, people):
    draft = draft_of(plan, people)

    with pytest.raises(ActionError, match="còn là dự thảo"):
        actions.publish_plan(plan=draft, by=people.leader, today=YEAR_END)
    with pytest.raises(ActionError, match="sửa không cần văn bản điều chỉnh"):
        actions.start_amendment(
            plan=draft,
            file=ContentFile(b"x", name="x.md"),
            amendment=AMENDMENT,
            by=people.office_clerk,
            today=TODAY,
        )
    with pytest.raises(ActionError, match="Chép từ kế hoạch đã ký"):
        actions.copy_to_next_year(plan=draft, reasons={}, by=people.office_clerk, today=TODAY)
    assert choose_period(people.agency, plan=None, quarter=None, today=YEAR_END).plan == plan
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=draft.pk).update(
            published_at="2023-01-01T00:00:00Z", published_by=people.leader
        )


def test_no_activity_is_recorded_for_a_draft(plan, people):
    draft = draft_of(plan, people)
    task = draft.tasks.get(ordinal=1)
    with pytest.raises(ActionError, match="khi kế hoạch đã được ký"):
        actions.record_activity(
            submission_key="8f0d8f0e-0000-4000-8000-000000000001",
            agency=people.agency,
            on=YEAR_END,
            title="Đăng bài",
            channel=people.channels[ChannelKind.PORTAL],
            unit=people.office,
            tasks=[task],
            by=people.office_clerk,
            today=YEAR_END,
        )


def test_the_signed_file_takes_the_drafts_place(plan, people):
    draft = draft_of(plan, people)
    carried = draft.tasks.get(ordinal=3)
    signed = stored_document(draft.content)
    body = write_document(
        signed.__class__(
            **{
                **{name: getattr(signed, name) for name in signed.__struct_fields__},
                "number": "08",
                "code_text": f"Số: 08/{signed.symbol}",
                "date": "2023-01-10",
                "date_text": "ngày 10 tháng 01 năm 2023",
            }
        ),
        format="docx",
    )
    entry = read(people, body, name="ke-hoach-2023.docx")
    assert entry.replaces == draft

    plan_2023 = confirm(people, entry)

    assert (plan_2023.pk, plan_2023.is_draft) == (draft.pk, False)
    assert (plan_2023.number, plan_2023.signed_on) == ("08", date(2023, 1, 10))
    task = plan_2023.tasks.get(ordinal=3)
    assert (task.pk, task.carried_from) == (carried.pk, carried.carried_from)
    (version,) = plan_2023.versions.all()
    assert version.valid_from == date(2023, 1, 10)
    with pytest.raises(ActionError, match="đã được ký"):
        copy(plan, people)


def test_only_the_office_copies(plan, people):
    with pytest.raises(PermissionRefused):
        copy(plan, people, by=people.unit_head)


def test_the_screen_lists_everything_before_it_acts(client, plan, people):
    client.force_login(people.office_clerk)
    address = reverse("programme:copy_plan", args=[plan.pk])
    page = client.get(address).content.decode()

    assert "Lập kế hoạch năm 2023" in page
    assert "năm 2023" in page
    assert "căn cứ giữ nguyên văn" in page
    sent = {}
    for pk, reason in reasons_of(plan).items():
        sent |= {f"chep-{pk}": "on", f"ly-do-{pk}": reason}
    answer = client.post(address, sent)
    entry = PlanImport.objects.get(pk=answer.url.rstrip("/").rsplit("/", maxsplit=1)[-1])
    draft = confirm(people, actions.read_import(plan_import=entry))
    page = client.get(reverse("programme:plan", args=[draft.pk])).content.decode()
    assert "Dự thảo, chép từ" in page
    assert reverse("programme:amend_plan", args=[draft.pk]) not in page
