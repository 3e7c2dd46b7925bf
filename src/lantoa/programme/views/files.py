"""Private files: found through the row that holds them, sent only to the agency's own people."""

from typing import Any, NamedTuple

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from lantoa.agencies.screens import StaffScreen

from ..models import Activity, Evidence, Plan, PlanImport, PlanVersion


class Holder(NamedTuple):
    """Where a file hangs: the row, its column, the way to its agency, the right that opens it."""

    model: Any
    field: str
    agency: str
    right: tuple[str, str]


HOLDERS = {
    "hoat-dong": Holder(Activity, "file", "agency", ("activity", "view")),
    "minh-chung": Holder(Evidence, "file", "deliverable__task__plan__agency", ("evidence", "view")),
    "ke-hoach": Holder(Plan, "source", "agency", ("plan", "view")),
    "ban": Holder(PlanVersion, "source", "plan__agency", ("plan", "view")),
    "nhap": Holder(PlanImport, "file", "agency", ("plan", "import")),
}


class PrivateFile(StaffScreen):
    """``kind`` and ``pk`` name the row; a file of another agency does not exist for this person."""

    @property
    def right(self) -> tuple[str, str]:  # type: ignore[override]  # of the row, not of the screen
        return HOLDERS[self.kwargs["kind"]].right

    def get(  # type: ignore[override]  # a streamed answer in place of a rendered one
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> FileResponse:
        holder = HOLDERS[kwargs["kind"]]
        rows = holder.model.objects.filter(**{holder.agency: self.agency})
        stored = getattr(get_object_or_404(rows, pk=kwargs["pk"]), holder.field)
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
