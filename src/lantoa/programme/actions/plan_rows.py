"""The rows that a confirmed document becomes. Called inside the confirming transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import msgspec
from django.db.models import F

from lantoa.agencies import actions as agencies
from lantoa.agencies.enums import ChannelKind
from lantoa.agencies.models import Audience, Topic
from lantoa.agencies.rules import channel_kinds, is_internal_audience
from lantoa.foundation.models import User
from vanban.model import Document, Schedule, Section, Task
from vanban.periods import occurrence_windows
from vanban.structure.duties import awaited_body
from vanban.text import squeeze

from ..enums import UnitPart
from ..models import (
    Deliverable,
    Occurrence,
    Plan,
    PlanAudience,
    PlanChannel,
    PlanLegalBasis,
    PlanTask,
    PlanTopic,
    TaskUnit,
)
from ..rules.decisions import ImportDecisions
from ..rules.sentences import begun
from .naming import Named

OUT_OF_THE_WAY = 10_000
IMPLIED_PRODUCT = "Kết quả thực hiện nhiệm vụ"
NO_TIME = "Kế hoạch không nêu thời gian"


@dataclass(frozen=True, slots=True)
class Confirming:
    """What the rows are made from, and by whom."""

    plan: Plan
    document: Document
    decisions: ImportDecisions
    names: Mapping[str, Named]
    by: User
    today: date


def write_frame(given: Confirming) -> None:
    """Legal bases, topics, audiences and channels, in place of those of an earlier text.

    Topics keep their rows where the words are the same, since activities point at them.
    """
    _write_bases(given)
    _write_topics(given)
    _write_audiences(given)
    _write_channels(given)


def _write_bases(given: Confirming) -> None:
    document, plan = given.document, given.plan
    plan.legal_bases.all().delete()
    rows = []
    for order, basis in enumerate(document.legal_bases, start=1):
        cited = [document.citations[i] for i in basis.citations if i < len(document.citations)]
        first = cited[0] if cited else None
        rows.append(
            PlanLegalBasis(
                plan=plan,
                order=order,
                text=basis.text,
                symbol=(first.symbol or "")[:120] if first else "",
                issued_on=date.fromisoformat(first.date) if first and first.date else None,
                issuer=(first.issuer or "")[:255] if first else "",
            )
        )
    PlanLegalBasis.objects.bulk_create(rows)


def _write_topics(given: Confirming) -> None:
    plan, document = given.plan, given.document
    known = {squeeze(topic.text): topic for topic in plan.topics.all()}
    labels = _labels(document.sections)
    kept = []
    # Out of the way of the unique order while rows change places.
    plan.topics.update(order=F("order") + OUT_OF_THE_WAY)
    for order, text in enumerate((t for t in document.topics if t.strip()), start=1):
        topic = known.get(squeeze(text)) or PlanTopic(plan=plan, text=text)
        topic.order, topic.label = order, labels.get(squeeze(text), "")[:10]
        mapped = given.decisions.topics.get(str(order - 1))
        if mapped is not None:
            topic.topic = Topic.objects.filter(agency=plan.agency_id, pk=mapped).first()
        topic.save()
        kept.append(topic.pk)
    left = plan.topics.exclude(pk__in=kept)
    left.filter(activities__isnull=True).delete()
    for order, topic in enumerate(left.order_by("order"), start=len(kept) + 1):
        topic.order = order
        topic.save(update_fields=["order"])


def _labels(sections: tuple[Section, ...]) -> dict[str, str]:
    """The printed label of each paragraph by its text."""
    found: dict[str, str] = {}
    for section in sections:
        found.setdefault(squeeze(section.text), section.label)
        found.update(_labels(section.children))
    return found


def _write_audiences(given: Confirming) -> None:
    plan = given.plan
    plan.audiences.all().delete()
    seen: set[int] = set()
    for index, text in enumerate(given.document.audiences):
        if not text.strip():
            continue
        audience = _audience(given, index, text)
        if audience.pk not in seen:
            seen.add(audience.pk)
            PlanAudience.objects.create(plan=plan, audience=audience, order=len(seen), text=text)


def _audience(given: Confirming, index: int, text: str) -> Audience:
    decision = given.decisions.audiences.get(str(index))
    if decision is not None and decision.id is not None:
        known = Audience.objects.filter(agency=given.plan.agency_id, pk=decision.id).first()
        if known is not None:
            return known
    told = decision.is_internal if decision is not None else None
    return agencies.ensure_audience(
        agency=given.plan.agency,
        name=begun(text.strip(" ;,.")),
        is_internal=is_internal_audience(text) if told is None else told,
        by=given.by,
        on=given.today,
    )


def _write_channels(given: Confirming) -> None:
    """One row a channel; a paragraph that names several kinds stands with each of them."""
    plan = given.plan
    plan.channels.all().delete()
    seen: set[int] = set()
    for index, text in enumerate(given.document.channels):
        if not text.strip():
            continue
        told = given.decisions.channels.get(str(index))
        kinds = (
            channel_kinds(text)
            if told is None
            else tuple(ChannelKind(kind) for kind in told if kind in ChannelKind.values)
        )
        names = [(kind.label, kind) for kind in kinds]
        for name, kind in names or [(begun(text.strip(" ;,.")), ChannelKind.OTHER)]:
            channel = agencies.ensure_channel(
                agency=plan.agency, name=name, kind=kind, by=given.by, on=given.today
            )
            if channel.pk not in seen:
                seen.add(channel.pk)
                PlanChannel.objects.create(plan=plan, channel=channel, order=len(seen), text=text)


def task_fields(task: Task) -> dict[str, object]:
    """A task's own columns but its number."""
    return {
        "text": task.text,
        "group": task.group or "",
        "schedule_text": task.schedule.text,
        "schedule": msgspec.to_builtins(task.schedule),
        "note": task.note or "",
        "budget_text": task.budget_text or "",
    }


