"""Difficulties: who raises, passes on, answers and closes them, and who sees which."""

import io
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Membership
from lantoa.agencies.tests.factories import make_user
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions, queries
from lantoa.programme.enums import Addressee, DifficultyState
from lantoa.programme.models import Difficulty
from lantoa.programme.tests.factories import TODAY, make_difficulty, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    return make_plan()


def raised(found, **changes):
    told = {
        "plan": found.plan,
        "unit": found.people.centre,
        "text": "Thiếu máy quay",
        "cause": "Máy đã hỏng",
        "proposal": "Cấp kinh phí sửa chữa",
        "by": found.people.staff,
        "today": TODAY,
        "submission_key": uuid4(),
        **changes,
    }
    return actions.raise_difficulty(**told)


def member(found, who):
    return Membership.objects.select_related("agency").get(user=getattr(found.people, who))


def test_it_goes_from_the_unit_through_the_office_to_leadership(found):
    difficulty = raised(found)
    actions.forward_difficulty(
        difficulty=difficulty,
        addressee=Addressee.LEADERSHIP,
        opinion="Đề nghị chấp thuận",
        by=found.people.office_clerk,
        today=TODAY,
    )
    actions.answer_difficulty(
        difficulty=difficulty, answer="Đồng ý", by=found.people.leader, today=TODAY
    )
    closed = actions.close_difficulty(difficulty=difficulty, by=found.people.staff, today=TODAY)

    assert closed.state == DifficultyState.CLOSED
    assert (closed.answer, closed.answered_by) == ("Đồng ý", found.people.leader)
    assert closed.office_opinion == "Đề nghị chấp thuận"
    verbs = AuditRecord.objects.of(difficulty).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == [f"difficulty.{v}" for v in ("raise", "forward", "answer", "close")]
    assert set(AuditRecord.objects.of(difficulty).values_list("agency_id", flat=True)) == {
        found.agency.pk
    }


def test_the_same_form_twice_is_one_difficulty(found):
    key = uuid4()

    first, second = raised(found, submission_key=key), raised(found, submission_key=key)

    assert first == second
    assert Difficulty.objects.count() == 1
    with pytest.raises(ActionError, match="người khác gửi"):
        raised(found, submission_key=key, by=found.people.unit_head)


@pytest.mark.parametrize("field", ["text", "cause", "proposal"])
def test_nothing_may_be_missing(found, field):
    with pytest.raises(ActionError):
        raised(found, **{field: "  "})


def test_a_superior_body_has_a_name(found):
    with pytest.raises(ActionError, match="tên cơ quan cấp trên"):
        raised(found, addressee=Addressee.SUPERIOR)
    assert raised(found, addressee=Addressee.SUPERIOR, superior="UBND tỉnh").superior == "UBND tỉnh"


@pytest.mark.parametrize(
    ("addressee", "answering", "refused"),
    [
        (Addressee.OFFICE, ["office_clerk", "leader"], ["staff", "unit_head"]),
        (Addressee.LEADERSHIP, ["leader"], ["staff", "unit_head", "office_clerk"]),
        (Addressee.SUPERIOR, ["office_clerk"], ["staff", "unit_head", "leader"]),
    ],
)
def test_only_those_who_are_asked_answer(found, addressee, answering, refused):
    superior = "UBND tỉnh" if addressee == Addressee.SUPERIOR else ""
    for who in refused:
        difficulty = make_difficulty(found, addressee=addressee, superior=superior)
        with pytest.raises(PermissionRefused):
            actions.answer_difficulty(
                difficulty=difficulty, answer="Đã rõ", by=getattr(found.people, who), today=TODAY
            )
    for who in answering:
        difficulty = make_difficulty(found, addressee=addressee, superior=superior)
        actions.answer_difficulty(
            difficulty=difficulty, answer="Đã rõ", by=getattr(found.people, who), today=TODAY
        )
        assert Difficulty.objects.get(pk=difficulty.pk).state == DifficultyState.ANSWERED


def test_what_is_answered_is_not_answered_again(found):
    difficulty = make_difficulty(found)
    actions.answer_difficulty(
        difficulty=difficulty, answer="Đã rõ", by=found.people.office_clerk, today=TODAY
    )
    again = actions.answer_difficulty(
        difficulty=difficulty, answer="Đã rõ", by=found.people.office_clerk, today=TODAY
    )

    assert again.answer == "Đã rõ"
    with pytest.raises(ActionError, match="đã được"):
        actions.answer_difficulty(
            difficulty=difficulty, answer="Khác", by=found.people.leader, today=TODAY
        )
    with pytest.raises(ActionError, match="đã được"):
        actions.forward_difficulty(
            difficulty=difficulty,
            addressee=Addressee.LEADERSHIP,
            by=found.people.office_clerk,
            today=TODAY,
        )


