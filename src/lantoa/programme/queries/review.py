"""What the review screen shows of an import: the mended text, what is asked, what would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from lantoa.agencies.models import Unit
from lantoa.agencies.queries import NameMatch, match_names, proposed_group_members
from lantoa.agencies.rules import is_outside
from vanban.model import Document

from ..models import Plan, PlanImport
from ..rules.decisions import ImportDecisions, UnitDecision, load_decisions
from ..rules.difference import PlanDifference, plan_difference
from ..rules.mending import mended
from ..rules.review import OpenFinding, Question, blocking_questions, open_findings


@dataclass(frozen=True, slots=True)
class UnitReview:
    """A name of the document: how it is understood now and what else it may mean.

    ``name`` is the key of ``ImportDecisions.units``. ``default`` holds until ``decision`` is made.
    ``members`` are the units that a new group would stand for.
    """

    name: str
    variants: tuple[str, ...]
    is_group: bool
    match: NameMatch
    decision: UnitDecision | None
    default: UnitDecision
    members: tuple[Unit, ...]

    @property
    def current(self) -> UnitDecision:
        return self.decision or self.default

    @property
    def is_likely_known(self) -> bool:
        """It resembles a known unit and nobody has said whether it is."""
        return self.decision is None and not self.match.is_known and bool(self.match.proposals)


@dataclass(frozen=True, slots=True)
class ImportReview:
    """An import that was read. ``read`` is the reader's document, ``document`` the mended one."""

    read: Document
    document: Document
    decisions: ImportDecisions
    units: tuple[UnitReview, ...]
    questions: tuple[Question, ...]
    findings: tuple[OpenFinding, ...]
    replaces: Plan | None
    difference: PlanDifference | None

    @property
    def can_be_confirmed(self) -> bool:
        return not self.questions

    @property
    def several_leads(self) -> tuple[int, ...]:
        """Positions of tasks with several leads of which none was chosen as the main one."""
        return tuple(
            index
            for index, task in enumerate(self.document.tasks)
            if len(task.lead) > 1 and str(index) not in self.decisions.main_leads
        )


def stored_document(stored: Any) -> Document:
    """A document kept as JSON."""
    return msgspec.convert(stored, Document, strict=False)


def document_date(document: Document) -> date:
    """The day at which a document's names are understood: printed, else its year's first day."""
    if document.date:
        return date.fromisoformat(document.date)
    return date(document.year, 1, 1) if document.year else date.max


def import_review(plan_import: PlanImport) -> ImportReview:
    """Everything the review screen needs. Raises ValueError when the file was not read yet."""
    if plan_import.document is None:
        raise ValueError("the import has no document yet")
    read = stored_document(plan_import.document)
    decisions = load_decisions(plan_import.decisions)
    document = mended(read, decisions.fields)
    units = review_units(plan_import, document, decisions)
    replaces = None if decisions.as_new else plan_import.replaces
    return ImportReview(
        read=read,
        document=document,
        decisions=decisions,
        units=units,
        questions=blocking_questions(
            document, decisions, [unit.name for unit in units if unit.is_likely_known]
        ),
        findings=open_findings(read, decisions),
        replaces=replaces,
        difference=(
            plan_difference(stored_document(replaces.content), document) if replaces else None
        ),
    )


def review_units(
    plan_import: PlanImport, document: Document, decisions: ImportDecisions
) -> tuple[UnitReview, ...]:
    """Each name of the document with what it is known as at the document's date."""
    agency, on = plan_import.agency, document_date(document)
    named = _named(document)
    matches = match_names(agency, [v for _, variants, _ in named for v in variants], on=on)
    found = []
    for name, variants, is_group in named:
        match = _best(matches[variant] for variant in variants)
        found.append(
            UnitReview(
                name=name,
                variants=variants,
                is_group=is_group,
                match=match,
                decision=decisions.units.get(name),
                default=_default(name, is_group, match, agency.name),
                members=proposed_group_members(agency, name, on=on) if is_group else (),
            )
        )
    return tuple(found)


def _named(document: Document) -> list[tuple[str, tuple[str, ...], bool]]:
    """The document's units with all spellings, and names that a person typed into a task."""
    named = [
        (unit.name, tuple(dict.fromkeys((unit.name, *unit.variants))), unit.kind == "group")
        for unit in document.units
    ]
    known = {variant for _, variants, _ in named for variant in variants}
    for task in document.tasks:
        for name in (*task.lead, *task.supporting):
            if name not in known:
                known.add(name)
                named.append((name, (name,), False))
    return named


def _best(matches: Iterable[NameMatch]) -> NameMatch:
    """A known match first, else the one with the most likely proposal."""
    ranked = sorted(
        matches,
        key=lambda match: (
            not match.is_known,
            -max((proposal.likeness for proposal in match.proposals), default=0.0),
        ),
    )
    return ranked[0]


def _default(name: str, is_group: bool, match: NameMatch, agency: str) -> UnitDecision:
    if match.unit is not None:
        return UnitDecision("unit", id=match.unit.pk)
    if match.group is not None:
        return UnitDecision("group", id=match.group.pk)
    if is_group:
        return UnitDecision("new_group", name=name)
    if is_outside(name, agency=agency):
        return UnitDecision("outside")
    return UnitDecision("new_unit", name=name)
