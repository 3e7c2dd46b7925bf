"""Document → the plain text into which citation offsets count."""

from vanban.model import Document
from vanban.plaintext import plain_text


def write_text(document: Document) -> bytes:
    """UTF-8, a paragraph a line, cells of a row between tabs."""
    return plain_text(document).encode("utf-8", "replace")
