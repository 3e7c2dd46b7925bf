"""Coverage of topics, audiences and channels, and the requirement as measured figures."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from lantoa.agencies.enums import ChannelKind
from lantoa.agencies.models import Membership
from lantoa.programme import queries
from lantoa.programme.models import PlanAudience, PlanChannel
from lantoa.programme.rules.coverage import (
    OccurrenceProof,
    complete,
    months_between,
    regular,
    timely,
)
from lantoa.programme.tests.factories import TODAY, make_activity, make_evidence, make_plan

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def found(db):
    found = make_plan()
    for order, audience in enumerate(found.people.audiences, start=1):
        PlanAudience.objects.create(
            plan=found.plan, audience=audience, order=order, text=audience.name
        )
    for order, channel in enumerate(found.people.channels.values(), start=1):
        PlanChannel.objects.create(plan=found.plan, channel=channel, order=order, text=channel.name)
    return found


def covered(found, **changes):
    return queries.coverage(found.plan, **{"first": FIRST, "last": LAST, "today": TODAY, **changes})


def counts(coverage):
    return {
        (topic.label, cell.audience.name): cell.count
        for topic, cells in coverage.rows
        for cell in cells
    }


class TestTheMatrix:
    def test_counts_each_activity_in_each_crossing_once(self, found):
        activity = make_activity(found)  # topic a, the second audience, the portal
        activity.topics.add(found.topics[1])
        activity.tasks.add(found.tasks[1])
        make_activity(found, withdrawn_at=timezone.now(), withdrawn_reason="Nhầm")
        make_activity(make_plan())

        matrix = counts(covered(found))

        second = found.people.audiences[1].name
        assert {pair: count for pair, count in matrix.items() if count} == {
            ("a", second): 1,
            ("b", second): 1,
        }
        assert len(matrix) == 6

    def test_both_days_are_included_and_a_channel_narrows(self, found):
        for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1)):
            make_activity(found, on=day)
        meeting = found.people.channels[ChannelKind.MEETING]
        make_activity(found, on=date(2026, 5, 1), channel=meeting)
        span = {"first": date(2026, 4, 1), "last": date(2026, 6, 30)}
        pair = ("a", found.people.audiences[1].name)

        assert counts(covered(found, **span))[pair] == 3
        assert counts(covered(found, **span, channel=meeting.pk))[pair] == 1
        used = dict(covered(found, **span).channels)
        assert sorted(used.values()) == [0, 1, 2]

    def test_a_gap_names_the_tasks_that_would_close_it(self, found):
        first, second = found.people.audiences
        found.tasks[0].topics.add(found.topics[2])
        found.tasks[1].topics.add(found.topics[2])
        found.tasks[1].audiences.add(second)

        gaps = {(gap.topic.label, gap.audience.id): gap for gap in covered(found).gaps}

        assert [task.ordinal for task in gaps["c", first.pk].tasks] == [1]
        assert [task.ordinal for task in gaps["c", second.pk].tasks] == [1, 2]
        assert gaps["b", first.pk].tasks == ()

    def test_the_number_of_queries_does_not_grow(self, found, django_assert_num_queries):
        def ask():
            coverage = covered(found)
            queries.requirement_measures(
                found.plan, first=FIRST, last=LAST, today=TODAY, overview=coverage.overview
            )

        make_activity(found)
        with CaptureQueriesContext(connection) as few:
            ask()
        for number in range(10):
            make_activity(found, on=date(2026, 2, 1) + timedelta(days=number))
        with django_assert_num_queries(len(few)):
            ask()

    def test_the_office_has_the_gaps_on_its_desk(self, found):
        make_activity(found)

        office = Membership.objects.get(user=found.people.office_clerk)
        rows = {(row.label, row.audience_id) for row in queries.coverage_gaps(office, on=TODAY)}

        first, second = (audience.pk for audience in found.people.audiences)
        everything = {(label, audience) for label in "abc" for audience in (first, second)}
        assert rows == everything - {("a", second)}
        staff = Membership.objects.get(user=found.people.staff)
        assert not queries.coverage_gaps(staff, on=TODAY).exists()


def proof(**changes):
    return OccurrenceProof(
        **{
            "task_id": 1,
            "text": "Nhiệm vụ 2, Quý I",
            "ends_on": date(2026, 3, 31),
            "due_on": date(2026, 3, 31),
            "products": 2,
            "proved": 2,
            "completed_on": date(2026, 3, 31),
            "was_past": False,
            **changes,
        }
    )


class TestTheRequirement:
    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({}, (1, 1)),
            ({"completed_on": date(2026, 4, 1)}, (0, 1)),
            ({"completed_on": None}, (0, 1)),
            ({"due_on": None}, (0, 0)),
            ({"was_past": True}, (0, 0)),
            ({"due_on": date(2026, 6, 30)}, (0, 0)),  # not reached yet
            ({"due_on": date(2025, 12, 31)}, (0, 0)),
        ],
    )
    def test_timely_counts_due_days_that_were_kept(self, changes, expected):
        measure = timely([proof(**changes)], FIRST, LAST, TODAY)

        assert (measure.met, measure.total) == expected
        assert len(measure.listed) == measure.total

    def test_complete_counts_products(self):
        measure = complete(
            [
                proof(proved=1),
                proof(),
                proof(ends_on=date(2026, 12, 31), proved=0),
                proof(products=0, proved=0),
            ],
            FIRST,
            LAST,
            TODAY,
        )

        assert (measure.met, measure.total) == (3, 4)
        assert [row.is_met for row in measure.listed] == [False, True]

    def test_nothing_to_count_is_no_share(self):
        assert regular([]).total == 0

    @given(st.dates(date(2020, 1, 1), date(2028, 1, 1)), st.integers(0, 800))
    def test_months_cover_every_day_once(self, first, days):
        last = first + timedelta(days=days)
        months = months_between(first, last)
        every = {(first + timedelta(days=step)).replace(day=1) for step in range(days + 1)}
        assert set(months) == every
        assert list(months) == sorted(set(months))

    def test_the_four_figures_of_a_plan(self, found):
        people = found.people
        make_evidence(
            found, task=2, index=1, dated=date(2026, 3, 5), accepted_by=people.office_clerk
        )
        for month in (1, 2, 2):
            make_activity(found, on=date(2026, month, 10))
        strange = make_activity(found, on=date(2026, 2, 20))
        strange.audiences.clear()
        overview = queries.plan_overview(found.plan, today=TODAY)

        measures = queries.requirement_measures(
            found.plan, first=FIRST, last=LAST, today=TODAY, overview=overview
        )

        assert [(each.title, each.met, each.total) for each in measures] == [
            ("Kịp thời", 1, 1),
            ("Đầy đủ", 1, 1),
            ("Thường xuyên", 2, 10),  # two continuous tasks, January to May
            ("Đúng đối tượng", 3, 4),
        ]
        assert [row.id for row in measures[3].listed] == [strange.pk]
        assert all(each.formula for each in measures)

    def test_a_confirmed_audience_of_the_task_decides(self, found):
        first, second = found.people.audiences
        found.tasks[0].audiences.add(first)
        make_activity(found)  # for the second audience

        overview = queries.plan_overview(found.plan, today=TODAY)
        measure = queries.requirement_measures(
            found.plan, first=FIRST, last=LAST, today=TODAY, overview=overview
        )[3]

        assert (measure.met, measure.total) == (0, 1)
        found.tasks[0].audiences.add(second)
        again = queries.requirement_measures(
            found.plan, first=FIRST, last=LAST, today=TODAY, overview=overview
        )[3]
        assert (again.met, again.total) == (1, 1)


class TestTheScreen:
    def test_each_count_opens_its_rows(self, client, found):
        activity = make_activity(found)
        client.force_login(found.people.leader)
        address = reverse("programme:coverage")

        page = client.get(address).content.decode()
        rows = client.get(
            reverse("programme:activities"),
            {"noi_dung": found.topics[0].pk, "doi_tuong": found.people.audiences[1].pk},
        ).content.decode()

        assert f"noi_dung={found.topics[0].pk}" in page
        assert "5 chỗ trống" in page
        assert activity.title in rows
        assert client.get(address, {"tu": "31/12/2026", "den": "1/1/2026"}).status_code == 200

    def test_as_excel(self, client, found):
        make_activity(found)
        client.force_login(found.people.staff)
        file = client.get(reverse("programme:coverage"), {"xuat": "xlsx"})

        book = load_workbook(io.BytesIO(b"".join(file.streaming_content)))

        assert book.sheetnames == ["Độ phủ", "Chỗ trống", "Yêu cầu của kế hoạch"]
        assert sum(row[3] for row in list(book.worksheets[0].values)[2:]) == 1

    def test_an_agency_without_plans_is_told_so(self, client, db):
        from lantoa.agencies.tests.factories import make_agency

        client.force_login(make_agency().office_clerk)
        page = client.get(reverse("programme:coverage")).content.decode()
        assert "Chưa có kế hoạch." in page
