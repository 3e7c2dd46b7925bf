"""The shape of what people type about reports."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from lantoa.foundation.fields import clean_text
from lantoa.foundation.forms import CleanField, DayField
from lantoa.programme.models import Plan

from ..actions import Wording
from ..content import Layout, Passage, plain
from ..enums import ReportKind
from ..queries import Assembled
from ..rules import PeriodKey, period_keys, proposed

SEEN = "seen:"
LONGEST_RECIPIENT = 255


def period_value(key: PeriodKey) -> str:
    return f"{key.kind.value}-{key.index}"


def period_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every period of a year below the name of its kind: "Quý II", "6 tháng đầu năm"."""
    return [
        (
            kind.label,
            [(period_value(key), key.name) for key in period_keys() if key.kind is kind],
        )
        for kind in ReportKind
    ]


class PeriodField(forms.TypedChoiceField):
    """A kind of report and a period of the year, as a ``PeriodKey``."""

    def __init__(self, **options: Any) -> None:
        keys = {period_value(key): key for key in period_keys()}
        super().__init__(choices=period_choices, coerce=keys.__getitem__, **options)


class CreateReportForm(forms.Form):
    """A plan and a period; opens on the newest plan and the last period that somebody wants."""

    plan = forms.ModelChoiceField(Plan.objects.none(), label="Kế hoạch", empty_label=None)
    period = PeriodField(label="Kỳ báo cáo")

    def __init__(
        self,
        data: Any = None,
        *,
        plans: QuerySet[Plan],
        wanted: Collection[ReportKind],
        today: date,
    ) -> None:
        super().__init__(data)
        chosen: Any = self.fields["plan"]
        chosen.queryset = plans
        chosen.label_from_instance = lambda plan: f"{plan.year}: {plan.title[:90]}"
        newest = plans.first()
        if newest is not None:
            self.initial.setdefault("plan", newest.pk)
            key = proposed(newest.year, wanted, today=today)
            self.initial.setdefault("period", period_value(key))


class RecipientForm(forms.Form):
    """A recipient with the kinds of reports that it wants."""

    name = CleanField(
        label="Nơi nhận",
        max_length=LONGEST_RECIPIENT,
        help_text="Như in ở mục Nơi nhận, ví dụ: UBND tỉnh (để báo cáo).",
    )
    kinds = forms.MultipleChoiceField(
        label="Loại báo cáo cần nhận",
        choices=ReportKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hai báo cáo chốt số liệu cùng ngày: nơi nhận chỉ nhận báo cáo của kỳ dài hơn.",
    )
    order = forms.IntegerField(label="Thứ tự in", min_value=0, max_value=999, initial=0)
    valid_from = DayField(label="Nhận từ ngày", required=False)
    valid_to = DayField(label="Đến hết ngày", required=False)


