"""Rounds: their days, what units are asked for, who decides, and what the report takes over."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from lantoa.agencies.deadlines import open_deadlines
from lantoa.agencies.models import Membership
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.reports import actions, queries, rules
from lantoa.reports.enums import ReportKind, RequestState, UnitReportState
from lantoa.reports.models import Estimate, ReportRound, UnitReport
from lantoa.reports.rules import PeriodKey
from lantoa.reports.tasks import open_rounds
from vanban.periods import Calendar, legal_period

from .factories import AFTER, World, make_world

pytestmark = pytest.mark.django_db
SECOND = PeriodKey(ReportKind.QUARTER, 2)
EARLY = date(2023, 6, 8)
TEXTS = {
    "strengths": "Tin, bài kịp thời.",
    "shortcomings": "Ít hình ảnh.",
    "causes": "Thiếu máy ảnh.",
    "difficulties": "Thiếu kinh phí.",
    "proposals": "Bố trí kinh phí.",
}


@pytest.fixture
def world() -> World:
    world = make_world()
    world.activity(date(2023, 5, 5), tasks=world.tasks)
    return world


def opened(world: World, today: date = EARLY) -> ReportRound:
    return actions.open_round(plan=world.plan, key=SECOND, by=world.office, today=today)


def request_of(world: World, round_: ReportRound) -> UnitReport:
    return round_.requests.get(unit=world.unit)


def submitted(world: World, estimates: dict | None = None, today: date = EARLY) -> UnitReport:
    entry = request_of(world, opened(world, today))
    actions.write_unit_report(
        unit_report=entry, texts=TEXTS, estimates=estimates or {}, by=world.staff, today=today
    )
    return actions.submit_unit_report(unit_report=entry, by=world.head, today=today)


def accepted(world: World, estimates: dict | None = None) -> UnitReport:
    entry = submitted(world, estimates)
    return actions.accept_unit_report(unit_report=entry, by=world.office, today=EARLY)


def test_the_days_of_a_round_are_counted_in_working_days_and_say_how() -> None:
    offsets = SimpleNamespace(
        sends_after=3, leadership_before=1, office_before=2, units_before=5, opens_before=10
    )
    days = rules.round_days(legal_period("quarter", 2023, 2), offsets, Calendar())
    assert days.sends_on == date(2023, 6, 19)
    assert days.leadership_due_on == date(2023, 6, 16)
    assert days.office_due_on == date(2023, 6, 15)
    assert days.units_due_on == date(2023, 6, 12)
    assert days.opens_on == date(2023, 6, 5)
    assert "3 ngày làm việc" in days.counted
    assert "17/06/2023 (Thứ Bảy)" in days.counted


@pytest.mark.parametrize(
    ("state", "today", "opened_on", "expected", "words"),
    [
        ("open", date(2023, 6, 8), date(2023, 6, 5), "not_due", "còn 2 ngày làm việc"),
        ("open", date(2023, 6, 12), date(2023, 6, 5), "due", "hôm nay"),
        ("open", date(2023, 6, 14), date(2023, 6, 5), "overdue", "quá hạn 2 ngày làm việc"),
        ("open", date(2026, 1, 5), date(2026, 1, 5), "due", "không tính quá hạn"),
        ("returned", date(2023, 6, 14), date(2023, 6, 5), "returned", "Thiếu số liệu"),
        ("submitted", date(2023, 6, 14), date(2023, 6, 5), "submitted", "Chờ Văn phòng"),
        ("accepted", date(2023, 6, 14), date(2023, 6, 5), "accepted", "Đã chấp nhận"),
    ],
)
def test_how_a_request_stands(
    state: str, today: date, opened_on: date, expected: str, words: str
) -> None:
    status = rules.request_status(
        state=state,
        due_on=date(2023, 6, 12),
        opened_on=opened_on,
        today=today,
        calendar=Calendar(),
        reason="Thiếu số liệu",
    )
    assert status.state == RequestState(expected)
    assert words in status.sentence


def test_a_round_asks_each_unit_of_the_plan_once(world: World) -> None:
    first = opened(world)
    assert opened(world) == first
    assert {entry.unit.name for entry in first.requests.all()} == {"Văn phòng", "Phòng Tổ chức"}
    assert AuditRecord.objects.filter(verb="report_round.open").count() == 1


@pytest.mark.parametrize("role", ["staff", "head", "leader"])
def test_only_the_office_opens_and_decides(world: World, role: str) -> None:
    person, entry = getattr(world, role), submitted(world)
    with pytest.raises(PermissionRefused):
        actions.open_round(plan=world.plan, key=SECOND, by=person, today=EARLY)
    with pytest.raises(PermissionRefused):
        actions.accept_unit_report(unit_report=entry, by=person, today=EARLY)
    with pytest.raises(PermissionRefused):
        actions.return_unit_report(unit_report=entry, reason="x", by=person, today=EARLY)


def test_staff_write_and_the_head_hands_in(world: World) -> None:
    entry = request_of(world, opened(world))
    with pytest.raises(ActionError, match="ưu điểm và hạn chế"):
        actions.submit_unit_report(unit_report=entry, by=world.head, today=EARLY)
    actions.write_unit_report(
        unit_report=entry, texts=TEXTS, estimates={}, by=world.staff, today=EARLY
    )
    with pytest.raises(PermissionRefused):
        actions.submit_unit_report(unit_report=entry, by=world.staff, today=EARLY)
    for _ in range(2):
        entry = actions.submit_unit_report(unit_report=entry, by=world.head, today=EARLY)
    assert (entry.state, entry.submitted_by) == (UnitReportState.SUBMITTED, world.head)
    assert AuditRecord.objects.filter(verb="unit_report.submit").count() == 1
    with pytest.raises(ActionError, match="trả lại kèm lý do"):
        actions.write_unit_report(
            unit_report=entry, texts=TEXTS, estimates={}, by=world.staff, today=EARLY
        )


def test_a_return_needs_a_reason_and_opens_the_report_again(world: World) -> None:
    entry = submitted(world)
    with pytest.raises(ActionError, match="lý do"):
        actions.return_unit_report(unit_report=entry, reason=" ", by=world.office, today=EARLY)
    entry = actions.return_unit_report(
        unit_report=entry, reason="Thiếu số liệu", by=world.office, today=EARLY
    )
    assert entry.is_writable
    [request] = [r for r in queries.open_requests(world.agency, on=EARLY) if r.report == entry]
    assert request.status.state == RequestState.RETURNED
    actions.submit_unit_report(unit_report=entry, by=world.head, today=EARLY)
    entry = actions.accept_unit_report(unit_report=entry, by=world.office, today=EARLY)
    assert (entry.state, entry.return_reason) == (UnitReportState.ACCEPTED, "")


def test_another_unit_neither_reads_nor_writes(world: World) -> None:
    office_report = opened(world).requests.exclude(unit=world.unit).get()
    with pytest.raises(PermissionRefused, match="đơn vị của mình"):
        actions.write_unit_report(
            unit_report=office_report, texts=TEXTS, estimates={}, by=world.staff, today=EARLY
        )
    client = Client()
    client.force_login(world.staff)
    address = reverse("reports:unit_report", args=[office_report.pk])
    assert client.get(address).status_code == 404
    stranger = Client()
    stranger.force_login(make_world("Sở Y tế").office)
    assert stranger.get(address).status_code == 404


def test_the_report_merges_the_words_of_accepted_units_and_names_who_is_missing(
    world: World,
) -> None:
    accepted(world)
    content = queries.content_of(world.report(), today=AFTER)
    texts = {passage.key: passage.text for passage in content.passages}
    assert texts["assessment.strengths"] == "- Phòng Tổ chức: Tin, bài kịp thời."
    assert texts["assessment.proposals"] == "- Phòng Tổ chức: Bố trí kinh phí."
    assert texts["assessment.waiting"] == "Chưa có báo cáo được chấp nhận của: Văn phòng."


def test_a_report_without_a_round_has_no_words_of_units(world: World) -> None:
    content = queries.content_of(world.report(), today=AFTER)
    assert not [p for p in content.passages if p.key.startswith("assessment")]


def test_estimates_are_replaced_or_explained_before_approval(world: World) -> None:
    portal, meeting = world.channels[1], world.channels[0]
    accepted(world, {portal.pk: 3, meeting.pk: 2, 0: 4})
    world.activity(date(2023, 6, 13), channel=portal)
    world.activity(date(2023, 6, 16), channel=portal)
    report = world.report()
    shown = queries.assembled(report, today=AFTER)
    found = {e.channel: (e.activities, e.recorded) for e in shown_estimates(world)}
    assert found == {"Họp giao ban": (2, 0), "Cổng thông tin điện tử": (3, 1)}
    assert any("Số ước của Phòng Tổ chức" in refusal for refusal in shown.refusals)
    first, second = Estimate.objects.order_by("channel__order")
    with pytest.raises(ActionError, match="chưa hết ngày"):
        actions.replace_estimate(estimate=second, by=world.office, today=EARLY)
    for _ in range(2):
        actions.replace_estimate(estimate=second, by=world.office, today=AFTER)
    world.explain(report)
    shown = queries.assembled(report, today=AFTER)
    assert shown.refusals == ()
    figure = shown.content.figures[f"estimate.{first.pk}"]
    opened_rows = queries.figure_rows(report, shown.content, figure.key)
    assert opened_rows is not None
    assert [record.id for record in opened_rows.records] == [first.pk]
    assert f"estimate.{second.pk}" not in shown.content.figures


def shown_estimates(world: World):
    round_ = ReportRound.objects.get()
    return queries.open_estimates(round_, queries.period_of_round(round_))


def test_no_estimate_once_the_period_is_over(world: World) -> None:
    entry = request_of(world, opened(world, AFTER))
    with pytest.raises(ActionError, match="không còn ngày"):
        actions.write_unit_report(
            unit_report=entry,
            texts=TEXTS,
            estimates={world.channels[0].pk: 3},
            by=world.staff,
            today=AFTER,
        )


def test_nothing_is_returned_once_the_report_is_frozen(world: World) -> None:
    entry = accepted(world)
    world.approved()
    with pytest.raises(ActionError, match="đã chốt"):
        actions.return_unit_report(unit_report=entry, reason="Sửa", by=world.office, today=AFTER)


def set_days(world: World, **change: int) -> None:
    days = {
        "sends_after": 3,
        "leadership_before": 1,
        "office_before": 2,
        "units_before": 5,
        "opens_before": 10,
    }
    actions.set_round_days(
        agency=world.agency,
        kind=ReportKind.QUARTER,
        opens_by_itself=True,
        by=world.office,
        today=EARLY,
        **days | change,
    )


def test_rounds_open_by_themselves_when_their_day_has_come(world: World) -> None:
    open_rounds.func("2023-06-08")
    assert not ReportRound.objects.exists()
    set_days(world)
    open_rounds.func("2023-06-02")
    assert not ReportRound.objects.exists()
    for _ in range(2):
        open_rounds.func("2023-06-07")
    round_ = ReportRound.objects.get()
    assert (round_.index, round_.opened_on, round_.opened_by) == (2, date(2023, 6, 7), None)


def test_a_plan_of_the_past_opens_no_round_and_is_never_late(world: World) -> None:
    set_days(world)
    open_rounds.func("2026-11-20")
    assert not ReportRound.objects.exists()
    today = date(2026, 11, 20)
    opened(world, today)
    assert not [d for d in open_deadlines(world.agency, today=today) if "unit_report" in d.key]
    states = {r.status.state for r in queries.open_requests(world.agency, on=today)}
    assert states == {RequestState.DUE}


def test_a_round_that_a_longer_report_replaces_does_not_open(world: World) -> None:
    set_days(world)
    actions.set_recipient(
        agency=world.agency,
        recipient=None,
        name="UBND tỉnh",
        kinds=["quarter", "half_year"],
        order=1,
        valid_from=None,
        valid_to=None,
        by=world.office,
        today=EARLY,
    )
    assert actions.open_due_rounds(today=date(2023, 6, 7)) == ()


def test_days_out_of_order_are_refused(world: World) -> None:
    with pytest.raises(ActionError, match="theo thứ tự"):
        set_days(world, units_before=1)


def test_open_requests_are_deadlines_and_stand_on_the_desk(world: World) -> None:
    entry = request_of(world, opened(world))
    [own] = [d for d in open_deadlines(world.agency, today=EARLY) if d.key.endswith(f":{entry.pk}")]
    assert own.unit_ids == {world.unit.pk}
    assert own.due_on == date(2023, 6, 12)
    head, office = (Membership.objects.get(user=user) for user in (world.head, world.office))
    assert list(queries.reports_to_hand_in(head)) == [entry]
    submitted(world)
    assert not queries.reports_to_hand_in(head).exists()
    assert list(queries.reports_to_decide(office)) == [entry]
    assert not queries.reports_to_decide(head).exists()


def test_the_screens_of_a_round(world: World, django_assert_max_num_queries) -> None:
    entry = accepted(world, {world.channels[0].pk: 2})
    client = Client()
    client.force_login(world.office)
    for name, args in (
        ("rounds", ()),
        ("round", (entry.round_id,)),
        ("round_settings", ()),
        ("round_setting", ("half_year",)),
        ("unit_report", (entry.pk,)),
    ):
        with django_assert_max_num_queries(45):
            response = client.get(reverse(f"reports:{name}", args=args))
        assert response.status_code == 200, name
    assert client.get(reverse("reports:round_setting", args=["decade"])).status_code == 404
