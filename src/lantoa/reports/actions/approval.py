"""Approving a report, which freezes it, and setting one aside."""

from datetime import date

import msgspec
from django.db import transaction

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.clock import now
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from .. import queries, rules
from ..content import canonical, digest, thaw
from ..enums import ReportState
from ..models import Report
from .freezing import freeze_rows
from .locking import locked, state_label


@transaction.atomic
def approve_report(*, report: Report, seen_sha256: str, by: User, today: date) -> Report:
    """Freeze figures, narrative and rows. ``seen_sha256`` is the hash of what the person read.

    Raises ActionError when the draft has changed since, or is not ready (``rules``).
    """
    require(by, report.agency, "report", "approve", on=today)
    report = locked(report)
    if report.frozen and seen_sha256 in (report.frozen_sha256, _seen_of(report)):
        return report
    if not rules.may_become(report.state, ReportState.APPROVED):
        raise ActionError(f"Báo cáo ở tình trạng “{state_label(report)}”, không duyệt được nữa.")
    draft = queries.assembled(report, today=today)
    if draft.refusals:
        raise ActionError(f"Chưa duyệt được. {' '.join(draft.refusals)}")
    if draft.sha256 != seen_sha256:
        raise ActionError(
            "Chưa duyệt: số liệu hoặc nội dung đã thay đổi từ khi mở trang. "
            "Xem lại báo cáo rồi duyệt."
        )
    rows_sha256 = freeze_rows(report, expected=draft.content.activity_count)
    report.frozen = canonical(msgspec.structs.replace(draft.content, rows_sha256=rows_sha256))
    report.frozen_sha256 = digest(report.frozen)
    report.state = ReportState.APPROVED
    report.approved_by, report.approved_at = by, now()
    report.save()
    audit.record(
        actor=by,
        verb="report.approve",
        target=report,
        summary=f"Duyệt báo cáo {draft.content.period.label}, chốt số liệu.",
        after={"sha256": report.frozen_sha256},
    )
    return report


def _seen_of(report: Report) -> str:
    """The hash of the draft that was approved: rows are frozen only then."""
    return digest(canonical(msgspec.structs.replace(thaw(report.frozen), rows_sha256="")))


@transaction.atomic
def discard_report(*, report: Report, reason: str, by: User, today: date) -> Report:
    """Set an unsigned report aside with a reason; its period may then be reported anew."""
    require(by, report.agency, "report", "discard", on=today)
    report, reason = locked(report), reason.strip()
    if report.state == ReportState.DISCARDED:
        return report
    if not rules.may_become(report.state, ReportState.DISCARDED):
        raise ActionError("Báo cáo đã ký không hủy được. Ban hành văn bản đính chính nếu cần.")
    if not reason:
        raise ActionError("Nêu lý do hủy báo cáo.")
    before = report.state
    report.state, report.discarded_reason = ReportState.DISCARDED, reason
    report.save()
    audit.record(
        actor=by,
        verb="report.discard",
        target=report,
        summary=f"Hủy báo cáo {queries.period_of(report).label}: {reason}",
        before={"state": before},
        after={"state": report.state},
    )
    return report
