"""What people were reminded of, and the one letter a day in which they were."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..enums import DigestState
from .organisation import Agency


class DigestQuerySet(models.QuerySet["Digest"]):
    def newest_first(self) -> Self:
        return self.order_by("-day", "-id")


class Digest(models.Model):
    """All that a person is reminded of on one day, in one letter; also kept when none is sent."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="digests"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nhận",
        on_delete=models.CASCADE,
        related_name="digests",
    )
    day = models.DateField("ngày")
    state = models.CharField(
        "tình trạng", max_length=12, choices=DigestState.choices, default=DigestState.WAITING
    )
    subject = models.CharField("tiêu đề", max_length=255)
    body = models.TextField("nội dung")
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)
    sent_at = models.DateTimeField("gửi lúc", null=True)
    failure = models.CharField("lý do chưa gửi được", max_length=255, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = "thư nhắc việc"
        verbose_name_plural = "thư nhắc việc"
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "user", "day"),
                name="one_digest_a_person_and_day",
                violation_error_message="Người này đã có thư nhắc việc trong ngày.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False, state=DigestState.SENT)
                | (Q(sent_at__isnull=True) & ~Q(state=DigestState.SENT)),
                name="sent_digest_has_its_time",
                violation_error_message="Thư đã gửi phải có thời điểm gửi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} ({self.day:%d/%m/%Y})"


class Reminder(models.Model):
    """One thing that one person was reminded of at one step; ``key`` is the deadline's."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="reminders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders"
    )
    key = models.CharField("việc", max_length=120)
    name = models.TextField("tên việc")
    due_on = models.DateField("hạn")
    step = models.SmallIntegerField("mốc nhắc", help_text="Ngày làm việc so với hạn.")

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "lần nhắc"
        constraints = (
            models.UniqueConstraint(
                fields=("user", "key", "due_on", "step"),
                name="reminded_once_a_step",
                violation_error_message="Người này đã được nhắc việc này ở mốc này.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class CalendarFeed(models.Model):
    """The private address under which a person's own calendar reads their due days.

    Only the SHA-256 of the address's secret is kept; who loses the address makes a new one.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="người dùng",
        on_delete=models.CASCADE,
        related_name="calendar_feed",
    )
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("tạo lúc")

    class Meta:
        verbose_name = "địa chỉ lịch riêng"
        verbose_name_plural = "địa chỉ lịch riêng"

    def __str__(self) -> str:
        return str(self.user)
