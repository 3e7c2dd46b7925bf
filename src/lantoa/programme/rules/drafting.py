"""The draft of the next year's plan: which tasks go on, why, and under which units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from vanban.model import Document, Section, Task

from .amending import TaskEdit, amended


@dataclass(frozen=True, slots=True)
class CopiedTask:
    """A task that goes on, by its position; ``reason`` says why an unfinished one does."""

    index: int
    reason: str = ""


def carry_note(year: int, reason: str) -> str:
    """What the new plan prints beside a task that was not finished."""
    return f"Chuyển tiếp từ năm {year}: {reason.strip().rstrip('.')}" if reason.strip() else ""


def draft_document(
    document: Document,
    copied: Sequence[CopiedTask],
    heirs: Mapping[str, tuple[str, ...]],
    *,
    from_year: int,
) -> Document:
    """The moved text with these tasks; ``heirs`` gives printed names of units that ended the names
    of those that took over.

    The table is printed as it was where nothing of it changes. Raises AmendError where it must
    change and stands in no plain table.
    """
    is_whole = [entry.index for entry in copied] == list(range(len(document.tasks)))
    has_notes = any(entry.reason.strip() for entry in copied)
    if not (is_whole and not has_notes and not heirs):
        edits = [
            _edit(document.tasks[entry.index], entry, heirs, from_year=from_year)
            for entry in copied
        ]
        document = amended(document, edits)
    if not heirs:
        return document
    return replace(
        document, sections=tuple(_renamed(section, heirs) for section in document.sections)
    )


def _edit(
    task: Task, entry: CopiedTask, heirs: Mapping[str, tuple[str, ...]], *, from_year: int
) -> TaskEdit:
    notes = (task.note or "", carry_note(from_year, entry.reason))
    return TaskEdit(
        index=entry.index,
        text=task.text,
        deliverables=task.deliverables,
        lead=_names(task.lead, heirs),
        supporting=_names(task.supporting, heirs),
        schedule=task.schedule.text,
        note="\n".join(note for note in notes if note),
    )


def _names(names: Sequence[str], heirs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Each name or those that took over, once."""
    return tuple(dict.fromkeys(new for name in names for new in heirs.get(name, (name,))))


def _renamed(section: Section, heirs: Mapping[str, tuple[str, ...]]) -> Section:
    text = section.text
    for name in sorted(heirs, key=len, reverse=True):
        text = text.replace(name, ", ".join(heirs[name]))
    return replace(
        section,
        text=text,
        children=tuple(_renamed(child, heirs) for child in section.children),
    )
