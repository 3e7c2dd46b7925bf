"""A second look at the lines that were read badly, each by itself and apart from its neighbours.

Recognition that divides a whole page takes the marks over a line of capitals for a line of their
own, and guesses at words of unusual size. Lines set apart on a clean sheet, drawn at the height
that recognition itself brings a line to, are a second opinion.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec.structs import replace
from PIL import Image

from vanban.model import Value
from vanban.readers.spotted import Spotted, confidence, lines_of

_DOUBTED: Final = 70.0
_CLEARER: Final = 2.0
_MOST_LINES: Final = 40
_HEIGHT: Final = 30.0  # pixels of a word
_LEAST_FACTOR, _MOST_FACTOR = 0.5, 1.5
_BETWEEN: Final = 40
# In heights of a line: the gap between two columns, what marks need above, how low marks are.
_COLUMN_GAP: Final = 2.0
_MARGIN: Final = 0.25
_MARKS: Final = 0.45

Recognise = Callable[[Image.Image], Sequence[Spotted]]


class _Stretch(Value, frozen=True):
    """Neighbouring words of a line, and the marks above them that were taken for words."""

    words: tuple[Spotted, ...]
    marks: tuple[Spotted, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Around words and marks."""
        seen = (*self.words, *self.marks)
        return (
            min(word.left for word in seen),
            min(word.top for word in seen),
            max(word.right for word in seen),
            max(word.bottom for word in seen),
        )

    @property
    def is_doubtful(self) -> bool:
        return bool(self.marks) or any(
            word.confidence < _DOUBTED for word in self.words if any(map(str.isalnum, word.text))
        )


class _Part(Value, frozen=True):
    """Where a stretch lies: its corner on the page, how much it was enlarged, from where to where
    it goes on the sheet."""

    x: int
    y: int
    factor: float
    start: int
    end: int

    def holds(self, word: Spotted) -> bool:
        return (
            abs(word.middle - (self.start + self.end) / 2) < (self.end - self.start + _BETWEEN) / 2
        )

    def on_page(self, word: Spotted, line: tuple[str, ...]) -> Spotted:
        """A word of the sheet where it stands on the page."""
        return replace(
            word,
            line=(*line, "again"),
            left=self.x + (word.left - _BETWEEN) / self.factor,
            top=self.y + (word.top - self.start) / self.factor,
            width=word.width / self.factor,
            height=word.height / self.factor,
        )


def read_again(image: Image.Image, words: Sequence[Spotted], recognise: Recognise) -> list[Spotted]:
    """The words of a picture, those of doubtful lines as a second look reads them, where that is
    surer. One call of ``recognise`` for all of them."""
    stretches = _stretches(words)
    doubtful = [stretch for stretch in stretches if stretch.is_doubtful][:_MOST_LINES]
    if not doubtful:
        return list(words)
    sheet, parts = _sheet(image, doubtful)
    seen = list(recognise(sheet))
    better: dict[int, list[Spotted]] = {}
    for number, (stretch, part) in enumerate(zip(doubtful, parts, strict=True)):
        line = [part.on_page(word, stretch.words[0].line) for word in seen if part.holds(word)]
        if line and _is_surer(stretch, line):
            better[number] = line
    return list(_replaced(stretches, doubtful, better))


def _is_surer(stretch: _Stretch, line: Sequence[Spotted]) -> bool:
    before = confidence([*stretch.words, *stretch.marks])
    return confidence(line) > before + _CLEARER


def _replaced(
    stretches: Sequence[_Stretch], doubtful: Sequence[_Stretch], better: dict[int, list[Spotted]]
) -> Iterator[Spotted]:
    numbers = {id(stretch): number for number, stretch in enumerate(doubtful)}
    for stretch in stretches:
        again = better.get(numbers.get(id(stretch), -1))
        yield from again if again else (*stretch.marks, *stretch.words)


def _stretches(words: Sequence[Spotted]) -> list[_Stretch]:
    """The words in stretches without wide gaps; a line of marks joins what is below it."""
    if not words:
        return []
    usual = median(word.height for word in words)
    found: list[_Stretch] = []
    marks: list[Spotted] = []
    for piece in (piece for line in lines_of(words) for piece in _pieces(line)):
        if all(word.height < _MARKS * usual for word in piece):
            marks.extend(piece)
            continue
        left, right, top = piece[0].left, piece[-1].right, min(word.top for word in piece)
        own = [
            mark
            for mark in marks
            if left - usual < mark.left < right + usual and abs(mark.bottom - top) < _MARKS * usual
        ]
        marks = [mark for mark in marks if mark not in own]
        found.append(_Stretch(tuple(piece), tuple(own)))
    return [*found, *(_Stretch((mark,)) for mark in marks)]


def _pieces(line: Sequence[Spotted]) -> Iterator[list[Spotted]]:
    height = median(word.height for word in line)
    piece = [line[0]]
    for before, word in pairwise(line):
        if not -height < word.left - before.right < _COLUMN_GAP * height:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _sheet(image: Image.Image, stretches: Sequence[_Stretch]) -> tuple[Image.Image, list[_Part]]:
    """The stretches one below another on a sheet, and where each stands there."""
    parts: list[_Part] = []
    pictures: list[Image.Image] = []
    at = _BETWEEN
    for stretch in stretches:
        left, top, right, bottom = stretch.box
        height = median(word.height for word in stretch.words)
        margin = _MARGIN * height
        x, y = max(0, round(left - margin)), max(0, round(top - margin))
        end = min(image.width, round(right + margin)), min(image.height, round(bottom + margin))
        factor = min(max(_HEIGHT / max(height, 1.0), _LEAST_FACTOR), _MOST_FACTOR)
        size = max(1, round((end[0] - x) * factor)), max(1, round((end[1] - y) * factor))
        pictures.append(image.crop((x, y, *end)).resize(size, Image.Resampling.LANCZOS))
        parts.append(_Part(x, y, factor, at, at + size[1]))
        at += size[1] + _BETWEEN
    width = max(picture.width for picture in pictures) + 2 * _BETWEEN
    sheet = Image.new("L", (width, at), 255)
    for part, picture in zip(parts, pictures, strict=True):
        sheet.paste(picture, (_BETWEEN, part.start))
    return sheet, parts
