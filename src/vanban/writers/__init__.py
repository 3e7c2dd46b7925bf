"""Document → file: DOCX, PDF, HTML, Markdown, plain text, JSON, in the layout of Decree 30/2020."""

from typing import Literal

from vanban.model import Document

__all__ = ["OutputFormat", "write_document"]

OutputFormat = Literal["docx", "pdf", "html", "markdown", "text", "json"]


def write_document(document: Document, *, format: OutputFormat) -> bytes:
    """The document as a file of the given format; each format's library is loaded when first used.

    Text formats are UTF-8. Raises DocumentError when the document cannot be set.
    """
    if format == "docx":
        from vanban.writers.docx import write_docx

        return write_docx(document)
    if format == "pdf":
        from vanban.writers.pdf import write_pdf

        return write_pdf(document)
    if format == "html":
        from vanban.writers.html import write_html

        return write_html(document)
    if format == "markdown":
        from vanban.writers.markdown import write_markdown

        return write_markdown(document)
    if format == "text":
        from vanban.writers.text import write_text

        return write_text(document)
    from vanban.writers.json import write_json

    return write_json(document)
