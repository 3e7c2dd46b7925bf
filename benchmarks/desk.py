"""The first page of the back office at the sizes of ``report``: queries and time, by role."""

from __future__ import annotations

from functools import partial

from benchmarks import table
from benchmarks.report import _median
from benchmarks.scratch import SIZES, Scratch, scratch


def main() -> int:
    """Print queries and times; 1 when the number of queries grows with the activities."""
    asked: dict[str, list[int]] = {}
    with scratch() as world:
        for size in SIZES:
            world.grow(size)
            for role, queries in _measure(world, size).items():
                asked.setdefault(role, []).append(queries)
    grows = [role for role, numbers in asked.items() if len(set(numbers)) > 1]
    for role, numbers in asked.items():
        table.add(
            f"desk: queries for {role}, at {' / '.join(f'{size:,}' for size in SIZES)}",
            " / ".join(map(str, numbers)),
            aim="constant",
        )
    return int(bool(grows))


def _measure(world: Scratch, size: int) -> dict[str, int]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    found = {}
    address = f"/quan-tri/?ke_hoach={world.plan.pk}&ky=2"
    for role, person in world.people.items():
        client = Client()
        client.force_login(person)
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        queries = len(asked)
        seconds = _median(partial(client.get, address))
        found[role] = queries
        print(f"{size:>9,} activities, {role:<10} {queries:>3} queries, {seconds:6.3f} s")
        table.add(f"desk: page for {role}, {size:,} activities", f"{seconds:.3f} s")
    return found
