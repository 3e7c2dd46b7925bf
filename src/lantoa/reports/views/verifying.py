"""Verifying a copy in the back office: upload it, or look its hash up."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.files import MEGABYTE, SIZE_LIMIT
from vanban.model import DocumentError

from .. import queries
from ..forms import HashForm, VerifyForm


class VerifyReport(StaffScreen):
    """A copy beside the frozen report of the agency; nothing uploaded here is kept."""

    right = ("report", "view")
    page_title = "Kiểm tra bản sao báo cáo"
    template_name = "reports/verify.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Báo cáo", reverse("reports:reports")), (self.page_title, None)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        looked_up, found = HashForm(request.GET or None), None
        if looked_up.is_bound and looked_up.is_valid():
            found = queries.report_of_hash(
                looked_up.cleaned_data["sha256"].lower(),
                among=queries.visible_reports(self.member),
            )
            if found is None:
                looked_up.add_error(
                    "sha256", "Không có báo cáo đã duyệt hoặc bản đã ký mang mã này."
                )
        context = self.get_context_data(form=VerifyForm(), hash_form=looked_up, found=found)
        return self.render_to_response(context)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, shown = VerifyForm(request.POST, request.FILES), None
        if form.is_valid():
            shown = self._verified(form)
        context = self.get_context_data(form=form, hash_form=HashForm(), shown=shown)
        return self.render_to_response(context)

    def _verified(self, form: forms.Form) -> queries.Verification | None:
        copy = form.cleaned_data["copy"]
        if copy.size > SIZE_LIMIT:
            form.add_error("copy", f"Tệp nặng quá {SIZE_LIMIT // MEGABYTE} MB.")
            return None
        try:
            return queries.verify_copy(
                copy.read(), name=copy.name, among=queries.visible_reports(self.member)
            )
        except DocumentError as unreadable:
            form.add_error("copy", str(unreadable))
            return None
