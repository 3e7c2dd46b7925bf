"""The Office's oversight: checks of units (kiểm tra) and letters that urge (đôn đốc)."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lantoa.agencies.models import Unit
from lantoa.foundation.fields import CleanCharField, CleanTextField

from ..enums import InspectionState
from ..rules.sentences import official_date
from .plan import Plan


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def checked_between(self, first: date, last: date) -> Self:
        """Carried out within the two days, both included."""
        return self.filter(checked_on__gte=first, checked_on__lte=last)


class Inspection(models.Model):
    """One check of a unit: planned, carried out, its remedy answered by the unit, closed.

    Without a remedy it is closed with what was found. ``sent_back`` is why the Office wants a
    better answer.
    """

    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.PROTECT, related_name="inspections"
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name="đơn vị được kiểm tra",
        on_delete=models.PROTECT,
        related_name="inspections",
    )
    subject = CleanTextField("nội dung kiểm tra", max_length=2000)
    planned_on = models.DateField("ngày dự kiến")
    team = CleanTextField("thành phần kiểm tra", max_length=1000)
    state = models.CharField(
        "tình trạng",
        max_length=12,
        choices=InspectionState.choices,
        default=InspectionState.PLANNED,
    )
    checked_on = models.DateField("ngày kiểm tra", null=True, blank=True)
    found = CleanTextField("kết quả kiểm tra", max_length=4000, blank=True)
    remedy = CleanTextField("yêu cầu khắc phục", max_length=4000, blank=True)
    remedy_due_on = models.DateField("hạn khắc phục", null=True, blank=True)
    answer = CleanTextField("trả lời của đơn vị", max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người trả lời",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    sent_back = CleanTextField("lý do đề nghị trả lời lại", max_length=2000, blank=True)
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người lập",
        on_delete=models.PROTECT,
        related_name="+",
    )
    submission_key = models.UUIDField("mã lần gửi", unique=True, editable=False)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc kiểm tra"
        verbose_name_plural = "kiểm tra"
        ordering = ("-planned_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=InspectionState.PLANNED, checked_on__isnull=True, found="")
                | (~Q(state=InspectionState.PLANNED) & Q(checked_on__isnull=False) & ~Q(found="")),
                name="inspection_says_what_was_found",
                violation_error_message="Cuộc kiểm tra đã tiến hành phải có ngày và kết quả.",
            ),
            models.CheckConstraint(
                condition=Q(remedy="", remedy_due_on__isnull=True)
                | (
                    ~Q(remedy="")
                    & Q(remedy_due_on__isnull=False, remedy_due_on__gte=F("checked_on"))
                ),
                name="inspection_remedy_has_a_day",
                violation_error_message="Yêu cầu khắc phục phải có hạn, từ ngày kiểm tra trở đi.",
            ),
            models.CheckConstraint(
                condition=~Q(state=InspectionState.ANSWERED)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_on__isnull=False)),
                name="inspection_answer_has_its_person",
                violation_error_message="Trả lời phải có nội dung, người và ngày trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(state=InspectionState.CLOSED, closed_on__isnull=False)
                | (~Q(state=InspectionState.CLOSED) & Q(closed_on__isnull=True)),
                name="inspection_closed_on_a_day",
                violation_error_message="Cuộc kiểm tra đã kết thúc phải có ngày kết thúc.",
            ),
        )

    def __str__(self) -> str:
        return f"Kiểm tra {self.unit}"


class UrgingLetter(models.Model):
    """A letter that lists what a unit is late with, as it stood on ``as_of``.

    ``lines`` are the frozen rows of its table (``rules.urging.LateLine`` as JSON), so that it
    always prints the same. Number and day are entered once it has been signed.
    """

    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.PROTECT, related_name="urging_letters"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="gửi", on_delete=models.PROTECT, related_name="urging_letters"
    )
    as_of = models.DateField("tính đến ngày")
    answer_by = models.DateField("đề nghị hoàn thành trước ngày")
    lines = models.JSONField("việc chậm")
    symbol = CleanCharField("ký hiệu", max_length=60, blank=True)
    signature = ArrayField(
        CleanCharField(max_length=120, blank=True),
        size=3,
        verbose_name="quyền hạn, chức vụ, họ tên người ký",
    )
    number = models.PositiveIntegerField("số", null=True, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người soạn",
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "công văn đôn đốc"
        verbose_name_plural = "công văn đôn đốc"
        ordering = ("-as_of", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "unit", "as_of"),
                name="urging_letter_once_a_day",
                violation_error_message="Đã có công văn đôn đốc đơn vị này trong ngày.",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True, issued_on__isnull=True)
                | Q(number__gte=1, issued_on__gte=F("as_of")),
                name="urging_letter_number_with_day",
                violation_error_message=(
                    "Nhập cả số và ngày ban hành; ngày ban hành từ ngày tính số liệu trở đi."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Công văn đôn đốc {self.unit}"

    @property
    def is_issued(self) -> bool:
        return self.number is not None

    @property
    def name(self) -> str:
        """ "Công văn số 05/SKHCN-VP ngày 12/5/2026"; a draft by the day of its figures."""
        if self.number is None or self.issued_on is None:
            return f"Dự thảo ngày {official_date(self.as_of)}"
        day = official_date(self.issued_on)
        return f"Công văn số {self.number:02d}/{self.symbol} ngày {day}"
