"""Activities from Excel: the template, the upload, the preview, the result."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.enums import FileKind
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.forms import UploadField

from .. import actions
from ..activity_sheets.choices import choices_for
from ..activity_sheets.layout import FILE_LIMIT
from ..activity_sheets.template import template_bytes
from ..models import ActivityUpload, Plan
from ..queries import plans_of
from ..queries.activity_uploads import preview_of
from .exports import attachment

SHOWN = 100


class SheetForm(forms.Form):
    plan = forms.ModelChoiceField(Plan.objects.none(), label="Kế hoạch", empty_label=None)
    file = UploadField(
        label="Tệp Excel",
        kinds=frozenset({FileKind.XLSX}),
        limit=FILE_LIMIT,
        told="Tệp .xlsx theo mẫu, không quá 2.000 dòng",
    )

    def __init__(self, *args: Any, plans: Any, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False  # ours explain, the browser's do not
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]


class SheetScreen(StaffScreen):
    """What the screens of sheets have in common."""

    page_title = "Ghi nhận từ Excel"
    right = ("activity", "record")

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Hoạt động", reverse("programme:activities")), ("Từ Excel", None)]


class UploadActivities(SheetScreen):
    """Templates to download, and the file that was filled in."""

    template_name = "programme/upload_activities.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plans = plans_of(self.agency).filter(is_draft=False)
        uploads = ActivityUpload.objects.filter(plan__agency=self.agency, uploaded_by=self.user)
        return super().get_context_data(
            plans=plans,
            form=kwargs.pop("form", None) or SheetForm(plans=plans),
            uploads=uploads.select_related("file", "plan")[:10],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SheetForm(
            request.POST, request.FILES, plans=plans_of(self.agency).filter(is_draft=False)
        )
        kept: list[ActivityUpload] = []
        if form.is_valid() and self.attempt(
            lambda: kept.append(
                actions.upload_activities(by=self.user, today=self.today, **form.cleaned_data)
            ),
            "",
        ):
            return redirect("programme:activity_upload", pk=kept[0].pk)
        return self.render_to_response(self.get_context_data(form=form))


class ActivityTemplate(SheetScreen):
    """The empty sheet of one plan for this person."""

    def get(  # type: ignore[override]  # a file in place of a rendered page
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        plan = get_object_or_404(Plan.objects.filter(agency=self.agency), pk=kwargs["pk"])
        body = template_bytes(choices_for(plan, self.member))
        return attachment(body, FileKind.XLSX, f"mau-hoat-dong-{plan.year}.xlsx")


class ActivityUploadPage(SheetScreen):
    """What would be recorded, what is wrong by row and column; after that what was recorded."""

    template_name = "programme/activity_upload.html"

    @property
    def upload(self) -> ActivityUpload:
        uploads = ActivityUpload.objects.filter(plan__agency=self.agency, uploaded_by=self.user)
        return get_object_or_404(
            uploads.select_related("file", "plan__agency"), pk=self.kwargs["pk"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        upload = self.upload
        if upload.recorded_at is not None:
            recorded = upload.activities.select_related("channel", "unit").order_by("on", "id")
            return self.render_to_response(
                self.get_context_data(upload=upload, recorded=recorded[:SHOWN])
            )
        try:
            preview = preview_of(upload, self.member, today=self.today)
        except ActionError as refusal:
            return self.render_to_response(
                self.get_context_data(upload=upload, refusal=refusal.message)
            )
        shown = {name: getattr(preview, name)[:SHOWN] for name in ("new", "known", "repeated")}
        return self.render_to_response(
            self.get_context_data(
                upload=upload, preview=preview, wrong=preview.wrong[:SHOWN], **shown
            )
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        upload = self.upload
        self.attempt(
            lambda: actions.record_upload(upload=upload, by=self.user, today=self.today),
            "Đã ghi nhận các hoạt động trong tệp.",
        )
        return redirect("programme:activity_upload", pk=upload.pk)