class EditReportForm(forms.Form):
    """Every paragraph and reason of a draft, and what is printed around them.

    Beside each passage goes the generated sentence that the person has before them, so that a
    change of figures in between is noticed.
    """

    symbol = CleanField(label="Ký hiệu", max_length=130, help_text="Ví dụ: BC-VPUB.")
    recipients = CleanField(
        label="Nơi nhận",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Mỗi nơi nhận một dòng, ví dụ: UBND tỉnh (để báo cáo).",
    )
    authority = CleanField(
        label="Thẩm quyền ký", required=False, max_length=120, help_text="Ví dụ: KT. GIÁM ĐỐC."
    )
    position = CleanField(label="Chức vụ người ký", required=False, max_length=120)
    signer = CleanField(label="Họ và tên người ký", required=False, max_length=120)

    def __init__(self, data: Any = None, *, draft: Assembled) -> None:
        layout = draft.content.layout
        initial = {
            "symbol": layout.symbol,
            "recipients": "\n".join(layout.recipients),
            "authority": layout.authority,
            "position": layout.position,
            "signer": layout.signer,
        }
        super().__init__(data, initial=initial)
        self._passages = draft.content.passages
        titles = {p.key: part.title for part in draft.content.walk() for p in part.passages}
        stale = {entry.key: entry.now for entry in draft.stale}
        for passage in self._passages:
            self._add(passage, titles[passage.key], stale.get(passage.key))

    def _add(self, passage: Passage, title: str, stale: str | None) -> None:
        label = passage.subject or passage.label or title
        if stale is not None:
            hint = f"Số liệu đã đổi từ khi sửa. Câu theo số liệu hiện nay: {stale}"
        elif passage.is_reason:
            label, hint = f"Nguyên nhân: {label}", passage.hint
        else:
            hint = "Để trống: dùng câu theo số liệu." if passage.is_edited else ""
        self.fields[passage.key] = CleanField(
            label=label,
            required=False,
            initial=passage.text,
            help_text=hint,
            max_length=10_000,
            widget=forms.Textarea(attrs={"rows": 2 if passage.is_reason else 3}),
        )
        self.fields[SEEN + passage.key] = forms.CharField(
            required=False,
            strip=False,
            initial=plain(passage.generated),
            widget=forms.HiddenInput,
        )

    def groups(self) -> Iterable[tuple[str, list[forms.BoundField]]]:
        """Visible fields under three headings: reasons first, as approval needs them."""
        reasons = [self[p.key] for p in self._passages if p.is_reason]
        if reasons:
            yield "Nguyên nhân chưa thực hiện", reasons
        yield "Lời văn", [self[p.key] for p in self._passages if not p.is_reason]
        yield (
            "Thể thức",
            [self[name] for name in ("symbol", "recipients", "authority", "position", "signer")],
        )

    def clean_recipients(self) -> str:
        typed: str = self.cleaned_data["recipients"]
        for line in typed.splitlines():
            if len(line.strip()) > LONGEST_RECIPIENT:
                raise forms.ValidationError(
                    f"Nơi nhận “{line.strip()[:60]}…” dài quá {LONGEST_RECIPIENT} ký tự. "
                    "Mỗi nơi nhận ghi một dòng."
                )
        return typed

    def texts(self) -> dict[str, Wording]:
        return {
            passage.key: Wording(
                self.cleaned_data[passage.key],
                clean_text(self.cleaned_data[SEEN + passage.key]),
            )
            for passage in self._passages
        }

    def layout(self) -> Layout:
        data = self.cleaned_data
        lines = (" ".join(line.strip(" -;").split()) for line in data["recipients"].splitlines())
        return Layout(
            symbol=data["symbol"],
            recipients=tuple(line for line in lines if line),
            authority=data["authority"],
            position=data["position"],
            signer=data["signer"],
        )


class ApproveForm(forms.Form):
    seen_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)


class SignForm(forms.Form):
    number = forms.IntegerField(
        label="Số",
        min_value=1,
        max_value=99_999,
        help_text="Số trong sổ đăng ký văn bản đi, không kèm ký hiệu.",
    )
    signed_on = DayField(label="Ngày ký")
    copy = forms.FileField(
        label="Bản đã ký",
        help_text="Tệp PDF của văn bản đã ký, đóng dấu hoặc ký số; tối đa 50 MB.",
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng. Chọn lại tệp."},
    )


class SendForm(forms.Form):
    sent_to = CleanField(
        label="Đã gửi tới",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Cơ quan, đơn vị và cách gửi, mỗi nơi một dòng.",
    )
    sent_on = DayField(label="Ngày gửi")


class ReceiptForm(forms.Form):
    received_on = DayField(label="Ngày nơi nhận xác nhận")


class DiscardForm(forms.Form):
    reason = CleanField(
        label="Lý do hủy", max_length=500, help_text="Báo cáo đã hủy vẫn được lưu cùng lý do."
    )


class VerifyForm(forms.Form):
    copy = forms.FileField(
        label="Bản sao báo cáo",
        help_text="Tệp Word (.docx) hoặc PDF của văn bản đã ký; tối đa 50 MB.",
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng. Chọn lại tệp."},
    )


class HashForm(forms.Form):
    sha256 = forms.RegexField(
        "^[0-9a-fA-F]{64}$",
        label="Mã SHA-256",
        help_text="64 chữ số và chữ cái, của dữ liệu đã chốt hoặc của bản đã ký.",
        error_messages={"invalid": "Mã SHA-256 gồm 64 chữ số và chữ cái từ a đến f."},
    )
