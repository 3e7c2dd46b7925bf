"""A task table → its rows, one a task, and the tasks.

Rows cut by a page are joined cell by cell; rows that head a group give their text to the tasks
under them; cells merged over several tasks hold for each.
"""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from vanban.model import Finding, Place, Schedule, Task, Value
from vanban.numbering import parse_label
from vanban.structure import grids, marks
from vanban.structure.cells import is_finished, roles_in_cell, split_items, unwrapped
from vanban.structure.columns import Role, guess_roles, roles_of
from vanban.structure.grids import Grid, GridRow
from vanban.structure.notes import Notes
from vanban.structure.units import split_units
from vanban.text import fold, squeeze

ReadSchedule = Callable[[str], tuple[Schedule, Sequence[Finding]]]

_HEADING_ORDINAL = re.compile(r"^(?:[IVXLC]+|[A-ZĐ])[.)]?$")
_PLAIN_ORDINAL = re.compile(r"^\(?0*(\d{1,3})[.)]?$")
_ANY_ORDINAL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVXLC]+|[A-ZĐ])[.)]?$")
_BEGINS = re.compile(r"\bbat dau\b|^tu ngay$")
_LONGEST_CELL = 20_000
_TOTAL = re.compile(r"^(?:tổng cộng|tổng số|tổng kinh phí|cộng)\b")


class TaskTable(Value, frozen=True):
    """The rows of a task table, one a task or group, and its tasks with where each was read."""

    rows: tuple[tuple[str, ...], ...]
    tasks: tuple[Task, ...]
    places: tuple[Place, ...]
    row_places: tuple[Place, ...]


def read_task_table(
    grid: Grid, index: int, schedule: ReadSchedule, notes: Notes
) -> TaskTable | None:
    """The tasks of a table, None when it is no task table; ``index`` is that of the table."""
    roles = roles_of(grid.header)
    if not roles and not grid.header:
        roles = guess_roles([row.cells for row in grid.rows])
        if roles:
            _report_guess(grid, notes)
    roles = _without_amounts(roles, grid)
    if not roles:
        return None
    rows = _join_rows(grid, roles, notes)
    tasks: list[Task] = []
    places: list[Place] = []
    group: str | None = None
    for number, row in enumerate(rows):
        if grids.is_column_numbers(row) or _is_total(row, roles):
            continue
        if _is_group(rows, number, roles):
            group = _group_text(row, roles)
            continue
        task = _task(row, roles, schedule, notes, group, header=grid.header)
        if task is not None:
            tasks.append(_with_table(task, index))
            places.append(row.place)
    if not tasks:
        return None
    return TaskTable(
        rows=tuple(row.cells for row in rows),
        tasks=tuple(tasks),
        places=tuple(places),
        row_places=tuple(row.place for row in rows),
    )


def _without_amounts(roles: dict[Role, list[int]], grid: Grid) -> dict[Role, list[int]]:
    """The roles without columns of quarters or months that hold anything but marks."""
    if not grid.header:
        return roles
    periods = [i for i in roles.get("schedule", []) if marks.period_of(grid.header[i])]
    if not periods or marks.are_marked(grid.rows, periods):
        return roles
    times = [i for i in roles["schedule"] if i not in periods]
    others: dict[Role, list[int]] = {k: v for k, v in roles.items() if k != "schedule"}
    if times:
        return {**others, "schedule": times}
    return others if others.keys() & {"lead", "both", "supporting"} else {}


def _report_guess(grid: Grid, notes: Notes) -> None:
    notes.find(
        "guessed-columns",
        "Bảng không có dòng tiêu đề; phần mềm đoán ý nghĩa các cột theo nội dung.",
        suggestion="Kiểm tra cột đơn vị chủ trì, phối hợp và thời gian của các nhiệm vụ.",
        place=grid.place,
    )


def _with_table(task: Task, index: int) -> Task:
    return replace(task, table=index)


