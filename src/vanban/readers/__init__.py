"""Files → blocks. One module a format; the content of a file decides which, not its name.

Nothing here opens anything outside the file. Reading never raises anything but DocumentError.
"""

from pathlib import Path

from vanban.model import DocumentError
from vanban.readers import finishing, refusals, sniffing
from vanban.readers.blocks import Limits, Paragraph, Source, TableBlock

__all__ = ["read_path", "read_source"]

_DEFAULT = Limits()


def read_path(path: Path, *, limits: Limits = _DEFAULT) -> Source:
    """Read a file of the disk; its size is looked at before it is opened.

    Raises DocumentError with one Vietnamese line when it cannot be read.
    """
    try:
        if not path.is_file():
            raise DocumentError(
                f"Không tìm thấy tệp “{path.name}”. Hãy kiểm tra lại tên và đường dẫn."
            )
        if path.stat().st_size > limits.bytes:
            raise refusals.too_large(limits)
        data = path.read_bytes()
    except OSError:
        raise DocumentError(
            f"Không mở được tệp “{path.name}”. Hãy kiểm tra quyền đọc của tệp."
        ) from None
    return read_source(data, name=path.name, limits=limits)


def read_source(data: bytes, *, name: str, limits: Limits = _DEFAULT) -> Source:
    """Read a file's bytes; ``name`` gives the extension, the content decides.

    Raises DocumentError with one Vietnamese line when the file is empty, too large, damaged,
    encrypted, of a format that is not read, or not what its extension says.
    """
    if len(data) > limits.bytes:
        raise refusals.too_large(limits)
    kind = sniffing.kind_of(data, name)
    try:
        source = _read(kind, data, limits)
    except (MemoryError, RecursionError):
        raise refusals.too_much_inside("Tệp") from None
    source = finishing.finish(source)
    if not any(isinstance(block, Paragraph | TableBlock) for block in source.blocks):
        raise refusals.nothing_to_read()
    return source


def _read(kind: sniffing.Kind, data: bytes, limits: Limits) -> Source:
    """Each format's libraries are loaded only when such a file is read."""
    if kind == "docx":
        from vanban.readers.docx import read_docx

        return read_docx(data, limits=limits)
    if kind == "pdf":
        from vanban.readers.pdf import read_pdf

        return read_pdf(data, limits=limits)
    if kind == "image":
        from vanban.readers.image import read_image

        return read_image(data, limits=limits)
    if kind == "html":
        from vanban.readers.html import read_html

        return read_html(data, limits=limits)
    if kind == "markdown":
        from vanban.readers.markdown import read_markdown

        return read_markdown(data, limits=limits)
    from vanban.readers.text import read_text

    return read_text(data, limits=limits)
