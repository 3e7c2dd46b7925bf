"""What a plan still lacks before it is signed."""

from typing import Any

from ..queries import plan_completeness, plan_date, plan_overview
from .of_plan import OfPlan


class CompletenessPage(OfPlan):
    """One list: every rule with how many fulfil it and each point that does not."""

    right = ("task", "view")
    page_title = "Kiểm tra trước khi ký"
    template_name = "programme/completeness.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan
        return super().get_context_data(
            plan=plan,
            on=plan_date(plan),
            found=plan_completeness(plan, plan_overview(plan, today=self.today)),
            **kwargs,
        )
