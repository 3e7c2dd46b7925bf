"""Rows and files that tests of any app begin with."""

import io
import zipfile
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile

from lantoa.foundation.models import User

_numbers = count(1)


def make_user(*, username: str | None = None, name: str = "Nguyễn Văn A", **fields: object) -> User:
    """A person who may sign in with the password "mat-khau-thu"; family name first."""
    family, _, given = name.rpartition(" ")
    return User.objects.create_user(
        username or f"nguoi-{next(_numbers)}",
        password="mat-khau-thu",
        last_name=family,
        first_name=given,
        **fields,
    )


def make_upload(
    *, name: str = "minh-chung.pdf", content: bytes = b"%PDF-1.7\n%test\n"
) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def office_bytes(part: str) -> bytes:
    """The smallest file of the Office family that has this part ("word/document.xml")."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(part, "<xml/>")
    return buffer.getvalue()
