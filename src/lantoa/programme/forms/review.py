"""The review as one form: what is shown of the document, and what a person changed of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from lantoa.foundation.forms import sent_number
from vanban.model import Document, Task

from ..queries.review import ImportReview, UnitReview
from ..rules.decisions import ImportDecisions, UnitDecision
from ..rules.source_view import SourceView

USES = {
    "new_unit": "Tạo đơn vị mới",
    "new_group": "Tạo nhóm đơn vị mới",
    "outside": "Không phải đơn vị của cơ quan",
}


@dataclass(frozen=True, slots=True)
class ReviewField:
    """A mendable field. ``name`` is that of the input; ``anchor`` leads to where it was read."""

    path: str
    label: str
    value: str
    anchor: str | None
    is_long: bool = False
    hint: str = ""

    @property
    def name(self) -> str:
        return f"field:{self.path}"


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """A task's fields; ``leads`` are offered as main lead when there are several."""

    index: int
    ordinal: int | None
    text: str
    fields: tuple[ReviewField, ...]
    leads: tuple[str, ...]
    main_lead: int | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    index: int
    severity: str
    message: str
    suggestion: str | None
    anchor: str | None

    @property
    def is_minor(self) -> bool:
        return self.severity == "info"

    @property
    def mark(self) -> str:
        """The state mark that shows the severity."""
        return {"error": "overdue", "warning": "waiting"}.get(self.severity, "no_activity")


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A printed name with the ways it may be understood; the chosen one first in no special way."""

    index: int
    name: str
    variants: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    chosen: str
    is_open: bool


def frame_fields(review: ImportReview, source: SourceView) -> tuple[ReviewField, ...]:
    """Number, symbol, date and the like, as mended so far."""
    document = review.document
    shown = (
        ("number", "Số", document.number or "", ""),
        ("symbol", "Ký hiệu", document.symbol or "", ""),
        ("place", "Địa danh", document.place or "", ""),
        ("date", "Ngày ký", document.date or "", "Ngày/tháng/năm; để trống nếu văn bản để trống."),
        ("year", "Năm kế hoạch", str(document.year or ""), ""),
        ("title", "Trích yếu", document.title or "", ""),
        ("issuer/parent", "Cơ quan cấp trên", document.issuer.parent or "", ""),
        ("issuer/name", "Cơ quan ban hành", document.issuer.name or "", ""),
    )
    return tuple(
        ReviewField(
            path,
            label,
            value,
            _anchor(review.read, source, path),
            is_long=path == "title",
            hint=hint,
        )
        for path, label, value, hint in shown
    )


def list_fields(
    review: ImportReview, source: SourceView
) -> tuple[tuple[str, tuple[ReviewField, ...]], ...]:
    """Objectives, requirements, audiences, topics and channels, each with its fields."""
    groups = (
        ("Mục tiêu", "objectives"),
        ("Yêu cầu", "requirements"),
        ("Đối tượng", "audiences"),
        ("Nội dung tuyên truyền", "topics"),
        ("Hình thức, kênh", "channels"),
    )
    return tuple(
        (
            label,
            tuple(
                ReviewField(
                    f"{name}/{index}",
                    f"{label} {index + 1}",
                    text,
                    _anchor(review.read, source, f"{name}/{index}"),
                    is_long=True,
                )
                for index, text in enumerate(getattr(review.document, name))
            ),
        )
        for label, name in groups
    )


def task_forms(review: ImportReview, source: SourceView) -> tuple[ReviewTask, ...]:
    return tuple(
        ReviewTask(
            index=index,
            ordinal=task.ordinal,
            text=task.text,
            fields=_task_fields(index, task, review.read, source),
            leads=task.lead if len(task.lead) > 1 else (),
            main_lead=review.decisions.main_leads.get(str(index)),
            anchor=_anchor(review.read, source, f"tasks/{index}"),
        )
        for index, task in enumerate(review.document.tasks)
    )


def _task_fields(
    index: int, task: Task, read: Document, source: SourceView
) -> tuple[ReviewField, ...]:
    one_a_line = "Mỗi dòng một mục."
    shown = (
        ("text", "Nhiệm vụ", task.text, ""),
        ("deliverables", "Sản phẩm", "\n".join(task.deliverables), one_a_line),
        ("lead", "Chủ trì", "\n".join(task.lead), one_a_line),
        ("supporting", "Phối hợp", "\n".join(task.supporting), one_a_line),
        ("schedule", "Thời gian", task.schedule.text, ""),
        ("note", "Ghi chú", task.note or "", ""),
        ("budget_text", "Kinh phí", task.budget_text or "", ""),
    )
    return tuple(
        ReviewField(
            f"tasks/{index}/{name}",
            label,
            value,
            _anchor(read, source, f"tasks/{index}/{name}"),
            is_long=name not in ("schedule", "note", "budget_text"),
            hint=hint,
        )
        for name, label, value, hint in shown
    )


def findings(review: ImportReview, source: SourceView) -> tuple[ReviewFinding, ...]:
    return tuple(
        ReviewFinding(
            entry.index,
            entry.severity,
            entry.message,
            entry.suggestion,
            source.anchor(review.read.findings[entry.index].place),
        )
        for entry in review.findings
    )


def unit_choices(review: ImportReview) -> tuple[UnitChoice, ...]:
    return tuple(_unit_choice(index, unit) for index, unit in enumerate(review.units))


def _unit_choice(index: int, unit: UnitReview) -> UnitChoice:
    options: dict[str, str] = {}
    if unit.match.unit is not None:
        options[f"unit:{unit.match.unit.pk}"] = f"Đơn vị đã có: {unit.match.unit}"
    if unit.match.group is not None:
        options[f"group:{unit.match.group.pk}"] = f"Nhóm đã có: {unit.match.group}"
    for proposal in unit.match.proposals:
        if proposal.unit is not None:
            options[f"unit:{proposal.unit.pk}"] = f"Có thể là đơn vị đã có: {proposal.unit}"
        elif proposal.group is not None:
            options[f"group:{proposal.group.pk}"] = f"Có thể là nhóm đã có: {proposal.group}"
    options |= USES
    chosen = "" if unit.is_likely_known else _value(unit.current)
    return UnitChoice(
        index, unit.name, unit.variants, tuple(options.items()), chosen, unit.is_likely_known
    )


def _value(decision: UnitDecision) -> str:
    return f"{decision.use}:{decision.id}" if decision.id else decision.use


def changes_of(
    review: ImportReview, source: SourceView, posted: Mapping[str, str]
) -> ImportDecisions:
    """What the posted form decides beyond what was shown; an absent input changes nothing."""
    shown = [*frame_fields(review, source)]
    shown += [field for task in task_forms(review, source) for field in task.fields]
    for _, fields in list_fields(review, source):
        shown += fields
    return ImportDecisions(
        fields={
            field.path: _typed(posted[field.name])
            for field in shown
            if field.name in posted and _typed(posted[field.name]) != field.value
        },
        findings={
            str(entry.index): "accepted"
            for entry in review.findings
            if f"accept:{entry.index}" in posted
            or (entry.severity == "info" and "accept-minor" in posted)
        },
        units={
            choice.name: _decision(posted[f"unit:{choice.index}"], choice.name)
            for choice in unit_choices(review)
            if posted.get(f"unit:{choice.index}", choice.chosen) not in ("", choice.chosen)
        },
        main_leads={
            str(task.index): chosen
            for task in task_forms(review, source)
            if (chosen := sent_number(posted.get(f"main:{task.index}"))) is not None
            and chosen < len(task.leads)
        },
        is_plan=True if "is_plan" in posted else None,
        as_new=True if "as_new" in posted else None,
    )


def _typed(text: str) -> str:
    """Browsers send CRLF for a line break."""
    return text.replace("\r\n", "\n").strip()


def _decision(value: str, name: str) -> UnitDecision | None:
    use, _, identity = value.partition(":")
    known = sent_number(identity)
    if use in ("unit", "group") and known is not None:
        return UnitDecision(use, id=known)  # type: ignore[arg-type]
    if use in USES:
        return UnitDecision(use, name=name)  # type: ignore[arg-type]
    return None


def _anchor(read: Document, source: SourceView, path: str) -> str | None:
    """Where a field was read: its own place, else that of the nearest thing that holds it."""
    parts = path.split("/")
    while parts:
        place = read.places.get("/".join(parts))
        if place is not None:
            return source.anchor(place)
        parts.pop()
    return None
