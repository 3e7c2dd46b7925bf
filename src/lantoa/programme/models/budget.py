"""What a plan will cost and what was spent. All amounts are whole đồng."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lantoa.foundation.fields import CleanCharField

from .plan import Plan, PlanTask

# A thousand billion: more than any such plan, and far from the end of a bigint.
MOST = 10**12


class BudgetEstimate(models.Model):
    """The estimate of one plan. Once approved, its lines and ``approved_total`` stand still."""

    plan = models.OneToOneField(
        Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="estimate"
    )
    approved_on = models.DateField("ngày duyệt", null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người duyệt",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_total = models.PositiveBigIntegerField("tổng đã duyệt (đồng)", null=True, blank=True)

    class Meta:
        verbose_name = "dự toán"
        verbose_name_plural = "dự toán"
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    approved_on__isnull=True,
                    approved_by__isnull=True,
                    approved_total__isnull=True,
                )
                | Q(
                    approved_on__isnull=False,
                    approved_by__isnull=False,
                    approved_total__isnull=False,
                ),
                name="estimate_approved_as_a_whole",
                violation_error_message="Dự toán đã duyệt phải có ngày, người duyệt và tổng tiền.",
            ),
        )

    def __str__(self) -> str:
        return f"Dự toán năm {self.plan.year}"

    @property
    def is_approved(self) -> bool:
        return self.approved_on is not None


class BudgetLine(models.Model):
    """One item: how many of what at which price, from which source; ``amount`` is their product,
    computed by the database."""

    estimate = models.ForeignKey(
        BudgetEstimate, verbose_name="dự toán", on_delete=models.CASCADE, related_name="lines"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    task = models.ForeignKey(
        PlanTask,
        verbose_name="nhiệm vụ",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="budget_lines",
    )
    item = CleanCharField("nội dung chi", max_length=500)
    measure = CleanCharField("đơn vị tính", max_length=60)
    quantity = models.PositiveIntegerField("số lượng")
    unit_price = models.PositiveBigIntegerField("đơn giá (đồng)")
    amount = models.GeneratedField(
        expression=F("quantity") * F("unit_price"),
        output_field=models.BigIntegerField("thành tiền (đồng)"),
        db_persist=True,
    )
    source = CleanCharField("nguồn kinh phí", max_length=255)

    class Meta:
        verbose_name = "mục dự toán"
        verbose_name_plural = "mục dự toán"
        ordering = ("estimate", "order")
        constraints = (
            models.UniqueConstraint(fields=("estimate", "order"), name="budget_line_order_unique"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=10**6)
                & Q(unit_price__gte=1, unit_price__lte=MOST),
                name="budget_line_costs_something",
                violation_error_message="Số lượng và đơn giá phải lớn hơn 0.",
            ),
        )

    def __str__(self) -> str:
        return self.item


class BudgetSpendingQuerySet(models.QuerySet["BudgetSpending"]):
    def valid(self) -> "BudgetSpendingQuerySet":
        """Everything entered and not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class BudgetSpending(models.Model):
    """Money spent on an item, with the document that shows it. Never changed, only withdrawn."""

    line = models.ForeignKey(
        BudgetLine, verbose_name="mục dự toán", on_delete=models.PROTECT, related_name="spendings"
    )
    amount = models.PositiveBigIntegerField("số tiền (đồng)")
    spent_on = models.DateField("ngày chi")
    document = CleanCharField("chứng từ (số, ngày)", max_length=255)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nhập",
        on_delete=models.PROTECT,
        related_name="+",
    )
    recorded_at = models.DateTimeField("nhập lúc", auto_now_add=True)
    submission_key = models.UUIDField("mã lần gửi", unique=True, editable=False)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)
    withdrawn_reason = CleanCharField("lý do rút", max_length=500, blank=True)

    objects = BudgetSpendingQuerySet.as_manager()

    class Meta:
        verbose_name = "khoản đã chi"
        verbose_name_plural = "khoản đã chi"
        ordering = ("spent_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gte=1, amount__lte=MOST),
                name="spending_is_an_amount",
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=~Q(document=""),
                name="spending_has_its_document",
                violation_error_message="Nêu chứng từ của khoản chi.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="spending_withdrawn_with_a_reason",
                violation_error_message="Nêu lý do rút khoản chi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.line}: {self.amount}"
