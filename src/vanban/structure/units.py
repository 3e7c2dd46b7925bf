"""Names of bodies in a cell or a sentence, and which of them are one body.

A comma separates names only where the name of a body begins behind it; inside a name ("Trung tâm
Thông tin, thống kê …") and inside a collective phrase ("các phòng, đơn vị thuộc Sở") it stays.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from vanban.model import Unit, Value
from vanban.structure import phrases
from vanban.text import fold, normalise_tones, squeeze

_GENERIC = frozenset(
    (
        "cac", "nhung", "moi", "toan", "the", "tat", "ca", "so", "ban", "nganh", "phong", "don",
        "vi", "co", "quan", "trung", "tam", "chi", "cuc", "huyen", "xa", "phuong", "thanh", "pho",
        "thi", "tran", "doan", "to", "chuc", "chuyen", "mon", "truc", "thuoc", "nghiep", "vu",
        "su", "nghiep", "dia", "phuong", "thuoc", "cua", "va", "cap", "tinh", "quan", "ubnd",
        "uy", "nhan", "dan", "lien", "khac", "co", "bo", "phan", "ca", "chinh", "tri", "hoi",
        "thanh", "vien", "truong", "khu", "thon", "hanh", "chinh", "cong", "lap", "doanh",
        "nghiep", "nha", "nuoc", "tren", "dia", "ban", "bai",
    )
)  # fmt: skip
_GROUP = re.compile(
    r"^(?:cac|nhung|moi|toan the|tat ca|toan bo)\b|\bcac (?:so|ban|phong|don vi|co quan|huyen|xa|"
    r"phuong|dia phuong|to chuc|nganh|bo|tinh|thanh pho|doanh nghiep|truong|hoi|cap)\b"
)
_PREFIX = re.compile(
    r"^(?:(?:co quan|don vi|bo phan|phong)?\s*(?:chu tri|phoi hop|thuc hien|tham muu)\s*:|"
    r"phoi hop voi\s|[-–—+*•]\s*)\s*"
)
# With its diacritics: "Giáo viên" is a teacher.
_GIVEN = re.compile(r"^giao\s+", re.IGNORECASE)
_BULLET_INSIDE = re.compile(r"\s+[-–+•]\s+(?=[^\W\d_])")
_ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "vp": "van phong",
    "ttdt": "thong tin dien tu",
    "cntt": "cong nghe thong tin",
    "ubmttq": "uy ban mat tran to quoc",
    "tw": "trung uong",
    "qlcn": "quan ly cong nghiep",
}
# Alone they name no body, but end the name of one ("Đoàn Thanh niên / Sở").
_LONE_WORDS = frozenset(("so", "bo", "huyen", "xa", "phuong", "ban", "cuc"))
_LONG_NAME = 6
# What is longer is running text, no list of names.
_LONGEST_CELL = 5_000
# A document that names more bodies of one kind is a list, in which likeness says nothing.
_MOST_ALIKE = 300
_LINKS = re.compile(r"(?:\b(?:va|cua|thuoc|giua|voi|tai|cac)|[-–&,(/])\s*$")
_DROPPED = frozenset(("va", "cac", "nhung", "cua"))


class Naming(Value, frozen=True):
    """A body as printed at one place of the document."""

    name: str
    path: str


@lru_cache(maxsize=4096)
def split_units(text: str) -> tuple[str, ...]:
    """The names in a cell as printed, without bullets and closing marks."""
    if len(text) > _LONGEST_CELL:
        return (squeeze(text),)
    names: list[str] = []
    for line in _join_wrapped(text):
        for piece in _split_bullets(line):
            for part in _split_outside(piece, ";"):
                names.extend(_split_commas(part))
    return tuple(name for name in (clean_name(n) for n in names) if name)


def _split_bullets(line: str) -> list[str]:
    """ "- Sở A - Sở B" in one line; a dash inside a name ("Lao động - Thương binh") stays."""
    pieces: list[str] = []
    for piece in _BULLET_INSIDE.split(line) if line[:1] in "-–+•" else [line]:
        if pieces and not (piece[:1].isupper() and phrases.opens_body(piece)):
            pieces[-1] = f"{pieces[-1]} - {piece}"
        else:
            pieces.append(piece)
    return pieces


def _join_wrapped(text: str) -> list[str]:
    """The lines of a cell, a name that the column's width has wrapped joined again."""
    lines: list[str] = []
    for raw in text.split("\n"):
        line = squeeze(raw)
        if not line:
            continue
        opens = phrases.opens_body(line) or line[0] in "-–—+*•"
        hanging = bool(lines) and fold(lines[-1]).endswith(
            (",", " va", "cac", " thuoc", " cua", " -")
        )
        separate = opens and not hanging and not _is_rest(line)
        closed = bool(lines) and lines[-1].endswith((";", "."))
        if lines and not separate and not closed:
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _is_rest(line: str) -> bool:
    """Whether a line is only the end of a wrapped name: "Sở", "tỉnh", "Bộ"."""
    return " " not in line and fold(line).strip(" .;,") in _LONE_WORDS


