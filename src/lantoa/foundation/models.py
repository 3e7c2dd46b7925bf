"""The person who acts, what was done, and the files that were given."""

from typing import Any, NoReturn

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.files.storage import Storage, storages
from django.db import models

from .enums import FileKind
from .fields import CleanCharField


class User(AbstractUser):
    """A person with an account. Roles stand in ``agencies.Membership``, never here."""

    # Made by somebody else and shown once: the first sign-in must replace it.
    has_one_time_password = models.BooleanField("mật khẩu dùng một lần", default=False)
    # Printed at the first start; no longer so once the person has chosen a password.
    is_of_first_start = models.BooleanField("tạo ở lần chạy đầu", default=False)

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """Family name first, as Vietnamese writes it."""
        return f"{self.last_name} {self.first_name}".strip()


class AuditRecordQuerySet(models.QuerySet["AuditRecord"]):
    def of(self, target: models.Model) -> "AuditRecordQuerySet":
        """Records about one object, newest first."""
        return self.filter(object_type=target._meta.label_lower, object_id=str(target.pk))

    def delete(self) -> NoReturn:
        raise TypeError("Audit records are never deleted.")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Audit records are never changed.")


class AuditRecord(models.Model):
    """One act, told so that it can be understood years later. A trigger refuses change.

    ``actor_name`` and ``summary`` are kept as they read at the time; ``before`` and ``after`` hold
    only the fields that changed.
    """

    at = models.DateTimeField("thời điểm", auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người thực hiện",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    actor_name = models.CharField("tên người thực hiện", max_length=255)
    verb = models.CharField("hành động", max_length=80)
    object_type = models.CharField("loại đối tượng", max_length=120)
    object_id = models.CharField("mã đối tượng", max_length=64)
    agency_id = models.BigIntegerField("mã cơ quan", null=True, db_index=True)
    summary = models.TextField("nội dung")
    before = models.JSONField("trước", null=True)
    after = models.JSONField("sau", null=True)

    objects = AuditRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("object_type", "object_id"), name="audit_by_object"),)

    def __str__(self) -> str:
        return self.summary


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


def private_storage() -> Storage:
    return storages["private"]


class StoredFile(models.Model):
    """A file as it was given: kept under its hash, reached only through a view that checks."""

    content = models.FileField("tệp", storage=private_storage, upload_to="files", max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    kind = models.CharField("loại tệp", max_length=12, choices=FileKind.choices)
    original_name = CleanCharField("tên tệp khi tải lên", max_length=255)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người tải lên",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    uploaded_at = models.DateTimeField("thời điểm tải lên", auto_now_add=True)

    class Meta:
        verbose_name = "tệp đã lưu"
        verbose_name_plural = "tệp đã lưu"

    def __str__(self) -> str:
        return self.original_name

    @property
    def content_type(self) -> str:
        """What the bytes are, for the response header."""
        return FileKind(self.kind).content_type
