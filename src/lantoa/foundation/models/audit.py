"""What was done, by whom; and the seals that show it whole."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

SYSTEM_NAME = "Hệ thống"
ERASED_NAME = "(tên đã xóa theo yêu cầu)"


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Rows that nobody changes or deletes; the database itself refuses as well."""

    def delete(self) -> NoReturn:
        raise TypeError("Audit records are never deleted.")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Audit records are never changed.")


class AuditRecordQuerySet(AppendOnlyQuerySet):
    def of(self, target: models.Model) -> "AuditRecordQuerySet":
        """Records about one object, newest first."""
        return self.filter(object_type=target._meta.label_lower, object_id=str(target.pk))


class AuditRecord(models.Model):
    """One act, told so that it can be understood years later. A trigger refuses change.

    ``summary`` is kept as it read at the time, with ``{field}`` where a person's name stood; the
    names are in ``AuditName``, here only their keyed hashes by field. ``before`` and ``after`` hold
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
    verb = models.CharField("hành động", max_length=80)
    object_type = models.CharField("loại đối tượng", max_length=120)
    object_id = models.CharField("mã đối tượng", max_length=64)
    agency_id = models.BigIntegerField("mã cơ quan", null=True, db_index=True)
    summary = models.TextField("nội dung")
    before = models.JSONField("trước", null=True)
    after = models.JSONField("sau", null=True)
    name_hashes = models.JSONField("mã của tên người", default=dict)

    objects = AuditRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("object_type", "object_id"), name="audit_by_object"),)

    def __str__(self) -> str:
        return self.told

    @property
    def told(self) -> str:
        """The summary with the names that have not been erased."""
        names = self._names()
        text: str = self.summary
        for field in self.name_hashes:
            text = text.replace(f"{{{field}}}", names.get(field, ERASED_NAME))
        return text

    @property
    def actor_name(self) -> str:
        """Who acted, as the name read at the time."""
        if "actor" not in self.name_hashes:
            return SYSTEM_NAME
        return self._names().get("actor", ERASED_NAME)

    def _names(self) -> dict[str, str]:
        return {name.field: name.text for name in self.names.all()}


class AuditName(models.Model):
    """A person's name in one record. Deleting it erases the name; the record's hash still holds."""

    record = models.ForeignKey(
        AuditRecord, on_delete=models.DO_NOTHING, related_name="names", db_constraint=False
    )
    field = models.CharField("vị trí", max_length=40)
    text = models.CharField("tên", max_length=255)
    key = models.CharField("khóa", max_length=32)

    class Meta:
        verbose_name = "tên trong nhật ký"
        verbose_name_plural = "tên trong nhật ký"
        constraints = (
            models.UniqueConstraint(
                fields=("record", "field"),
                name="audit_name_once",
                violation_error_message="Dòng nhật ký đã có tên ở vị trí này.",
            ),
        )

    def __str__(self) -> str:
        return self.text


class AuditSeal(models.Model):
    """Records of one agency (0: of none) that were sealed together, a link of its chain."""

    agency_id = models.BigIntegerField("mã cơ quan")
    sequence = models.PositiveIntegerField("thứ tự")
    sha256 = models.CharField("mã niêm phong", max_length=64)
    sealed_at = models.DateTimeField("niêm phong lúc", auto_now_add=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "niêm phong nhật ký"
        verbose_name_plural = "niêm phong nhật ký"
        ordering = ("agency_id", "sequence")
        constraints = (
            models.UniqueConstraint(
                fields=("agency_id", "sequence"),
                name="audit_seal_in_sequence",
                violation_error_message="Đã có niêm phong mang thứ tự này.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.sequence}: {self.sha256}"


class AuditSealedRecord(models.Model):
    """One record's place in a seal; ``sha256`` chains it to the one before.

    Without constraints to the record, so that one which is taken away leaves its place behind.
    """

    record = models.OneToOneField(
        AuditRecord,
        on_delete=models.DO_NOTHING,
        related_name="sealed",
        primary_key=True,
        db_constraint=False,
    )
    seal = models.ForeignKey(AuditSeal, on_delete=models.PROTECT, related_name="records")
    position = models.PositiveIntegerField("vị trí")
    sha256 = models.CharField("mã của dòng", max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký đã niêm phong"
        verbose_name_plural = "dòng nhật ký đã niêm phong"
        constraints = (
            models.UniqueConstraint(
                fields=("seal", "position"),
                name="audit_position_once",
                violation_error_message="Vị trí này đã có dòng nhật ký.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.record_id}: {self.sha256}"
