"""``lantoa work``: run background jobs, first those that a killed worker left unfinished."""

import hashlib
import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from lantoa.foundation.jobs import requeue_interrupted


class Command(BaseCommand):
    help = "Chạy việc nền"

    def handle(self, *args: Any, **options: Any) -> None:
        worker = _worker_name()
        requeue_interrupted(worker=worker)
        call_command(
            "db_worker",
            worker_id=worker,
            queue_name="*",
            interval=0.5,
            startup_delay=False,
            reload=False,
            verbosity=0,
        )


def _worker_name() -> str:
    """The same for every start of this data folder on this machine, and for no other."""
    folder = hashlib.sha256(bytes(settings.ENVIRONMENT.data)).hexdigest()[:12]
    return f"{socket.gethostname()[:40]}-{folder}"
