"""The table of states of RULES, row by row, and the sentences that go with them."""

from datetime import date

import pytest

from lantoa.programme.enums import EvidenceState, TaskState
from lantoa.programme.rules import (
    ActivityCount,
    OccurrenceFacts,
    PlanFrame,
    Product,
    Proof,
    TaskFacts,
    occurrence_status,
    tally,
    task_status,
)

FRAME = PlanFrame(year=2026, ends_on=date(2026, 12, 31), imported_on=date(2026, 1, 20))
PAST = PlanFrame(year=2022, ends_on=date(2022, 12, 31), imported_on=date(2026, 11, 24))


def product(text="Báo cáo", *days, awaited_from="", state=EvidenceState.ACCEPTED):
    return Product(text, awaited_from, tuple(Proof(day, state) for day in days))


def quarter(number, *products, year=2026, **facts):
    first = date(year, number * 3 - 2, 1)
    last = date(year, number * 3, 30 if number in (2, 3) else 31)
    label = f"Quý {('I', 'II', 'III', 'IV')[number - 1]} năm {year}"
    return OccurrenceFacts(label, first, last, last, products, **facts)


REPORT_FROM_PROVINCE = product("Các Quyết định của UBND tỉnh", awaited_from="UBND tỉnh")

TABLE = [
    pytest.param(
        quarter(2, product()),
        date(2026, 3, 31),
        TaskState.NOT_YET,
        "Chưa đến kỳ: bắt đầu ngày 01/4/2026",
        id="not begun",
    ),
    pytest.param(
        quarter(2, product()),
        date(2026, 4, 1),
        TaskState.UNDER_WAY,
        "Đang thực hiện: chưa có sản phẩm trong quý II; hạn 30/6/2026, còn 61 ngày làm việc",
        id="begun, nothing proved",
    ),
    pytest.param(
        quarter(2, product("Kế hoạch", date(2026, 4, 10), date(2026, 5, 12)), product()),
        date(2026, 6, 25),
        TaskState.UNDER_WAY,
        "Đang thực hiện: 2 sản phẩm trong quý II, gần nhất 12/5/2026; "
        "chưa có minh chứng: Báo cáo; hạn 30/6/2026, còn 3 ngày làm việc",
        id="begun, part proved",
    ),
    pytest.param(
        quarter(2, product("Báo cáo", date(2026, 5, 12), state=EvidenceState.SUBMITTED)),
        date(2026, 6, 30),
        TaskState.UNDER_WAY,
        "Đang thực hiện: chưa có sản phẩm trong quý II; hạn 30/6/2026",
        id="evidence that nobody accepted does not count; the last day is still good",
    ),
    pytest.param(
        quarter(2, product(), activities=ActivityCount(3, date(2026, 5, 12))),
        date(2026, 6, 25),
        TaskState.UNDER_WAY,
        "Đang thực hiện: 3 hoạt động, gần nhất 12/5/2026, chưa có sản phẩm trong quý II; "
        "hạn 30/6/2026, còn 3 ngày làm việc",
        id="begun, things are done but nothing is proved",
    ),
    pytest.param(
        quarter(2, product("Báo cáo", date(2026, 5, 12)), product("Tin", date(2026, 6, 2))),
        date(2026, 6, 3),
        TaskState.DONE,
        "Hoàn thành ngày 02/6/2026",
        id="everything proved within",
    ),
    pytest.param(
        quarter(2, product("Báo cáo", date(2026, 3, 31))),
        date(2026, 6, 3),
        TaskState.UNDER_WAY,
        "Đang thực hiện: chưa có sản phẩm trong quý II; hạn 30/6/2026, còn 19 ngày làm việc",
        id="evidence dated before the occurrence is not its own",
    ),
    pytest.param(
        quarter(2, product("Báo cáo", date(2026, 7, 3))),
        date(2026, 8, 1),
        TaskState.DONE,
        "Hoàn thành, chậm 3 ngày làm việc (hạn 30/6/2026, xong ngày 03/7/2026)",
        id="proved after its end",
    ),
    pytest.param(
        quarter(2, product("Báo cáo", date(2026, 7, 3), date(2026, 6, 29))),
        date(2026, 8, 1),
        TaskState.DONE,
        "Hoàn thành ngày 29/6/2026",
        id="the first proof counts, a later one makes nothing late",
    ),
    pytest.param(
        quarter(2, product(), product("Kế hoạch", date(2026, 5, 5))),
        date(2026, 7, 1),
        TaskState.OVERDUE,
        "Quá hạn 1 ngày làm việc (hạn 30/6/2026); chưa có minh chứng: Báo cáo",
        id="ended with a due date, something unproved",
    ),
    pytest.param(
        OccurrenceFacts("Quý II", date(2026, 4, 1), date(2026, 6, 30), None, (product(),)),
        date(2026, 7, 1),
        TaskState.CLOSED,
        "Đã kết thúc ngày 30/6/2026; chưa có minh chứng: Báo cáo",
        id="ended without a due date: nothing was missed",
    ),
    pytest.param(
        OccurrenceFacts("Theo kế hoạch của UBND tỉnh", products=(product(),)),
        date(2026, 7, 1),
        TaskState.WAITING,
        "Chờ ấn định thời gian: theo kế hoạch của UBND tỉnh",
        id="waits for a date",
    ),
    pytest.param(
        quarter(1, REPORT_FROM_PROVINCE),
        date(2026, 11, 1),
        TaskState.WAITING,
        "Chờ văn bản của UBND tỉnh: Các Quyết định của UBND tỉnh",
        id="another body's act is waited for, never late",
    ),
    pytest.param(
        quarter(1, REPORT_FROM_PROVINCE, product("Kế hoạch", date(2026, 2, 2))),
        date(2026, 11, 1),
        TaskState.WAITING,
        "Chờ văn bản của UBND tỉnh: Các Quyết định của UBND tỉnh; "
        "đã có 1 sản phẩm khác, gần nhất 02/02/2026",
        id="the agency's own part is done",
    ),
    pytest.param(
        quarter(1, REPORT_FROM_PROVINCE, product()),
        date(2026, 4, 1),
        TaskState.OVERDUE,
        "Quá hạn 1 ngày làm việc (hạn 31/3/2026); chưa có minh chứng: Báo cáo; "
        "chờ văn bản của UBND tỉnh: Các Quyết định của UBND tỉnh",
        id="the agency's own product is late, the other body's is not",
    ),
    pytest.param(
        quarter(2, product(), product("Kế hoạch", date(2026, 5, 5))),
        date(2027, 1, 1),
        TaskState.CLOSED,
        "Đã kết thúc năm kế hoạch 2026; chưa có minh chứng: Báo cáo",
        id="the year is over: no late work of today",
    ),
    pytest.param(
        OccurrenceFacts("Theo kế hoạch của UBND tỉnh", products=(product(),)),
        date(2027, 1, 1),
        TaskState.CLOSED,
        "Đã kết thúc năm kế hoạch 2026; chưa có minh chứng: Báo cáo",
        id="the year is over: no waiting any more",
    ),
]


