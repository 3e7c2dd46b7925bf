"""Oddities of the whole document, each with its place and what to do. None stops the reading."""

import re

from msgspec.structs import replace

from vanban.model import Document, Finding, Place
from vanban.structure import duties, frame_checks
from vanban.structure.citation_checks import check_citations
from vanban.structure.notes import Notes
from vanban.structure.typos import report_typos

_ORDER = {"error": 0, "warning": 1, "info": 2}
_NOWHERE = Place(page=10**6)


def review(document: Document, notes: Notes) -> Document:
    """The document with all findings and places; the graver first, then in the source's order."""
    frame_checks.check_frame(document, notes)
    frame_checks.check_years(document, notes)
    frame_checks.check_link_lines(document, notes)
    check_citations(document, notes)
    duties.check_tasks(document, notes)
    duties.check_duties(document, notes)
    _check_budget(document, notes)
    report_typos(document, notes)
    findings = {(f.code, f.message, f.place): f for f in sorted(notes.findings, key=_rank)}
    return replace(document, findings=tuple(findings.values()), places=notes.places)


def _rank(finding: Finding) -> tuple[int, ...]:
    place = finding.place or _NOWHERE
    where = (place.page, place.line or place.paragraph, place.table, place.row)
    return (_ORDER[finding.severity], *(number or 0 for number in where))


def _check_budget(document: Document, notes: Notes) -> None:
    if document.budget is None or document.budget.amount_vnd is not None:
        return
    several = re.search(r"\d\s*(?:đồng|triệu|tỷ)", document.budget.text)
    message = (
        "Phần kinh phí nêu nhiều số tiền, không nói rõ số nào là tổng."
        if several
        else "Phần kinh phí không nêu số tiền."
    )
    notes.find(
        "no-amount",
        message,
        severity="info",
        suggestion="Bổ sung dự toán trước khi giao nhiệm vụ có chi phí.",
        place=notes.nearest("budget"),
    )
