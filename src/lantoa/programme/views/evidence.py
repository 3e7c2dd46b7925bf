"""Handing in evidence, and another person's decision on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.forms import sent_number

from .. import actions
from ..enums import EvidenceState
from ..forms import ResubmitEvidenceForm, ReturnEvidenceForm, SubmitEvidenceForm
from ..models import Deliverable, Evidence
from ..queries import refusal_of_decision


class SubmitEvidence(StaffScreen):
    """A file, link or document as proof of a product."""

    right = ("evidence", "submit")
    page_title = "Nộp minh chứng"
    template_name = "programme/submit_evidence.html"

    @property
    def deliverable(self) -> Deliverable:
        deliverables = Deliverable.objects.filter(task__plan__agency=self.agency)
        return get_object_or_404(deliverables.select_related("task__plan"), pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        task = self.deliverable.task
        return [
            (f"Nhiệm vụ {task.ordinal}", reverse("programme:task", args=[task.pk])),
            (self.page_title, None),
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        deliverable = self.deliverable
        occurrence = sent_number(request.GET.get("ky"))
        form = SubmitEvidenceForm(deliverable=deliverable, initial={"occurrence": occurrence})
        return self.render_to_response(self.get_context_data(form=form, deliverable=deliverable))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        deliverable = self.deliverable
        form = SubmitEvidenceForm(request.POST, request.FILES, deliverable=deliverable)
        if form.is_valid() and self.attempt(
            lambda: actions.submit_evidence(
                deliverable=deliverable,
                unit=self.unit,
                by=self.user,
                today=self.today,
                **form.cleaned_data,
            ),
            "Đã nộp minh chứng, chờ người khác chấp nhận.",
        ):
            return redirect("programme:task", pk=deliverable.task_id)
        return self.render_to_response(self.get_context_data(form=form, deliverable=deliverable))


class EvidenceScreen(StaffScreen):
    """A screen about one piece of evidence of the person's agency."""

    @property
    def evidence(self) -> Evidence:
        rows = Evidence.objects.filter(deliverable__task__plan__agency=self.agency)
        return get_object_or_404(
            rows.select_related(
                "deliverable__task__plan",
                "occurrence",
                "activity",
                "submitted_by",
                "decided_by",
                "unit",
                "file",
            ),
            pk=self.kwargs["pk"],
        )

    def trail(self) -> list[tuple[str, str | None]]:
        task = self.evidence.deliverable.task
        return [
            (f"Nhiệm vụ {task.ordinal}", reverse("programme:task", args=[task.pk])),
            (self.page_title, None),
        ]


class ResubmitEvidence(EvidenceScreen):
    """What was returned, with its reason: add what is missing and submit it anew."""

    right = ("evidence", "submit")
    page_title = "Nộp lại minh chứng"
    template_name = "programme/resubmit_evidence.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        evidence = self.evidence
        if evidence.state != EvidenceState.RETURNED:
            return redirect("programme:decide_evidence", pk=evidence.pk)
        form = ResubmitEvidenceForm(
            initial={
                "dated": evidence.dated,
                "document": evidence.document,
                "link": evidence.link,
            }
        )
        return self._form(evidence, form)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        evidence = self.evidence
        form = ResubmitEvidenceForm(request.POST, request.FILES)
        if form.is_valid() and self.attempt(
            lambda: actions.resubmit_evidence(
                evidence=evidence, by=self.user, today=self.today, **form.cleaned_data
            ),
            "Đã nộp lại minh chứng, chờ người khác chấp nhận.",
        ):
            return redirect("programme:task", pk=evidence.deliverable.task_id)
        return self._form(evidence, form)

    def _form(self, evidence: Evidence, form: ResubmitEvidenceForm) -> HttpResponse:
        may_submit = may(self.member, "evidence", "submit", unit=evidence.unit)
        return self.render_to_response(
            self.get_context_data(evidence=evidence, form=form, may_submit=may_submit)
        )


class DecideEvidence(EvidenceScreen):
    """The decision of someone else than who handed it in."""

    right = ("evidence", "view")
    page_title = "Xem xét minh chứng"
    template_name = "programme/decide_evidence.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refusal = refusal_of_decision(kwargs["evidence"], self.member, on=self.today)
        return super().get_context_data(refusal=refusal, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(evidence=self.evidence, form=ReturnEvidenceForm())
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        evidence = self.evidence
        form = ReturnEvidenceForm()
        if request.POST.get("decision") == "accept":
            done = self.attempt(
                lambda: actions.accept_evidence(evidence=evidence, by=self.user, today=self.today),
                "Đã chấp nhận minh chứng.",
            )
        else:
            form = ReturnEvidenceForm(request.POST)
            done = form.is_valid() and self.attempt(
                lambda: actions.return_evidence(
                    evidence=evidence,
                    reason=form.cleaned_data["reason"],
                    by=self.user,
                    today=self.today,
                ),
                "Đã trả lại minh chứng kèm lý do.",
            )
        if done:
            return redirect("programme:task", pk=evidence.deliverable.task_id)
        return self.render_to_response(self.get_context_data(evidence=evidence, form=form))
