"""Which plan, from when to when, through which channel."""

from datetime import date
from typing import Any

from django import forms

from lantoa.agencies.models import Channel, Membership
from lantoa.foundation.forms import DayField

from ..models import Plan
from .difficulties import choices_of


class CoverageForm(forms.Form):
    """Every field may stay empty; what makes no sense is told and the whole year shown."""

    ke_hoach = forms.ModelChoiceField(
        Plan.objects.none(), label="Kế hoạch", required=False, empty_label=None
    )
    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)
    kenh = forms.ModelChoiceField(
        Channel.objects.none(), label="Kênh", required=False, empty_label="Mọi kênh"
    )

    def __init__(self, *args: Any, member: Membership, plans: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_of(self, "ke_hoach", plans)
        choices_of(self, "kenh", Channel.objects.filter(agency=member.agency))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("tu"), cleaned.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải từ ngày đầu trở đi.")
        return cleaned

    def chosen(self) -> dict[str, Any]:
        """What was chosen and makes sense."""
        return self.cleaned_data if self.is_bound and self.is_valid() else {}


def span_of(plan: Plan, chosen: dict[str, Any]) -> tuple[date, date]:
    """The days asked for; without any the plan's year."""
    first = chosen.get("tu") or date(plan.year, 1, 1)
    return first, chosen.get("den") or max(first, date(plan.year, 12, 31))
