"""The quarterly report of a plan with 100 tasks while its activities grow from 10,000 to a million.

Timed: assembling the report (all queries and the text), its whole page as the server gives it, and
approval, which copies and hashes the rows behind the figures. The median of several runs.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from benchmarks import table
from benchmarks.scratch import SIZES, TODAY, Scratch, scratch

RUNS = 5
AIM = 1.0
AT = 100_000
# Ten times the rows may take ten times as long, and a little for the noise of the machine.
LINEAR = 1.2


def main() -> int:
    """Print the times at each size; 1 when the aim is missed or growth is worse than linear."""
    taken: dict[int, float] = {}
    with scratch() as world:
        for size in SIZES:
            world.grow(size)
            taken[size] = _measure(world, size)
    slow = taken[AT] > AIM
    steps = pairwise(SIZES)
    growth = [taken[after] / taken[before] / (after / before) for before, after in steps]
    print(f"growth a step, 1.00 is linear: {', '.join(f'{ratio:.2f}' for ratio in growth)}")
    table.add(
        "report: growth to 1,000,000, 1.00 is linear", f"{growth[-1]:.2f}", aim=f"{LINEAR:.1f}"
    )
    return int(slow or max(growth) > LINEAR)


def _measure(world: Scratch, size: int) -> float:
    from django.db import connection, transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from lantoa.reports import actions, queries
    from lantoa.reports.actions.freezing import freeze_rows
    from lantoa.reports.enums import ReportKind
    from lantoa.reports.rules import PeriodKey

    report = actions.create_report(
        plan=world.plan,
        key=PeriodKey(ReportKind.QUARTER, 2),
        by=world.people["office"],
        today=TODAY,
    )
    with CaptureQueriesContext(connection) as asked:
        content = queries.assembled(report, today=TODAY).content
    asked_queries = len(asked)
    assembling = _median(lambda: queries.assembled(report, today=TODAY))
    client = Client()
    client.force_login(world.people["office"])
    page = _median(lambda: _page(client, report.pk))

    def freeze() -> None:
        with transaction.atomic():
            freeze_rows(report, expected=content.activity_count)
            transaction.set_rollback(True)

    freezing = _median(freeze, runs=1)
    print(
        f"{size:>9,} activities, {content.activity_count:>7,} in the quarter: assembled in"
        f" {assembling:6.3f} s with {asked_queries} queries, page {page:6.3f} s,"
        f" rows frozen {freezing:6.2f} s"
    )
    aim = f"{AIM:.0f} s" if size == AT else ""
    table.add(f"report: assembled, {size:,} activities", f"{assembling:.3f} s", aim=aim)
    table.add(f"report: page, {size:,} activities", f"{page:.3f} s", aim=aim)
    return page


def _page(client: Any, pk: int) -> None:
    response = client.get(f"/quan-tri/bao-cao/{pk}/")
    assert response.status_code == 200, response.status_code


def _median(act: Callable[[], object], *, runs: int = RUNS) -> float:
    act() if runs > 1 else None
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)
