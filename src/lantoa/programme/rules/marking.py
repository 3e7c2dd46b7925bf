"""Where two texts differ, word by word, so that a person sees the change and not two paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# Of a longer run of equal words only its ends are shown.
SHOWN_WORDS = 8
# Texts that share less than this are shown one after the other.
COMPARABLE = 0.3
# Words of one text times words of the other; above it comparing takes too long.
MOST_PAIRS = 4_000_000

MarkKind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words that both texts have, that only the old or only the new one has."""

    kind: MarkKind
    text: str


def marked(before: str, after: str) -> tuple[Mark, ...]:
    """The new text with what was taken out and put in; equal stretches are cut with "…"."""
    old, new = _words(before), _words(after)
    if len(old) * len(new) > MOST_PAIRS:
        return _apart(before, after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < COMPARABLE:
        return _apart(before, after)
    marks: list[Mark] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            marks.append(Mark("same", _cut(old[start:end], start == 0, end == len(old))))
            continue
        if end > start:
            marks.append(Mark("removed", " ".join(old[start:end])))
        if new_end > new_start:
            marks.append(Mark("added", " ".join(new[new_start:new_end])))
    return tuple(mark for mark in marks if mark.text)


def _words(text: str) -> list[str]:
    return text.split()


def _apart(before: str, after: str) -> tuple[Mark, ...]:
    marks = (Mark("removed", " ".join(_words(before))), Mark("added", " ".join(_words(after))))
    return tuple(mark for mark in marks if mark.text)


def _cut(words: Sequence[str], is_first: bool, is_last: bool) -> str:
    """The words next to a change: of a beginning only the last, of an end only the first."""
    if len(words) <= 2 * SHOWN_WORDS:
        return " ".join(words)
    head = [] if is_first else list(words[:SHOWN_WORDS])
    tail = [] if is_last else list(words[-SHOWN_WORDS:])
    return " ".join([*head, "…", *tail])
