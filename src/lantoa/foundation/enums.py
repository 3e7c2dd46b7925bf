"""Kinds of files that the programme takes, told by their bytes."""

from django.db import models


class FileKind(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (DOCX)"
    XLSX = "xlsx", "Excel (XLSX)"
    PPTX = "pptx", "PowerPoint (PPTX)"
    PNG = "png", "Ảnh PNG"
    JPEG = "jpeg", "Ảnh JPEG"
    TIFF = "tiff", "Ảnh TIFF"
    HTML = "html", "Trang HTML"
    MARKDOWN = "md", "Markdown"
    TEXT = "txt", "Văn bản thuần"

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self]


_OFFICE = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{_OFFICE}wordprocessingml.document",
    FileKind.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    FileKind.PPTX: f"{_OFFICE}presentationml.presentation",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.TIFF: "image/tiff",
    # Sent as plain text, so that an uploaded page never runs as one of ours.
    FileKind.HTML: "text/plain; charset=utf-8",
    FileKind.MARKDOWN: "text/plain; charset=utf-8",
    FileKind.TEXT: "text/plain; charset=utf-8",
}

# What vanban reads, and what may prove an activity.
DOCUMENT_KINDS = frozenset(FileKind) - {FileKind.XLSX, FileKind.PPTX}
PICTURES = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.TIFF})
EVIDENCE_KINDS = frozenset(FileKind) - {FileKind.HTML}
