"""What the first page of the back office shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from lantoa.agencies.desk import DeskItem, DeskList, desk_lists
from lantoa.agencies.models import Agency, Membership
from lantoa.foundation.clock import today
from lantoa.programme.queries import choose_period

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """One list with how many there are and the first of them."""

    list: DeskList
    count: int
    items: tuple[DeskItem, ...]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.items)


class WaitingPanel(Component):
    """Everything that waits for this person: one query a count, one more for what there is."""

    name = "waiting"
    template_name = "desk/waiting.html"
    order = 100

    def __init__(self, request: HttpRequest, member: Membership) -> None:
        self.member = member

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        day = today()
        counted = ((entry, entry.count(self.member, on=day)) for entry in desk_lists())
        lists = [
            Waiting(entry, count, entry.items(self.member, on=day, most=SHOWN))
            for entry, count in counted
            if count
        ]
        return {"lists": lists, "today": day}


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


class IssuedPanel(Component):
    """For people who see nothing internal: the way to plans and issued reports."""

    name = "issued"
    template_name = "desk/issued.html"
    order = 200

    def __init__(self, member: Membership) -> None:
        self.member = member

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"agency": self.member.agency}


class InstallationPanel(Component):
    """For those who administer the installation without a role in an agency."""

    name = "installation"
    template_name = "desk/installation.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"agencies": Agency.objects.order_by("pk")}
