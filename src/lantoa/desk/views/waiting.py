"""One list of the desk, whole."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.functional import cached_property

from lantoa.agencies.desk import DeskItem, DeskList, desk_list
from lantoa.agencies.screens import StaffScreen

PAGE = 30


class WaitingList(StaffScreen):
    """Everything of one kind that waits for this person, in pages."""

    right = ("task", "view")
    template_name = "desk/waiting_list.html"

    @cached_property
    def entry(self) -> DeskList:
        try:
            return desk_list(self.kwargs["name"])
        except KeyError as error:
            raise Http404("Không có danh sách này.") from error

    def trail(self) -> list[tuple[str, str | None]]:
        title = self.entry.title
        return [(title[:1].upper() + title[1:], None)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.entry.rows(self.member, self.today)
        page = Paginator(rows, PAGE).get_page(self.request.GET.get("trang"))
        items: tuple[DeskItem, ...] = tuple(self.entry.item(row, self.member) for row in page)
        return super().get_context_data(
            title=self.entry.title, page=page, items=items, today=self.today, **kwargs
        )
