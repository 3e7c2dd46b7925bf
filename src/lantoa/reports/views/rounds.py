"""Rounds: the list with what opens one, a round with its units, an agency's days."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from lantoa.agencies.permissions import may
from lantoa.agencies.queries import working_calendar
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.exceptions import ActionError
from lantoa.programme.models import Plan
from lantoa.programme.rules.sentences import inside

from .. import actions, queries, rules
from ..enums import ReportKind
from ..forms import OpenRoundForm, RoundSettingForm
from ..models import Estimate, Report, ReportRound
from ..rules import PeriodKey
from .screens import person

REPORTS = "Báo cáo"
ROUNDS = "Đợt báo cáo"


class RoundList(StaffScreen):
    """All rounds of the agency and, for the Office, the form that opens one."""

    right = ("report_round", "view")
    page_title = ROUNDS
    template_name = "reports/round_list.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [(REPORTS, reverse("reports:reports")), (ROUNDS, None)]

    def form(self, data: Any = None) -> OpenRoundForm:
        plans = Plan.objects.signed().filter(agency=self.agency).order_by("-year", "-id")
        return OpenRoundForm(data, plans=plans)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form())
        rounds = [
            (entry, queries.period_of_round(entry)) for entry in queries.rounds_of(self.agency)
        ]
        may_manage = may(self.member, "report_round", "manage")
        return super().get_context_data(rounds=rounds, may_manage=may_manage, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid():
            try:
                opened = actions.open_round(
                    plan=form.cleaned_data["plan"],
                    key=form.cleaned_data["period"],
                    by=person(request),
                    today=self.today,
                )
            except ActionError as refusal:
                messages.error(request, refusal.message)
            else:
                return redirect("reports:round", pk=opened.pk)
        return self.render_to_response(self.get_context_data(form=form))


class RoundPage(StaffScreen):
    """The days of a round, how each unit stands, and estimates that wait for recorded figures."""

    right = ("report_round", "view")
    template_name = "reports/round.html"

    @cached_property
    def round(self) -> ReportRound:
        rounds = ReportRound.objects.filter(plan__agency=self.agency)
        return get_object_or_404(
            rounds.select_related("plan__agency", "opened_by"), pk=self.kwargs["pk"]
        )

    @property
    def page_title(self) -> str:
        return f"Đợt báo cáo {inside(queries.period_of_round(self.round).label)}"

    def trail(self) -> list[tuple[str, str | None]]:
        return [
            (REPORTS, reverse("reports:reports")),
            (ROUNDS, reverse("reports:rounds")),
            (queries.period_of_round(self.round).label, None),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.round
        seen = queries.unit_reports_seen_by(self.member).filter(round=entry)
        period = queries.period_of_round(entry)
        report = Report.objects.live().filter(
            plan=entry.plan, kind=entry.kind, year=entry.year, index=entry.index
        )
        may_decide = may(self.member, "unit_report", "decide")
        return super().get_context_data(
            round=entry,
            period=period,
            counted=entry.counted.splitlines(),
            requests=queries.requests_of(
                seen.order_by("unit__order", "unit_id"),
                working_calendar(self.agency),
                on=self.today,
            ),
            estimates=queries.open_estimates(entry, period) if may_decide else (),
            may_replace=may_decide and self.today > period.ends,
            may_assemble=may(self.member, "report", "assemble"),
            report=report.first(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Assemble the consolidated report."""
        entry = self.round
        key = PeriodKey(ReportKind(entry.kind), entry.index)
        try:
            report = actions.create_report(
                plan=entry.plan, key=key, by=person(request), today=self.today
            )
        except ActionError as refusal:
            messages.error(request, refusal.message)
            return redirect("reports:round", pk=entry.pk)
        return redirect("reports:report", pk=report.pk)


class ReplaceEstimate(RoundPage):
    """Comes from the round's page: the recorded activities stand for an estimate."""

    right = ("unit_report", "decide")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = Estimate.objects.filter(unit_report__round=self.round)
        estimate = get_object_or_404(own, pk=self.kwargs["estimate"])
        self.attempt(
            lambda: actions.replace_estimate(
                estimate=estimate, by=person(request), today=self.today
            ),
            "Đã thay số ước bằng số đã ghi nhận.",
        )
        return redirect("reports:round", pk=self.round.pk)


class RoundSettings(StaffScreen):
    """The agency's days for each kind of report, with the next round as an example."""

    right = ("report_round", "view")
    page_title = "Các mốc của đợt báo cáo"
    template_name = "reports/round_settings.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [
            (REPORTS, reverse("reports:reports")),
            (ROUNDS, reverse("reports:rounds")),
            (self.page_title, None),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        settings = [queries.round_setting(self.agency, kind) for kind in ReportKind]
        may_manage = may(self.member, "report_round", "manage")
        return super().get_context_data(settings=settings, may_manage=may_manage, **kwargs)


class RoundSettingScreen(RoundSettings):
    """The form of one kind."""

    right = ("report_round", "manage")
    template_name = "reports/round_setting.html"

    @cached_property
    def kind(self) -> ReportKind:
        try:
            return ReportKind(self.kwargs["kind"])
        except ValueError as unknown:
            raise Http404("Không có loại báo cáo này.") from unknown

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RoundSettingForm.of(queries.round_setting(self.agency, self.kind))
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RoundSettingForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.set_round_days(
                agency=self.agency,
                kind=self.kind,
                by=person(request),
                today=self.today,
                **form.cleaned_data,
            ),
            "Đã lưu các mốc. Đợt đang mở giữ nguyên mốc đã tính.",
        ):
            return redirect("reports:round_settings")
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        last = rules.PERIODS[self.kind][-1]
        period = PeriodKey(self.kind, last).of(self.today.year)
        setting = queries.round_setting(self.agency, self.kind)
        days = rules.round_days(period, setting, working_calendar(self.agency))
        return super().get_context_data(
            kind=self.kind, period=period, example=days.counted.splitlines(), **kwargs
        )
