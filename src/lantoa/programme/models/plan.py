"""The plan as signed, in rows: topics, audiences, channels, tasks, products, occurrences."""

from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lantoa.agencies.models import Agency, Audience, Channel, Topic, Unit, UnitGroup
from lantoa.foundation.fields import CleanCharField, CleanTextField

from ..enums import UnitPart

ModelT = TypeVar("ModelT", bound=models.Model)


class CurrentQuerySet(models.QuerySet[ModelT]):
    def current(self) -> Self:
        """Rows of the plan as it stands; those a later text dropped are left out."""
        return self.filter(dropped_on__isnull=True)


class PlanQuerySet(models.QuerySet["Plan"]):
    def signed(self) -> Self:
        """Plans that hold; drafts of a year to come are left out."""
        return self.filter(is_draft=False)

    def public(self) -> Self:
        """Plans that leadership has made public."""
        return self.filter(published_at__isnull=False)


class Plan(models.Model):
    """A communication plan. ``content`` is the document as confirmed (``vanban/1``).

    A draft was copied from another year's plan; the signed file later takes its place.
    """

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="plans"
    )
    slug = models.SlugField("mã trên địa chỉ", max_length=120, unique=True)
    title = CleanTextField("trích yếu")
    year = models.PositiveSmallIntegerField("năm kế hoạch")
    number = CleanCharField("số", max_length=60, blank=True)
    symbol = CleanCharField("ký hiệu", max_length=120, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    content = models.JSONField("nội dung văn bản")
    source = models.ForeignKey(
        "foundation.StoredFile",
        verbose_name="tệp gốc",
        on_delete=models.PROTECT,
        related_name="+",
    )
    imported_on = models.DateField("ngày nhập")
    is_draft = models.BooleanField("dự thảo", default=False)
    copied_from = models.ForeignKey(
        "self",
        verbose_name="chép từ kế hoạch",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="copies",
    )
    is_sample = models.BooleanField("dữ liệu minh họa", default=False)
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người công bố",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ("-year", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(year__gte=1945, year__lte=2200),
                name="plan_year_possible",
                violation_error_message="Năm kế hoạch không hợp lệ.",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(published_by__isnull=False),
                name="plan_published_by_someone",
                violation_error_message="Thiếu người công bố kế hoạch.",
            ),
            models.CheckConstraint(
                condition=Q(is_draft=False) | Q(published_at__isnull=True),
                name="draft_is_not_public",
                violation_error_message="Dự thảo chưa ký, không công bố được.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return self.published_at is not None


class PlanLegalBasis(models.Model):
    """A document on which the plan rests, with only what the plan prints of it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="legal_bases")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = CleanTextField("nguyên văn")
    symbol = CleanCharField("số, ký hiệu", max_length=120, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = CleanCharField("cơ quan ban hành", max_length=255, blank=True)

    class Meta:
        verbose_name = "căn cứ"
        verbose_name_plural = "căn cứ"
        ordering = ("plan", "order")
        constraints = (
            models.UniqueConstraint(fields=("plan", "order"), name="legal_basis_order_unique"),
        )

    def __str__(self) -> str:
        return self.text


class PlanTopic(models.Model):
    """A topic as the plan words it, optionally mapped to a lasting topic of the agency."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="topics")
    order = models.PositiveSmallIntegerField("thứ tự")
    label = CleanCharField("điểm", max_length=10, blank=True)
    text = CleanTextField("nội dung")
    topic = models.ForeignKey(
        Topic,
        verbose_name="chủ đề",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="plan_topics",
    )

    class Meta:
        verbose_name = "nội dung tuyên truyền"
        verbose_name_plural = "nội dung tuyên truyền"
        ordering = ("plan", "order")
        constraints = (
            models.UniqueConstraint(fields=("plan", "order"), name="plan_topic_order_unique"),
        )

    def __str__(self) -> str:
        return self.text


class PlanAudience(models.Model):
    """An audience as the plan words it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="audiences")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = CleanTextField("nguyên văn")

    class Meta:
        verbose_name = "đối tượng của kế hoạch"
        verbose_name_plural = "đối tượng của kế hoạch"
        ordering = ("plan", "order")
        constraints = (
            models.UniqueConstraint(fields=("plan", "audience"), name="plan_audience_once"),
        )

    def __str__(self) -> str:
        return self.text


class PlanChannel(models.Model):
    """A channel as the plan words it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="channels")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = CleanTextField("nguyên văn")

    class Meta:
        verbose_name = "hình thức của kế hoạch"
        verbose_name_plural = "hình thức của kế hoạch"
        ordering = ("plan", "order")
        constraints = (
            models.UniqueConstraint(fields=("plan", "channel"), name="plan_channel_once"),
        )

    def __str__(self) -> str:
        return self.text


