"""Who gets the agency's reports: the list and the form of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen

from .. import actions
from ..enums import ReportKind
from ..forms import RecipientForm
from ..models import ReportRecipient
from .screens import person


class RecipientList(StaffScreen):
    """All recipients, those of the past as well."""

    right = ("report", "figures")
    page_title = "Nơi nhận báo cáo"
    template_name = "reports/recipient_list.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Báo cáo", reverse("reports:reports")), (self.page_title, None)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        recipients = ReportRecipient.objects.filter(agency=self.agency).order_by("order", "id")
        rows = [(entry, [ReportKind(kind).label for kind in entry.kinds]) for entry in recipients]
        may_manage = may(self.member, "report_recipient", "manage")
        return super().get_context_data(rows=rows, may_manage=may_manage, **kwargs)


class RecipientScreen(StaffScreen):
    """Add a recipient, or change one."""

    right = ("report_recipient", "manage")
    template_name = "reports/recipient.html"

    @cached_property
    def recipient(self) -> ReportRecipient | None:
        if "pk" not in self.kwargs:
            return None
        own = ReportRecipient.objects.filter(agency=self.agency)
        return get_object_or_404(own, pk=self.kwargs["pk"])

    @property
    def page_title(self) -> str:
        return "Sửa nơi nhận báo cáo" if self.recipient else "Thêm nơi nhận báo cáo"

    def trail(self) -> list[tuple[str, str | None]]:
        return [
            ("Báo cáo", reverse("reports:reports")),
            ("Nơi nhận báo cáo", reverse("reports:recipients")),
            (self.page_title, None),
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = self.recipient
        names = tuple(RecipientForm.base_fields)
        initial = {name: getattr(entry, name) for name in names} if entry else {}
        return self.render_to_response(self.get_context_data(form=RecipientForm(initial=initial)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RecipientForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.set_recipient(
                agency=self.agency,
                recipient=self.recipient,
                by=person(request),
                today=self.today,
                **form.cleaned_data,
            ),
            "Đã lưu nơi nhận báo cáo.",
        ):
            return redirect("reports:recipients")
        return self.render_to_response(self.get_context_data(form=form))
