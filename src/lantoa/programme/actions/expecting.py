"""What is expected of a continuous task, from when, and until when."""

from datetime import date

from django.db import transaction

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..enums import ExpectedEvery
from ..models import PlanTask, TaskExpectation
from ..rules.expectations import day_before, period_start
from ..rules.sentences import official_date
from .arranging import locked_task

MOST = 999


@transaction.atomic
def expect_activities(
    *, task: PlanTask, count: int, every: ExpectedEvery, starts: date, by: User, today: date
) -> TaskExpectation:
    """Expect ``count`` activities a month or quarter, from the period that holds ``starts``.

    What was expected until then ends the day before; what would have begun later is replaced. The
    same again changes nothing.
    """
    task = locked_task(task.pk)
    require(by, task.plan.agency, "task", "expect", on=today)
    if task.schedule.get("kind") != "continuous":
        raise ActionError(
            "Chỉ đặt mức dự kiến cho nhiệm vụ thường xuyên; nhiệm vụ này đã có thời hạn."
        )
    if not 1 <= count <= MOST:
        raise ActionError(f"Số hoạt động dự kiến phải từ 1 đến {MOST}.")
    if starts.year != task.plan.year:
        raise ActionError(f"Chọn ngày trong năm {task.plan.year} của kế hoạch.")
    starts = period_start(every, starts)
    same = task.expectations.filter(
        count=count, every=every, valid_from=starts, valid_to__isnull=True
    ).first()
    if same is not None:
        return same
    before = _close(task, starts)
    expectation = TaskExpectation.objects.create(
        task=task, count=count, every=every, valid_from=starts, set_by=by
    )
    audit.record(
        actor=by,
        verb="task.expect",
        target=task,
        summary=(
            f"Nhiệm vụ {task.ordinal}: dự kiến {expectation} từ ngày {official_date(starts)}."
        ),
        before={"expected": before},
        after={"expected": str(expectation), "from": starts.isoformat()},
        agency_id=task.plan.agency_id,
    )
    return expectation


@transaction.atomic
def end_expectation(*, task: PlanTask, by: User, today: date) -> None:
    """Expect nothing more from today on; periods that are over keep what was expected of them."""
    task = locked_task(task.pk)
    require(by, task.plan.agency, "task", "expect", on=today)
    before = _close(task, today)
    if before:
        audit.record(
            actor=by,
            verb="task.expect_nothing",
            target=task,
            summary=f"Nhiệm vụ {task.ordinal}: bỏ mức dự kiến từ ngày {official_date(today)}.",
            before={"expected": before},
            after={"expected": None},
            agency_id=task.plan.agency_id,
        )


def _close(task: PlanTask, day: date) -> str | None:
    """End what holds on a day the day before, drop what begins then or later; what it was."""
    open_ones = list(task.expectations.exclude(valid_to__lt=day))
    told = "; ".join(map(str, open_ones)) or None
    for row in open_ones:
        if row.valid_from >= day:
            row.delete()
        else:
            row.valid_to = day_before(day)
            row.save(update_fields=["valid_to"])
    return told
