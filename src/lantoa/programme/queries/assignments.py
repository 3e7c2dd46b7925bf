"""What a plan asks of each unit of the agency: its tasks with its part in them. No query."""

from collections.abc import Iterator
from dataclasses import dataclass

from .shapes import PlanOverview, TaskView, UnitView


@dataclass(frozen=True, slots=True)
class AssignedTask:
    """A task of a unit; ``part`` in words ("Chủ trì"), ``strength`` sorts leads first."""

    task: TaskView
    part: str
    strength: int

    @property
    def is_lead(self) -> bool:
        return self.strength < SUPPORTS


@dataclass(frozen=True, slots=True)
class UnitAssignment:
    unit_id: int
    name: str
    tasks: tuple[AssignedTask, ...]

    @property
    def sentence(self) -> str:
        """ "chủ trì 3 nhiệm vụ, phối hợp 2 nhiệm vụ"."""
        leads = sum(entry.is_lead for entry in self.tasks)
        counts = ((leads, "chủ trì"), (len(self.tasks) - leads, "phối hợp"))
        return ", ".join(f"{word} {count} nhiệm vụ" for count, word in counts if count)


MAIN, LEADS, SUPPORTS, IN_GROUP = range(4)


def unit_assignments(overview: PlanOverview) -> tuple[UnitAssignment, ...]:
    """Each unit once, groups expanded; a unit with several parts in a task has the strongest."""
    found: dict[int, dict[int, AssignedTask]] = {}
    names: dict[int, str] = {}
    for task in overview.tasks:
        for unit_id, name, entry in _parts(task):
            names.setdefault(unit_id, name)
            known = found.setdefault(unit_id, {}).get(task.id)
            if known is None or entry.strength < known.strength:
                found[unit_id][task.id] = entry
    return tuple(
        UnitAssignment(unit_id, names[unit_id], tuple(tasks.values()))
        for unit_id, tasks in found.items()
    )


def _parts(task: TaskView) -> Iterator[tuple[int, str, AssignedTask]]:
    for part in (*task.leads, *task.supporting):
        leading = part in task.leads
        for unit_id, name in part.units:
            yield unit_id, name, _assigned(task, part, leading=leading)


def _assigned(task: TaskView, part: UnitView, *, leading: bool) -> AssignedTask:
    through = f" (thuộc “{part.text}”)" if part.group_id is not None else ""
    if leading and part.is_main and len(task.leads) > 1:
        return AssignedTask(task, f"Chủ trì, đầu mối chính{through}", MAIN)
    if leading:
        return AssignedTask(task, f"Chủ trì{through}", LEADS)
    return AssignedTask(task, f"Phối hợp{through}", IN_GROUP if through else SUPPORTS)
