"""The plan's appendix by itself: as signed, or made of its tasks where the plan has none."""

from msgspec.structs import replace

from vanban.model import Annex, Document, Table, Task

from ..rules.paper_frame import PaperFrame

LABEL = "PHỤ LỤC"
HEADER = (
    "STT",
    "Nhiệm vụ",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
)


def appendix(document: Document, frame: PaperFrame) -> Document:
    """Only the annexes, with their tables and link lines."""
    if not document.annexes:
        table = task_table(document.tasks)
        made = Annex(LABEL, title=_title(frame), link_line=_link_line(frame), tables=(0,))
        return _alone(document, (made,), (replace(table, after=LABEL),))
    order = [index for annex in document.annexes for index in annex.tables]
    places = {index: place for place, index in enumerate(order)}
    annexes = tuple(
        replace(annex, tables=tuple(places[index] for index in annex.tables))
        for annex in document.annexes
    )
    return _alone(document, annexes, tuple(document.tables[index] for index in order))


def _alone(document: Document, annexes: tuple[Annex, ...], tables: tuple[Table, ...]) -> Document:
    return Document(kind=document.kind, year=document.year, annexes=annexes, tables=tables)


def task_table(tasks: tuple[Task, ...]) -> Table:
    """The tasks in the usual columns; several names or products of a cell stand on lines."""
    return Table(
        header=HEADER,
        rows=tuple(_row(place, task) for place, task in enumerate(tasks, start=1)),
        is_task_table=True,
    )


def _row(place: int, task: Task) -> tuple[str, ...]:
    return (
        str(task.ordinal or place),
        task.text,
        "\n".join(f"- {text}" for text in task.deliverables),
        ";\n".join(task.lead),
        ";\n".join(task.supporting),
        task.schedule.text,
    )


def _title(frame: PaperFrame) -> str:
    return f"CÁC NHIỆM VỤ CỦA KẾ HOẠCH NĂM {frame.year}"


def _link_line(frame: PaperFrame) -> str:
    number = f"{frame.number}/{frame.symbol}" if frame.symbol else ""
    return f"(Kèm theo Kế hoạch số: {number} {frame.blank_date} của {frame.agency})"
