"""The shape of an amendment: the decision, and either a file or edited tasks."""

from typing import Any, cast

from django import forms
from django.forms.formsets import BaseFormSet

from lantoa.foundation.forms import CleanField, DayField
from vanban.model import Document, Task

from ..rules.amending import TaskEdit
from ..rules.decisions import Amendment


class AmendmentForm(forms.Form):
    decision = CleanField(
        label="Văn bản điều chỉnh",
        max_length=255,
        help_text="Loại, số, ký hiệu; ví dụ: Quyết định số 45/QĐ-SKHCN.",
    )
    decided_on = DayField(label="Ngày của văn bản")
    valid_from = DayField(label="Áp dụng từ ngày")
    reason = CleanField(
        label="Lý do điều chỉnh",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hiện trên trang công khai, cạnh bản điều chỉnh.",
    )
    file = forms.FileField(
        label="Kế hoạch đã điều chỉnh",
        required=False,
        help_text="Toàn văn kế hoạch sau điều chỉnh, Word hoặc PDF. Để trống nếu sửa từng nhiệm vụ "
        "ở dưới.",
        error_messages={"empty": "Tệp rỗng. Chọn lại tệp."},
    )

    difficulty = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def amendment(self) -> Amendment:
        """The decision as it was typed; only of a valid form."""
        names = ("decision", "decided_on", "valid_from", "reason", "difficulty")
        return Amendment(**{name: self.cleaned_data[name] for name in names})


def _lines(label: str, help_text: str = "") -> CleanField:
    return CleanField(
        label=label,
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=help_text,
    )


class TaskEditForm(forms.Form):
    """One task; ``index`` is its place in the text in force, empty for a new one."""

    index = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    text = CleanField(
        label="Nhiệm vụ", required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 3})
    )
    deliverables = _lines("Sản phẩm", "Mỗi dòng một sản phẩm.")
    lead = _lines("Chủ trì", "Mỗi dòng một đơn vị.")
    supporting = _lines("Phối hợp", "Mỗi dòng một đơn vị.")
    schedule = CleanField(label="Thời gian thực hiện", required=False, max_length=500)

    def edit(self) -> TaskEdit:
        data = self.cleaned_data
        return TaskEdit(
            index=data["index"],
            text=data["text"],
            deliverables=_split(data["deliverables"]),
            lead=_split(data["lead"]),
            supporting=_split(data["supporting"]),
            schedule=" ".join(data["schedule"].split()),
        )


def _split(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class BaseTaskEdits(BaseFormSet[TaskEditForm]):
    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: TaskEditForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Bỏ nhiệm vụ này"

    def edits(self) -> tuple[TaskEdit, ...]:
        """The tasks that are to stand in the plan, in their order; only of a valid set."""
        return tuple(
            form.edit()
            for form in self.forms
            if not form.cleaned_data.get("DELETE")
            and (form.cleaned_data.get("index") is not None or form.cleaned_data.get("text"))
        )


TaskEdits = forms.formset_factory(
    TaskEditForm, formset=BaseTaskEdits, extra=1, can_delete=True, max_num=500
)


def task_edits(document: Document, data: Any = None) -> BaseTaskEdits:
    """The tasks of the text in force as forms, and an empty one for a new task."""
    initial = [_initial(place, task) for place, task in enumerate(document.tasks)]
    return cast(BaseTaskEdits, TaskEdits(data, prefix="nhiem-vu", initial=initial))


def _initial(place: int, task: Task) -> dict[str, object]:
    return {
        "index": place,
        "text": task.text,
        "deliverables": "\n".join(task.deliverables),
        "lead": "\n".join(task.lead),
        "supporting": "\n".join(task.supporting),
        "schedule": task.schedule.text,
    }
