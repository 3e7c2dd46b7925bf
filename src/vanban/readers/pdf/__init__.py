"""PDF → blocks: by tags where a page has them, by its geometry where not, by recognition of the
page image where there is no text that one could read."""

from vanban.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]
