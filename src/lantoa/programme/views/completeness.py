"""What a plan still lacks before it is signed."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from lantoa.agencies.screens import StaffScreen

from ..models import Plan
from ..queries import plan_completeness, plan_date, plan_overview


class CompletenessPage(StaffScreen):
    """One list: every rule with how many fulfil it and each point that does not."""

    right = ("task", "view")
    page_title = "Kiểm tra trước khi ký"
    template_name = "programme/completeness.html"

    @property
    def plan(self) -> Plan:
        plans = Plan.objects.filter(agency=self.agency).select_related("agency")
        return get_object_or_404(plans, pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        plan = self.plan
        return [
            ("Kế hoạch", reverse("programme:plans")),
            (f"Năm {plan.year}", reverse("programme:plan", args=[plan.pk])),
            (self.page_title, None),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan
        return super().get_context_data(
            plan=plan,
            on=plan_date(plan),
            found=plan_completeness(plan, plan_overview(plan, today=self.today)),
            **kwargs,
        )