def _split_outside(text: str, mark: str) -> list[str]:
    """Split at a mark that stands outside parentheses."""
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == mark and depth <= 0:
            parts.append(text[start:i])
            start = i + 1
    return [*parts, text[start:]]


def _split_commas(text: str) -> list[str]:
    out: list[str] = []
    for piece in _split_outside(text, ","):
        if out and not _begins_name(out[-1], piece.strip()):
            out[-1] = f"{out[-1]},{piece}"
        else:
            out.append(piece)
    return [name for piece in out for name in _split_and(piece)]


def _begins_name(before: str, piece: str) -> bool:
    """Whether the text behind a comma begins another name."""
    if not phrases.opens_body(piece):
        return False
    folded = fold(piece)
    if re.match(r"(?:cac|nhung|moi|toan the)\b", folded):
        return not _is_bare(before)
    if piece[:1].isupper():
        return not (_is_bare(before) and _is_bare(piece))
    return before.strip()[:1].islower() and not is_group(before) and not _is_bare(piece)


def _is_bare(text: str) -> bool:
    """Whether a phrase has only class words: "các Phòng", "đơn vị thuộc Sở"."""
    words = re.findall(r"\w+", fold(text))
    return bool(words) and all(word in _GENERIC for word in words)


def _split_and(text: str) -> list[str]:
    match = re.search(r"\s(?:và|và cả)\s+(?=(?:[Cc]ác|[Nn]hững)\s)", text)
    if match and not is_group(text[: match.start()]):
        return [text[: match.start()], text[match.end() :]]
    word = phrases.body_word(text)
    if word is None or not text[:1].isupper():
        return [text]
    head = text[: len(word)]
    again = re.search(rf"\s(?:và)\s+(?={re.escape(head)}\s)", text)
    if again:
        return [text[: again.start()], text[again.end() :]]
    return _split_repeated(text, word)


def _split_repeated(text: str, word: str) -> list[str]:
    """ "Phòng A Phòng B" of a cell whose lines ran together: a name has its first word once."""
    cuts = [
        match.start()
        for match in re.finditer(rf"(?<=\s){re.escape(text[: len(word)])}(?=\s)", text)
        if phrases.body_word(text[match.start() :]) == word
        and not _LINKS.search(fold(text[: match.start()]))
    ]
    return [text[a:b].strip() for a, b in pairwise([0, *cuts, len(text)])]


def clean_name(text: str) -> str:
    """A name without bullet, role word and typographic closing marks."""
    text = squeeze(text).strip()
    while match := _PREFIX.match(fold(text)) or _GIVEN.match(text):
        text = text[match.end() :]
    text = re.sub(r"[\s.;,:…]+$", "", text).strip()
    if text.startswith("(") or fold(text) in ("cac", "nhung", "va", "khong", "co"):
        return ""
    return text if any(c.isalpha() for c in text) else ""


