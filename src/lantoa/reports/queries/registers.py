"""What the registers of the programme hold of a period."""

from lantoa.programme.models import Difficulty, Inspection, Plan, UrgingLetter
from lantoa.programme.queries import difficulties_of, inspections_of, urging_letters_of
from lantoa.programme.rules.sentences import official_date
from vanban.periods import Period

from ..registers import Entry, Register


def registers_of(plan: Plan, period: Period) -> tuple[Register, ...]:
    """Checks, urging letters and difficulties within the legal cut-offs. Three queries."""
    first, last = period.starts, period.ends
    return (
        Register(
            "inspections",
            "Kiểm tra",
            "cuộc kiểm tra",
            ("Ngày", "Đơn vị", "Nội dung", "Kết quả", "Khắc phục"),
            tuple(map(_inspection, inspections_of(plan, first, last))),
        ),
        Register(
            "urging_letters",
            "Đôn đốc",
            "công văn đôn đốc",
            ("Số, ngày", "Đơn vị", "Số việc chậm"),
            tuple(map(_letter, urging_letters_of(plan, first, last))),
        ),
        Register(
            "difficulties",
            "Khó khăn, vướng mắc",
            "khó khăn, vướng mắc được nêu",
            ("Đơn vị", "Khó khăn, vướng mắc", "Nguyên nhân", "Đề xuất, kiến nghị", "Giải quyết"),
            tuple(map(_difficulty, difficulties_of(plan, first, last))),
        ),
    )


def _inspection(row: Inspection) -> Entry:
    on = official_date(row.checked_on) if row.checked_on else ""
    due = f" (hạn {official_date(row.remedy_due_on)})" if row.remedy_due_on else ""
    asked = f"Yêu cầu: {row.remedy}{due}" if row.remedy else "Không có yêu cầu"
    answered = f"\nĐơn vị trả lời: {row.answer}" if row.answer else ""
    return Entry(
        row.pk,
        f"{on}, {row.unit}: {row.subject}",
        f"{row.found}\n{asked}{answered}\n{row.get_state_display()}",
        (on, row.unit.name, row.subject, row.found, f"{asked}{answered}"),
    )


def _letter(row: UrgingLetter) -> Entry:
    on = official_date(row.issued_on) if row.issued_on else ""
    number = f"{row.number:02d}/{row.symbol}" if row.number else ""
    late = str(len(row.lines))
    return Entry(
        row.pk,
        f"Công văn số {number} ngày {on} gửi {row.unit}",
        f"Nêu {late} việc chậm, tính đến ngày {official_date(row.as_of)}.",
        (f"{number}\n{on}", row.unit.name, late),
    )


def _difficulty(row: Difficulty) -> Entry:
    settled = row.answer or row.get_state_display()
    return Entry(
        row.pk,
        f"{row.unit}: {row.text}",
        f"Nguyên nhân: {row.cause}\nĐề xuất: {row.proposal}\n{settled}",
        (row.unit.name, row.text, row.cause, row.proposal, settled),
    )
