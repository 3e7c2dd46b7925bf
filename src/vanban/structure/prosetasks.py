"""Plans without a table: who, with whom and when stand in prose under each task.

"Đơn vị chủ trì: …; Đơn vị phối hợp: …; Thời gian: …", in one line, in several, or as sub-points.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from vanban.model import Schedule, Section, Task, Value
from vanban.numbering import parse_label, roman_to_int
from vanban.structure import phrases
from vanban.structure.cells import split_items
from vanban.structure.notes import Notes
from vanban.structure.tasktable import ReadSchedule
from vanban.structure.units import split_units
from vanban.text import fold, squeeze

_BODY = (
    r"(?:cac )?(?:co quan|don vi|bo phan|phong|to chuc|ca nhan|lanh dao|cq|dv)?"
    r"(?:,? (?:don vi|ca nhan))?"
)
_TIME = r"(?:thoi gian|tien do|thoi han|thoi diem|tg|t/gian)(?: (?:thuc hien|hoan thanh|to chuc))?"
_ROLES = (
    ("both", rf"{_BODY}\s*(?:chu tri|thuc hien)(?:,| va|/) ?(?:{_BODY} )?phoi hop(?: thuc hien)?"),
    ("supporting", rf"{_BODY}\s*phoi hop(?: thuc hien)?"),
    ("supporting", r"(?:co quan|don vi|bo phan|thanh phan) tham gia"),
    ("lead", rf"{_BODY}\s*(?:chu tri|dau moi|tham muu)(?:,? (?:thuc hien|tham muu|chu tri))?"),
    ("lead", r"(?:co quan|don vi|bo phan|phong|nguoi|ca nhan|cq|dv) (?:thuc hien|phu trach)"),
    ("bearer", r"(?:phan cong|trach nhiem)(?: (?:thuc hien|nhiem vu))?|thuc hien|phu trach"),
    ("schedule", rf"{_TIME}(?:(?:,| va)? dia diem)?|hoan thanh"),
    ("deliverable", r"(?:san pham|ket qua|dau ra)(?: (?:du kien|dau ra|can dat|dat duoc))?"),
    ("budget", r"(?:du toan )?kinh phi(?: thuc hien| du kien)?"),
    ("note", r"ghi chu"),
)
_START = r"(?:^|(?<=[\n.;,(–\-+*•])|(?<=[.;,)] ))\s*[-–+*•]?\s*(?:[a-zđ0-9]{1,2}[).]\s*)?"
# Some print a dash for the colon, or none before the words of a time.
_LINE = r"(?:^|(?<=\n))\s*[-–+*•]?\s*"
_WHEN = (
    r"(?=(?:trong|truoc|tu|den|cham nhat|vao|quy|thang|ngay|nam \d|thuong xuyen|dinh ky|hang)\b)"
)
_MARK = re.compile(
    _START
    + "(?:"
    + "|".join(f"(?P<r{i}>{pattern})" for i, (_, pattern) in enumerate(_ROLES))
    + r")\s*:\s*"
    + rf"|{_LINE}(?:(?P<supporting>{_BODY} phoi hop)|(?P<lead>{_BODY} (?:chu tri|thuc hien))"
    + rf"|(?P<schedule>{_TIME}))\s+[-–]\s+"
    + rf"|{_START}(?P<when>{_TIME}|hoan thanh)\s+{_WHEN}"
)
_LONGEST_TASK = 5_000
_LONGEST_NAMES = 150
_GIVEN = re.compile(
    r"^\W*giao (?P<lead>[^.;:]{3,120}?) (?:chu tri|thuc hien|tham muu)"
    r"(?:,? (?:va )?phoi hop(?: voi)? (?P<supporting>[^.;:]{3,200}?))?"
    r"(?: (?:thuc hien|trien khai|to chuc)[^.;:]{0,40})?\W*$"
)
_ASIDE = re.compile(
    r"\((?:giao )?(?P<lead>[^():;]{3,120}?) (?:chu tri|tham muu|thuc hien|phu trach)"
    r"(?:(?:,? thuc hien)?,? (?:va )?phoi hop(?: voi)? (?P<supporting>[^()]*?)(?: tham muu)?)?"
    r"(?:[;,.]\s*(?:thoi gian(?: thuc hien)?\s*:?|hoan thanh(?: vao)?\s*:?)?\s*"
    r"(?P<when>(?:trong |quy |thang |truoc |nam \d|ngay |thuong xuyen|dinh ky|hang )[^()]*))?\)"
)
_TITLE = re.compile("|".join(f"(?P<r{i}>^{p}$)" for i, (_, p) in enumerate(_ROLES)))


class _Fields(Value, frozen=True):
    """What one task says of itself; texts as printed."""

    text: str
    values: tuple[tuple[str, str], ...]

    def of(self, role: str) -> str:
        return "\n".join(value for name, value in self.values if name == role)


def read_prose_tasks(
    sections: Sequence[Section],
    schedule: ReadSchedule,
    notes: Notes,
    *,
    prefix: str,
    start: int = 0,
) -> list[tuple[Task, str]]:
    """The tasks that numbered sections state in prose with the path of the section, in order;
    ``start`` is the index of the first in the document."""
    tasks: list[tuple[Task, str]] = []
    for section, path, group in _sections(sections, prefix, None):
        for number, fields in enumerate(_entries(section)):
            if not _is_task(fields):
                continue
            task = _task(section, fields, schedule, notes, path, first=number == 0)
            if group:
                task = _grouped(task, group)
            if path in notes.places:
                notes.mark(f"tasks/{start + len(tasks)}", notes.places[path])
            tasks.append((task, path))
    return tasks


def _grouped(task: Task, group: str) -> Task:
    return replace(task, group=group)


def _sections(
    sections: Sequence[Section], prefix: str, group: str | None
) -> Iterator[tuple[Section, str, str | None]]:
    """Sections that hold fields themselves, deepest first decided by where the fields stand."""
    for index, section in enumerate(sections):
        path = f"{prefix}/{index}"
        if any(_is_task(fields) for fields in _entries(section)):
            yield section, path, group
            continue
        name = ". ".join(p for p in (section.label, section.title) if p) if section.title else None
        yield from _sections(section.children, f"{path}/children", name or group)


def _is_task(fields: _Fields) -> bool:
    roles = {name for name, value in fields.values if value.strip()}
    named = roles & {"lead", "supporting", "both"}
    return bool(named) or {"schedule", "deliverable"} <= roles


def _entries(section: Section) -> list[_Fields]:
    """The tasks of a section: one, or one a bullet where each bullet has its own fields."""
    own = section.text
    extra = [field for child in section.children for field in _child_fields(child)]
    if section.children and not extra and not _fields(own):
        return []
    bullets = _bullet_groups(own)
    if not extra and len(bullets) > 1:
        return [_split(text) for text in bullets]
    entry = _split(own)
    told = [child for child in section.children if not _child_fields(child)]
    text = "\n".join(t for t in (section.title, entry.text) if t)
    if told and extra and not section.title and not entry.text:
        text = told[0].title or told[0].text
    return [_Fields(text=text, values=(*entry.values, *extra))]


def _bullet_groups(text: str) -> list[str]:
    """A text cut before each bullet that is followed by fields of its own."""
    groups: list[list[str]] = []
    for line in text.split("\n"):
        label = parse_label(line)
        is_bullet = label is not None and label.kind == "bullet"
        starts_field = bool(_MARK.match(fold(line)))
        if (is_bullet and not starts_field) or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    joined = ["\n".join(group) for group in groups]
    with_fields = [g for g in joined if _is_task(_split(g))]
    return joined if len(with_fields) > 1 else [text]


def _fields(text: str) -> list[tuple[str, str]]:
    return list(_split(text).values)


def _split(text: str) -> _Fields:
    """The words before the first field, and the fields, each up to the next."""
    folded = fold(text)
    marks = _marks(folded)
    if not marks:
        return _in_parentheses(text, folded)
    values = []
    for mark, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
        value = text[mark.end() : end].strip(" \n;,–-+*•(")
        # The label of the next point, where lines were run together.
        value = re.sub(r"\s+\d{0,2}\s*[a-eđ]\)$", "", value)
        role = _role(mark)
        if role == "bearer" and not (len(value) < _LONGEST_NAMES and phrases.opens_body(value)):
            return _in_parentheses(text, folded)
        values.append(("lead" if role == "bearer" else role, value))
    before = text[: marks[0].start()].strip().rstrip(" \n(-–+*•")
    if not any(role in ("lead", "both") for role, _ in values):
        before, given = _given(before)
        values += given
    return _Fields(text=before, values=tuple(values))


def _given(text: str) -> tuple[str, list[tuple[str, str]]]:
    """ "Giao Phòng A chủ trì, phối hợp với Phòng B thực hiện." on a line of a task that states its
    time in another: the text without the line, and who."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = _GIVEN.match(fold(line)) if len(line) < _LONGEST_TASK else None
        if match is None or not phrases.opens_body(line[match.start("lead") :]):
            continue
        names = ("lead", "supporting")
        values = [(n, line[match.start(n) : match.end(n)].strip(" ,;.")) for n in names if match[n]]
        return "\n".join(lines[:number] + lines[number + 1 :]), values
    return text, []


