"""``lantoa work``: run background jobs, first those that a killed worker left unfinished.

Beside them it asks once a minute whether the jobs of a new day are to be queued, and seals the log.
"""

import hashlib
import logging
import socket
import threading
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from lantoa.foundation.clock import today
from lantoa.foundation.jobs import enqueue_daily, requeue_interrupted
from lantoa.foundation.seals import seal_records

PAUSE_SECONDS = 60.0
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Chạy việc nền"

    def handle(self, *args: Any, **options: Any) -> None:
        worker = _worker_name()
        requeue_interrupted(worker=worker)
        threading.Thread(target=_each_minute, name="each-minute", daemon=True).start()
        call_command(
            "db_worker",
            worker_id=worker,
            queue_name="*",
            interval=0.5,
            startup_delay=False,
            reload=False,
            verbosity=0,
        )


def _each_minute() -> None:
    while True:
        try:
            enqueue_daily(day=today())
            seal_records()
        except DatabaseError:
            log.warning("the day's jobs and the log's seal failed; next try in a minute")
        finally:
            connection.close()
        time.sleep(PAUSE_SECONDS)


def _worker_name() -> str:
    """The same for every start of this data folder on this machine, and for no other."""
    folder = hashlib.sha256(bytes(settings.ENVIRONMENT.data)).hexdigest()[:12]
    return f"{socket.gethostname()[:40]}-{folder}"
