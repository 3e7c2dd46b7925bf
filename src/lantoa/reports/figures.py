"""Figures: numbers whose key says which rows they open.

Keys are stable: ``total``, ``channel.7``, ``topic.3.channel.7``, ``task.5``; ``….reach`` sums what
the same rows reached. ``selection`` reads them.
"""

from collections.abc import Iterable

from .content import TASK, Figure, ReportedTask
from .counts import Count

ACTIVITIES = "hoạt động"
REACHED = "lượt tiếp cận"
TASKS = "nhiệm vụ"


def count(key: str, label: str, activities: int) -> Figure:
    """How many activities there are."""
    return Figure(key=key, label=label, value=activities, unit=ACTIVITIES, counted=activities)


def reach(key: str, label: str, counted: Count) -> Figure:
    """What the activities that recorded their reach reached together."""
    return Figure(
        key=f"{key}.reach",
        label=f"{label}: {REACHED} được ghi nhận",
        value=counted.reach,
        unit=REACHED,
        counted=counted.measured,
    )


def count_tasks(key: str, label: str, tasks: Iterable[ReportedTask]) -> Figure:
    """How many tasks there are; it opens the tasks."""
    ids = tuple(task.id for task in tasks)
    return Figure(
        key=key,
        label=label,
        value=len(ids),
        unit=TASKS,
        source=TASK,
        rows=ids,
        counted=len(ids),
    )
