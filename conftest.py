"""What every test may rely on: a real PostgreSQL of its own, and jobs that run when asked."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import pytest_django
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django_tasks_db.management.commands import db_worker

from lantoa.config.tests import cluster
from lantoa.config.tests.plugin import DATA
from lantoa.desk.entrance import SETTLED

USES_WHOLE_TRANSACTIONS = frozenset({"live_server", "transactional_db"})


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that commit come last and begin with what the migrations put there (Wagtail's root).

    They empty the tables at their end; a test inside one transaction would then find nothing.
    """
    for item in items:
        if _commits(item):
            whole = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(whole, append=False)
    items.sort(key=_commits)


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and bool(marker.kwargs.get("transaction"))
    return is_marked or bool(USES_WHOLE_TRANSACTIONS & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Our own server brings the test database along; on somebody else's it is made and removed."""
    return settings.ENVIRONMENT.database_url is None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_keepdb: bool,
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> Iterator[None]:
    """Start this process's server when the first test asks for the database."""
    with ExitStack() as stack:
        if django_db_keepdb:
            with django_db_blocker.unblock():
                stack.enter_context(cluster.migrated(DATA))
        yield


@pytest.fixture
def run_jobs(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Run everything that was enqueued, here and now.

    In a test inside one transaction let ``django_capture_on_commit_callbacks(execute=True)``
    enqueue first.
    """

    # It would drop the connection that holds the test's own transaction.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)

    def run() -> None:
        db_worker.Worker(
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


@pytest.fixture(autouse=True)
def force_login_passes_the_entrance() -> Iterator[None]:
    """``Client.force_login`` comes from no page: such a session has set up its second factor."""

    def settle(request: HttpRequest, **kwargs: object) -> None:
        if not request.path:
            request.session[SETTLED] = True

    user_logged_in.connect(settle)
    yield
    user_logged_in.disconnect(settle)
