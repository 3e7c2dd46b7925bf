"""Objectives, requirements, audiences, topics, channels, budget and duties, by their headings."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from vanban.model import Budget, Responsibility, Section, Value
from vanban.structure import phrases
from vanban.structure.budgets import flatten, read_budget
from vanban.structure.notes import Notes
from vanban.structure.units import clean_name, split_units
from vanban.text import fold, squeeze

Part = Literal[
    "objectives", "requirements", "audiences", "topics", "channels", "budget", "responsibilities"
]

_HEADINGS: tuple[tuple[Part, str], ...] = (
    ("objectives", r"muc (?:tieu|dich)"),
    ("requirements", r"yeu cau"),
    ("audiences", r"doi tuong(?! ap dung)"),
    (
        "topics",
        r"(?:noi dung(?: (?:chu yeu|trong tam|cong tac))?(?: va chu de)?"
        r"(?: (?:tuyen truyen|truyen thong|pho bien|thong tin|can tuyen truyen).*)?$"
        r"|noi dung(?=,| va )|chu de|thong diep)",
    ),
    (
        "channels",
        r"(?:(?:cac )?hinh thuc(?!.*xu ly)|phuong thuc|phuong tien|kenh|cach thuc|phuong phap"
        r"|bien phap tuyen truyen)",
    ),
    ("budget", r"(?:nguon )?kinh phi|nguon luc|du toan kinh phi|ngan sach"),
    (
        "responsibilities",
        r"to chuc (?:thuc hien|trien khai)|phan cong|trach nhiem|giao nhiem vu|nhiem vu cua cac",
    ),
)
# Where a sentence on a duty goes on from the names of those who bear it.
_VERBS = frozenset(
    (
        "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "chủ trì", "phối hợp", "chủ động",
        "xây dựng", "tham mưu", "thực hiện", "tổ chức", "theo dõi", "đôn đốc", "căn cứ",
        "hướng dẫn", "tổng hợp", "báo cáo", "giúp", "là", "tăng cường", "đảm bảo", "bảo đảm",
        "bố trí", "tiếp tục", "triển khai", "cung cấp", "đăng tải", "rà soát", "kiểm tra",
        "thường xuyên", "cập nhật", "tuyên truyền", "cân đối", "thẩm định", "trình", "phổ biến",
        "quán triệt", "lồng ghép", "đẩy mạnh", "nghiêm túc", "phát động", "vận động", "bám sát",
        "chỉ đạo", "tiếp nhận", "phát hành", "đề xuất", "lập", "nghiên cứu", "dành", "mở",
        "xem xét", "đưa", "trên cơ sở", "theo chức năng", "tập trung", "hỗ trợ", "duy trì",
        "phân công", "cử", "gửi", "giám sát", "đánh giá", "tổng kết",
        "khen thưởng", "tiến hành", "huy động", "khẩn trương", "kịp thời", "công khai", "tham gia",
        "ban hành", "phê duyệt", "thông tin", "khuyến khích",
    )
)  # fmt: skip
_ASKED = re.compile(r"^(?:giao|de nghi|yeu cau|doi voi|trach nhiem cua)\s+")


class Parts(Value, frozen=True):
    """What the outline says under its usual headings."""

    objectives: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    budget: Budget | None = None
    responsibilities: tuple[Responsibility, ...] = ()


def heading_of(section: Section) -> str:
    """The title, or the words before a colon with which a numbered paragraph begins."""
    if section.title:
        return section.title
    first = section.text.split("\n", 1)[0]
    head, colon, _ = first.partition(":")
    return head if colon and len(head) < 70 else ""


def parts_named(heading: str) -> list[Part]:
    """The parts that a heading announces, in its order ("ĐỐI TƯỢNG, NỘI DUNG TUYÊN TRUYỀN")."""
    folded = squeeze(fold(heading))
    if not folded or len(folded) > 160:
        return []
    pieces = [p.strip() for p in re.split(r",|;| va |/", folded)]
    found: list[Part] = []
    for position, piece in enumerate([folded, *pieces]):
        for part, pattern in _HEADINGS:
            at_start = re.match(rf"(?:cac |ve |mot so )?(?:{pattern})", piece)
            if at_start and part not in found and (position or len(pieces) == 1):
                found.append(part)
    return found


class Scope(Value, frozen=True):
    """What the parts are read for: whether the document is on communication, so that a bare
    "Nội dung" means topics, and the sections that state tasks in prose."""

    communicates: bool = True
    in_prose: frozenset[str] = frozenset()


def is_on_communication(title: str) -> bool:
    """Whether a title says that the document is on communication."""
    return bool(re.search(r"tuyen truyen|truyen thong|pho bien|thong tin", fold(title)))


def read_parts(sections: Sequence[Section], notes: Notes, *, prefix: str, about: Scope) -> Parts:
    """The parts of a body; the first section of each kind counts, later ones add to it."""
    items: dict[Part, list[tuple[str, str]]] = {}
    budgets: list[tuple[Section, str]] = []
    duties: list[Responsibility] = []
    for part, section, path in _walk(sections, prefix):
        if part in ("topics", "channels") and not _is_topic(section, path, about):
            continue
        if part == "budget":
            budgets.append((section, path))
        elif part == "responsibilities":
            for duty, where in _duties(section, path):
                _mark(notes, f"responsibilities/{len(duties)}", where)
                duties.append(duty)
        else:
            items.setdefault(part, []).extend(_items(section, path, part))
    for part, found in items.items():
        for index, (_, where) in enumerate(found):
            _mark(notes, f"{part}/{index}", where)
    if budgets:
        _mark(notes, "budget", budgets[0][1])

    def texts(part: Part) -> tuple[str, ...]:
        return tuple(text for text, _ in items.get(part, []))

    return Parts(
        objectives=texts("objectives"),
        requirements=texts("requirements"),
        audiences=texts("audiences"),
        topics=texts("topics"),
        channels=texts("channels"),
        budget=read_budget([section for section, _ in budgets]),
        responsibilities=tuple(duties),
    )


def _is_topic(section: Section, path: str, about: Scope) -> bool:
    """Whether a section on content or forms speaks of communication, and not of tasks in prose."""
    if any(
        f"{task}/".startswith(f"{path}/") or f"{path}/".startswith(f"{task}/")
        for task in about.in_prose
    ):
        return False
    return about.communicates or is_on_communication(heading_of(section))


def _mark(notes: Notes, path: str, where: str) -> None:
    if where in notes.places:
        notes.mark(path, notes.places[where])


def _walk(sections: Sequence[Section], prefix: str) -> Iterator[tuple[Part, Section, str]]:
    for index, section in enumerate(sections):
        path = f"{prefix}/{index}"
        named = parts_named(heading_of(section))
        below = list(_walk(section.children, f"{path}/children"))
        told = {part for part, _, _ in below}
        if told & set(named) and _names_several(heading_of(section)):
            yield from below
        elif named:
            yield named[0], section, path
            yield from (entry for entry in below if entry[0] == "budget")
        else:
            yield from below


def _names_several(heading: str) -> bool:
    """Whether a heading names more than one thing ("Đối tượng và phạm vi")."""
    return bool(re.search(r",|;|/| va ", fold(heading)))


def _items(section: Section, path: str, part: Part) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    own = _own_lines(section)
    if section.children and own and own[-1].endswith(":"):
        own = own[:-1]
    for line in own:
        if line.endswith(":") and len(own) > 1:
            continue
        pieces = line.split(";") if part == "audiences" else [line]
        found.extend((_bare(piece, part), path) for piece in pieces if _bare(piece, part))
    for index, child in enumerate(section.children):
        if part in ("objectives", "requirements") and child.title:
            found.extend(_items(child, f"{path}/children/{index}", part))
            continue
        text = flatten(child)
        if text:
            found.append((_bare(text, part), f"{path}/children/{index}"))
    return found


def _own_lines(section: Section) -> list[str]:
    """The section's own paragraphs, without the words before the colon that served as heading."""
    lines = section.text.split("\n") if section.text else []
    if lines and not section.title:
        head, colon, rest = lines[0].partition(":")
        if colon and len(head) < 70:
            lines[0] = rest.strip()
    return [line for line in lines if line]


