"""Illustrative activities of the sample plan, recorded and decided like real ones."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lantoa.agencies import actions as agencies
from lantoa.agencies.enums import ChannelKind, Role
from lantoa.agencies.models import Channel, Unit
from lantoa.agencies.permissions import member_of
from lantoa.agencies.queries import match_names
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..enums import EvidenceState
from ..models import Activity, Deliverable, Evidence, Plan
from .proving import accept_evidence, return_evidence, submit_evidence
from .recording import record_activity

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SampleActivities:
    """The rows of the activities' file, and the people who act."""

    plan: Plan
    rows: tuple[Row, ...]
    staff: User
    office: User
    leader: User
    today: date


def record_sample(sample: SampleActivities) -> None:
    """Record every row once, submit its evidence and bring it to its state."""
    plan = sample.plan
    names = {str(row["unit"]) for row in sample.rows}
    matches = match_names(plan.agency, names, on=date(plan.year, 1, 1))
    member = member_of(sample.staff, plan.agency, on=sample.today)
    own_unit = member.unit_id if member else None
    for index, row in enumerate(sample.rows):
        unit = matches[row["unit"]].unit
        if unit is None:
            raise ActionError(f"Tệp hoạt động minh họa: không có đơn vị “{row['unit']}”.")
        by = sample.staff if unit.pk == own_unit else sample.office
        activity = _record(sample, index, row, unit, by)
        for proof in row.get("proves", ()):
            _prove(sample, activity, proof, by)


def _record(sample: SampleActivities, index: int, row: Row, unit: Unit, by: User) -> Activity:
    plan = sample.plan
    audiences = [entry.audience for entry in plan.audiences.select_related("audience")]
    return record_activity(
        agency=plan.agency,
        on=row["on"],
        title=row["title"],
        channel=_channel(sample, ChannelKind(row["channel"])),
        unit=unit,
        tasks=list(plan.tasks.current().filter(ordinal__in=row["tasks"]).select_related("plan")),
        audiences=[audiences[i - 1] for i in row.get("audiences", ()) if i <= len(audiences)],
        topics=list(plan.topics.filter(label__in=row.get("topics", ()))),
        reach=row.get("reach"),
        is_public=row.get("public", False),
        by=by,
        today=sample.today,
        submission_key=uuid5(NAMESPACE_URL, f"lantoa-sample/{plan.slug}/{index}"),
        is_sample=True,
    )


def _channel(sample: SampleActivities, kind: ChannelKind) -> Channel:
    known = Channel.objects.filter(agency=sample.plan.agency_id, kind=kind).order_by("order")
    return known.first() or agencies.ensure_channel(
        agency=sample.plan.agency, name=kind.label, kind=kind, by=sample.office, on=sample.today
    )


def _prove(sample: SampleActivities, activity: Activity, proof: Row, by: User) -> None:
    product = Deliverable.objects.current().get(
        task__plan=sample.plan, task__ordinal=proof["task"], order=proof["product"]
    )
    evidence = Evidence.objects.filter(activity=activity, deliverable=product).first()
    if evidence is None:
        index = proof.get("occurrence")
        evidence = submit_evidence(
            deliverable=product,
            dated=activity.on,
            unit=activity.unit,
            by=by,
            today=sample.today,
            occurrence=product.task.occurrences.get(index=index) if index else None,
            activity=activity,
            is_sample=True,
        )
    if evidence.state != EvidenceState.SUBMITTED:
        return
    decider = sample.leader if evidence.submitted_as == Role.OFFICE else sample.office
    if proof["state"] == EvidenceState.ACCEPTED:
        accept_evidence(evidence=evidence, by=decider, today=sample.today)
    elif proof["state"] == EvidenceState.RETURNED:
        return_evidence(evidence=evidence, reason=proof["reason"], by=decider, today=sample.today)
