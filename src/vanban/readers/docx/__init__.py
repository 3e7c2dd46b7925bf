"""Word documents (DOCX) → blocks, straight from the markup and without a word processor."""

from vanban.readers.docx.body import read_docx

__all__ = ["read_docx"]
