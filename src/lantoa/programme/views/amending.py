"""Amending a plan, and the texts that it has had."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from lantoa.foundation.forms import sent_number

from .. import actions
from ..forms import AmendmentForm, task_edits
from ..models import Difficulty, Plan, PlanImport
from ..queries import plan_versions, version_adjustments, version_difference
from ..queries.review import stored_document
from .of_plan import OfPlan


class AmendPlan(OfPlan):
    """The decision, and the amended plan as a file or as edited tasks."""

    right = ("plan", "amend")
    page_title = "Điều chỉnh kế hoạch"
    template_name = "programme/amend_plan.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan = self.plan
        edits = task_edits(stored_document(plan.content))
        wanted = sent_number(request.GET.get("kho_khan"))
        return self._page(plan, AmendmentForm(initial={"difficulty": wanted}), edits)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan = self.plan
        form = AmendmentForm(request.POST, request.FILES)
        edits = task_edits(stored_document(plan.content), request.POST)
        if not (form.is_valid() and edits.is_valid()):
            return self._page(plan, form, edits)
        started: list[PlanImport] = []
        file, by, today = form.cleaned_data["file"], self.user, self.today
        amendment = form.amendment()

        def start() -> None:
            if file is not None:
                entry = actions.start_amendment(
                    plan=plan, file=file, amendment=amendment, by=by, today=today
                )
            else:
                entry = actions.amend_by_edits(
                    plan=plan, edits=edits.edits(), amendment=amendment, by=by, today=today
                )
            started.append(entry)

        if self.attempt(start, "Đã nhận bản điều chỉnh. Xem chỗ khác nhau rồi xác nhận."):
            return redirect("programme:import_page", pk=started[0].pk)
        return self._page(plan, form, edits)

    def _page(self, plan: Plan, form: AmendmentForm, edits: Any) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                plan=plan, form=form, edits=edits, difficulty=_difficulty(plan, form)
            )
        )


def _difficulty(plan: Plan, form: AmendmentForm) -> Difficulty | None:
    """What led to the amendment, to be read beside it."""
    wanted = sent_number(str(form["difficulty"].value() or ""))
    return Difficulty.objects.filter(plan=plan, pk=wanted).first() if wanted else None


class VersionPage(OfPlan):
    """One text of the plan: when it held, why it came, how it differs from the one before."""

    right = ("task", "view")
    template_name = "programme/version.html"

    @property
    def page_title(self) -> str:
        return f"Bản {self.kwargs['index']}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan
        versions = {version.index: version for version in plan_versions(plan)}
        version = versions.get(self.kwargs["index"])
        if version is None:
            raise Http404("Kế hoạch không có bản này.")
        return super().get_context_data(
            plan=plan,
            version=version,
            difference=version_difference(plan, version.index) if version.index > 1 else None,
            adjustments=version_adjustments(version.id),
            **kwargs,
        )
