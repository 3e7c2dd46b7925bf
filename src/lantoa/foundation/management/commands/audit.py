"""``lantoa audit verify``: whether the log is whole; names the first broken record. Exit 1 if not.

``lantoa audit seal`` seals now what the worker would seal within a minute.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from lantoa.foundation.seals import Chain, seal_records, unsealed_count, verify_chains


class Command(BaseCommand):
    help = "Niêm phong và kiểm tra nhật ký"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what", choices=["verify", "seal"], help="verify: kiểm tra; seal: niêm phong"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "seal":
            sealed = 0
            while batch := seal_records():
                sealed += batch
            self.stdout.write(f"Đã niêm phong {sealed} dòng nhật ký.")
            return
        found = [self._told(chain) for chain in verify_chains()]
        if waiting := unsealed_count():
            self.stdout.write(f"Chưa niêm phong: {waiting} dòng.")
        if not all(found):
            raise SystemExit(1)

    def _told(self, chain: Chain) -> bool:
        whose = f"Cơ quan {chain.agency_id}" if chain.agency_id else "Ngoài các cơ quan"
        if not chain.reason:
            self.stdout.write(
                f"{whose}: nguyên vẹn, {chain.records} dòng, mã niêm phong cuối {chain.head}."
            )
            return True
        where = f"dòng {chain.broken}: " if chain.broken is not None else ""
        self.stderr.write(
            f"{whose}: không nguyên vẹn tại {where}{chain.reason} "
            f"({chain.records} dòng trước đó nguyên vẹn)."
        )
        return False
