from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from lantoa.foundation import jobs
from lantoa.foundation.jobs import (
    MOST_ATTEMPTS,
    enqueue,
    enqueue_daily,
    every_day,
    requeue_interrupted,
)

NAME = f"{__name__}.leave_a_note"
notes: list[int] = []
DAILY = f"{__name__}.note_the_day"
days: list[str] = []


@task()
def leave_a_note(number: int) -> None:
    notes.append(number)


@task()
def note_the_day(day: str) -> None:
    days.append(day)


@pytest.fixture(autouse=True)
def no_notes() -> None:
    notes.clear()
    days.clear()


@pytest.mark.django_db(transaction=True)
def test_a_job_begins_after_the_transaction_is_kept(run_jobs: Callable[[], None]) -> None:
    with transaction.atomic():
        enqueue(NAME, number=7)
        run_jobs()
        assert notes == []

    run_jobs()
    assert notes == [7]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_undone_leaves_no_job(run_jobs: Callable[[], None]) -> None:
    with transaction.atomic():
        enqueue(NAME, number=7)
        transaction.set_rollback(True)

    run_jobs()
    assert notes == []


def _running(*workers: str) -> DBTaskResult:
    result = leave_a_note.enqueue(number=1)
    job = DBTaskResult.objects.get(pk=result.id)
    for worker in workers:
        job.claim(worker)
    return job


@pytest.mark.django_db
def test_what_a_killed_worker_left_is_done_by_the_next(run_jobs: Callable[[], None]) -> None:
    _running("w1")

    requeue_interrupted(worker="w1")
    run_jobs()

    assert notes == [1]


@pytest.mark.django_db
def test_another_worker_keeps_its_job() -> None:
    job = _running("w2")

    requeue_interrupted(worker="w1")

    job.refresh_from_db()
    assert job.status == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_a_job_that_kills_its_worker_each_time_is_given_up() -> None:
    job = _running(*["w1"] * MOST_ATTEMPTS)

    requeue_interrupted(worker="w1")

    job.refresh_from_db()
    assert job.status == TaskResultStatus.FAILED


@pytest.mark.django_db(transaction=True)
def test_a_daily_job_runs_once_a_day_however_often_workers_ask(
    run_jobs: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_EVERY_DAY", set())
    every_day(DAILY)

    assert enqueue_daily(day=date(2026, 5, 4)) == (DAILY,)
    assert enqueue_daily(day=date(2026, 5, 4)) == ()
    assert enqueue_daily(day=date(2026, 5, 12)) == (DAILY,)
    run_jobs()

    assert days == ["2026-05-04", "2026-05-12"]
