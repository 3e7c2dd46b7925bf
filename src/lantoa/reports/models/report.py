"""Reports on a plan, the words that people add to them and the rows that approval freezes."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import ExtractYear

from lantoa.agencies.models import Agency
from lantoa.foundation.fields import CleanCharField, CleanTextField
from lantoa.programme.models import Plan

from ..enums import FROZEN_STATES, ISSUED_STATES, ReportKind, ReportState


def _sha256_of(field: str) -> Func:
    """The hexadecimal SHA-256 of a text column in UTF-8, computed by the database."""
    encoded = Func(F(field), Value("UTF8"), function="convert_to")
    return Func(Func(encoded, function="sha256"), Value("hex"), function="encode")


class ReportQuerySet(models.QuerySet["Report"]):
    def live(self) -> Self:
        """Everything but discarded reports."""
        return self.exclude(state=ReportState.DISCARDED)

    def issued(self) -> Self:
        """Signed, whether sent or not."""
        return self.filter(state__in=ISSUED_STATES)

    def newest_first(self) -> Self:
        """Latest counting first, the longer of two that end together before the shorter."""
        return self.order_by("-counts_to", "counts_from", "-id")


class Report(models.Model):
    """A report on one plan and one legal period.

    ``frozen`` is the canonical JSON of ``content.Content`` from approval on, ``frozen_sha256`` its
    hash. The database itself refuses to change either, or a signed number and date.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="reports"
    )
    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.PROTECT, related_name="reports"
    )
    kind = models.CharField("loại báo cáo", max_length=20, choices=ReportKind.choices)
    year = models.PositiveSmallIntegerField("năm")
    index = models.PositiveSmallIntegerField(
        "kỳ", help_text="Tháng 1 đến 12, quý 1 đến 4; 1 cho báo cáo 6 tháng, 9 tháng và năm."
    )
    counts_from = models.DateField("tính số liệu từ ngày")
    counts_to = models.DateField("đến hết ngày")
    state = models.CharField(
        "tình trạng", max_length=12, choices=ReportState.choices, default=ReportState.DRAFT
    )
    symbol = CleanCharField("ký hiệu", max_length=130, help_text="Ví dụ: BC-VPUB.")
    recipients = ArrayField(
        CleanCharField(max_length=255), verbose_name="nơi nhận", default=list, blank=True
    )
    authority = CleanCharField(
        "thẩm quyền ký", max_length=120, blank=True, help_text="Ví dụ: KT. GIÁM ĐỐC."
    )
    position = CleanCharField("chức vụ người ký", max_length=120, blank=True)
    signer = CleanCharField("họ và tên người ký", max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người lập",
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)
    frozen = models.TextField("nội dung đã chốt", blank=True, editable=False)
    frozen_sha256 = models.CharField("mã kiểm tra", max_length=64, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người duyệt",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True)
    number = models.PositiveIntegerField("số", null=True)
    signed_on = models.DateField("ngày ký", null=True)
    signed_copy = models.ForeignKey(
        "foundation.StoredFile",
        verbose_name="bản đã ký",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    sent_to = CleanTextField("đã gửi tới", blank=True)
    sent_on = models.DateField("ngày gửi", null=True)
    received_on = models.DateField("ngày nơi nhận xác nhận", null=True)
    discarded_reason = CleanCharField("lý do hủy", max_length=500, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        ordering = ("-counts_to", "counts_from", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "kind", "year", "index"),
                condition=~Q(state=ReportState.DISCARDED),
                name="one_live_report_a_period",
                violation_error_message="Kế hoạch đã có báo cáo của kỳ này.",
            ),
            models.CheckConstraint(
                condition=Q(kind=ReportKind.MONTH, index__range=(1, 12))
                | Q(kind=ReportKind.QUARTER, index__range=(1, 4))
                | Q(
                    kind__in=(ReportKind.HALF_YEAR, ReportKind.NINE_MONTHS, ReportKind.YEAR),
                    index=1,
                ),
                name="report_period_exists",
                violation_error_message="Loại báo cáo này không có kỳ như vậy.",
            ),
            models.CheckConstraint(
                condition=Q(counts_from__lte=F("counts_to")),
                name="report_counts_forward",
                violation_error_message="Ngày cuối tính số liệu phải từ ngày đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(frozen="", frozen_sha256="") | Q(frozen_sha256=_sha256_of("frozen")),
                name="report_hash_is_of_its_content",
                violation_error_message="Mã kiểm tra không khớp nội dung đã chốt.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ReportState.DRAFT,
                    frozen="",
                    approved_by__isnull=True,
                    approved_at__isnull=True,
                )
                | Q(
                    ~Q(frozen=""),
                    state__in=FROZEN_STATES,
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                )
                | Q(state=ReportState.DISCARDED),
                name="approved_report_is_frozen",
                violation_error_message="Báo cáo đã duyệt phải có nội dung đã chốt và người duyệt.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=ISSUED_STATES,
                    number__gte=1,
                    signed_on__isnull=False,
                    signed_copy__isnull=False,
                )
                | Q(
                    ~Q(state__in=ISSUED_STATES),
                    number__isnull=True,
                    signed_on__isnull=True,
                    signed_copy__isnull=True,
                ),
                name="signed_report_has_number_and_copy",
                violation_error_message="Báo cáo đã ký phải có số, ngày ký và bản đã ký.",
            ),
            models.CheckConstraint(
                condition=Q(~Q(sent_to=""), state=ReportState.SENT, sent_on__gte=F("signed_on"))
                | Q(~Q(state=ReportState.SENT), sent_to="", sent_on__isnull=True),
                name="sent_report_names_its_recipients",
                violation_error_message="Báo cáo đã gửi phải có nơi gửi, ngày gửi từ ngày ký.",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="report_received_after_sending",
                violation_error_message="Ngày nơi nhận xác nhận phải từ ngày gửi.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.DISCARDED) | ~Q(discarded_reason=""),
                name="discarded_report_says_why",
                violation_error_message="Nêu lý do hủy báo cáo.",
            ),
            models.UniqueConstraint(
                "agency",
                ExtractYear("signed_on"),
                "number",
                name="report_number_once_a_year",
                violation_error_message="Số này đã cấp cho báo cáo khác trong năm.",
            ),
        )

    def __str__(self) -> str:
        return f"{ReportKind(self.kind).label}, kỳ {self.index} năm {self.year}"

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT

    @property
    def is_frozen(self) -> bool:
        """Approved, whatever came later: figures and narrative stand as they were."""
        return bool(self.frozen)

    @property
    def is_issued(self) -> bool:
        return self.state in ISSUED_STATES

    @property
    def code_text(self) -> str:
        """ "Số: 05/BC-VPUB"; the number is blank until it is given (Decree 30/2020)."""
        number = f"{self.number:02d}" if self.number else ""
        return f"Số: {number}/{self.symbol}"


