"""The report as an official document: content → ``vanban``'s Document, in the usual outline.

A draft has a blank number and a blank day and month, as officials print them; after signing both
stand. Everything else comes from the content, so that a frozen report always prints the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from lantoa.programme.rules.paper_frame import about
from lantoa.programme.rules.sentences import inside, official_date
from vanban.model import (
    Annex,
    Document,
    Issuer,
    LegalBasis,
    Recipient,
    Section,
    Signature,
    Table,
)
from vanban.numbering import LETTERS, int_to_roman

from . import wording
from .content import Content, Grid, Part, Passage, PlanFrame, plain

KIND_TEXT = "BÁO CÁO"
ANNEX = "Phụ lục"


@dataclass(frozen=True, slots=True)
class Issue:
    """What signing adds: the number in the register and the day."""

    number: int
    signed_on: date


def report_document(content: Content, issue: Issue | None = None) -> Document:
    """The whole report. Without ``issue`` number, day and month are blank."""
    chapters = [part for part in content.parts if not part.is_annex]
    annexes = [part for part in content.parts if part.is_annex and part.tables]
    tables = [table for place, part in _numbered(chapters) for table in _tables(part, place)]
    attached, annex_tables = _annexes(content, annexes, issue, first_table=len(tables))
    number = f"{issue.number:02d}" if issue else ""
    return Document(
        kind="report",
        kind_text=KIND_TEXT,
        issuer=Issuer(content.plan.agency_parent or None, content.plan.agency),
        number=number or None,
        symbol=content.layout.symbol,
        code_text=f"Số: {number}/{content.layout.symbol}",
        place=content.plan.place or None,
        date=issue.signed_on.isoformat() if issue else None,
        date_text=_date_text(issue, content.as_of.year),
        title=title(content),
        year=content.period.year,
        legal_bases=(LegalBasis(_basis(content.plan)),) if _is_numbered(content.plan) else (),
        preamble=tuple(_preamble(content)),
        sections=tuple(_section(part, label) for label, part in _numbered(chapters)),
        closing=(f"Trên đây là {inside(_name(content))} của {content.plan.agency}./.",),
        signature=_signature(content),
        recipients=tuple(map(_recipient, content.layout.recipients)),
        annexes=attached,
        tables=(*tables, *annex_tables),
    )


def title(content: Content) -> str:
    """The "trích yếu" of the report."""
    return f"Kết quả thực hiện {inside(content.period.label)} Kế hoạch {_about(content.plan)}"


def _name(content: Content) -> str:
    return f"Báo cáo kết quả {inside(content.period.label)} thực hiện Kế hoạch"


def _preamble(content: Content) -> Iterator[str]:
    if content.is_sample:
        yield wording.SAMPLE_NOTICE
    yield wording.counting(content.period)
    label, plan = inside(content.period.label), content.plan
    about = "" if _is_numbered(plan) else f" Kế hoạch {_about(plan)}"
    yield f"{plan.agency} báo cáo kết quả thực hiện {label}{about} như sau:"


def _is_numbered(plan: PlanFrame) -> bool:
    """Only a plan that can be cited is printed as a legal basis."""
    return bool(plan.number and plan.symbol)


def _basis(plan: PlanFrame) -> str:
    """The first mention: type, number, date, body, title (Decree 30/2020)."""
    signed = f" ngày {official_date(plan.signed_on)}" if plan.signed_on else ""
    number = f"{plan.number}/{plan.symbol}"
    return f"Thực hiện Kế hoạch số {number}{signed} của {plan.agency} về {_about(plan)}."


def _about(plan: PlanFrame) -> str:
    """The plan's title for the middle of a sentence; its year where it has none."""
    return about(plan.title) or f"năm {plan.year}"


def _date_text(issue: Issue | None, year: int) -> str:
    """Decree 30/2020: days below 10 and months 1 and 2 have a leading zero."""
    if issue is None:
        return f"ngày tháng năm {year}"
    day = issue.signed_on
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _numbered(parts: list[Part]) -> Iterator[tuple[str, Part]]:
    return ((int_to_roman(place), part) for place, part in enumerate(parts, start=1))


def _section(part: Part, label: str) -> Section:
    points = _points(part) if part.are_points else ()
    text = "" if part.are_points else "\n".join(map(_printed, _paragraphs(part)))
    children = tuple(
        _section(child, str(place)) for place, child in enumerate(part.children, start=1)
    )
    heading = part.title.upper() if label.isupper() else part.title
    return Section(label=label, title=heading, text=text, children=(*points, *children))


def _points(part: Part) -> tuple[Section, ...]:
    return tuple(
        Section(label=label, text=_printed(passage))
        for label, passage in zip(_letters(), _paragraphs(part), strict=False)
    )


def _letters() -> Iterator[str]:
    """a, b, c, d, đ … and after the alphabet a1, b1 …, so that no point is left without a label."""
    for round_ in count():
        for letter in LETTERS:
            yield f"{letter}{round_ or ''}"


def _paragraphs(part: Part) -> list[Passage]:
    """Reasons stand in their table, not as paragraphs; an emptied paragraph is not printed."""
    return [entry for entry in part.passages if not entry.is_reason and entry.text.strip()]


def _printed(passage: Passage) -> str:
    text = passage.text.strip()
    return f"{passage.subject}: {text}" if passage.subject else text


def _tables(part: Part, label: str) -> Iterator[Table]:
    for grid in part.tables:
        yield _table(grid, label)
    for place, child in enumerate(part.children, start=1):
        yield from _tables(child, f"{label}.{place}")


def _table(grid: Grid, after: str) -> Table:
    rows = tuple(tuple(plain(cell) for cell in row) for row in grid.rows)
    return Table(header=grid.header, rows=rows, after=after)


def _annexes(
    content: Content, parts: list[Part], issue: Issue | None, *, first_table: int
) -> tuple[tuple[Annex, ...], list[Table]]:
    annexes: list[Annex] = []
    tables: list[Table] = []
    for place, part in enumerate(parts, start=1):
        label = f"{ANNEX} {int_to_roman(place)}" if len(parts) > 1 else ANNEX
        own = [_table(grid, label) for grid in part.tables]
        start = first_table + len(tables)
        annexes.append(
            Annex(
                label=label,
                title=part.title.upper(),
                link_line=_link_line(content, issue),
                tables=tuple(range(start, start + len(own))),
            )
        )
        tables += own
    return tuple(annexes), tables


def _link_line(content: Content, issue: Issue | None) -> str:
    number = f"{issue.number:02d}" if issue else ""
    return (
        f"(Kèm theo Báo cáo số: {number}/{content.layout.symbol} "
        f"{_date_text(issue, content.as_of.year)} của {content.plan.agency})"
    )


def _signature(content: Content) -> Signature:
    layout = content.layout
    return Signature(layout.authority or None, layout.position or None, layout.signer or None)


def _recipient(line: str) -> Recipient:
    """ "UBND tỉnh (để báo cáo)" has the purpose "để báo cáo"."""
    text, bracket, purpose = line.partition(" (")
    if bracket and purpose.endswith(")"):
        return Recipient(text.strip(), purpose[:-1].strip())
    return Recipient(line.strip())
