"""The list of reports, a report, its form, and the rows behind a figure."""

from math import ceil
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.forms import sent_number
from lantoa.programme.models import Plan

from .. import actions, queries
from ..charts import charts_of
from ..content import COMPARED
from ..forms import CreateReportForm, EditReportForm
from .screens import ReportScreen, person


class ReportList(StaffScreen):
    """All reports of the agency and, for the Office, the form that begins one."""

    right = ("report", "view")
    page_title = "Báo cáo"
    template_name = "reports/report_list.html"

    def form(self, data: Any = None) -> CreateReportForm:
        plans = Plan.objects.signed().filter(agency=self.agency).order_by("-year", "-id")
        wanted = queries.wanted_by(queries.recipients_of(self.agency, on=self.today))
        return CreateReportForm(data, plans=plans, wanted=wanted, today=self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form())
        reports = [
            (report, queries.period_of(report)) for report in queries.visible_reports(self.member)
        ]
        return super().get_context_data(
            reports=reports,
            may_assemble=may(self.member, "report", "assemble"),
            may_open=may(self.member, "report", "figures"),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid():
            try:
                report = actions.create_report(
                    plan=form.cleaned_data["plan"],
                    key=form.cleaned_data["period"],
                    by=person(request),
                    today=self.today,
                )
            except ActionError as refusal:
                messages.error(request, refusal.message)
            else:
                return redirect("reports:report", pk=report.pk)
        return self.render_to_response(self.get_context_data(form=form))


class ReportPage(ReportScreen):
    """The report as it reads, with its figures, its life and what is left to do."""

    right = ("report", "figures")
    template_name = "reports/report.html"

    @property
    def page_title(self) -> str:
        return self.name

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Báo cáo", reverse("reports:reports")), (self.name, None)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = queries.assembled(self.report, today=self.today)
        return super().get_context_data(
            shown=shown,
            content=shown.content,
            figures=shown.content.figures,
            charts=charts_of(shown.content),
            **kwargs,
        )


class EditReport(ReportScreen):
    """Reasons, wordings and layout of a draft in one form."""

    right = ("report", "assemble")
    page_title = "Soạn báo cáo"
    template_name = "reports/edit.html"

    def form(self, data: Any = None) -> EditReportForm:
        return EditReportForm(data, draft=queries.assembled(self.report, today=self.today))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.report.is_draft:
            messages.warning(request, actions.NOT_DRAFT)
            return redirect(self.address)
        return self.render_to_response(self.get_context_data(form=self.form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.edit_report(
                report=self.report,
                texts=form.texts(),
                layout=form.layout(),
                by=person(request),
                today=self.today,
            ),
            "Đã lưu báo cáo.",
        ):
            return redirect(self.address)
        return self.render_to_response(self.get_context_data(form=form))


class FigurePage(ReportScreen):
    """Exactly the rows that a figure counts."""

    right = ("report", "figures")
    page_title = "Số liệu"
    template_name = "reports/figure.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        content = queries.content_of(self.report, today=self.today)
        page = max(sent_number(self.request.GET.get("trang")) or 1, 1)
        start = (page - 1) * queries.SHOWN_ROWS
        opened = queries.figure_rows(self.report, content, self.kwargs["key"], start=start)
        if opened is None or (start and not opened.activities):
            raise Http404("Báo cáo không có số liệu này.")
        return super().get_context_data(
            content=content,
            opened=opened,
            is_compared=opened.figure.source == COMPARED,
            page=page,
            pages=ceil(opened.figure.counted / queries.SHOWN_ROWS),
            channels={entry.id: entry.name for entry in content.channels},
            tasks={entry.id: entry.ordinal for entry in content.tasks},
            **kwargs,
        )
