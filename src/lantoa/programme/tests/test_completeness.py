"""The list that a plan goes through before it is signed."""

from datetime import date

import pytest
from django.urls import reverse

from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.programme import actions
from lantoa.programme.queries import plan_completeness, plan_overview
from lantoa.programme.rules.completeness import (
    CheckedAim,
    CheckedBasis,
    CheckedDuty,
    CheckedTask,
    PlanFacts,
    completeness,
)
from lantoa.programme.rules.validity import Validity
from lantoa.programme.tests.test_import import SAMPLE, confirm, read

TODAY = date(2026, 3, 2)
IN_FORCE = Validity("in_force", "Còn hiệu lực")


def task(ordinal=1, **fields):
    whole = {
        "text": "Đăng tin bài",
        "leads": ("Văn phòng Sở",),
        "schedule_text": "Quý I",
        "products": 1,
        "topics": frozenset({1}),
        "audiences": frozenset({1}),
    }
    return CheckedTask(id=100 + ordinal, ordinal=ordinal, **{**whole, **fields})


def facts(*tasks, **fields):
    whole = {
        "topics": (CheckedAim(1, "a", "Kết quả cải cách"),),
        "audiences": (CheckedAim(1, "", "Người dân"),),
        "duties": (),
        "bases": (CheckedBasis("Quyết định 1/QĐ-UBND", True, IN_FORCE),),
    }
    return PlanFacts(tasks=tasks or (task(),), **{**whole, **fields})


def test_a_whole_plan_lacks_nothing():
    found = completeness(facts())

    assert found.points == ()
    assert found.sentence == "Đủ điều kiện trình ký"
    assert [check.counted for check in found.checks] == [
        "1 trong 1 nhiệm vụ có một đầu mối chủ trì",
        "1 trong 1 nhiệm vụ có thời gian",
        "1 trong 1 nhiệm vụ có sản phẩm",
        "1 trong 1 nội dung có nhiệm vụ",
        "1 trong 1 đối tượng có nhiệm vụ",
        "Không đọc được phần tổ chức thực hiện",
        "1 trong 1 căn cứ biết chắc còn hiệu lực",
    ]


@pytest.mark.parametrize(
    ("lacking", "reason", "is_gap"),
    [
        ({"leads": ()}, "Không ghi đơn vị chủ trì.", True),
        (
            {"leads": ("Văn phòng", "Thanh tra"), "main_lead_is_open": True},
            "Ghi 2 đơn vị chủ trì",
            True,
        ),
        ({"leads": ("Các phòng",), "is_group_lead": True}, "chỉ nhiều đơn vị", True),
        ({"schedule_text": ""}, "Không ghi thời gian thực hiện.", True),
        ({"schedule_text": "Khi cần", "is_understood": False}, "“Khi cần”", False),
        ({"products": 0}, "Không ghi sản phẩm.", True),
        ({"products": 2, "awaited": 2}, "Mọi sản phẩm đều do cơ quan khác", False),
    ],
)
def test_what_a_task_may_lack(lacking, reason, is_gap):
    found = completeness(facts(task(), task(2, **lacking)))

    (point,) = found.points
    assert point.place == "Nhiệm vụ 2: Đăng tin bài"
    assert reason in point.reason
    assert point.way_out
    assert point.is_gap == is_gap
    assert point.task_id == 102


def test_a_topic_without_a_task_is_told_from_one_that_nobody_has_confirmed():
    topic = CheckedAim(2, "b", "Công bố chỉ số hài lòng của người dân")
    other = CheckedAim(3, "c", "Hội thi viết về biển đảo")
    likely = task(2, text="Công bố chỉ số hài lòng", topics=frozenset())
    found = completeness(facts(task(), likely, topics=(topic, other)))

    assert [(point.reason, point.task_id) for point in found.points] == [
        ("Có thể do nhiệm vụ 2 thực hiện, chưa được xác nhận.", 102),
        ("Chưa có nhiệm vụ nào thực hiện nội dung này.", None),
    ]


def test_a_duty_needs_a_row_that_its_body_leads():
    def duty(body, **fields):
        whole = {"is_group": False, "leads": (), "joins": ()}
        return CheckedDuty("Việc thứ 1", body, "Tập huấn ISO", **{**whole, **fields})

    found = completeness(
        facts(
            duties=(
                duty("Văn phòng", leads=(1,)),
                duty("Các phòng", is_group=True, joins=(1,)),
                duty("Chi cục"),
                duty("Thanh tra", joins=(1, 3)),
            )
        )
    )

    assert [point.place for point in found.points] == [
        "Việc thứ 1: Chi cục",
        "Việc thứ 1: Thanh tra",
    ]
    assert "không có dòng nào" in found.points[0].reason
    assert "chỉ phối hợp ở nhiệm vụ 1, 3" in found.points[1].reason


