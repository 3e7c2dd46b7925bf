"""The letter (công văn) that urges a unit to finish what is late; a dispatch has no type word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanban.model import Document, LegalBasis, Recipient, Signature, Table

from ..rules.paper_frame import PaperFrame
from ..rules.sentences import official_date
from ..rules.urging import LateLine, how_counted

HEADER = ("TT", "Nhiệm vụ", "Sản phẩm chưa có minh chứng", "Hạn", "Chậm (ngày làm việc)")


@dataclass(frozen=True, slots=True)
class Urging:
    """Whom the letter urges, with what, until when. ``number`` and ``issued_on`` once signed."""

    unit: str
    as_of: date
    answer_by: date
    lines: tuple[LateLine, ...]
    symbol: str
    signature: Signature
    number: int | None = None
    issued_on: date | None = None


def urging_letter(frame: PaperFrame, urging: Urging) -> Document:
    """The whole letter. Without a number its number, day and month are blank, as before signing."""
    number = f"{urging.number:02d}" if urging.number else ""
    return Document(
        kind="dispatch",
        issuer=frame.issuer,
        number=number or None,
        symbol=urging.symbol or None,
        code_text=f"Số: {number}/{urging.symbol}",
        place=frame.place or None,
        date=urging.issued_on.isoformat() if urging.issued_on else None,
        date_text=_date_text(urging.issued_on) or frame.blank_date,
        title="V/v đôn đốc thực hiện nhiệm vụ truyền thông cải cách hành chính",
        year=frame.year,
        addressees=(urging.unit,),
        legal_bases=(LegalBasis(f"Thực hiện {frame.citation}."),),
        preamble=tuple(_preamble(frame, urging)),
        tables=(_table(urging.lines),),
        closing=tuple(_closing(frame, urging)),
        signature=urging.signature,
        recipients=(
            Recipient("Như trên"),
            Recipient(f"Lãnh đạo {frame.agency}", "để báo cáo"),
            Recipient("Lưu: VT, VP"),
        ),
    )


def _preamble(frame: PaperFrame, urging: Urging) -> Sequence[str]:
    products = sum(len(line.products) for line in urging.lines)
    return (
        *frame.notices,
        f"Qua theo dõi đến hết ngày {official_date(urging.as_of)}, {urging.unit} có "
        f"{len(urging.lines)} nội dung quá hạn với {products} sản phẩm chưa có minh chứng được "
        "chấp nhận, cụ thể như sau:",
    )


def _closing(frame: PaperFrame, urging: Urging) -> Sequence[str]:
    return (
        how_counted(urging.lines),
        f"{frame.agency} đề nghị {urging.unit} hoàn thành, nộp minh chứng của các sản phẩm nêu "
        f"trên trước ngày {official_date(urging.answer_by)}. Nội dung chưa hoàn thành được, đề "
        "nghị báo cáo nguyên nhân, giải pháp và thời hạn hoàn thành về "
        f"{frame.office} để tổng hợp, báo cáo lãnh đạo {frame.agency}./.",
    )


def _table(lines: Sequence[LateLine]) -> Table:
    return Table(
        header=HEADER,
        rows=tuple(
            (
                str(place),
                f"Nhiệm vụ {line.ordinal}: {line.task.rstrip(' ;.')} ({line.period})",
                "\n".join(f"- {product}" for product in line.products),
                official_date(line.due_on),
                str(line.late_days),
            )
            for place, line in enumerate(lines, start=1)
        ),
    )


def _date_text(day: date | None) -> str:
    """Decree 30/2020: days below 10 and months 1 and 2 have a leading zero."""
    if day is None:
        return ""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