@pytest.mark.parametrize(("occurrence", "today", "state", "sentence"), TABLE)
def test_table_of_states(occurrence, today, state, sentence):
    status = occurrence_status(occurrence, FRAME, today=today)

    assert (status.state, status.sentence) == (state, sentence)


def test_late_days_show_how_they_were_counted():
    late = quarter(1, product("Báo cáo", date(2026, 4, 6)))

    status = occurrence_status(late, FRAME, today=date(2026, 5, 1))

    assert status.late_days == 4
    assert "04/04/2026 (Thứ Bảy)" in status.counted


def test_a_plan_of_the_past_has_nothing_late():
    done_later = quarter(1, product("Báo cáo", date(2022, 4, 5)), year=2022)
    unproved = quarter(2, product(), year=2022)

    assert occurrence_status(done_later, PAST, today=date(2026, 11, 25)).sentence == (
        "Hoàn thành ngày 05/4/2022, sau khi kỳ kết thúc ngày 31/3/2022"
    )
    assert occurrence_status(unproved, PAST, today=date(2026, 11, 25)).sentence == (
        "Đã kết thúc năm kế hoạch 2022; chưa có minh chứng: Báo cáo"
    )


def test_an_occurrence_that_ended_before_the_import_is_never_late():
    frame = PlanFrame(year=2026, ends_on=date(2026, 12, 31), imported_on=date(2026, 9, 1))

    status = occurrence_status(quarter(2, product()), frame, today=date(2026, 9, 2))

    assert status.state == TaskState.CLOSED
    assert status.sentence == (
        "Đã kết thúc trước khi kế hoạch được nhập; chưa có minh chứng: Báo cáo"
    )


