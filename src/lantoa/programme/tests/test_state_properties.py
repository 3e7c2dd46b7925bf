"""What holds for every occurrence, whatever its dates, products and proofs."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.programme.enums import EvidenceState, TaskState
from lantoa.programme.rules import (
    ActivityCount,
    OccurrenceFacts,
    PlanFrame,
    Product,
    Proof,
    TaskFacts,
    occurrence_status,
    task_status,
)

FIRST, LAST = date(2025, 11, 1), date(2027, 3, 1)
days = st.dates(FIRST, LAST)
proofs = st.lists(st.builds(Proof, days, st.sampled_from(EvidenceState)), max_size=3)
products = st.builds(
    lambda text, body, given: Product(text, body, tuple(given)),
    st.sampled_from(["Kế hoạch", "Báo cáo", "Tin, bài"]),
    st.sampled_from(["", "", "UBND tỉnh"]),
    proofs,
)


@st.composite
def occurrences(draw):
    made = tuple(draw(st.lists(products, min_size=1, max_size=3)))
    count = draw(st.integers(0, 3))
    activities = ActivityCount(count, draw(days) if count else None)
    if draw(st.booleans()):
        return OccurrenceFacts("Theo kế hoạch của UBND tỉnh", None, None, None, made, activities)
    starts = draw(days)
    ends = starts + timedelta(days=draw(st.integers(0, 90)))
    due = draw(st.sampled_from([None, ends]))
    return OccurrenceFacts("Quý I năm 2026", starts, ends, due, made, activities)


frames = st.builds(
    lambda imported: PlanFrame(year=2026, ends_on=date(2026, 12, 31), imported_on=imported), days
)


@settings(max_examples=150)
@given(occurrences(), frames, days)
def test_only_a_due_day_of_a_known_plan_can_be_missed(occurrence, frame, today):
    status = occurrence_status(occurrence, frame, today=today)

    if status.state == TaskState.OVERDUE:
        assert occurrence.due_on is not None
        assert occurrence.due_on < today <= frame.ends_on
        assert occurrence.ends_on >= frame.imported_on
        assert status.unproved
    if status.late_days:
        assert occurrence.due_on is not None
        assert occurrence.ends_on >= frame.imported_on


@settings(max_examples=150)
@given(occurrences(), frames, days)
def test_done_means_every_product_is_proved(occurrence, frame, today):
    status = occurrence_status(occurrence, frame, today=today)

    assert (status.state == TaskState.DONE) == (not status.unproved and not status.awaited)
    assert status.sentence
    assert not status.sentence.endswith((".", ";", ":", " "))
    if frame.is_over(today):
        assert status.state in (TaskState.DONE, TaskState.CLOSED)


@settings(max_examples=100)
@given(st.lists(occurrences(), min_size=1, max_size=4), frames, days)
def test_a_task_is_late_only_when_one_of_its_occurrences_is(given_occurrences, frame, today):
    found = task_status(TaskFacts(tuple(given_occurrences)), frame, today=today)

    states = {status.state for status in found.occurrences}
    assert (found.status.state == TaskState.OVERDUE) == (TaskState.OVERDUE in states)
    assert (found.status.state == TaskState.DONE) == (states == {TaskState.DONE})
    assert found.status.sentence
