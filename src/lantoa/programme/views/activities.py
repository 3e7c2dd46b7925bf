"""Recording activities, finding them again, withdrawing them."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.sheets import Column, Sheet

from .. import actions
from ..activity_sheets.layout import COLUMNS as SHEET_COLUMNS
from ..activity_sheets.layout import NO, YES
from ..forms import ActivityFilterForm, RecordActivityForm, WithdrawActivityForm
from ..models import Activity, Evidence, Plan, PlanTask
from ..queries import activities_of_agency
from .lists import FilteredList, day_note


class ActivityList(FilteredList):
    """All activities of the agency, newest first, with a plain filter; the same as Excel."""

    page_title = "Hoạt động"
    template_name = "programme/activity_list.html"
    right = ("activity", "view")
    form_class = ActivityFilterForm
    file_stem = "hoat-dong"
    conditions = {  # noqa: RUF012 - Django's views declare themselves like this
        "tu": "on__gte",
        "den": "on__lte",
        "nhiem_vu": "tasks",
        "kenh": "channel",
        "don_vi": "unit",
        "noi_dung": "topics",
        "doi_tuong": "audiences",
    }

    def rows(self) -> Any:
        return activities_of_agency(self.agency)

    def sheet(self, rows: Any) -> Sheet:
        columns = tuple(Column(title, width) for title, width in COLUMNS)
        return Sheet("Hoạt động", columns, map(_cells, rows), notes=(day_note(self.today),))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_record = may(self.member, "activity", "record")
        return super().get_context_data(may_record=may_record, **kwargs)


COLUMNS = (
    *((column.title, column.width) for column in SHEET_COLUMNS),
    ("Người ghi nhận", 24),
    ("Tình trạng", 16),
)


def _cells(activity: Activity) -> tuple[Any, ...]:
    """The columns of the template, so that what was exported may be read again."""
    return (
        activity.on,
        activity.title,
        "; ".join(str(task.ordinal) for task in activity.tasks.all()),
        activity.channel.name,
        activity.unit.name,
        "; ".join(audience.name for audience in activity.audiences.all()),
        "; ".join(topic.label or str(topic.order) for topic in activity.topics.all()),
        activity.reach,
        activity.link,
        YES if activity.is_public else NO,
        str(activity.recorded_by),
        "Đã rút" if activity.withdrawn_at else "",
    )


class ChooseTask(StaffScreen):
    """The first step of recording: which task was it for."""

    right = ("activity", "record")
    page_title = "Ghi nhận hoạt động"
    template_name = "programme/choose_task.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Hoạt động", reverse("programme:activities")), (self.page_title, None)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plans = Plan.objects.signed().filter(agency=self.agency).prefetch_related("tasks")
        return super().get_context_data(plans=plans, **kwargs)


class RecordActivity(StaffScreen):
    """The one short form; the task comes with the address."""

    right = ("activity", "record")
    page_title = "Ghi nhận hoạt động"
    template_name = "programme/record_activity.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Hoạt động", reverse("programme:activities")), (self.page_title, None)]

    @property
    def task(self) -> PlanTask:
        tasks = PlanTask.objects.current().filter(plan__agency=self.agency).select_related("plan")
        return get_object_or_404(tasks, pk=self.kwargs["task"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        task = self.task
        form = RecordActivityForm(task=task, member=self.member, today=self.today)
        return self.render_to_response(self.get_context_data(form=form, task=task))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        task = self.task
        form = RecordActivityForm(
            request.POST, request.FILES, task=task, member=self.member, today=self.today
        )
        if form.is_valid() and self.attempt(
            lambda: actions.record_activity(
                agency=self.agency,
                tasks=[task],
                by=self.user,
                today=self.today,
                **form.cleaned_data,
            ),
            "Đã ghi nhận hoạt động.",
        ):
            return redirect("programme:task", pk=task.pk)
        return self.render_to_response(self.get_context_data(form=form, task=task))


class ActivityPage(StaffScreen):
    """One activity with its evidence; withdrawing it."""

    right = ("activity", "view")
    template_name = "programme/activity.html"
    page_title = "Hoạt động"

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Hoạt động", reverse("programme:activities")), (f"Hoạt động {self.pk}", None)]

    @property
    def pk(self) -> int:
        return int(self.kwargs["pk"])

    @property
    def activity(self) -> Activity:
        proofs = Evidence.objects.select_related("deliverable__task", "occurrence", "decided_by")
        activities = (
            Activity.objects.filter(agency=self.agency)
            .select_related("channel", "unit", "recorded_by", "file")
            .prefetch_related("audiences", "topics", "tasks", Prefetch("evidence", proofs))
        )
        return get_object_or_404(activities, pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            may_submit=may(self.member, "evidence", "submit"),
            may_withdraw=may(self.member, "activity", "withdraw"),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(activity=self.activity, form=WithdrawActivityForm())
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        activity = self.activity
        form = WithdrawActivityForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.withdraw_activity(
                activity=activity,
                reason=form.cleaned_data["reason"],
                by=self.user,
                today=self.today,
            ),
            "Đã rút hoạt động. Dấu vết vẫn được giữ.",
        ):
            return redirect("programme:activity", pk=activity.pk)
        return self.render_to_response(self.get_context_data(activity=activity, form=form))
