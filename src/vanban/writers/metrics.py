"""How wide text stands in Times New Roman and its twins, to plan columns before drawing."""

import re
import unicodedata

NO_BREAK = "\u00a0"
PIECE = re.compile(r"\S+(?:(?<=\w-) \w\S*)*")
"""What no line break divides: a word, and "TTr-CAT- ANCTNB", which broken behind its hyphen would
read as one word."""
# Advance widths of the ASCII characters from the space on, in thousandths of the type size.
_ADVANCE = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
)  # fmt: skip
_OTHER = 600
_STROKED = str.maketrans({"đ": "d", "Đ": "D", "\u00a0": " "})
_BOLD = 1.07
MM_PER_POINT = 25.4 / 72


class _Widths(dict[str, int]):
    """The advance width of each sign; marks above and below letters add nothing."""

    def __missing__(self, sign: str) -> int:
        letter = unicodedata.normalize("NFD", sign)[0].translate(_STROKED)
        code = ord(letter) - 32
        width = _ADVANCE[code] if 0 <= code < len(_ADVANCE) else _OTHER
        self[sign] = width
        return width


_WIDTHS = _Widths()


def text_width(text: str, *, size: float, bold: bool = False) -> float:
    """The width of one line in millimetres."""
    total = sum(map(_WIDTHS.__getitem__, text))
    return total * size / 1000 * MM_PER_POINT * (_BOLD if bold else 1.0)


def widest_word(text: str, *, size: float, bold: bool = False) -> float:
    """The width in millimetres of the longest piece that no line break divides."""
    pieces = set(PIECE.findall(text))
    return max((text_width(piece, size=size, bold=bold) for piece in pieces), default=0.0)


def balanced(text: str, *, width: float, size: float, bold: bool = False) -> list[str]:
    """The lines of a centred heading, as few as fit into ``width`` and as even as can be.

    An official's eye minds a last line of one word: "SỞ KHOA HỌC VÀ CÔNG / NGHỆ".
    """
    words = text.split(" ")
    full = text_width(text, size=size, bold=bold)
    lines = max(1, int(-(-full // width))) if width > 0 else 1
    while lines < len(words):
        goal = full / lines
        broken = _break(words, goal, width, size, bold, lines)
        if broken is not None:
            return broken
        lines += 1
    return words if lines > 1 else [" ".join(words)]


def _break(
    words: list[str], goal: float, width: float, size: float, bold: bool, lines: int
) -> list[str] | None:
    """The words over ``lines`` lines near the goal each, None when one is wider than the room."""
    out: list[str] = []
    rest = list(words)
    for left in range(lines, 1, -1):
        count = 1
        best = abs(text_width(rest[0], size=size, bold=bold) - goal)
        while count < len(rest) - (left - 1):
            reach = abs(text_width(" ".join(rest[: count + 1]), size=size, bold=bold) - goal)
            if reach > best:
                break
            best, count = reach, count + 1
        out.append(" ".join(rest[:count]))
        rest = rest[count:]
    out.append(" ".join(rest))
    fits = all(text_width(line, size=size, bold=bold) <= width for line in out)
    return out if fits else None