def _bare(text: str, part: Part) -> str:
    text = re.sub(r"^[-–—+*•]\s*", "", text.strip())
    return text.rstrip(" .;") if part == "audiences" else text


def _duties(section: Section, path: str) -> list[tuple[Responsibility, str]]:
    out: list[tuple[Responsibility, str]] = []
    for index, child in enumerate(section.children):
        if "budget" in parts_named(heading_of(child)) or _is_closing(child):
            continue
        where = f"{path}/children/{index}"
        text = flatten(child)
        out.append((Responsibility(units=duty_units(child), text=text), where))
    if not section.children:
        for line in _own_lines(section):
            units = names_at_start(re.sub(r"^[-–—+*•]\s*", "", line))
            if units:
                out.append((Responsibility(units=units, text=line), path))
    return out


def _is_closing(section: Section) -> bool:
    """A numbered paragraph that gives nobody a duty: "Trong quá trình thực hiện, nếu …"."""
    text = fold((section.title or section.text)[:40])
    return text.startswith(("trong qua trinh", "qua trinh", "tren day", "can cu ke hoach"))


def duty_units(section: Section) -> tuple[str, ...]:
    """The bodies that a numbered duty names first."""
    return names_at_start(f"{section.title}:" if section.title else section.text)


def names_at_start(text: str) -> tuple[str, ...]:
    """Names of bodies at the start of a sentence, up to its verb."""
    text = text.split("\n", 1)[0]
    while match := _ASKED.match(fold(text[:40])):
        text = text[match.end() :]
    if not phrases.opens_body(text):
        return ()
    head = _before_verb(text)
    if head is None or len(head) > 200:
        return ()
    while head.rstrip().endswith(("không", "cần", "phải", "sẽ", "tiếp tục", "và")):
        head = head.rstrip().rsplit(" ", 1)[0]
    return tuple(name for name in split_units(head.rstrip(" ,")) if clean_name(name))


def _before_verb(text: str) -> str | None:
    """The words before the first verb or colon, None when neither comes."""
    words = text.split(" ")
    for i in range(1, len(words)):
        before = " ".join(words[:i])
        if ":" in words[i - 1]:
            return before.partition(":")[0]
        if any(" ".join(words[i : i + n]).rstrip(",;") in _VERBS for n in (1, 2, 3)):
            return before
        if i > 40:
            break
    return text.rstrip(":") if text.endswith(":") else None
