"""The agency itself: founding it, its names on paper and on the portal."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from .. import actions
from ..forms import AgencyForm, FoundAgencyForm
from ..models import Agency
from ..screens import AgencyScreen, InstallationScreen


class AgencyList(InstallationScreen):
    """All agencies of the installation, and the form that founds one."""

    page_title = "Cơ quan"
    template_name = "agencies/agency_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", FoundAgencyForm())
        return super().get_context_data(agencies=Agency.objects.order_by("pk"), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FoundAgencyForm(request.POST)
        if form.is_valid():
            typed = form.cleaned_data
            done = self.attempt(
                lambda: actions.found_agency(by=self.user, **typed),
                f"Đã khai báo {typed['name']}. Tiếp theo: giao vai trò cho Văn phòng và lãnh đạo.",
            )
            if done:
                agency = Agency.objects.get(name=typed["name"])
                return redirect("agencies:people", agency=agency.pk)
        return self.render_to_response(self.get_context_data(form=form))


class AgencySettings(AgencyScreen):
    """The head of its papers, its place, what its portal tells."""

    right = ("agency", "settings")
    page_title = "Thông tin cơ quan"
    template_name = "agencies/agency.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            fields = ("name", "short_name", "parent_name", "place", "publishes_live_states")
            initial = {field: getattr(self.agency, field) for field in fields}
            kwargs["form"] = AgencyForm(initial=initial)
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AgencyForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.change_agency(
                agency=self.agency, by=self.user, on=self.today, **form.cleaned_data
            ),
            "Đã lưu thông tin cơ quan.",
        ):
            return redirect(reverse("agencies:agency", args=[self.agency.pk]))
        return self.render_to_response(self.get_context_data(form=form))
