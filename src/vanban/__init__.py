"""vanban: reads, checks, cites and writes Vietnamese administrative documents.

Pure Python: no framework, no network, no clock. Where a rule depends on a day, ``today`` is
passed in. Entry points, each imported from its own module so that nothing loads unasked:

- ``vanban.structure.read_document``: a file → ``Document``
- ``vanban.citations.find_citations``: running text → citations
- ``vanban.writers.write_document``: ``Document`` → DOCX, PDF, HTML, Markdown, text
- ``vanban.check.check_file``: a file → findings on layout and content
"""