def _marks(folded: str) -> list[re.Match[str]]:
    """Where fields begin; a time without a colon is one only beside another field."""
    marks = list(_MARK.finditer(folded))
    return marks if any(mark.lastgroup != "when" for mark in marks) else []


def _in_parentheses(text: str, folded: str) -> _Fields:
    """ "… (Văn phòng Sở chủ trì, phối hợp với các phòng; hoàn thành trước 30/6)"."""
    match = _ASIDE.search(folded) if len(text) < _LONGEST_TASK else None
    if match is None:
        return _Fields(text=text, values=())
    names = [("lead", "lead"), ("supporting", "supporting"), ("when", "schedule")]
    values = [
        (role, text[match.start(name) : match.end(name)].strip(" ,;."))
        for name, role in names
        if match[name]
    ]
    if not split_units(values[0][1]) or not phrases.opens_body(values[0][1]):
        return _Fields(text=text, values=())
    before, behind = text[: match.start()].rstrip(), text[match.end() :].strip(" .;,")
    return _Fields(text=f"{before} {behind}".strip(), values=tuple(values))


def _role(match: re.Match[str]) -> str:
    name = match.lastgroup or "r0"
    if name in ("lead", "supporting", "schedule"):
        return name
    return "schedule" if name == "when" else _ROLES[int(name[1:])][0]


