"""Tasks as a report prints them: their states on its day, and what was accepted as proof."""

from collections import defaultdict

from django.db.models import Q

from lantoa.programme.enums import EvidenceState
from lantoa.programme.models import Evidence, Plan
from lantoa.programme.queries.shapes import OccurrenceView, TaskView
from lantoa.programme.rules.sentences import begun, brief, official_date
from vanban.periods import Period

from ..content import ReportedOccurrence, ReportedTask


def reported_task(task: TaskView, proofs: tuple[str, ...]) -> ReportedTask:
    """A task of ``plan_overview``, which computes states as of its own day."""
    return ReportedTask(
        id=task.id,
        ordinal=task.ordinal,
        text=task.text,
        lead=tuple(part.text for part in task.leads),
        supporting=tuple(part.text for part in task.supporting),
        schedule_text=task.schedule_text,
        state=task.state.value,
        state_label=task.state.label,
        sentence=task.status.sentence,
        occurrences=tuple(map(_occurrence, task.occurrences)),
        proofs=proofs,
    )


def _occurrence(occurrence: OccurrenceView) -> ReportedOccurrence:
    status = occurrence.status
    return ReportedOccurrence(
        id=occurrence.id,
        label=occurrence.label,
        starts_on=occurrence.starts_on,
        ends_on=occurrence.ends_on,
        due_on=occurrence.due_on,
        state=status.state.value,
        state_label=status.state.label,
        sentence=status.sentence,
        unproved=status.unproved,
        awaited=status.awaited,
    )


def proofs_of(plan: Plan, period: Period) -> defaultdict[int, tuple[str, ...]]:
    """Accepted evidence dated within the counting period, by task, oldest first. One query."""
    accepted = (
        Evidence.objects.filter(
            Q(activity__isnull=True) | Q(activity__withdrawn_at__isnull=True),
            deliverable__task__plan=plan,
            state=EvidenceState.ACCEPTED,
            dated__gte=period.starts,
            dated__lte=period.ends,
        )
        .select_related("deliverable", "activity", "file")
        .order_by("dated", "id")
    )
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for evidence in accepted:
        found[evidence.deliverable.task_id] += (_proof_text(evidence),)
    return found


def _proof_text(evidence: Evidence) -> str:
    """What proves a product, in words: never the file itself, only that there is one."""
    source = (
        evidence.document
        or (evidence.activity.title if evidence.activity else "")
        or evidence.link
        or (evidence.file.original_name if evidence.file else "")
    )
    product = "" if evidence.deliverable.is_implied else begun(brief(evidence.deliverable.text))
    named = f"{product}: {source}" if product else source
    return f"{named} ({official_date(evidence.dated)})"
