"""Document → DOCX as an official would set it in Word: named styles, no formatting by hand."""

from vanban.writers.docx.file import write_docx

__all__ = ["write_docx"]
