"""Word's automatic numbering, drawn as Word draws it (ECMA-376 part 1, 17.9)."""

import re
from typing import Final

from vanban.model import Value
from vanban.readers.docx.package import Package
from vanban.readers.docx.tags import Element, number, switch, value, w

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS: Final = 9
_DASHES: Final = frozenset("-–—−")
_LARGEST: Final = 100_000
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Level(Value, frozen=True):
    """One level of a list: its number format, its pattern ("%1.%2.") and where it starts."""

    format: str
    pattern: str
    start: int = 1
    legal: bool = False
    restart_after: int | None = None


class Numbering:
    """The lists of a document and how far each has counted. Ask in the order of the text."""

    def __init__(self, package: Package) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._seen: set[str] = set()
        part = package.tree("word/numbering.xml")
        if part is not None:
            self._read(part)

    def label(self, list_id: str, level: int) -> str | None:
        """The next label of the list at ``level`` (0 to 8), None where the list draws none."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < _LEVELS:
            return None
        abstract, levels = found
        if level not in levels:
            return None
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if list_id not in self._seen:
            self._seen.add(list_id)
            for at, start in self._starts.get(list_id, {}).items():
                counts[at] = start - 1
        self._count(counts, levels, level)
        return _drawn(levels, counts, level)

    def _count(self, counts: list[int | None], levels: dict[int, Level], level: int) -> None:
        before = counts[level]
        counts[level] = levels[level].start if before is None else min(before + 1, _LARGEST)
        for deeper in range(level + 1, _LEVELS):
            after = levels[deeper].restart_after if deeper in levels else None
            if after is None or (after > 0 and level < after):
                counts[deeper] = None

    def _read(self, part: Element) -> None:
        for abstract in part.iterfind(w("abstractNum")):
            name = abstract.get(w("abstractNumId"))
            if name is not None:
                self._abstract[name] = _levels(abstract)
        for concrete in part.iterfind(w("num")):
            list_id, abstract_id = concrete.get(w("numId")), value(concrete, "abstractNumId")
            if list_id is None or abstract_id not in self._abstract:
                continue
            levels = dict(self._abstract[abstract_id])
            starts: dict[int, int] = {}
            for override in concrete.iterfind(w("lvlOverride")):
                at = number(override.get(w("ilvl")))
                start = number(value(override, "startOverride"))
                levels.update(_levels(override))
                if at is not None and 0 <= at < _LEVELS and start is not None:
                    starts[at] = start
            self._lists[list_id] = (abstract_id, levels)
            self._starts[list_id] = starts


def _levels(parent: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for level in parent.iterfind(w("lvl")):
        at = number(level.get(w("ilvl")))
        if at is None or not 0 <= at < _LEVELS:
            continue
        start = number(value(level, "start"))
        levels[at] = Level(
            format=value(level, "numFmt") or "decimal",
            pattern=value(level, "lvlText") or "",
            start=1 if start is None else start,
            legal=bool(switch(level, "isLgl")),
            restart_after=number(value(level, "lvlRestart")),
        )
    return levels


def _drawn(levels: dict[int, Level], counts: list[int | None], level: int) -> str | None:
    own = levels[level]
    if own.format == "none":
        return None
    if own.format == "bullet":
        return _bullet(own.pattern)

    def part(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        count = counts[at]
        format_ = "decimal" if own.legal else levels[at].format
        return _numeral(levels[at].start if count is None else count, format_)

    return _PLACEHOLDER.sub(part, own.pattern).strip() or None


def _bullet(pattern: str) -> str:
    """Bullets come from symbol fonts at private places; a dash stays a dash."""
    mark = pattern.strip()
    if mark and mark[0] in _DASHES:
        return "-"
    return mark if mark in {"+", "*", "•"} else "•"


def _numeral(count: int, format_: str) -> str:
    if format_ in {"lowerLetter", "upperLetter"} and count > 0:
        # Word counts a … z, aa, bb, …, and knows no đ.
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 8)
        return letter if format_ == "lowerLetter" else letter.upper()
    if format_ in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        roman = _roman(count)
        return roman if format_ == "lowerRoman" else roman.upper()
    if format_ == "decimalZero":
        return f"{count:02d}"
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        while count >= worth:
            text += letters
            count -= worth
    return text
