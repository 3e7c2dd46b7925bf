"""What the draft of the next year would take over, before anything is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lantoa.agencies.models import Unit
from lantoa.agencies.queries import Heirs, heirs_on
from vanban.model import Document

from ..enums import TaskState
from ..models import Plan
from ..rules.next_year import Shift, next_year_document
from ..rules.review import task_ordinals
from ..rules.validity import Validity, validity
from .completeness import known_law
from .overview import plan_overview
from .review import stored_document
from .shapes import PlanOverview, TaskView


@dataclass(frozen=True, slots=True)
class CopyTask:
    """A task and whether it was finished; ``reason`` proposes why it goes on."""

    index: int
    task: TaskView
    is_finished: bool
    reason: str


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A printed name whose unit is not in force in the new year, and who took over."""

    printed: str
    heirs: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def sentence(self) -> str:
        if not self.heirs:
            return (
                f"{self.printed} không còn hoạt động, chưa ghi đơn vị kế tục. "
                "Ghi đơn vị kế tục ở trang của đơn vị rồi chép lại, hoặc sửa trong bản Word."
            )
        by = f", theo {'; '.join(self.documents)}" if self.documents else ""
        return f"{self.printed} → {'; '.join(self.heirs)}{by}"


@dataclass(frozen=True, slots=True)
class BasisCheck:
    text: str
    validity: Validity


@dataclass(frozen=True, slots=True)
class NextYear:
    """The moved text, everything moved or left alone, and what a person has to look at."""

    year: int
    document: Document
    shifts: tuple[Shift, ...]
    bases: tuple[BasisCheck, ...]
    tasks: tuple[CopyTask, ...]
    units: tuple[UnitChange, ...]

    @property
    def moved(self) -> tuple[Shift, ...]:
        return tuple(shift for shift in self.shifts if shift.is_moved)

    @property
    def left_alone(self) -> tuple[Shift, ...]:
        return tuple(shift for shift in self.shifts if not shift.is_moved)

    @property
    def heirs(self) -> Mapping[str, tuple[str, ...]]:
        """Printed names and who took over, where somebody did."""
        return {change.printed: change.heirs for change in self.units if change.heirs}


def next_year(plan: Plan, *, today: date) -> NextYear:
    """The plan as it would be copied, its units and bases looked at on the new year's first day."""
    year = plan.year + 1
    on = date(year, 1, 1)
    document, shifts = next_year_document(stored_document(plan.content), year)
    overview = plan_overview(plan, today=today)
    known = known_law()
    return NextYear(
        year=year,
        document=document,
        shifts=shifts,
        bases=tuple(
            BasisCheck(basis.text, validity(basis.symbol, known, on=on))
            for basis in overview.legal_bases
        ),
        tasks=_tasks(document, overview),
        units=_units(plan, overview, on),
    )


def _tasks(document: Document, overview: PlanOverview) -> tuple[CopyTask, ...]:
    places = {ordinal: index for index, ordinal in enumerate(task_ordinals(document))}
    return tuple(
        CopyTask(
            index=places[task.ordinal],
            task=task,
            is_finished=task.state == TaskState.DONE,
            reason="" if task.state == TaskState.DONE else _reason(task),
        )
        for task in overview.tasks
        if task.ordinal in places
    )


def _reason(task: TaskView) -> str:
    """Short enough for a note in a table: what is not proved, else the state."""
    lacking = task.status.unproved or task.status.awaited
    if not lacking:
        return task.state.label
    more = f" và {len(lacking) - 1} sản phẩm khác" if len(lacking) > 1 else ""
    return f"chưa có minh chứng: {lacking[0].strip(' -;,.…')}{more}"


def _units(plan: Plan, overview: PlanOverview, on: date) -> tuple[UnitChange, ...]:
    printed: dict[str, int] = {}
    for task in overview.tasks:
        for part in (*task.leads, *task.supporting):
            if part.unit_id is not None:
                printed.setdefault(part.text, part.unit_id)
    units = Unit.objects.in_bulk(set(printed.values()))
    heirs: dict[int, Heirs] = heirs_on(plan.agency, units.values(), on=on)
    return tuple(
        UnitChange(name, tuple(unit.name for unit in heirs[pk].units), heirs[pk].documents)
        for name, pk in printed.items()
        if not heirs[pk].is_same
    )
