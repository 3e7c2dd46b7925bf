"""What a document is: frozen values that every reader fills and every writer prints.

The field names are the keys of ``vanban read --json`` (format ``vanban/1``), always all present.
Dates are ISO 8601, text is NFC and otherwise verbatim, sequences are tuples.
"""

from datetime import date
from typing import Literal

import msgspec

FORMAT = "vanban/1"

DocumentKind = Literal[
    "plan",
    "decision",
    "report",
    "directive",
    "notice",
    "proposal",
    "dispatch",
    "law",
    "decree",
    "circular",
    "resolution",
    "other",
]
ScheduleKind = Literal[
    "continuous", "quarters", "months", "date", "period", "superior_plan", "unknown"
]
RecurrenceUnit = Literal["week", "month", "quarter", "half_year", "year"]
CitationType = Literal[
    "luat",
    "phap_lenh",
    "nghi_dinh",
    "nghi_quyet",
    "quyet_dinh",
    "chi_thi",
    "thong_tu",
    "thong_tu_lien_tich",
    "van_ban_hop_nhat",
    "ke_hoach",
    "cong_van",
    "ket_luan",
    "de_an",
    "to_trinh",
    "bao_cao",
    "thong_bao",
    "huong_dan",
    "van_ban",
    "other",
]
Severity = Literal["error", "warning", "info"]
UnitKind = Literal["unit", "group"]


class Value(msgspec.Struct, frozen=True):
    """A frozen value; compare with ``==``, change with ``msgspec.structs.replace``."""


class Place(Value, frozen=True, omit_defaults=True):
    """Where something stands in the source. Numbers count from 1; what a format lacks is absent.

    ``page`` and ``line`` for PDF, OCR and text (``line`` of the file for Markdown and text, of the
    page for PDF), ``paragraph`` for DOCX and HTML, ``table`` and ``row`` inside a table.
    """

    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None


class Finding(Value, frozen=True):
    """Something a reader or a check is unsure of. ``message`` and ``suggestion`` are Vietnamese."""

    code: str
    severity: Severity
    message: str
    suggestion: str | None = None
    place: Place | None = None


class Citation(Value, frozen=True):
    """A legal or administrative document named in running text.

    ``start`` and ``end`` are code points into the text that was searched; ``text`` is verbatim.
    ``symbol`` is normalised and holds the number (``161/QĐ-UBND``); ``date`` is ISO or null when
    what is printed is no possible date.
    """

    text: str
    type: CitationType
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    start: int = 0
    end: int = 0


class Issuer(Value, frozen=True):
    """The two lines at the upper left; ``inferred`` when they are not printed but follow."""

    parent: str | None = None
    name: str | None = None
    inferred: bool = False


class LegalBasis(Value, frozen=True):
    """One "Căn cứ …" or "Thực hiện …" before the text; ``citations`` index the document's list."""

    text: str
    citations: tuple[int, ...] = ()


class Section(Value, frozen=True):
    """A heading or numbered paragraph with what stands below it.

    ``label`` is printed without its punctuation ("I", "1", "1.1", "a", "Điều 2"); a heading has a
    ``title``, a numbered paragraph only ``text``. A section joins its paragraphs by a newline.
    """

    label: str
    title: str = ""
    text: str = ""
    children: tuple["Section", ...] = ()


class Budget(Value, frozen=True):
    """What the document says on money; ``amount_vnd`` in đồng, only if an amount is printed."""

    text: str
    amount_vnd: int | None = None
    source: str | None = None


class Responsibility(Value, frozen=True):
    """One duty of "Tổ chức thực hiện": the bodies named and the paragraph."""

    units: tuple[str, ...]
    text: str


class Recurrence(Value, frozen=True):
    """``every`` unit of the calendar, ``day`` within it (of the month) when printed."""

    every: RecurrenceUnit
    day: int | None = None


class Schedule(Value, frozen=True, rename={"starts": "from", "ends": "to"}):
    """When a task is to be done: as printed, and what that states.

    ``starts``, ``ends`` and ``due`` are inclusive ISO dates and only what the text states (the year
    may come from the plan). JSON calls the first two ``from`` and ``to``.
    """

    text: str
    kind: ScheduleKind = "unknown"
    quarters: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    starts: date | None = None
    ends: date | None = None
    due: date | None = None
    recurrence: Recurrence | None = None


class Task(Value, frozen=True, kw_only=True):
    """One row of the task table, or one task in prose (``table`` is then null)."""

    ordinal: int | None
    text: str
    group: str | None = None
    deliverables: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    schedule: Schedule
    note: str | None = None
    budget_text: str | None = None
    table: int | None = None


class Unit(Value, frozen=True):
    """A body named in the document under one or several spellings; ``group`` for a collective."""

    name: str
    variants: tuple[str, ...]
    kind: UnitKind = "unit"


class Signature(Value, frozen=True):
    """The signing block; a two-line authority ("TM. …", "KT. …") is joined with a space."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None


class Recipient(Value, frozen=True):
    """A line of "Nơi nhận": "UBND tỉnh (thay báo cáo)" has the purpose "thay báo cáo"."""

    text: str
    purpose: str | None = None


class Table(Value, frozen=True):
    """A table as printed. ``after`` is the label path ("II.2.a") or annex label it follows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None
    is_task_table: bool = False
    after: str | None = None


class Annex(Value, frozen=True):
    """A "Phụ lục" with its own title, link line, outline and tables (indices)."""

    label: str
    title: str | None = None
    link_line: str | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[int, ...] = ()


class Document(Value, frozen=True):
    """A whole administrative document. Nothing of the source is dropped.

    What is neither frame, outline nor task stands in ``preamble`` (before the first heading),
    ``closing``, ``annexes`` or ``tables``. ``places`` maps the path of a field ("number",
    "sections/0/children/1", "tasks/2/schedule") to where it was read; it and ``findings`` belong to
    the reading, not to the content.
    """

    format: str = FORMAT
    kind: DocumentKind = "other"
    kind_text: str | None = None
    issuer: Issuer = Issuer()
    number: str | None = None
    symbol: str | None = None
    code_text: str | None = None
    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    title: str | None = None
    year: int | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    preamble: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    budget: Budget | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    tasks: tuple[Task, ...] = ()
    units: tuple[Unit, ...] = ()
    citations: tuple[Citation, ...] = ()
    signature: Signature | None = None
    recipients: tuple[Recipient, ...] = ()
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    places: dict[str, Place] = {}

    def content(self) -> "Document":
        """What the document says, for comparison with ``==``: two documents are equal when this is.

        Places, offsets, findings and ``inferred`` are left out, runs of white space are one space,
        what Decree 30/2020/NĐ-CP prints in capitals is folded to lower case, and number and date
        are without the zeros and spaces that it prescribes: "Số: 5 /KH" and "Số: 05/KH" are one.
        """
        from vanban.content import content_of

        return content_of(self)


class DocumentError(Exception):
    """A file that cannot be read or written; the message is one Vietnamese line for a person."""
