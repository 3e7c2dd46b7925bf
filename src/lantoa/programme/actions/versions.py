"""Keeping each text of a plan, and what it moved. Called inside the confirming transaction."""

from collections import defaultdict
from collections.abc import Mapping

from lantoa.foundation.models import User

from ..models import Occurrence, OccurrenceAdjustment, Plan, PlanVersion
from ..rules.adjustments import Adjustment, Times, adjustments
from ..rules.decisions import Amendment

TaskTimes = Mapping[int, Mapping[str, Times]]


def first_version(plan: Plan, *, by: User) -> PlanVersion:
    """The plan as signed."""
    return PlanVersion.objects.create(
        plan=plan,
        index=1,
        content=plan.content,
        source=plan.source,
        valid_from=plan.signed_on,
        made_by=by,
    )


def next_version(plan: Plan, amendment: Amendment, *, by: User) -> PlanVersion:
    """The plan's text as the amendment has just changed it."""
    last = plan.versions.order_by("-index").values_list("index", flat=True)[0]
    return PlanVersion.objects.create(
        plan=plan,
        index=last + 1,
        content=plan.content,
        source=plan.source,
        decision=amendment.decision,
        decided_on=amendment.decided_on,
        valid_from=amendment.valid_from,
        reason=amendment.reason,
        difficulty_id=amendment.difficulty,
        made_by=by,
    )


def mend_version(plan: Plan) -> PlanVersion:
    """The text in force as it has just been mended: no decision, so no version of its own."""
    version = plan.versions.order_by("-index")[0]
    version.content, version.source = plan.content, plan.source
    if version.index == 1:
        version.valid_from = plan.signed_on
    version.save(update_fields=["content", "source", "valid_from"])
    return version


def occurrence_times(plan: Plan) -> TaskTimes:
    """The days of all current occurrences by task and label. One query."""
    found: dict[int, dict[str, Times]] = defaultdict(dict)
    rows = Occurrence.objects.current().filter(task__plan=plan, task__dropped_on__isnull=True)
    for row in rows.order_by("task_id", "index"):
        found[row.task_id][row.label] = Times(row.starts_on, row.ends_on, row.due_on)
    return found


def record_adjustments(version: PlanVersion, before: TaskTimes) -> int:
    """A row for each occurrence that the version added, moved or dropped; how many there are."""
    after = occurrence_times(version.plan)
    kept = set(version.plan.tasks.values_list("pk", flat=True))
    rows = [
        _row(version, task_id, change)
        for task_id in sorted({*before, *after} & kept)
        for change in adjustments(before.get(task_id, {}), after.get(task_id, {}))
    ]
    OccurrenceAdjustment.objects.bulk_create(rows)
    return len(rows)


def _row(version: PlanVersion, task_id: int, change: Adjustment) -> OccurrenceAdjustment:
    return OccurrenceAdjustment(
        version=version,
        task_id=task_id,
        label=change.label,
        change=change.change,
        before_starts=change.before.starts,
        before_ends=change.before.ends,
        before_due=change.before.due,
        after_starts=change.after.starts,
        after_ends=change.after.ends,
        after_due=change.after.due,
    )
