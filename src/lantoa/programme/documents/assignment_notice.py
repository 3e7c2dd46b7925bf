"""The notice that gives each unit its tasks of the plan: for all units, or for one."""

from collections.abc import Sequence

from msgspec.structs import replace

from vanban.model import Annex, Document, LegalBasis, Recipient, Section, Signature, Table
from vanban.numbering import int_to_roman

from ..queries.assignments import AssignedTask, UnitAssignment
from ..rules.paper_frame import PaperFrame
from ..rules.sentences import official_date

KIND_TEXT = "THÔNG BÁO"
ABBREVIATION = "TB"
HEADER = ("TT", "Nhiệm vụ", "Vai trò", "Sản phẩm phải nộp", "Cùng thực hiện", "Thời gian, hạn")
REQUEST = (
    "Các đơn vị ghi nhận hoạt động và nộp minh chứng của từng sản phẩm khi hoàn thành; đơn vị chủ "
    "trì chịu trách nhiệm về kết quả, đơn vị phối hợp cung cấp nội dung đúng thời gian."
)


def assignment_notice(
    frame: PaperFrame, units: Sequence[UnitAssignment], signer: Signature | None
) -> Document:
    """One unit: its tasks stand in the text. Several: each has an annex.

    ``signer`` is the plan's; the name is left to be written.
    """
    alone = units[0] if len(units) == 1 else None
    annexes, tables = ((), _one(alone)) if alone else _annexes(frame, units)
    return Document(
        kind="notice",
        kind_text=KIND_TEXT,
        issuer=frame.issuer,
        symbol=frame.symbol_of(ABBREVIATION),
        place=frame.place or None,
        date_text=frame.blank_date,
        title=f"Giao nhiệm vụ thực hiện Kế hoạch {frame.about}",
        year=frame.year,
        addressees=(alone.name,) if alone else (),
        legal_bases=(LegalBasis(f"Căn cứ {frame.citation}."),),
        preamble=(*frame.notices, f"{frame.agency} thông báo giao nhiệm vụ như sau:"),
        sections=(
            Section("1", "Nhiệm vụ được giao", text=_given(units, alone)),
            Section("2", "Tổ chức thực hiện", text=f"{REQUEST}\n{_contact(frame)}"),
        ),
        signature=signer and replace(signer, name=None),
        recipients=_recipients(units),
        annexes=annexes,
        tables=tables,
    )


def _given(units: Sequence[UnitAssignment], alone: UnitAssignment | None) -> str:
    if alone:
        return f"{alone.name} {alone.sentence} của Kế hoạch:"
    lines = [f"{unit.name}: {unit.sentence};" for unit in units]
    return "\n".join(["Nhiệm vụ của từng đơn vị được nêu trong phụ lục:", *lines]).rstrip(";") + "."


def _contact(frame: PaperFrame) -> str:
    return (
        f"Khó khăn, vướng mắc báo cáo lãnh đạo {frame.agency} qua {frame.office} để điều chỉnh "
        "kịp thời./."
    )


def _recipients(units: Sequence[UnitAssignment]) -> tuple[Recipient, ...]:
    return (
        *(Recipient(unit.name, "để thực hiện") for unit in units),
        Recipient("Lưu: VT, VP"),
    )


def _one(unit: UnitAssignment) -> tuple[Table, ...]:
    return (_table(unit, after="1"),)


def _annexes(
    frame: PaperFrame, units: Sequence[UnitAssignment]
) -> tuple[tuple[Annex, ...], tuple[Table, ...]]:
    labels = [f"Phụ lục {int_to_roman(place)}" for place in range(1, len(units) + 1)]
    annexes = tuple(
        Annex(
            label,
            title=f"NHIỆM VỤ CỦA {unit.name.upper()}",
            link_line=f"(Kèm theo Thông báo số: /{frame.symbol_of(ABBREVIATION) or ''} "
            f"{frame.blank_date} của {frame.agency})",
            tables=(place,),
        )
        for place, (label, unit) in enumerate(zip(labels, units, strict=True))
    )
    tables = tuple(_table(unit, after=label) for label, unit in zip(labels, units, strict=True))
    return annexes, tables


def _table(unit: UnitAssignment, *, after: str) -> Table:
    ordered = sorted(unit.tasks, key=lambda entry: (not entry.is_lead, entry.task.ordinal))
    return Table(
        header=HEADER,
        rows=tuple(_row(place, entry, unit) for place, entry in enumerate(ordered, start=1)),
        after=after,
    )


def _row(place: int, entry: AssignedTask, unit: UnitAssignment) -> tuple[str, ...]:
    task = entry.task
    products = [product.text for product in task.deliverables if not product.is_implied]
    others = [
        part.text
        for part in (*task.leads, *task.supporting)
        if all(pk != unit.unit_id for pk, _ in part.units) or len(part.units) > 1
    ]
    return (
        str(place),
        f"{task.text.rstrip(' ;.')} (nhiệm vụ {task.ordinal} của Kế hoạch)",
        entry.part,
        "\n".join(f"- {text}" for text in products) or "Kết quả thực hiện nhiệm vụ",
        ";\n".join(others),
        "\n".join([task.schedule_text, *_due(entry)]).strip(),
    )


def _due(entry: AssignedTask) -> list[str]:
    """The day of a single deadline; quarters and months say their last day themselves."""
    occurrences = entry.task.occurrences
    if len(occurrences) != 1 or occurrences[0].due_on is None:
        return []
    return [f"Hạn: {official_date(occurrences[0].due_on)}"]
