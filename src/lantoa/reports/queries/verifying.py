"""Finding the report that a file is a copy of, and comparing the two."""

import hashlib
from dataclasses import dataclass
from enum import Enum

from django.db.models import QuerySet

from vanban.model import Document
from vanban.structure import read_document

from ..content import digest, thaw
from ..document import Issue, report_document
from ..enums import ISSUED_STATES
from ..models import Report
from ..verification import Mismatch, compare
from .rows import rows_sha256


class Verdict(Enum):
    """What a verified copy is; the value is the exit code of the command."""

    SAME = 0
    DIFFERS = 1
    UNKNOWN = 2


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. ``is_same_file``: every byte is that of the signed copy on record."""

    verdict: Verdict
    sha256: str
    report: Report | None = None
    is_same_file: bool = False
    mismatches: tuple[Mismatch, ...] = ()
    is_intact: bool = True

    @property
    def sentence(self) -> str:
        if self.report is None:
            return (
                "Không tìm thấy báo cáo đã duyệt mang số, ký hiệu và ngày của tệp này. "
                "Kiểm tra lại tệp, hoặc chọn báo cáo cần so sánh."
            )
        if not self.is_intact:
            return "Dữ liệu đã chốt trên hệ thống không khớp mã kiểm tra của chính nó."
        if self.is_same_file:
            return "Tệp trùng từng byte với bản đã ký lưu trên hệ thống."
        if self.verdict is Verdict.SAME:
            return (
                "Số liệu, bảng và lời văn khớp báo cáo đã chốt (so nội dung, không so từng byte)."
            )
        return f"Có {len(self.mismatches)} chỗ khác báo cáo đã chốt."


def verify_copy(
    data: bytes,
    *,
    name: str,
    report: Report | None = None,
    among: QuerySet[Report] | None = None,
) -> Verification:
    """Compare a file with ``report``, or with the issued one (``among`` some) that it names.

    Raises vanban's DocumentError for a file that cannot be read.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    issued = (Report.objects.all() if among is None else among).filter(state__in=ISSUED_STATES)
    known = report or issued.filter(signed_copy__sha256=sha256).first()
    if known is not None and known.signed_copy and known.signed_copy.sha256 == sha256:
        intact = is_intact(known)
        verdict = Verdict.SAME if intact else Verdict.DIFFERS
        return Verification(verdict, sha256, known, is_same_file=True, is_intact=intact)
    copy = read_document(data, name=name)
    known = known or _named_by(copy, issued)
    if known is None:
        return Verification(Verdict.UNKNOWN, sha256)
    mismatches = compare(frozen_document(known), copy)
    intact = is_intact(known)
    verdict = Verdict.DIFFERS if mismatches or not intact else Verdict.SAME
    return Verification(verdict, sha256, known, mismatches=mismatches, is_intact=intact)


def frozen_document(report: Report) -> Document:
    """The frozen report as the document that it prints."""
    issue = None
    if report.number is not None and report.signed_on is not None:
        issue = Issue(report.number, report.signed_on)
    return report_document(thaw(report.frozen), issue)


def is_intact(report: Report) -> bool:
    """Whether frozen content and rows still have the hashes that were kept with them."""
    rows = thaw(report.frozen).rows_sha256
    return digest(report.frozen) == report.frozen_sha256 and rows in ("", rows_sha256(report))


def report_of_hash(sha256: str, *, among: QuerySet[Report]) -> Report | None:
    """The report whose frozen data or signed copy has this hash."""
    frozen = among.exclude(frozen="").filter(frozen_sha256=sha256).first()
    return frozen or among.filter(signed_copy__sha256=sha256).first()


def _named_by(copy: Document, issued: QuerySet[Report]) -> Report | None:
    """The report with the number, symbol and date that a document prints, when it is only one."""
    if not (copy.number and copy.symbol and copy.date and copy.number.isdecimal()):
        return None
    named = issued.filter(number=int(copy.number), symbol__iexact=copy.symbol, signed_on=copy.date)
    found = list(named[:2])
    return found[0] if len(found) == 1 else None
