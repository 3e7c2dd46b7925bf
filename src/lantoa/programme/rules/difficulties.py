"""Who answers a difficulty: whom its proposal asks."""

from lantoa.agencies.enums import Role

from ..enums import Addressee

ANSWERED_BY = {
    Addressee.OFFICE: (Role.OFFICE, Role.LEADERSHIP),
    Addressee.LEADERSHIP: (Role.LEADERSHIP,),
    # The Office enters what the body above has answered.
    Addressee.SUPERIOR: (Role.OFFICE,),
}


def refusal_to_answer(role: str, addressee: Addressee) -> str:
    """Why a role may not answer, as a sentence; empty when it may."""
    if role in ANSWERED_BY[addressee]:
        return ""
    if addressee == Addressee.LEADERSHIP:
        return "Khó khăn này gửi lãnh đạo cơ quan. Lãnh đạo trả lời."
    if addressee == Addressee.SUPERIOR:
        return "Khó khăn này gửi cơ quan cấp trên. Văn phòng nhập nội dung trả lời."
    return "Khó khăn này do Văn phòng hoặc lãnh đạo cơ quan trả lời."


def waits_with(role: str) -> tuple[Addressee, ...]:
    """Which open difficulties stand on the desk of a role: those that it is the first to answer."""
    return tuple(address for address, roles in ANSWERED_BY.items() if roles[0] == role)
