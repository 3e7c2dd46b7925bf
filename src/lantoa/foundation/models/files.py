"""The files that were given."""

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models

from ..enums import FileKind
from ..fields import CleanCharField


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
