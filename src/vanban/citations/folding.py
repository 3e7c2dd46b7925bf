"""The text that the grammar reads: of the same length as the source, in one spelling."""

import unicodedata

from vanban.model import Value
from vanban.text import mend_homoglyphs, normalise_tones

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
    return Reading(source=source, plain=plain, low=_lower(plain), offsets=offsets)


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
