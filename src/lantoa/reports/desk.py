"""What reports put on a person's desk."""

from django.urls import reverse

from lantoa.agencies.desk import DeskItem, DeskList
from lantoa.agencies.models import Membership
from lantoa.programme.rules.sentences import inside
from lantoa.theme.formats import date_text

from . import queries
from .enums import UnitReportState
from .models import UnitReport


def _to_hand_in(row: UnitReport, member: Membership) -> DeskItem:
    period = queries.period_of_round(row.round)
    is_returned = row.state == UnitReportState.RETURNED
    is_late_by_itself = row.round.units_due_on < row.round.opened_on
    return DeskItem(
        text=f"Báo cáo {inside(period.label)} của {row.unit}",
        url=reverse("reports:unit_report", args=[row.pk]),
        note=f"Văn phòng trả lại: {row.return_reason}" if is_returned else "",
        due=None if is_late_by_itself else row.round.units_due_on,
        is_sample=row.round.plan.is_sample,
    )


def _to_decide(row: UnitReport, member: Membership) -> DeskItem:
    period = queries.period_of_round(row.round)
    handed_in = f" ngày {date_text(row.submitted_on)}" if row.submitted_on else ""
    return DeskItem(
        text=f"Báo cáo {inside(period.label)} của {row.unit}",
        url=reverse("reports:unit_report", args=[row.pk]),
        note=f"{row.submitted_by} nộp{handed_in}",
        is_sample=row.round.plan.is_sample,
    )


LISTS = (
    DeskList(
        "bao-cao-don-vi",
        "báo cáo đơn vị cần nộp",
        15,
        lambda member, on: queries.reports_to_hand_in(member),
        _to_hand_in,
    ),
    DeskList(
        "bao-cao-cho-xem-xet",
        "báo cáo đơn vị chờ xem xét",
        25,
        lambda member, on: queries.reports_to_decide(member),
        _to_decide,
    ),
)
