"""Findings on a file: what the reading is unsure of, and its layout against Decree 30/2020.

A gap that the source has (a blank number, no Nơi nhận) is a warning, and so is the known stand-in
for Times New Roman; what the one who sets a text decides and the decree forbids is an error.
"""

from msgspec.structs import replace

from vanban.model import Finding
from vanban.readers.blocks import Limits

__all__ = ["check_file"]


def check_file(data: bytes, *, name: str, limits: Limits | None = None) -> tuple[Finding, ...]:
    """Check a file by its content; ``name`` helps to tell the format.

    Layout is measured in Word files and in PDFs with a text layer; of other formats only the
    content is checked. Raises DocumentError with one Vietnamese line for what cannot be read.
    """
    from vanban.check.forms import check_forms
    from vanban.check.measures import check_measures
    from vanban.check.naming import name_lines
    from vanban.check.remarks import Remarks
    from vanban.readers import read_source
    from vanban.readers.blocks import TableBlock
    from vanban.structure import build_document

    source = read_source(data, name=name, limits=limits or Limits())
    document = build_document(source)
    if source.format == "docx":
        from vanban.check.word import measure_word

        tables = [block for block in source.blocks if isinstance(block, TableBlock)]
        ruled = {table.place.table or 0: table.ruled for table in tables}
        drawn = measure_word(data, ruled=ruled)
    elif source.format == "pdf":
        from vanban.check.paper import measure_pdf

        drawn = measure_pdf(data)
    else:
        return document.findings
    remarks = Remarks()
    named = name_lines(drawn.lines, document)
    check_measures(drawn, named, remarks)
    check_forms(document, named, remarks)
    return (*map(_weighed, document.findings), *remarks.findings())


def _weighed(finding: Finding) -> Finding:
    """The reading takes points without đ for an old habit; the decree sets their order."""
    if finding.code == "wrong-numbering" and finding.severity == "info":
        return replace(finding, severity="warning")
    return finding
