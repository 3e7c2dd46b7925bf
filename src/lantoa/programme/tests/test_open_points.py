from datetime import date

import pytest

from lantoa.agencies.actions import confirm_alias
from lantoa.agencies.tests.factories import make_agency
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions
from lantoa.programme.queries import open_points, plan_overview
from lantoa.programme.tests.test_import import SAMPLE, confirm, read

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


@pytest.fixture
def people():
    return make_agency()


@pytest.fixture
def plan(people):
    return confirm(people, read(people, SAMPLE.read_bytes()))


def points(plan):
    return open_points(plan, plan_overview(plan, today=TODAY))


def test_what_nobody_was_asked_stays_open(plan):
    found = points(plan)

    assert [point.text for point in found if point.task_id] == [
        "Nhiệm vụ 1 ghi 2 đơn vị chủ trì: Trung tâm Thông tin, thống kê, ứng dụng KHCN; "
        "Văn phòng Sở.",
        "Nhiệm vụ 5 ghi 2 đơn vị chủ trì: Văn phòng Sở; Trung tâm Thông tin và Thống kê KH&CN.",
    ]
    assert [point.text for point in found if point.unit_id] == [
        "“Trung tâm Thông tin và Thống kê KH&CN” được hiểu là "
        "Trung tâm Thông tin, thống kê và ứng dụng KH&CN."
    ]
    assert any("không thấy mục III" in point.text for point in found)


def test_each_point_is_settled_where_it_belongs(people, plan):
    office = people.office_clerk
    before = points(plan)
    unit = plan.tasks.get(ordinal=7).task_units.get(part="lead").unit
    confirm_alias(alias=unit.aliases.get(is_confirmed=False), by=office, on=TODAY)
    lead = plan.tasks.get(ordinal=1).task_units.get(part="lead", order=1)
    actions.choose_main_lead(task_unit=lead, by=office, today=TODAY)
    finding = next(point for point in before if point.index is not None)
    for _ in range(2):
        actions.settle_finding(plan=plan, index=finding.index, by=office, today=TODAY)

    after = points(plan)

    assert len(after) == len(before) - 3
    assert finding not in after
    assert AuditRecord.objects.filter(verb="plan.finding.accept").count() == 1


def test_only_the_office_accepts_findings(people, plan):
    with pytest.raises(PermissionRefused):
        actions.settle_finding(plan=plan, index=0, by=people.staff, today=TODAY)
    with pytest.raises(ActionError, match="Không tìm thấy phát hiện"):
        actions.settle_finding(plan=plan, index=9999, by=people.office_clerk, today=TODAY)
