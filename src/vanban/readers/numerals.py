"""Roman numerals I, II and III by their strokes: recognition that knows Vietnamese takes the two
strokes of a serif face, which touch at their ends, for H, [ or a single one."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace
from PIL import Image

from vanban.readers.spotted import Spotted

_LIKE_STROKES: Final = re.compile(r"^(?=[l1!]*[^l1!.,;:)])([IHl1|!\[\]ÏÌÍ]{1,4})([.,;:)]{0,2})$")
_DARK: Final = 128
_MOST_STROKES: Final = 3
_LOWEST: Final = 10.0  # pixels
# Where strokes are counted, in heights of the word: away from the serifs that join them.
_LEVELS: Final = (0.4, 0.5, 0.6)
_THIN, _THICK = 0.04, 0.38
_UNEVEN: Final = 0.12


def with_numerals(image: Image.Image, words: Sequence[Spotted]) -> list[Spotted]:
    """The words, those that look like upright strokes read as their number of strokes."""
    return [_counted(image, word) for word in words]


def _counted(image: Image.Image, word: Spotted) -> Spotted:
    match = _LIKE_STROKES.match(word.text)
    if match is None or word.height < _LOWEST:
        return word
    counts = {_strokes(image, word, level) for level in _LEVELS}
    strokes = counts.pop() if len(counts) == 1 else None
    if strokes is None or (strokes == len(match[1]) and match[1] == "I" * strokes):
        return word
    return replace(word, text="I" * strokes + match[2])


def _strokes(image: Image.Image, word: Spotted, level: float) -> int | None:
    """How many upright strokes a word has at a height, None where something else stands there.

    A stop or comma stands lower than that and is not counted.
    """
    y = min(image.height - 1, round(word.top + level * word.height))
    left, right = max(0, round(word.left)), min(image.width, round(word.right))
    row = image.crop((left, y, right, y + 1)).tobytes()
    widths: list[int] = []
    starts: list[int] = []
    before = False
    for x, value in enumerate(row):
        dark = value < _DARK
        if dark and not before:
            starts.append(x)
            widths.append(0)
        if dark:
            widths[-1] += 1
        before = dark
    if not 1 <= len(widths) <= _MOST_STROKES:
        return None
    # A comma makes the box of a word higher than its capitals are.
    if not all(_THIN * word.height < width < _THICK * word.height for width in widths):
        return None
    if max(widths) - min(widths) > _UNEVEN * word.height:
        return None
    steps = [after - at for at, after in pairwise(starts)]
    even = not steps or max(steps) - min(steps) < _UNEVEN * word.height
    return len(widths) if even else None
