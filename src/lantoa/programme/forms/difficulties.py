"""The shape of a difficulty: raised, passed on, answered, looked for."""

from typing import Any
from uuid import uuid4

from django import forms

from lantoa.agencies.models import Membership, Unit
from lantoa.agencies.permissions import reaches_agency
from lantoa.foundation.forms import CleanField, DayField

from ..actions.difficulties import LONGEST_ANSWER
from ..actions.texts import LONGEST
from ..enums import Addressee, DifficultyState
from ..models import Plan, PlanTask
from .recording import REQUIRED


class LongField(CleanField):
    """Several sentences."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.error_messages["required"] = REQUIRED


class AddresseeFields(forms.Form):
    """Whom a proposal asks; the body above is named."""

    addressee = forms.ChoiceField(label="Gửi", choices=Addressee.choices)
    superior = CleanField(
        label="Cơ quan cấp trên",
        required=False,
        max_length=255,
        help_text="Chỉ nhập khi gửi cơ quan cấp trên, ví dụ: UBND tỉnh.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False  # ours explain, the browser's do not
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("addressee") == Addressee.SUPERIOR and not cleaned.get("superior"):
            self.add_error("superior", "Nêu tên cơ quan cấp trên nhận kiến nghị.")
        if "addressee" in cleaned:
            cleaned["addressee"] = Addressee(cleaned["addressee"])
        return cleaned


class RaiseDifficultyForm(AddresseeFields):
    """What hinders, why, and what is proposed to whom."""

    submission_key = forms.UUIDField(widget=forms.HiddenInput)
    plan = forms.ModelChoiceField(Plan.objects.none(), label="Kế hoạch", empty_label=None)
    task = forms.ModelChoiceField(
        PlanTask.objects.none(),
        label="Nhiệm vụ",
        required=False,
        empty_label="Không thuộc riêng nhiệm vụ nào",
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị", empty_label=None)
    text = LongField(label="Khó khăn, vướng mắc")
    cause = LongField(label="Nguyên nhân")
    proposal = LongField(label="Đề xuất, kiến nghị")

    field_order = (
        "plan",
        "task",
        "unit",
        "text",
        "cause",
        "proposal",
        "addressee",
        "superior",
    )

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        kwargs["initial"] = {"submission_key": uuid4(), "unit": member.unit} | (
            kwargs.get("initial") or {}
        )
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(agency=member.agency)
        if not reaches_agency(member, "difficulty", "raise"):
            units = units.filter(memberships=member)
        tasks = PlanTask.objects.current().filter(plan__agency=member.agency)
        choices_of(self, "plan", Plan.objects.signed().filter(agency=member.agency))
        choices_of(self, "task", tasks)
        choices_of(self, "unit", units)


class ForwardDifficultyForm(AddresseeFields):
    opinion = LongField(label="Ý kiến của Văn phòng", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressee"].choices = [  # type: ignore[attr-defined]
            (choice.value, choice.label) for choice in Addressee if choice != Addressee.OFFICE
        ]


class AnswerDifficultyForm(forms.Form):
    answer = LongField(
        label="Trả lời",
        rows=5,
        max_length=LONGEST_ANSWER,
        help_text="Việc sẽ làm, đơn vị làm, thời hạn; hoặc lý do chưa đáp ứng được.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False
        super().__init__(*args, **kwargs)


class DifficultyFilterForm(forms.Form):
    """Narrows the register; every field may stay empty."""

    trang_thai = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Mọi tình trạng"), *DifficultyState.choices],
    )
    gui = forms.ChoiceField(
        label="Gửi", required=False, choices=[("", "Mọi nơi nhận"), *Addressee.choices]
    )
    don_vi = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị", required=False, empty_label="Mọi đơn vị"
    )
    ke_hoach = forms.ModelChoiceField(
        Plan.objects.none(), label="Kế hoạch", required=False, empty_label="Mọi kế hoạch"
    )
    tu = DayField(label="Nêu từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_of(self, "don_vi", Unit.objects.filter(agency=member.agency))
        choices_of(self, "ke_hoach", Plan.objects.signed().filter(agency=member.agency))


def choices_of(form: forms.Form, name: str, queryset: Any) -> None:
    """What a person may choose in a field."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = queryset
