"""What every test may rely on: a real PostgreSQL of its own, and jobs that run when asked."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker

from lantoa.config import postgres
from lantoa.config.tests.plugin import DATA

USES_WHOLE_TRANSACTIONS = frozenset({"live_server", "transactional_db"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After a test that commits, what the migrations put there (Wagtail's root) is put back."""
    for item in items:
        if USES_WHOLE_TRANSACTIONS & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Start this process's server when the first test asks for the database."""
    with ExitStack() as stack:
        if not settings.ENVIRONMENT.database_url:
            stack.enter_context(postgres.running(DATA, durable=False))
        yield


@pytest.fixture
def run_jobs() -> Callable[[], None]:
    """Run everything that was enqueued, here and now.

    In a test inside one transaction let ``django_capture_on_commit_callbacks(execute=True)``
    enqueue first.
    """

    def run() -> None:
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="test",
            excluded_queue_names=[],
        ).run()

    return run
