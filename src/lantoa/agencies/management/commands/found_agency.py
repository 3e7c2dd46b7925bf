"""``lantoa found_agency``: the first agency of an installation without the sample."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lantoa.foundation.exceptions import ActionError

from ...actions import found_agency


class Command(BaseCommand):
    help = "Thêm cơ quan và Văn phòng của cơ quan"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="tên cơ quan như in trên văn bản")
        parser.add_argument("--parent", default="", help="cơ quan cấp trên trực tiếp")
        parser.add_argument("--place", default="", help="địa danh ghi trên văn bản")
        parser.add_argument("--office", default="Văn phòng", help="tên Văn phòng của cơ quan")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            agency = found_agency(
                name=options["name"],
                parent_name=options["parent"],
                place=options["place"],
                office=options["office"],
                by=None,
            )
        except ActionError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"Đã có cơ quan {agency.name}, mã {agency.slug}.")
