"""A database of its own with one agency, a plan of 100 tasks and as many activities as asked for.

The server is the embedded one with a data folder under /tmp; both are gone afterwards. Activities
spread evenly over the year, so that a quarter holds a fourth of them.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

YEAR = 2023
TASKS, TOPICS, CHANNELS, AUDIENCES, UNITS = 100, 6, 8, 6, 20
SIZES = (10_000, 100_000, 1_000_000)
TODAY = date(YEAR, 6, 20)

ACTIVITIES = """
INSERT INTO programme_activity (agency_id, "on", title, channel_id, unit_id, reach, link,
    is_public, is_sample, recorded_by_id, recorded_at, submission_key, withdrawn_reason)
SELECT %(agency)s, make_date(%(year)s, 1, 1) + (n * 37 %% 365)::int,
    'Tuyên truyền về cải cách hành chính, hoạt động ' || n,
    (%(channels)s::bigint[])[1 + n %% cardinality(%(channels)s::bigint[])],
    (%(units)s::bigint[])[1 + n %% cardinality(%(units)s::bigint[])],
    CASE WHEN n %% 4 > 0 THEN n %% 900 END, '', true, false, %(by)s, now(), gen_random_uuid(), ''
FROM generate_series(%(first)s, %(last)s) AS n
"""
LINKS = """
INSERT INTO programme_activity_{table} (activity_id, {column})
SELECT id, (%(ids)s::bigint[])[1 + (id * %(step)s) %% cardinality(%(ids)s::bigint[])]
FROM programme_activity WHERE id > %(after)s AND id %% %(every)s < %(taken)s
ON CONFLICT DO NOTHING
"""


@dataclass
class Scratch:
    """The rows that a measurement needs; ``grow`` adds activities up to a number."""

    agency: Any
    plan: Any
    people: dict[str, Any]
    ids: dict[str, list[int]]
    size: int = 0

    def grow(self, size: int) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(max(id), 0) FROM programme_activity")
            after = cursor.fetchone()[0]
            cursor.execute(
                ACTIVITIES,
                {
                    "agency": self.agency.pk,
                    "year": YEAR,
                    "channels": self.ids["channels"],
                    "units": self.ids["units"],
                    "by": self.people["staff"].pk,
                    "first": self.size + 1,
                    "last": size,
                },
            )
            # Each has a task, a third two; most have a topic; all but a tenth one audience or two.
            for table, column, ids, step, every, taken in (
                ("tasks", "plantask_id", "tasks", 7, 1, 1),
                ("tasks", "plantask_id", "tasks", 13, 3, 1),
                ("topics", "plantopic_id", "topics", 5, 5, 4),
                ("audiences", "audience_id", "audiences", 1, 10, 9),
                ("audiences", "audience_id", "audiences", 5, 2, 1),
            ):
                cursor.execute(
                    LINKS.format(table=table, column=column),
                    {
                        "ids": self.ids[ids],
                        "step": step,
                        "every": every,
                        "taken": taken,
                        "after": after,
                    },
                )
            cursor.execute("VACUUM ANALYZE")
        self.size = size


@contextmanager
def scratch() -> Iterator[Scratch]:
    """A migrated database with a plan and no activity."""
    data = Path(tempfile.mkdtemp(prefix="lantoa-bench-", dir="/tmp"))
    data.chmod(0o711)
    (data / "static").mkdir()
    os.environ.update(
        LANTOA_DATA=str(data),
        LANTOA_LOG="console",
        DJANGO_SETTINGS_MODULE="lantoa.config.settings",
    )
    sys.path.insert(0, "src")
    import django

    from lantoa.config import postgres
    from lantoa.config.catalogues import compile_catalogues

    compile_catalogues()
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    try:
        with postgres.running(data):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("collectstatic", verbosity=0, interactive=False)
            yield _filled()
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _filled() -> Scratch:
    from lantoa.agencies.enums import UnitKind
    from lantoa.agencies.models import Agency, Audience, Channel, Unit
    from lantoa.programme.models import PlanTopic

    agency = Agency.objects.create(name="Sở Đo thử", slug="so-do-thu", place="Nơi đo")
    units = [
        Unit.objects.create(
            agency=agency,
            name=f"Đơn vị {n}",
            kind=UnitKind.DIVISION if n else UnitKind.OFFICE,
            order=n,
        )
        for n in range(UNITS)
    ]
    people = _people(agency, units)
    plan = _plan(agency, people["office"])
    rows: dict[str, list[Any]] = {
        "units": units,
        "channels": [
            Channel.objects.create(agency=agency, name=f"Kênh {n}") for n in range(CHANNELS)
        ],
        "audiences": [
            Audience.objects.create(agency=agency, name=f"Đối tượng {n}", is_internal=n % 2 == 0)
            for n in range(AUDIENCES)
        ],
        "topics": [
            PlanTopic.objects.create(plan=plan, order=n, text=f"Nội dung {n}")
            for n in range(TOPICS)
        ],
        "tasks": _tasks(plan, units),
    }
    ids = {name: [row.pk for row in found] for name, found in rows.items()}
    return Scratch(agency, plan, people, ids)


def _people(agency: Any, units: list[Any]) -> dict[str, Any]:
    from lantoa.agencies.enums import Role
    from lantoa.agencies.models import Membership
    from lantoa.foundation.models import User

    people = {}
    for role, unit in (
        (Role.STAFF, units[1]),
        (Role.UNIT_HEAD, units[1]),
        (Role.OFFICE, units[0]),
        (Role.LEADERSHIP, None),
    ):
        people[role.value] = User.objects.create(username=role.value, is_active=True)
        Membership.objects.create(user=people[role.value], agency=agency, unit=unit, role=role)
    return people


def _plan(agency: Any, by: Any) -> Any:
    from django.core.files.base import ContentFile

    from lantoa.foundation.enums import FileKind
    from lantoa.foundation.files import store_upload
    from lantoa.programme.models import Plan

    source = store_upload(
        file=ContentFile(b"# plan", name="ke-hoach.md"), by=by, kinds={FileKind.MARKDOWN}
    )
    return Plan.objects.create(
        agency=agency,
        slug="ke-hoach-do-thu",
        title="Truyền thông đo thử",
        year=YEAR,
        number="1",
        symbol="KH-SDT",
        signed_on=date(YEAR, 1, 5),
        imported_on=date(YEAR, 1, 10),
        source=source,
        content={},
    )


def _tasks(plan: Any, units: list[Any]) -> list[Any]:
    """Half of the tasks run all year, half each quarter, with a product to prove."""
    from lantoa.programme.enums import UnitPart
    from lantoa.programme.models import Deliverable, Occurrence, PlanTask, TaskUnit
    from vanban.periods import calendar_quarter

    tasks = []
    for n in range(1, TASKS + 1):
        is_continuous = n % 2 == 0
        task = PlanTask.objects.create(
            plan=plan,
            ordinal=n,
            text=f"Nhiệm vụ tuyên truyền số {n}",
            schedule_text="Thường xuyên" if is_continuous else "Quý I, II, III, IV",
            schedule={"kind": "continuous" if is_continuous else "quarters"},
        )
        TaskUnit.objects.create(
            task=task, part=UnitPart.LEAD, order=1, text="Đơn vị", unit=units[n % len(units)]
        )
        Deliverable.objects.create(task=task, order=1, text="Tin, bài")
        spans = [(date(YEAR, 1, 1), date(YEAR, 12, 31))]
        if not is_continuous:
            spans = [calendar_quarter(YEAR, quarter) for quarter in (1, 2, 3, 4)]
        for index, (first, last) in enumerate(spans, start=1):
            Occurrence.objects.create(
                task=task,
                index=index,
                label="Thường xuyên" if is_continuous else f"Quý {index}",
                starts_on=first,
                ends_on=last,
                due_on=None if is_continuous else last,
            )
        tasks.append(task)
    return tasks
