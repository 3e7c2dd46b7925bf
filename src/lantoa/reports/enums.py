"""Choices of reports. Values are stored; labels are what officials read."""

from django.db import models


class ReportKind(models.TextChoices):
    """What a report covers, shorter before longer.

    The value is vanban's kind of legal period (Decree 09/2019, art. 12).
    """

    MONTH = "month", "Báo cáo tháng"
    QUARTER = "quarter", "Báo cáo quý"
    HALF_YEAR = "half_year", "Báo cáo 6 tháng"
    NINE_MONTHS = "nine_months", "Báo cáo 9 tháng"
    YEAR = "year", "Báo cáo năm"


class ReportState(models.TextChoices):
    """The life of a report. A discarded one stays, with its reason, and another may be made."""

    DRAFT = "draft", "Đang tổng hợp"
    APPROVED = "approved", "Đã duyệt"
    SIGNED = "signed", "Đã ký, ban hành"
    SENT = "sent", "Đã gửi"
    DISCARDED = "discarded", "Đã hủy"


# Figures, narrative and rows no longer change.
FROZEN_STATES = (ReportState.APPROVED, ReportState.SIGNED, ReportState.SENT)
# Has a number and a date: what the public may be told.
ISSUED_STATES = (ReportState.SIGNED, ReportState.SENT)


class UnitReportState(models.TextChoices):
    """What a unit's report of a round has come to; when it is due decides the rest."""

    OPEN = "open", "Đang soạn"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đã chấp nhận"


# The unit may still write.
WRITABLE_STATES = (UnitReportState.OPEN, UnitReportState.RETURNED)


class RequestState(models.TextChoices):
    """How a round's request to a unit stands on a day. Computed, never stored."""

    NOT_DUE = "not_due", "Chưa đến hạn"
    DUE = "due", "Đến hạn"
    OVERDUE = "overdue", "Quá hạn"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đã chấp nhận"
