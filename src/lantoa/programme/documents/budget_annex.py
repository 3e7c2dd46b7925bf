"""The estimate as the plan's annex: for Word and PDF, and as a sheet of Excel."""

from lantoa.foundation.sheets import Column, Sheet, Value, workbook_bytes
from vanban.amounts import figures
from vanban.model import Annex, Document, Section, Table

from ..queries.budget import BudgetView, LineView
from ..rules.paper_frame import PaperFrame
from ..rules.sentences import official_date

LABEL = "PHỤ LỤC"
TITLE = "DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH"
HEADER = (
    "TT",
    "Nội dung chi",
    "Nhiệm vụ",
    "Đơn vị tính",
    "Số lượng",
    "Đơn giá (đồng)",
    "Thành tiền (đồng)",
    "Nguồn kinh phí",
)
TOTAL = "Tổng cộng"
WIDTHS = (6, 44, 12, 14, 12, 18, 20, 28)
SPENT = ("Đã chi (đồng)", "Còn lại (đồng)")


def budget_annex(frame: PaperFrame, budget: BudgetView) -> Document:
    """Only the annex, with its sum in figures and in words."""
    rows = [
        (
            str(place),
            line.item,
            _task(line),
            line.measure,
            figures(line.quantity),
            figures(line.unit_price),
            figures(line.amount),
            line.source,
        )
        for place, line in enumerate(budget.lines, start=1)
    ]
    rows.append(("", TOTAL, "", "", "", "", figures(budget.total), ""))
    notices = "".join(f"{text}\n" for text in frame.notices)
    return Document(
        kind="plan",
        year=frame.year,
        annexes=(
            Annex(
                LABEL,
                title=f"{TITLE} NĂM {frame.year}",
                link_line=_link_line(frame),
                sections=(Section("", text=f"{notices}Bằng chữ: {budget.in_words}./."),),
                tables=(0,),
            ),
        ),
        tables=(Table(header=HEADER, rows=tuple(rows), after=LABEL),),
    )


def budget_sheet(frame: PaperFrame, budget: BudgetView) -> bytes:
    """The same table as XLSX with amounts as numbers, what was spent beside them."""
    rows: list[tuple[Value, ...]] = [
        (
            place,
            line.item,
            _task(line),
            line.measure,
            line.quantity,
            line.unit_price,
            line.amount,
            line.source,
            line.spent,
            line.left,
        )
        for place, line in enumerate(budget.lines, start=1)
    ]
    blank = (None,) * 4
    rows.append((None, TOTAL, *blank, budget.total, None, budget.spent, budget.left))
    columns = [
        Column(title, width)
        for title, width in zip((*HEADER, *SPENT), (*WIDTHS, 18, 18), strict=True)
    ]
    notes = (
        f"{TITLE} NĂM {frame.year}",
        _link_line(frame),
        *frame.notices,
        f"Bằng chữ: {budget.in_words}",
    )
    return workbook_bytes(Sheet(f"Dự toán {frame.year}", columns, rows, notes))


def _task(line: LineView) -> str:
    return f"Nhiệm vụ {line.task_ordinal}" if line.task_ordinal else "Chung"


def _link_line(frame: PaperFrame) -> str:
    day = frame.signed_on
    dated = f"ngày {official_date(day)}" if day else f"ngày tháng năm {frame.year}"
    return f"(Kèm theo Kế hoạch số: {frame.number}/{frame.symbol} {dated} của {frame.agency})"
