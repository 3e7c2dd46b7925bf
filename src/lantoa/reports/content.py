"""What a report says, as frozen values: its parts, figures and the rows behind them.

The same content is shown on screen, printed as a document and, once approved, kept as canonical
JSON. Everything that is printed stands in it, so that a frozen report needs nothing else.
"""

import hashlib
from collections.abc import Iterator
from datetime import date

import msgspec

from vanban.periods import Period

FORMAT = "lantoa-report/2"

# What a figure counts: activities are kept beside the content, everything else stands in it.
ACTIVITY, TASK, COMPARED = "activity", "task", "compared"


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen value; compare with ``==``."""


class Span(msgspec.Struct, frozen=True):
    """A piece of a sentence or of a table cell; ``figure`` is the key of the number it prints."""

    text: str
    figure: str | None = None


Runs = tuple[Span, ...]


def plain(runs: Runs) -> str:
    """The text alone."""
    return "".join(span.text for span in runs)


class Figure(Value, frozen=True, kw_only=True):
    """A number that opens its rows, ``counted`` of them.

    The key of a figure over activities says which they are (``selection``); they are too many to
    stand in the content. Other figures have in ``rows`` the ids of tasks or of the content's
    records of ``source``, in the order in which they are listed.
    """

    key: str
    label: str
    value: int
    unit: str
    source: str = ACTIVITY
    rows: tuple[int, ...] = ()
    counted: int = 0


class Record(Value, frozen=True, kw_only=True):
    """A row behind a figure of a registered source: what it is and what is said of it."""

    source: str
    id: int
    title: str
    detail: str = ""


class Passage(Value, frozen=True, kw_only=True):
    """A paragraph. ``generated`` is what the figures say, ``text`` what will be printed.

    ``subject`` says what the paragraph is about and is printed before it; ``label`` does so for who
    writes it, where nothing is printed before. ``is_reason`` marks the
    explanation of something that was not done; ``is_required`` that approval needs a text, ``hint``
    what it has to explain.
    """

    key: str
    subject: str = ""
    label: str = ""
    generated: Runs = ()
    text: str = ""
    is_reason: bool = False
    is_required: bool = False
    hint: str = ""

    @property
    def is_edited(self) -> bool:
        return self.text != plain(self.generated)

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(span.figure for span in self.generated if span.figure)


class Grid(Value, frozen=True, kw_only=True):
    """A table. ``numeric`` are the indices of columns of numbers."""

    key: str
    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    numeric: tuple[int, ...] = ()


class Part(Value, frozen=True, kw_only=True):
    """A heading with paragraphs, tables and parts below it, the figures and records it brings.

    ``is_annex`` parts are printed after the signature. ``are_points`` prints the paragraphs as
    points a), b), c).
    """

    key: str
    title: str
    passages: tuple[Passage, ...] = ()
    tables: tuple[Grid, ...] = ()
    figures: tuple[Figure, ...] = ()
    records: tuple[Record, ...] = ()
    children: tuple["Part", ...] = ()
    is_annex: bool = False
    are_points: bool = False

    def walk(self) -> Iterator["Part"]:
        yield self
        for child in self.children:
            yield from child.walk()


class PlanFrame(Value, frozen=True, kw_only=True):
    """The plan that is reported on, and the body that reports."""

    id: int
    title: str
    year: int
    number: str
    symbol: str
    signed_on: date | None
    agency: str
    agency_parent: str
    place: str


class ActivityRow(Value, frozen=True, kw_only=True):
    """One activity as it stood; ids point into the content's own lists of names.

    Tasks, topics and audiences are left out where only the activity itself is told of.
    """

    id: int
    on: date
    title: str
    channel: int
    unit: str
    tasks: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    audiences: tuple[int, ...] = ()
    reach: int | None = None
    link: str = ""
    is_sample: bool = False


class Named(Value, frozen=True, kw_only=True):
    id: int
    name: str


class AudienceName(Value, frozen=True, kw_only=True):
    id: int
    name: str
    is_internal: bool


class ReportedOccurrence(Value, frozen=True, kw_only=True):
    """One time at which a task is due, by the calendar as signed, with its state.

    ``unproved`` are the agency's own products without accepted evidence, ``awaited`` those that
    another body must issue.
    """

    id: int
    label: str
    starts_on: date | None
    ends_on: date | None
    due_on: date | None
    state: str
    state_label: str
    sentence: str
    unproved: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()


class ReportedTask(Value, frozen=True, kw_only=True):
    """A task as signed, its state on the report's day and what was accepted as proof."""

    id: int
    ordinal: int
    text: str
    lead: tuple[str, ...]
    supporting: tuple[str, ...]
    schedule_text: str
    state: str
    state_label: str
    sentence: str
    occurrences: tuple[ReportedOccurrence, ...] = ()
    proofs: tuple[str, ...] = ()


class ReportedTopic(Value, frozen=True, kw_only=True):
    id: int
    label: str
    text: str


class Layout(Value, frozen=True, kw_only=True):
    """What the Office enters for the printed report: symbol, recipients, signing block."""

    symbol: str
    recipients: tuple[str, ...] = ()
    authority: str = ""
    position: str = ""
    signer: str = ""


class ComparedPeriod(Value, frozen=True, kw_only=True):
    """Another period whose numbers stand in the report under figures that begin with ``key``.

    They are the frozen ones of an issued report (``report_id``), else were counted from the plan's
    activities on the day of approval; those rows are not frozen with this report.
    """

    key: str
    name: str
    period: Period
    source: str
    plan_id: int | None = None
    report_id: int | None = None


class Content(Value, frozen=True, kw_only=True):
    """A whole report.

    ``period`` has the legal cut-offs that the figures count within (Decree 09/2019, article 12) and
    beside them the days of the calendar. ``as_of`` is the day on which states were computed, never
    after the period. The ``activity_count`` activities behind the figures are frozen beside the
    content; ``rows_sha256`` is their hash, which a draft does not have.
    """

    format: str = FORMAT
    kind: str
    period: Period
    next_period: Period
    as_of: date
    plan: PlanFrame
    layout: Layout
    is_sample: bool
    parts: tuple[Part, ...]
    tasks: tuple[ReportedTask, ...]
    topics: tuple[ReportedTopic, ...]
    channels: tuple[Named, ...]
    audiences: tuple[AudienceName, ...]
    compared: tuple[ComparedPeriod, ...] = ()
    activity_count: int = 0
    rows_sha256: str = ""

    def walk(self) -> Iterator[Part]:
        for part in self.parts:
            yield from part.walk()

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its key, in the order of the report."""
        return {figure.key: figure for part in self.walk() for figure in part.figures}

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for part in self.walk() for passage in part.passages)

    @property
    def records(self) -> dict[tuple[str, int], Record]:
        """Rows of registered sources by source and id."""
        found = (record for part in self.walk() for record in part.records)
        return {(record.source, record.id): record for record in found}


def canonical(content: Content) -> str:
    """The one JSON text of a content: keys sorted, no blanks, dates ISO, letters unescaped."""
    return msgspec.json.encode(content, order="sorted").decode()


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def thaw(text: str) -> Content:
    """The content that ``canonical`` wrote."""
    return msgspec.json.decode(text, type=Content)
