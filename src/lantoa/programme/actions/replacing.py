"""Bringing a plan's rows to a changed text, so that what was done stays with what it was done for.

Rows that nothing refers to are removed; a task, product or occurrence with activities or evidence
stays and is marked as dropped.
"""

from django.db.models import F, QuerySet

from ..models import Activity, Deliverable, Evidence, Occurrence, PlanTask
from ..rules.difference import PlanDifference
from ..rules.review import task_ordinals
from .plan_rows import (
    Confirming,
    create_task,
    occurrences,
    products,
    task_fields,
    write_task_topics,
    write_units,
)

# Rows change numbers one after the other; those not done yet stand out of the way.
OUT_OF_THE_WAY = 10_000


def replace_rows(given: Confirming, difference: PlanDifference) -> None:
    """Change, add and drop tasks as the difference says."""
    current = list(
        PlanTask.objects.select_for_update()
        .filter(plan=given.plan, dropped_on__isnull=True)
        .order_by("ordinal", "id")
    )
    PlanTask.objects.filter(pk__in=[task.pk for task in current]).update(
        ordinal=F("ordinal") + OUT_OF_THE_WAY
    )
    ordinals = task_ordinals(given.document)
    kept: set[int] = set()
    for change in difference.tasks:
        if change.new is None:
            continue
        ordinal = ordinals[change.new]
        if change.old is not None and change.old < len(current):
            row = current[change.old]
            kept.add(row.pk)
            _change_task(given, row, ordinal, change.new)
        else:
            create_task(given, ordinal, change.new)
    for row in current:
        if row.pk not in kept:
            _drop_task(given, row)


def _change_task(given: Confirming, row: PlanTask, ordinal: int, index: int) -> None:
    task = given.document.tasks[index]
    fields = {"ordinal": ordinal, **task_fields(task)}
    is_retimed = row.schedule_text != task.schedule.text
    if is_retimed:
        fields["date_set_by"] = ""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    chosen = _main_lead_text(row)
    write_units(given, row, index)
    _keep_main_lead(row, chosen)
    _change_products(given, row, index)
    if is_retimed:
        _change_occurrences(given, row, index)
    write_task_topics(given, row, index)


def _main_lead_text(row: PlanTask) -> str | None:
    return row.task_units.filter(is_main=True).values_list("text", flat=True).first()


def _keep_main_lead(row: PlanTask, chosen: str | None) -> None:
    """An earlier choice among several leads holds while that lead is still printed."""
    if chosen is None or row.task_units.filter(is_main=True).exists():
        return
    lead = row.task_units.filter(part="lead", text=chosen).order_by("order").first()
    if lead is not None:
        lead.is_main = True
        lead.save(update_fields=["is_main"])


def _change_products(given: Confirming, row: PlanTask, index: int) -> None:
    wanted = products(given, given.document.tasks[index])
    known = {product.text: product for product in row.deliverables.current()}
    for product in known.values():
        product.order += OUT_OF_THE_WAY
        product.save(update_fields=["order"])
    for order, fields in enumerate(wanted, start=1):
        text = str(fields["text"])
        product = known.pop(text) if text in known else Deliverable(task=row)
        for name, value in {"order": order, **fields}.items():
            setattr(product, name, value)
        product.save()
    for product in known.values():
        product.order -= OUT_OF_THE_WAY
        _drop(given, product, "order", Evidence.objects.filter(deliverable=product))


def _change_occurrences(given: Confirming, row: PlanTask, index: int) -> None:
    wanted = occurrences(given.document.tasks[index].schedule, given.plan.year)
    known = {entry.label: entry for entry in row.occurrences.current()}
    for entry in known.values():
        entry.index += OUT_OF_THE_WAY
        entry.save(update_fields=["index"])
    for fields in wanted:
        label = str(fields["label"])
        entry = known.pop(label) if label in known else Occurrence(task=row)
        for name, value in fields.items():
            setattr(entry, name, value)
        entry.save()
    for entry in known.values():
        entry.index -= OUT_OF_THE_WAY
        _drop(given, entry, "index", Evidence.objects.filter(occurrence=entry))


def _drop_task(given: Confirming, row: PlanTask) -> None:
    has_history = (
        Activity.objects.filter(tasks=row).exists()
        or Evidence.objects.filter(deliverable__task=row).exists()
    )
    if not has_history:
        row.delete()
        return
    # ``current`` was loaded before the numbers were moved: this puts the printed one back.
    row.dropped_on = given.today
    row.save(update_fields=["ordinal", "dropped_on"])


def _drop(
    given: Confirming,
    entry: Deliverable | Occurrence,
    number: str,
    evidence: "QuerySet[Evidence]",
) -> None:
    if not evidence.exists():
        entry.delete()
        return
    entry.dropped_on = given.today
    entry.save(update_fields=[number, "dropped_on"])
