"""What is not read, and the one line that says why and what to do."""

from pathlib import Path

import pytest

from vanban.model import DocumentError
from vanban.readers import read_path, read_source
from vanban.readers.blocks import Limits
from vanban.tests import hostile_files
from vanban.tests.hostile_files import FILES
from vanban.tests.reader_sources import codes, texts

REFUSED = {
    "zip-bomb.docx": "lớn hoặc phức tạp bất thường",
    "lying-zip-bomb.docx": "bị hỏng",
    "one-huge-paragraph.docx": "lớn hoặc phức tạp bất thường",
    "entity-bomb.docx": "lớn hoặc phức tạp bất thường",
    "external-entity.docx": "lớn hoặc phức tạp bất thường",
    "truncated.docx": "bị hỏng hoặc tải về chưa đủ",
    "renamed-image.docx": "nội dung là ảnh PNG",
    "encrypted.docx": "đặt mật khẩu",
    "rows.docx": "hơn 20.000 hàng",
    "rows.md": "hơn 20.000 hàng",
    "rows-tabs.txt": "hơn 20.000 hàng",
    "rows.html": "hơn 20.000 hàng",
    "nested.docx": "bị hỏng",
    "10000-pages.pdf": "10.000 trang, vượt giới hạn 1.000 trang",
    "encrypted.pdf": "đặt mật khẩu",
    "packed-bomb.pdf": "lớn hoặc phức tạp bất thường",
    "twice-packed-bomb.pdf": "lớn hoặc phức tạp bất thường",
    "crowded.pdf": "Không tìm thấy chữ",
    "looping.pdf": "Không tìm thấy chữ",
    "1-pixel.png": "quá nhỏ (1 × 1",
    "20000-pixels-square.png": "lớn hoặc phức tạp bất thường",
    "empty.docx": "rỗng",
    "spaces.txt": "rỗng",
    "nul-bytes.txt": "nhị phân",
    "old.doc": "Word đời cũ (.doc)",
    "old.xls": "Excel đời cũ (.xls)",
    "other.odt": "OpenDocument",
    "other.rtf": "RTF",
    "one-line-49-mb.txt": "1.000 trang",
    "49-mb.md": "1.000 trang",
}
# Read, with what is wrong told in findings.
READ = {
    "external-relationships.docx": [],
    "broken-inside.docx": ["mojibake"],
    "nested-tables.html": [],
    "nested.md": [],
    "legacy-font.pdf": ["mojibake"],
    "invisible-text.pdf": ["hidden-text"],
    "graph-paper.pdf": [],
    "right-to-left.md": ["hidden-text"],
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        read_source(FILES[name](), name=name)
    message = str(refusal.value)
    assert REFUSED[name] in message
    assert "\n" not in message
    assert "Hãy" in message


@pytest.mark.parametrize("name", READ)
def test_is_read_with_findings(name: str) -> None:
    assert codes(read_source(FILES[name](), name=name)) == READ[name]


def test_entities_and_outside_parts_leave_no_trace() -> None:
    source = read_source(hostile_files.external_relationships(), name="a.docx")
    assert len(texts(source)) == 1


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        ("a.pdf", lambda: hostile_files.docx(hostile_files.paragraph()), "văn bản Word"),
        ("a.docx", hostile_files.invisible_pdf, "nội dung là PDF"),
        ("a.txt", hostile_files.invisible_pdf, "nội dung là PDF"),
        ("a.png", hostile_files.invisible_pdf, "nội dung là PDF"),
        ("a.docx", lambda: b"<html><body><p>Noi dung</p></body></html>", "trang HTML"),
        ("a.docx", lambda: b"Chi la chu thuong", "bị hỏng"),
        ("a.pdf", lambda: b"%PDF-1.7\nrong", "bị hỏng"),
        ("a.docx", lambda: b"PK\x03\x04 khong phai zip", "bị hỏng"),
        ("a.zip", lambda: hostile_files.archive({"ghi-chu.txt": "x"}), "ZIP"),
        ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "bị hỏng"),
        ("a.gif", lambda: b"GIF89a" + b"\0" * 40, "GIF"),
        ("a.webp", lambda: b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 40, "WebP"),
    ],
)
def test_content_decides_and_a_wrong_name_is_told(name: str, make, told: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DocumentError) as refusal:
        read_source(make(), name=name)
    assert told in str(refusal.value)
    assert "Hãy" in str(refusal.value)


def test_a_word_file_under_the_old_extension_is_read() -> None:
    data = hostile_files.docx(hostile_files.paragraph())
    assert read_source(data, name="van-ban.doc").format == "docx"
    assert read_source(data, name="khong-duoi").format == "docx"


def test_size_is_looked_at_before_a_file_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(DocumentError, match="50 MB"):
        read_path(huge)


def test_limits_are_options() -> None:
    rows = hostile_files.rows_markdown(30)
    with pytest.raises(DocumentError, match="hơn 20 hàng"):
        read_source(rows, name="a.md", limits=Limits(table_rows=20))
    assert read_source(rows, name="a.md", limits=Limits(table_rows=40)).blocks
    with pytest.raises(DocumentError, match="MB"):
        read_source(rows, name="a.md", limits=Limits(bytes=100))


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.docx", tmp_path):
        with pytest.raises(DocumentError, match="Không tìm thấy tệp"):
            read_path(path)
