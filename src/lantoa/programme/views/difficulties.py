"""The register of difficulties: the list, raising one, and its page with the next step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.sheets import Column, Sheet

from .. import actions
from ..enums import Addressee, DifficultyState
from ..forms.difficulties import (
    AnswerDifficultyForm,
    DifficultyFilterForm,
    ForwardDifficultyForm,
    RaiseDifficultyForm,
)
from ..models import Difficulty
from ..queries import difficulties_seen_by
from ..rules.difficulties import refusal_to_answer
from .lists import FilteredList, day_note

COLUMNS = (
    Column("Ngày nêu", 12),
    Column("Đơn vị", 28),
    Column("Nhiệm vụ", 32),
    Column("Khó khăn, vướng mắc", 50),
    Column("Nguyên nhân", 40),
    Column("Đề xuất, kiến nghị", 40),
    Column("Gửi", 20),
    Column("Tình trạng", 16),
    Column("Trả lời", 50),
    Column("Người trả lời", 24),
    Column("Ngày trả lời", 12),
    Column("Ngày kết thúc", 12),
)


class DifficultyList(FilteredList):
    """The register as far as the person's role reaches, newest first."""

    right = ("difficulty", "view")
    page_title = "Khó khăn, vướng mắc"
    template_name = "programme/difficulty_list.html"
    form_class = DifficultyFilterForm
    file_stem = "kho-khan-vuong-mac"
    conditions = {  # noqa: RUF012 - Django's views declare themselves like this
        "trang_thai": "state",
        "gui": "addressee",
        "don_vi": "unit",
        "ke_hoach": "plan",
        "tu": "raised_on__gte",
        "den": "raised_on__lte",
    }

    def rows(self) -> Any:
        return difficulties_seen_by(self.member)

    def sheet(self, rows: Any) -> Sheet:
        return Sheet(
            "Khó khăn, vướng mắc", COLUMNS, map(_cells, rows), notes=(day_note(self.today),)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_raise = may(self.member, "difficulty", "raise")
        return super().get_context_data(may_raise=may_raise, **kwargs)


def _cells(row: Difficulty) -> tuple[Any, ...]:
    return (
        row.raised_on,
        row.unit.name,
        str(row.task or ""),
        row.text,
        row.cause,
        row.proposal,
        row.superior or row.get_addressee_display(),
        row.get_state_display(),
        row.answer,
        str(row.answered_by or ""),
        row.answered_on,
        row.closed_on,
    )


class RaiseDifficulty(StaffScreen):
    right = ("difficulty", "raise")
    page_title = "Nêu khó khăn, vướng mắc"
    template_name = "programme/raise_difficulty.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Khó khăn", reverse("programme:difficulties")), ("Nêu khó khăn", None)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        initial = {name: request.GET.get(name) for name in ("plan", "task")}
        form = RaiseDifficultyForm(member=self.member, initial=initial)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RaiseDifficultyForm(request.POST, member=self.member)
        raised: list[Difficulty] = []
        if form.is_valid() and self.attempt(
            lambda: raised.append(
                actions.raise_difficulty(by=self.user, today=self.today, **form.cleaned_data)
            ),
            "Đã ghi khó khăn, vướng mắc và chuyển đến nơi nhận.",
        ):
            return redirect("programme:difficulty", pk=raised[0].pk)
        return self.render_to_response(self.get_context_data(form=form))


class DifficultyPage(StaffScreen):
    """One difficulty; what comes next stands below it for the one who may do it."""

    right = ("difficulty", "view")
    template_name = "programme/difficulty.html"
    page_title = "Khó khăn, vướng mắc"

    def trail(self) -> list[tuple[str, str | None]]:
        return [
            ("Khó khăn", reverse("programme:difficulties")),
            (f"Khó khăn {self.kwargs['pk']}", None),
        ]

    @property
    def difficulty(self) -> Difficulty:
        return get_object_or_404(difficulties_seen_by(self.member), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        difficulty: Difficulty = kwargs["difficulty"]
        is_open = difficulty.state == DifficultyState.RAISED
        member = self.member
        refusal = refusal_to_answer(member.role, Addressee(difficulty.addressee))
        defaults = {"answer_form": AnswerDifficultyForm(), "forward_form": ForwardDifficultyForm()}
        return super().get_context_data(
            may_answer=is_open and may(member, "difficulty", "answer") and not refusal,
            may_amend=may(member, "plan", "amend"),
            may_forward=is_open and may(member, "difficulty", "forward"),
            may_close=difficulty.state == DifficultyState.ANSWERED
            and may(member, "difficulty", "close", unit=difficulty.unit),
            **(defaults | kwargs),
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(difficulty=self.difficulty))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        difficulty, forms = self.difficulty, {}
        who: dict[str, Any] = {"by": self.user, "today": self.today}
        decision = request.POST.get("decision")
        if decision == "close":
            done = self.attempt(
                lambda: actions.close_difficulty(difficulty=difficulty, **who),
                "Đã kết thúc theo dõi.",
            )
        elif decision == "forward":
            forward = forms["forward_form"] = ForwardDifficultyForm(request.POST)
            done = forward.is_valid() and self.attempt(
                lambda: actions.forward_difficulty(
                    difficulty=difficulty, **who, **forward.cleaned_data
                ),
                "Đã chuyển.",
            )
        else:
            answer = forms["answer_form"] = AnswerDifficultyForm(request.POST)  # type: ignore[assignment]
            done = answer.is_valid() and self.attempt(
                lambda: actions.answer_difficulty(
                    difficulty=difficulty, answer=answer.cleaned_data["answer"], **who
                ),
                "Đã trả lời.",
            )
        if done:
            return redirect("programme:difficulty", pk=difficulty.pk)
        return self.render_to_response(self.get_context_data(difficulty=difficulty, **forms))
