"""The report as Word, PDF and frozen data, and the signed copy."""

from typing import Any, TypeVar

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)

from lantoa.foundation.enums import FileKind
from lantoa.foundation.sheets import workbook_bytes
from vanban.writers import write_document

from .. import queries
from ..document import Issue, report_document
from ..enums import ReportKind
from ..models import Report
from ..workbook import sheets_of
from .screens import ReportScreen

STEMS = {
    ReportKind.MONTH: "thang-{}",
    ReportKind.QUARTER: "quy-{}",
    ReportKind.HALF_YEAR: "6-thang",
    ReportKind.NINE_MONTHS: "9-thang",
    ReportKind.YEAR: "nam",
}
Response = TypeVar("Response", HttpResponse, FileResponse, StreamingHttpResponse)


class ReportFile(ReportScreen):
    """The document in the layout of Decree 30/2020; a draft has a blank number and date."""

    right = ("report", "view")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        content = queries.content_of(self.report, today=self.today)
        kind = FileKind(kwargs["format"])
        document = report_document(content, issue_of(self.report))
        body = write_document(document, format="docx" if kind is FileKind.DOCX else "pdf")
        return _attachment(body, kind.content_type, f"{file_stem(self.report)}.{kind.value}")


class ReportSheets(ReportScreen):
    """The tables of the report as an Excel file."""

    right = ("report", "view")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        content = queries.content_of(self.report, today=self.today)
        body = workbook_bytes(*sheets_of(content))
        return _attachment(body, FileKind.XLSX.content_type, f"{file_stem(self.report)}.xlsx")


class FrozenFile(ReportScreen):
    """The canonical JSON whose SHA-256 the report's page shows."""

    right = ("report", "figures")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.report.frozen:
            raise Http404("Báo cáo chưa duyệt nên chưa có dữ liệu đã chốt.")
        body = self.report.frozen.encode()
        return _attachment(body, "application/json", f"{file_stem(self.report)}.json")


class FrozenRows(ReportScreen):
    """The activities behind the frozen figures, one JSON list a line; their hash is in the data."""

    right = ("report", "figures")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.report.frozen:
            raise Http404("Báo cáo chưa duyệt nên chưa có dữ liệu đã chốt.")
        response = StreamingHttpResponse(
            queries.frozen_lines(self.report), content_type="application/jsonl"
        )
        response.headers["Content-Disposition"] = (
            f'attachment; filename="{file_stem(self.report)}-hoat-dong.jsonl"'
        )
        return _private(response)


class SignedCopy(ReportScreen):
    """The signed document as it was uploaded."""

    right = ("report", "view")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        stored = self.report.signed_copy
        if stored is None:
            raise Http404("Báo cáo chưa có bản đã ký.")
        return _private(
            FileResponse(
                stored.content.open("rb"),
                as_attachment=True,
                filename=stored.original_name,
                content_type=stored.content_type,
            )
        )


def issue_of(report: Report) -> Issue | None:
    """Number and date of a signed report."""
    if report.number is None or report.signed_on is None:
        return None
    return Issue(report.number, report.signed_on)


def file_stem(report: Report) -> str:
    """ "bao-cao-quy-2-2022", "bao-cao-6-thang-2022"."""
    return f"bao-cao-{STEMS[ReportKind(report.kind)].format(report.index)}-{report.year}"


def _attachment(body: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _private(response)


def _private(response: Response) -> Response:
    """Kept by no cache and taken for nothing but what it says it is."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
