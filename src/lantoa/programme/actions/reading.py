"""A stored file as a document, and a document as JSON that the database takes."""

from typing import Any

import msgspec

from lantoa.foundation.models import StoredFile
from vanban.model import Document
from vanban.readers import read_source
from vanban.readers.blocks import Limits, Source
from vanban.structure import build_document

# The command line stops at 30 scanned pages; the worker has the time to read them all.
WORKER_LIMITS = Limits(ocr_pages=None)


def read_file(file: StoredFile) -> tuple[Source, Document]:
    """A kept file as it stands and as it is understood.

    Raises DocumentError with a sentence for what cannot be read.
    """
    with file.content.open("rb") as opened:
        data = opened.read()
    source = read_source(data, name=file.original_name, limits=WORKER_LIMITS)
    return source, build_document(source)


def storable(value: Source | Document) -> dict[str, Any]:
    """A value as JSON without NUL, which PostgreSQL refuses in JSON."""
    values: dict[str, Any] = _without_nul(msgspec.to_builtins(value))
    return values


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, dict):
        return {key: _without_nul(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nul(entry) for entry in value]
    return value
