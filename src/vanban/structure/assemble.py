"""The passes of a reading, in order. Each reads lines or sections and leaves values and notes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from msgspec.structs import replace

from vanban.citations import find_citations
from vanban.model import (
    Annex,
    Citation,
    Document,
    DocumentKind,
    LegalBasis,
    Section,
    Signature,
    Table,
    Task,
)
from vanban.periods.schedules import parse_schedule
from vanban.plaintext import segments
from vanban.readers.blocks import Source
from vanban.structure import annexes, letterhead, opening, parts, phrases, signing
from vanban.structure.findings import review
from vanban.structure.frame_checks import check_letterhead
from vanban.structure.grids import Grid, Part, filled, join_tables
from vanban.structure.inference import infer_issuer, infer_year
from vanban.structure.lines import Line, unfold
from vanban.structure.notes import Notes
from vanban.structure.outline import Outline, read_outline
from vanban.structure.prosetasks import read_prose_tasks
from vanban.structure.registry import read_units
from vanban.structure.rewrap import rewrap
from vanban.structure.tasktable import ReadSchedule, read_task_table
from vanban.text import fold

# Normative texts have articles on objects and requirements, not parts of a plan.
_NORMATIVE = ("law", "decree", "circular")


def assemble(source: Source) -> Document:
    """The document that a source prints."""
    notes = Notes()
    notes.findings.extend(source.findings)
    lines = unfold(source)
    if source.format == "text":
        lines = rewrap(lines)
    items = join_tables(lines, source.format)
    document, head, body_start, tail = _read_frame(items, notes)
    body, back = _read_body(items, body_start, tail, notes)
    document = _place_text(document, body, back, tail, notes)
    document = replace(document, issuer=infer_issuer(document), year=infer_year(document))
    check_letterhead(head, document, notes)
    document = _read_tables(document, body, back, notes)
    document, in_prose = _read_prose_tasks(document, notes)
    document = _read_parts(document, in_prose, notes)
    document = replace(document, units=read_units(document, notes))
    document = _read_citations(document, notes)
    return review(document, notes)


def _read_frame(
    items: Sequence[Part], notes: Notes
) -> tuple[Document, letterhead.Letterhead, int, signing.Tail | None]:
    """Letterhead, type, title, addressees, bases, preamble; where the body begins; the tail."""
    kind_at = opening.find_kind(items)
    end = opening.head_end(items, kind_at)
    head = letterhead.read_letterhead(
        [item for item in items[:end] if isinstance(item, Line)], notes
    )
    start = opening.read_opening(items, end, has_type=kind_at is not None)
    _mark_opening(start, head, notes)
    signature: Signature | None = None
    odd: list[Line] = []
    tail = signing.find_tail(items, start.end)
    if tail is not None:
        signature, odd = signing.read_signature(tail.signing, notes)
    document = Document(
        kind=_kind(start, head),
        kind_text=start.kind_text,
        issuer=head.issuer,
        number=head.number,
        symbol=head.symbol,
        code_text=head.code_text,
        place=head.place,
        date=head.date,
        date_text=head.date_text,
        title=start.title_text or head.subject,
        legal_bases=tuple(LegalBasis(text=line.text) for line in start.bases),
        preamble=tuple(line.text for line in (*head.rest, *start.preamble)),
        addressees=opening.addressees_of(start.addressees),
        signature=signature,
        recipients=signing.read_recipients(tail.recipients, notes) if tail else (),
        closing=tuple(line.text for line in (*(tail.others if tail else ()), *odd)),
    )
    return document, head, start.end, tail


def _kind(start: opening.Opening, head: letterhead.Letterhead) -> DocumentKind:
    """The printed type, else the type word of the symbol; a dispatch has neither."""
    if start.kind_line is not None:
        return start.kind
    first = (head.symbol or "").split("-")[0].split("/")[-1]
    told = phrases.SYMBOL_KINDS.get(fold(first))
    if (told and first.isupper()) or told == "proposal":
        return told or "other"
    return "dispatch" if head.subject or start.addressees else "other"


def _mark_opening(start: opening.Opening, head: letterhead.Letterhead, notes: Notes) -> None:
    if start.kind_line is not None:
        notes.mark("kind", start.kind_line.place)
        notes.mark("kind_text", start.kind_line.place)
        if start.title_text and not start.title:
            notes.mark("title", start.kind_line.place)
    for path, lines in (("addressees", start.addressees), ("legal_bases", start.bases)):
        for index, line in enumerate(lines):
            notes.mark(f"{path}/{index}", line.place)
    if start.title:
        notes.mark("title", start.title[0].place)
    for index, line in enumerate((*head.rest, *start.preamble)):
        notes.mark(f"preamble/{index}", line.place)


def _read_body(
    items: Sequence[Part], start: int, tail: signing.Tail | None, notes: Notes
) -> tuple[Outline, annexes.Back]:
    """The outline between opening and signing block, and what follows the block."""
    if tail is None:
        cut = annexes.first_annex(items, start)
        end = behind = len(items) if cut is None else cut
    else:
        end, behind = tail.start, tail.end
    body = read_outline(items[start:end], notes, prefix="sections")
    early = tuple((item, None) for item in items[:start] if isinstance(item, Grid))
    body = replace(body, grids=early + body.grids)
    back = annexes.read_back(items[behind:], notes)
    annexes.report_documents(items[behind:], back.annexes, notes)
    return body, back


def _place_text(
    document: Document,
    body: Outline,
    back: annexes.Back,
    tail: signing.Tail | None,
    notes: Notes,
) -> Document:
    """Sections, and the paragraphs before and behind them."""
    closing = [*body.closing, *back.loose]
    for index, line in enumerate(closing):
        notes.mark(f"closing/{index}", line.place)
    offset = len(document.preamble)
    for index, line in enumerate(body.before):
        notes.mark(f"preamble/{offset + index}", line.place)
    return replace(
        document,
        preamble=(*document.preamble, *(line.text for line in body.before)),
        sections=body.sections,
        closing=(
            *(line.text for line in body.closing),
            *document.closing,
            *(line.text for line in back.loose),
        ),
        annexes=back.annexes,
    )


def _read_tables(document: Document, body: Outline, back: annexes.Back, notes: Notes) -> Document:
    """Tables in order, and the tasks of those that hold tasks."""
    schedule = _schedules(document.year)
    tables: list[Table] = []
    tasks: list[Task] = []
    for grid, after in (*body.grids, *back.grids):
        index = len(tables)
        notes.mark(f"tables/{index}", grid.place)
        found = read_task_table(grid, index, schedule, notes)
        if found is None:
            logical = filled(grid)
            rows = tuple(row.cells for row in logical)
            where = tuple(row.place for row in logical)
        else:
            rows, where = found.rows, found.row_places
            for offset, place in enumerate(found.places):
                _mark_task(notes, len(tasks) + offset, place)
            tasks.extend(found.tasks)
        for number, place in enumerate(where):
            notes.mark(f"tables/{index}/rows/{number}", place)
        tables.append(
            Table(
                header=grid.header,
                rows=rows,
                caption=grid.caption,
                is_task_table=found is not None,
                after=after,
            )
        )
    document = replace(document, tables=tuple(tables), tasks=tuple(tasks))
    return replace(document, annexes=_with_tables(back, len(body.grids)))


def _read_prose_tasks(document: Document, notes: Notes) -> tuple[Document, frozenset[str]]:
    """The tasks of a plan that has no table, and the paths of the sections that state them."""
    if document.tasks or document.kind in _NORMATIVE:
        return document, frozenset()
    schedule = _schedules(document.year)
    found: list[tuple[Task, str]] = []
    for sections, prefix in _outlines(document):
        found += read_prose_tasks(sections, schedule, notes, prefix=prefix, start=len(found))
    tasks = tuple(task for task, _ in found)
    return replace(document, tasks=tasks), frozenset(path for _, path in found)


def _schedules(year: int | None) -> ReadSchedule:
    """Reads the times of a plan for ``year``; tables repeat the same few."""
    return lru_cache(maxsize=1024)(partial(parse_schedule, year=year))


def _mark_task(notes: Notes, index: int, place: object) -> None:
    from vanban.model import Place

    assert isinstance(place, Place)
    for field in ("", "/text", "/deliverables", "/lead", "/supporting", "/schedule"):
        notes.mark(f"tasks/{index}{field}", place)


def _with_tables(back: annexes.Back, first: int) -> tuple[Annex, ...]:
    out = []
    for annex, count in zip(back.annexes, back.counts, strict=True):
        out.append(replace(annex, tables=tuple(range(first, first + count))))
        first += count
    return tuple(out)


def _outlines(document: Document) -> Iterator[tuple[Sequence[Section], str]]:
    yield document.sections, "sections"
    for index, annex in enumerate(document.annexes):
        yield annex.sections, f"annexes/{index}/sections"


def _read_parts(document: Document, in_prose: frozenset[str], notes: Notes) -> Document:
    """Objectives, topics … of the body; of an attached plan where the body has none."""
    if document.kind in _NORMATIVE:
        return document
    about = parts.Scope(
        communicates=parts.is_on_communication(document.title or ""), in_prose=in_prose
    )
    for sections, prefix in _outlines(document):
        found = parts.read_parts(sections, notes, prefix=prefix, about=about)
        if found != parts.Parts():
            return replace(
                document,
                objectives=found.objectives,
                requirements=found.requirements,
                audiences=found.audiences,
                topics=found.topics,
                channels=found.channels,
                budget=found.budget,
                responsibilities=found.responsibilities,
            )
    return document


def _read_citations(document: Document, notes: Notes) -> Document:
    """Citations of the whole plain text; those of a legal basis are named there too."""
    citations: list[Citation] = []
    based: dict[str, list[int]] = {}
    for segment in segments(document):
        if not segment.searched or not segment.text:
            continue
        for citation in find_citations(segment.text):
            if place := notes.nearest(segment.path):
                notes.mark(f"citations/{len(citations)}", place)
            based.setdefault(segment.path, []).append(len(citations))
            citations.append(
                replace(
                    citation,
                    start=citation.start + segment.start,
                    end=citation.end + segment.start,
                )
            )
    bases = tuple(
        replace(basis, citations=tuple(based.get(f"legal_bases/{index}", ())))
        for index, basis in enumerate(document.legal_bases)
    )
    return replace(document, citations=tuple(citations), legal_bases=bases)
