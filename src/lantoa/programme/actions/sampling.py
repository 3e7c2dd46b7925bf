"""The sample of a first start: a signed plan, read like any other, with illustrative activities.

Everything goes through the same actions that people use. Each step is safe to repeat, so that a
start that was killed is completed by the next; once complete, nothing is touched again.
"""

import tomllib
from datetime import date
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from lantoa.agencies import actions as agencies
from lantoa.agencies.enums import Role, UnitKind
from lantoa.agencies.models import Agency, Unit
from lantoa.agencies.rules import as_written, unit_kind
from lantoa.foundation import audit
from lantoa.foundation.models import AuditRecord, User
from vanban.model import Document
from vanban.structure import read_document
from vanban.text import fold

from ..enums import UnitPart
from ..models import Plan, TaskUnit
from .confirming import confirm_import
from .importing import read_import, start_import
from .publishing import publish_plan
from .sample_activities import SampleActivities, record_sample

COMPLETE = "sample.complete"
PEOPLE = {
    Role.STAFF: ("can-bo", "Cán bộ (minh họa)"),
    Role.OFFICE: ("van-phong", "Văn phòng (minh họa)"),
    Role.LEADERSHIP: ("lanh-dao", "Lãnh đạo (minh họa)"),
}


def load_sample(*, plan_file: Path, activities_file: Path, today: date) -> Plan | None:
    """Read the sample plan, confirm and publish it, and record its illustrative activities.

    None when a sample is complete already. Raises DocumentError when the file cannot be read.
    """
    if AuditRecord.objects.filter(verb=COMPLETE).exists():
        return None
    data = plan_file.read_bytes()
    document = read_document(data, name=plan_file.name)
    agency = _found(document)
    office = _person(agency, Role.OFFICE, agency.units.get(kind=UnitKind.OFFICE), today)
    leader = _person(agency, Role.LEADERSHIP, None, today)
    entry = start_import(
        agency=agency, file=ContentFile(data, name=plan_file.name), by=office, today=today
    )
    read_import(plan_import=entry)
    plan = confirm_import(plan_import=entry, by=office, today=today)
    staff = _person(agency, Role.STAFF, _busiest_unit(plan), today)
    plan = publish_plan(plan=plan, by=leader, today=today)
    sample = SampleActivities(
        plan=plan,
        rows=tuple(tomllib.loads(activities_file.read_text("utf-8"))["activity"]),
        staff=staff,
        office=office,
        leader=leader,
        today=today,
    )
    record_sample(sample)
    audit.record(
        actor=None,
        verb=COMPLETE,
        target=plan,
        summary=f"Đã nạp kế hoạch mẫu và {len(sample.rows)} hoạt động minh họa.",
    )
    return plan


def _found(document: Document) -> Agency:
    """The agency that the document names, spelled as its running text does."""
    texts = (
        *(basis.text for basis in document.legal_bases),
        *document.preamble,
        *(duty.text for duty in document.responsibilities),
    )
    name = as_written(document.issuer.name or "Cơ quan ban hành kế hoạch mẫu", texts)
    parent = as_written(document.issuer.parent or "", texts)
    offices = (unit.name for unit in document.units if unit_kind(unit.name) == UnitKind.OFFICE)
    return agencies.found_agency(
        name=name,
        by=None,
        parent_name=parent,
        place=_place(document, parent),
        office=next(offices, "Văn phòng"),
        is_sample=True,
        publishes_live_states=True,
    )


def _place(document: Document, parent: str) -> str:
    """The place of signing; the parent body's own spelling where the two are one name."""
    printed = document.place or ""
    start = fold(parent).find(fold(printed)) if printed else -1
    return parent[start : start + len(printed)] if start >= 0 else printed


@transaction.atomic
def _person(agency: Agency, role: Role, unit: Unit | None, today: date) -> User:
    """A demonstration person without a password; the installation gives one at its first start."""
    username, name = PEOPLE[role]
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, first_name=name)
    agencies.grant_role(user=user, agency=agency, role=role, unit=unit, by=None, on=today)
    return user


def _busiest_unit(plan: Plan) -> Unit:
    """The unit outside the Office that leads most tasks."""
    led: dict[Unit, int] = {}
    parts = TaskUnit.objects.filter(task__plan=plan, part=UnitPart.LEAD, unit__isnull=False)
    for part in parts.exclude(unit__kind=UnitKind.OFFICE).select_related("unit"):
        assert part.unit is not None
        led[part.unit] = led.get(part.unit, 0) + 1
    if not led:
        return plan.agency.units.order_by("order", "id")[0]
    return max(led, key=lambda unit: (led[unit], -unit.pk))
