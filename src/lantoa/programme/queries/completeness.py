"""The completeness list of a plan, from its rows and its text."""

from functools import cache
from pathlib import Path

import msgspec

from lantoa.agencies.queries import NameMatch, match_names
from vanban.model import Document
from vanban.structure.units import is_group

from ..models import Plan, PlanTask
from ..rules.completeness import (
    CheckedAim,
    CheckedBasis,
    CheckedDuty,
    CheckedTask,
    Completeness,
    PlanFacts,
    completeness,
)
from ..rules.validity import KnownLaw, validity
from .review import stored_document
from .rows import plan_date
from .shapes import PlanOverview, TaskView, UnitView

KNOWN_LAW = Path(__file__).parent.parent / "known_law.toml"


@cache
def known_law() -> KnownLaw:
    """What the installation knows of the validity of documents."""
    return msgspec.toml.decode(KNOWN_LAW.read_bytes(), type=KnownLaw)


def plan_completeness(plan: Plan, overview: PlanOverview) -> Completeness:
    """What the plan lacks on the day of its signing. Four queries."""
    document = stored_document(plan.content)
    audiences = _task_audiences(plan)
    kinds = dict(plan.tasks.current().values_list("pk", "schedule__kind"))
    return completeness(
        PlanFacts(
            tasks=tuple(
                _task(task, kinds.get(task.id), audiences.get(task.id, frozenset()))
                for task in overview.tasks
            ),
            topics=tuple(CheckedAim(t.id, t.label, t.text) for t in overview.topics),
            audiences=tuple(CheckedAim(a.id, "", a.text) for a in overview.audiences),
            duties=_duties(plan, document, overview),
            bases=_bases(plan, document, overview),
        )
    )


def _task_audiences(plan: Plan) -> dict[int, frozenset[int]]:
    links = PlanTask.audiences.through.objects.filter(plantask__plan=plan)
    found: dict[int, set[int]] = {}
    for task, audience in links.values_list("plantask_id", "audience_id"):
        found.setdefault(task, set()).add(audience)
    return {task: frozenset(ids) for task, ids in found.items()}


def _task(task: TaskView, kind: object, audiences: frozenset[int]) -> CheckedTask:
    printed = [product for product in task.deliverables if not product.is_implied]
    main = task.main_lead
    return CheckedTask(
        id=task.id,
        ordinal=task.ordinal,
        text=task.text,
        leads=tuple(lead.text for lead in task.leads),
        is_group_lead=main is not None and main.group_id is not None,
        main_lead_is_open=task.main_lead_is_open,
        schedule_text=task.schedule_text,
        is_understood=kind != "unknown",
        products=len(printed),
        awaited=sum(bool(product.awaited_from) for product in printed),
        topics=frozenset(topic.id for topic in task.topics),
        audiences=audiences,
    )


def _duties(plan: Plan, document: Document, overview: PlanOverview) -> tuple[CheckedDuty, ...]:
    """Each duty with the tasks of its first body; names are understood at the plan's date."""
    duties = [duty for duty in document.responsibilities if duty.units]
    matches = match_names(plan.agency, [duty.units[0] for duty in duties], on=plan_date(plan))
    return tuple(
        CheckedDuty(
            place=f"Việc thứ {position}",
            body=duty.units[0],
            text=duty.text,
            is_group=matches[duty.units[0]].group is not None or is_group(duty.units[0]),
            leads=_taking_part(overview, matches[duty.units[0]], leading=True),
            joins=_taking_part(overview, matches[duty.units[0]], leading=False),
        )
        for position, duty in enumerate(duties, start=1)
    )


def _taking_part(overview: PlanOverview, body: NameMatch, *, leading: bool) -> tuple[int, ...]:
    return tuple(
        task.ordinal
        for task in overview.tasks
        if any(_is_part(part, body) for part in (task.leads if leading else task.supporting))
    )


def _is_part(part: UnitView, body: NameMatch) -> bool:
    """The body by name, a unit within a group that is named, or a group as a whole."""
    if body.unit is not None:
        return any(pk == body.unit.pk for pk, _ in part.units)
    if body.group is not None:
        return part.group_id is not None
    return part.text == body.name


def _bases(plan: Plan, document: Document, overview: PlanOverview) -> tuple[CheckedBasis, ...]:
    known, on = known_law(), plan_date(plan)
    resting = tuple(
        CheckedBasis(basis.text, True, validity(basis.symbol, known, on=on))
        for basis in overview.legal_bases
    )
    cited = {basis.symbol for basis in overview.legal_bases}
    named = {c.symbol: c.text for c in document.citations if c.symbol and c.symbol not in cited}
    return resting + tuple(
        CheckedBasis(text, False, validity(symbol, known, on=on)) for symbol, text in named.items()
    )