def test_many_products_are_listed_three_at_a_time():
    names = ("Kế hoạch;", "Tin bài...", "Bản tin", "Tờ rơi", "Video")
    occurrence = quarter(1, *(product(name) for name in names))

    status = occurrence_status(occurrence, FRAME, today=date(2026, 4, 1))

    assert "Kế hoạch; Tin bài; Bản tin và 2 sản phẩm khác" in status.sentence
    assert status.unproved == names


NONE = ActivityCount()


def continuous(*products, activities=NONE, year=2026):
    occurrence = OccurrenceFacts(
        f"Năm {year}", date(year, 1, 1), date(year, 12, 31), None, products, activities
    )
    return TaskFacts((occurrence,), "Thường xuyên", is_continuous=True, activities=activities)


FIVE = ActivityCount(5, date(2026, 5, 12))

CONTINUOUS = [
    pytest.param(
        continuous(product()),
        date(2026, 6, 1),
        TaskState.NO_ACTIVITY,
        "Chưa có hoạt động",
        id="none",
    ),
    pytest.param(
        continuous(product(), activities=FIVE),
        date(2026, 6, 1),
        TaskState.UNDER_WAY,
        "Đang thực hiện: 5 hoạt động, gần nhất 12/5/2026",
        id="count and latest date",
    ),
    pytest.param(
        continuous(product("Báo cáo", date(2026, 5, 12)), activities=FIVE),
        date(2026, 12, 31),
        TaskState.UNDER_WAY,
        "Đang thực hiện: 5 hoạt động, gần nhất 12/5/2026",
        id="never done before its year is",
    ),
    pytest.param(
        continuous(REPORT_FROM_PROVINCE, activities=FIVE),
        date(2026, 6, 1),
        TaskState.WAITING,
        "Chờ văn bản của UBND tỉnh: Các Quyết định của UBND tỉnh; "
        "đã có 5 hoạt động, gần nhất 12/5/2026",
        id="only another body's acts",
    ),
    pytest.param(
        continuous(product(), REPORT_FROM_PROVINCE),
        date(2026, 6, 1),
        TaskState.NO_ACTIVITY,
        "Chưa có hoạt động; chờ văn bản của UBND tỉnh: Các Quyết định của UBND tỉnh",
        id="own products and another body's",
    ),
    pytest.param(
        continuous(product(), activities=FIVE),
        date(2027, 1, 1),
        TaskState.CLOSED,
        "Đã kết thúc năm kế hoạch 2026: 5 hoạt động, gần nhất 12/5/2026; "
        "chưa có minh chứng: Báo cáo",
        id="over, not proved",
    ),
    pytest.param(
        continuous(product()),
        date(2027, 1, 1),
        TaskState.CLOSED,
        "Đã kết thúc năm kế hoạch 2026, không ghi nhận hoạt động nào; chưa có minh chứng: Báo cáo",
        id="over, nothing done",
    ),
    pytest.param(
        continuous(product("Báo cáo", date(2026, 5, 12)), activities=FIVE),
        date(2027, 1, 1),
        TaskState.DONE,
        "Hoàn thành: 5 hoạt động, gần nhất 12/5/2026",
        id="over, everything proved",
    ),
]


