"""What the first page of the back office shows."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from lantoa.agencies.models import Membership
from lantoa.foundation.clock import today
from lantoa.programme.queries import choose_period, evidence_to_decide


class DecisionsPanel(Component):
    """Evidence that waits for this person's decision."""

    name = "decisions"
    template_name = "desk/decisions.html"
    order = 100

    def __init__(self, request: HttpRequest, member: Membership) -> None:
        self.member = member

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"waiting": evidence_to_decide(self.member, on=today())}


class PeriodPanel(Component):
    """The tasks of the period; for a plan of the past its last one, with a switch."""

    name = "period"
    template_name = "desk/period.html"
    order = 200

    def __init__(self, request: HttpRequest, member: Membership) -> None:
        self.request, self.member = request, member

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        wanted = self.request.GET
        choice = choose_period(
            self.member.agency,
            plan=wanted.get("ke_hoach"),
            quarter=wanted.get("ky"),
            today=today(),
        )
        return {"choice": choice}
