"""The text that the grammar reads: of the same length as the source, in one spelling."""

import unicodedata
from functools import cache
from re import Pattern, compile

from vanban.citations.kinds import WORDS
from vanban.model import Value
from vanban.text import fold, mend_homoglyphs, normalise_tones

# One character each, so that every offset stays where it was.
_PLAIN = str.maketrans({**dict.fromkeys("–—−‐‑‒", "-"), "\u00a0": " ", "\u202f": " ", "…": "."})


class Reading(Value, frozen=True):
    """``plain`` in NFC with mended letters, ``low`` the same in lower case, code point by code
    point; ``offsets`` lead back to the source when that was not in NFC."""

    source: str
    plain: str
    low: str
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the source."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]

    def verbatim(self, start: int, end: int) -> str:
        """What the source has there."""
        start, end = self.span(start, end)
        return self.source[start:end]


def read(source: str) -> Reading:
    """Prepare a text for the grammar; linear in its length."""
    offsets = None
    composed = source
    if not unicodedata.is_normalized("NFC", source):
        composed, offsets = _compose(source)
    plain = normalise_tones(mend_homoglyphs(composed)).translate(_PLAIN)
    low = _mend_kinds(_lower(plain))
    return Reading(source=source, plain=plain, low=low, offsets=offsets)


@cache
def _misspelt() -> tuple[Pattern[str], dict[str, str]]:
    """The words of kinds without diacritics before a number, and as they are spelt."""
    spelt = {fold(word): word for word in WORDS if " " in word}
    words = "|".join(spelt).replace(" ", r"\s{1,3}")
    return compile(
        rf"(?<![^\W_])(?P<word>{words})(?P<so>\s{{1,3}}so)?(?=\s{{0,3}}:?\s{{0,3}}\d)"
    ), spelt


def _mend_kinds(low: str) -> str:
    """ "Nghi định số 10/2021", "Quyết đinh số 5": a kind whose diacritics a scan or a hurried hand
    lost, in its spelling. Keeps the length."""
    folded = fold(low)
    if len(folded) != len(low):
        return low
    pattern, spelt = _misspelt()
    pieces, done = [], 0
    for match in pattern.finditer(folded):
        word = " ".join(match["word"].split())
        if len(word) == len(match["word"]):
            so = match["so"] or ""
            pieces += [low[done : match.start()], spelt[word], so.replace("so", "số")]
            done = match.end()
    return "".join((*pieces, low[done:]))


def _lower(s: str) -> str:
    low = s.lower()
    if len(low) == len(s):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in s)


def _compose(source: str) -> tuple[str, tuple[int, ...]]:
    """NFC letter by letter, with the place in the source of each code point and of the end."""
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    for i in range(1, len(source) + 1):
        if i < len(source) and unicodedata.combining(source[i]):
            continue
        letter = unicodedata.normalize("NFC", source[start:i])
        parts.append(letter)
        offsets.extend([start] * len(letter))
        start = i
    return "".join(parts), (*offsets, len(source))
