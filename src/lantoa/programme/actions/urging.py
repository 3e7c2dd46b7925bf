"""Urging letters: drafted from what is late, issued with number and day."""

from datetime import date

import msgspec
from django.db import transaction

from lantoa.agencies.models import Unit
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from vanban.model import Signature

from ..models import Plan, UrgingLetter
from ..queries.late_work import late_lines_of
from ..rules.sentences import official_date

ABBREVIATION_OF_OFFICE = "VP"


@transaction.atomic
def draft_urging_letter(
    *, plan: Plan, unit: Unit, answer_by: date, by: User, today: date, signature: Signature
) -> UrgingLetter:
    """A letter with what the unit is late with today. Drafted again the same day it is renewed.

    Raises ActionError when nothing is late, or when today's letter has been issued.
    """
    require(by, plan.agency, "urging", "manage", on=today)
    lines = late_lines_of(plan, unit, today=today)
    if not lines:
        raise ActionError(f"{unit} không có nhiệm vụ quá hạn, không cần đôn đốc.")
    if answer_by <= today:
        raise ActionError("Ngày đề nghị hoàn thành phải sau hôm nay.")
    letter = UrgingLetter.objects.select_for_update().filter(plan=plan, unit=unit, as_of=today)
    earlier = letter.first()
    if earlier is not None and earlier.is_issued:
        raise ActionError(
            f"Hôm nay đã có công văn đôn đốc {unit}, ban hành ngày "
            f"{official_date(earlier.issued_on or today)}."
        )
    drafted, is_new = UrgingLetter.objects.update_or_create(
        plan=plan,
        unit=unit,
        as_of=today,
        defaults={
            "answer_by": answer_by,
            "lines": msgspec.to_builtins(lines),
            "symbol": _symbol(plan),
            "signature": _parts(signature),
            "drafted_by": by,
        },
    )
    verb = "Soạn" if is_new else "Soạn lại"
    _note(drafted, "draft", by, f"{verb} công văn đôn đốc {unit}: {len(lines)} việc quá hạn.")
    return drafted


@transaction.atomic
def address_urging_letter(
    *, letter: UrgingLetter, answer_by: date, signature: Signature, by: User, today: date
) -> UrgingLetter:
    """Until when the unit is asked to finish, and who signs; its lines stay as they are."""
    letter = _locked(letter)
    require(by, letter.plan.agency, "urging", "manage", on=today)
    if letter.is_issued:
        raise ActionError("Công văn đã ban hành, không sửa được nữa.")
    if answer_by <= letter.as_of:
        raise ActionError("Ngày đề nghị hoàn thành phải sau ngày tính số liệu.")
    letter.answer_by, letter.signature = answer_by, _parts(signature)
    letter.save(update_fields=["answer_by", "signature"])
    _note(letter, "address", by, f"Sửa thời hạn, người ký công văn đôn đốc {letter.unit}.")
    return letter


@transaction.atomic
def issue_urging_letter(
    *, letter: UrgingLetter, number: int, issued_on: date, by: User, today: date
) -> UrgingLetter:
    """Enter the number and day with which the letter went out."""
    letter = _locked(letter)
    require(by, letter.plan.agency, "urging", "manage", on=today)
    if (letter.number, letter.issued_on) == (number, issued_on):
        return letter
    if letter.is_issued:
        raise ActionError("Công văn đã có số và ngày ban hành.")
    if number < 1:
        raise ActionError("Số công văn bắt đầu từ 1.")
    if not letter.as_of <= issued_on <= today:
        raise ActionError(f"Ngày ban hành phải từ ngày {official_date(letter.as_of)} đến hôm nay.")
    letter.number, letter.issued_on = number, issued_on
    letter.save(update_fields=["number", "issued_on"])
    day = official_date(issued_on)
    _note(
        letter, "issue", by, f"Ban hành công văn đôn đốc {letter.unit} số {number:02d} ngày {day}."
    )
    return letter


def _locked(letter: UrgingLetter) -> UrgingLetter:
    rows = UrgingLetter.objects.select_for_update(of=("self",))
    return rows.select_related("plan__agency", "unit").get(pk=letter.pk)


def _parts(signature: Signature) -> list[str]:
    return [signature.authority or "", signature.position or "", signature.name or ""]


def _symbol(plan: Plan) -> str:
    """ "SKHCN-VP" beside the plan's "KH-SKHCN": a dispatch has the body and who drafted it."""
    _, mark, body = plan.symbol.partition("-")
    return f"{body.replace('-', '')}-{ABBREVIATION_OF_OFFICE}" if mark else ""


def _note(letter: UrgingLetter, verb: str, by: User, summary: str) -> None:
    audit.record(
        actor=by,
        verb=f"urging.{verb}",
        target=letter,
        summary=summary,
        agency_id=letter.plan.agency_id,
    )
