"""``lantoa prepare``: bring database, static files, sample and accounts up to this version."""

import shutil
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from psycopg.errors import DiskFull

from lantoa.config.databases import grant_serving
from lantoa.config.demo_accounts import ensure_accounts
from lantoa.config.environment import refuse
from lantoa.config.reasons import reason
from lantoa.config.static_files import collect_if_stale

# Any number that nobody else locks: two nodes that start together prepare one after the other.
LOCK = 7_355_608
# With less than this left, what the database could not do it could not write.
FULL_BYTES = 20_000_000
SAMPLE_COMMAND = "load_sample"
WAY_OUT = "Giải phóng dung lượng ổ đĩa rồi chạy lại; phần đã làm được giữ nguyên."


class Command(BaseCommand):
    help = "Chuẩn bị cơ sở dữ liệu, tệp tĩnh, dữ liệu minh họa và tài khoản"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--empty", action="store_true", help="không nạp dữ liệu minh họa")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._prepare(**options)
        except OSError as error:
            refuse(f"Không ghi được tệp trong thư mục dữ liệu ({reason(error)}). {WAY_OUT}")
        except DatabaseError as error:
            if not (isinstance(error.__cause__, DiskFull) or _disk_is_full()):
                raise
            refuse(f"Ổ đĩa của cơ sở dữ liệu đã đầy. {WAY_OUT}")

    def _prepare(self, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        grant_serving(settings.ENVIRONMENT)
        if collect_if_stale():
            self.stdout.write("Đã gom tệp giao diện.")
        if not options["empty"] and SAMPLE_COMMAND in get_commands():
            call_command(SAMPLE_COMMAND)
        ensure_accounts()


def _disk_is_full() -> bool:
    return shutil.disk_usage(settings.ENVIRONMENT.data).free < FULL_BYTES
