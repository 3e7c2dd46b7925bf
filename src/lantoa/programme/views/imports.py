"""From an upload to a plan: the file, the wait while it is read, the review, the confirmation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.screens import StaffScreen

from .. import actions
from ..enums import ImportState
from ..forms import UploadPlanForm
from ..forms import review as review_form
from ..models import PlanImport
from ..queries.review import import_review
from ..queries.source import import_source

AT_WORK = (ImportState.WAITING, ImportState.READING)


class UploadPlan(StaffScreen):
    right = ("plan", "import")
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
                    by=self.user,
                    today=self.today,
                )
            ),
            "Đã nhận tệp.",
        ):
            return redirect("programme:import_page", pk=started[0].pk)
        return self.render_to_response(self.get_context_data(form=form))


class ImportPage(StaffScreen):
    """One upload, as far as it has come. While it is read the page renews itself."""

    right = ("plan", "import")
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
        if entry.state == ImportState.READ:
            return self._review(entry)
        self.template_name = "programme/import_state.html"
        return self.render_to_response(
            self.get_context_data(entry=entry, is_at_work=entry.state in AT_WORK)
        )

    def _review(self, entry: PlanImport) -> HttpResponse:
        review, source = import_review(entry), import_source(entry)
        findings = review_form.findings(review, source)
        self.template_name = "programme/review.html"
        return self.render_to_response(
            self.get_context_data(
                entry=entry,
                review=review,
                source=source,
                frame=review_form.frame_fields(review, source),
                lists=review_form.list_fields(review, source),
                tasks=review_form.task_forms(review, source),
                findings=findings,
                minor_count=sum(finding.is_minor for finding in findings),
                units=review_form.unit_choices(review),
            )
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry, by = self.plan_import, self.user
        decision = request.POST.get("decision")
        if decision == "discard":
            self.attempt(
                lambda: actions.discard_import(plan_import=entry, by=by, today=self.today),
                "Đã bỏ tệp. Chưa có gì được tạo.",
            )
            return redirect("programme:plans")
        if entry.state != ImportState.READ:
            return redirect("programme:import_page", pk=entry.pk)
        changes = review_form.changes_of(
            import_review(entry), import_source(entry), request.POST.dict()
        )
        saved = self.attempt(
            lambda: actions.decide_import(
                plan_import=entry, changes=changes, by=by, today=self.today
            ),
            "" if decision == "confirm" else "Đã lưu các quyết định rà soát.",
        )
        if saved and decision == "confirm":
            self.attempt(
                lambda: actions.confirm_import(plan_import=entry, by=by, today=self.today),
                "Đã xác nhận. Kế hoạch, nhiệm vụ và các kỳ thực hiện đã được tạo.",
            )
        return redirect("programme:import_page", pk=entry.pk)
