"""Which units took over from which: merged, divided or renamed, n to m."""

from django.db import models
from django.db.models import F, Q

from lantoa.foundation.fields import CleanCharField

from .organisation import Unit


class UnitSuccession(models.Model):
    """From a day on, one unit does the work of another, by a document that says so."""

    predecessor = models.ForeignKey(
        Unit, verbose_name="đơn vị trước", on_delete=models.CASCADE, related_name="successions"
    )
    successor = models.ForeignKey(
        Unit, verbose_name="đơn vị kế tục", on_delete=models.CASCADE, related_name="origins"
    )
    on = models.DateField("kế tục từ ngày")
    document = CleanCharField("theo văn bản", max_length=255)

    class Meta:
        verbose_name = "kế tục đơn vị"
        verbose_name_plural = "kế tục đơn vị"
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("predecessor", "successor"),
                name="unit_succeeded_once_by_another",
                violation_error_message="Đã ghi đơn vị này kế tục.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="unit_succeeds_another",
                violation_error_message="Đơn vị không kế tục chính mình.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
