"""Recording what was done, and taking a record back."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.core.files.base import File
from django.db import transaction

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Agency, Audience, Channel, Membership, Unit
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.clock import now
from lantoa.foundation.enums import EVIDENCE_KINDS
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.files import store_upload
from lantoa.foundation.models import StoredFile, User

from ..models import Activity, Deliverable, Evidence, PlanTask, PlanTopic
from ..rules.links import check_link
from ..rules.recording import check_day, check_reach, check_title, check_unit
from ..rules.sentences import official_date
from .proving import choose_occurrence


@transaction.atomic
def record_activity(
    *,
    agency: Agency,
    on: date,
    title: str,
    channel: Channel,
    unit: Unit,
    tasks: Collection[PlanTask],
    by: User,
    today: date,
    submission_key: UUID,
    audiences: Collection[Audience] = (),
    topics: Collection[PlanTopic] = (),
    reach: int | None = None,
    link: str = "",
    upload: "File[bytes] | None" = None,
    is_public: bool = False,
    proves: Collection[Deliverable] = (),
    is_sample: bool = False,
) -> Activity:
    """Record one act of communication and, for the products it ``proves``, submit it as evidence.

    The same ``submission_key`` again returns what was recorded the first time. ``on`` is the day it
    took place, ``today`` the day of recording.
    """
    earlier = Activity.objects.filter(submission_key=submission_key).first()
    if earlier is not None:
        return _repeated(earlier, by)
    member = require(by, agency, "activity", "record", on=today, unit=unit)
    title = " ".join(title.split())
    check_title(title)
    check_reach(reach)
    if link:
        check_link(link)
    check_day(on, today, [task.plan.year for task in tasks])
    _check_belongs(agency, unit, on, channel, tasks, audiences, topics)
    _check_products(tasks, proves)
    told = {"on": on, "title": title, "channel": channel, "unit": unit, "reach": reach}
    told |= {"link": link, "is_public": is_public, "is_sample": is_sample}
    activity, is_new = Activity.objects.get_or_create(
        submission_key=submission_key, defaults={"agency": agency, "recorded_by": by, **told}
    )
    if not is_new:
        return _repeated(activity, by)
    activity.tasks.set(tasks)
    activity.audiences.set(audiences)
    activity.topics.set(topics)
    if upload is not None:
        activity.file = store_upload(file=upload, by=by, kinds=EVIDENCE_KINDS)
        activity.save(update_fields=["file"])
    audit.record(
        actor=by,
        verb="activity.record",
        target=activity,
        summary=f"Ghi nhận hoạt động ngày {official_date(on)}: {title}.",
    )
    for product in proves:
        _submit(activity, product, member, activity.file)
    return activity


@transaction.atomic
def withdraw_activity(*, activity: Activity, reason: str, by: User, today: date) -> Activity:
    """Take a record back with a reason; it no longer counts and no longer proves anything."""
    reason = " ".join(reason.split())
    if not reason:
        raise ActionError("Nêu lý do rút hoạt động, ví dụ: ghi nhầm ngày.")
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    require(by, activity.agency, "activity", "withdraw", on=today, unit=activity.unit)
    if activity.withdrawn_at is not None:
        return activity
    activity.withdrawn_at = now()
    activity.withdrawn_reason = reason[:500]
    activity.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record(
        actor=by,
        verb="activity.withdraw",
        target=activity,
        summary=f"Rút hoạt động “{activity.title}”: {reason}",
        before={"withdrawn": False},
        after={"withdrawn": True, "reason": reason},
    )
    return activity


def _repeated(activity: Activity, by: User) -> Activity:
    """A form that was sent twice. Raises ActionError when the key is another person's."""
    if activity.recorded_by_id != by.pk:
        raise ActionError("Biểu mẫu này đã được người khác gửi. Mở lại biểu mẫu rồi nhập mới.")
    return activity


def _submit(
    activity: Activity, product: Deliverable, member: Membership, file: StoredFile | None
) -> Evidence:
    evidence = Evidence.objects.create(
        deliverable=product,
        occurrence=choose_occurrence(product, activity.on),
        dated=activity.on,
        activity=activity,
        file=file,
        link=activity.link,
        submitted_by=member.user,
        submitted_as=Role(member.role),
        unit=activity.unit,
        is_sample=activity.is_sample,
    )
    audit.record(
        actor=member.user,
        verb="evidence.submit",
        target=evidence,
        summary=f"Nộp minh chứng cho sản phẩm “{product.text}”: {activity.title}.",
        agency_id=activity.agency_id,
    )
    return evidence


def _check_products(tasks: Collection[PlanTask], proves: Collection[Deliverable]) -> None:
    chosen = {task.pk for task in tasks}
    if any(product.task_id not in chosen for product in proves):
        raise ActionError("Sản phẩm được chọn không thuộc nhiệm vụ đã chọn. Chọn lại nhiệm vụ.")


def _check_belongs(
    agency: Agency,
    unit: Unit,
    on: date,
    channel: Channel,
    tasks: Collection[PlanTask],
    audiences: Collection[Audience],
    topics: Collection[PlanTopic],
) -> None:
    if any(task.plan.is_draft for task in tasks):
        raise ActionError("Kế hoạch còn là dự thảo. Ghi nhận hoạt động khi kế hoạch đã được ký.")
    plans = {task.plan_id for task in tasks}
    foreign = (
        unit.agency_id != agency.pk
        or channel.agency_id != agency.pk
        or any(task.plan.agency_id != agency.pk for task in tasks)
        or any(audience.agency_id != agency.pk for audience in audiences)
        or any(topic.plan_id not in plans for topic in topics)
    )
    if foreign:
        raise ActionError(
            "Đơn vị, kênh, nhiệm vụ, đối tượng hoặc nội dung không thuộc cơ quan và kế hoạch này. "
            "Mở lại biểu mẫu và chọn lại."
        )
    check_unit(unit, on)
    dropped = next((task for task in tasks if task.dropped_on is not None), None)
    if dropped is not None:
        raise ActionError(
            f"Nhiệm vụ “{dropped.text[:80]}” không còn trong kế hoạch. Chọn nhiệm vụ khác."
        )
