"""Choices of the programme. Values are stored; labels are what officials read."""

from django.db import models


class UnitPart(models.TextChoices):
    """A unit's part in a task."""

    LEAD = "lead", "Chủ trì"
    SUPPORTING = "supporting", "Phối hợp"


class TaskState(models.TextChoices):
    """Computed, never stored as truth."""

    NOT_YET = "not_yet", "Chưa đến kỳ"
    UNDER_WAY = "under_way", "Đang thực hiện"
    NO_ACTIVITY = "no_activity", "Chưa có hoạt động"
    DONE = "done", "Hoàn thành"
    OVERDUE = "overdue", "Quá hạn"
    WAITING = "waiting", "Chờ"
    CLOSED = "closed", "Đã kết thúc"


class ExpectedEvery(models.TextChoices):
    """How often a number of activities is expected of a continuous task."""

    MONTH = "month", "Tháng"
    QUARTER = "quarter", "Quý"


class EvidenceState(models.TextChoices):
    SUBMITTED = "submitted", "Chờ chấp nhận"
    ACCEPTED = "accepted", "Đã chấp nhận"
    RETURNED = "returned", "Đã trả lại"


class ImportState(models.TextChoices):
    WAITING = "waiting", "Đang chờ đọc"
    READING = "reading", "Đang đọc"
    READ = "read", "Đã đọc, chờ rà soát"
    FAILED = "failed", "Không đọc được"
    CONFIRMED = "confirmed", "Đã xác nhận"
    DISCARDED = "discarded", "Đã bỏ"


class Addressee(models.TextChoices):
    """Whom a difficulty's proposal asks; the Office carries it to a superior body."""

    OFFICE = "office", "Văn phòng"
    LEADERSHIP = "leadership", "Lãnh đạo cơ quan"
    SUPERIOR = "superior", "Cơ quan cấp trên"


class DifficultyState(models.TextChoices):
    RAISED = "raised", "Chờ trả lời"
    ANSWERED = "answered", "Đã trả lời"
    CLOSED = "closed", "Đã kết thúc"


class OccurrenceChange(models.TextChoices):
    """What a later text of the plan did to an occurrence."""

    ADDED = "added", "Thêm kỳ"
    MOVED = "moved", "Đổi thời gian"
    DROPPED = "dropped", "Bỏ kỳ"


class InspectionState(models.TextChoices):
    PLANNED = "planned", "Theo kế hoạch"
    CHECKED = "checked", "Chờ đơn vị khắc phục"
    ANSWERED = "answered", "Đơn vị đã trả lời"
    CLOSED = "closed", "Đã kết thúc"
