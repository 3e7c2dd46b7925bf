"""Who gets an agency's reports, and which kinds each of them wants."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lantoa.agencies.models import Agency
from lantoa.agencies.models.organisation import ValidityQuerySet
from lantoa.foundation.fields import CleanCharField

from ..enums import ReportKind


class ReportRecipient(models.Model):
    """A body or person to whom reports go; of two that end together it gets the longer."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="report_recipients"
    )
    name = CleanCharField(
        "nơi nhận", max_length=255, help_text="Như in ở mục Nơi nhận: UBND tỉnh (để báo cáo)."
    )
    kinds: Any = ArrayField(
        models.CharField(max_length=20, choices=ReportKind.choices),
        verbose_name="loại báo cáo",
        blank=True,
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    valid_from = models.DateField("nhận từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects: ValidityQuerySet["ReportRecipient"] = ValidityQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "nơi nhận báo cáo"
        verbose_name_plural = "nơi nhận báo cáo"
        ordering = ("agency", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name", "valid_from"),
                nulls_distinct=False,
                name="report_recipient_once",
                violation_error_message="Đã có nơi nhận này từ ngày này.",
            ),
            models.CheckConstraint(
                condition=Q(kinds__len__gte=1)
                & Q(kinds__contained_by=[kind.value for kind in ReportKind]),
                name="report_recipient_wants_something",
                violation_error_message="Chọn ít nhất một loại báo cáo.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=F("valid_to")),
                name="report_recipient_dates_in_order",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        )

    def __str__(self) -> str:
        return self.name
