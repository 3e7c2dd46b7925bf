"""Likely slips of the pen: doubled syllables, a letter off in a common word, a place name without
its marks. The text is kept verbatim; a finding suggests what may be meant."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from vanban.model import Document, Value
from vanban.plaintext import segments
from vanban.structure import compounds
from vanban.structure.notes import Notes
from vanban.text import fold, nfc, normalise_tones

_WORD = re.compile(r"[^\W\d_]+")
_TONES = {"\u0300": 1, "\u0301": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
_ONSET = re.compile(r"^(ngh|ng|nh|ch|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?")
_CODA = re.compile(r"(ng|nh|ch|[cmnpt])?$")
_CONFUSED = (
    {"l", "n"}, {"ch", "tr"}, {"s", "x"}, {"d", "gi", "r"}, {"d", "đ"}, {"c", "k"}, {"g", "gh"},
    {"ng", "ngh"}, {"n", "ng"}, {"t", "th"}, {"h", "kh"}, {"p", "ph"}, {"c", "ch"}, {"g", "ng"},
)  # fmt: skip
_MOST = 30


class Slip(Value, frozen=True):
    """A likely slip at ``start`` of a segment, and what may be meant."""

    wrong: str
    right: str
    start: int


def report_typos(document: Document, notes: Notes) -> None:
    """One finding a distinct slip, with its first place and how often it occurs."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for segment in segments(document):
        for slip in slips(segment.text):
            key = (slip.wrong, slip.right)
            path, count = found.get(key, (segment.path, 0))
            found[key] = (path, count + 1)
    for (wrong, right), (path, count) in list(found.items())[:_MOST]:
        times = f" ({count} chỗ)" if count > 1 else ""
        notes.find(
            "likely-typo",
            f"“{wrong}” có thể là lỗi đánh máy{times}; phần mềm giữ nguyên văn.",
            severity="info",
            suggestion=f"Có thể là “{right}”.",
            place=notes.nearest(path),
        )


def slips(text: str) -> Iterator[Slip]:
    """Likely slips in a text, in order."""
    words = list(_WORD.finditer(text))
    for i in range(len(words) - 1):
        a, b = words[i], words[i + 1]
        if text[a.end() : b.start()] != " ":
            continue
        doubled = _doubled(text, words, i)
        if doubled:
            yield doubled
        elif (slip := _misspelt(text, words, i)) or (slip := _place(text, words, i)):
            yield slip


def _doubled(text: str, words: list[re.Match[str]], i: int) -> Slip | None:
    a, b = words[i], words[i + 1]
    if a.group().lower() != b.group() or len(b.group()) < 2:
        return None
    if b.group() in compounds.REDUPLICATED or re.match(r"\s*[\d:]", text[b.end() :]):
        return None
    if _joined(text, words, i - 1) and _joined(text, words, i + 1):
        return None  # two words that meet: "hành vi vi phạm"
    before = _WORD.findall(text[: a.start()])[-1:]
    context = f"{before[0]} " if before and text[a.start() - 1] == " " else ""
    wrong = f"{context}{a.group()} {b.group()}"
    return Slip(wrong=wrong, right=f"{context}{a.group()}", start=a.start())


def _misspelt(text: str, words: list[re.Match[str]], i: int) -> Slip | None:
    """Two syllables that are one part away from a common word and belong to no other."""
    a, b = _lower(words[i].group()), _lower(words[i + 1].group())
    if a is None or b is None or compounds.is_word(a, b):
        return None
    if words[i + 1].group()[:1].isupper() and b != "ttđt" and not words[i].group()[:1].isupper():
        return None  # a name begins here
    if _joined(text, words, i - 1) or _joined(text, words, i + 1):
        return None
    first, second = compounds.compounds()
    meant = [(a, other) for other in first.get(a, ()) if one_part_off(b, other)]
    meant += [(other, b) for other in second.get(b, ()) if one_part_off(a, other)]
    if len(meant) != 1:
        return None
    right = " ".join(meant[0])
    wrong = text[words[i].start() : words[i + 1].end()]
    if wrong[:1].isupper():
        right = right[:1].upper() + right[1:]
    if b == "ttđt":
        right = right.replace("ttđt", "TTĐT")
    return Slip(wrong=wrong, right=right, start=words[i].start())


def _lower(word: str) -> str | None:
    """A syllable in lower case; None for names in the middle of a sentence and abbreviations."""
    if word == "TTĐT":
        return "ttđt"
    if len(word) > 7 or (word.isupper() and len(word) > 1):
        return None
    return normalise_tones(word.lower())


def _joined(text: str, words: list[re.Match[str]], i: int) -> bool:
    """Whether the words at ``i`` and behind it are a word of their own."""
    if i < 0 or i + 1 >= len(words):
        return False
    a, b = words[i], words[i + 1]
    near = text[a.end() : b.start()] == " "
    return near and compounds.is_word(a.group().lower(), b.group().lower())


@cache
def _parts(syllable: str) -> tuple[str, str, str, int]:
    """Onset, nucleus, coda and tone of a syllable in lower case."""
    tone = 0
    letters = []
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    plain = nfc("".join(letters))
    onset = _ONSET.match(plain)
    start = onset.end() if onset else 0
    coda = _CODA.search(plain[start:])
    end = len(plain) - len(coda.group()) if coda else len(plain)
    return plain[:start], plain[start:end], plain[end:], tone


def one_part_off(a: str, b: str) -> bool:
    """Whether two syllables differ in one part only, in a way that fingers or ears confuse."""
    if a == b or not a or not b:
        return False
    (o1, n1, c1, t1), (o2, n2, c2, t2) = _parts(a), _parts(b)
    if not n1 or not n2:
        return False
    differing = [o1 != o2, n1 != n2, c1 != c2, t1 != t2]
    if sum(differing) != 1:
        return False
    if differing[0]:
        return any({o1, o2} <= pair for pair in _CONFUSED)
    return not differing[1] or fold(n1) == fold(n2)


@cache
def _place_names() -> dict[str, str]:
    return {fold(name): name for name in compounds.provinces() if len(name.split()) == 2}


def _place(text: str, words: list[re.Match[str]], i: int) -> Slip | None:
    """A province named without its marks: "Hung Yên"."""
    a, b = words[i], words[i + 1]
    printed = text[a.start() : b.end()]
    if not (a.group()[:1].isupper() and b.group()[:1].isupper()):
        return None
    name = _place_names().get(fold(printed))
    if name is None or normalise_tones(printed).lower() == name.lower():
        return None
    before = text[: a.start()].rstrip()
    beside = before[-1:].isalpha() and _WORD.findall(before)[-1][:1].isupper()
    behind = text[b.end() : b.end() + 1] == " " and text[b.end() + 1 : b.end() + 2].isupper()
    if (beside and not printed.isupper()) or (behind and not printed.isupper()):
        return None
    right = name.upper() if printed.isupper() else name
    return Slip(wrong=printed, right=right, start=a.start())
