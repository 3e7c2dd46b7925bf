"""Oddities of the whole document, each with its place and what to do. None stops the reading."""

from msgspec.structs import replace

from vanban.model import Document
from vanban.structure.notes import Notes


def review(document: Document, notes: Notes) -> Document:
    """The document with all findings and places."""
    return replace(document, findings=tuple(notes.findings), places=notes.places)
