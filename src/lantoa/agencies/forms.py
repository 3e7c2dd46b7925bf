"""The shape of what people type about units and days."""

from django import forms

from lantoa.foundation.forms import CleanField, DayField

from .enums import UnitKind

NAME_MISSING = "Nhập tên đơn vị."


class UnitForm(forms.Form):
    name = CleanField(label="Tên đơn vị", max_length=255, error_messages={"required": NAME_MISSING})
    kind = forms.ChoiceField(label="Loại đơn vị", choices=UnitKind.choices)


class RenameUnitForm(forms.Form):
    name = CleanField(
        label="Tên mới",
        max_length=255,
        help_text="Văn bản in tên cũ vẫn được nhận ra.",
        error_messages={"required": NAME_MISSING},
    )


class AliasForm(forms.Form):
    text = CleanField(
        label="Tên gọi khác",
        max_length=255,
        help_text="Cách viết khác của đơn vị trong văn bản.",
        error_messages={"required": "Nhập tên gọi khác."},
    )


class NoticeForm(forms.Form):
    """One line of an official notice: a day or several in a row."""

    is_worked = forms.TypedChoiceField(
        label="Loại ngày",
        choices=[("nghi", "Ngày nghỉ"), ("lam", "Ngày làm bù")],
        coerce=lambda value: value == "lam",
        widget=forms.RadioSelect,
        initial="nghi",
    )
    first = DayField(label="Từ ngày", error_messages={"required": "Nhập ngày."})
    last = DayField(
        label="Đến ngày", required=False, help_text="Để trống nếu thông báo chỉ có một ngày."
    )
    source = CleanField(
        label="Theo văn bản",
        max_length=255,
        help_text="Ví dụ: Thông báo số 6150/TB-BLĐTBXH ngày 03/12/2024.",
        error_messages={"required": "Nêu văn bản thông báo."},
    )

    use_required_attribute = False  # ours explain, the browser's do not

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        cleaned["last"] = cleaned.get("last") or cleaned.get("first")
        return cleaned
