"""From an upload to a plan: the file, the wait while it is read, the review, the confirmation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.screens import StaffScreen

from .. import actions
from ..enums import ImportState
from ..forms import UploadPlanForm
from ..models import PlanImport

AT_WORK = (ImportState.WAITING, ImportState.READING)


class UploadPlan(StaffScreen):
    page_title = "Nhập kế hoạch"
    template_name = "programme/upload_plan.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Kế hoạch", reverse("programme:plans")), (self.page_title, None)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=UploadPlanForm()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = UploadPlanForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        started: list[PlanImport] = []
        if self.attempt(
            lambda: started.append(
                actions.start_import(
                    agency=self.agency,
                    file=form.cleaned_data["file"],
                    by=request.user,
                    today=self.today,
                )
            ),
            "Đã nhận tệp.",
        ):
            return redirect("programme:import_page", pk=started[0].pk)
        return self.render_to_response(self.get_context_data(form=form))


class ImportPage(StaffScreen):
    """One upload, as far as it has come. While it is read the page renews itself."""

    page_title = "Nhập kế hoạch"

    @property
    def plan_import(self) -> PlanImport:
        imports = PlanImport.objects.filter(agency=self.agency)
        return get_object_or_404(imports.select_related("file", "plan"), pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Kế hoạch", reverse("programme:plans")), (self.page_title, None)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = self.plan_import
        if entry.state == ImportState.CONFIRMED and entry.plan is not None:
            return redirect("programme:plan", pk=entry.plan.pk)
        self.template_name = (
            "programme/review.html"
            if entry.state == ImportState.READ
            else "programme/import_state.html"
        )
        return self.render_to_response(
            self.get_context_data(entry=entry, is_at_work=entry.state in AT_WORK)
        )
