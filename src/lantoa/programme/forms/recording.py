"""The shape of what people type about plans, activities and evidence."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Audience, Channel, Membership, Unit
from lantoa.foundation.enums import DOCUMENT_KINDS, EVIDENCE_KINDS
from lantoa.foundation.forms import CleanField, DayField, LinkField, UploadField

from ..enums import ExpectedEvery
from ..models import Deliverable, Occurrence, PlanTask, PlanTopic

REQUIRED = "Mục này chưa có nội dung."
TOPIC_WORDS = 30


class UploadPlanForm(forms.Form):
    file = UploadField(
        label="Tệp kế hoạch",
        kinds=DOCUMENT_KINDS,
        told="Word (.docx), PDF, bản quét, Markdown, HTML hoặc văn bản thuần",
    )


class TopicsField(forms.ModelMultipleChoiceField):
    """Topics of a plan by their beginning: some are as long as a page."""

    def label_from_instance(self, topic: PlanTopic) -> str:
        text = Truncator(topic.text).words(TOPIC_WORDS)
        return f"{topic.label}) {text}" if topic.label else text


class RecordActivityForm(forms.Form):
    """One activity for one task; choices are those of the task's plan and agency."""

    submission_key = forms.UUIDField(widget=forms.HiddenInput)
    title = CleanField(
        label="Đã làm gì",
        max_length=500,
        help_text="Một câu ngắn, ví dụ: Đăng bài giới thiệu thủ tục mới về đo lường.",
    )
    on = DayField(label="Ngày thực hiện")
    channel = forms.ModelChoiceField(Channel.objects.none(), label="Kênh", empty_label="Chọn kênh")
    audiences = forms.ModelMultipleChoiceField(
        Audience.objects.none(),
        label="Đối tượng",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = TopicsField(
        PlanTopic.objects.none(),
        label="Nội dung tuyên truyền",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị thực hiện", empty_label=None)
    reach = forms.IntegerField(
        label="Số lượt tiếp cận",
        required=False,
        min_value=0,
        max_value=2_000_000_000,
        help_text="Để trống nếu không có số liệu.",
    )
    link = LinkField(
        label="Đường dẫn",
        required=False,
        help_text="Địa chỉ bài viết, bản tin nếu đã đăng.",
    )
    upload = UploadField(
        label="Tệp",
        required=False,
        kinds=EVIDENCE_KINDS,
        told="Ảnh, PDF, Word, Excel, PowerPoint… chỉ nội bộ xem được",
    )
    proves = forms.ModelMultipleChoiceField(
        Deliverable.objects.none(),
        label="Là minh chứng của sản phẩm",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Người khác sẽ chấp nhận trước khi được tính.",
    )
    is_public = forms.BooleanField(
        label="Công khai trên cổng thông tin",
        required=False,
        help_text="Công khai: nội dung, ngày, kênh, đường dẫn. Tệp và tên người không công khai.",
    )

    def __init__(
        self,
        *args: Any,
        task: PlanTask,
        member: Membership,
        today: date,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"submission_key": uuid4(), "on": today, "unit": member.unit} | (
            kwargs.get("initial") or {}
        )
        kwargs["use_required_attribute"] = False  # ours explain, the browser's do not
        super().__init__(*args, **kwargs)
        agency = member.agency
        self.choices_of("channel", Channel.objects.filter(agency=agency))
        self.choices_of("audiences", Audience.objects.filter(agency=agency))
        self.choices_of("topics", task.plan.topics.all())
        self.choices_of("proves", task.deliverables.all())
        units = Unit.objects.filter(agency=agency)
        if member.role != Role.OFFICE:
            units = units.filter(memberships=member)
        self.choices_of("unit", units)
        for field in self.fields.values():
            field.error_messages["required"] = REQUIRED

    def choices_of(self, name: str, queryset: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queryset


class WithdrawActivityForm(forms.Form):
    reason = CleanField(
        label="Lý do rút", max_length=500, error_messages={"required": "Nêu lý do rút hoạt động."}
    )


class ReturnEvidenceForm(forms.Form):
    reason = CleanField(
        label="Lý do trả lại",
        max_length=500,
        error_messages={"required": "Nêu lý do trả lại để người nộp biết cần bổ sung gì."},
    )


class SubmitEvidenceForm(forms.Form):
    """Evidence that is no activity of communication: a file, a link or a document."""

    occurrence = forms.ModelChoiceField(
        Occurrence.objects.none(), label="Kỳ thực hiện", empty_label=None
    )
    dated = DayField(label="Ngày của minh chứng", error_messages={"required": REQUIRED})
    document = CleanField(
        label="Văn bản",
        required=False,
        max_length=255,
        help_text="Số, ký hiệu và ngày, ví dụ: 15/BC-SKHCN ngày 20/3/2022.",
    )
    link = LinkField(label="Đường dẫn", required=False)
    upload = UploadField(label="Tệp", required=False, kinds=EVIDENCE_KINDS)

    def __init__(self, *args: Any, deliverable: Deliverable, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False  # ours explain, the browser's do not
        super().__init__(*args, **kwargs)
        occurrences = self.fields["occurrence"]
        assert isinstance(occurrences, forms.ModelChoiceField)
        occurrences.queryset = deliverable.task.occurrences.all()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(name) for name in ("document", "link", "upload")):
            raise forms.ValidationError(
                "Chưa có minh chứng: nhập số hiệu văn bản, đường dẫn hoặc tải tệp."
            )
        return cleaned


class ResubmitEvidenceForm(forms.Form):
    """What was missing, added to what was given; it begins with what stands there."""

    dated = DayField(label="Ngày của minh chứng", error_messages={"required": REQUIRED})
    document = CleanField(
        label="Văn bản", required=False, max_length=255, help_text="Số, ký hiệu và ngày."
    )
    link = LinkField(label="Đường dẫn", required=False)
    upload = UploadField(label="Tệp", required=False, kinds=EVIDENCE_KINDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False  # ours explain, the browser's do not
        super().__init__(*args, **kwargs)


class TaskDatesForm(forms.Form):
    """The date that another body has set for a task that waited for it."""

    starts = DayField(label="Bắt đầu", error_messages={"required": REQUIRED})
    ends = DayField(label="Kết thúc", error_messages={"required": REQUIRED})
    document = CleanField(
        label="Văn bản ấn định thời gian",
        max_length=255,
        help_text="Số, ký hiệu, ngày và cơ quan ban hành.",
        error_messages={"required": "Nêu văn bản ấn định thời gian."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        return cleaned


class ActivityFilterForm(forms.Form):
    """Narrows the list of activities; every field may stay empty."""

    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)
    nhiem_vu = forms.ModelChoiceField(
        PlanTask.objects.none(), label="Nhiệm vụ", required=False, empty_label="Mọi nhiệm vụ"
    )
    kenh = forms.ModelChoiceField(
        Channel.objects.none(), label="Kênh", required=False, empty_label="Mọi kênh"
    )
    don_vi = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị", required=False, empty_label="Mọi đơn vị"
    )

    noi_dung = forms.ModelChoiceField(
        PlanTopic.objects.none(), label="Nội dung", required=False, empty_label="Mọi nội dung"
    )
    doi_tuong = forms.ModelChoiceField(
        Audience.objects.none(), label="Đối tượng", required=False, empty_label="Mọi đối tượng"
    )

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = member.agency
        for name, queryset in (
            ("nhiem_vu", PlanTask.objects.filter(plan__agency=agency)),
            ("noi_dung", PlanTopic.objects.filter(plan__agency=agency)),
            ("doi_tuong", Audience.objects.filter(agency=agency)),
            ("kenh", Channel.objects.filter(agency=agency)),
            ("don_vi", Unit.objects.filter(agency=agency)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = queryset


class ExpectationForm(forms.Form):
    """How many activities a continuous task is to bring."""

    use_required_attribute = False  # ours explain, the browser's do not

    count = forms.IntegerField(
        label="Số hoạt động dự kiến",
        min_value=1,
        max_value=999,
        error_messages={"required": REQUIRED, "invalid": "Nhập số nguyên."},
    )
    every = forms.TypedChoiceField(
        label="Trong mỗi", choices=ExpectedEvery.choices, coerce=ExpectedEvery
    )
    starts = DayField(
        label="Áp dụng từ kỳ có ngày",
        help_text="Tính từ ngày đầu của tháng hoặc quý có ngày này.",
        error_messages={"required": REQUIRED},
    )