def test_only_what_is_answered_is_closed_and_only_by_its_unit(found):
    difficulty = make_difficulty(found)
    with pytest.raises(ActionError, match="chưa được trả lời"):
        actions.close_difficulty(difficulty=difficulty, by=found.people.staff, today=TODAY)
    stranger = make_user(found.agency, Role.STAFF, found.people.division)
    with pytest.raises(PermissionRefused):
        actions.close_difficulty(difficulty=difficulty, by=stranger, today=TODAY)


def test_the_database_refuses_an_answer_without_a_person(found):
    difficulty = make_difficulty(found)
    with pytest.raises(IntegrityError), transaction.atomic():
        Difficulty.objects.filter(pk=difficulty.pk).update(state=DifficultyState.ANSWERED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Difficulty.objects.filter(pk=difficulty.pk).update(addressee=Addressee.SUPERIOR)


def test_a_period_has_what_was_raised_within_it(found, django_assert_num_queries):
    days = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1)]
    rows = [make_difficulty(found, raised_on=day) for day in days]
    make_difficulty(make_plan(), raised_on=days[1])

    with django_assert_num_queries(1):
        inside = [
            (row.pk, row.unit.name, str(row.raised_by))
            for row in queries.difficulties_of(found.plan, days[1], days[2])
        ]

    assert [pk for pk, *_ in inside] == [rows[1].pk, rows[2].pk]
    assert not queries.difficulties_of(
        found.plan, days[1], days[2], unit=found.people.division.pk
    ).exists()


def test_a_unit_sees_its_own_the_office_all(client, found):
    own = make_difficulty(found)
    foreign = make_difficulty(found, unit=found.people.division, text="Của phòng khác")
    other = make_difficulty(make_plan())

    for who, expected in (("staff", {own}), ("office_clerk", {own, foreign})):
        assert set(queries.difficulties_seen_by(member(found, who))) == expected
    client.force_login(found.people.staff)
    for hidden in (foreign, other):
        address = reverse("programme:difficulty", args=[hidden.pk])
        assert client.get(address).status_code == 404
    listed = client.get(reverse("programme:difficulties")).content.decode()
    assert "Của phòng khác" not in listed


def test_it_waits_for_the_one_who_answers_and_then_for_the_one_who_asked(found):
    to_office = make_difficulty(found)
    to_leader = make_difficulty(found, addressee=Addressee.LEADERSHIP)
    answered = make_difficulty(
        found,
        state=DifficultyState.ANSWERED,
        answer="Đã rõ",
        answered_by=found.people.leader,
        answered_on=TODAY,
    )

    assert list(queries.difficulties_to_answer(member(found, "office_clerk"))) == [to_office]
    assert list(queries.difficulties_to_answer(member(found, "leader"))) == [to_leader]
    assert list(queries.difficulties_to_answer(member(found, "staff"))) == []
    assert list(queries.difficulties_answered_for(member(found, "staff"))) == [answered]
    assert list(queries.difficulties_answered_for(member(found, "unit_head"))) == []


def test_the_list_takes_the_same_queries_whatever_its_length(
    client, found, django_assert_max_num_queries
):
    for number in range(12):
        make_difficulty(found, text=f"Khó khăn {number}", task=found.tasks[0])
    client.force_login(found.people.office_clerk)

    with django_assert_max_num_queries(20):
        answer = client.get(reverse("programme:difficulties"))

    assert "12 khó khăn" in answer.content.decode()


def test_the_list_is_narrowed_and_taken_as_excel(client, found):
    make_difficulty(found, text="=1+1 là công thức")
    make_difficulty(found, text="Gửi lãnh đạo", addressee=Addressee.LEADERSHIP)
    client.force_login(found.people.office_clerk)
    address = reverse("programme:difficulties")

    page = client.get(address, {"gui": "leadership"}).content.decode()
    file = client.get(address, {"gui": "office", "xuat": "xlsx"})

    assert "Gửi lãnh đạo" in page
    assert "công thức" not in page
    sheet = load_workbook(io.BytesIO(b"".join(file.streaming_content))).active
    rows = list(sheet.values)
    assert rows[1][:4] == ("Ngày nêu", "Đơn vị", "Nhiệm vụ", "Khó khăn, vướng mắc")
    assert [row[3] for row in rows[2:]] == ["=1+1 là công thức"]
    assert sheet["D3"].data_type == "s"
    assert "attachment" in file["Content-Disposition"]


def test_the_form_asks_for_what_is_missing(client, found):
    client.force_login(found.people.staff)

    answer = client.post(reverse("programme:raise_difficulty"), {"addressee": "superior"})

    told = answer.content.decode()
    assert "Mục này chưa có nội dung." in told
    assert "Nêu tên cơ quan cấp trên" in told
    assert not Difficulty.objects.exists()


def test_what_is_new_to_a_screen_of_a_stranger_is_no_error(client, found):
    client.force_login(found.people.leader)
    address = reverse("programme:difficulties")
    for query in ("?don_vi=x&trang=-1", "?trang_thai=la", "?tu=31/02/2026", "?xuat=pdf"):
        assert client.get(address + query).status_code == 200
