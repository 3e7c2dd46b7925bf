"""What a column of a task table holds, by the many wordings of its header."""

import re
from typing import Literal

from vanban.text import fold, squeeze

Role = Literal[
    "ordinal",
    "task",
    "group",
    "deliverable",
    "lead",
    "supporting",
    "both",
    "schedule",
    "note",
    "budget",
]

_ORDINALS = {"stt", "tt", "s tt", "so tt", "so thu tu", "thu tu", "#", "muc"}
_BODY = r"(?:co quan|don vi|bo phan|phong|to chuc|ca nhan|nguoi|lanh dao|can bo)"
_RULES: tuple[tuple[str, Role], ...] = (
    (r"ghi chu|luu y", "note"),
    (r"thoi (?:gian|han|diem)|tien do|moc thoi|lo trinh|ngay hoan thanh|^hoan thanh", "schedule"),
    (r"chu tri.*phoi hop|phoi hop.*chu tri", "both"),
    (r"phoi hop", "supporting"),
    (r"chu tri|dau moi", "lead"),
    (r"kinh phi|du toan|nguon von|nguon luc|ngan sach", "budget"),
    (r"san pham|dau ra|ket qua", "deliverable"),
    (rf"{_BODY}.*(?:thuc hien|tham muu|phu trach|trien khai|chiu trach nhiem|duoc giao)", "lead"),
    (r"phan cong|trach nhiem|nguoi thuc hien|^giao ", "lead"),
    (rf"^{_BODY}(?:[,/ ]+{_BODY})*$", "lead"),
    (r"^(?:nhom|linh vuc|chuyen de|muc tieu)\b", "group"),
    (r"nhiem vu|noi dung|cong viec|hoat dong|ten viec|dau viec|giai phap", "task"),
)  # fmt: skip
_NOT_A_ROLE = re.compile(r"doi tuong|dia diem|hinh thuc|ma tthc|luy ke|can cu|muc chi|don gia")


def is_ordinal_header(text: str) -> bool:
    """ "STT", "TT", "Số TT"."""
    return squeeze(fold(text)).strip(" .()") in _ORDINALS


def role_of(header: str) -> Role | None:
    """The role of a column by its header, None for a column that tasks do not know.

    A header over two rows has the words of both; the lower decides.
    """
    lower = squeeze(fold(header.rsplit("\n", 1)[-1]))
    whole = squeeze(fold(header))
    if is_ordinal_header(header):
        return "ordinal"
    return _role(lower) or _role(whole)


def _role(folded: str) -> Role | None:
    if not folded or len(folded) > 120:
        return None
    for pattern, role in _RULES:
        if re.search(pattern, folded):
            return None if role in ("task", "lead") and _NOT_A_ROLE.search(folded) else role
    return None


def roles_of(header: tuple[str, ...]) -> dict[Role, list[int]]:
    """The columns of each role in printed order, empty when the header is not that of a task table.

    A task table says what is to be done and by whom or when; a table of steps of a procedure
    ("Thứ tự các bước") is none.
    """
    if any("cac buoc" in fold(text) or fold(text).startswith("buoc") for text in header):
        return {}
    roles: dict[Role, list[int]] = {}
    for index, text in enumerate(header):
        role = role_of(text)
        if role:
            roles.setdefault(role, []).append(index)
    if "task" not in roles and "group" in roles:
        roles["task"] = [roles.pop("group")[-1]]
    who_or_when = roles.keys() & {"lead", "both", "supporting", "schedule"}
    return roles if "task" in roles and who_or_when else {}
