"""Likely slips of the pen: doubled syllables, a letter off in a common word, a place name without
its marks. The text is kept verbatim; a finding suggests what may be meant."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from vanban.model import Document, Value
from vanban.plaintext import segments
from vanban.structure import compounds
from vanban.structure.notes import Notes
from vanban.text import fold, nfc, normalise_tones

_TAIL = re.compile(r"(?<![^\W_])[^\W\d_]+$")
_HEAD = re.compile(r"[^\W\d_]+(?![^\W_])")
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
    tokens = text.split(" ")
    start = 0
    for i in range(len(tokens) - 1):
        guess = _guess(tokens[i], tokens[i + 1])
        if guess is not None and _stands(guess, tokens, i):
            wrong, right = guess.wrong, guess.right
            if guess.kind == "doubled" and i and tokens[i - 1].isalpha():
                # The word before shows where it is.
                wrong, right = f"{tokens[i - 1]} {wrong}", f"{tokens[i - 1]} {right}"
            yield Slip(wrong=wrong, right=right, start=start + guess.offset)
        start += len(tokens[i]) + 1


class _Guess(Value, frozen=True):
    """What two neighbouring words may be meant for, before their own neighbours are looked at."""

    kind: Literal["doubled", "misspelt", "place"]
    wrong: str
    right: str
    offset: int


@lru_cache(maxsize=1 << 16)
def _guess(left: str, right: str) -> _Guess | None:
    """The guess for two tokens between spaces; the marks around them are not part of the words."""
    first, second = _TAIL.search(left), _HEAD.match(right)
    if not first or not second:
        return None
    a, b, offset = first.group(), second.group(), first.start()
    if b == a.lower() and len(b) > 1:
        if b in compounds.REDUPLICATED:
            return None
        return _Guess(kind="doubled", wrong=f"{a} {b}", right=a, offset=offset)
    meant = _meant(a, b)
    if meant:
        return _Guess(kind="misspelt", wrong=f"{a} {b}", right=meant, offset=offset)
    place = _place(a, b)
    return _Guess(kind="place", wrong=f"{a} {b}", right=place, offset=offset) if place else None


def _stands(guess: _Guess, tokens: list[str], i: int) -> bool:
    """Whether the words around leave the guess standing."""
    before, behind = i > 0 and _word(tokens, i - 1), i + 2 < len(tokens) and _word(tokens, i + 1)
    if guess.kind == "doubled":
        numbered = i + 2 < len(tokens) and tokens[i + 2][:1].isdigit()
        return not numbered and not (before and behind)
    if guess.kind == "misspelt":
        return not before and not behind
    if guess.wrong.isupper():
        return True
    named_before = i > 0 and tokens[i - 1][:1].isupper() and tokens[i - 1].isalpha()
    closed = not tokens[i + 1][-1:].isalpha()
    return not named_before and (closed or not "".join(tokens[i + 2 : i + 3])[:1].isupper())


def _word(tokens: list[str], i: int) -> bool:
    """Whether the tokens at ``i`` and behind it are a word of their own."""
    return _is_word(tokens[i], tokens[i + 1])


@lru_cache(maxsize=1 << 16)
def _is_word(left: str, right: str) -> bool:
    first, second = _TAIL.search(left), _HEAD.match(right)
    if not first or not second:
        return False
    return compounds.is_word(first.group().lower(), second.group().lower())


def _meant(first: str, second: str) -> str | None:
    """The one common word that two syllables are a part away from, if they are no word."""
    a, b = _lower(first), _lower(second)
    if a is None or b is None or compounds.is_word(a, b):
        return None
    if second[:1].isupper() and b != "ttđt" and not first[:1].isupper():
        return None  # a name begins here
    by_first, by_second = compounds.compounds()
    meant = [(a, other) for other in by_first.get(a, ()) if one_part_off(b, other)]
    meant += [(other, b) for other in by_second.get(b, ()) if one_part_off(a, other)]
    if len(meant) != 1:
        return None
    right = " ".join(meant[0]).replace("ttđt", "TTĐT")
    return right[:1].upper() + right[1:] if first[:1].isupper() else right


def _lower(word: str) -> str | None:
    """A syllable in lower case, None for what is none (abbreviations, foreign words)."""
    if word == "TTĐT":
        return "ttđt"
    if len(word) > 7 or (word.isupper() and len(word) > 1):
        return None
    return normalise_tones(word.lower())


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


def _place(a: str, b: str) -> str | None:
    """A province named without its marks: "Hung Yên"."""
    if not (a[:1].isupper() and b[:1].isupper()):
        return None
    printed = f"{a} {b}"
    name = _place_names().get(fold(printed))
    if name is None or normalise_tones(printed).lower() == name.lower():
        return None
    return name.upper() if printed.isupper() else name
