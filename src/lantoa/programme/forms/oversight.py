"""The shape of checks and urging letters."""

from typing import Any
from uuid import uuid4

from django import forms

from lantoa.agencies.models import Membership, Unit
from lantoa.foundation.forms import CleanField, DayField

from ..enums import InspectionState
from ..models import Plan
from .difficulties import LongField, choices_of
from .recording import REQUIRED


class Explained(forms.Form):
    """Our sentences say what is missing, the browser's do not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = REQUIRED


class PlanInspectionForm(Explained):
    submission_key = forms.UUIDField(widget=forms.HiddenInput)
    plan = forms.ModelChoiceField(Plan.objects.none(), label="Kế hoạch", empty_label=None)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị được kiểm tra", empty_label="Chọn đơn vị"
    )
    subject = LongField(label="Nội dung kiểm tra")
    planned_on = DayField(label="Ngày dự kiến")
    team = LongField(label="Thành phần kiểm tra", max_length=1000)

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        kwargs["initial"] = {"submission_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        choices_of(self, "plan", Plan.objects.signed().filter(agency=member.agency))
        choices_of(self, "unit", Unit.objects.filter(agency=member.agency))


class MoveInspectionForm(Explained):
    planned_on = DayField(label="Ngày dự kiến mới")
    reason = CleanField(label="Lý do", max_length=500)


class ReportInspectionForm(Explained):
    checked_on = DayField(label="Ngày kiểm tra")
    found = LongField(label="Kết quả kiểm tra", max_length=4000)
    remedy = LongField(
        label="Yêu cầu khắc phục",
        required=False,
        max_length=4000,
        help_text="Để trống nếu không phải khắc phục; cuộc kiểm tra kết thúc ngay.",
    )
    remedy_due_on = DayField(label="Hạn khắc phục", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("remedy") and not cleaned.get("remedy_due_on"):
            self.add_error("remedy_due_on", "Yêu cầu khắc phục phải có hạn.")
        return cleaned


class AnswerInspectionForm(Explained):
    answer = LongField(label="Việc đã khắc phục", rows=5, max_length=4000)


class SendBackForm(Explained):
    reason = LongField(label="Lý do")


class InspectionFilterForm(forms.Form):
    """Narrows the list of checks; every field may stay empty."""

    trang_thai = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Mọi tình trạng"), *InspectionState.choices],
    )
    don_vi = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị", required=False, empty_label="Mọi đơn vị"
    )
    tu = DayField(label="Dự kiến từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_of(self, "don_vi", Unit.objects.filter(agency=member.agency))


class DraftLetterForm(Explained):
    """Until when a unit is asked to finish, and who signs."""

    answer_by = DayField(label="Đề nghị hoàn thành trước ngày")
    authority = CleanField(
        label="Quyền hạn ký", required=False, max_length=120, help_text="Ví dụ: KT. GIÁM ĐỐC."
    )
    position = CleanField(label="Chức vụ", required=False, max_length=120)
    signer = CleanField(label="Họ và tên người ký", required=False, max_length=120)


class IssueLetterForm(Explained):
    number = forms.IntegerField(label="Số", min_value=1, max_value=99_999)
    issued_on = DayField(label="Ngày ban hành")
