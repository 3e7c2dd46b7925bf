"""From one year's plan to the draft of the next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .. import actions
from ..forms import CopyPlanForm
from ..models import Plan, PlanImport
from ..queries.next_year import next_year
from .of_plan import OfPlan


class CopyPlan(OfPlan):
    """Everything that would move, stay or need a look; then the tasks that go on."""

    right = ("plan", "copy")
    page_title = "Lập kế hoạch năm sau"
    template_name = "programme/copy_plan.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan = self.plan
        return self._page(plan, CopyPlanForm(next_year(plan, today=self.today)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan = self.plan
        form = CopyPlanForm(next_year(plan, today=self.today), request.POST)
        made: list[PlanImport] = []
        if form.is_valid() and self.attempt(
            lambda: made.append(
                actions.copy_to_next_year(
                    plan=plan, reasons=form.reasons(), by=self.user, today=self.today
                )
            ),
            "Đã lập dự thảo. Rà soát rồi xác nhận.",
        ):
            return redirect("programme:import_page", pk=made[0].pk)
        return self._page(plan, form)

    def _page(self, plan: Plan, form: CopyPlanForm) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(plan=plan, form=form, found=form.found)
        )
