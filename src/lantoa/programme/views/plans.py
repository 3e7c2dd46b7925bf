"""The plans of the agency, one plan with its tasks, and making it public."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.forms import sent_number

from .. import actions
from ..models import Plan
from ..queries import (
    open_imports,
    open_points,
    plan_completeness,
    plan_overview,
    plan_versions,
    plans_of,
    unit_assignments,
)
from ..queries.budget import budget_of


class PlanList(StaffScreen):
    """Plans, newest year first, and uploads that are not settled yet."""

    right = ("plan", "view")
    page_title = "Kế hoạch"
    template_name = "programme/plan_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_import = may(self.member, "plan", "import")
        return super().get_context_data(
            plans=plans_of(self.agency),
            imports=open_imports(self.agency) if may_import else (),
            may_import=may_import,
            **kwargs,
        )


class PlanPage(StaffScreen):
    """One plan: its tasks with their states, its page on the portal, its file."""

    right = ("plan", "view")
    template_name = "programme/plan.html"

    @property
    def plan(self) -> Plan:
        return get_object_or_404(Plan.objects.filter(agency=self.agency), pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Kế hoạch", reverse("programme:plans")), (f"Năm {self.plan.year}", None)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan
        is_inside = may(self.member, "task", "view")
        overview = plan_overview(plan, today=self.today, public_only=not is_inside)
        return super().get_context_data(
            plan=plan,
            overview=overview,
            is_inside=is_inside,
            points=open_points(plan, overview) if is_inside else (),
            assignments=unit_assignments(overview) if is_inside else (),
            completeness=plan_completeness(plan, overview) if is_inside else None,
            versions=plan_versions(plan) if is_inside else (),
            budget=budget_of(plan) if is_inside else None,
            may_amend=may(self.member, "plan", "amend"),
            may_settle=may(self.member, "plan", "import"),
            may_publish=may(self.member, "plan", "publish"),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan, finding = self.plan, sent_number(request.POST.get("finding"))
        if finding is not None:
            self.attempt(
                lambda: actions.settle_finding(
                    plan=plan, index=finding, by=self.user, today=self.today
                ),
                "Đã chấp nhận như đã in.",
            )
        elif request.POST.get("decision") == "publish":
            self.attempt(
                lambda: actions.publish_plan(plan=plan, by=self.user, today=self.today),
                "Đã công bố kế hoạch trên cổng thông tin.",
            )
        else:
            self.attempt(
                lambda: actions.withdraw_plan(plan=plan, by=self.user, today=self.today),
                "Đã thôi công bố kế hoạch.",
            )
        return redirect("programme:plan", pk=plan.pk)
