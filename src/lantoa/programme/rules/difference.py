"""How a changed text of a plan differs from the one that was confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lantoa.agencies.rules import likeness, name_key
from vanban.model import Document, Task

from .marking import Mark, marked

# Two task texts that share this part of their words are one task, reworded.
SAME_TASK = 0.6

Change = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that reads differently; ``label`` in Vietnamese, empty text where there is none."""

    label: str
    before: str
    after: str

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Word by word what was taken out and put in."""
        return marked(self.before, self.after)


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task in both texts, or in one; ``old`` and ``new`` are positions in the two documents."""

    change: Change
    text: str
    old: int | None
    new: int | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """Everything that a changed file would alter, to be shown before it is applied."""

    fields: tuple[FieldChange, ...]
    tasks: tuple[TaskChange, ...]

    @property
    def is_empty(self) -> bool:
        return not self.fields and all(task.change == "same" for task in self.tasks)

    def count(self, change: Change) -> int:
        return sum(task.change == change for task in self.tasks)

    @property
    def sentence(self) -> str:
        """ "1 nhiệm vụ thêm, 2 nhiệm vụ sửa; 1 mục khác thay đổi"."""
        words: tuple[tuple[Change, str], ...] = (
            ("added", "thêm"),
            ("changed", "sửa"),
            ("removed", "bỏ"),
        )
        parts = [
            f"{self.count(change)} nhiệm vụ {word}" for change, word in words if self.count(change)
        ]
        if self.fields:
            parts.append(f"{len(self.fields)} mục khác thay đổi")
        return ", ".join(parts) or "Nội dung không thay đổi"


def plan_difference(old: Document, new: Document) -> PlanDifference:
    """Compare two texts of one plan: its frame and lists, and its tasks one by one."""
    return PlanDifference(
        fields=_frame_changes(old, new), tasks=_task_changes(old.tasks, new.tasks)
    )


def _frame_changes(old: Document, new: Document) -> tuple[FieldChange, ...]:
    pairs = (
        ("Số", old.number, new.number),
        ("Ký hiệu", old.symbol, new.symbol),
        ("Ngày ký", old.date, new.date),
        ("Trích yếu", old.title, new.title),
        ("Năm", str(old.year or ""), str(new.year or "")),
        (
            "Căn cứ",
            _lines(b.text for b in old.legal_bases),
            _lines(b.text for b in new.legal_bases),
        ),
        ("Mục tiêu", _lines(old.objectives), _lines(new.objectives)),
        ("Yêu cầu", _lines(old.requirements), _lines(new.requirements)),
        ("Đối tượng", _lines(old.audiences), _lines(new.audiences)),
        ("Nội dung tuyên truyền", _lines(old.topics), _lines(new.topics)),
        ("Hình thức", _lines(old.channels), _lines(new.channels)),
        ("Kinh phí", _budget(old), _budget(new)),
        ("Tổ chức thực hiện", _duties(old), _duties(new)),
        ("Người ký", _signer(old), _signer(new)),
    )
    return tuple(
        FieldChange(label, before or "", after or "")
        for label, before, after in pairs
        if (before or "") != (after or "")
    )


def _task_changes(old: Sequence[Task], new: Sequence[Task]) -> tuple[TaskChange, ...]:
    matched = match_tasks(old, new)
    changes = []
    for position, task in enumerate(new):
        before = matched.get(position)
        fields = _changed_fields(old[before], task) if before is not None else ()
        kind: Change = "added" if before is None else "changed" if fields else "same"
        changes.append(TaskChange(kind, task.text, before, position, fields))
    gone = set(range(len(old))) - set(matched.values())
    changes += [TaskChange("removed", old[i].text, i, None) for i in sorted(gone)]
    return tuple(changes)


def match_tasks(old: Sequence[Task], new: Sequence[Task]) -> dict[int, int]:
    """Positions in ``new`` of tasks that ``old`` has too: equal words first, then the likest."""
    matched: dict[int, int] = {}
    old_keys = [name_key(task.text) for task in old]
    new_keys = [name_key(task.text) for task in new]
    free = list(range(len(old)))
    for position, key in enumerate(new_keys):
        same = next((i for i in free if old_keys[i] == key), None)
        if same is not None:
            matched[position] = same
            free.remove(same)
    pairs = [
        (likeness(old_keys[i], new_keys[position]), position, i)
        for position in range(len(new))
        if position not in matched
        for i in free
    ]
    for score, position, i in sorted(pairs, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]))):
        if score >= SAME_TASK and position not in matched and i in free:
            matched[position] = i
            free.remove(i)
    return matched


def _changed_fields(old: Task, new: Task) -> tuple[FieldChange, ...]:
    pairs = (
        ("Nhiệm vụ", old.text, new.text),
        ("Sản phẩm", _lines(old.deliverables), _lines(new.deliverables)),
        ("Chủ trì", _lines(old.lead), _lines(new.lead)),
        ("Phối hợp", _lines(old.supporting), _lines(new.supporting)),
        ("Thời gian", old.schedule.text, new.schedule.text),
        ("Ghi chú", old.note or "", new.note or ""),
        ("Kinh phí", old.budget_text or "", new.budget_text or ""),
    )
    return tuple(FieldChange(label, a, b) for label, a, b in pairs if a != b)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _budget(document: Document) -> str:
    return document.budget.text if document.budget else ""


def _duties(document: Document) -> str:
    return _lines(duty.text for duty in document.responsibilities)


def _signer(document: Document) -> str:
    signature = document.signature
    if signature is None:
        return ""
    parts = (signature.authority, signature.position, signature.name)
    return ", ".join(part for part in parts if part)
