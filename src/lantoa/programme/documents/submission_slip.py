"""The slip with which the Office submits a plan to its signer, with what is still lacking."""

from vanban.model import Document, Issuer, LegalBasis, Recipient, Section, Signature, Table

from ..rules.completeness import Completeness
from ..rules.paper_frame import PaperFrame

KIND_TEXT = "PHIẾU TRÌNH"
GAP, NOTE = "Cần bổ sung", "Cần xem"
# Room to write by hand.
OPINION = "\n".join(["…" * 30] * 3)


def submission_slip(
    document: Document, frame: PaperFrame, found: Completeness, *, estimate: str = ""
) -> Document:
    """From the Office to the leadership: what the plan rests on, what it holds, what lacks.

    ``estimate`` is the sum in figures and in words, empty where nothing was estimated.
    """
    lacking = found.points
    return Document(
        kind="other",
        kind_text=KIND_TEXT,
        issuer=Issuer(frame.agency, frame.office),
        place=frame.place or None,
        date_text=frame.blank_date,
        title=f"Về việc ký ban hành Kế hoạch {frame.about}",
        year=frame.year,
        addressees=(f"Lãnh đạo {frame.agency}",),
        legal_bases=tuple(LegalBasis(basis.text) for basis in document.legal_bases),
        preamble=(
            *frame.notices,
            f"{frame.office} đã xây dựng dự thảo Kế hoạch {frame.about}. {frame.office} kính trình "
            f"lãnh đạo {frame.agency} xem xét như sau:",
        ),
        sections=(
            Section("1", "Nội dung chính của dự thảo", children=_content(document, estimate)),
            Section("2", "Kết quả kiểm tra trước khi ký", text=_checked(found)),
            Section(
                "3",
                "Đề xuất",
                text=f"{frame.office} kính đề nghị lãnh đạo {frame.agency} xem xét, cho ý kiến và "
                "ký ban hành Kế hoạch./.",
            ),
        ),
        signature=Signature(position="Chánh Văn phòng"),
        recipients=(Recipient("Như trên"), Recipient("Lưu: VT, VP")),
        tables=(
            *((_points(found),) if lacking else ()),
            Table(header=("Ý kiến của lãnh đạo",), rows=((OPINION,),), after="3"),
        ),
    )


def _content(document: Document, estimate: str) -> tuple[Section, ...]:
    counts = (
        (len(document.objectives), "mục tiêu"),
        (len(document.requirements), "yêu cầu"),
        (len(document.audiences), "nhóm đối tượng"),
        (len(document.topics), "nội dung tuyên truyền"),
    )
    frame = ", ".join(f"{count} {word}" for count, word in counts if count)
    texts = [
        f"Khung của kế hoạch: {frame}." if frame else "",
        _tasks(document),
        f"Kinh phí: {document.budget.text}" if document.budget else "Kinh phí: dự thảo không nêu.",
        f"Dự toán kèm theo: {estimate}." if estimate else "",
    ]
    labels = ("a", "b", "c", "d")
    return tuple(
        Section(label, text=text) for label, text in zip(labels, texts, strict=True) if text
    )


def _tasks(document: Document) -> str:
    continuous = sum(task.schedule.kind == "continuous" for task in document.tasks)
    waiting = sum(task.schedule.kind == "superior_plan" for task in document.tasks)
    dated = len(document.tasks) - continuous - waiting
    kinds = (
        (continuous, "thường xuyên"),
        (dated, "theo quý, tháng hoặc ngày"),
        (waiting, "theo kế hoạch của cơ quan cấp trên"),
    )
    parts = ", ".join(f"{count} nhiệm vụ {word}" for count, word in kinds if count)
    return f"Nhiệm vụ: {len(document.tasks)} nhiệm vụ, trong đó {parts}." if parts else ""


def _checked(found: Completeness) -> str:
    lines = [f"{check.label}: {check.counted}." for check in found.checks]
    if found.points:
        lines.append(f"Còn {found.sentence}, nêu trong bảng dưới đây.")
    else:
        lines.append("Không còn điểm nào cần bổ sung.")
    return "\n".join(lines)


def _points(found: Completeness) -> Table:
    return Table(
        header=("TT", "Điểm", "Lý do", "Mức"),
        rows=tuple(
            (
                str(place),
                point.place,
                point.reason,
                GAP if point.is_gap else NOTE,
            )
            for place, point in enumerate(found.points, start=1)
        ),
        after="2",
    )
