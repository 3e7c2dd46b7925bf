"""A plan and the papers about it as Word and PDF, in the layout of Decree 30/2020/NĐ-CP."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.enums import FileKind
from lantoa.foundation.forms import sent_number
from vanban.amounts import figures
from vanban.model import Document
from vanban.writers import write_document

from ..documents import appendix, assignment_notice, submission_slip
from ..models import Plan
from ..queries import plan_completeness, plan_overview, unit_assignments
from ..queries.budget import budget_of
from ..queries.papers import paper_frame
from ..queries.review import stored_document

# What was signed; the others are drafts of the Office.
SIGNED_PAPERS = ("ke-hoach", "phu-luc")


class PlanPaper(StaffScreen):
    """``paper`` says which; a notice may be narrowed to one unit by ``?don_vi=``."""

    @property
    def right(self) -> tuple[str, str]:  # type: ignore[override]  # of the paper, not of the screen
        return ("plan" if self.kwargs["paper"] in SIGNED_PAPERS else "task", "view")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plans = Plan.objects.filter(agency=self.agency).select_related("agency")
        plan = get_object_or_404(plans, pk=kwargs["pk"])
        paper, kind = kwargs["paper"], FileKind(kwargs["format"])
        document = self._document(plan, paper, sent_number(request.GET.get("don_vi")))
        body = write_document(document, format="docx" if kind is FileKind.DOCX else "pdf")
        return attachment(body, kind, f"{paper}-{plan.year}.{kind.value}")

    def _document(self, plan: Plan, paper: str, unit_id: int | None) -> Document:
        document = stored_document(plan.content)
        if paper == "ke-hoach":
            return document
        frame = paper_frame(plan, on=self.today)
        if paper == "phu-luc":
            return appendix(document, frame)
        overview = plan_overview(plan, today=self.today)
        if paper == "phieu-trinh":
            budget = budget_of(plan)
            sum_text = f"{figures(budget.total)} đồng ({budget.in_words})" if budget.lines else ""
            found = plan_completeness(plan, overview)
            return submission_slip(document, frame, found, estimate=sum_text)
        units = [unit for unit in unit_assignments(overview) if unit_id in (None, unit.unit_id)]
        if not units:
            raise Http404("Kế hoạch không giao nhiệm vụ cho đơn vị này.")
        return assignment_notice(frame, units, document.signature)


def attachment(body: bytes, kind: FileKind, name: str) -> HttpResponse:
    """A file made for one person: kept by no cache, taken for nothing but what it says it is."""
    return HttpResponse(
        body,
        content_type=kind.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
