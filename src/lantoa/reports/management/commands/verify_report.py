"""``lantoa verify-report``: is this copy the report that was approved, and where does it differ?"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from vanban.model import DocumentError

from ...models import Report
from ...queries import Verdict, verify_copy

LARGEST = 50_000_000


class Command(BaseCommand):
    help = (
        "So bản sao (Word, PDF) với báo cáo đã chốt; mã thoát 0: khớp, 1: khác, "
        "2: không đọc được hoặc không tìm thấy báo cáo"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp Word hoặc PDF")
        parser.add_argument("--report", type=int, help="mã báo cáo, khi tệp không in số và ngày")

    def handle(self, *args: Any, **options: Any) -> None:
        report = None
        if options["report"] is not None:
            report = Report.objects.exclude(frozen="").filter(pk=options["report"]).first()
            if report is None:
                self._stop(f"Không có báo cáo đã duyệt mang mã {options['report']}.")
        try:
            data = options["file"].read_bytes()
            if len(data) > LARGEST:
                self._stop("Tệp nặng quá 50 MB. Chọn bản Word hoặc PDF của báo cáo.")
            found = verify_copy(data, name=options["file"].name, report=report)
        except OSError:
            self._stop(f"Không mở được tệp {options['file']}. Kiểm tra đường dẫn và quyền đọc.")
        except DocumentError as unreadable:
            self._stop(str(unreadable))
        if found.verdict is Verdict.UNKNOWN:
            self._stop(found.sentence)
        assert found.report is not None
        self.stdout.write(f"{found.report.code_text}: {found.sentence}")
        for mismatch in found.mismatches:
            self.stdout.write(f"- {mismatch.sentence}")
        sys.exit(found.verdict.value)

    def _stop(self, message: str) -> None:
        self.stderr.write(message)
        sys.exit(Verdict.UNKNOWN.value)
