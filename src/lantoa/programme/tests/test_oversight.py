"""Checks of units and urging letters: who does what, what is listed, how the letter is set."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Membership
from lantoa.agencies.tests.factories import make_user
from lantoa.foundation import clock
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions, queries
from lantoa.programme.documents import Urging, urging_letter
from lantoa.programme.enums import InspectionState
from lantoa.programme.models import Inspection, UrgingLetter
from lantoa.programme.queries.papers import paper_frame
from lantoa.programme.rules.urging import late_lines
from lantoa.programme.tests.factories import TODAY, make_evidence, make_plan
from vanban.check import check_file
from vanban.model import Signature
from vanban.structure import read_document
from vanban.writers import write_document

pytestmark = pytest.mark.django_db

LATE_DAY = date(2026, 7, 10)
SIGNATURE = Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A")


@pytest.fixture
def found():
    return make_plan()


@pytest.fixture
def in_july(monkeypatch):
    noon = datetime(LATE_DAY.year, LATE_DAY.month, LATE_DAY.day, 12, tzinfo=clock.CIVIL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: noon)


def member(found, who):
    return Membership.objects.select_related("agency", "unit").get(user=getattr(found.people, who))


def planned(found, **changes):
    told = {
        "plan": found.plan,
        "unit": found.people.centre,
        "subject": "Việc ghi nhận hoạt động quý II",
        "planned_on": date(2026, 5, 18),
        "team": "Chánh Văn phòng; chuyên viên",
        "by": found.people.office_clerk,
        "today": TODAY,
        "submission_key": uuid4(),
        **changes,
    }
    return actions.plan_inspection(**told)


def checked(found, **changes):
    told = {
        "checked_on": date(2026, 5, 19),
        "found": "Thiếu minh chứng của 2 sản phẩm",
        "remedy": "Bổ sung minh chứng",
        "remedy_due_on": date(2026, 5, 29),
        "by": found.people.office_clerk,
        "today": TODAY,
        **changes,
    }
    return actions.report_inspection(inspection=planned(found), **told)


class TestInspections:
    def test_from_the_plan_to_the_end(self, found):
        inspection = checked(found)
        actions.answer_inspection(
            inspection=inspection, answer="Đã bổ sung", by=found.people.staff, today=TODAY
        )
        actions.send_inspection_back(
            inspection=inspection, reason="Còn thiếu", by=found.people.office_clerk, today=TODAY
        )
        actions.answer_inspection(
            inspection=inspection, answer="Đã bổ sung đủ", by=found.people.unit_head, today=TODAY
        )
        done = actions.close_inspection(
            inspection=inspection, by=found.people.office_clerk, today=TODAY
        )

        assert (done.state, done.closed_on) == (InspectionState.CLOSED, TODAY)
        assert (done.answer, done.answered_by) == ("Đã bổ sung đủ", found.people.unit_head)
        verbs = AuditRecord.objects.of(inspection).order_by("id").values_list("verb", flat=True)
        names = ("plan", "report", "answer", "send_back", "answer", "close")
        assert list(verbs) == [f"inspection.{name}" for name in names]

    def test_without_a_remedy_it_is_closed_at_once(self, found):
        done = checked(found, remedy="", remedy_due_on=None)

        assert (done.state, done.closed_on) == (InspectionState.CLOSED, TODAY)

    def test_a_remedy_has_a_day(self, found):
        with pytest.raises(ActionError, match="phải có hạn"):
            checked(found, remedy_due_on=None)
        with pytest.raises(ActionError, match="từ ngày kiểm tra"):
            checked(found, remedy_due_on=date(2026, 5, 1))
        with pytest.raises(ActionError, match="chưa đến"):
            checked(found, checked_on=date(2026, 6, 1))

    @pytest.mark.parametrize("who", ["staff", "unit_head", "leader"])
    def test_only_the_office_plans(self, found, who):
        with pytest.raises(PermissionRefused):
            planned(found, by=getattr(found.people, who))

    def test_only_the_unit_answers(self, found):
        stranger = make_user(found.agency, Role.UNIT_HEAD, found.people.division)
        for by in (stranger, found.people.office_clerk, found.people.leader):
            with pytest.raises(PermissionRefused):
                actions.answer_inspection(
                    inspection=checked(found), answer="Đã làm", by=by, today=TODAY
                )

    def test_each_step_waits_for_the_one_before(self, found):
        inspection = planned(found)
        with pytest.raises(ActionError, match="theo kế hoạch"):
            actions.close_inspection(
                inspection=inspection, by=found.people.office_clerk, today=TODAY
            )
        moved = actions.move_inspection(
            inspection=inspection,
            planned_on=date(2026, 6, 2),
            reason="Trùng lịch họp",
            by=found.people.office_clerk,
            today=TODAY,
        )
        assert moved.planned_on == date(2026, 6, 2)
        with pytest.raises(ActionError, match="chờ đơn vị khắc phục"):
            actions.move_inspection(
                inspection=checked(found),
                planned_on=TODAY,
                reason="Muộn",
                by=found.people.office_clerk,
                today=TODAY,
            )

    def test_the_database_refuses_a_remedy_without_a_day(self, found):
        inspection = checked(found)
        with pytest.raises(IntegrityError), transaction.atomic():
            Inspection.objects.filter(pk=inspection.pk).update(remedy_due_on=None)

    def test_a_period_has_what_was_checked_within_it(self, found):
        inspection = checked(found)
        planned(found)
        for first, expected in ((date(2026, 5, 19), [inspection]), (date(2026, 5, 20), [])):
            rows = queries.inspections_of(found.plan, first, date(2026, 6, 30))
            assert list(rows) == expected

    def test_each_desk_has_its_step(self, found):
        waiting = planned(found)
        inspection = checked(found)

        assert list(queries.inspections_to_make(member(found, "office_clerk"), on=TODAY)) == [
            waiting
        ]
        assert list(queries.inspections_to_answer(member(found, "staff"))) == [inspection]
        for who in ("staff", "leader"):
            assert not queries.inspections_to_make(member(found, who), on=TODAY).exists()
        actions.answer_inspection(
            inspection=inspection, answer="Xong", by=found.people.staff, today=TODAY
        )
        assert list(queries.inspections_to_close(member(found, "office_clerk"))) == [inspection]


def drafted(found, **changes):
    told = {
        "plan": found.plan,
        "unit": found.people.centre,
        "answer_by": date(2026, 7, 17),
        "by": found.people.office_clerk,
        "today": LATE_DAY,
        "signature": SIGNATURE,
        **changes,
    }
    return actions.draft_urging_letter(**told)


def document_of(found, letter):
    found.plan.refresh_from_db()
    return urging_letter(
        paper_frame(letter.plan, on=letter.as_of),
        Urging(
            unit=letter.unit.name,
            as_of=letter.as_of,
            answer_by=letter.answer_by,
            lines=late_lines(letter.lines),
            symbol=letter.symbol,
            signature=SIGNATURE,
            number=letter.number,
            issued_on=letter.issued_on,
        ),
    )


class TestUrgingLetters:
    def test_lists_what_is_late_with_its_days_counted(self, found):
        letter = drafted(found)

        lines = late_lines(letter.lines)
        assert [(line.ordinal, line.due_on, line.products) for line in lines] == [
            (2, date(2026, 3, 31), ("Báo cáo kết quả",)),
            (2, date(2026, 6, 30), ("Báo cáo kết quả",)),
        ]
        assert lines[1].late_days == 8  # 1 to 10 July without a weekend

    def test_only_what_the_unit_answers_for(self, found):
        with pytest.raises(ActionError, match="không có nhiệm vụ quá hạn"):
            drafted(found, unit=found.people.division)

    def test_the_same_day_renews_the_draft_and_an_issued_one_stays(self, found):
        letter = drafted(found)
        make_evidence(
            found, task=2, index=1, dated=date(2026, 3, 5), accepted_by=found.people.office_clerk
        )
        again = drafted(found)

        assert again.pk == letter.pk
        assert len(again.lines) == 1
        issued = actions.issue_urging_letter(
            letter=again, number=5, issued_on=LATE_DAY, by=found.people.office_clerk, today=LATE_DAY
        )
        with pytest.raises(ActionError, match="đã có công văn"):
            drafted(found)
        with pytest.raises(ActionError, match="đã ban hành"):
            actions.address_urging_letter(
                letter=issued,
                answer_by=date(2026, 8, 1),
                signature=SIGNATURE,
                by=found.people.office_clerk,
                today=LATE_DAY,
            )

    @pytest.mark.parametrize("day", [date(2026, 7, 9), date(2026, 7, 11)])
    def test_it_is_issued_between_its_figures_and_today(self, found, day):
        with pytest.raises(ActionError, match="Ngày ban hành"):
            actions.issue_urging_letter(
                letter=drafted(found),
                number=5,
                issued_on=day,
                by=found.people.office_clerk,
                today=LATE_DAY,
            )

    @pytest.mark.parametrize("who", ["staff", "unit_head", "leader"])
    def test_only_the_office_writes_it(self, found, who):
        with pytest.raises(PermissionRefused):
            drafted(found, by=getattr(found.people, who))

    def test_a_unit_sees_it_once_it_has_gone_out(self, found):
        letter = drafted(found)
        assert not queries.urging_letters_seen_by(member(found, "staff")).exists()

        actions.issue_urging_letter(
            letter=letter,
            number=5,
            issued_on=LATE_DAY,
            by=found.people.office_clerk,
            today=LATE_DAY,
        )

        assert list(queries.urging_letters_seen_by(member(found, "staff"))) == [letter]
        assert list(queries.urging_letters_of(found.plan, LATE_DAY, LATE_DAY)) == [letter]
        division = make_user(found.agency, Role.STAFF, found.people.division)
        stranger = Membership.objects.select_related("agency").get(user=division)
        assert not queries.urging_letters_seen_by(stranger).exists()

    @pytest.mark.parametrize("format_", ["docx", "pdf"])
    def test_as_a_file_it_reads_back_equal_and_keeps_the_decree(self, found, format_):
        found.plan.number, found.plan.symbol = "12", "KH-SKHCN"
        found.plan.signed_on = date(2026, 1, 28)
        found.plan.save()
        letter = drafted(found)
        letter = actions.issue_urging_letter(
            letter=letter,
            number=5,
            issued_on=LATE_DAY,
            by=found.people.office_clerk,
            today=LATE_DAY,
        )
        document = document_of(found, letter)

        data = write_document(document, format=format_)
        read = read_document(data, name=f"cong-van.{format_}")

        assert read.kind == "dispatch"
        assert (read.number, read.symbol, read.date) == ("05", "SKHCN-VP", "2026-07-10")
        assert read.addressees == (found.people.centre.name,)
        assert read.title is not None
        assert "đôn đốc" in read.title
        assert read.tables[0].rows == document.tables[0].rows
        errors = [
            finding
            for finding in check_file(data, name=f"cong-van.{format_}")
            if finding.severity == "error"
        ]
        assert errors == []


class TestScreens:
    def test_the_office_plans_checks_and_closes(self, client, found, in_july):
        client.force_login(found.people.office_clerk)
        client.post(
            reverse("programme:plan_inspection"),
            {
                "submission_key": str(uuid4()),
                "plan": found.plan.pk,
                "unit": found.people.centre.pk,
                "subject": "Ghi nhận hoạt động",
                "planned_on": "08/07/2026",
                "team": "Văn phòng",
            },
        )
        inspection = Inspection.objects.get()
        address = reverse("programme:inspection", args=[inspection.pk])
        report = {"decision": "report", "checked_on": "08/07/2026", "found": "Thiếu minh chứng"}
        missing = client.post(address, {**report, "remedy": "Bổ sung"})
        assert "Yêu cầu khắc phục phải có hạn." in missing.content.decode()
        client.post(address, {**report, "remedy": "Bổ sung", "remedy_due_on": "20/07/2026"})

        client.force_login(found.people.staff)
        client.post(address, {"decision": "answer", "answer": "Đã bổ sung"})
        client.force_login(found.people.office_clerk)
        client.post(address, {"decision": "close"})

        inspection.refresh_from_db()
        assert inspection.state == InspectionState.CLOSED
        assert client.get(reverse("programme:inspections"), {"xuat": "xlsx"}).status_code == 200

    def test_the_office_urges_a_unit(self, client, found, in_july):
        client.force_login(found.people.office_clerk)
        listed = client.get(reverse("programme:urging")).content.decode()
        assert "2 việc quá hạn" in listed
        who = {"plan": found.plan.pk, "unit": found.people.centre.pk}
        client.post(reverse("programme:urging"), who)
        letter = UrgingLetter.objects.get()
        address = reverse("programme:urging_letter", args=[letter.pk])

        client.post(address, {"decision": "address", "answer_by": "20/07/2026", "signer": "Bà B"})
        client.post(address, {"decision": "issue", "number": "7", "issued_on": "10/07/2026"})

        letter.refresh_from_db()
        assert (letter.number, letter.signature[2]) == (7, "Bà B")
        assert "Công văn số 07/" in client.get(address).content.decode()
        for kind in ("docx", "pdf"):
            file = client.get(reverse("programme:urging_file", args=[letter.pk, kind]))
            assert file.status_code == 200
            assert len(file.content) > 5_000

    def test_another_agency_and_unit_have_none_of_it(self, client, found, in_july):
        letter, inspection = drafted(found), planned(found, planned_on=LATE_DAY)
        strangers = (
            make_plan().people.office_clerk,
            make_user(found.agency, Role.STAFF, found.people.division),
        )
        for user in strangers:
            client.force_login(user)
            for name, pk in (("urging_letter", letter.pk), ("inspection", inspection.pk)):
                assert client.get(reverse(f"programme:{name}", args=[pk])).status_code == 404
            file = reverse("programme:urging_file", args=[letter.pk, "pdf"])
            assert client.get(file).status_code == 404
