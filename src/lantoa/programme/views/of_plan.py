"""What each screen below a plan begins with."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from lantoa.agencies.screens import StaffScreen

from ..models import Plan


class OfPlan(StaffScreen):
    """A screen below one plan of the agency."""

    @property
    def plan(self) -> Plan:
        plans = Plan.objects.filter(agency=self.agency).select_related("agency", "source")
        return get_object_or_404(plans, pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        plan = self.plan
        return [
            ("Kế hoạch", reverse("programme:plans")),
            (f"Năm {plan.year}", reverse("programme:plan", args=[plan.pk])),
            (self.page_title, None),
        ]
