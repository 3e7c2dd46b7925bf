"""Taking a file from a person: its size, what its bytes are, and where it is kept."""

import hashlib
import io
import zipfile
from collections.abc import Collection
from pathlib import PurePosixPath

from django.core.files.base import File
from django.db import transaction

from .enums import FileKind
from .exceptions import ActionError
from .fields import clean_text
from .models import StoredFile, User

MEGABYTE = 1_000_000
SIZE_LIMIT = 50 * MEGABYTE
SNIFFED_BYTES = 4096

SIGNATURES = {
    b"%PDF-": FileKind.PDF,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPEG,
    b"II*\x00": FileKind.TIFF,
    b"MM\x00*": FileKind.TIFF,
}
OFFICE_PARTS = {
    "word/document.xml": FileKind.DOCX,
    "xl/workbook.xml": FileKind.XLSX,
    "ppt/presentation.xml": FileKind.PPTX,
}
TEXT_SUFFIXES = {
    ".md": FileKind.MARKDOWN,
    ".markdown": FileKind.MARKDOWN,
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".txt": FileKind.TEXT,
}


class FileRefusedError(ActionError):
    """The file was not taken; nothing was kept."""


def store_upload(
    *,
    file: File[bytes],
    by: User | None,
    kinds: Collection[FileKind],
    name: str | None = None,
    limit: int = SIZE_LIMIT,
) -> StoredFile:
    """Keep an uploaded file. ``limit`` in bytes; ``by`` is None for the programme itself.

    Raises FileRefusedError when it is empty, too large, or of no kind in ``kinds``.
    """
    original = _plain_name(name or file.name or "")
    size = file.size or 0
    if not size:
        raise FileRefusedError(f"Tệp “{original}” rỗng. Chọn lại tệp có nội dung.")
    if size > limit:
        raise FileRefusedError(
            f"Tệp “{original}” nặng {_megabytes(size)} MB, quá giới hạn {_megabytes(limit)} MB. "
            "Nén ảnh trong tệp hoặc tách tệp rồi tải lên lại."
        )
    content = file.read(limit + 1)
    kind = sniff(content, name=original)
    if kind is None or kind not in kinds:
        accepted = ", ".join(entry.label for entry in FileKind if entry in kinds)
        raise FileRefusedError(
            f"Không nhận tệp “{original}”: nội dung không thuộc loại được phép ({accepted})."
        )
    return _keep(content=content, original=original, kind=kind, by=by)


def fingerprint(file: File[bytes]) -> str:
    """SHA-256 of the bytes in hexadecimal; the file stands at its beginning again."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def sniff(content: bytes, *, name: str) -> FileKind | None:
    """What the bytes are, whatever the name says; the name only tells text formats apart."""
    for signature, kind in SIGNATURES.items():
        if signature in content[:1024] if kind is FileKind.PDF else content.startswith(signature):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _office_kind(content)
    if b"\x00" in content[:SNIFFED_BYTES] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    return TEXT_SUFFIXES.get(PurePosixPath(name.lower()).suffix)


def _office_kind(content: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return None
    return next((kind for part, kind in OFFICE_PARTS.items() if part in names), None)


@transaction.atomic
def _keep(*, content: bytes, original: str, kind: FileKind, by: User | None) -> StoredFile:
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(
        sha256=digest,
        size=len(content),
        kind=kind,
        original_name=original,
        uploaded_by=by,
    )
    stored.content.save(
        f"{digest[:2]}/{digest}.{kind.value}", File(io.BytesIO(content)), save=False
    )
    stored.save()
    return stored


def _plain_name(name: str) -> str:
    """The last part of a path, without what would not print; never empty, at most 255 long."""
    last = clean_text(name).replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    printable = "".join(letter for letter in last if letter.isprintable()).strip()
    return printable[-255:] or "tệp không tên"


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}".replace(".", ",").removesuffix(",0")
