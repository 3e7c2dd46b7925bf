"""What a file is, by its content; the extension only chooses among kinds of text."""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Final, Literal

from vanban.readers import refusals

Kind = Literal["docx", "pdf", "image", "html", "markdown", "text"]

_AS_DOCX_OR_PDF: Final = "Hãy lưu lại thành DOCX hoặc PDF rồi thử lại."
_AS_IMAGE: Final = "Hãy lưu lại thành PNG, JPEG hoặc TIFF rồi thử lại."
_IMAGES: Final = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_OTHER: Final = (
    (b"{\\rtf", "văn bản RTF", _AS_DOCX_OR_PDF),
    (b"GIF8", "ảnh GIF", _AS_IMAGE),
    (b"BM", "ảnh BMP", _AS_IMAGE),
    (b"Rar!", "tệp nén RAR", "Hãy giải nén rồi đọc từng tệp bên trong."),
    (b"7z\xbc\xaf", "tệp nén 7z", "Hãy giải nén rồi đọc từng tệp bên trong."),
    (b"\x1f\x8b", "tệp nén GZIP", "Hãy giải nén rồi đọc từng tệp bên trong."),
    (b"%!PS", "PostScript", "Hãy chuyển thành PDF rồi thử lại."),
    (b"AT&TFORM", "DjVu", "Hãy chuyển thành PDF rồi thử lại."),
)
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COMPOUND_STREAMS: Final = (
    ("WordDocument", "văn bản Word đời cũ (.doc)"),
    ("Workbook", "bảng tính Excel đời cũ (.xls)"),
    ("PowerPoint Document", "bản trình chiếu PowerPoint đời cũ (.ppt)"),
)
_NAMES: Final = {"docx": "văn bản Word (DOCX)", "pdf": "PDF", "image": "ảnh", "html": "trang HTML"}
_EXTENSIONS: Final[dict[str, Kind]] = {
    "docx": "docx",
    "docm": "docx",
    "pdf": "pdf",
    "png": "image",
    "jpg": "image",
    "jpeg": "image",
    "tif": "image",
    "tiff": "image",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "md": "markdown",
    "markdown": "markdown",
    "txt": "text",
}
_PROPER: Final = {"docx": ".docx", "pdf": ".pdf", "html": ".html"}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div|p|h[1-6])\b", re.IGNORECASE)
_PDF_WITHIN: Final = 1024


def kind_of(data: bytes, name: str) -> Kind:
    """The reader for this content. Raises DocumentError for empty files, for formats that are not
    read, and where the extension promises another kind of file than the content is."""
    if not data.strip(b" \t\r\n\0"):
        raise refusals.empty()
    extension = PurePath(name).suffix.lower().removeprefix(".")
    actual = _binary_kind(data)
    expected = _EXTENSIONS.get(extension)
    if actual is None:
        if expected in ("docx", "pdf", "image"):
            raise _not_as_promised(data, extension)
        return _text_kind(data, expected)
    if expected is not None and expected != actual:
        described, proper = _described(actual, data)
        raise refusals.mismatch(extension, described, proper)
    return actual


def _binary_kind(data: bytes) -> Kind | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_COMPOUND):
        raise _compound_refusal(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if any(data.startswith(magic) for magic, _ in _IMAGES):
        return "image"
    for magic, what, advice in _OTHER:
        if data.startswith(magic) and (magic != b"BM" or b"\0" in data[:32]):
            raise refusals.unsupported(what, advice)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise refusals.unsupported("ảnh WebP", _AS_IMAGE)
    if data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix", b"ftypavif"):
        raise refusals.unsupported("ảnh HEIC", _AS_IMAGE)
    if b"MIME-Version:" in data[:512] and b"multipart/related" in data[:2048]:
        raise refusals.unsupported("trang web lưu một tệp (MHTML)", _AS_DOCX_OR_PDF)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and b"Word.Document" in data[:4096]:
        raise refusals.unsupported("văn bản Word dạng XML", _AS_DOCX_OR_PDF)
    return None


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()[:20_000]}
            mimetype = b""
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    mimetype = part.read(100)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError):
        raise refusals.damaged("Tệp") from None
    if "word/document.xml" in names:
        return "docx"
    if b"opendocument" in mimetype:
        raise refusals.unsupported("văn bản OpenDocument (.odt, .ods)", _AS_DOCX_OR_PDF)
    if any(name.startswith("xl/") for name in names):
        raise refusals.unsupported("bảng tính Excel (.xlsx)", _AS_DOCX_OR_PDF)
    if any(name.startswith("ppt/") for name in names):
        raise refusals.unsupported("bản trình chiếu PowerPoint (.pptx)", _AS_DOCX_OR_PDF)
    raise refusals.unsupported("tệp nén ZIP", "Hãy giải nén rồi đọc từng tệp bên trong.")


def _compound_refusal(data: bytes) -> Exception:
    """The old container of Microsoft Office, which also wraps encrypted new files."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusals.encrypted("Tệp Word")
    for stream, what in _COMPOUND_STREAMS:
        if stream.encode("utf-16-le") in data:
            return refusals.unsupported(what, _AS_DOCX_OR_PDF)
    return refusals.unsupported("tệp Microsoft Office đời cũ", _AS_DOCX_OR_PDF)


def _text_kind(data: bytes, expected: Kind | None) -> Kind:
    if expected in ("html", "markdown", "text"):
        return expected
    head = data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "html" if head.startswith(b"<") and _HTML.search(head) else "text"


def _described(actual: Kind, data: bytes) -> tuple[str, str]:
    if actual == "image":
        image = next(name for magic, name in _IMAGES if data.startswith(magic))
        return f"ảnh {image}", "." + {"JPEG": "jpg", "TIFF": "tif"}.get(image, "png")
    return _NAMES[actual], _PROPER[actual]


def _not_as_promised(data: bytes, extension: str) -> Exception:
    if data.count(0) == 0 and _HTML.search(data[:2048]):
        return refusals.mismatch(extension, _NAMES["html"], ".html")
    return refusals.damaged(f"Tệp .{extension}")
