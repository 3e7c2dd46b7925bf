"""What the programme puts on a person's desk."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from lantoa.agencies.desk import DeskItem, DeskList
from lantoa.agencies.enums import Role
from lantoa.agencies.models import Membership
from lantoa.agencies.permissions import Reach, right
from lantoa.theme.formats import date_text

from . import queries
from .enums import InspectionState
from .models import Difficulty, Evidence, Inspection, UrgingLetter
from .rules.sentences import brief


def _returned(row: Evidence, member: Membership) -> DeskItem:
    decided = f" ngày {date_text(localdate(row.decided_at))}" if row.decided_at else ""
    return DeskItem(
        text=brief(row.deliverable.text),
        url=reverse("programme:resubmit_evidence", args=[row.pk]),
        note=f"{row.decided_by} trả lại{decided}: {row.reason}",
        is_sample=row.is_sample,
    )


def _to_decide(row: Evidence, member: Membership) -> DeskItem:
    given = row.activity.title if row.activity else row.document or row.link or "Tệp"
    return DeskItem(
        text=f"{brief(row.deliverable.text)}, {row.occurrence.label}",
        url=reverse("programme:decide_evidence", args=[row.pk]),
        note=f"{brief(given)} · {row.unit} nộp ngày {date_text(localdate(row.submitted_at))}",
        is_sample=row.is_sample,
    )


def _difficulty(row: Difficulty, member: Membership) -> DeskItem:
    return DeskItem(
        text=brief(row.text),
        url=reverse("programme:difficulty", args=[row.pk]),
        note=f"{row.unit} nêu ngày {date_text(row.raised_on)}",
        is_sample=row.is_sample,
    )


def _answered(row: Difficulty, member: Membership) -> DeskItem:
    answered = f" ngày {date_text(row.answered_on)}" if row.answered_on else ""
    return DeskItem(
        text=brief(row.text),
        url=reverse("programme:difficulty", args=[row.pk]),
        note=f"{row.answered_by} trả lời{answered}",
        is_sample=row.is_sample,
    )


def _occurrence(row: Any, member: Membership) -> DeskItem:
    """Who can hand in the product is led to its form, others to the task."""
    address = reverse("programme:task", args=[row.task_id])
    if right("evidence", "submit").reach(Role(member.role)) == Reach.OWN_UNIT:
        address = reverse("programme:submit_evidence", args=[row.missing_id]) + f"?ky={row.pk}"
    return DeskItem(
        text=f"Nhiệm vụ {row.task.ordinal}: {brief(row.task.text)}",
        url=address,
        note=row.label,
        due=row.due_on,
        is_sample=row.task.plan.is_sample,
    )


def _inspection(row: Inspection, member: Membership) -> DeskItem:
    """Before it takes place its own day counts, after it that of the remedy."""
    is_planned = row.state == InspectionState.PLANNED
    return DeskItem(
        text=f"{row}: {brief(row.subject if is_planned else row.remedy)}",
        url=reverse("programme:inspection", args=[row.pk]),
        note=brief(row.answer or row.team),
        due=row.planned_on if is_planned else row.remedy_due_on,
    )


def _letter(row: UrgingLetter, member: Membership) -> DeskItem:
    return DeskItem(
        text=f"{row.unit}: {len(row.lines)} việc quá hạn",
        url=reverse("programme:urging_letter", args=[row.pk]),
        note=row.name,
    )


def _gap(row: Any, member: Membership) -> DeskItem:
    return DeskItem(
        text=f"{brief(row.text)}: {row.audience_name}",
        url=reverse("programme:coverage") + f"?ke_hoach={row.plan_id}",
        note=f"Chưa có hoạt động nào trong năm {row.plan.year}",
        is_sample=row.plan.is_sample,
    )


LISTS = (
    DeskList(
        "tra-lai",
        "minh chứng trả lại cho tôi",
        10,
        lambda member, on: queries.evidence_returned_to(member, on=on),
        _returned,
    ),
    DeskList(
        "cho-quyet-dinh",
        "minh chứng chờ quyết định",
        20,
        lambda member, on: queries.evidence_to_decide(member, on=on),
        _to_decide,
    ),
    DeskList(
        "kho-khan",
        "khó khăn chờ trả lời",
        30,
        lambda member, on: queries.difficulties_to_answer(member),
        _difficulty,
    ),
    DeskList(
        "qua-han",
        "kỳ thực hiện quá hạn",
        40,
        lambda member, on: queries.late_occurrences(member, on=on),
        _occurrence,
    ),
    DeskList(
        "sap-den-han",
        "kỳ thực hiện sắp đến hạn",
        50,
        lambda member, on: queries.due_occurrences(member, on=on),
        _occurrence,
    ),
    DeskList(
        "da-tra-loi",
        "khó khăn đã được trả lời",
        60,
        lambda member, on: queries.difficulties_answered_for(member),
        _answered,
    ),
    DeskList(
        "khac-phuc",
        "kết quả kiểm tra cần khắc phục",
        35,
        lambda member, on: queries.inspections_to_answer(member),
        _inspection,
    ),
    DeskList(
        "den-lich-kiem-tra",
        "cuộc kiểm tra đến lịch",
        55,
        lambda member, on: queries.inspections_to_make(member, on=on),
        _inspection,
    ),
    DeskList(
        "kiem-tra-tra-loi",
        "trả lời kiểm tra chờ xem xét",
        25,
        lambda member, on: queries.inspections_to_close(member),
        _inspection,
    ),
    DeskList(
        "don-doc",
        "công văn đôn đốc chưa ban hành",
        65,
        lambda member, on: queries.letters_without_number(member),
        _letter,
    ),
    DeskList(
        "do-phu",
        "nội dung chưa đến đối tượng",
        70,
        lambda member, on: queries.coverage_gaps(member, on=on),
        _gap,
    ),
)
