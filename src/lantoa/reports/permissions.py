"""Who may do what with reports: rows of the role table."""

from datetime import date

from lantoa.agencies.permissions import (
    EVERYONE_INSIDE,
    LEADERSHIP_ONLY,
    OFFICE_AND_LEADERSHIP,
    OFFICE_ONLY,
    WITH_SUPERIOR,
    Right,
    user_can,
)
from lantoa.foundation.models import User

from .models import Report

RIGHTS = (
    # What is not issued yet only for those inside: queries.visible_reports.
    Right("report", "view", "xem báo cáo", WITH_SUPERIOR),
    Right("report", "figures", "mở số liệu của báo cáo", EVERYONE_INSIDE),
    Right("report", "assemble", "lập và sửa báo cáo", OFFICE_ONLY),
    Right("report", "approve", "duyệt báo cáo", LEADERSHIP_ONLY),
    Right("report", "issue", "ghi số, ngày và tải bản báo cáo đã ký", OFFICE_AND_LEADERSHIP),
    Right("report", "send", "ghi nhận việc gửi báo cáo", OFFICE_ONLY),
    Right("report", "discard", "hủy báo cáo chưa ký", OFFICE_AND_LEADERSHIP),
    Right("report_recipient", "manage", "sửa nơi nhận báo cáo", OFFICE_ONLY),
)


def user_can_report(user: User, report: Report, action: str, *, on: date) -> bool:
    """Everyone in the agency may view, a superior body the issued papers; the Office assembles,
    edits and sends; leadership approves; both enter number, date and signed copy, and
    discard what is not signed."""
    return user_can(user, report.agency, "report", action, on=on)
