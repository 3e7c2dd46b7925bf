"""The plan's appendix by itself: as signed, or made of its tasks where the plan has none."""

from msgspec.structs import replace

from vanban.model import Annex, Document, Table

from ..rules.paper_frame import PaperFrame
from ..rules.task_table import task_table

LABEL = "PHỤ LỤC"


def appendix(document: Document, frame: PaperFrame) -> Document:
    """Only the annexes, with their tables and link lines."""
    if not document.annexes:
        made = Annex(LABEL, title=_title(frame), link_line=_link_line(frame), tables=(0,))
        return _alone(document, (made,), (task_table(document.tasks, after=LABEL),))
    order = [index for annex in document.annexes for index in annex.tables]
    places = {index: place for place, index in enumerate(order)}
    annexes = tuple(
        replace(annex, tables=tuple(places[index] for index in annex.tables))
        for annex in document.annexes
    )
    return _alone(document, annexes, tuple(document.tables[index] for index in order))


def _alone(document: Document, annexes: tuple[Annex, ...], tables: tuple[Table, ...]) -> Document:
    return Document(kind=document.kind, year=document.year, annexes=annexes, tables=tables)


def _title(frame: PaperFrame) -> str:
    return f"CÁC NHIỆM VỤ CỦA KẾ HOẠCH NĂM {frame.year}"


def _link_line(frame: PaperFrame) -> str:
    number = f"{frame.number}/{frame.symbol}" if frame.symbol else ""
    return f"(Kèm theo Kế hoạch số: {number} {frame.blank_date} của {frame.agency})"
