"""A stored file as a document, and a document as JSON that the database takes."""

from typing import Any

import msgspec

from lantoa.foundation.models import StoredFile
from vanban.model import Document
from vanban.readers.blocks import Limits
from vanban.structure import read_document

# The command line stops at 30 scanned pages; the worker has the time to read them all.
WORKER_LIMITS = Limits(ocr_pages=None)


def read_file(file: StoredFile) -> Document:
    """Read a kept file. Raises DocumentError with a sentence for what cannot be read."""
    with file.content.open("rb") as opened:
        data = opened.read()
    return read_document(data, name=file.original_name, limits=WORKER_LIMITS)


def storable(document: Document) -> dict[str, Any]:
    """The document as JSON values without NUL, which PostgreSQL refuses in JSON."""
    values: dict[str, Any] = _without_nul(msgspec.to_builtins(document))
    return values


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, dict):
        return {key: _without_nul(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nul(entry) for entry in value]
    return value
