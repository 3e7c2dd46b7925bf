"""Lists of the back office: a plain filter, pages, and the same rows as Excel."""

import io
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.enums import FileKind
from lantoa.foundation.sheets import Sheet, workbook_bytes
from lantoa.theme.formats import date_text

PAGE = 30
EXPORT_PARAMETER = "xuat"
# A sheet takes a million rows; a file that a person opens at their desk takes fewer.
MOST_EXPORTED = 50_000


class FilteredList(StaffScreen):
    """Rows that a form narrows; ``?xuat=xlsx`` gives all of them as Excel.

    ``conditions`` maps a field of the form to the lookup it narrows by.
    """

    form_class: type[forms.Form]
    conditions: dict[str, str]
    file_stem: str

    def get(  # type: ignore[override]  # a file in place of a rendered page
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if request.GET.get(EXPORT_PARAMETER) == FileKind.XLSX.value:
            sheet = self.sheet(self.chosen_rows()[:MOST_EXPORTED])
            return xlsx_response(f"{self.file_stem}-{self.today:%Y-%m-%d}", sheet)
        return super().get(request, *args, **kwargs)

    def rows(self) -> "QuerySet[Any]":
        """Everything this person may see."""
        raise NotImplementedError

    def sheet(self, rows: "QuerySet[Any]") -> Sheet:
        """The rows as a table."""
        raise NotImplementedError

    def chosen_rows(self) -> "QuerySet[Any]":
        """What the filter leaves; a filter that makes no sense leaves everything."""
        self.form = self.form_class(self.request.GET or None, member=self.member)  # type: ignore[call-arg]
        if not self.form.is_valid():
            return self.rows()
        wanted = self.form.cleaned_data
        chosen = {
            lookup: wanted[name] for name, lookup in self.conditions.items() if wanted.get(name)
        }
        return self.rows().filter(**chosen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(self.chosen_rows(), PAGE).get_page(self.request.GET.get("trang"))
        query = self.request.GET.copy()
        query.pop("trang", None)
        exported = query.copy()
        exported[EXPORT_PARAMETER] = FileKind.XLSX.value
        return super().get_context_data(
            form=self.form,
            page=page,
            query=query.urlencode(),
            is_filtered=any(query.values()),
            export_query=exported.urlencode(),
            **kwargs,
        )


def xlsx_response(stem: str, *sheets: Sheet) -> FileResponse:
    """The tables as a download that no cache keeps."""
    return private_file(
        workbook_bytes(*sheets), FileKind.XLSX.content_type, f"{stem}.{FileKind.XLSX.value}"
    )


def private_file(body: bytes, content_type: str, name: str) -> FileResponse:
    """A generated file: kept by no cache and taken for nothing but what it says it is."""
    response = FileResponse(
        io.BytesIO(body), as_attachment=True, filename=name, content_type=content_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def day_note(day: Any) -> str:
    """When an export was made, for its first line."""
    return f"Xuất ngày {date_text(day)}"
