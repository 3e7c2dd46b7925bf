"""The texts that a plan has had, and what each of them moved."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lantoa.foundation.fields import CleanCharField, CleanTextField

from ..enums import OccurrenceChange
from .plan import Plan, PlanTask


class PlanVersion(models.Model):
    """One text of a plan, kept as it was. The highest ``index`` is the text in force.

    ``decision`` names the document that amended the plan, the first text has none. A version is in
    force until the next one begins. A file that only mends what was entered makes no version.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    index = models.PositiveSmallIntegerField("bản thứ")
    content = models.JSONField("nội dung văn bản")
    source = models.ForeignKey(
        "foundation.StoredFile", verbose_name="tệp", on_delete=models.PROTECT, related_name="+"
    )
    decision = CleanCharField("văn bản điều chỉnh", max_length=255, blank=True)
    decided_on = models.DateField("ngày của văn bản điều chỉnh", null=True, blank=True)
    valid_from = models.DateField("áp dụng từ ngày", null=True, blank=True)
    reason = CleanTextField("lý do điều chỉnh", blank=True)
    difficulty = models.ForeignKey(
        "programme.Difficulty",
        verbose_name="từ khó khăn, vướng mắc",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="amendments",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người xác nhận",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField("xác nhận lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản của kế hoạch"
        verbose_name_plural = "các bản của kế hoạch"
        ordering = ("plan", "-index")
        constraints = (
            models.UniqueConstraint(fields=("plan", "index"), name="plan_version_index_unique"),
            models.CheckConstraint(
                condition=Q(index=1, decision="", decided_on__isnull=True, reason="")
                | (
                    Q(index__gt=1, decided_on__isnull=False, valid_from__isnull=False)
                    & ~Q(decision="")
                    & ~Q(reason="")
                ),
                name="plan_amended_by_a_dated_decision",
                violation_error_message=(
                    "Nêu văn bản điều chỉnh, ngày của văn bản, ngày áp dụng và lý do."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Bản {self.index}"


class OccurrenceAdjustment(models.Model):
    """What a version did to one occurrence of a task: its days before and after.

    The reason is the version's. ``label`` stays when the occurrence itself is gone.
    """

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="adjustments")
    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="adjustments")
    label = CleanCharField("kỳ", max_length=120)
    change = models.CharField("thay đổi", max_length=8, choices=OccurrenceChange.choices)
    before_starts = models.DateField("bắt đầu trước đây", null=True, blank=True)
    before_ends = models.DateField("kết thúc trước đây", null=True, blank=True)
    before_due = models.DateField("hạn trước đây", null=True, blank=True)
    after_starts = models.DateField("bắt đầu", null=True, blank=True)
    after_ends = models.DateField("kết thúc", null=True, blank=True)
    after_due = models.DateField("hạn", null=True, blank=True)

    class Meta:
        verbose_name = "điều chỉnh kỳ thực hiện"
        verbose_name_plural = "điều chỉnh kỳ thực hiện"
        ordering = ("-version__index", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "task", "label"), name="occurrence_adjusted_once_a_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.label}: {self.get_change_display()}"
