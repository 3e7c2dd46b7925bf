"""The shape of what people type about units."""

from django import forms

from lantoa.foundation.forms import CleanField

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
