"""Background work: asked for by name, begun only when the transaction has been kept."""

from datetime import date
from functools import partial

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import DailyRun

Argument = str | int | bool | None
MOST_ATTEMPTS = 3


def enqueue(name: str, **arguments: Argument) -> None:
    """Queue the task at a dotted name ("lantoa.programme.tasks.read_import") after commit.

    Only ids and plain values travel; the task loads what it needs and calls one action.
    """
    transaction.on_commit(partial(_enqueue_now, name, arguments))


def _enqueue_now(name: str, arguments: dict[str, Argument]) -> None:
    import_string(name).enqueue(**arguments)


_EVERY_DAY: set[str] = set()


def every_day(name: str) -> None:
    """Have the task at a dotted name run once each civil day, with ``day`` as ISO date.

    Called in ``apps.ready()``. A day on which no worker ran is left out: the task itself makes up
    for what it missed.
    """
    _EVERY_DAY.add(name)


def daily_names() -> tuple[str, ...]:
    return tuple(sorted(_EVERY_DAY))


@transaction.atomic
def enqueue_daily(*, day: date) -> tuple[str, ...]:
    """Queue what is due on a day and was not queued before, by any worker; the names queued."""
    asked = []
    for name in daily_names():
        _, is_new = DailyRun.objects.get_or_create(name=name, day=day)
        if is_new:
            transaction.on_commit(partial(_enqueue_now, name, {"day": day.isoformat()}))
            asked.append(name)
    return tuple(asked)


def requeue_interrupted(*, worker: str) -> None:
    """Give back what this worker was doing when it was killed; jobs may be done twice.

    A job that took its worker down each time fails for good, so that the queue goes on.
    """
    for job in DBTaskResult.objects.running():
        if not job.worker_ids or job.worker_ids[-1] != worker:
            continue
        if len(job.worker_ids) >= MOST_ATTEMPTS:
            job.set_failed(RuntimeError("the worker was killed at every attempt"))
        else:
            job.status = TaskResultStatus.READY
            job.save(update_fields=["status"])
