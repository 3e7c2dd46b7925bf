"""The Office's checks of units: the list, planning one, and its page with the next step."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.sheets import Column, Sheet

from .. import actions
from ..enums import InspectionState
from ..forms.oversight import (
    AnswerInspectionForm,
    InspectionFilterForm,
    MoveInspectionForm,
    PlanInspectionForm,
    ReportInspectionForm,
    SendBackForm,
)
from ..models import Inspection
from ..queries import inspections_seen_by
from .lists import FilteredList, day_note

COLUMNS = (
    Column("Ngày dự kiến", 12),
    Column("Đơn vị", 28),
    Column("Nội dung kiểm tra", 44),
    Column("Thành phần", 30),
    Column("Tình trạng", 18),
    Column("Ngày kiểm tra", 12),
    Column("Kết quả", 50),
    Column("Yêu cầu khắc phục", 40),
    Column("Hạn khắc phục", 12),
    Column("Trả lời của đơn vị", 40),
    Column("Ngày trả lời", 12),
    Column("Ngày kết thúc", 12),
)


class InspectionList(FilteredList):
    """Checks as far as the person's role reaches, the latest planned first."""

    page_title = "Kiểm tra, đôn đốc"
    template_name = "programme/inspection_list.html"
    right = ("inspection", "view")
    form_class = InspectionFilterForm
    file_stem = "kiem-tra"
    conditions = {  # noqa: RUF012 - Django's views declare themselves like this
        "trang_thai": "state",
        "don_vi": "unit",
        "tu": "planned_on__gte",
        "den": "planned_on__lte",
    }

    def rows(self) -> Any:
        return inspections_seen_by(self.member)

    def sheet(self, rows: Any) -> Sheet:
        return Sheet("Kiểm tra", COLUMNS, map(_cells, rows), notes=(day_note(self.today),))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(may_plan=may(self.member, "inspection", "manage"), **kwargs)


def _cells(row: Inspection) -> tuple[Any, ...]:
    return (
        row.planned_on,
        row.unit.name,
        row.subject,
        row.team,
        row.get_state_display(),
        row.checked_on,
        row.found,
        row.remedy,
        row.remedy_due_on,
        row.answer,
        row.answered_on,
        row.closed_on,
    )


class PlanInspection(StaffScreen):
    page_title = "Lập lịch kiểm tra"
    template_name = "programme/plan_inspection.html"
    right = ("inspection", "manage")

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Kiểm tra", reverse("programme:inspections")), ("Lập lịch", None)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = PlanInspectionForm(member=self.member)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = PlanInspectionForm(request.POST, member=self.member)
        if form.is_valid() and self.attempt(
            lambda: actions.plan_inspection(by=self.user, today=self.today, **form.cleaned_data),
            "Đã lập lịch kiểm tra.",
        ):
            return redirect("programme:inspections")
        return self.render_to_response(self.get_context_data(form=form))


class InspectionPage(StaffScreen):
    """One check; what comes next stands below it for the one who may do it."""

    template_name = "programme/inspection.html"
    right = ("inspection", "view")
    page_title = "Kiểm tra đơn vị"
    # decision → form, action, what is said when it is done
    decisions: dict[str, tuple[type[forms.Form] | None, Callable[..., Any], str]] = {  # noqa: RUF012
        "move": (MoveInspectionForm, actions.move_inspection, "Đã đổi ngày kiểm tra."),
        "report": (ReportInspectionForm, actions.report_inspection, "Đã ghi kết quả kiểm tra."),
        "answer": (AnswerInspectionForm, actions.answer_inspection, "Đã gửi trả lời."),
        "send_back": (SendBackForm, actions.send_inspection_back, "Đã đề nghị trả lời lại."),
        "close": (None, actions.close_inspection, "Đã kết thúc cuộc kiểm tra."),
    }

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Kiểm tra", reverse("programme:inspections")), (self.page_title, None)]

    @property
    def inspection(self) -> Inspection:
        return get_object_or_404(inspections_seen_by(self.member), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inspection: Inspection = kwargs["inspection"]
        state, member = inspection.state, self.member
        manages = may(member, "inspection", "manage")
        shown = {name: form() for name, (form, _, _) in self.decisions.items() if form}
        return super().get_context_data(
            may_report=manages and state == InspectionState.PLANNED,
            may_answer=state == InspectionState.CHECKED
            and may(member, "inspection", "answer", unit=inspection.unit),
            may_close=manages and state == InspectionState.ANSWERED,
            forms=shown | kwargs.pop("forms", {}),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(inspection=self.inspection))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        inspection, decision = self.inspection, request.POST.get("decision", "")
        if decision not in self.decisions:
            return redirect("programme:inspection", pk=inspection.pk)
        form_class, act, told = self.decisions[decision]
        form = form_class(request.POST) if form_class else None
        if (form is None or form.is_valid()) and self.attempt(
            lambda: act(
                inspection=inspection,
                by=self.user,
                today=self.today,
                **(form.cleaned_data if form else {}),
            ),
            told,
        ):
            return redirect("programme:inspection", pk=inspection.pk)
        return self.render_to_response(
            self.get_context_data(inspection=inspection, forms={decision: form} if form else {})
        )
