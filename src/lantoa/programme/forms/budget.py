"""The shape of an estimate: items, prices in đồng, what was spent."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from lantoa.foundation.forms import CleanField, DayField

from ..models import BudgetLine, Plan, PlanTask
from ..models.budget import MOST

_GROUPED = re.compile(r"\d{1,3}(?:[.\s]\d{3})+|\d+")


class DongField(forms.IntegerField):
    """Whole đồng, typed with or without points between thousands: 1.500.000."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=MOST, **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        if text and not _GROUPED.fullmatch(text):
            raise ValidationError(
                "Số tiền chưa đúng. Nhập số nguyên đồng, ví dụ 1.500.000.", code="invalid"
            )
        return super().to_python(re.sub(r"[.\s]", "", text))


class BudgetLineForm(forms.Form):
    """One item; tasks are those of the plan."""

    item = CleanField(label="Nội dung chi", max_length=500)
    task = forms.ModelChoiceField(
        PlanTask.objects.none(), label="Nhiệm vụ", required=False, empty_label="Chi chung"
    )
    measure = CleanField(
        label="Đơn vị tính", max_length=60, help_text="Ví dụ: lớp, bài, người, tờ."
    )
    quantity = forms.IntegerField(label="Số lượng", min_value=1, max_value=10**6)
    unit_price = DongField(label="Đơn giá (đồng)")
    source = CleanField(
        label="Nguồn kinh phí", max_length=255, help_text="Ví dụ: ngân sách nhà nước cấp năm 2022."
    )

    def __init__(self, plan: Plan, data: Any = None, line: BudgetLine | None = None) -> None:
        names = ("item", "task", "measure", "quantity", "unit_price", "source")
        super().__init__(
            data, initial={name: getattr(line, name) for name in names} if line else None
        )
        task: Any = self.fields["task"]
        task.queryset = plan.tasks.current().order_by("ordinal")
        task.label_from_instance = lambda row: f"{row.ordinal}. {row.text[:90]}"


class SpendingForm(forms.Form):
    submission_key = forms.UUIDField(widget=forms.HiddenInput)
    amount = DongField(label="Số tiền đã chi (đồng)")
    spent_on = DayField(label="Ngày chi")
    document = CleanField(
        label="Chứng từ", max_length=255, help_text="Loại, số và ngày; ví dụ: Phiếu chi số 12."
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"submission_key": uuid4()})


class ReasonForm(forms.Form):
    reason = CleanField(label="Lý do", max_length=500)
