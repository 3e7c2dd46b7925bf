"""One task: its state and why, products, proof, activities, and what a person still decides."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.models import Audience
from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.forms import sent_number

from .. import actions
from ..forms import ExpectationForm, TaskDatesForm
from ..models import Activity, Evidence, PlanTask, TaskUnit
from ..queries import choose_period, plan_overview, task_adjustments, topic_choices

RECENT = 10


class TaskPage(StaffScreen):
    right = ("task", "view")
    template_name = "programme/task.html"

    @property
    def task(self) -> PlanTask:
        tasks = PlanTask.objects.filter(plan__agency=self.agency).select_related(
            "plan", "carried_from__plan"
        )
        return get_object_or_404(tasks, pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        task = self.task
        return [
            ("Kế hoạch", reverse("programme:plans")),
            (f"Năm {task.plan.year}", reverse("programme:plan", args=[task.plan_id])),
            (f"Nhiệm vụ {task.ordinal}", None),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        task = self.task
        evidence = Evidence.objects.filter(deliverable__task=task).select_related(
            "deliverable", "occurrence", "activity", "submitted_by", "unit", "decided_by"
        )
        overview = plan_overview(task.plan, today=self.today)
        view = overview.task(task.pk)
        return super().get_context_data(
            task=task,
            plan=task.plan,
            view=view,
            adjustments=task_adjustments(task),
            topics=topic_choices(overview, view),
            may_confirm_topics=may(self.member, "task", "topics"),
            audiences=overview.audiences,
            confirmed_audiences=set(task.audiences.values_list("pk", flat=True)),
            may_confirm_audiences=may(self.member, "task", "audiences"),
            evidence=evidence,
            activities=Activity.objects.valid()
            .filter(tasks=task)
            .select_related("channel", "unit")[:RECENT],
            may_record=may(self.member, "activity", "record"),
            may_submit=may(self.member, "evidence", "submit"),
            may_arrange=may(self.member, "task", "arrange"),
            may_set_dates=may(self.member, "task", "dates"),
            may_expect=may(self.member, "task", "expect"),
            dates_form=kwargs.pop("dates_form", TaskDatesForm()),
            expectation_form=kwargs.pop("expectation_form", ExpectationForm()),
            expectations=task.expectations.select_related("set_by"),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())


class TaskList(StaffScreen):
    """The tasks of one period of a plan; a plan of the past opens with its last period."""

    right = ("task", "view")
    page_title = "Nhiệm vụ"
    template_name = "programme/task_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.request.GET
        choice = choose_period(
            self.agency, plan=wanted.get("ke_hoach"), quarter=wanted.get("ky"), today=self.today
        )
        return super().get_context_data(choice=choice, **kwargs)


class ChooseMainLead(StaffScreen):
    """Which of several signed leads answers for the task."""

    right = ("task", "arrange")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        leads = TaskUnit.objects.filter(task__plan__agency=self.agency)
        lead = get_object_or_404(leads.select_related("task__plan"), pk=kwargs["pk"])
        self.attempt(
            lambda: actions.choose_main_lead(task_unit=lead, by=self.user, today=self.today),
            f"Đã chọn {lead.text} làm đầu mối chính.",
        )
        return redirect("programme:task", pk=lead.task_id)


class ConfirmTopics(StaffScreen):
    """Which topics of the plan the task serves, as a person says."""

    right = ("task", "topics")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        tasks = PlanTask.objects.filter(plan__agency=self.agency).select_related("plan")
        task = get_object_or_404(tasks, pk=kwargs["pk"])
        sent = map(sent_number, request.POST.getlist("topic"))
        chosen = [number for number in sent if number is not None]
        topics = list(task.plan.topics.filter(pk__in=chosen))
        self.attempt(
            lambda: actions.confirm_task_topics(
                task=task, topics=topics, by=self.user, today=self.today
            ),
            "Đã xác nhận nội dung tuyên truyền của nhiệm vụ.",
        )
        return redirect("programme:task", pk=task.pk)


class ConfirmAudiences(StaffScreen):
    """Which audiences of the plan the task addresses, as a person says."""

    right = ("task", "audiences")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        tasks = PlanTask.objects.filter(plan__agency=self.agency).select_related("plan")
        task = get_object_or_404(tasks, pk=kwargs["pk"])
        sent = map(sent_number, request.POST.getlist("audience"))
        chosen = [number for number in sent if number is not None]
        audiences = list(Audience.objects.filter(agency=self.agency, pk__in=chosen))
        self.attempt(
            lambda: actions.confirm_task_audiences(
                task=task, audiences=audiences, by=self.user, today=self.today
            ),
            "Đã xác nhận đối tượng của nhiệm vụ.",
        )
        return redirect("programme:task", pk=task.pk)


class SetTaskDates(TaskPage):
    """The date of a task that waited for another body's document."""

    right = ("task", "dates")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        task = self.task
        form = TaskDatesForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.set_task_dates(
                task=task,
                due=form.cleaned_data["ends"],
                by=self.user,
                today=self.today,
                **form.cleaned_data,
            ),
            "Đã ấn định thời gian của nhiệm vụ.",
        ):
            return redirect("programme:task", pk=task.pk)
        return self.render_to_response(self.get_context_data(dates_form=form))


class ExpectActivities(TaskPage):
    """How much is expected of a continuous task, or nothing more."""

    right = ("task", "expect")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        task = self.task
        if "end" in request.POST:
            self.attempt(
                lambda: actions.end_expectation(task=task, by=self.user, today=self.today),
                "Đã bỏ mức dự kiến.",
            )
            return redirect("programme:task", pk=task.pk)
        form = ExpectationForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.expect_activities(
                task=task, by=self.user, today=self.today, **form.cleaned_data
            ),
            "Đã đặt mức dự kiến.",
        ):
            return redirect("programme:task", pk=task.pk)
        return self.render_to_response(self.get_context_data(expectation_form=form))
