"""What a column of a task table holds, by the many wordings of its header."""

import re
from collections.abc import Sequence
from typing import Literal

from vanban.structure import phrases
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
_ORDINAL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[A-ZĐ]|[a-zđ])[.)]?$")
_TIME = re.compile(
    r"thuong xuyen|quy\b|thang\b|nam \d|truoc|trong|tu |den |hang |dinh ky"
    r"|theo (?:thoi gian|ke hoach)|\d{1,2}/\d|ngay \d|sau khi|khi co"
)
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


def guess_roles(rows: Sequence[Sequence[str]]) -> dict[Role, list[int]]:
    """The columns of a table without header, by what stands in them; empty when unsure.

    Ordinals, then the longest texts, then one or two columns of names of bodies; a column of times
    where one is plain.
    """
    columns = list(zip(*rows, strict=True)) if rows else []
    if not 4 <= len(columns) <= 9:
        return {}
    texts = [[squeeze(cell) for cell in column if cell.strip()] for column in columns]
    if any(not _ORDINAL.match(text) for text in texts[0]):
        return {}
    bodies = [i for i in range(2, len(texts)) if texts[i] and all(map(_is_body, texts[i]))]
    times = [i for i in range(2, len(texts)) if texts[i] and all(map(_is_time, texts[i]))]
    if not bodies or not texts[1] or _mean(texts[1]) < 30 or bodies[0] != 2:
        return {}
    roles: dict[Role, list[int]] = {"ordinal": [0], "task": [1], "lead": [2]}
    if 3 in bodies:
        roles["supporting"] = [3]
    if times:
        roles["schedule"] = times[:1]
    return roles if len(roles) > 3 else {}


def _mean(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts)


def _is_body(text: str) -> bool:
    return phrases.opens_body(text.lstrip("-+• "))


def _is_time(text: str) -> bool:
    return bool(_TIME.match(fold(text)))
