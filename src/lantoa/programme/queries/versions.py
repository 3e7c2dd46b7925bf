"""The texts that a plan has had: when each held, by which decision, and how it differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..enums import OccurrenceChange
from ..models import OccurrenceAdjustment, Plan, PlanTask, PlanVersion
from ..rules.adjustments import Times, adjustment_sentence
from ..rules.difference import PlanDifference, plan_difference
from ..rules.sentences import official_date
from .review import stored_document


@dataclass(frozen=True, slots=True)
class VersionView:
    """``valid_to`` is the last day before the next version; the one in force has none."""

    id: int
    index: int
    decision: str
    decided_on: date | None
    valid_from: date | None
    valid_to: date | None
    reason: str
    is_current: bool

    @property
    def name(self) -> str:
        return f"Bản {self.index}"

    @property
    def cause(self) -> str:
        """ "theo Quyết định số 45/QĐ-SKHCN ngày 15/6/2022"."""
        if self.index == 1:
            return "như đã ký"
        day = f" ngày {official_date(self.decided_on)}" if self.decided_on else ""
        return f"theo {self.decision}{day}"

    @property
    def period(self) -> str:
        """ "từ 28/01/2022 đến 14/6/2022"."""
        start = f"từ {official_date(self.valid_from)}" if self.valid_from else "từ ngày ký"
        if self.is_current:
            return f"{start} đến nay"
        return f"{start} đến {official_date(self.valid_to)}" if self.valid_to else start


def plan_versions(plan: Plan) -> tuple[VersionView, ...]:
    """All texts of the plan, the one in force first. One query; no text is loaded."""
    rows = list(PlanVersion.objects.filter(plan=plan).defer("content").order_by("-index"))
    return tuple(
        VersionView(
            id=row.pk,
            index=row.index,
            decision=row.decision,
            decided_on=row.decided_on,
            valid_from=row.valid_from,
            valid_to=_last_day(row, rows[place - 1]) if place else None,
            reason=row.reason,
            is_current=place == 0,
        )
        for place, row in enumerate(rows)
    )


def _last_day(row: PlanVersion, following: PlanVersion) -> date | None:
    """The day before the next version; a version replaced on its own first day held that day."""
    if following.valid_from is None:
        return None
    before = following.valid_from - timedelta(days=1)
    return before if row.valid_from is None or row.valid_from <= before else row.valid_from


def version_difference(plan: Plan, index: int) -> PlanDifference:
    """How a version reads against the one before it. Raises PlanVersion.DoesNotExist."""
    new = PlanVersion.objects.get(plan=plan, index=index)
    old = PlanVersion.objects.get(plan=plan, index=index - 1)
    return plan_difference(stored_document(old.content), stored_document(new.content))


@dataclass(frozen=True, slots=True)
class AdjustmentView:
    """What happened to an occurrence, and why."""

    label: str
    sentence: str
    cause: str
    task_ordinal: int
    task_id: int


def task_adjustments(task: PlanTask) -> tuple[AdjustmentView, ...]:
    """What later texts did to the task's occurrences, the latest first. One query."""
    rows = OccurrenceAdjustment.objects.filter(task=task).order_by("-version__index", "id")
    return _views(rows.select_related("version", "task").defer("version__content"))


def version_adjustments(version_id: int) -> tuple[AdjustmentView, ...]:
    """All that one version did to occurrences, in the order of tasks. One query."""
    rows = OccurrenceAdjustment.objects.filter(version=version_id).order_by("task__ordinal", "id")
    return _views(rows.select_related("version", "task").defer("version__content"))


def _views(rows: Iterable[OccurrenceAdjustment]) -> tuple[AdjustmentView, ...]:
    return tuple(
        AdjustmentView(
            label=row.label,
            sentence=adjustment_sentence(
                OccurrenceChange(row.change),
                Times(row.before_starts, row.before_ends, row.before_due),
                Times(row.after_starts, row.after_ends, row.after_due),
            ),
            cause=_cause(row.version),
            task_ordinal=row.task.ordinal,
            task_id=row.task_id,
        )
        for row in rows
    )


def _cause(version: PlanVersion) -> str:
    day = f" ngày {official_date(version.decided_on)}" if version.decided_on else ""
    return f"Theo {version.decision}{day}: {version.reason}"
