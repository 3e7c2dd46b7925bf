"""``lantoa``: Django's management commands under the product's name."""

import os
import sys

from django.core.management import execute_from_command_line

from lantoa.config.catalogues import compile_catalogues


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    compile_catalogues()
    execute_from_command_line(["lantoa", *sys.argv[1:]])


if __name__ == "__main__":
    main()
