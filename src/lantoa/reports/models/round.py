"""Rounds: the days by which a report comes together, and what each unit adds to it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lantoa.agencies.models import Agency, Channel, Unit
from lantoa.foundation.fields import CleanCharField, CleanTextField
from lantoa.programme.models import Plan

from ..enums import WRITABLE_STATES, ReportKind, UnitReportState

LONGEST_TEXT = 10_000


class RoundSetting(models.Model):
    """An agency's days for one kind of report, all in working days.

    ``sends_after`` counts from the last day of counting (negative: before it), the others back from
    the day of sending.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="round_settings"
    )
    kind = models.CharField("loại báo cáo", max_length=20, choices=ReportKind.choices)
    opens_by_itself = models.BooleanField("tự mở đợt", default=True)
    sends_after = models.SmallIntegerField("gửi sau ngày chốt", default=3)
    leadership_before = models.PositiveSmallIntegerField("lãnh đạo duyệt trước ngày gửi", default=1)
    office_before = models.PositiveSmallIntegerField("Văn phòng trình trước ngày gửi", default=2)
    units_before = models.PositiveSmallIntegerField("đơn vị nộp trước ngày gửi", default=5)
    opens_before = models.PositiveSmallIntegerField("mở đợt trước ngày gửi", default=10)

    class Meta:
        verbose_name = "thiết lập đợt báo cáo"
        verbose_name_plural = "thiết lập đợt báo cáo"
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "kind"),
                name="round_setting_once_a_kind",
                violation_error_message="Loại báo cáo này đã có thiết lập.",
            ),
            models.CheckConstraint(
                condition=Q(leadership_before__lte=F("office_before"))
                & Q(office_before__lte=F("units_before"))
                & Q(units_before__lte=F("opens_before")),
                name="round_setting_in_order",
                violation_error_message="Các mốc theo thứ tự: mở đợt, đơn vị nộp, Văn phòng trình, "
                "lãnh đạo duyệt, gửi.",
            ),
            models.CheckConstraint(
                condition=Q(sends_after__range=(-60, 60), opens_before__lte=120),
                name="round_setting_possible",
                violation_error_message="Mốc gửi cách ngày chốt tối đa 60 ngày làm việc, "
                "mở đợt trước ngày gửi tối đa 120 ngày làm việc.",
            ),
        )

    def __str__(self) -> str:
        return ReportKind(self.kind).label


class ReportRound(models.Model):
    """One round: a plan, a period, and its days. ``counted`` says how each was counted."""

    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.PROTECT, related_name="report_rounds"
    )
    kind = models.CharField("loại báo cáo", max_length=20, choices=ReportKind.choices)
    year = models.PositiveSmallIntegerField("năm")
    index = models.PositiveSmallIntegerField("kỳ")
    opens_on = models.DateField("mở đợt")
    units_due_on = models.DateField("đơn vị nộp")
    office_due_on = models.DateField("Văn phòng trình")
    leadership_due_on = models.DateField("lãnh đạo duyệt")
    sends_on = models.DateField("gửi báo cáo")
    counted = models.TextField("cách tính các mốc")
    opened_on = models.DateField("ngày mở")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người mở",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "đợt báo cáo"
        verbose_name_plural = "đợt báo cáo"
        ordering = ("-sends_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "kind", "year", "index"),
                name="one_round_a_period",
                violation_error_message="Kế hoạch đã có đợt báo cáo của kỳ này.",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("units_due_on"))
                & Q(units_due_on__lte=F("office_due_on"))
                & Q(office_due_on__lte=F("leadership_due_on"))
                & Q(leadership_due_on__lte=F("sends_on")),
                name="round_days_in_order",
                violation_error_message="Các mốc của đợt báo cáo phải theo thứ tự.",
            ),
        )

    def __str__(self) -> str:
        return f"Đợt {ReportKind(self.kind).label.lower()}, kỳ {self.index} năm {self.year}"


class UnitReportQuerySet(models.QuerySet["UnitReport"]):
    def writable(self) -> Self:
        """Not handed in, or returned."""
        return self.filter(state__in=WRITABLE_STATES)


class UnitReport(models.Model):
    """What a round asks of a unit, and what the unit says beside its activities."""

    round = models.ForeignKey(
        ReportRound, verbose_name="đợt", on_delete=models.CASCADE, related_name="requests"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="unit_reports"
    )
    state = models.CharField(
        "tình trạng",
        max_length=12,
        choices=UnitReportState.choices,
        default=UnitReportState.OPEN,
    )
    strengths = CleanTextField("ưu điểm", blank=True, max_length=LONGEST_TEXT)
    shortcomings = CleanTextField("hạn chế", blank=True, max_length=LONGEST_TEXT)
    causes = CleanTextField("nguyên nhân", blank=True, max_length=LONGEST_TEXT)
    difficulties = CleanTextField("khó khăn, vướng mắc", blank=True, max_length=LONGEST_TEXT)
    proposals = CleanTextField("đề xuất, kiến nghị", blank=True, max_length=LONGEST_TEXT)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nộp",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    submitted_on = models.DateField("ngày nộp", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người xem xét",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_on = models.DateField("ngày xem xét", null=True)
    return_reason = CleanCharField("lý do trả lại", max_length=1000, blank=True)

    objects = UnitReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo của đơn vị"
        verbose_name_plural = "báo cáo của đơn vị"
        ordering = ("round", "unit__order", "unit_id")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "unit"),
                name="one_unit_report_a_round",
                violation_error_message="Đơn vị đã có báo cáo trong đợt này.",
            ),
            models.CheckConstraint(
                condition=Q(state=UnitReportState.OPEN)
                | Q(submitted_by__isnull=False, submitted_on__isnull=False),
                name="unit_report_submitted_by_someone",
                violation_error_message="Thiếu người nộp, ngày nộp.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(UnitReportState.RETURNED, UnitReportState.ACCEPTED))
                | Q(decided_by__isnull=False, decided_on__isnull=False),
                name="unit_report_decided_by_someone",
                violation_error_message="Thiếu người xem xét, ngày xem xét.",
            ),
            models.CheckConstraint(
                condition=~Q(state=UnitReportState.RETURNED) | ~Q(return_reason=""),
                name="unit_report_returned_with_reason",
                violation_error_message="Nêu lý do trả lại.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_state_display()}"

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE_STATES


class Estimate(models.Model):
    """What a unit expects to do through a channel in the days of the period still to come."""

    unit_report = models.ForeignKey(
        UnitReport, verbose_name="báo cáo", on_delete=models.CASCADE, related_name="estimates"
    )
    channel = models.ForeignKey(
        Channel, verbose_name="kênh", on_delete=models.PROTECT, related_name="+"
    )
    activities = models.PositiveIntegerField("số hoạt động ước")
    after = models.DateField("ước cho các ngày sau ngày")
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người thay bằng số đã ghi nhận",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "số ước"
        verbose_name_plural = "số ước"
        ordering = ("unit_report", "channel__order", "channel_id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit_report", "channel"),
                name="one_estimate_a_channel",
                violation_error_message="Kênh này đã có số ước.",
            ),
            models.CheckConstraint(
                condition=Q(activities__gte=1),
                name="estimate_is_of_something",
                violation_error_message="Số ước từ 1 trở lên.",
            ),
        )

    def __str__(self) -> str:
        return f"ước {self.activities}"
