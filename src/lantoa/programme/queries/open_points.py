"""What was left open when a plan was confirmed, until a person settles it."""

from dataclasses import dataclass

from lantoa.agencies.models import UnitAlias

from ..enums import ImportState
from ..models import Plan, PlanImport
from ..rules.decisions import load_decisions
from ..rules.review import open_findings
from .review import stored_document
from .shapes import PlanOverview

# Of these the rows themselves know whether they are still open.
ASKED_BY_ROWS = frozenset({"several-leads", "unit-variant"})


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to settle: accept the reader's finding ``index``, choose the main lead of
    ``task_id``, or confirm a name of ``unit_id``. Exactly one of the three is given."""

    text: str
    suggestion: str = ""
    severity: str = "warning"
    index: int | None = None
    task_id: int | None = None
    unit_id: int | None = None


def settled_import(plan: Plan) -> PlanImport | None:
    """The import whose text the plan has now."""
    confirmed = PlanImport.objects.filter(plan=plan, state=ImportState.CONFIRMED)
    return confirmed.filter(file=plan.source_id).order_by("-id").first()


def open_points(plan: Plan, overview: PlanOverview) -> tuple[OpenPoint, ...]:
    """Leads to choose, names to confirm, findings to accept, in this order. Two queries."""
    return (*_leads(overview), *_names(overview), *_findings(plan))


def _leads(overview: PlanOverview) -> list[OpenPoint]:
    return [
        OpenPoint(
            text=(
                f"Nhiệm vụ {task.ordinal} ghi {len(task.leads)} đơn vị chủ trì: "
                f"{'; '.join(lead.text for lead in task.leads)}."
            ),
            suggestion="Chọn đầu mối chính; hiện tạm lấy đơn vị ghi đầu tiên.",
            task_id=task.id,
        )
        for task in overview.tasks
        if task.main_lead_is_open
    ]


def _names(overview: PlanOverview) -> list[OpenPoint]:
    units = {pk for task in overview.tasks for pk in task.unit_ids}
    likely = UnitAlias.objects.filter(unit_id__in=units, is_confirmed=False).select_related("unit")
    return [
        OpenPoint(
            text=f"“{alias.text}” được hiểu là {alias.unit}.",
            suggestion="Xác nhận tên gọi, hoặc bỏ nếu là đơn vị khác.",
            unit_id=alias.unit_id,
        )
        for alias in likely.order_by("unit_id", "id")
    ]


def _findings(plan: Plan) -> list[OpenPoint]:
    entry = settled_import(plan)
    if entry is None or entry.document is None:
        return []
    found = open_findings(stored_document(entry.document), load_decisions(entry.decisions))
    return [
        OpenPoint(
            text=finding.message,
            suggestion=finding.suggestion or "",
            severity=finding.severity,
            index=finding.index,
        )
        for finding in found
        if finding.code not in ASKED_BY_ROWS
    ]
