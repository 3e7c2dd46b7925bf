"""``lantoa``: ``serve`` and Django's management commands under the product's name."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext

from lantoa.config import postgres, serve
from lantoa.config.catalogues import LOCALE, compile_catalogues
from lantoa.config.environment import read_or_exit, refuse
from lantoa.config.reasons import reason

WITHOUT_DATABASE = frozenset(
    {"check", "collectstatic", "diffsettings", "findstatic", "help", "version", "--help", "-h"}
)


def main() -> None:
    command, *rest = sys.argv[1:] or ["help"]
    # A command of two words is typed with a hyphen (verify-report), its module has none.
    arguments = [command if command.startswith("-") else command.replace("-", "_"), *rest]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    try:
        compile_catalogues()
    except OSError as error:
        refuse(
            f"Không ghi được tệp ngôn ngữ trong {LOCALE} ({reason(error)}). "
            "Cấp quyền ghi cho thư mục mã nguồn rồi chạy lại."
        )
    if arguments[0] == "serve":
        serve.main(arguments[1:])
    try:
        with _database_for(arguments[0]):
            from django.core.management import execute_from_command_line

            execute_from_command_line(["lantoa", *arguments])
    except postgres.PostgresError as error:
        refuse(str(error))


def _database_for(command: str) -> AbstractContextManager[object]:
    """The embedded server for the time of one command, unless it runs already or isn't needed."""
    environment = read_or_exit()
    if (
        command in WITHOUT_DATABASE
        or environment.database_url
        or postgres.is_served(environment.data)
    ):
        return nullcontext()
    return postgres.running(environment.data)


if __name__ == "__main__":
    main()
