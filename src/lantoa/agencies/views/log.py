"""The agency's log in words: all of it, or the history of one object."""

from typing import Any

from django.apps import apps
from django.core.paginator import Paginator
from django.urls import reverse

from lantoa.foundation.forms import sent_number
from lantoa.foundation.models import AuditRecord

from ..screens import StaffScreen

PAGE = 50


class LogPage(StaffScreen):
    """``doi_tuong`` (a model's label) and ``ma`` (its id) narrow to one object."""

    right = ("audit", "view")
    template_name = "agencies/log.html"
    page_title = "Nhật ký"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        records = (
            AuditRecord.objects.filter(agency_id=self.agency.pk)
            .select_related("sealed")
            .prefetch_related("names")
        )
        kind, number = (
            self.request.GET.get("doi_tuong", ""),
            sent_number(self.request.GET.get("ma")),
        )
        name = _noun(kind) if number is not None else ""
        if name:
            records = records.filter(object_type=kind, object_id=str(number))
        page = Paginator(records, PAGE).get_page(self.request.GET.get("trang"))
        query = self.request.GET.copy()
        query.pop("trang", None)
        return super().get_context_data(page=page, noun=name, query=query.urlencode(), **kwargs)

    def trail(self) -> list[tuple[str, str | None]]:
        if "doi_tuong" in self.request.GET:
            return [("Nhật ký", reverse("agencies:log")), ("Lịch sử", None)]
        return super().trail()


def _noun(label: str) -> str:
    """What officials call rows of a model; empty for anything that is no model's label."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return ""
