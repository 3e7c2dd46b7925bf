"""What the screens of one report have in common."""

from typing import Any, cast

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.models import User
from lantoa.programme.rules.sentences import inside

from ..models import Report
from ..permissions import RIGHTS
from ..queries import period_of, visible_reports


def person(request: HttpRequest) -> User:
    """Who is asking; the back office lets nobody in without an account."""
    return cast(User, request.user)


class ReportScreen(StaffScreen):
    """A screen about one report of the person's agency."""

    @cached_property
    def report(self) -> Report:
        reports = visible_reports(self.member).select_related(
            "plan__agency", "agency", "created_by", "approved_by", "signed_copy"
        )
        return get_object_or_404(reports, pk=self.kwargs["pk"])

    @property
    def name(self) -> str:
        return f"Báo cáo {inside(period_of(self.report).label)}"

    @property
    def address(self) -> str:
        return reverse("reports:report", args=(self.report.pk,))

    def trail(self) -> list[tuple[str, str | None]]:
        return [
            ("Báo cáo", reverse("reports:reports")),
            (self.name, self.address),
            (self.page_title, None),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            report=self.report,
            name=self.name,
            may={
                right.action: may(self.member, "report", right.action)
                for right in RIGHTS
                if right.object == "report"
            },
            **kwargs,
        )
