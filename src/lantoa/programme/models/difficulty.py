"""What hinders a unit: raised, answered by those who can help, closed. Never public."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from lantoa.agencies.models import Unit
from lantoa.foundation.fields import CleanCharField, CleanTextField

from ..enums import Addressee, DifficultyState
from .plan import Plan, PlanTask


class DifficultyQuerySet(models.QuerySet["Difficulty"]):
    def open(self) -> Self:
        """Raised and not answered yet."""
        return self.filter(state=DifficultyState.RAISED)

    def raised_between(self, first: date, last: date) -> Self:
        """Raised within the two days, both included."""
        return self.filter(raised_on__gte=first, raised_on__lte=last)


class Difficulty(models.Model):
    """A difficulty with its cause and proposal, and whom the proposal asks.

    ``superior`` names the body above when the Office carries the proposal there;
    ``office_opinion`` is what the Office added when it passed the matter on.
    """

    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.PROTECT, related_name="difficulties"
    )
    task = models.ForeignKey(
        PlanTask,
        verbose_name="nhiệm vụ",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="difficulties",
    )
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="difficulties"
    )
    text = CleanTextField("khó khăn, vướng mắc", max_length=2000)
    cause = CleanTextField("nguyên nhân", max_length=2000)
    proposal = CleanTextField("đề xuất, kiến nghị", max_length=2000)
    addressee = models.CharField("gửi", max_length=12, choices=Addressee.choices)
    superior = CleanCharField("cơ quan cấp trên", max_length=255, blank=True)
    office_opinion = CleanTextField("ý kiến của Văn phòng", max_length=2000, blank=True)
    state = models.CharField(
        "tình trạng", max_length=12, choices=DifficultyState.choices, default=DifficultyState.RAISED
    )
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nêu",
        on_delete=models.PROTECT,
        related_name="+",
    )
    raised_on = models.DateField("ngày nêu")
    submission_key = models.UUIDField("mã lần gửi", unique=True, editable=False)
    answer = CleanTextField("trả lời", max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người trả lời",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người kết thúc",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    is_sample = models.BooleanField("dữ liệu minh họa", default=False)

    objects = DifficultyQuerySet.as_manager()

    class Meta:
        verbose_name = "khó khăn, vướng mắc"
        verbose_name_plural = "khó khăn, vướng mắc"
        ordering = ("-raised_on", "-id")
        indexes = (models.Index(fields=("plan", "raised_on"), name="difficulty_plan_raised"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    state=DifficultyState.RAISED,
                    answer="",
                    answered_by__isnull=True,
                    answered_on__isnull=True,
                )
                | (
                    ~Q(state=DifficultyState.RAISED)
                    & ~Q(answer="")
                    & Q(answered_by__isnull=False, answered_on__isnull=False)
                ),
                name="difficulty_answer_has_its_person",
                violation_error_message="Câu trả lời phải có nội dung, người và ngày trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=DifficultyState.CLOSED,
                    closed_by__isnull=False,
                    closed_on__isnull=False,
                )
                | (
                    ~Q(state=DifficultyState.CLOSED)
                    & Q(closed_by__isnull=True, closed_on__isnull=True)
                ),
                name="difficulty_closed_by_someone",
                violation_error_message="Khó khăn đã kết thúc phải có người và ngày kết thúc.",
            ),
            models.CheckConstraint(
                condition=~Q(addressee=Addressee.SUPERIOR) | ~Q(superior=""),
                name="difficulty_names_the_superior",
                violation_error_message="Nêu tên cơ quan cấp trên nhận kiến nghị.",
            ),
        )

    def __str__(self) -> str:
        return self.text