def test_bases_are_gaps_only_when_known_not_to_be_in_force():
    ended = Validity("ended", "Hết hiệu lực", "Viện dẫn văn bản khác.")
    unknown = Validity("unknown", "Chưa có thông tin hiệu lực", "Tra cứu.")
    found = completeness(
        facts(
            bases=(
                CheckedBasis("Căn cứ một", True, unknown),
                CheckedBasis("Căn cứ hai", True, ended),
                CheckedBasis("Nêu trong bài", False, unknown),
                CheckedBasis("Nêu mà hết hiệu lực", False, ended),
            )
        )
    )

    assert [(point.place, point.is_gap) for point in found.points] == [
        ("Căn cứ: Căn cứ một", False),
        ("Căn cứ: Căn cứ hai", True),
        ("Viện dẫn: Nêu mà hết hiệu lực", True),
    ]
    assert found.sentence == "2 điểm cần bổ sung, 1 điểm cần xem"


@pytest.fixture
def people(db):
    return make_agency()


@pytest.fixture
def plan(people):
    return confirm(people, read(people, SAMPLE.read_bytes()))


def found_in(plan):
    return plan_completeness(plan, plan_overview(plan, today=TODAY))


def test_the_sample_has_its_known_gaps(plan):
    checks = {check.label: check for check in found_in(plan).checks}

    assert [point.place[:11] for point in checks["Đơn vị chủ trì"].points] == [
        "Nhiệm vụ 1:",
        "Nhiệm vụ 5:",
    ]
    assert checks["Thời gian thực hiện"].points == ()
    assert [point.place[:11] for point in checks["Sản phẩm"].points] == ["Nhiệm vụ 6:"]
    assert len(checks["Nội dung tuyên truyền"].points) == 5
    assert len(checks["Đối tượng"].points) == 2
    (duty,) = checks["Tổ chức thực hiện"].points
    assert duty.place == "Việc thứ 2: Chi cục Tiêu chuẩn Đo lường Chất lượng"
    assert checks["Tổ chức thực hiện"].counted == "4 trong 5 việc được giao có dòng trong bảng"
    (basis,) = checks["Căn cứ pháp lý"].points
    assert basis.reason == "Chưa có thông tin hiệu lực."
    assert not basis.is_gap


def test_what_people_settle_leaves_the_list(plan, people):
    before = found_in(plan)
    task = plan.tasks.get(ordinal=1)
    lead = task.task_units.get(part="lead", order=1)
    actions.choose_main_lead(task_unit=lead, by=people.office_clerk, today=TODAY)
    actions.confirm_task_topics(
        task=task, topics=plan.topics.all(), by=people.office_clerk, today=TODAY
    )
    for _ in range(2):
        actions.confirm_task_audiences(
            task=task,
            audiences=[entry.audience for entry in plan.audiences.all()],
            by=people.office_clerk,
            today=TODAY,
        )

    assert found_in(plan).gaps == before.gaps - 1 - 5 - 2


def test_only_the_office_confirms_audiences_and_only_those_of_the_plan(plan, people):
    task = plan.tasks.get(ordinal=1)
    with pytest.raises(ActionError, match="không có trong kế hoạch này"):
        actions.confirm_task_audiences(
            task=task, audiences=people.audiences, by=people.office_clerk, today=TODAY
        )
    with pytest.raises(PermissionRefused):
        actions.confirm_task_audiences(task=task, audiences=[], by=people.staff, today=TODAY)


def test_the_list_costs_the_same_whatever_the_plans_size(plan, django_assert_num_queries):
    overview = plan_overview(plan, today=TODAY)
    with django_assert_num_queries(4):
        plan_completeness(plan, overview)


def test_the_screen_says_what_lacks_and_leads_to_it(plan, people, client):
    client.force_login(people.office_clerk)
    task = plan.tasks.get(ordinal=2)
    address = reverse("programme:completeness", args=[plan.pk])

    assert address in client.get(reverse("programme:plan", args=[plan.pk])).content.decode()
    page = client.get(address).content.decode()
    assert "Việc thứ 2: Chi cục Tiêu chuẩn Đo lường Chất lượng" in page
    chosen = [entry.audience_id for entry in plan.audiences.all()]
    client.post(reverse("programme:confirm_audiences", args=[task.pk]), {"audience": chosen})
    assert "2 trong 2 đối tượng có nhiệm vụ" in client.get(address).content.decode()
