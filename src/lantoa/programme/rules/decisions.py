"""What people decide on the review screen, before anything of the document becomes the plan."""

from datetime import date
from typing import Any, Literal

import msgspec

from vanban.model import Value

FieldValue = str | tuple[str, ...]
UnitUse = Literal["unit", "group", "new_unit", "new_group", "outside"]


class UnitDecision(Value, frozen=True):
    """How a printed name is understood.

    ``unit`` and ``group`` name a known one by ``id``; the new ones are made with ``name`` (else the
    printed one), a group with ``members`` (unit ids; None: by the words of its name). ``outside``
    is a body that is no unit of the agency.
    """

    use: UnitUse
    id: int | None = None
    name: str | None = None
    kind: str | None = None
    members: tuple[int, ...] | None = None


class AudienceDecision(Value, frozen=True):
    """An audience is a known one by ``id``, or a new one, inside the agency or not."""

    id: int | None = None
    is_internal: bool | None = None


class Amendment(Value, frozen=True):
    """The decision that amends a plan: what it is called, its day, from when it holds, and why.

    ``difficulty`` is the one that led to it, if any.
    """

    decision: str
    decided_on: date
    valid_from: date
    reason: str
    difficulty: int | None = None


class Carried(Value, frozen=True):
    """A task of the year before that was not finished, and why it goes on."""

    task: int
    reason: str


class Draft(Value, frozen=True):
    """The document is a draft copied from a plan; ``carried`` is by position of its tasks."""

    copied_from: int
    carried: dict[str, Carried]


class ImportDecisions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything decided about one import. Keys are positions in the document as strings.

    ``fields`` maps a path ("number", "tasks/2/lead") to its mended value; ``findings`` the index of
    a finding to what was done with it; ``units`` a name of ``Document.units`` to what it means;
    ``main_leads`` a task to the index of its main lead; ``task_topics`` a task to its topics;
    ``topics`` a topic to an agency's topic; ``audiences`` an audience; ``channels`` a paragraph of
    channels to the kinds of channels it names. ``is_plan``: a document of another kind is a plan
    all the same. ``as_new``: it replaces no earlier plan. ``amendment``: why it replaces one.
    ``draft``: it is none that was signed.
    """

    fields: dict[str, FieldValue | None] = {}
    findings: dict[str, Literal["accepted", "mended"] | None] = {}
    units: dict[str, UnitDecision | None] = {}
    main_leads: dict[str, int | None] = {}
    task_topics: dict[str, tuple[int, ...] | None] = {}
    topics: dict[str, int | None] = {}
    audiences: dict[str, AudienceDecision | None] = {}
    channels: dict[str, tuple[str, ...] | None] = {}
    is_plan: bool | None = None
    as_new: bool | None = None
    amendment: Amendment | None = None
    draft: Draft | None = None


def load_decisions(stored: object) -> ImportDecisions:
    """The decisions kept as JSON. Raises msgspec.ValidationError for anything else."""
    return msgspec.convert(stored, ImportDecisions, strict=False)


def dump_decisions(decisions: ImportDecisions) -> dict[str, Any]:
    """Only what was decided, as JSON values."""
    kept: dict[str, Any] = msgspec.to_builtins(decisions)
    return {name: value for name, value in kept.items() if value not in ({}, None)}


def merged_decisions(old: ImportDecisions, changes: ImportDecisions) -> ImportDecisions:
    """Earlier decisions with later ones on top; a later None takes an earlier one back."""
    values: dict[str, Any] = {}
    for name in ImportDecisions.__struct_fields__:
        before, after = getattr(old, name), getattr(changes, name)
        if isinstance(after, dict):
            together = {**before, **after}
            values[name] = {key: value for key, value in together.items() if value is not None}
        else:
            values[name] = before if after is None else after
    return ImportDecisions(**values)
