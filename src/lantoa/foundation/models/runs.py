"""What the worker was asked for."""

from django.db import models


class DailyRun(models.Model):
    """A daily job that was asked for on a civil day; a second worker finds it and leaves it."""

    name = models.CharField("việc", max_length=120)
    day = models.DateField("ngày")
    asked_at = models.DateTimeField("thời điểm", auto_now_add=True)

    class Meta:
        verbose_name = "việc hằng ngày"
        verbose_name_plural = "việc hằng ngày"
        constraints = (
            models.UniqueConstraint(
                fields=("name", "day"),
                name="daily_run_once",
                violation_error_message="Việc này đã được giao trong ngày.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.day:%d/%m/%Y})"
