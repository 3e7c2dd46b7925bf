"""Private files: found through the row that holds them, sent only to the agency's own people."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from lantoa.agencies.screens import StaffScreen

from ..models import Activity, Evidence, Plan, PlanImport

HOLDERS: dict[str, tuple[Any, str, str]] = {
    "hoat-dong": (Activity, "file", "agency"),
    "minh-chung": (Evidence, "file", "deliverable__task__plan__agency"),
    "ke-hoach": (Plan, "source", "agency"),
    "nhap": (PlanImport, "file", "agency"),
}


class PrivateFile(StaffScreen):
    """``kind`` and ``pk`` name the row; a file of another agency does not exist for this person."""

    def get(  # type: ignore[override]  # a streamed answer in place of a rendered one
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> FileResponse:
        model, field, agency = HOLDERS[kwargs["kind"]]
        row = get_object_or_404(model.objects.filter(**{agency: self.agency}), pk=kwargs["pk"])
        stored = getattr(row, field)
        if stored is None:
            raise Http404
        response = FileResponse(
            stored.content.open("rb"),
            as_attachment=True,
            filename=stored.original_name,
            content_type=stored.content_type,
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "private, no-store"
        return response
