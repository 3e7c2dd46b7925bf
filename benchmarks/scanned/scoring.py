"""How much of a plan comes back from its scan: tasks, cells, columns, units, times, frame."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from vanban.model import Document, Task
from vanban.text import fold, squeeze

_SAME_TASK: Final = 0.8
RIGHT_CELL: Final = 0.95


class Share(NamedTuple):
    """``right`` of ``all``."""

    right: int
    all: int

    def __add__(self, other: object) -> "Share":
        if not isinstance(other, Share):
            return NotImplemented
        return Share(self.right + other.right, self.all + other.all)

    def __str__(self) -> str:
        return f"{self.right}/{self.all}"


class Score(NamedTuple):
    """The shares of one scan. ``frame`` counts what is printed at the top, ``false`` the parts of
    it that were read as something else; ``misses`` says what went wrong."""

    tasks: Share
    cells: Share
    columns: Share
    units: Share
    times: Share
    frame: Share
    false: int
    signature: Share
    recipients: Share
    findings: int
    misses: tuple[str, ...]


def score(source: Document, scan: Document) -> Score:
    """Compare what the scan says with what the source says."""
    misses: list[str] = []
    pairs = list(_pairs(source.tasks, scan.tasks))
    cells = [_cell(name, *texts, misses) for pair in pairs for name, *texts in _cells(*pair)]
    header, found = _header(source), _header(scan)
    frame = [_same(name, *texts, misses) for name, *texts in _frame(source, scan)]
    signed = [_same(name, *texts, misses) for name, *texts in _signed(source, scan)]
    names = [fold(entry.text) for entry in scan.recipients]
    extra = max(0, len(scan.tasks) - len(source.tasks))
    if extra:
        misses.append(f"{extra} tasks too many")
    return Score(
        tasks=Share(sum(other is not None for _, other in pairs), len(pairs)),
        cells=_share(cells),
        columns=_share([fold(name) in found for name in header]),
        units=_units(pairs),
        times=_share([other is not None and _when(task) == _when(other) for task, other in pairs]),
        frame=_share(frame),
        false=sum(bool(b) and fold(a) != fold(b) for _, a, b in _frame(source, scan)),
        signature=_share(signed),
        recipients=_share([fold(entry.text) in names for entry in source.recipients]),
        findings=sum(
            finding.code == "low-quality-ocr" and finding.severity == "warning"
            for finding in scan.findings
        ),
        misses=tuple(misses),
    )


def _share(marks: Sequence[bool]) -> Share:
    return Share(sum(marks), len(marks))


def _likeness(a: str, b: str) -> float:
    """1 less the edit distance as a share of the longer text."""
    a, b = squeeze(a), squeeze(b)
    before = list(range(len(b) + 1))
    for row, letter in enumerate(a, 1):
        now = [row]
        for column, other in enumerate(b, 1):
            changed = before[column - 1] + (letter != other)
            now.append(min(before[column] + 1, now[-1] + 1, changed))
        before = now
    return 1 - before[-1] / max(len(a), len(b), 1)


def _pairs(source: Sequence[Task], scan: Sequence[Task]) -> Iterator[tuple[Task, Task | None]]:
    """Each task with the one of the scan that is it, in the same order."""
    left = list(scan)
    for task in source:
        at = next(
            (i for i, other in enumerate(left) if _likeness(task.text, other.text) >= _SAME_TASK),
            None,
        )
        yield task, left[at] if at is not None else None
        if at is not None:
            left = left[at + 1 :]


def _cells(task: Task, other: Task | None) -> Iterator[tuple[str, str, str]]:
    for name in ("ordinal", "text", "deliverables", "lead", "supporting", "note", "budget_text"):
        value = getattr(task, name)
        if value:
            yield f"{task.ordinal} {name}", _plain(value), _plain(getattr(other, name, ""))
    yield f"{task.ordinal} time", task.schedule.text, other.schedule.text if other else ""


def _plain(value: object) -> str:
    """A cell as one text; where its items were cut does not matter here."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


def _cell(name: str, a: str, b: str, misses: list[str]) -> bool:
    right = _likeness(a, b) >= RIGHT_CELL
    if not right:
        misses.append(f"{name}: {a!r} ≠ {b!r}")
    return right


def _same(name: str, a: str, b: str, misses: list[str]) -> bool:
    right = squeeze(fold(a)) == squeeze(fold(b))
    if not right:
        misses.append(f"{name}: {a!r} ≠ {b!r}")
    return right


def _header(document: Document) -> list[str]:
    return [fold(name) for table in document.tables if table.is_task_table for name in table.header]


def _units(pairs: Sequence[tuple[Task, Task | None]]) -> Share:
    right = total = 0
    for task, other in pairs:
        for role in ("lead", "supporting"):
            names = [squeeze(fold(name)) for name in getattr(task, role)]
            found = [squeeze(fold(name)) for name in getattr(other, role, ())]
            right += sum(name in found for name in names)
            total += len(names)
    return Share(right, total)


def _when(task: Task) -> tuple[object, ...]:
    when = task.schedule
    return (
        when.kind,
        when.quarters,
        when.months,
        when.starts,
        when.ends,
        when.due,
        when.recurrence,
    )


def _frame(source: Document, scan: Document) -> Iterator[tuple[str, str, str]]:
    for name in ("number", "symbol", "place", "date", "kind_text", "title"):
        yield name, str(getattr(source, name) or ""), str(getattr(scan, name) or "")
    for name in ("parent", "name"):
        yield (
            f"issuer {name}",
            str(getattr(source.issuer, name, "") or ""),
            str(getattr(scan.issuer, name, "") or ""),
        )


def _signed(source: Document, scan: Document) -> Iterator[tuple[str, str, str]]:
    for name in ("authority", "position", "name"):
        yield (
            f"signature {name}",
            str(getattr(source.signature, name, "") or ""),
            str(getattr(scan.signature, name, "") or ""),
        )
