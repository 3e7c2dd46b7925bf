"""A unit's report of a round: its activities, its words, handing in, and the Office's decision."""

from typing import Any

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from lantoa.agencies.models import Channel
from lantoa.agencies.permissions import may
from lantoa.agencies.queries import working_calendar
from lantoa.agencies.screens import StaffScreen
from lantoa.programme.rules.sentences import inside

from .. import actions, queries
from ..enums import UnitReportState
from ..forms import ReturnForm, UnitReportForm
from ..models import UnitReport
from ..submissions import FIELDS
from .rounds import REPORTS, ROUNDS
from .screens import person

LISTED = 20


class UnitReportScreen(StaffScreen):
    """The report as the unit writes it and the Office reads it."""

    right = ("unit_report", "view")
    template_name = "reports/unit_report.html"

    @cached_property
    def unit_report(self) -> UnitReport:
        return get_object_or_404(queries.unit_reports_seen_by(self.member), pk=self.kwargs["pk"])

    @property
    def page_title(self) -> str:
        period = queries.period_of_round(self.unit_report.round)
        return f"Báo cáo {inside(period.label)} của {self.unit_report.unit}"

    @property
    def address(self) -> str:
        return reverse("reports:unit_report", args=[self.unit_report.pk])

    def trail(self) -> list[tuple[str, str | None]]:
        round_ = self.unit_report.round
        period = queries.period_of_round(round_)
        return [
            (REPORTS, reverse("reports:reports")),
            (ROUNDS, reverse("reports:rounds")),
            (period.label, reverse("reports:round", args=[round_.pk])),
            (str(self.unit_report.unit), None),
        ]

    def may(self, action: str) -> bool:
        return may(self.member, "unit_report", action, unit=self.unit_report.unit)

    def form(self, data: Any = None) -> UnitReportForm:
        entry = self.unit_report
        has_days_to_come = self.today < queries.period_of_round(entry.round).ends
        estimates = dict(entry.estimates.values_list("channel_id", "activities"))
        channels = Channel.objects.filter(agency=self.agency).order_by("order", "id")
        if not has_days_to_come:
            channels = channels.filter(pk__in=estimates)
        return UnitReportForm(
            data,
            texts={name: getattr(entry, name) for name in FIELDS},
            channels=channels,
            estimates=estimates,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.unit_report
        kwargs.setdefault("form", self.form())
        kwargs.setdefault("return_form", ReturnForm())
        found = queries.activities_of_unit(entry)
        by_channel = found.order_by("channel__order", "channel__name").values("channel__name")
        is_submitted = entry.state == UnitReportState.SUBMITTED
        return super().get_context_data(
            entry=entry,
            period=queries.period_of_round(entry.round),
            request_=queries.requests_of([entry], working_calendar(self.agency), on=self.today)[0],
            total=found.count(),
            activities=found.select_related("channel")[:LISTED],
            by_channel=by_channel.annotate(count=Count("pk"), reached=Sum("reach")),
            estimates=entry.estimates.select_related("channel"),
            may_write=entry.is_writable and self.may("write"),
            may_submit=entry.is_writable and self.may("submit"),
            may_accept=is_submitted and self.may("decide"),
            may_return=self.may("decide")
            and entry.state in (UnitReportState.SUBMITTED, UnitReportState.ACCEPTED),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what was typed and, with the other button, hand it in."""
        form = self.form(request.POST)
        if form.is_valid():
            hands_in = "submit" in request.POST
            kept = self.attempt(
                lambda: actions.write_unit_report(
                    unit_report=self.unit_report,
                    texts=form.texts(),
                    estimates=form.estimates(),
                    by=person(request),
                    today=self.today,
                ),
                "" if hands_in else "Đã lưu báo cáo của đơn vị.",
            )
            if kept and hands_in:
                self.attempt(
                    lambda: actions.submit_unit_report(
                        unit_report=self.unit_report, by=person(request), today=self.today
                    ),
                    "Đã nộp báo cáo cho Văn phòng.",
                )
            if kept:
                return redirect(self.address)
        return self.render_to_response(self.get_context_data(form=form))


class AcceptUnitReport(UnitReportScreen):
    right = ("unit_report", "decide")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.attempt(
            lambda: actions.accept_unit_report(
                unit_report=self.unit_report, by=person(request), today=self.today
            ),
            "Đã chấp nhận báo cáo của đơn vị.",
        )
        return redirect("reports:round", pk=self.unit_report.round_id)


class ReturnUnitReport(UnitReportScreen):
    right = ("unit_report", "decide")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ReturnForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.return_unit_report(
                unit_report=self.unit_report,
                by=person(request),
                today=self.today,
                **form.cleaned_data,
            ),
            "Đã trả lại báo cáo cho đơn vị.",
        ):
            return redirect("reports:round", pk=self.unit_report.round_id)
        return self.render_to_response(self.get_context_data(return_form=form))
