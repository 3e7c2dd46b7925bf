"""Document → the plain text that citation offsets refer to (``vanban convert IN OUT.txt``)."""

from collections.abc import Iterable, Iterator, Sequence

from vanban.model import Annex, Document, Section, Table, Value


class Segment(Value, frozen=True):
    """A piece of the plain text and the field it comes from; ``start`` counts code points.

    ``searched`` is False for what only names the document itself (its number, its link line).
    """

    path: str
    text: str
    start: int
    searched: bool = True


def plain_text(document: Document) -> str:
    """The whole document as text: a paragraph a line, the cells of a row between tabs."""
    return _lay_out(document)[0]


def segments(document: Document) -> tuple[Segment, ...]:
    """The fields of the document with where they stand in ``plain_text``."""
    return _lay_out(document)[1]


_Piece = tuple[str, str, bool, str]


def _lay_out(document: Document) -> tuple[str, tuple[Segment, ...]]:
    parts: list[str] = []
    found: list[Segment] = []
    at = 0
    for path, text, searched, end in _pieces(document):
        found.append(Segment(path=path, text=text, start=at, searched=searched))
        parts += [text, end]
        at += len(text) + len(end)
    return "".join(parts), tuple(found)


def _pieces(document: Document) -> Iterator[_Piece]:
    yield from _frame(document)
    annexed = {index for annex in document.annexes for index in annex.tables}
    waiting = _by_place(document, (i for i in range(len(document.tables)) if i not in annexed))
    yield from _tables(document, waiting.pop("", []))
    yield from _sections(document, document.sections, "sections", "", waiting)
    yield from _tables(document, _left(waiting))
    for index, text in enumerate(document.closing):
        yield _line(f"closing/{index}", text)
    yield from _signing(document)
    for index, annex in enumerate(document.annexes):
        yield from _annex(document, annex, f"annexes/{index}")


def _by_place(document: Document, indices: Iterable[int]) -> dict[str, list[int]]:
    """Tables by the label path they stand behind, "" for those before the first section."""
    waiting: dict[str, list[int]] = {}
    for index in indices:
        waiting.setdefault(document.tables[index].after or "", []).append(index)
    return waiting


def _left(waiting: dict[str, list[int]]) -> list[int]:
    """Tables whose section was not found, in order."""
    return sorted(index for indices in waiting.values() for index in indices)


def _line(path: str, text: str, *, searched: bool = True) -> _Piece:
    return path, text, searched, "\n"


def _frame(document: Document) -> Iterator[_Piece]:
    issuer = document.issuer
    if not issuer.inferred:
        for path, text in (("issuer/parent", issuer.parent), ("issuer/name", issuer.name)):
            if text:
                yield _line(path, text, searched=False)
    if document.code_text:
        yield _line("code_text", document.code_text, searched=False)
    dated = ", ".join(t for t in (document.place, document.date_text) if t)
    if dated:
        yield _line("date_text", dated, searched=False)
    if document.kind_text:
        yield _line("kind_text", document.kind_text, searched=False)
    if document.title:
        yield _line("title", document.title)
    for index, name in enumerate(document.addressees):
        yield _line(f"addressees/{index}", f"Kính gửi: {name}" if index == 0 else f"- {name}")
    for index, basis in enumerate(document.legal_bases):
        yield _line(f"legal_bases/{index}", basis.text)
    for index, text in enumerate(document.preamble):
        yield _line(f"preamble/{index}", text)


def label_text(label: str) -> str:
    """A label as it is printed before its text: "I.", "1.", "a)", "Điều 2."."""
    if not label:
        return ""
    return f"{label})" if len(label) == 1 and label.islower() else f"{label}."


def _sections(
    document: Document,
    sections: Sequence[Section],
    path: str,
    labels: str,
    waiting: dict[str, list[int]],
) -> Iterator[_Piece]:
    for index, section in enumerate(sections):
        own = f"{path}/{index}"
        below = ".".join(t for t in (labels, section.label) if t)
        mark = label_text(section.label)
        first, *others = (
            [section.title, *section.text.split("\n")]
            if section.title
            else (section.text.split("\n"))
        )
        if mark:
            yield own, mark, False, " " if first else "\n"
        if first or not mark:
            yield _line(f"{own}/title" if section.title else f"{own}/text", first)
        for line in others:
            if line:
                yield _line(f"{own}/text", line)
        if below:
            yield from _tables(document, waiting.pop(below, []))
        yield from _sections(document, section.children, f"{own}/children", below, waiting)


def _tables(document: Document, indices: Sequence[int]) -> Iterator[_Piece]:
    for index in indices:
        yield from _table(document.tables[index], f"tables/{index}")


def _table(table: Table, path: str) -> Iterator[_Piece]:
    if table.caption:
        yield _line(f"{path}/caption", table.caption)
    rows = [("header", table.header)] if table.header else []
    rows += [(f"rows/{i}", row) for i, row in enumerate(table.rows)]
    for name, cells in rows:
        for column, cell in enumerate(cells):
            end = "\n" if column + 1 == len(cells) else "\t"
            yield f"{path}/{name}/{column}", " / ".join(cell.split("\n")), True, end


def _signing(document: Document) -> Iterator[_Piece]:
    if document.recipients:
        yield _line("recipients", "Nơi nhận:", searched=False)
    for index, recipient in enumerate(document.recipients):
        purpose = f" ({recipient.purpose})" if recipient.purpose else ""
        end = "." if index + 1 == len(document.recipients) else ";"
        yield _line(f"recipients/{index}", f"- {recipient.text}{purpose}{end}")
    if document.signature:
        for name in ("authority", "position", "name"):
            text = getattr(document.signature, name)
            if text:
                yield _line(f"signature/{name}", text, searched=False)


def _annex(document: Document, annex: Annex, path: str) -> Iterator[_Piece]:
    if annex.label:
        yield _line(f"{path}/label", annex.label, searched=False)
    if annex.title:
        # Printed in capitals, in which citations are not told safely; the body has them in full.
        yield _line(f"{path}/title", annex.title, searched=False)
    if annex.link_line:
        yield _line(f"{path}/link_line", annex.link_line, searched=False)
    waiting = _by_place(document, (i for i in annex.tables if i < len(document.tables)))
    yield from _tables(document, [*waiting.pop("", []), *waiting.pop(annex.label, [])])
    yield from _sections(document, annex.sections, f"{path}/sections", "", waiting)
    yield from _tables(document, _left(waiting))
