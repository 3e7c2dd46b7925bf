"""How much is expected of a continuous task, as a person sets it."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from lantoa.agencies.models.validity import ValidityQuerySet, identity_range, validity

from ..enums import ExpectedEvery
from .plan import PlanTask


class TaskExpectation(models.Model):
    """So many activities a month or a quarter, for a time; a new one ends the one before.

    Without any, "Thường xuyên" has no measure and is never short.
    """

    task = models.ForeignKey(
        PlanTask, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="expectations"
    )
    count = models.PositiveSmallIntegerField("số hoạt động")
    every = models.CharField("mỗi", max_length=8, choices=ExpectedEvery.choices)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người đặt",
        on_delete=models.PROTECT,
        related_name="+",
    )
    set_at = models.DateTimeField("đặt lúc", auto_now_add=True)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = "mức dự kiến"
        verbose_name_plural = "mức dự kiến"
        ordering = ("task", "valid_from")
        constraints = (
            models.CheckConstraint(
                condition=Q(count__gte=1, count__lte=999),
                name="expectation_count_possible",
                violation_error_message="Số hoạt động dự kiến từ 1 đến 999.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="expectation_dates_in_order",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            ExclusionConstraint(
                name="one_expectation_of_a_task_at_a_time",
                expressions=(
                    (identity_range("task_id"), RangeOperators.OVERLAPS),
                    (validity(), RangeOperators.OVERLAPS),
                ),
                violation_error_message="Nhiệm vụ đã có mức dự kiến trong thời gian này.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.count} hoạt động mỗi {ExpectedEvery(self.every).label.lower()}"