def is_group(name: str) -> bool:
    """Whether a phrase names several bodies at once ("các phòng, đơn vị thuộc Sở")."""
    folded = fold(name)
    return bool(_GROUP.search(folded)) or (_is_bare(name) and ("," in name or " va " in folded))


def unit_key(name: str, expansions: dict[str, str]) -> str:
    """What spellings of one name have in common: no diacritics, no "và", abbreviations in full."""
    words = re.findall(r"[\w&]+", fold(normalise_tones(name)))
    out: list[str] = []
    for word in words:
        plain = word.replace("&", "")
        full = _ABBREVIATIONS.get(plain) or expansions.get(plain)
        out.extend((full or plain).split())
    return " ".join(w for w in out if w and w not in _DROPPED)


def expansions_in(names: Iterable[str], text: str) -> dict[str, str]:
    """Abbreviations used in names, in full as some name or the text prints them.

    "KH&CN" is read as any run of words with these initials, "và" aside.
    """
    acronyms = {
        fold(token).replace("&", ""): token
        for name in names
        for token in re.findall(r"[\w&]+", name)
        if token.isupper() and len(token) > 1 and token[0] != "&"
    }
    wanted = {k for k in acronyms if k not in _ABBREVIATIONS and 2 <= len(k) <= 8 and k.isalpha()}
    if not wanted:
        return {}
    plain = fold(text)
    printed = re.findall(r"\w+", text)
    pairs = [p for p in zip(printed, re.findall(r"\w+", plain), strict=False) if p[1] != "va"]
    words = [word for word, _ in pairs]
    folded = [word for _, word in pairs]
    initials = "".join([word[0] for word in folded])
    found: dict[str, str] = {}
    for acronym in wanted:
        at = initials.find(acronym)
        while at >= 0:
            run = words[at : at + len(acronym)]
            if run[0][:1].isupper() and all(len(w) > 1 for w in run):
                found[acronym] = " ".join(folded[at : at + len(acronym)])
                break
            at = initials.find(acronym, at + 1)
    return found


class Merged(Value, frozen=True):
    """A body with the spellings that were merged into it; ``likely`` those merged on likeness."""

    unit: Unit
    likely: tuple[str, ...]


def merge(names: Sequence[str], expansions: dict[str, str]) -> list[Merged]:
    """One entry a body, in order of first mention; the longest spelling is the canonical name."""
    keys: dict[str, list[str]] = {}
    for name in names:
        spellings = keys.setdefault(unit_key(name, expansions), [])
        if name not in spellings:
            spellings.append(name)
    likely: dict[str, list[str]] = {key: [] for key in keys}
    for alike in _alike(keys):
        for short in alike:
            long = next((k for k in alike if k in keys and _likely_same(short, k)), None)
            if long is not None and short in keys:
                likely[long] += [*keys[short], *likely.pop(short, [])]
                keys[long] += keys.pop(short)
    return [
        Merged(
            unit=Unit(
                name=_canonical(spellings, likely[key]),
                variants=tuple(spellings),
                kind="group" if any(is_group(s) for s in spellings) else "unit",
            ),
            likely=tuple(likely[key]),
        )
        for key, spellings in keys.items()
    ]


def _alike(keys: Iterable[str]) -> list[list[str]]:
    """Long keys with the same first two words; only these are compared with each other."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for key in keys:
        words = key.split()
        if len(words) >= _LONG_NAME:
            groups.setdefault(tuple(words[:2]), []).append(key)
    return [group for group in groups.values() if 1 < len(group) <= _MOST_ALIKE]


def _canonical(spellings: Sequence[str], likely: Sequence[str]) -> str:
    sure = [s for s in spellings if s not in likely]
    best = max(sure, key=lambda s: (len(re.findall(r"\w+", s)), -sure.index(s)))
    return best[:1].upper() + best[1:]


def _likely_same(short: str, long: str) -> bool:
    """Whether one name is the other with a word or two left out; long names only."""
    a, b = short.split(), long.split()
    if not _LONG_NAME <= len(a) < len(b) or len(b) - len(a) > 2:
        return False
    rest = iter(b)
    return all(word in rest for word in a)
