"""What waits for a person: each app adds its lists in ``apps.ready()``, the desk shows them.

A list is a query and a sentence: the desk counts its rows in one query, reads the first in another,
and leads each to the one form that settles it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from .models import Membership

Rows = QuerySet[Any] | tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One thing to do. ``text`` names it, ``url`` is the form that settles it.

    ``note`` says from whom and since when; ``due`` is the day by which, shown with the item.
    """

    text: str
    url: str
    note: str = ""
    due: date | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class DeskList:
    """A list on the desk. ``name`` stands in its address, ``order`` sorts: the urgent first.

    ``title`` follows the number ("minh chứng chờ quyết định"). ``rows`` are what waits for this
    person on that day: a query set, or a tuple where the rows are computed in one query. ``item``
    turns a row into what this person is shown and asks the database nothing.
    """

    name: str
    title: str
    order: int
    rows: Callable[[Membership, date], Rows]
    item: Callable[[Any, Membership], DeskItem]

    def count(self, member: Membership, *, on: date) -> int:
        """How many there are. One query."""
        rows = self.rows(member, on)
        return rows.count() if isinstance(rows, QuerySet) else len(rows)

    def items(
        self, member: Membership, *, on: date, first: int = 0, most: int
    ) -> tuple[DeskItem, ...]:
        """``most`` of them from the ``first`` on. One query."""
        rows: Sequence[Any] | QuerySet[Any] = self.rows(member, on)[first : first + most]
        return tuple(self.item(row, member) for row in rows)


_LISTS: dict[str, DeskList] = {}


def register(*lists: DeskList) -> None:
    """Add lists to every desk. A second, different list of one name is an error."""
    for entry in lists:
        if _LISTS.setdefault(entry.name, entry) != entry:
            raise ValueError(f"the desk has another list called {entry.name}")


def desk_lists() -> tuple[DeskList, ...]:
    """All lists in the order in which the desk shows them."""
    return tuple(sorted(_LISTS.values(), key=lambda entry: (entry.order, entry.name)))


def desk_list(name: str) -> DeskList:
    """One list. Raises KeyError when nobody registered it."""
    return _LISTS[name]
