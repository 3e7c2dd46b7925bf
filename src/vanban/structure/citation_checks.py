"""Findings on citations, placed where each is printed."""

import re

from msgspec.structs import replace

from vanban.citations import citation_findings
from vanban.model import Citation, Document
from vanban.structure.notes import Notes

# The first mention of these gives number, symbol and date (Decree 30/2020, annex I, II.6.a).
_NUMBERED = (
    "nghi_dinh", "nghi_quyet", "quyet_dinh", "chi_thi", "thong_tu", "thong_tu_lien_tich",
    "ke_hoach", "cong_van", "ket_luan", "to_trinh", "bao_cao", "thong_bao", "van_ban",
)  # fmt: skip


def check_citations(document: Document, notes: Notes) -> None:
    """Citations that cannot be resolved or are not printed as the decree asks."""
    told: set[str] = set()
    for index, citation in enumerate(document.citations):
        if _names_itself(document, citation):
            continue
        place = notes.nearest(f"citations/{index}")
        notes.findings.extend(
            replace(f, place=f.place or place) for f in citation_findings(citation)
        )
        first = (citation.symbol or citation.text) not in told
        if citation.symbol and first:
            told.add(citation.symbol)
        if citation.type in _NUMBERED and first:
            _check_first_mention(index, citation, notes)


def _names_itself(document: Document, citation: Citation) -> bool:
    """Whether a citation is of the document it stands in."""
    own, cited = document.symbol or "", citation.symbol or ""
    return bool(own) and citation.number == document.number and cited.endswith(own)


def _check_first_mention(index: int, citation: Citation, notes: Notes) -> None:
    place = notes.nearest(f"citations/{index}")
    quoted = " ".join(citation.text.split())
    if citation.date is None and "ngày" not in citation.text.lower():
        blank = citation.symbol is None
        notes.find(
            "unresolved-citation",
            f"Viện dẫn “{quoted}” không ghi {'số và ngày' if blank else 'ngày ban hành'}.",
            severity="warning" if blank else "info",
            suggestion="Lần viện dẫn đầu cần đủ tên loại, số, ký hiệu, ngày và cơ quan ban hành.",
            place=place,
        )
    if citation.symbol and not re.search(r"\bsố\b|\bSỐ\b", citation.text):
        notes.find(
            "citation-form",
            f"Viện dẫn “{quoted}” thiếu chữ “số” trước số, ký hiệu.",
            severity="info",
            suggestion="Thêm chữ “số”, ví dụ “Quyết định số …”.",
            place=place,
        )
