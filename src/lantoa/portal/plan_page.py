"""A plan as its public page shows it: the signed text, its tasks, their states, what was done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.programme.models import Plan
from lantoa.programme.queries import RECENT, ActivityView, PlanOverview, TaskView, UnitView
from lantoa.programme.rules.sentences import official_date
from lantoa.theme.formats import date_text, number_text
from vanban.model import Document, Signature

from .outline import Entry, Outline, outline
from .states import PublishedStates, Stated, StatedTask, counts
from .wording import shortened

TOPIC_LENGTH = 150
NO_PRODUCT = "Kế hoạch không nêu sản phẩm cụ thể"


@dataclass(frozen=True, slots=True)
class Told:
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known of a task; several values make a list."""

    name: str
    values: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ListedActivity:
    """A public activity; ``href`` is its own link, empty without one."""

    date: date
    text: str
    href: str
    meta: str
    is_sample: bool = False
    external: bool = True


@dataclass(frozen=True, slots=True)
class TaskRow:
    """``state`` is empty while no state is public; ``activities_note`` says what is not listed."""

    anchor: str
    ordinal: int
    text: str
    group: str
    state: str
    sentence: str
    leads: tuple[str, ...]
    schedule: str
    facts: tuple[Fact, ...]
    occurrences: tuple[Stated, ...]
    activities: tuple[ListedActivity, ...]
    activities_note: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A plan's state in one honest line: a tally, never a percentage."""

    sentence: str
    counts: tuple[Stated, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SignatureView:
    titles: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class SignedText:
    """The document as signed, but for its task table, which stands as the list of tasks."""

    legal_bases: tuple[str, ...]
    preamble: tuple[str, ...]
    outline: Outline
    closing: tuple[str, ...]
    signature: SignatureView | None
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    title: str
    kind: str
    short_title: str
    marking: str
    citation: str
    contents: tuple[Entry, ...]
    progress: Progress
    tasks: tuple[TaskRow, ...]
    text: SignedText
    is_sample: bool


def plan_page(
    plan: Plan, document: Document, overview: PlanOverview, states: PublishedStates
) -> PlanPage:
    """Everything the page says; the arguments are all of the same plan."""
    text = signed_text(document)
    return PlanPage(
        title=plan.title,
        kind=document.kind_text or "Kế hoạch",
        short_title=f"Kế hoạch năm {plan.year}",
        marking=marking(plan, document),
        citation=citation(plan, document),
        contents=_contents(text),
        progress=progress(overview, states),
        tasks=tuple(_task_row(task, states.tasks.get(task.id)) for task in overview.tasks),
        text=text,
        is_sample=plan.is_sample or any(a.is_sample for t in overview.tasks for a in t.recent),
    )


def progress(overview: PlanOverview, states: PublishedStates) -> Progress:
    year = overview.frame.year
    amount = f"{number_text(len(overview.tasks))} nhiệm vụ của năm {year}"
    over = "; năm kế hoạch đã kết thúc." if overview.is_past else "."
    if not overview.tasks:
        return Progress("Kế hoạch này không có bảng nhiệm vụ.", (), "")
    return Progress(amount + over, counts(states.tally) if states.tally else (), states.note)


def task_anchor(ordinal: int) -> str:
    return f"nhiem-vu-{ordinal}"


def listed_activity(activity: ActivityView, *, proves: bool = False) -> ListedActivity:
    """What the public reads of an activity: day, what, link, channel, unit."""
    meta = [activity.channel, activity.unit]
    if activity.reach is not None:
        meta.append(f"{number_text(activity.reach)} lượt tiếp cận")
    if proves:
        meta.append("minh chứng đã chấp nhận")
    return ListedActivity(
        activity.on,
        activity.title,
        activity.link,
        " · ".join(part for part in meta if part),
        activity.is_sample,
    )


def marking(plan: Plan, document: Document) -> str:
    """Number, symbol, place and date; "…" where the document leaves a blank."""
    parts = []
    if plan.number or plan.symbol:
        parts.append(f"Số {'/'.join((plan.number or '…', plan.symbol or '…'))}")
    if plan.signed_on:
        day = f"ngày {date_text(plan.signed_on)}"
    else:
        day = re.sub(r"(ngày|tháng|năm)\s+(?=tháng|năm|$)", r"\1 … ", document.date_text or "")
    place = document.place or ""
    dated = ", ".join(part for part in (place, day.strip()) if part)
    return "; ".join([*parts, dated] if dated else parts)


def citation(plan: Plan, document: Document) -> str:
    """As another document names it first: type, number, date, body, title (Decree 30/2020)."""
    kind = (document.kind_text or "Kế hoạch").capitalize()
    number = f" số {plan.number}/{plan.symbol}" if plan.number and plan.symbol else ""
    day = f" ngày {official_date(plan.signed_on)}" if plan.signed_on else ""
    return f"{kind}{number}{day} của {plan.agency.name}, “{plan.title}”"


def signed_text(document: Document) -> SignedText:
    return SignedText(
        legal_bases=tuple(basis.text for basis in document.legal_bases),
        preamble=document.preamble,
        outline=outline(document),
        closing=document.closing,
        signature=_signature(document.signature),
        recipients=tuple(
            f"{r.text} ({r.purpose})" if r.purpose else r.text for r in document.recipients
        ),
    )


def _signature(signature: Signature | None) -> SignatureView | None:
    if signature is None:
        return None
    titles = tuple(part for part in (signature.authority, signature.position) if part)
    return SignatureView(titles, signature.name or "")


def _contents(text: SignedText) -> tuple[Entry, ...]:
    basis = (Entry("can-cu", "Căn cứ"),) if text.legal_bases or text.preamble else ()
    ending = (Entry("noi-nhan", "Nơi nhận"),) if text.recipients else ()
    parts = text.outline.entries()
    annexes = len(text.outline.annexes)
    body, after = (parts[:-annexes], parts[-annexes:]) if annexes else (parts, ())
    tasks = Entry("nhiem-vu", "Nhiệm vụ và tình trạng thực hiện")
    return (tasks, *basis, *body, *ending, *after)


def _task_row(task: TaskView, stated: StatedTask | None) -> TaskRow:
    proving = stated.proving_activities if stated else frozenset()
    return TaskRow(
        anchor=task_anchor(task.ordinal),
        ordinal=task.ordinal,
        text=task.text,
        group=task.group,
        state=stated.stated.state.value if stated else "",
        sentence=stated.stated.text if stated else "",
        leads=_as_printed(task.leads),
        schedule=task.schedule_text,
        facts=_facts(task, stated),
        occurrences=stated.occurrences if stated else (),
        activities=tuple(
            listed_activity(activity, proves=activity.id in proving) for activity in task.recent
        ),
        activities_note=_activities_note(len(task.recent), stated.recorded if stated else None),
    )


def _activities_note(listed: int, recorded: int | None) -> str:
    if listed == RECENT:
        return "Các hoạt động công khai gần nhất."
    if recorded is not None and recorded > listed:
        return (
            f"Công khai {listed} trong {recorded} hoạt động đã ghi nhận."
            if listed
            else f"Đã ghi nhận {recorded} hoạt động, chưa công khai hoạt động nào."
        )
    return "" if listed else "Chưa có hoạt động nào được công khai."


def _facts(task: TaskView, stated: StatedTask | None) -> tuple[Fact, ...]:
    proofs = stated.proofs if stated else {}
    products = tuple(
        Told(NO_PRODUCT if d.is_implied else d.text, proofs.get(d.id, ""))
        for d in task.deliverables
    )
    set_by = f"Thời gian được ấn định tại {task.date_set_by}." if task.date_set_by else ""
    facts = (
        Fact("Sản phẩm", products),
        Fact("Chủ trì", _told(_as_printed(task.leads))),
        Fact("Phối hợp", _told(_as_printed(task.supporting))),
        Fact("Thời gian", (Told(task.schedule_text, set_by),) if task.schedule_text else ()),
        Fact("Nội dung", _told([shortened(topic.text, TOPIC_LENGTH) for topic in task.topics])),
        Fact("Kinh phí", _told((task.budget_text,))),
        Fact("Ghi chú", _told((task.note,))),
    )
    return tuple(fact for fact in facts if fact.values)


def _told(texts: Sequence[str]) -> tuple[Told, ...]:
    return tuple(Told(text) for text in texts if text)


def _as_printed(units: Sequence[UnitView]) -> tuple[str, ...]:
    """Units as signed, in the order of the document."""
    return tuple(unit.text for unit in units)
