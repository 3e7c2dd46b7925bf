import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from lantoa.foundation.enums import DOCUMENT_KINDS, EVIDENCE_KINDS, FileKind
from lantoa.foundation.files import FileRefusedError, sniff, store_upload

from .factories import make_upload, make_user, office_bytes

WORD = office_bytes("word/document.xml")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", b"%PDF-1.4 ...", FileKind.PDF),
        ("a.pdf", b"\xef\xbb\xbf%PDF-1.4 ...", FileKind.PDF),
        ("a.bin", b"\x89PNG\r\n\x1a\n....", FileKind.PNG),
        ("a.docx", WORD, FileKind.DOCX),
        ("a.pdf", WORD, FileKind.DOCX),
        ("a.xlsx", office_bytes("xl/workbook.xml"), FileKind.XLSX),
        ("a.md", "# Kế hoạch".encode(), FileKind.MARKDOWN),
        ("a.TXT", "Kế hoạch".encode("utf-16"), FileKind.TEXT),
        ("a.docx", b"\x89PNG\r\n\x1a\n....", FileKind.PNG),
        ("a.docx", b"PK\x03\x04 cut off", None),
        ("a.zip", office_bytes("anything.txt"), None),
        ("a.txt", b"MZ\x90\x00\x03\x00", None),
        ("a.exe", b"plain", None),
    ],
)
def test_bytes_decide_what_a_file_is(name: str, content: bytes, kind: FileKind | None) -> None:
    assert sniff(content, name=name) == kind


@pytest.mark.django_db
def test_a_file_is_kept_as_it_was_given() -> None:
    user = make_user()

    stored = store_upload(
        file=make_upload(name="Báo cáo quý I.docx", content=WORD), by=user, kinds=EVIDENCE_KINDS
    )

    stored.refresh_from_db()
    assert stored.sha256 == hashlib.sha256(WORD).hexdigest()
    assert (stored.size, stored.kind) == (len(WORD), FileKind.DOCX)
    assert (stored.original_name, stored.uploaded_by) == ("Báo cáo quý I.docx", user)
    with stored.content.open() as file:
        assert file.read() == WORD


@pytest.mark.django_db
def test_no_address_leads_to_it_and_only_its_owner_reads_it(client: Client) -> None:
    stored = store_upload(file=make_upload(), by=make_user(), kinds=EVIDENCE_KINDS)

    path = Path(stored.content.path)
    assert path.is_relative_to(settings.ENVIRONMENT.data / "private")
    assert path.stat().st_mode & 0o077 == 0
    for folder in (settings.MEDIA_URL, settings.STATIC_URL, "/"):
        assert client.get(f"{folder}{stored.content.name}").status_code == 404


@pytest.mark.django_db
def test_a_name_that_tries_to_climb_is_only_a_name() -> None:
    stored = store_upload(
        file=make_upload(), by=None, kinds=EVIDENCE_KINDS, name="../../etc/\x00mật khẩu.pdf"
    )

    assert stored.original_name == "mật khẩu.pdf"
    assert Path(stored.content.path).is_relative_to(settings.ENVIRONMENT.data / "private")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "limit", "words"),
    [
        (b"", 100, "rỗng"),
        (b"%PDF-" + b"x" * 200, 100, "quá giới hạn"),
        (b"MZ\x90\x00", 100, "không thuộc loại được phép"),
    ],
)
def test_a_refusal_says_why(content: bytes, limit: int, words: str) -> None:
    with pytest.raises(FileRefusedError, match=words):
        store_upload(file=make_upload(content=content), by=None, kinds=DOCUMENT_KINDS, limit=limit)


@pytest.mark.django_db
def test_a_page_of_html_is_never_evidence() -> None:
    page = make_upload(name="a.html", content=b"<script>alert(1)</script>")

    with pytest.raises(FileRefusedError):
        store_upload(file=page, by=None, kinds=EVIDENCE_KINDS)


@pytest.mark.django_db
def test_html_that_is_read_is_sent_back_as_plain_text() -> None:
    page = make_upload(name="a.html", content=b"<p>K\xe1\xba\xbf ho\xe1\xba\xa1ch</p>")

    stored = store_upload(file=page, by=None, kinds=DOCUMENT_KINDS)

    assert stored.content_type == "text/plain; charset=utf-8"
