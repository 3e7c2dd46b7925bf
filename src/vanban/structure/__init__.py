"""Blocks → ``Document``: frame, outline, parts, tasks, units, citations, findings."""

from vanban.model import Document
from vanban.readers.blocks import Limits, Source
from vanban.structure.assemble import assemble

__all__ = ["build_document", "read_document"]


def read_document(data: bytes, *, name: str, limits: Limits | None = None) -> Document:
    """Read a file by its content; ``name`` helps to tell the format.

    Raises DocumentError with one Vietnamese line for what cannot be read.
    """
    from vanban.readers import read_source

    return build_document(read_source(data, name=name, limits=limits or Limits()))


def build_document(source: Source) -> Document:
    """Understand a source. Never raises for content: what is unsure becomes a finding."""
    return assemble(source)
