"""An uploaded sheet of activities as its page shows it, and as it would be recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from lantoa.agencies.models import Membership

from ..activity_sheets.choices import choices_for
from ..activity_sheets.meaning import RowMeaning, meanings
from ..activity_sheets.reading import read_sheet
from ..models import Activity, ActivityUpload


class RowState(StrEnum):
    NEW = "new"
    KNOWN = "known"
    REPEATED = "repeated"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row and what becomes of it. ``earlier`` is the row that says the same before it in the
    file, ``activity_id`` what was recorded from it before."""

    meaning: RowMeaning
    state: RowState
    earlier: int | None = None
    activity_id: int | None = None

    @property
    def key(self) -> UUID:
        """Of a row without errors. Raises ValueError for one with."""
        if self.meaning.key is None:
            raise ValueError(f"row {self.meaning.number} means no activity")
        return self.meaning.key


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows in their order; columns nobody knows, and the row after which reading ended."""

    rows: tuple[PreviewRow, ...]
    ignored: tuple[str, ...]
    ended_at: int | None

    def of(self, state: RowState) -> tuple[PreviewRow, ...]:
        return tuple(row for row in self.rows if row.state == state)

    @property
    def new(self) -> tuple[PreviewRow, ...]:
        return self.of(RowState.NEW)

    @property
    def known(self) -> tuple[PreviewRow, ...]:
        return self.of(RowState.KNOWN)

    @property
    def repeated(self) -> tuple[PreviewRow, ...]:
        return self.of(RowState.REPEATED)

    @property
    def wrong(self) -> tuple[PreviewRow, ...]:
        return self.of(RowState.WRONG)

    @property
    def may_be_recorded(self) -> bool:
        return bool(self.new) and not self.wrong


def preview_of(upload: ActivityUpload, member: Membership, *, today: date) -> Preview:
    """What the file says, checked against the plan and this person's rights as they are today.

    Raises ActionError when the file can't be read. Six queries and the file.
    """
    with upload.file.content.open("rb") as stored:
        sheet = read_sheet(stored.read())
    found = meanings(sheet, choices_for(upload.plan, member), today=today)
    keys = {row.key for row in found if row.key is not None}
    recorded = dict(
        Activity.objects.filter(submission_key__in=keys).values_list("submission_key", "pk")
    )
    return Preview(tuple(_rows(found, recorded)), sheet.ignored, sheet.ended_at)


def _rows(found: Sequence[RowMeaning], recorded: dict[UUID, int]) -> Iterator[PreviewRow]:
    first: dict[UUID, int] = {}
    for row in found:
        if row.key is None:
            yield PreviewRow(row, RowState.WRONG)
        elif row.key in recorded:
            yield PreviewRow(row, RowState.KNOWN, activity_id=recorded[row.key])
        elif row.key in first:
            yield PreviewRow(row, RowState.REPEATED, earlier=first[row.key])
        else:
            first[row.key] = row.number
            yield PreviewRow(row, RowState.NEW)
