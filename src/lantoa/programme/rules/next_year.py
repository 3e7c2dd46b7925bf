"""A plan's text for another year: its years and dates moved, each change listed for review.

Moved is the plan's own year wherever it stands by itself ("năm 2022", "15/11/2022", "quý I/2022").
Left alone, and listed, is what belongs to other documents: legal bases, citations with what they
are about, symbols, and spans of years ("2021 - 2025").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from vanban.citations import find_citations
from vanban.model import Annex, Document, Section, Table

CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Shift:
    """One mention of the old year. ``after`` equals ``before`` where it was left alone."""

    place: str
    before: str
    after: str
    why: str = ""

    @property
    def is_moved(self) -> bool:
        return self.before != self.after


@dataclass(slots=True)
class YearShift:
    """Moves texts from one year to another and keeps what it met."""

    old: int
    new: int
    shifts: list[Shift] = field(default_factory=list)

    def text(self, text: str, place: str) -> str:
        """The text with the plan's year moved."""
        kept = tuple(_foreign(text))
        pieces, last = [], 0
        for match in _mention(self.old).finditer(text):
            reason = _reason(text, match, kept)
            moved = match[0] if reason else self._moved(match)
            pieces += [text[last : match.start()], moved]
            self._note(text, match, moved, place, reason)
            last = match.end()
        return "".join([*pieces, text[last:]])

    def left_alone(self, text: str, place: str, why: str) -> None:
        """Note each mention of the old year in a text that is not touched."""
        for match in _mention(self.old).finditer(text):
            self._note(text, match, match[0], place, why)

    def _moved(self, match: re.Match[str]) -> str:
        day, month = match["day"], match["month"]
        if day and month and not _exists(self.new, int(month), int(day)):
            return match[0].replace(day, str(int(day) - 1), 1)[: -len(str(self.old))] + str(
                self.new
            )
        return match[0].removesuffix(str(self.old)) + str(self.new)

    def _note(self, text: str, match: re.Match[str], moved: str, place: str, reason: str) -> None:
        before, after = _around(text, match)
        self.shifts.append(Shift(place, before + match[0] + after, before + moved + after, reason))


def _mention(year: int) -> re.Pattern[str]:
    """The year alone or at the end of a date; never inside a longer number."""
    return re.compile(
        rf"(?:(?<!\d)(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})\s*[/.-]\s*)?(?<!\d){year}(?!\d)"
    )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        # What was no date before stays as odd as it was printed.
        return not (month == 2 and day == 29)
    return True


_SPAN = re.compile(r"\d{4}\s*[-–—]\s*\d{4}")


def _foreign(text: str) -> Iterator[tuple[int, int]]:
    """Citations, each with what follows up to the next ";" or the end of its sentence."""
    for citation in find_citations(text):
        end = re.compile(r"[;\n]|\.\s|\.\.\.").search(text, citation.end)
        yield citation.start, end.start() if end else len(text)


def _reason(text: str, match: re.Match[str], kept: Sequence[tuple[int, int]]) -> str:
    """Why a mention is left alone; empty when it moves."""
    year = match.end() - 4
    if any(start <= year < end for start, end in kept):
        return "thuộc văn bản được viện dẫn"
    if any(span.start() <= year < span.end() for span in _SPAN.finditer(text)):
        return "thuộc một giai đoạn nhiều năm"
    if re.match(r"/[^\W\d]", text[match.end() :]):
        return "thuộc số, ký hiệu văn bản"
    return ""


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Some words before and after, on one line."""
    start, end = max(0, match.start() - CONTEXT), match.end() + CONTEXT
    before, after = text[start : match.start()], text[match.end() : end]
    if start:
        before = "…" + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + "…"
    return before.replace("\n", " "), after.replace("\n", " ")


BASIS = "căn cứ giữ nguyên văn, thay khi có văn bản mới"


def next_year_document(document: Document, year: int) -> tuple[Document, tuple[Shift, ...]]:
    """The plan as a draft of that year: number, date and signer's name blank, years moved.

    Only what is printed is moved; what follows from the text is read again from the new file.
    """
    if document.year is None:
        raise ValueError("a plan without a year has no next one")
    shift = YearShift(document.year, year)
    for basis in document.legal_bases:
        shift.left_alone(basis.text, "Căn cứ", BASIS)
    moved = replace(
        document,
        number=None,
        code_text=f"Số: /{document.symbol}" if document.symbol else None,
        date=None,
        date_text=f"ngày tháng năm {year}",
        year=year,
        title=shift.text(document.title, "Trích yếu") if document.title else None,
        preamble=tuple(shift.text(text, "Phần mở đầu") for text in document.preamble),
        sections=tuple(_section(section, shift, ()) for section in document.sections),
        closing=tuple(shift.text(text, "Phần kết") for text in document.closing),
        annexes=tuple(_annex(annex, shift) for annex in document.annexes),
        tables=tuple(_table(table, shift) for table in document.tables),
        tasks=tuple(
            replace(
                task,
                text=shift_quietly(task.text, shift),
                schedule=replace(task.schedule, text=shift_quietly(task.schedule.text, shift)),
            )
            for task in document.tasks
        ),
        signature=document.signature and replace(document.signature, name=None),
        findings=(),
        places={},
    )
    return moved, tuple(shift.shifts)


def shift_quietly(text: str, shift: YearShift) -> str:
    """The same words stand in a table, where the change is listed."""
    return YearShift(shift.old, shift.new).text(text, "")


def _section(section: Section, shift: YearShift, above: tuple[str, ...]) -> Section:
    path = (*above, section.label)
    place = f"Mục {'.'.join(part for part in path if part)}"
    return replace(
        section,
        title=shift.text(section.title, place),
        text=shift.text(section.text, place),
        children=tuple(_section(child, shift, path) for child in section.children),
    )


def _annex(annex: Annex, shift: YearShift) -> Annex:
    place = annex.label.capitalize()
    link = None
    if annex.link_line:
        # Number and day of the plan are not known yet: the line is written anew.
        body = annex.link_line.rpartition(" của ")[2].rstrip(") ")
        link = f"(Kèm theo Kế hoạch số: / ngày tháng năm {shift.new} của {body})"
    return replace(
        annex,
        title=shift.text(annex.title, place) if annex.title else None,
        link_line=link,
        sections=tuple(_section(section, shift, ()) for section in annex.sections),
    )


def _table(table: Table, shift: YearShift) -> Table:
    name = "Bảng nhiệm vụ" if table.is_task_table else "Bảng"
    return replace(
        table,
        caption=shift.text(table.caption, name) if table.caption else None,
        rows=tuple(
            tuple(shift.text(cell, f"{name}, dòng {place}") for cell in row)
            for place, row in enumerate(table.rows, start=1)
        ),
    )
