"""Figures over a set of activities: the number is always taken from the rows it opens.

Keys are stable: ``total``, ``channel.7``, ``topic.3.channel.7``, ``task.5``; ``….reach`` sums what
the same rows reached.
"""

from collections.abc import Iterable, Sequence

from .content import ActivityRow, Figure, ReportedTask

ACTIVITIES = "hoạt động"
REACHED = "lượt tiếp cận"
TASKS = "nhiệm vụ"

Rows = Sequence[ActivityRow]


def count(key: str, label: str, rows: Rows) -> Figure:
    """How many activities there are."""
    return Figure(
        key=key, label=label, value=len(rows), unit=ACTIVITIES, rows=tuple(row.id for row in rows)
    )


def reach(key: str, label: str, rows: Rows) -> Figure:
    """What the activities that recorded their reach reached together."""
    known = [row for row in rows if row.reach is not None]
    return Figure(
        key=f"{key}.reach",
        label=f"{label}: {REACHED} được ghi nhận",
        value=sum(row.reach or 0 for row in known),
        unit=REACHED,
        rows=tuple(row.id for row in known),
    )


def count_tasks(key: str, label: str, tasks: Iterable[ReportedTask]) -> Figure:
    """How many tasks there are; it opens the tasks."""
    ids = tuple(task.id for task in tasks)
    return Figure(key=key, label=label, value=len(ids), unit=TASKS, source="task", rows=ids)


def by_channel(rows: Rows, channel: int) -> Rows:
    return [row for row in rows if row.channel == channel]


def by_audience(rows: Rows, audience: int) -> Rows:
    return [row for row in rows if audience in row.audiences]


def by_any_audience(rows: Rows, audiences: Iterable[int]) -> Rows:
    """Activities for at least one of the audiences, each once."""
    wanted = frozenset(audiences)
    return [row for row in rows if wanted.intersection(row.audiences)]


def without_audience(rows: Rows) -> Rows:
    return [row for row in rows if not row.audiences]


def by_topic(rows: Rows, topic: int) -> Rows:
    return [row for row in rows if topic in row.topics]


def without_topic(rows: Rows) -> Rows:
    return [row for row in rows if not row.topics]


def by_task(rows: Rows, task: int) -> Rows:
    return [row for row in rows if task in row.tasks]
