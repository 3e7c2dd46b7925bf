"""The life of a report: who may do what, what freezes, what is refused, what may be repeated."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, IntegrityError, transaction

from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.reports import actions, queries
from lantoa.reports.content import Layout, canonical, digest, plain, thaw
from lantoa.reports.enums import ReportKind, ReportState
from lantoa.reports.models import Report, ReportedActivity, ReportRecipient, ReportText
from lantoa.reports.rules import PeriodKey

from .factories import AFTER, PDF, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = make_world()
    world.activity(date(2023, 5, 5), tasks=world.tasks, topics=world.topics[:1])
    return world


def edit(world: World, report: Report, **texts: tuple[str, str]) -> Report:
    return actions.edit_report(
        report=report,
        texts={key: actions.Wording(text, seen) for key, (text, seen) in texts.items()},
        layout=queries.layout_of(report),
        by=world.office,
        today=AFTER,
    )


def approve(world: World, report: Report, seen: str | None = None) -> Report:
    return actions.approve_report(
        report=report,
        seen_sha256=seen or queries.assembled(report, today=AFTER).sha256,
        by=world.leader,
        today=AFTER,
    )


def sign(world: World, report: Report, number: int = 7, **other: object) -> Report:
    given = {"signed_on": date(2023, 6, 19), "by": world.office, "today": AFTER}
    return actions.sign_report(
        report=report, number=number, copy=ContentFile(PDF, name="ban-ky.pdf"), **given | other
    )


def audits(verb: str) -> int:
    return AuditRecord.objects.filter(verb=verb).count()


def test_a_second_creation_gives_the_report_that_is_there(world: World) -> None:
    assert world.report() == world.report()
    assert audits("report.create") == 1


def test_a_new_report_takes_symbol_recipients_and_signer_from_the_plan(world: World) -> None:
    report = world.report()
    assert report.symbol == "BC-SNV"
    assert report.recipients == ["UBND tỉnh", "Lưu: VT, VP"]
    assert (report.authority, report.signer) == ("KT. GIÁM ĐỐC", "Lê Thị Hạnh")


def test_no_report_before_its_counting_begins(world: World) -> None:
    with pytest.raises(ActionError, match="15/3/2023"):
        world.report(2, date(2023, 3, 14))


@pytest.mark.parametrize("role", ["staff", "leader"])
def test_only_the_office_creates_and_edits(world: World, role: str) -> None:
    report, person = world.report(), getattr(world, role)
    with pytest.raises(PermissionRefused, match="Văn phòng"):
        actions.create_report(
            plan=world.plan, key=PeriodKey(ReportKind.QUARTER, 1), by=person, today=AFTER
        )
    with pytest.raises(PermissionRefused):
        actions.edit_report(
            report=report, texts={}, layout=queries.layout_of(report), by=person, today=AFTER
        )


@pytest.mark.parametrize("role", ["staff", "office"])
def test_only_leadership_approves(world: World, role: str) -> None:
    report = world.report()
    with pytest.raises(PermissionRefused, match="Lãnh đạo"):
        actions.approve_report(report=report, seen_sha256="", by=getattr(world, role), today=AFTER)
    assert Report.objects.get().state == ReportState.DRAFT


def test_staff_neither_signs_nor_sends_nor_discards(world: World) -> None:
    report = world.approved()
    with pytest.raises(PermissionRefused):
        sign(world, report, by=world.staff)
    with pytest.raises(PermissionRefused):
        actions.send_report(
            report=report, sent_to="UBND tỉnh", sent_on=AFTER, by=world.staff, today=AFTER
        )
    with pytest.raises(PermissionRefused):
        actions.discard_report(report=report, reason="Sai", by=world.staff, today=AFTER)


def test_people_of_another_agency_are_refused(world: World) -> None:
    report, other = world.report(), make_world("Sở Y tế")
    with pytest.raises(PermissionRefused, match="không có vai trò"):
        actions.approve_report(report=report, seen_sha256="", by=other.leader, today=AFTER)


def test_a_wording_is_kept_when_figures_change_and_marked_for_review(world: World) -> None:
    report = world.report()
    key = f"topic.{world.topics[0].pk}"
    passages = queries.content_of(report, today=AFTER).passages
    said = next(plain(passage.generated) for passage in passages if passage.key == key)
    edit(world, report, **{key: ("Câu của Văn phòng.", said)})
    assert queries.assembled(report, today=AFTER).stale == ()
    world.activity(date(2023, 5, 9), topics=world.topics[:1])
    draft = queries.assembled(report, today=AFTER)
    passage = next(p for p in draft.content.passages if p.key == key)
    assert passage.text == "Câu của Văn phòng."
    assert [entry.key for entry in draft.stale] == [key]
    with pytest.raises(ActionError, match="Số liệu đã đổi"):
        approve(world, report)


def test_emptying_a_wording_gives_the_passage_back_to_the_figures(world: World) -> None:
    report = world.report()
    edit(world, report, overview=("Câu khác.", "câu cũ"))
    assert ReportText.objects.count() == 1
    edit(world, report, overview=("  ", ""))
    assert ReportText.objects.count() == 0
    assert audits("report.edit") == 2
    edit(world, report, overview=("", ""))
    assert audits("report.edit") == 2


def test_unknown_passages_are_ignored(world: World) -> None:
    edit(world, world.report(), nothing=("Câu lạ.", ""))
    assert ReportText.objects.count() == 0


def test_approval_freezes_content_and_hash(world: World) -> None:
    report = world.approved()
    assert report.frozen_sha256 == digest(report.frozen)
    assert digest(canonical(thaw(report.frozen))) == report.frozen_sha256
    before = queries.assembled(report, today=AFTER)
    assert before.differences == ()
    world.activity(date(2023, 5, 20), tasks=world.tasks)
    after = queries.assembled(Report.objects.get(), today=AFTER)
    assert after.content == before.content
    assert after.sha256 == before.sha256
    changed = {entry.key: (entry.frozen, entry.now) for entry in after.differences}
    assert changed["total"] == (1, 2)


def test_approving_again_changes_nothing(world: World) -> None:
    report = world.approved()
    assert approve(world, report) == report
    assert audits("report.approve") == 1


def test_what_changed_after_it_was_read_is_not_approved(world: World) -> None:
    report = world.report()
    world.explain(report)
    seen = queries.assembled(report, today=AFTER).sha256
    world.activity(date(2023, 5, 20))
    with pytest.raises(ActionError, match="đã thay đổi từ khi mở trang"):
        approve(world, report, seen)


def test_an_unexplained_task_is_not_approved(world: World) -> None:
    world.plan.tasks.first().activities.clear()
    report = world.report()
    with pytest.raises(ActionError, match="Chưa nêu nguyên nhân: Nhiệm vụ 1"):
        approve(world, report)


def test_an_approved_report_is_not_edited(world: World) -> None:
    report = world.approved()
    with pytest.raises(ActionError, match="không sửa được"):
        edit(world, report, overview=("Câu khác.", ""))


@pytest.mark.parametrize(
    "change",
    [{"frozen": "{}"}, {"symbol": "BC-KHAC"}, {"frozen": "", "frozen_sha256": ""}, {"index": 3}],
)
def test_the_database_refuses_to_change_what_is_frozen(world: World, change: dict) -> None:
    report = world.approved()
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**change)
    with pytest.raises(DatabaseError, match="frozen report"), transaction.atomic():
        Report.objects.filter(pk=report.pk).delete()


def test_the_database_checks_the_hash_itself(world: World) -> None:
    report = world.report()
    report.frozen, report.frozen_sha256 = '{"a": "ế"}', digest('{"a": "e"}')
    report.state, report.approved_by, report.approved_at = (
        "approved",
        world.leader,
        report.created_at,
    )
    with pytest.raises(IntegrityError, match="report_hash_is_of_its_content"), transaction.atomic():
        report.save()
    report.frozen_sha256 = digest(report.frozen)
    report.save()


def test_signing_gives_number_date_and_copy_once(world: World) -> None:
    report = sign(world, world.approved())
    assert report.state == ReportState.SIGNED
    assert report.code_text == "Số: 07/BC-SNV"
    assert report.signed_copy is not None
    assert sign(world, report) == report
    assert audits("report.sign") == 1
    with pytest.raises(ActionError, match="Chỉ ghi số, ngày cho báo cáo đã duyệt"):
        sign(world, report, number=8)
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(number=8)


def test_a_number_is_given_once_a_year_in_an_agency(world: World) -> None:
    sign(world, world.approved(quarter=1))
    with pytest.raises(ActionError, match="Số 07 của năm 2023 đã cấp"):
        sign(world, world.approved())
    other = make_world("Sở Y tế")
    assert sign(other, other.approved()).number == 7


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"number": 0}, "bắt đầu từ 01"),
        ({"signed_on": date(2023, 6, 21)}, "không thể sau hôm nay"),
        ({"signed_on": date(2023, 6, 14)}, "chốt hết ngày 14/6/2023"),
        ({"copy": ContentFile(b"MZ not a pdf", name="ban-ky.pdf")}, "Không nhận tệp"),
    ],
)
def test_signing_is_refused_with_a_reason(world: World, change: dict, message: str) -> None:
    report = world.approved()
    given = {"number": 7, "signed_on": date(2023, 6, 19), "copy": ContentFile(PDF, name="a.pdf")}
    with pytest.raises(ActionError, match=message):
        actions.sign_report(report=report, by=world.office, today=AFTER, **given | change)
    assert Report.objects.get().number is None


def test_a_draft_is_not_signed(world: World) -> None:
    with pytest.raises(ActionError, match="Đang tổng hợp"):
        sign(world, world.report())


def test_sending_and_receipt_are_noted(world: World) -> None:
    report = sign(world, world.approved())
    with pytest.raises(ActionError, match="từ ngày ký"):
        actions.send_report(
            report=report,
            sent_to="UBND tỉnh",
            sent_on=date(2023, 6, 1),
            by=world.office,
            today=AFTER,
        )
    for _ in range(2):
        report = actions.send_report(
            report=report, sent_to="UBND tỉnh", sent_on=AFTER, by=world.office, today=AFTER
        )
    assert (report.state, audits("report.send")) == ("sent", 1)
    report = actions.note_receipt(report=report, received_on=AFTER, by=world.office, today=AFTER)
    assert report.received_on == AFTER


def test_a_discarded_report_makes_room_for_another(world: World) -> None:
    first = world.approved()
    with pytest.raises(ActionError, match="lý do"):
        actions.discard_report(report=first, reason=" ", by=world.leader, today=AFTER)
    actions.discard_report(report=first, reason="Thiếu số liệu", by=world.leader, today=AFTER)
    second = world.report()
    assert second != first
    assert Report.objects.live().get() == second
    assert Report.objects.get(pk=first.pk).frozen


def test_a_signed_report_is_not_discarded(world: World) -> None:
    report = sign(world, world.approved())
    with pytest.raises(ActionError, match="đính chính"):
        actions.discard_report(report=report, reason="Sai", by=world.leader, today=AFTER)


def test_one_live_report_a_plan_and_period_in_the_database(world: World) -> None:
    report = world.report()
    report.pk = None
    with pytest.raises(IntegrityError, match="one_live_report_a_period"), transaction.atomic():
        report.save(force_insert=True)


def test_the_layout_is_kept(world: World) -> None:
    report = world.report()
    layout = Layout(symbol="BC-VP", recipients=("Sở Nội vụ (để theo dõi)",), signer="Trần Văn Bình")
    for _ in range(2):
        actions.edit_report(report=report, texts={}, layout=layout, by=world.office, today=AFTER)
    assert queries.layout_of(Report.objects.get()) == layout
    assert audits("report.edit") == 1


def test_the_rows_behind_the_figures_are_frozen_with_their_hash(world: World) -> None:
    world.activity(date(2023, 5, 6), title="Tin “mới”\tvề \\ phí", reach=12)
    report = world.approved()
    rows = list(report.rows.all())
    assert [row.on for row in rows] == [date(2023, 5, 6), date(2023, 5, 5)]
    lines = "".join(queries.frozen_lines(report))
    content = thaw(report.frozen)
    assert content.rows_sha256 == digest(lines)
    assert content.activity_count == lines.count("\n") == 2
    for change in (
        lambda: ReportedActivity.objects.filter(pk=rows[0].pk).update(title="Khác"),
        lambda: ReportedActivity.objects.filter(pk=rows[0].pk).delete(),
        lambda: ReportedActivity.objects.create(
            report=report, activity=1, on=AFTER, title="x", channel=1, unit="x", tasks=[],
            topics=[], audiences=[], link="", is_sample=False,
        ),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="do not change"), transaction.atomic():
            change()


def recipient(world: World, name: str, *kinds: str, **more: object) -> ReportRecipient:
    given = {"order": 1, "valid_from": None, "valid_to": None, "by": world.office} | more
    return actions.set_recipient(
        agency=world.agency, recipient=None, name=name, kinds=kinds, today=AFTER, **given
    )


def test_a_longer_report_replaces_the_shorter_to_the_same_recipient(world: World) -> None:
    recipient(world, "UBND tỉnh", "quarter", "half_year")
    recipient(world, "Sở Tài chính", "quarter")
    quarter = world.report()
    assert quarter.recipients == ["Sở Tài chính", "Lưu: VT, VP"]
    half = actions.create_report(
        plan=world.plan, key=PeriodKey(ReportKind.HALF_YEAR, 1), by=world.office, today=AFTER
    )
    assert half.recipients == ["UBND tỉnh", "Lưu: VT, VP"]
    assert (half.counts_from, half.counts_to) == (date(2022, 12, 15), date(2023, 6, 14))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kinds": ()}, "ít nhất một loại"),
        ({"valid_from": date(2023, 2, 1), "valid_to": date(2023, 1, 1)}, "từ ngày bắt đầu"),
        ({"name": "UBND tỉnh"}, "Đã có nơi nhận"),
    ],
)
def test_a_recipient_is_refused_with_a_reason(world: World, change: dict, message: str) -> None:
    recipient(world, "UBND tỉnh", "quarter")
    given = {"name": "Sở Y tế", "kinds": ("year",), "valid_from": None, "valid_to": None}
    with pytest.raises(ActionError, match=message):
        actions.set_recipient(
            agency=world.agency,
            recipient=None,
            order=1,
            by=world.office,
            today=AFTER,
            **given | change,
        )


def test_only_the_office_says_who_gets_reports(world: World) -> None:
    with pytest.raises(PermissionRefused):
        recipient(world, "UBND tỉnh", "quarter", by=world.staff)


def test_the_database_knows_which_periods_there_are(world: World) -> None:
    report = world.report()
    with pytest.raises(DatabaseError, match="report_period_exists"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(kind="half_year", index=2)
