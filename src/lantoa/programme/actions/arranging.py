"""What people decide about a task after the plan was confirmed."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from lantoa.agencies.models import Audience
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..enums import UnitPart
from ..models import Occurrence, PlanTask, PlanTopic, TaskUnit
from ..rules.sentences import official_date

# A superior body's plan may run on for years; a slip of the keyboard runs further.
MOST_YEARS_AWAY = 5


@transaction.atomic
def choose_main_lead(*, task_unit: TaskUnit, by: User, today: date) -> PlanTask:
    """Say which of several leads answers for the task; the text stays as signed."""
    task = locked_task(task_unit.task_id)
    require(by, task.plan.agency, "task", "arrange", on=today)
    if task_unit.part != UnitPart.LEAD:
        raise ActionError("Đầu mối chính phải là một trong các đơn vị chủ trì.")
    old = task.task_units.filter(is_main=True).first()
    if old is not None and old.pk == task_unit.pk:
        return task
    task.task_units.filter(is_main=True).update(is_main=False)
    TaskUnit.objects.filter(pk=task_unit.pk).update(is_main=True)
    audit.record(
        actor=by,
        verb="task.main_lead",
        target=task,
        summary=f"Nhiệm vụ {task.ordinal}: đầu mối chính là {task_unit.text}.",
        before={"main_lead": old.text if old else None},
        after={"main_lead": task_unit.text},
        agency_id=task.plan.agency_id,
    )
    return task


@transaction.atomic
def set_task_dates(
    *,
    task: PlanTask,
    starts: date,
    ends: date,
    due: date | None,
    document: str,
    by: User,
    today: date,
) -> PlanTask:
    """Give a waiting task its time, with the document that sets it. Days are inclusive.

    Raises ActionError for a task that has printed dates: those change with the plan.
    """
    task = locked_task(task.pk)
    require(by, task.plan.agency, "task", "dates", on=today)
    document = " ".join(document.split())[:255]
    if not document:
        raise ActionError("Nêu văn bản ấn định thời gian (số, ký hiệu, ngày, cơ quan ban hành).")
    if starts > ends:
        raise ActionError("Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    if not all(abs(day.year - task.plan.year) <= MOST_YEARS_AWAY for day in (starts, ends)):
        raise ActionError(
            f"Thời gian quá xa năm {task.plan.year} của kế hoạch. Kiểm tra lại năm của ngày."
        )
    if due is not None and not starts <= due <= ends:
        raise ActionError("Hạn phải nằm trong thời gian thực hiện.")
    occurrence = task.occurrences.current().order_by("index").first()
    if occurrence is None or (occurrence.starts_on is not None and not task.date_set_by):
        raise ActionError(
            "Kế hoạch đã ghi thời gian của nhiệm vụ này. Nhập bản kế hoạch điều chỉnh để thay đổi."
        )
    before = _dates(occurrence)
    occurrence.starts_on, occurrence.ends_on, occurrence.due_on = starts, ends, due
    after = _dates(occurrence)
    if before == after and task.date_set_by == document:
        return task
    occurrence.save(update_fields=["starts_on", "ends_on", "due_on"])
    task.date_set_by = document
    task.save(update_fields=["date_set_by"])
    audit.record(
        actor=by,
        verb="task.dates",
        target=task,
        summary=(
            f"Nhiệm vụ {task.ordinal}: thực hiện từ {official_date(starts)} "
            f"đến {official_date(ends)}, theo {document}."
        ),
        before=before,
        after={**after, "document": document},
        agency_id=task.plan.agency_id,
    )
    return task


@transaction.atomic
def confirm_task_topics(
    *, task: PlanTask, topics: Collection[PlanTopic], by: User, today: date
) -> PlanTask:
    """Say which topics of the plan the task serves; the plan's text does not state it."""
    task = locked_task(task.pk)
    require(by, task.plan.agency, "task", "topics", on=today)
    if any(topic.plan_id != task.plan_id for topic in topics):
        raise ActionError("Nội dung được chọn thuộc kế hoạch khác. Chọn lại nội dung.")
    before = sorted(task.topics.values_list("order", flat=True))
    after = sorted(topic.order for topic in topics)
    if before == after:
        return task
    task.topics.set(topics)
    audit.record(
        actor=by,
        verb="task.topics",
        target=task,
        summary=f"Nhiệm vụ {task.ordinal}: xác nhận {len(after)} nội dung tuyên truyền.",
        before={"topics": before},
        after={"topics": after},
        agency_id=task.plan.agency_id,
    )
    return task


@transaction.atomic
def confirm_task_audiences(
    *, task: PlanTask, audiences: Collection[Audience], by: User, today: date
) -> PlanTask:
    """Say which audiences of the plan the task addresses; the plan's text does not state it."""
    task = locked_task(task.pk)
    require(by, task.plan.agency, "task", "audiences", on=today)
    own = set(task.plan.audiences.values_list("audience_id", flat=True))
    if any(audience.pk not in own for audience in audiences):
        raise ActionError("Đối tượng được chọn không có trong kế hoạch này. Chọn lại đối tượng.")
    before = sorted(task.audiences.values_list("name", flat=True))
    after = sorted(audience.name for audience in audiences)
    if before == after:
        return task
    task.audiences.set(audiences)
    audit.record(
        actor=by,
        verb="task.audiences",
        target=task,
        summary=f"Nhiệm vụ {task.ordinal}: xác nhận {len(after)} đối tượng.",
        before={"audiences": before},
        after={"audiences": after},
        agency_id=task.plan.agency_id,
    )
    return task


def locked_task(pk: int) -> PlanTask:
    """The task with its plan and agency, kept from others until the transaction ends."""
    return (
        PlanTask.objects.select_for_update(of=("self",)).select_related("plan__agency").get(pk=pk)
    )


def _dates(occurrence: Occurrence) -> dict[str, str | None]:
    days = {"starts": occurrence.starts_on, "ends": occurrence.ends_on, "due": occurrence.due_on}
    return {name: day.isoformat() if day else None for name, day in days.items()}
