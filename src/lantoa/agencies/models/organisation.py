"""The agency, its units over time and the people in them."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from lantoa.foundation.fields import CleanCharField

from ..enums import ROLES_OF_A_UNIT, Role, UnitKind
from ..rules import name_key
from .validity import ValidityQuerySet, identity_range, validity


class Agency(models.Model):
    """A body that signs plans and runs a portal."""

    name = CleanCharField("tên cơ quan", max_length=255)
    short_name = CleanCharField("tên ngắn", max_length=120, blank=True)
    parent_name = CleanCharField("cơ quan cấp trên trực tiếp", max_length=255, blank=True)
    place = CleanCharField("địa danh", max_length=120, blank=True)
    slug = models.SlugField("mã trên địa chỉ", max_length=80, unique=True)
    site = models.OneToOneField(
        "wagtailcore.Site",
        verbose_name="cổng",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="agency",
    )
    is_sample = models.BooleanField("dữ liệu minh họa", default=False)
    publishes_live_states = models.BooleanField(
        "công khai tình trạng cập nhật hằng ngày",
        default=False,
        help_text="Không chọn: trang công khai lấy tình trạng theo báo cáo đã ban hành gần nhất.",
    )

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        constraints = (
            models.UniqueConstraint(
                fields=("name",),
                name="agency_name_unique",
                violation_error_message="Đã có cơ quan mang tên này.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit of an agency, valid for a time; old documents keep its name as printed."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="units"
    )
    name = CleanCharField("tên đơn vị", max_length=255)
    kind = models.CharField(
        "loại đơn vị", max_length=20, choices=UnitKind.choices, default=UnitKind.OTHER
    )
    valid_from = models.DateField("hoạt động từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    order = models.PositiveIntegerField("thứ tự", default=0)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ("agency", "order", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=F("valid_to")),
                name="unit_dates_in_order",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.UniqueConstraint(
                fields=("agency", "name", "valid_from"),
                nulls_distinct=False,
                name="unit_name_once_a_time",
                violation_error_message="Cơ quan đã có đơn vị mang tên này từ ngày này.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_valid(self, on: date) -> bool:
        """Whether the unit exists on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or self.valid_to >= on)


class UnitAlias(models.Model):
    """A spelling under which documents print a unit or a group; its own name is one of them.

    ``folded`` is ``rules.name_key`` of the text, by which names are found.
    """

    unit = models.ForeignKey(
        Unit,
        verbose_name="đơn vị",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="aliases",
    )
    group = models.ForeignKey(
        "UnitGroup",
        verbose_name="nhóm đơn vị",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="aliases",
    )
    text = CleanCharField("tên gọi khác", max_length=255)
    folded = models.CharField(max_length=255, editable=False, db_index=True)
    is_confirmed = models.BooleanField("đã xác nhận", default=True)

    class Meta:
        verbose_name = "tên gọi khác"
        verbose_name_plural = "tên gọi khác"
        constraints = (
            models.CheckConstraint(
                condition=Q(unit__isnull=False, group__isnull=True)
                | Q(unit__isnull=True, group__isnull=False),
                name="alias_of_unit_or_group",
                violation_error_message="Tên gọi phải thuộc một đơn vị hoặc một nhóm đơn vị.",
            ),
            models.UniqueConstraint(
                fields=("unit", "text"),
                condition=Q(unit__isnull=False),
                name="unit_alias_unique",
                violation_error_message="Đơn vị đã có tên gọi này.",
            ),
            models.UniqueConstraint(
                fields=("group", "text"),
                condition=Q(group__isnull=False),
                name="group_alias_unique",
                violation_error_message="Nhóm đơn vị đã có tên gọi này.",
            ),
        )

    def __str__(self) -> str:
        return self.text

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = name_key(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class UnitGroup(models.Model):
    """A collective name ("các phòng, đơn vị thuộc Sở") that stands for units at a date."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="unit_groups"
    )
    name = CleanCharField("tên nhóm", max_length=255)

    class Meta:
        verbose_name = "nhóm đơn vị"
        verbose_name_plural = "nhóm đơn vị"
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name"),
                name="unit_group_name_unique",
                violation_error_message="Cơ quan đã có nhóm mang tên này.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class UnitGroupMember(models.Model):
    """A unit's time in a group."""

    group = models.ForeignKey(
        UnitGroup, verbose_name="nhóm", on_delete=models.CASCADE, related_name="members"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.CASCADE, related_name="group_memberships"
    )
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị trong nhóm"
        verbose_name_plural = "đơn vị trong nhóm"
        constraints = (
            ExclusionConstraint(
                name="unit_in_group_once_at_a_time",
                expressions=(
                    (identity_range("group_id"), RangeOperators.OVERLAPS),
                    (identity_range("unit_id"), RangeOperators.OVERLAPS),
                    (validity(), RangeOperators.OVERLAPS),
                ),
                violation_error_message="Đơn vị đã ở trong nhóm này trong thời gian đó.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} – {self.group}"


class Membership(models.Model):
    """A person's role in an agency and, for ``ROLES_OF_A_UNIT``, in a unit, for a time."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người dùng",
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="memberships"
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name="đơn vị",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    accepts_for_office = models.BooleanField(
        "xem xét minh chứng của Văn phòng",
        default=False,
        help_text="Lãnh đạo cơ quan giao; Văn phòng không tự chấp nhận minh chứng của mình.",
    )

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò của người dùng"
        verbose_name_plural = "vai trò của người dùng"
        constraints = (
            ExclusionConstraint(
                name="one_membership_in_an_agency_at_a_time",
                expressions=(
                    (identity_range("user_id"), RangeOperators.OVERLAPS),
                    (identity_range("agency_id"), RangeOperators.OVERLAPS),
                    (validity(), RangeOperators.OVERLAPS),
                ),
                violation_error_message="Người dùng đã có vai trò ở cơ quan này thời gian đó.",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=ROLES_OF_A_UNIT) | Q(unit__isnull=False),
                name="membership_names_its_unit",
                violation_error_message="Chọn đơn vị của người dùng.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"


class CalendarNotice(models.Model):
    """A day off, or a day worked in exchange, that an official notice sets beyond the law."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="calendar_notices"
    )
    day = models.DateField("ngày")
    is_worked = models.BooleanField("làm bù", default=False)
    source = CleanCharField("theo văn bản", max_length=255)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù theo thông báo"
        verbose_name_plural = "ngày nghỉ, ngày làm bù theo thông báo"
        ordering = ("agency", "day")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "day"),
                name="calendar_notice_once_a_day",
                violation_error_message="Đã có thông báo cho ngày này.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} ({'làm bù' if self.is_worked else 'nghỉ'})"