def create_task(given: Confirming, ordinal: int, index: int) -> PlanTask:
    """A task of the document with its units, products, occurrences and confirmed topics."""
    task = given.document.tasks[index]
    row = PlanTask.objects.create(plan=given.plan, ordinal=ordinal, **task_fields(task))
    write_units(given, row, index)
    Deliverable.objects.bulk_create(
        Deliverable(task=row, order=order, **fields)
        for order, fields in enumerate(products(given, task), start=1)
    )
    Occurrence.objects.bulk_create(
        Occurrence(task=row, **fields) for fields in occurrences(task.schedule, given.plan.year)
    )
    write_task_topics(given, row, index)
    return row


def write_units(given: Confirming, row: PlanTask, index: int) -> None:
    """Leads and supporting units as printed. A single lead answers for the task; of several only
    the one a person has chosen."""
    task = given.document.tasks[index]
    chosen = given.decisions.main_leads.get(str(index))
    row.task_units.all().delete()
    rows = []
    for part, names in ((UnitPart.LEAD, task.lead), (UnitPart.SUPPORTING, task.supporting)):
        for order, name in enumerate(names, start=1):
            named = given.names.get(name, Named())
            is_main = part == UnitPart.LEAD and (len(names) == 1 or order - 1 == chosen)
            rows.append(
                TaskUnit(
                    task=row,
                    part=part,
                    order=order,
                    text=name,
                    unit=named.unit,
                    group=named.group,
                    is_main=is_main,
                )
            )
    TaskUnit.objects.bulk_create(rows)


def products(given: Confirming, task: Task) -> list[dict[str, object]]:
    """The printed products; a task without one is proved by its own result."""
    issuer = given.document.issuer.name or given.plan.agency.name
    printed = list(dict.fromkeys(text for text in task.deliverables if text.strip()))
    if not printed:
        return [{"text": IMPLIED_PRODUCT, "is_implied": True}]
    return [
        {"text": text, "awaited_from": (awaited_body(text, issuer=issuer) or "")[:255]}
        for text in printed
    ]


def occurrences(schedule: Schedule, year: int) -> list[dict[str, object]]:
    """The times at which a task is due, by the calendar as signed."""
    return [
        {
            "index": window.index,
            "label": window.label[:120] if schedule.text else NO_TIME,
            "starts_on": window.starts,
            "ends_on": window.ends,
            "due_on": window.due,
        }
        for window in occurrence_windows(schedule, year)
    ]


def write_task_topics(given: Confirming, row: PlanTask, index: int) -> None:
    """The topics that a person said the task serves; the text does not state them."""
    confirmed = given.decisions.task_topics.get(str(index))
    if confirmed is not None:
        orders = [position + 1 for position in confirmed]
        row.topics.set(given.plan.topics.filter(order__in=orders))
