"""The bodies of a document under their spellings, with findings on likeness and groups."""

from vanban.model import Document, Place, Unit
from vanban.plaintext import plain_text
from vanban.structure.notes import Notes
from vanban.structure.units import expansions_in, is_group, merge


def read_units(document: Document, notes: Notes) -> tuple[Unit, ...]:
    """One entry a body named in tasks and duties, in order of first mention."""
    named = _names(document)
    expansions = expansions_in([name for name, _ in named], plain_text(document))
    merged = merge([name for name, _ in named], expansions)
    first: dict[str, str] = {}
    for name, path in named:
        first.setdefault(name, path)
    for index, entry in enumerate(merged):
        place = _place(notes, first[entry.unit.variants[0]])
        if place:
            notes.mark(f"units/{index}", place)
        _report(entry.unit, entry.likely, _place(notes, first[entry.unit.variants[-1]]), notes)
    return tuple(entry.unit for entry in merged)


def _names(document: Document) -> list[tuple[str, str]]:
    named: list[tuple[str, str]] = []
    for index, task in enumerate(document.tasks):
        named += [(name, f"tasks/{index}") for name in (*task.lead, *task.supporting)]
    for index, duty in enumerate(document.responsibilities):
        named += [(name, f"responsibilities/{index}") for name in duty.units]
    return named


def _place(notes: Notes, path: str) -> Place | None:
    return notes.places.get(path)


def _report(unit: Unit, likely: tuple[str, ...], place: Place | None, notes: Notes) -> None:
    spellings = ", ".join(f"“{name}”" for name in unit.variants)
    if likely:
        notes.find(
            "unit-variant",
            f"Các tên {spellings} có thể là một đơn vị; phần mềm tạm gộp làm một.",
            suggestion="Xác nhận đây là một đơn vị, hoặc tách thành các đơn vị riêng.",
            place=place,
        )
    elif len({name.lower() for name in unit.variants}) > 1:
        notes.find(
            "unit-variant",
            f"Một đơn vị được ghi theo nhiều cách: {spellings}.",
            severity="info",
            suggestion=f"Thống nhất cách ghi, ví dụ “{unit.name}”.",
            place=place,
        )
    if unit.kind == "group":
        group = next(name for name in unit.variants if is_group(name))
        notes.find(
            "group-of-units",
            f"“{group}” chỉ nhiều đơn vị cùng lúc.",
            severity="info",
            suggestion="Xác định danh sách đơn vị thuộc nhóm này tại ngày của kế hoạch.",
            place=place,
        )
