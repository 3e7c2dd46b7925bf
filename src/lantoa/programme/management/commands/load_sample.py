"""``lantoa load_sample``: the sample plan of a first start, read from its document."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from lantoa.foundation.clock import today

from ...actions.sampling import load_sample

SAMPLES = Path(__file__).resolve().parents[5] / "samples"


class Command(BaseCommand):
    help = "Nạp kế hoạch mẫu và các hoạt động minh họa"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--plan",
            type=Path,
            default=SAMPLES / "ke-hoach-truyen-thong-cchc-2022.md",
            help="tệp kế hoạch",
        )
        parser.add_argument(
            "--activities",
            type=Path,
            default=SAMPLES / "hoat-dong-minh-hoa-2022.toml",
            help="tệp hoạt động minh họa",
        )

    def handle(self, *args: Any, plan: Path, activities: Path, **options: Any) -> None:
        loaded = load_sample(plan_file=plan, activities_file=activities, today=today())
        if loaded is not None:
            count = loaded.tasks.count()
            self.stdout.write(f"Đã nạp kế hoạch mẫu: {count} nhiệm vụ, kèm hoạt động minh họa.")
