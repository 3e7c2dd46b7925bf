"""What was done, and what proves it."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Agency, Audience, Channel, Unit
from lantoa.foundation.fields import CleanCharField

from ..enums import EvidenceState
from .plan import Deliverable, Occurrence, Plan, PlanTask, PlanTopic


class ActivityQuerySet(models.QuerySet["Activity"]):
    def valid(self) -> Self:
        """Everything recorded and not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def public(self) -> Self:
        return self.valid().filter(is_public=True)

    def between(self, first: date, last: date) -> Self:
        """Activities dated within the two days, both included."""
        return self.filter(on__gte=first, on__lte=last)


class ActivityUpload(models.Model):
    """An Excel file of activities: looked at, then recorded as a whole or not at all."""

    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.PROTECT, related_name="activity_uploads"
    )
    file = models.ForeignKey(
        "foundation.StoredFile", verbose_name="tệp", on_delete=models.PROTECT, related_name="+"
    )
    sha256 = models.CharField("mã băm của tệp", max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người tải lên",
        on_delete=models.PROTECT,
        related_name="+",
    )
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    recorded_at = models.DateTimeField("ghi nhận lúc", null=True, blank=True)
    recorded_count = models.PositiveIntegerField("số hoạt động đã ghi nhận", null=True, blank=True)

    class Meta:
        verbose_name = "tệp hoạt động"
        verbose_name_plural = "tệp hoạt động"
        ordering = ("-uploaded_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "uploaded_by", "sha256"),
                name="activity_file_once_a_person",
                violation_error_message="Tệp này đã được tải lên.",
            ),
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True, recorded_count__isnull=True)
                | Q(recorded_at__isnull=False, recorded_count__isnull=False),
                name="activity_file_recorded_with_count",
                violation_error_message="Thiếu số hoạt động đã ghi nhận.",
            ),
        )

    def __str__(self) -> str:
        return str(self.file)


class Activity(models.Model):
    """One act of communication, whatever the channel: the one fact table of all figures."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="activities"
    )
    on = models.DateField("ngày thực hiện")
    title = CleanCharField("nội dung thực hiện", max_length=500)
    channel = models.ForeignKey(
        Channel, verbose_name="kênh", on_delete=models.PROTECT, related_name="activities"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị thực hiện", on_delete=models.PROTECT, related_name="activities"
    )
    tasks = models.ManyToManyField(PlanTask, verbose_name="nhiệm vụ", related_name="activities")
    audiences = models.ManyToManyField(
        Audience, verbose_name="đối tượng", blank=True, related_name="activities"
    )
    topics = models.ManyToManyField(
        PlanTopic, verbose_name="nội dung", blank=True, related_name="activities"
    )
    reach = models.PositiveIntegerField("số lượt tiếp cận", null=True, blank=True)
    link = models.URLField("đường dẫn", max_length=500, blank=True)
    file = models.ForeignKey(
        "foundation.StoredFile",
        verbose_name="tệp",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_public = models.BooleanField("công khai", default=False)
    is_sample = models.BooleanField("dữ liệu minh họa", default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người ghi nhận",
        on_delete=models.PROTECT,
        related_name="+",
    )
    recorded_at = models.DateTimeField("ghi nhận lúc", auto_now_add=True)
    submission_key = models.UUIDField(
        "mã lần gửi", unique=True, editable=False, help_text="Gửi lại biểu mẫu không ghi hai lần."
    )
    upload = models.ForeignKey(
        ActivityUpload,
        verbose_name="tệp Excel",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="activities",
    )
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)
    withdrawn_reason = CleanCharField("lý do rút", max_length=500, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "hoạt động truyền thông"
        verbose_name_plural = "hoạt động truyền thông"
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=("agency", "on"), name="activity_agency_on"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="withdrawal_gives_a_reason",
                violation_error_message="Nêu lý do rút hoạt động.",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """What proves a product: an activity, a file, a link or a document named by its symbol.

    It counts for an occurrence only when accepted by someone else than who submitted it and dated
    within the occurrence.
    """

    deliverable = models.ForeignKey(
        Deliverable, verbose_name="sản phẩm", on_delete=models.PROTECT, related_name="evidence"
    )
    occurrence = models.ForeignKey(
        Occurrence, verbose_name="kỳ thực hiện", on_delete=models.PROTECT, related_name="evidence"
    )
    dated = models.DateField("ngày của minh chứng")
    activity = models.ForeignKey(
        Activity,
        verbose_name="hoạt động",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
    )
    file = models.ForeignKey(
        "foundation.StoredFile",
        verbose_name="tệp",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    link = models.URLField("đường dẫn", max_length=500, blank=True)
    document = CleanCharField("văn bản (số, ký hiệu, ngày)", max_length=255, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nộp",
        on_delete=models.PROTECT,
        related_name="+",
    )
    submitted_as = models.CharField("nộp với vai trò", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị nộp", on_delete=models.PROTECT, related_name="evidence"
    )
    submitted_at = models.DateTimeField("nộp lúc", auto_now_add=True)
    state = models.CharField(
        "tình trạng", max_length=12, choices=EvidenceState.choices, default=EvidenceState.SUBMITTED
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người quyết định",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    reason = CleanCharField("lý do trả lại", max_length=500, blank=True)
    is_sample = models.BooleanField("dữ liệu minh họa", default=False)

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ("-dated", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(activity__isnull=False)
                | Q(file__isnull=False)
                | ~Q(link="")
                | ~Q(document=""),
                name="evidence_has_a_source",
                violation_error_message=(
                    "Chọn hoạt động, tải tệp, nhập đường dẫn hoặc số hiệu văn bản làm minh chứng."
                ),
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("submitted_by")),
                name="evidence_decided_by_another",
                violation_error_message="Người nộp không tự chấp nhận minh chứng của mình.",
            ),
            models.CheckConstraint(
                condition=Q(state=EvidenceState.SUBMITTED, decided_by__isnull=True)
                | (~Q(state=EvidenceState.SUBMITTED) & Q(decided_by__isnull=False)),
                name="evidence_decision_has_its_person",
                violation_error_message="Thiếu người quyết định về minh chứng.",
            ),
            models.CheckConstraint(
                condition=~Q(state=EvidenceState.RETURNED) | ~Q(reason=""),
                name="evidence_returned_with_reason",
                violation_error_message="Nêu lý do trả lại minh chứng.",
            ),
            models.UniqueConstraint(
                fields=("deliverable", "occurrence", "activity"),
                condition=Q(activity__isnull=False),
                name="activity_proves_a_product_once",
                violation_error_message="Hoạt động này đã là minh chứng của sản phẩm.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.deliverable} ({self.get_state_display()})"
