"""Approving, signing, sending, receipt, discarding: one form and one action each."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .. import actions
from ..forms import ApproveForm, DiscardForm, ReceiptForm, SendForm, SignForm
from .screens import ReportScreen, person


class LifeScreen(ReportScreen):
    """A form whose values go to one action; then back to the report."""

    template_name = "reports/life.html"
    form_class: type[forms.Form]
    button = ""
    explanation = ""
    done = ""

    def act(self, **values: Any) -> object:
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(initial=self.initial())
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, request.FILES)
        if form.is_valid() and self.attempt(
            lambda: self.act(
                report=self.report, by=person(request), today=self.today, **form.cleaned_data
            ),
            self.done,
        ):
            return redirect(self.address)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(button=self.button, explanation=self.explanation, **kwargs)


class ApproveReport(ReportScreen):
    """Comes from the report's own page with the hash of what was shown there."""

    right = ("report", "approve")
    page_title = "Duyệt báo cáo"
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ApproveForm(request.POST)
        if not form.is_valid():
            messages.error(request, "Chưa duyệt: mở lại trang báo cáo rồi duyệt.")
            return redirect(self.address)
        self.attempt(
            lambda: actions.approve_report(
                report=self.report, by=person(request), today=self.today, **form.cleaned_data
            ),
            "Đã duyệt báo cáo. Số liệu và nội dung đã chốt.",
        )
        return redirect(self.address)


class SignReport(LifeScreen):
    right = ("report", "issue")
    page_title = "Ghi số, ngày và bản đã ký"
    form_class = SignForm
    button = "Ghi nhận đã ký"
    explanation = "Số, ngày và bản đã ký không thay đổi được sau khi ghi nhận."
    done = "Đã ghi nhận số, ngày và bản đã ký."

    def act(self, **values: Any) -> object:
        return actions.sign_report(**values)


class SendReport(LifeScreen):
    right = ("report", "send")
    page_title = "Ghi nhận đã gửi"
    form_class = SendForm
    button = "Ghi nhận đã gửi"
    done = "Đã ghi nhận việc gửi báo cáo."

    def initial(self) -> dict[str, Any]:
        sent = (line for line in self.report.recipients if not line.startswith("Lưu"))
        return {"sent_to": "\n".join(sent), "sent_on": self.today}

    def act(self, **values: Any) -> object:
        return actions.send_report(**values)


class NoteReceipt(LifeScreen):
    right = ("report", "send")
    page_title = "Ghi nhận nơi nhận xác nhận"
    form_class = ReceiptForm
    button = "Ghi nhận xác nhận"
    done = "Đã ghi nhận ngày nơi nhận xác nhận."

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.today}

    def act(self, **values: Any) -> object:
        return actions.note_receipt(**values)


class DiscardReport(LifeScreen):
    right = ("report", "discard")
    page_title = "Hủy báo cáo"
    form_class = DiscardForm
    button = "Hủy báo cáo"
    explanation = "Báo cáo đã hủy vẫn được lưu cùng lý do; kỳ này có thể lập báo cáo khác."
    done = "Đã hủy báo cáo."

    def act(self, **values: Any) -> object:
        return actions.discard_report(**values)