@pytest.mark.parametrize(("task", "today", "state", "sentence"), CONTINUOUS)
def test_continuous_tasks(task, today, state, sentence):
    status = task_status(task, FRAME, today=today).status

    assert (status.state, status.sentence) == (state, sentence)


def four(*days, today_products=("Báo cáo",)):
    """Quarters I to IV; ``days`` prove them in turn, None leaves a quarter unproved."""
    proofs = [*days, *[None] * (4 - len(days))]
    return TaskFacts(
        tuple(
            quarter(number, *(product(text, *([day] if day else [])) for text in today_products))
            for number, day in enumerate(proofs, start=1)
        ),
        "Quý I, II, III, IV",
    )


SEVERAL = [
    pytest.param(
        four(),
        date(2025, 12, 1),
        TaskState.NOT_YET,
        "Chưa đến kỳ: bắt đầu ngày 01/01/2026",
        id="before all",
    ),
    pytest.param(
        four(date(2026, 3, 20)),
        date(2026, 3, 25),
        TaskState.UNDER_WAY,
        "Đang thực hiện: hoàn thành 1 trong 4 kỳ; kỳ tới: quý II, từ ngày 01/4/2026",
        id="between two",
    ),
    pytest.param(
        four(date(2026, 3, 20)),
        date(2026, 6, 24),
        TaskState.UNDER_WAY,
        "Đang thực hiện: chưa có sản phẩm trong quý II; hạn 30/6/2026, còn 4 ngày làm việc; "
        "hoàn thành 1 trong 4 kỳ",
        id="in the second",
    ),
    pytest.param(
        four(date(2026, 3, 20)),
        date(2026, 7, 2),
        TaskState.OVERDUE,
        "Quý II: quá hạn 2 ngày làm việc (hạn 30/6/2026); chưa có minh chứng: Báo cáo; "
        "hoàn thành 1 trong 4 kỳ",
        id="one is late",
    ),
    pytest.param(
        four(date(2026, 3, 20), date(2026, 7, 3), date(2026, 9, 1), date(2026, 12, 1)),
        date(2026, 12, 2),
        TaskState.DONE,
        "Hoàn thành cả 4 kỳ; quý II chậm 3 ngày làm việc",
        id="all done, one late",
    ),
    pytest.param(
        four(date(2026, 3, 20), None, date(2026, 9, 1)),
        date(2027, 2, 1),
        TaskState.CLOSED,
        "Đã kết thúc năm kế hoạch 2026: hoàn thành 2 trong 4 kỳ; "
        "chưa có minh chứng: quý II (Báo cáo), quý IV (Báo cáo)",
        id="the year is over",
    ),
]


@pytest.mark.parametrize(("task", "today", "state", "sentence"), SEVERAL)
def test_tasks_of_several_occurrences(task, today, state, sentence):
    found = task_status(task, FRAME, today=today)

    assert (found.status.state, found.status.sentence) == (state, sentence)
    assert len(found.occurrences) == 4


def test_a_quarter_that_ended_before_the_import_does_not_make_the_task_late():
    frame = PlanFrame(year=2026, ends_on=date(2026, 12, 31), imported_on=date(2026, 4, 15))

    status = task_status(four(), frame, today=date(2026, 4, 20)).status

    assert status.state == TaskState.UNDER_WAY
    assert status.sentence.endswith("chưa có minh chứng của quý I")


def test_the_tally_counts_tasks_and_is_no_percentage():
    states = [TaskState.UNDER_WAY] * 6 + [TaskState.DONE] * 2 + [TaskState.WAITING]

    found = tally(states)

    assert found.sentence == "9 nhiệm vụ: 2 hoàn thành, 6 đang thực hiện, 1 chờ"
    assert found.count(TaskState.OVERDUE) == 0
    assert tally([]).sentence == "Chưa có nhiệm vụ"
