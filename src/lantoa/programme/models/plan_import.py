"""An uploaded plan on its way to being confirmed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lantoa.agencies.models import Agency

from ..enums import ImportState
from .plan import Plan


class PlanImport(models.Model):
    """One upload: the file, how far reading has come, what was read, what people decided.

    ``source`` is vanban's Source as JSON, what the review shows beside the structure; ``document``
    is its Document. ``decisions`` holds what a person mended or accepted
    on the review screen; nothing reaches the plan before confirmation.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="plan_imports"
    )
    file = models.ForeignKey(
        "foundation.StoredFile", verbose_name="tệp", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        "tình trạng", max_length=12, choices=ImportState.choices, default=ImportState.WAITING
    )
    progress = models.PositiveSmallIntegerField("tiến độ (%)", default=0)
    stage = models.CharField("đang làm", max_length=120, blank=True)
    error = models.TextField("lỗi", blank=True)
    source = models.JSONField("văn bản như đã tải lên", null=True, blank=True)
    document = models.JSONField("nội dung đọc được", null=True, blank=True)
    decisions = models.JSONField("quyết định khi rà soát", default=dict, blank=True)
    replaces = models.ForeignKey(
        Plan,
        verbose_name="thay nội dung của kế hoạch",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    plan = models.ForeignKey(
        Plan,
        verbose_name="kế hoạch đã tạo",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="imports",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người tải lên",
        on_delete=models.PROTECT,
        related_name="+",
    )
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần nhập kế hoạch"
        verbose_name_plural = "lần nhập kế hoạch"
        ordering = ("-uploaded_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ImportState.CONFIRMED) | Q(plan__isnull=False),
                name="confirmed_import_has_its_plan",
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=100), name="import_progress_is_a_percentage"
            ),
        )

    def __str__(self) -> str:
        return f"Nhập kế hoạch {self.pk}"
