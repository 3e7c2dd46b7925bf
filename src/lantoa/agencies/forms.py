"""The shape of what people type about the agency, its units, people and days."""

from datetime import date
from typing import Any

from django import forms

from lantoa.foundation.forms import CleanField, DayField

from .enums import ROLES_OF_A_UNIT, Role, UnitKind
from .models import Agency, Unit

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


class SuccessionForm(forms.Form):
    """Who takes over from a unit; choices are the agency's other units."""

    successor = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị kế tục", empty_label="Chọn đơn vị"
    )
    since = DayField(label="Kế tục từ ngày")
    document = CleanField(
        label="Theo văn bản",
        max_length=255,
        help_text="Văn bản sáp nhập, chia tách hoặc đổi tên.",
    )

    def __init__(self, unit: Unit, data: Any = None) -> None:
        super().__init__(data)
        successor: Any = self.fields["successor"]
        successor.queryset = Unit.objects.filter(agency=unit.agency_id).exclude(pk=unit.pk)


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


class AgencyHeadForm(forms.Form):
    """What papers print of the agency."""

    name = CleanField(
        label="Tên cơ quan",
        max_length=255,
        help_text="Như in trên văn bản, viết thường: Sở Khoa học và Công nghệ.",
        error_messages={"required": "Nhập tên cơ quan."},
    )
    parent_name = CleanField(
        label="Cơ quan cấp trên trực tiếp",
        max_length=255,
        required=False,
        help_text="In ở dòng đầu của văn bản: Ủy ban nhân dân tỉnh Hưng Yên.",
    )
    place = CleanField(
        label="Địa danh",
        max_length=120,
        required=False,
        help_text="Đứng trước ngày ký: Hưng Yên.",
    )
    short_name = CleanField(
        label="Tên ngắn",
        max_length=120,
        required=False,
        help_text="Dùng ở nơi hẹp và trong địa chỉ: Sở KH&CN.",
    )


class FoundAgencyForm(AgencyHeadForm):
    office = CleanField(
        label="Tên Văn phòng của cơ quan",
        max_length=255,
        initial="Văn phòng",
        help_text="Đơn vị điều phối kế hoạch và báo cáo.",
        error_messages={"required": "Nhập tên Văn phòng của cơ quan."},
    )

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if Agency.objects.filter(name=name).exists():
            raise forms.ValidationError("Đã có cơ quan mang tên này.")
        return name


class AgencyForm(AgencyHeadForm):
    publishes_live_states = forms.BooleanField(
        label="Công khai tình trạng cập nhật hằng ngày",
        required=False,
        help_text="Không chọn: trang công khai lấy tình trạng theo báo cáo đã ban hành gần nhất.",
    )


class AddPersonForm(forms.Form):
    """A role from a day on; a name opens an account."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        help_text="Chữ không dấu và số, ví dụ: an.nguyen.",
        error_messages={"required": "Nhập tên đăng nhập."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    name = CleanField(
        label="Họ và tên",
        max_length=150,
        required=False,
        help_text="Để mở tài khoản mới. Người đã có tài khoản: bỏ trống.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    role = forms.TypedChoiceField(label="Vai trò", coerce=Role, choices=Role.choices)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Đơn vị",
        required=False,
        empty_label="Không thuộc đơn vị nào",
        help_text="Bắt buộc với công chức, viên chức, trưởng đơn vị, biên tập và Văn phòng.",
    )
    since = DayField(label="Từ ngày", error_messages={"required": "Nhập ngày bắt đầu."})

    def __init__(self, *args: Any, agency: Agency, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = agency.units.on(on)  # type: ignore[attr-defined]
        self.fields["since"].initial = on

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("role") in ROLES_OF_A_UNIT and typed.get("unit") is None:
            self.add_error("unit", "Chọn đơn vị của người dùng.")
        return typed


class EndRoleForm(forms.Form):
    last_day = DayField(
        label="Ngày cuối giữ vai trò",
        help_text="Sớm nhất là hôm qua.",
        error_messages={"required": "Nhập ngày cuối giữ vai trò."},
    )