class PlanTask(models.Model):
    """One task of the plan. ``schedule`` is vanban's Schedule as JSON, its text also verbatim.

    ``date_set_by`` names the document that later gave a waiting task its date. A task that a later
    text of the plan no longer has, but for which something was done, stays with ``dropped_on``.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    ordinal = models.PositiveSmallIntegerField("số thứ tự")
    text = CleanTextField("nhiệm vụ")
    group = CleanTextField("nhóm nhiệm vụ", blank=True)
    schedule_text = CleanTextField("thời gian thực hiện", blank=True)
    schedule = models.JSONField("thời gian đã phân tích")
    note = CleanTextField("ghi chú", blank=True)
    budget_text = CleanTextField("kinh phí", blank=True)
    date_set_by = CleanCharField("văn bản ấn định thời gian", max_length=255, blank=True)
    carried_from = models.ForeignKey(
        "self",
        verbose_name="chuyển tiếp từ nhiệm vụ",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="carried_to",
    )
    carry_reason = CleanCharField("lý do chuyển tiếp", max_length=500, blank=True)
    topics = models.ManyToManyField(
        PlanTopic, verbose_name="nội dung đã xác nhận", blank=True, related_name="tasks"
    )
    audiences = models.ManyToManyField(
        Audience, verbose_name="đối tượng đã xác nhận", blank=True, related_name="+"
    )
    dropped_on = models.DateField("không còn trong kế hoạch từ ngày", null=True, blank=True)

    objects = CurrentQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ("plan", "ordinal")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "ordinal"),
                condition=Q(dropped_on__isnull=True),
                name="task_ordinal_unique",
                violation_error_message="Kế hoạch đã có nhiệm vụ mang số thứ tự này.",
            ),
            models.CheckConstraint(
                condition=Q(carried_from__isnull=True) | ~Q(carry_reason=""),
                name="task_carried_with_a_reason",
                violation_error_message="Nêu lý do chuyển tiếp nhiệm vụ.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.ordinal}. {self.text}"


class TaskUnit(models.Model):
    """A unit's or group's part in a task, with its name as printed."""

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="task_units")
    part = models.CharField("vai trò", max_length=12, choices=UnitPart.choices)
    order = models.PositiveSmallIntegerField("thứ tự")
    text = CleanTextField("nguyên văn")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="task_parts"
    )
    group = models.ForeignKey(
        UnitGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="task_parts"
    )
    is_main = models.BooleanField("đầu mối chính", default=False)

    class Meta:
        verbose_name = "đơn vị thực hiện nhiệm vụ"
        verbose_name_plural = "đơn vị thực hiện nhiệm vụ"
        ordering = ("task", "part", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("task", "part", "order"), name="task_unit_order_unique"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(group__isnull=True),
                name="task_unit_is_unit_or_group",
                violation_error_message="Chỉ chọn một đơn vị hoặc một nhóm đơn vị.",
            ),
            models.CheckConstraint(
                condition=Q(is_main=False) | Q(part=UnitPart.LEAD),
                name="main_unit_is_a_lead",
                violation_error_message="Đầu mối chính phải là đơn vị chủ trì.",
            ),
            models.UniqueConstraint(
                fields=("task",),
                condition=Q(is_main=True),
                name="one_main_lead_a_task",
                violation_error_message="Mỗi nhiệm vụ có một đầu mối chính.",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Deliverable(models.Model):
    """A product of a task. ``awaited_from`` names the other body that alone can issue it.

    ``is_implied``: the plan names no product, so the result of the task itself is to be proved.
    """

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="deliverables")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = CleanTextField("sản phẩm")
    awaited_from = CleanCharField("chờ cơ quan ban hành", max_length=255, blank=True)
    is_implied = models.BooleanField("kế hoạch không nêu", default=False)
    dropped_on = models.DateField("không còn trong kế hoạch từ ngày", null=True, blank=True)

    objects = CurrentQuerySet.as_manager()

    class Meta:
        verbose_name = "sản phẩm"
        verbose_name_plural = "sản phẩm"
        ordering = ("task", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("task", "order"),
                condition=Q(dropped_on__isnull=True),
                name="deliverable_order_unique",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Occurrence(models.Model):
    """One time at which a task is to be done, by the calendar as signed.

    All dates are inclusive; without dates it waits for one. Only ``due_on`` can be missed.
    """

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="occurrences")
    index = models.PositiveSmallIntegerField("thứ tự")
    label = CleanCharField("kỳ", max_length=120)
    starts_on = models.DateField("bắt đầu", null=True, blank=True)
    ends_on = models.DateField("kết thúc", null=True, blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    dropped_on = models.DateField("không còn trong kế hoạch từ ngày", null=True, blank=True)

    objects = CurrentQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ thực hiện"
        verbose_name_plural = "kỳ thực hiện"
        ordering = ("task", "index")
        constraints = (
            models.UniqueConstraint(
                fields=("task", "index"),
                condition=Q(dropped_on__isnull=True),
                name="occurrence_index_unique",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__lte=F("ends_on")),
                name="occurrence_dates_in_order",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(ends_on__isnull=False),
                name="occurrence_due_has_dates",
                violation_error_message="Kỳ có hạn phải có ngày bắt đầu và kết thúc.",
            ),
        )

    def __str__(self) -> str:
        return self.label
