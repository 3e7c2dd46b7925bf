"""A plan's text with edited tasks: what an amendment that is typed, not uploaded, says."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from vanban.model import Document, Table, Task
from vanban.periods import parse_schedule

from .task_table import task_table


class AmendError(ValueError):
    """An edit that cannot be made; the message is a Vietnamese sentence with the way out."""


@dataclass(frozen=True, slots=True)
class TaskEdit:
    """A task as it shall read; ``index`` is its position in the text in force, None for a new one.

    Lists hold one product or unit an entry. Without ``note`` the task keeps its own.
    """

    index: int | None
    text: str
    deliverables: tuple[str, ...]
    lead: tuple[str, ...]
    supporting: tuple[str, ...]
    schedule: str
    note: str | None = None


UPLOAD_INSTEAD = "Tải bản Word về, sửa rồi tải lên làm bản điều chỉnh."


def amended(document: Document, edits: Sequence[TaskEdit]) -> Document:
    """The document with these tasks in its table, everything else as it was.

    Raises AmendError for a plan whose tasks stand in no plain table, and for an empty task.
    """
    if not any(table.is_task_table for table in document.tables):
        raise AmendError(f"Kế hoạch này không có bảng nhiệm vụ. {UPLOAD_INSTEAD}")
    if any(task.group for task in document.tasks):
        raise AmendError(f"Bảng nhiệm vụ của kế hoạch chia theo nhóm. {UPLOAD_INSTEAD}")
    if not edits:
        raise AmendError("Kế hoạch phải còn ít nhất một nhiệm vụ.")
    tasks = tuple(_task(document, edit, place) for place, edit in enumerate(edits, start=1))
    return replace(_with_table(document, tasks), tasks=tasks)


def _task(document: Document, edit: TaskEdit, place: int) -> Task:
    if not edit.text.strip():
        raise AmendError(f"Nhiệm vụ thứ {place} chưa có nội dung. Nhập nội dung hoặc bỏ nhiệm vụ.")
    schedule, _ = parse_schedule(edit.schedule, year=document.year)
    fields: dict[str, object] = {
        "ordinal": place,
        "text": edit.text.strip(),
        "deliverables": edit.deliverables,
        "lead": edit.lead,
        "supporting": edit.supporting,
        "schedule": schedule,
    }
    if edit.note is not None:
        fields["note"] = edit.note or None
    if edit.index is None:
        return Task(**fields)  # type: ignore[arg-type]
    return replace(document.tasks[edit.index], **fields)


def _with_table(document: Document, tasks: tuple[Task, ...]) -> Document:
    """One table of tasks at the place of the first; further parts of it are left out."""
    places: dict[int, int] = {}
    tables: list[Table] = []
    is_drawn = False
    for index, table in enumerate(document.tables):
        if table.is_task_table and is_drawn:
            continue
        places[index] = len(tables)
        if table.is_task_table:
            is_drawn = True
            table = task_table(tasks, after=table.after)
        tables.append(table)
    annexes = tuple(
        replace(annex, tables=tuple(places[i] for i in annex.tables if i in places))
        for annex in document.annexes
    )
    return replace(document, tables=tuple(tables), annexes=annexes)
