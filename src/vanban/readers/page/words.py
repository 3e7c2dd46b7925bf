"""What a page holds before anything is understood: words and straight rules."""

from vanban.model import Value


class Word(Value, frozen=True):
    """A word with its box and look; ``base`` is the baseline, ``spaced`` that the source has a
    space after it (where it does not say, a space is only where room is)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    spaced: bool = False

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2


class Rule(Value, frozen=True):
    """A straight line: horizontal at a y from x to x, or vertical at an x from y to y."""

    horizontal: bool
    at: float
    start: float
    end: float


class Page(Value, frozen=True):
    """One page: its number from 1, its size, its words in the order of the source, its rules."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