class ReportText(models.Model):
    """The Office's wording of one paragraph, or the reason why something was not done.

    ``based_on`` is the sentence that the figures gave when it was written: when they give another
    one now, the wording has to be looked at again.
    """

    report = models.ForeignKey(
        Report, verbose_name="báo cáo", on_delete=models.CASCADE, related_name="texts"
    )
    key = models.CharField("đoạn", max_length=120)
    text = CleanTextField("nội dung")
    based_on = models.TextField("câu theo số liệu khi sửa", blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người sửa",
        on_delete=models.PROTECT,
        related_name="+",
    )
    edited_at = models.DateTimeField("sửa lúc", auto_now=True)

    class Meta:
        verbose_name = "đoạn do Văn phòng viết"
        verbose_name_plural = "đoạn do Văn phòng viết"
        constraints = (
            models.UniqueConstraint(
                fields=("report", "key"),
                name="report_text_once",
                violation_error_message="Đoạn này đã có nội dung sửa.",
            ),
        )

    def __str__(self) -> str:
        return self.text


class ReportedActivity(models.Model):
    """An activity as it stood when a report was approved: a row behind the frozen figures.

    ``activity`` and the ids in the lists are those of the programme; their names stand in the
    frozen content. The database refuses to change or delete a row, or to add one later.
    """

    report = models.ForeignKey(
        Report, verbose_name="báo cáo", on_delete=models.CASCADE, related_name="rows"
    )
    activity = models.BigIntegerField("mã hoạt động")
    on = models.DateField("ngày thực hiện")
    title = models.TextField("nội dung thực hiện")
    channel = models.BigIntegerField("mã kênh")
    unit = models.TextField("đơn vị thực hiện")
    tasks = ArrayField(models.BigIntegerField(), verbose_name="mã nhiệm vụ")
    topics = ArrayField(models.BigIntegerField(), verbose_name="mã nội dung")
    audiences = ArrayField(models.BigIntegerField(), verbose_name="mã đối tượng")
    reach = models.PositiveIntegerField("số lượt tiếp cận", null=True)
    link = models.TextField("đường dẫn")
    is_sample = models.BooleanField("dữ liệu minh họa")

    class Meta:
        verbose_name = "hoạt động đã chốt"
        verbose_name_plural = "hoạt động đã chốt"
        ordering = ("report", "-on", "-activity")
        constraints = (
            models.UniqueConstraint(
                fields=("report", "activity"),
                name="reported_activity_once",
                violation_error_message="Báo cáo đã chốt hoạt động này.",
            ),
        )

    def __str__(self) -> str:
        return self.title
