"""Which activities a figure counts: its key, read.

``channel.7`` are the activities of that channel, ``topic.3.channel.7`` those that are of both,
``audience.none`` those without one, ``….reach`` those of them that recorded their reach.
"""

from dataclasses import dataclass, replace

from lantoa.foundation.forms import sent_number

MEASURED = frozenset({"reach", "measured"})
NAMED = frozenset({"channel", "audience", "topic", "task", "month"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that all hold. ``without`` is "audience" or "topic"; ``side`` is "internal" or
    "external", for at least one such audience."""

    channel: int | None = None
    audience: int | None = None
    topic: int | None = None
    task: int | None = None
    month: int | None = None
    side: str = ""
    without: str = ""
    is_measured: bool = False


def selection_of(key: str) -> Selection:
    """The selection that a key of a figure over activities names. Raises ValueError for others."""
    chosen, words = Selection(), iter(key.split("."))
    for word in words:
        if word == "total":
            continue
        if word in MEASURED:
            chosen = replace(chosen, is_measured=True)
        elif word in NAMED:
            chosen = _narrowed(chosen, word, next(words, ""))
        else:
            raise ValueError(f"no figure over activities has the key {key}")
    return chosen


def _narrowed(chosen: Selection, word: str, value: str) -> Selection:
    if value == "none":
        return replace(chosen, without=word)
    if value in ("internal", "external"):
        return replace(chosen, side=value)
    number = sent_number(value)
    if number is None:
        raise ValueError(f"a {word} is named by its number, not by {value}")
    return replace(chosen, **{word: number})  # type: ignore[arg-type]
