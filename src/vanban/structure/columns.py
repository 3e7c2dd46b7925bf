"""What a column of a task table holds, by the many wordings of its header."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
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
# What recognition makes of "STT", beside a bit of rule taken for a letter.
_MISREAD_ORDINAL = re.compile(r"^(?:[^\w]|[ijl1](?= ?s))*[s5$][i1l|]?[tf7][tf7il1|][^\w]*$")
_ALIKE = 0.8
_BODIES = (
    "co quan",
    "don vi",
    "bo phan",
    "to chuc",
    "ca nhan",
    "nguoi",
    "lanh dao",
    "can bo",
    "phong",
)
_DOING = ("thuc hien", "tham muu", "phu trach", "trien khai", "chiu trach nhiem", "duoc giao")
# Those who do a thing only where the header says so too.
_PERSONS = ("thanh vien", "thanh phan", "dong chi", "d/c", "cong chuc", "vien chuc", "giao vien")
_ALONE: dict[str, Role] = {
    "thuc hien": "lead", "phu trach": "lead", "dam nhiem": "lead", "noi thuc hien": "lead",
    "chu the thuc hien": "lead", "cap thuc hien": "lead", "don vi tham gia": "supporting",
    "co quan tham gia": "supporting", "quy": "schedule", "thang": "schedule", "ngay": "schedule",
    "tuan": "schedule", "bat dau": "schedule", "ket thuc": "schedule", "tu ngay": "schedule",
    "den ngay": "schedule", "tan suat": "schedule", "cong tac": "task", "viec can lam": "task",
    "noi dung phoi hop": "task", "nhiem vu phan cong": "task", "noi dung phan cong": "task",
}  # fmt: skip
_LEADING = ("chu tri", "dau moi")
# Told by the words that a header holds, the first that fits; see also _role.
_NOTES = ("ghi chu", "luu y")
_TIMES = (
    "thoi gian", "thoi han", "thoi diem", "tien do", "moc thoi", "lo trinh", "ngay hoan thanh",
    "ngay thuc hien", "thang thuc hien", "quy thuc hien", "nam thuc hien", "ky thuc hien", "t/gian",
    "han hoan thanh", "han xu ly", "han chot",
)  # fmt: skip
_WORDS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("supporting", ("phoi hop",)),
    ("lead", _LEADING),
    (
        "budget",
        ("kinh phi", "du toan", "nguon von", "nguon luc", "ngan sach", "so tien", "thanh tien"),
    ),
    ("deliverable", ("san pham", "dau ra", "ket qua")),
)
_TASKS = (
    "nhiem vu", "noi dung", "cong viec", "hoat dong", "ten viec", "dau viec", "giai phap",
)  # fmt: skip
_GROUPS = ("nhom", "linh vuc", "chuyen de", "muc tieu")
_NO_ROLE = (
    "doi tuong", "dia diem", "hinh thuc", "ma tthc", "luy ke", "can cu", "muc chi", "don gia",
)  # fmt: skip
# "(1)" under the words of a header, in the same cell.
_COLUMN_NUMBER = re.compile(r"\s\(?\d{1,2}\)?$")
_ORDINAL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[A-ZĐ]|[a-zđ])[.)]?$")
_PERIOD = re.compile(r"^(?:quy|q|thang|t)\.? ?(?:i{1,3}|iv|\d{1,2})(?: ?/ ?20\d\d)?$")
_TIME = re.compile(
    r"thuong xuyen|quy\b|thang\b|nam \d|truoc|trong|tu |den |hang |dinh ky"
    r"|theo (?:thoi gian|ke hoach)|\d{1,2}/\d|ngay \d|sau khi|khi co"
)


def is_ordinal_header(text: str) -> bool:
    """ "STT", "TT", "Số TT", and what recognition makes of them."""
    folded = _COLUMN_NUMBER.sub("", squeeze(fold(text))).strip(" .()")
    return folded in _ORDINALS or bool(_MISREAD_ORDINAL.match(folded))


def is_same_column(a: str, b: str) -> bool:
    """Whether two headers name one column: the same words, or words of the same role that differ by
    a letter or two, as recognition reads them."""
    if squeeze(fold(a)) == squeeze(fold(b)):
        return True
    role = role_of(a)
    alike = SequenceMatcher(None, squeeze(fold(a)), squeeze(fold(b))).ratio() >= _ALIKE
    return role is not None and role == role_of(b) and (alike or role == "ordinal")


def role_of(header: str) -> Role | None:
    """The role of a column by its header, None for a column that tasks do not know.

    A header over two rows has the words of both; the lower decides.
    """
    whole = _COLUMN_NUMBER.sub("", squeeze(fold(header)))
    lower = squeeze(fold(header.rsplit("\n", 1)[-1]))
    if is_ordinal_header(header):
        return "ordinal"
    return _role(lower) or _role(whole) or ("schedule" if _PERIOD.match(lower) else None)


def _role(folded: str) -> Role | None:
    if not folded or len(folded) > 120:
        return None
    if folded in _ALONE:
        return _ALONE[folded]
    if _holds(folded, _NOTES):
        return "note"
    if _holds(folded, _TIMES):
        return "schedule"
    if "phoi hop" in folded and "chu tri" in folded:
        return "both"
    if folded.startswith(_NO_ROLE):
        return None
    for role, words in _WORDS:
        if _holds(folded, words):
            return role
    if "hoan thanh" in folded:
        return "schedule"
    return "lead" if _names_bodies(folded) else _task_role(folded)


def _holds(folded: str, words: Sequence[str]) -> bool:
    return any(word in folded for word in words)


def _names_bodies(folded: str) -> bool:
    """ "Đơn vị thực hiện", "Phân công", or only "Cơ quan, đơn vị"."""
    if _holds(folded, (*_BODIES, *_PERSONS)) and _holds(folded, _DOING):
        return True
    if _holds(folded, ("phan cong", "trach nhiem")) or folded.startswith("giao "):
        return True
    rest = folded
    for word in _BODIES:
        rest = rest.replace(word, "")
    return rest != folded and not rest.strip(" ,/")


def _task_role(folded: str) -> Role | None:
    if folded.split(" ", 1)[0] in _GROUPS or folded.startswith(_GROUPS[1:]):
        return "group"
    return "task" if _holds(folded, _TASKS) else None


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
    leads = roles.get("lead", [])
    named = [i for i in leads if _holds(fold(header[i]), _LEADING)]
    if named and len(named) < len(leads):
        roles["lead"] = named  # beside "Chủ trì" a column "Lãnh đạo phụ trách" names persons
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
