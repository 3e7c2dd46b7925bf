"""The tasks of a plan as the table of its appendix, in the usual columns."""

from collections.abc import Sequence

from vanban.model import Table, Task

HEADER = (
    "STT",
    "Nhiệm vụ",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
)
BUDGET, NOTE = "Kinh phí", "Ghi chú"


def task_table(tasks: Sequence[Task], *, after: str | None = None) -> Table:
    """Numbered from 1; several names or products of a cell stand on lines of their own. Columns for
    money and notes only where a task has them."""
    has_budget = any(task.budget_text for task in tasks)
    has_note = any(task.note for task in tasks)
    header = (*HEADER, *((BUDGET,) if has_budget else ()), *((NOTE,) if has_note else ()))
    rows = tuple(
        (
            str(place),
            task.text,
            "\n".join(f"- {text}" for text in task.deliverables),
            ";\n".join(task.lead),
            ";\n".join(task.supporting),
            task.schedule.text,
            *((task.budget_text or "",) if has_budget else ()),
            *((task.note or "",) if has_note else ()),
        )
        for place, task in enumerate(tasks, start=1)
    )
    return Table(header=header, rows=rows, is_task_table=True, after=after)
