"""What must be answered before an import is confirmed, and what may stay open."""

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.model import Document

from .decisions import ImportDecisions
from .mending import EARLIEST_YEAR, LATEST_YEAR

# Above this a printed number is a misreading.
MOST_PRINTED = 9_999

KINDS = {
    "decision": "quyết định",
    "report": "báo cáo",
    "directive": "chỉ thị",
    "notice": "thông báo",
    "proposal": "tờ trình",
    "dispatch": "công văn",
    "law": "luật",
    "decree": "nghị định",
    "circular": "thông tư",
    "resolution": "nghị quyết",
}


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person must answer first: where it stands, and a sentence with the way out."""

    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding of the reader that nobody has accepted or mended; ``index`` counts from 0."""

    index: int
    code: str
    severity: str
    message: str
    suggestion: str | None


def blocking_questions(
    document: Document, decisions: ImportDecisions, likely_units: Sequence[str]
) -> tuple[Question, ...]:
    """Why the import cannot be confirmed yet. ``likely_units`` are printed names that may mean a
    known unit and were not decided."""
    questions: list[Question] = []
    if document.kind != "plan" and not decisions.is_plan:
        kind = KINDS.get(document.kind, "loại văn bản chưa xác định")
        questions.append(
            Question("kind", f"Tệp được đọc là {kind}. Xác nhận đây là kế hoạch, hoặc bỏ tệp này.")
        )
    if not document.title:
        questions.append(Question("title", "Chưa đọc được trích yếu. Nhập trích yếu của kế hoạch."))
    if document.year is None:
        questions.append(Question("year", "Chưa rõ kế hoạch của năm nào. Nhập năm kế hoạch."))
    elif not EARLIEST_YEAR <= document.year <= LATEST_YEAR:
        questions.append(
            Question("year", f"Năm {document.year} không thể là năm kế hoạch. Nhập lại năm.")
        )
    if not document.tasks:
        questions.append(
            Question(
                "tasks",
                "Không đọc được nhiệm vụ nào. Kiểm tra bảng nhiệm vụ trong tệp rồi tải lên lại.",
            )
        )
    questions += [
        Question(
            f"tasks/{index}/text", f"Nhiệm vụ ở dòng {index + 1} chưa có nội dung. Nhập nội dung."
        )
        for index, task in enumerate(document.tasks)
        if not task.text.strip()
    ]
    questions += [
        Question(
            f"units/{name}",
            f"“{name}” gần giống tên đơn vị đã có. Chọn đơn vị đã có hoặc tạo đơn vị mới.",
        )
        for name in likely_units
    ]
    return tuple(questions)


def open_findings(document: Document, decisions: ImportDecisions) -> tuple[OpenFinding, ...]:
    """Findings that stay with the plan until someone accepts or mends them."""
    return tuple(
        OpenFinding(index, entry.code, entry.severity, entry.message, entry.suggestion)
        for index, entry in enumerate(document.findings)
        if str(index) not in decisions.findings
    )


def task_ordinals(document: Document) -> tuple[int, ...]:
    """A number for each task: the printed ones when they rise without a gap or repeat in order."""
    printed = [task.ordinal for task in document.tasks]
    rising = all(
        number is not None and (before or 0) < number <= MOST_PRINTED
        for before, number in zip([0, *printed], printed, strict=False)
    )
    if rising:
        return tuple(number for number in printed if number is not None)
    return tuple(range(1, len(printed) + 1))
