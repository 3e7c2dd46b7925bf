"""Whom the agency addresses, how, and on what."""

from django.db import models

from lantoa.foundation.fields import CleanCharField

from ..enums import ChannelKind
from .organisation import Agency


class Audience(models.Model):
    """Whom communication addresses; internal ones are the agency's own people."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="audiences"
    )
    name = CleanCharField("đối tượng", max_length=255)
    is_internal = models.BooleanField("trong nội bộ cơ quan", default=False)
    order = models.PositiveIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "đối tượng"
        verbose_name_plural = "đối tượng"
        ordering = ("agency", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name"),
                name="audience_name_unique",
                violation_error_message="Cơ quan đã có đối tượng này.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Channel(models.Model):
    """A form of communication the agency uses ("Bản tin Khoa học và Công nghệ")."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="channels"
    )
    name = CleanCharField("hình thức, kênh", max_length=255)
    kind = models.CharField(
        "loại kênh", max_length=20, choices=ChannelKind.choices, default=ChannelKind.OTHER
    )
    order = models.PositiveIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "kênh truyền thông"
        verbose_name_plural = "kênh truyền thông"
        ordering = ("agency", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name"),
                name="channel_name_unique",
                violation_error_message="Cơ quan đã có kênh này.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """A lasting topic of the agency, to which a plan's own topics may be mapped."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="topics"
    )
    name = CleanCharField("chủ đề", max_length=255)
    order = models.PositiveIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "chủ đề"
        verbose_name_plural = "chủ đề"
        ordering = ("agency", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name"),
                name="topic_name_unique",
                violation_error_message="Cơ quan đã có chủ đề này.",
            ),
        )

    def __str__(self) -> str:
        return self.name