def _child_fields(child: Section) -> list[tuple[str, str]]:
    """The fields of a sub-point such as "b) Cơ quan phối hợp: …" or "2. Cơ quan chủ trì" with a
    list below it."""
    title = squeeze(fold(child.title)).strip(" :")
    named = _TITLE.match(title) if title else None
    if named:
        role = _role(named)
        inner = [field for grandchild in child.children for field in _child_fields(grandchild)]
        if role == "both" or inner:
            return inner or [("lead", child.text)]
        lines = [child.text, *(c.title or c.text for c in child.children)]
        return [(role, "\n".join(line for line in lines if line))]
    if title:
        return []
    split = _split(child.text)
    return list(split.values) if split.values and not split.text else []


def _task(
    section: Section,
    fields: _Fields,
    schedule: ReadSchedule,
    notes: Notes,
    path: str,
    *,
    first: bool,
) -> Task:
    place = notes.places.get(path)
    when, findings = schedule(_value(fields.of("schedule")))
    notes.findings.extend(replace(f, place=f.place or place) for f in findings)
    lead = fields.of("lead") or fields.of("both")
    text = re.sub(r"^[-–+*•]\s*", "", fields.text)
    return Task(
        ordinal=_ordinal(section.label) if first else None,
        text=text,
        deliverables=split_items(fields.of("deliverable")),
        lead=split_units(lead),
        supporting=split_units(fields.of("supporting")),
        schedule=when if when.text else Schedule(text=""),
        note=_value(fields.of("note")) or None,
        budget_text=_value(fields.of("budget")) or None,
    )


def _value(text: str) -> str:
    return squeeze(text).rstrip(" .;,)")


def _ordinal(label: str) -> int | None:
    parsed = parse_label(f"{label}. x")
    if parsed is None or not parsed.order:
        return roman_to_int(label)
    return parsed.order