def _join_rows(grid: Grid, roles: dict[Role, list[int]], notes: Notes) -> list[GridRow]:
    """The rows without repeated headers and blank rows, continued rows joined to their task."""
    out: list[GridRow] = []
    resumes = False
    for row in grids.filled(grid):
        resumes = resumes or row.resumes
        if grids.is_repeated_header(grid, row):
            resumes = True
            continue
        if not any(text.strip() for text in row.cells):
            continue
        if out and _continues(out[-1], row, roles, resumes=resumes):
            _report_join(out[-1], row, roles, notes)
            out[-1] = _joined(out[-1], row)
        else:
            out.append(row)
        resumes = False
    return out


def _continues(
    before: GridRow, row: GridRow, roles: dict[Role, list[int]], *, resumes: bool
) -> bool:
    """Whether a row is the rest of the one before it."""
    ordinal, task = _first(row, roles, "ordinal"), _text(row, roles, "task")
    if max(map(len, before.cells)) > _LONGEST_CELL:
        return False
    if _sub_row(row, roles):
        return True
    if ordinal:
        return False
    filled = [i for i, text in enumerate(row.cells) if text.strip()]
    lowered = [i for i in filled if row.cells[i].lstrip()[:1].islower()]
    cut = [i for i in filled if before.cells[i] and not is_finished(before.cells[i])]
    if "ordinal" not in roles:
        return not task or (resumes and task[:1].islower())
    if not task:
        return True
    if len(filled) == 1:
        rest = resumes and bool(cut) and not (row.bold or any(row.merged))
        return rest or task[:1].islower()
    return bool(lowered) and (resumes or task[:1].islower()) and bool(cut or resumes)


def _sub_row(row: GridRow, roles: dict[Role, list[int]]) -> bool:
    """A row whose ordinal and task are merged with the row above: more products of one task."""
    columns = [*roles.get("ordinal", [])[:1], *roles["task"][:1]]
    return all(row.above[i] for i in columns) and any(
        text.strip() and not row.above[i] for i, text in enumerate(row.cells)
    )


def _joined(before: GridRow, row: GridRow) -> GridRow:
    cells = []
    for i, (above, below) in enumerate(zip(before.cells, row.cells, strict=True)):
        if not above or not below or row.above[i]:
            cells.append(above or below)
        else:
            # A cell cut by a page goes on in mid-sentence; a new paragraph begins with a capital.
            glue = " " if below[:1].islower() and not above.endswith((".", ";")) else "\n"
            cells.append(f"{above}{glue}{below}")
    return replace(before, cells=tuple(cells))


def _report_join(before: GridRow, row: GridRow, roles: dict[Role, list[int]], notes: Notes) -> None:
    if _sub_row(row, roles):
        return
    ordinal = _first(before, roles, "ordinal")
    name = f"Dòng {ordinal}" if ordinal else "Một dòng"
    notes.find(
        "split-paragraph",
        f"{name} của bảng nhiệm vụ bị ngắt sang phần sau của bảng; phần mềm đã nối lại từng cột.",
        severity="info",
        suggestion="Xem lại nội dung đã nối so với bản gốc.",
        place=row.place,
    )


def _first(row: GridRow, roles: dict[Role, list[int]], role: Role) -> str:
    columns = roles.get(role, [])
    return squeeze(row.cells[columns[0]]) if columns else ""


def _text(row: GridRow, roles: dict[Role, list[int]], role: Role) -> str:
    return "\n".join(row.cells[i].strip() for i in roles.get(role, []) if row.cells[i].strip())


def _is_total(row: GridRow, roles: dict[Role, list[int]]) -> bool:
    texts = [text for text in row.cells if text.strip()]
    return bool(texts) and bool(_TOTAL.match(texts[0].lower())) and not _text(row, roles, "lead")


