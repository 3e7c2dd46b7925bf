"""A copy of a report beside the frozen one: which figures, table rows and paragraphs differ.

Pure: both are ``vanban`` documents. White space and the capitals of headings say nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import zip_longest

from vanban.model import Document, Section, Table

NUMBERS = re.compile(r"\d+(?:[./,]\d+)*")
# Below this likeness two paragraphs are not taken for one.
LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Where the copy differs: the place in words, what was frozen and what the copy prints."""

    place: str
    frozen: str
    copy: str

    @property
    def sentence(self) -> str:
        return f"{self.place}: bản đã chốt “{self.frozen}”, bản này “{self.copy}”."


ABSENT = "không có"


def compare(frozen: Document, copy: Document) -> tuple[Mismatch, ...]:
    """Differences in the order of the frozen report; empty when figures, rows and words agree."""
    return (
        *_frame(frozen, copy),
        *_paragraphs(frozen, copy),
        *_tables(frozen.tables, copy.tables),
    )


def _frame(frozen: Document, copy: Document) -> Iterator[Mismatch]:
    pairs = (
        ("Số", frozen.number, copy.number),
        ("Ký hiệu", frozen.symbol, copy.symbol),
        ("Ngày ký", frozen.date, copy.date),
        ("Trích yếu", frozen.title, copy.title),
    )
    for place, was, now in pairs:
        if was and _plain(was.lstrip("0")) != _plain((now or "").lstrip("0")):
            yield Mismatch(place, was, now or ABSENT)


def _paragraphs(frozen: Document, copy: Document) -> Iterator[Mismatch]:
    """Paragraphs of the frozen report that the copy does not print, beside the likest it does."""
    printed = {_plain(text): text for _, text in _texts(copy)}
    whole = " ".join(printed)
    for place, text in _texts(frozen):
        wanted = _plain(text)
        if wanted in printed or wanted in whole:
            continue
        likest = get_close_matches(wanted, printed, n=1, cutoff=LIKE)
        if not likest:
            yield Mismatch(place, _brief(text), ABSENT)
            continue
        was, now = NUMBERS.findall(wanted), NUMBERS.findall(likest[0])
        if was != now and len(was) == len(now):
            changed = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
            yield Mismatch(
                f"{place}, số liệu",
                ", ".join(a for a, _ in changed),
                ", ".join(b for _, b in changed),
            )
        else:
            yield Mismatch(place, _brief(text), _brief(printed[likest[0]]))


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    for text in document.preamble:
        yield "Phần mở đầu", text
    yield from _sections(document.sections, "")
    for text in document.closing:
        yield "Phần kết", text


def _sections(sections: Sequence[Section], above: str) -> Iterator[tuple[str, str]]:
    for section in sections:
        label = f"{above}.{section.label}" if above else section.label
        place = f"Mục {label.rstrip('.')}"
        for line in (section.title, *section.text.split("\n")):
            if line.strip():
                yield place, line
        yield from _sections(section.children, label)


def _tables(frozen: Sequence[Table], copy: Sequence[Table]) -> Iterator[Mismatch]:
    """Each frozen table beside the first one left in the copy that has its columns."""
    left = list(copy)
    for number, table in enumerate(frozen, start=1):
        name = f"Bảng {number} (mục {table.after})" if table.after else f"Bảng {number}"
        columns = [_plain(cell) for cell in table.header]
        found = next((t for t in left if [_plain(cell) for cell in t.header] == columns), None)
        if found is None:
            yield Mismatch(name, f"{len(table.rows)} dòng", ABSENT)
            continue
        left.remove(found)
        yield from _rows(name, table, found)
    for table in left:
        yield Mismatch("Bảng thêm", ABSENT, " | ".join(table.header))


def _rows(name: str, frozen: Table, copy: Table) -> Iterator[Mismatch]:
    for number, (was, now) in enumerate(zip_longest(frozen.rows, copy.rows), start=1):
        place = f"{name}, dòng {number}"
        if was is None or now is None:
            yield Mismatch(place, _row(was), _row(now))
            continue
        for column, (a, b) in enumerate(zip_longest(was, now, fillvalue="")):
            if _plain(a) != _plain(b):
                head = frozen.header[column] if column < len(frozen.header) else f"cột {column + 1}"
                yield Mismatch(f"{place}, cột “{head}”", _brief(a), _brief(b))


def _row(cells: Sequence[str] | None) -> str:
    return _brief(" | ".join(cells)) if cells is not None else ABSENT


def _plain(text: str) -> str:
    """For comparison: no white space to speak of, no capitals."""
    return " ".join(text.split()).casefold()


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else f"{line[:160].rstrip()}…"
