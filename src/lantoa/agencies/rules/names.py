"""Names of units, channels and audiences: when two are the same, and what a name tells.

What a name tells is a proposal for a person to confirm, never a fact of record.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from vanban.text import fold, normalise_tones

from ..enums import ChannelKind, UnitKind

# Below this share of common words two names are not even proposed to a person.
LIKELY = 0.75

_NOT_WORDS = re.compile(r"[^0-9a-z]+")
# "Thông tin, thống kê và ứng dụng" and "Thông tin, thống kê, ứng dụng" name one unit.
_CONJUNCTIONS = frozenset({"va"})


def name_key(name: str) -> str:
    """The form in which names are compared: folded words, without punctuation and "và".

    "Trung tâm Thông tin, thống kê và ứng dụng KH&CN" and "… thống kê, ứng dụng KHCN" are equal.
    """
    words = _NOT_WORDS.sub(" ", fold(normalise_tones(name)).replace("&", "")).split()
    return " ".join(word for word in words if word not in _CONJUNCTIONS)


def likeness(one: str, other: str) -> float:
    """0 to 1: how many words two name keys share in the same order."""
    return SequenceMatcher(a=one.split(), b=other.split(), autojunk=False).ratio()


def likely_keys(key: str, known: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """Known keys that may mean the same, likeliest first, with their likeness."""
    scored = ((other, likeness(key, other)) for other in known if other != key)
    return tuple(
        sorted(((o, s) for o, s in scored if s >= LIKELY), key=lambda pair: (-pair[1], pair[0]))
    )


_UNIT_KINDS = (
    (("van phong",), UnitKind.OFFICE),
    (("thanh tra",), UnitKind.INSPECTORATE),
    (("chi cuc",), UnitKind.BRANCH),
    (("trung tam", "vien ", "truong ", "ban quan ly", "quy ", "bao tang"), UnitKind.CENTRE),
    (("phong ",), UnitKind.DIVISION),
    (("lanh dao", "giam doc", "ban giam doc", "chu tich"), UnitKind.LEADERSHIP),
)


def unit_kind(name: str) -> UnitKind:
    """What kind of unit a name says it is, by its first words."""
    key = name_key(name) + " "
    for openings, kind in _UNIT_KINDS:
        if key.startswith(openings):
            return kind
    return UnitKind.OTHER


_OF = re.compile(r"^(?P<who>.*?) (?:truc thuoc|thuoc|cua)(?: (?P<whole>.*))?$")
# A collective name with one of these covers bodies that are no units of a department.
_FOREIGN = (
    "so", "cac bo", "bo nganh", "nganh", "tinh", "huyen", "xa", "ubnd", "hdnd", "cac cap",
    "dia phuong", "phuong", "doan the", "hoi", "doanh nghiep", "to chuc", "quan khu",
)  # fmt: skip
_STAFF_KINDS = frozenset({UnitKind.DIVISION, UnitKind.OFFICE, UnitKind.INSPECTORATE})
_OUTER_KINDS = frozenset({UnitKind.BRANCH, UnitKind.CENTRE})


def group_kinds(name: str, *, agency: str = "") -> frozenset[UnitKind]:
    """The kinds of the agency's units that a collective name covers; none for other bodies.

    "Các phòng chuyên môn" are divisions, "đơn vị trực thuộc" branches and centres, "các phòng,
    đơn vị thuộc Sở" all of them, "các sở, ban, ngành" none.
    """
    who = name_key(name)
    part = _OF.match(who)
    inner = part is not None
    if part is not None:
        whole, who = part["whole"], part["who"]
        if whole and not f"{name_key(agency)} ".startswith(f"{whole} "):
            return frozenset()
    words = frozenset(who.split())
    if any(f" {phrase} " in f" {who} " for phrase in _FOREIGN):
        return frozenset()
    kinds: frozenset[UnitKind] = frozenset()
    if "phong chuyen mon" in who:
        kinds |= {UnitKind.DIVISION}
    elif "phong" in words:
        kinds |= _STAFF_KINDS
    if "chi cuc" in who:
        kinds |= {UnitKind.BRANCH}
    if "trung tam" in who or "su nghiep" in who:
        kinds |= {UnitKind.CENTRE}
    if "don vi" in who:
        kinds |= _OUTER_KINDS
        if "phong" not in words and not (inner and part is not None and part["whole"] is None):
            kinds |= _STAFF_KINDS
    return kinds


_COLLECTIVE_AGENCIES = ("ubnd", "uy ban nhan dan", "bo ", "ban chi dao", "chinh phu")
_OTHER_BODIES = (
    "so", "bo", "ubnd", "uy ban", "hdnd", "hoi dong nhan dan", "tinh uy", "thanh uy", "huyen uy",
    "dang uy", "cong an", "bo chi huy", "hoi", "lien doan", "mat tran", "bao", "dai", "chinh phu",
    "thu tuong", "cuc", "tong cuc", "kho bac", "bao hiem", "ngan hang", "vien kiem sat", "toa an",
    "doanh nghiep", "tap doan", "tong cong ty",
)  # fmt: skip


def is_outside(name: str, *, agency: str) -> bool:
    """Whether a named body is likely no unit of the agency, as "Sở Nội vụ" for another department.

    What a people's committee or a ministry names is its own; "Bộ phận Một cửa" is no ministry.
    """
    key, own = name_key(name), name_key(agency)
    if own.startswith(_COLLECTIVE_AGENCIES) or key.startswith("bo phan"):
        return False
    if f"{own} ".startswith(f"{key} ") or f"{key} ".startswith(f"{own} "):
        return False
    return any(f"{key} ".startswith(f"{body} ") for body in _OTHER_BODIES)


# Words of real plans, most telling first; a text may name several channels.
_CHANNELS = (
    (ChannelKind.LOUDSPEAKER, ("truyen thanh", "loa phat thanh", "loa truyen thanh")),
    (ChannelKind.BROADCAST, ("truyen hinh", "phat thanh", "ptth", "pt th", "dai phat")),
    (ChannelKind.SOCIAL, ("mang xa hoi", "zalo", "facebook", "fanpage", "youtube")),
    (ChannelKind.PORTAL, ("cong thong tin", "trang thong tin", "ttdt", "website", "chuyen muc")),
    (ChannelKind.BULLETIN, ("ban tin",)),
    (ChannelKind.PRESS, ("bao chi", "tap chi", "to bao", "bao dia phuong", "bao tinh")),
    (ChannelKind.CONTEST, ("cuoc thi", "hoi thi")),
    (ChannelKind.TRAINING, ("tap huan", "boi duong", "dao tao")),
    (ChannelKind.PRINT, ("pa no", "pano", "ap phich", "to roi", "bang ron", "khau hieu", "to gap")),
    (ChannelKind.MEETING, ("giao ban", "hoi nghi", "cuoc hop", "hoi thao", "toa dam", "sinh hoat")),
)
# "Báo" and a proper name is a newspaper, "báo cáo" is not.
_NEWSPAPER = re.compile(r"\b[Bb]áo\s+[A-ZĐ]")


def channel_kinds(text: str) -> tuple[ChannelKind, ...]:
    """The kinds of channels that a paragraph of a plan names, in the order of its words."""
    key = f" {name_key(text)} "
    found: dict[ChannelKind, int] = {}
    for kind, phrases in _CHANNELS:
        places = [key.find(f" {phrase}") for phrase in phrases]
        first = min((place for place in places if place >= 0), default=-1)
        if first >= 0:
            found[kind] = first
    newspaper = _NEWSPAPER.search(text)
    if newspaper:
        found.setdefault(ChannelKind.PRESS, newspaper.start())
    return tuple(sorted(found, key=lambda kind: found[kind]))


_INTERNAL = ("cong chuc", "vien chuc", "nguoi lao dong", "can bo", "dang vien", "don vi truc thuoc")


def is_internal_audience(name: str) -> bool:
    """Whether a named audience is the agency's own people."""
    key = name_key(name)
    return any(phrase in key for phrase in _INTERNAL)


def as_written(capitals: str, texts: Iterable[str]) -> str:
    """A name printed in capitals as the running text spells it ("Sở Khoa học và Công nghệ").

    Where no text has it, only its first letter stays a capital.
    """
    wanted = capitals.strip().lower()
    for text in texts:
        start = text.lower().find(wanted)
        if wanted and start >= 0:
            return text[start : start + len(wanted)]
    return wanted[:1].upper() + wanted[1:]
