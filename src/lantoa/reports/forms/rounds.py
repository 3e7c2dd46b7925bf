"""Forms of rounds: opening one, an agency's days, a unit's words, a return."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from lantoa.agencies.models import Channel
from lantoa.foundation.forms import CleanField
from lantoa.programme.models import Plan

from ..models import RoundSetting
from ..models.round import LONGEST_TEXT
from ..submissions import FIELDS
from .reports import PeriodField

ESTIMATE = "estimate-"
LABELS = {
    "strengths": ("Ưu điểm", "Ghi “Không có” nếu không có."),
    "shortcomings": ("Hạn chế", "Ghi “Không có” nếu không có."),
    "causes": ("Nguyên nhân của hạn chế", ""),
    "difficulties": ("Khó khăn, vướng mắc", ""),
    "proposals": ("Đề xuất, kiến nghị", ""),
}


class OpenRoundForm(forms.Form):
    plan = forms.ModelChoiceField(Plan.objects.none(), label="Kế hoạch", empty_label=None)
    period = PeriodField(label="Kỳ báo cáo")

    def __init__(self, data: Any = None, *, plans: QuerySet[Plan], **options: Any) -> None:
        super().__init__(data, **options)
        chosen: Any = self.fields["plan"]
        chosen.queryset = plans
        chosen.label_from_instance = lambda plan: f"{plan.year}: {plan.title[:90]}"


def _days(label: str, help_text: str, least: int, most: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, min_value=least, max_value=most)


class RoundSettingForm(forms.Form):
    """The days of one kind of report, in working days."""

    opens_by_itself = forms.BooleanField(
        label="Tự mở đợt khi đến ngày",
        required=False,
        help_text="Không chọn: Văn phòng mở từng đợt.",
    )
    sends_after = _days(
        "Gửi báo cáo sau ngày chốt số liệu",
        "Số ngày làm việc; số âm nếu gửi trước ngày chốt.",
        -60,
        60,
    )
    leadership_before = _days("Lãnh đạo duyệt trước ngày gửi", "Số ngày làm việc.", 0, 60)
    office_before = _days("Văn phòng trình trước ngày gửi", "Số ngày làm việc.", 0, 60)
    units_before = _days("Đơn vị nộp trước ngày gửi", "Số ngày làm việc.", 0, 90)
    opens_before = _days("Mở đợt trước ngày gửi", "Số ngày làm việc.", 0, 120)

    @classmethod
    def of(cls, setting: RoundSetting) -> "RoundSettingForm":
        return cls(initial={name: getattr(setting, name) for name in cls.base_fields})


class UnitReportForm(forms.Form):
    """The unit's words and, while days are still to come, its estimates by channel."""

    def __init__(
        self,
        data: Any = None,
        *,
        texts: Mapping[str, str],
        channels: Iterable[Channel],
        estimates: Mapping[int, int],
    ) -> None:
        super().__init__(data)
        for name in FIELDS:
            label, help_text = LABELS[name]
            self.fields[name] = CleanField(
                label=label,
                help_text=help_text,
                required=False,
                initial=texts[name],
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        self._channels = tuple(channels)
        for channel in self._channels:
            self.fields[f"{ESTIMATE}{channel.pk}"] = forms.IntegerField(
                label=channel.name,
                required=False,
                min_value=0,
                max_value=1_000_000,
                initial=estimates.get(channel.pk),
            )

    def worded(self) -> list[forms.BoundField]:
        return [self[name] for name in FIELDS]

    def estimated(self) -> list[forms.BoundField]:
        return [self[f"{ESTIMATE}{channel.pk}"] for channel in self._channels]

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in FIELDS}

    def estimates(self) -> dict[int, int]:
        return {
            channel.pk: self.cleaned_data[f"{ESTIMATE}{channel.pk}"] or 0
            for channel in self._channels
        }


class ReturnForm(forms.Form):
    reason = CleanField(
        label="Lý do trả lại",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nói rõ cần sửa, bổ sung gì.",
    )
