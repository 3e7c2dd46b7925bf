"""Who may accept or return a piece of evidence: never the one who gave it."""

from dataclasses import dataclass

from lantoa.agencies.enums import Role

# Whose evidence the head of their unit decides on.
STAFF_ROLES = (Role.STAFF, Role.EDITOR)


@dataclass(frozen=True, slots=True)
class Decider:
    """The person who would decide. ``decides_for_office``: named by leadership for the Office."""

    user_id: int
    role: Role
    unit_id: int | None
    decides_for_office: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """Evidence as it was given. ``authors`` are who gave it and who recorded its activity.

    ``office_names_someone``: leadership has named a person who accepts the Office's own.
    """

    authors: frozenset[int]
    role: Role
    unit_id: int
    is_of_office: bool
    office_names_someone: bool = False


def refusal_to_decide(decider: Decider, submission: Submission) -> str:
    """Why this person may not decide, as a sentence; empty when they may.

    The unit head decides for the staff of the unit, the Office for the units, and for the Office's
    own the person whom leadership has named; until one is named, leadership itself.
    """
    if decider.user_id in submission.authors:
        return (
            "Người nộp không tự chấp nhận hoặc trả lại minh chứng của mình. "
            "Đề nghị người có thẩm quyền khác xem xét."
        )
    if submission.is_of_office:
        return _refusal_for_office(decider, submission)
    if decider.role == Role.OFFICE:
        return ""
    if submission.role in STAFF_ROLES and decider.role == Role.UNIT_HEAD:
        if decider.unit_id == submission.unit_id:
            return ""
        return "Chỉ trưởng đơn vị nộp minh chứng hoặc Văn phòng được chấp nhận, trả lại."
    return (
        "Minh chứng của đơn vị do trưởng đơn vị (với công chức, viên chức) hoặc Văn phòng xem xét."
    )


def _refusal_for_office(decider: Decider, submission: Submission) -> str:
    if decider.decides_for_office:
        return ""
    if decider.role == Role.LEADERSHIP and not submission.office_names_someone:
        return ""
    return (
        "Minh chứng của Văn phòng do người được lãnh đạo cơ quan giao xem xét. "
        "Đề nghị lãnh đạo cơ quan giao việc này cho một người ngoài Văn phòng."
    )
