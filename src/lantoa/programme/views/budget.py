"""The estimate of a plan, each item with what was spent on it, and the annex as files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.enums import FileKind
from vanban.writers import write_document

from .. import actions
from ..documents.budget_annex import budget_annex, budget_sheet
from ..forms.budget import BudgetLineForm, ReasonForm, SpendingForm
from ..models import BudgetLine, BudgetSpending
from ..queries.budget import budget_of
from ..queries.papers import paper_frame
from .exports import attachment
from .of_plan import OfPlan


class BudgetPage(OfPlan):
    """The estimate: its items and sums; the Office adds, leadership approves or opens again."""

    right = ("budget", "view")
    page_title = "Dự toán"
    template_name = "programme/budget.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan
        budget = budget_of(plan)
        kwargs.setdefault("form", BudgetLineForm(plan))
        kwargs.setdefault("reason_form", ReasonForm())
        return super().get_context_data(
            plan=plan,
            budget=budget,
            may_manage=may(self.member, "budget", "manage") and not budget.is_approved,
            may_approve=may(self.member, "budget", "approve"),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan, by, today = self.plan, self.user, self.today
        decision = request.POST.get("decision")
        if decision == "approve":
            self.attempt(
                lambda: actions.approve_estimate(plan=plan, by=by, today=today),
                "Đã duyệt dự toán.",
            )
        elif decision == "reopen":
            reason_form = ReasonForm(request.POST)
            if not reason_form.is_valid():
                return self.render_to_response(self.get_context_data(reason_form=reason_form))
            reason = reason_form.cleaned_data["reason"]
            self.attempt(
                lambda: actions.reopen_estimate(plan=plan, reason=reason, by=by, today=today),
                "Đã mở lại dự toán.",
            )
        else:
            form = BudgetLineForm(plan, request.POST)
            if not form.is_valid() or not self.attempt(
                lambda: actions.save_budget_line(
                    plan=plan, line=None, by=by, today=today, **form.cleaned_data
                ),
                "Đã thêm mục dự toán.",
            ):
                return self.render_to_response(self.get_context_data(form=form))
        return redirect("programme:budget", pk=plan.pk)


class BudgetFile(OfPlan):
    """The annex in the layout of Decree 30/2020/NĐ-CP, or as a sheet of Excel."""

    right = ("budget", "view")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan, kind = self.plan, FileKind(kwargs["format"])
        frame, budget = paper_frame(plan, on=self.today), budget_of(plan)
        if kind is FileKind.XLSX:
            body = budget_sheet(frame, budget)
        else:
            document = budget_annex(frame, budget)
            body = write_document(document, format="docx" if kind is FileKind.DOCX else "pdf")
        return attachment(body, kind, f"du-toan-{plan.year}.{kind.value}")


class BudgetLinePage(StaffScreen):
    """One item: what it is and costs, and each spending with its document."""

    right = ("budget", "view")
    template_name = "programme/budget_line.html"

    @property
    def line(self) -> BudgetLine:
        lines = BudgetLine.objects.filter(estimate__plan__agency=self.agency)
        found = lines.select_related("estimate__plan__agency", "task")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        plan = self.line.estimate.plan
        return [
            ("Kế hoạch", reverse("programme:plans")),
            (f"Năm {plan.year}", reverse("programme:plan", args=[plan.pk])),
            ("Dự toán", reverse("programme:budget", args=[plan.pk])),
            ("Mục dự toán", None),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        line = self.line
        plan, is_approved = line.estimate.plan, line.estimate.is_approved
        kwargs.setdefault("form", BudgetLineForm(plan, line=line))
        kwargs.setdefault("spending_form", SpendingForm())
        kwargs.setdefault("reason_form", ReasonForm())
        view = next(entry for entry in budget_of(plan).lines if entry.id == line.pk)
        return super().get_context_data(
            line=line,
            view=view,
            plan=plan,
            spendings=line.spendings.select_related("recorded_by"),
            is_approved=is_approved,
            may_manage=may(self.member, "budget", "manage") and not is_approved,
            may_spend=may(self.member, "budget", "spend") and is_approved,
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        line = self.line
        decision = request.POST.get("decision")
        if decision == "remove":
            if self.attempt(
                lambda: actions.remove_budget_line(line=line, by=self.user, today=self.today),
                "Đã bỏ mục dự toán.",
            ):
                return redirect("programme:budget", pk=line.estimate.plan_id)
            return redirect("programme:budget_line", pk=line.pk)
        if decision == "spend":
            return self._spend(line)
        form = BudgetLineForm(line.estimate.plan, self.request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.save_budget_line(
                plan=line.estimate.plan,
                line=line,
                by=self.user,
                today=self.today,
                **form.cleaned_data,
            ),
            "Đã lưu mục dự toán.",
        ):
            return redirect("programme:budget", pk=line.estimate.plan_id)
        return self.render_to_response(self.get_context_data(form=form))

    def _spend(self, line: BudgetLine) -> HttpResponse:
        form = SpendingForm(self.request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.record_spending(
                line=line, by=self.user, today=self.today, **form.cleaned_data
            ),
            "Đã ghi khoản chi.",
        ):
            return redirect("programme:budget_line", pk=line.pk)
        return self.render_to_response(self.get_context_data(spending_form=form))


class WithdrawSpending(BudgetLinePage):
    """A spending that was entered by mistake."""

    right = ("budget", "spend")

    @property
    def line(self) -> BudgetLine:
        return self.spending.line

    @property
    def spending(self) -> BudgetSpending:
        rows = BudgetSpending.objects.filter(line__estimate__plan__agency=self.agency)
        found = rows.select_related("line__estimate__plan__agency", "line__task")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        spending = self.spending
        form = ReasonForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.withdraw_spending(
                spending=spending, by=self.user, today=self.today, **form.cleaned_data
            ),
            "Đã rút khoản chi.",
        ):
            return redirect("programme:budget_line", pk=spending.line_id)
        return self.render_to_response(self.get_context_data(reason_form=form))
