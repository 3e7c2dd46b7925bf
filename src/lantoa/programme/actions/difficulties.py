"""Difficulties: a unit raises one, the Office answers or passes it on, leadership answers."""

from datetime import date
from uuid import UUID

from django.db import transaction

from lantoa.agencies.models import Unit
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import User

from ..enums import Addressee, DifficultyState
from ..models import Difficulty, Plan, PlanTask
from ..rules.difficulties import refusal_to_answer
from .texts import LONGEST, required_text

LONGEST_ANSWER = 4000


@transaction.atomic
def raise_difficulty(
    *,
    plan: Plan,
    unit: Unit,
    text: str,
    cause: str,
    proposal: str,
    by: User,
    today: date,
    submission_key: UUID,
    addressee: Addressee = Addressee.OFFICE,
    superior: str = "",
    task: PlanTask | None = None,
    is_sample: bool = False,
) -> Difficulty:
    """Say what hinders the unit, why, and what is proposed to whom.

    The same ``submission_key`` again returns what was raised the first time.
    """
    require(by, plan.agency, "difficulty", "raise", on=today, unit=unit)
    _check_belongs(plan, task, unit, today)
    told = {
        "plan": plan,
        "task": task,
        "unit": unit,
        "text": required_text(text, "Nêu khó khăn, vướng mắc gặp phải."),
        "cause": required_text(cause, "Nêu nguyên nhân của khó khăn."),
        "proposal": required_text(proposal, "Nêu đề xuất để tháo gỡ."),
        "addressee": addressee,
        "superior": _superior(addressee, superior),
        "raised_by": by,
        "raised_on": today,
        "is_sample": is_sample,
    }
    difficulty, is_new = Difficulty.objects.get_or_create(
        submission_key=submission_key, defaults=told
    )
    if not is_new:
        if difficulty.raised_by_id != by.pk:
            raise ActionError("Biểu mẫu này đã được người khác gửi. Mở lại biểu mẫu rồi nhập mới.")
        return difficulty
    _note(difficulty, "raise", by, f"Nêu khó khăn, vướng mắc: {difficulty.text[:200]}")
    return difficulty


@transaction.atomic
def forward_difficulty(
    *,
    difficulty: Difficulty,
    addressee: Addressee,
    by: User,
    today: date,
    superior: str = "",
    opinion: str = "",
) -> Difficulty:
    """Pass an unanswered difficulty on to leadership or to a superior body, with an opinion."""
    difficulty = _locked(difficulty)
    require(by, difficulty.plan.agency, "difficulty", "forward", on=today)
    superior, opinion = _superior(addressee, superior), opinion.strip()[:LONGEST]
    before = {"addressee": difficulty.addressee, "superior": difficulty.superior}
    after = {"addressee": str(addressee), "superior": superior}
    if before == after and difficulty.office_opinion == opinion:
        return difficulty
    _check_open(difficulty)
    difficulty.addressee, difficulty.superior = addressee, superior
    difficulty.office_opinion = opinion
    difficulty.save(update_fields=["addressee", "superior", "office_opinion"])
    whom = superior or addressee.label
    _note(difficulty, "forward", by, f"Chuyển khó khăn đến {whom}.", before, after)
    return difficulty


@transaction.atomic
def answer_difficulty(*, difficulty: Difficulty, answer: str, by: User, today: date) -> Difficulty:
    """Answer it: leadership what was put to leadership, the Office the rest."""
    difficulty = _locked(difficulty)
    member = require(by, difficulty.plan.agency, "difficulty", "answer", on=today)
    refusal = refusal_to_answer(member.role, Addressee(difficulty.addressee))
    if refusal:
        raise PermissionRefused(refusal)
    answer = required_text(answer, "Nhập nội dung trả lời.", LONGEST_ANSWER)
    if difficulty.answer == answer and difficulty.answered_by_id == by.pk:
        return difficulty
    _check_open(difficulty)
    difficulty.state = DifficultyState.ANSWERED
    difficulty.answer, difficulty.answered_by = answer, by
    difficulty.answered_on = today
    difficulty.save(update_fields=["state", "answer", "answered_by", "answered_on"])
    _note(
        difficulty,
        "answer",
        by,
        f"Trả lời khó khăn của {difficulty.unit}: {answer[:200]}",
        {"state": DifficultyState.RAISED},
        {"state": DifficultyState.ANSWERED},
    )
    return difficulty


@transaction.atomic
def close_difficulty(*, difficulty: Difficulty, by: User, today: date) -> Difficulty:
    """Close what has been answered: the unit that raised it, or the Office for it."""
    difficulty = _locked(difficulty)
    agency = difficulty.plan.agency
    require(by, agency, "difficulty", "close", on=today, unit=difficulty.unit)
    if difficulty.state == DifficultyState.CLOSED:
        return difficulty
    if difficulty.state == DifficultyState.RAISED:
        raise ActionError("Khó khăn chưa được trả lời nên chưa kết thúc được.")
    difficulty.state = DifficultyState.CLOSED
    difficulty.closed_by, difficulty.closed_on = by, today
    difficulty.save(update_fields=["state", "closed_by", "closed_on"])
    _note(
        difficulty,
        "close",
        by,
        "Kết thúc theo dõi khó khăn, vướng mắc.",
        {"state": DifficultyState.ANSWERED},
        {"state": DifficultyState.CLOSED},
    )
    return difficulty


def _locked(difficulty: Difficulty) -> Difficulty:
    rows = Difficulty.objects.select_for_update(of=("self",))
    return rows.select_related("plan__agency", "unit", "answered_by").get(pk=difficulty.pk)


def _check_open(difficulty: Difficulty) -> None:
    if difficulty.state != DifficultyState.RAISED:
        raise ActionError(
            f"Khó khăn đã được {difficulty.answered_by} trả lời. Tải lại trang để xem."
        )


def _check_belongs(plan: Plan, task: PlanTask | None, unit: Unit, today: date) -> None:
    if unit.agency_id != plan.agency_id or (task is not None and task.plan_id != plan.pk):
        raise ActionError(
            "Đơn vị hoặc nhiệm vụ không thuộc kế hoạch này. Mở lại biểu mẫu và chọn lại."
        )
    if not unit.is_valid(today):
        raise ActionError(f"{unit} không còn hoạt động. Chọn đơn vị khác.")


def _superior(addressee: Addressee, superior: str) -> str:
    """The body above by name; nothing where the matter stays in the agency."""
    if addressee != Addressee.SUPERIOR:
        return ""
    return required_text(superior, "Nêu tên cơ quan cấp trên nhận kiến nghị.", 255)


def _note(
    difficulty: Difficulty,
    verb: str,
    by: User,
    summary: str,
    before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
) -> None:
    audit.record(
        actor=by,
        verb=f"difficulty.{verb}",
        target=difficulty,
        summary=summary,
        before=before,
        after=after,
        agency_id=difficulty.plan.agency_id,
    )