def _is_group(rows: Sequence[GridRow], number: int, roles: dict[Role, list[int]]) -> bool:
    """Whether a row heads the rows below it."""
    row = rows[number]
    used = {*roles.get("ordinal", [])[:1], *roles["task"], *roles.get("group", [])}
    texts = [i for i, text in enumerate(row.cells) if text.strip()]
    if any(i not in used for i in texts if not row.above[i]):
        return False
    ordinal = _first(row, roles, "ordinal")
    if number + 1 == len(rows):
        return False
    if len(texts) == 1 and texts[0] == 0 and not _PLAIN_ORDINAL.match(ordinal):
        return True
    if _HEADING_ORDINAL.match(ordinal):
        return True
    below = _first(rows[number + 1], roles, "ordinal")
    if ordinal and below.startswith(ordinal.rstrip(".") + "."):
        return True
    if ordinal and not below and _has_bodies(rows[number + 1], roles):
        return True
    text = _text(row, roles, "task")
    upper = text.isupper() and len(text) > 3
    across = [merged and not above for merged, above in zip(row.merged, row.above, strict=True)]
    spanning = len(row.cells) > 2 and all(across[2:])
    return (row.bold or upper or spanning) and bool(text) and not (ordinal and not row.bold)


def _has_bodies(row: GridRow, roles: dict[Role, list[int]]) -> bool:
    return bool(_text(row, roles, "task")) and any(
        _text(row, roles, role) for role in ("lead", "both", "schedule")
    )


def _group_text(row: GridRow, roles: dict[Role, list[int]]) -> str:
    texts = [squeeze(text) for i, text in enumerate(row.cells) if text.strip()]
    if len(texts) > 1 and _ANY_ORDINAL.match(texts[0]):
        return f"{texts[0].rstrip('.)')}. {' '.join(texts[1:])}"
    return " ".join(texts)


def _task(
    row: GridRow,
    roles: dict[Role, list[int]],
    schedule: ReadSchedule,
    notes: Notes,
    group: str | None,
    *,
    header: Sequence[str],
) -> Task | None:
    """The task of a row; two columns may say when it begins and ends."""
    text = _text(row, roles, "task")
    if not text:
        return None
    lead, supporting = _bodies(row, roles)
    times = marks.times_of(row, header, roles.get("schedule", []))
    span = any(_BEGINS.search(fold(text)) for text in header)
    when, findings = schedule(squeeze(times.replace("\n", " - ") if span else times))
    _note_schedule(findings, row.place, notes)
    own_group = squeeze(_text(row, roles, "group")) or group
    return Task(
        ordinal=_ordinal(_first(row, roles, "ordinal"), text),
        text=unwrapped(text),
        group=own_group,
        deliverables=split_items(_text(row, roles, "deliverable")),
        lead=lead,
        supporting=supporting,
        schedule=when,
        note=_text(row, roles, "note") or None,
        budget_text=_text(row, roles, "budget") or None,
    )


def _note_schedule(findings: Sequence[Finding], place: Place, notes: Notes) -> None:
    notes.findings.extend(replace(f, place=f.place or place) for f in findings)


def _ordinal(cell: str, text: str) -> int | None:
    """The number of a row; of "2.1" the last part, which counts inside its group."""
    match = _PLAIN_ORDINAL.match(cell)
    if match:
        return int(match[1])
    label = parse_label(f"{cell.rstrip('.)')}. x") if cell else None
    return label.order if label and label.order and label.kind != "roman" else None


def _bodies(row: GridRow, roles: dict[Role, list[int]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lead, supporting = _text(row, roles, "lead"), _text(row, roles, "supporting")
    for cell in (_text(row, roles, "both"), lead if "supporting" not in roles else ""):
        parts = roles_in_cell(cell)
        if parts is not None:
            return split_units(parts[0]), split_units(parts[1])
    if "both" in roles:
        lead = "\n".join(t for t in (lead, _text(row, roles, "both")) if t)
    return split_units(lead), split_units(supporting)
