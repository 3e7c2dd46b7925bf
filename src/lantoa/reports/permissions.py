"""Who may do what with reports: rows of the role table."""

from datetime import date

from lantoa.agencies.enums import Role
from lantoa.agencies.permissions import (
    EVERYONE_INSIDE,
    LEADERSHIP_ONLY,
    OFFICE_AND_LEADERSHIP,
    OFFICE_ONLY,
    WITH_SUPERIOR,
    Reach,
    Right,
    user_can,
)
from lantoa.foundation.models import User

from .models import Report

OWN_UNIT = dict.fromkeys((Role.STAFF, Role.UNIT_HEAD, Role.EDITOR, Role.OFFICE), Reach.OWN_UNIT)
# The Office hands in its own: its head has the role of the Office.
HEAD_OF_UNIT = dict.fromkeys((Role.UNIT_HEAD, Role.OFFICE), Reach.OWN_UNIT)
UNIT_REPORTS_SEEN = {
    **OWN_UNIT,
    Role.OFFICE: Reach.AGENCY,
    Role.LEADERSHIP: Reach.AGENCY,
    Role.INSPECTORATE: Reach.AGENCY,
}
RIGHTS = (
    # What is not issued yet only for those inside: queries.visible_reports.
    Right("report", "view", "xem báo cáo", WITH_SUPERIOR),
    Right("report", "figures", "mở số liệu của báo cáo", EVERYONE_INSIDE),
    Right("report", "assemble", "lập và sửa báo cáo", OFFICE_ONLY),
    Right("report", "approve", "duyệt báo cáo", LEADERSHIP_ONLY),
    Right("report", "issue", "ghi số, ngày và tải bản báo cáo đã ký", OFFICE_AND_LEADERSHIP),
    Right("report", "send", "ghi nhận việc gửi báo cáo", OFFICE_ONLY),
    Right("report", "discard", "hủy báo cáo chưa ký", OFFICE_AND_LEADERSHIP),
    Right("report_round", "view", "xem đợt báo cáo", EVERYONE_INSIDE),
    Right("report_round", "manage", "mở đợt báo cáo và đặt các mốc", OFFICE_ONLY),
    Right("unit_report", "view", "xem báo cáo của đơn vị", UNIT_REPORTS_SEEN),
    Right("unit_report", "write", "soạn báo cáo của đơn vị", OWN_UNIT),
    Right("unit_report", "submit", "nộp báo cáo của đơn vị", HEAD_OF_UNIT),
    Right("unit_report", "decide", "chấp nhận, trả lại báo cáo của đơn vị", OFFICE_ONLY),
    Right("report_recipient", "manage", "sửa nơi nhận báo cáo", OFFICE_ONLY),
)


def user_can_report(user: User, report: Report, action: str, *, on: date) -> bool:
    """Everyone in the agency may view, a superior body the issued papers; the Office assembles,
    edits and sends; leadership approves; both enter number, date and signed copy, and
    discard what is not signed."""
    return user_can(user, report.agency, "report", action, on=on)
