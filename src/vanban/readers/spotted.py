"""Words as Tesseract reports them, with their boxes in the pixels of the picture it was given."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from vanban.model import Value

_WORD_LEVEL: Final = "5"
_NOISE: Final = 40.0


class Spotted(Value, frozen=True):
    """A word where it was seen; ``line`` tells the lines of a picture apart, ``confidence`` goes
    from 0 to 100."""

    line: tuple[str, ...]
    text: str
    confidence: float
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def bottom(self) -> float:
        return self.top + self.height


def words_in(report: str) -> Iterator[Spotted]:
    """The words of a report in TSV, without specks."""
    for row in report.split("\n")[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != _WORD_LEVEL:
            continue
        text, confidence = fields[11].strip(), float(fields[10])
        if text and (confidence >= _NOISE or any(map(str.isalnum, text))):
            left, top, width, height = (float(value) for value in fields[6:10])
            yield Spotted(tuple(fields[1:5]), text, confidence, left, top, width, height)


def lines_of(words: Iterable[Spotted]) -> list[list[Spotted]]:
    """The words line by line, in the order of the report."""
    return [list(group) for _, group in groupby(words, key=lambda word: word.line)]


def confidence(words: Sequence[Spotted]) -> float:
    """The mean over all characters, 0 where there is none."""
    total = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / total if total else 0.0
