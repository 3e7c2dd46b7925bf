"""The text of a cell of a task table: wrapped lines, products, roles named inside one cell."""

import re

from vanban.text import fold, squeeze

_BULLET_INSIDE = re.compile(r"(?<=\S)\s+[-–+•]\s+(?=[^\W\d_])")
# What is longer is running text, no list.
_LONGEST_CELL = 10_000
_ROLE_IN_CELL = re.compile(r"(chu tri|phoi hop|thuc hien|tham muu)[^:;\n]{0,20}:")


def split_items(text: str) -> tuple[str, ...]:
    """Products of a cell: split at bullets, line breaks and ``;``, never at commas."""
    if len(text) > _LONGEST_CELL:
        return (squeeze(text),)
    items: list[str] = []
    for line in unwrapped(text).split("\n"):
        for piece in _split_bullets(line):
            items.extend(_split_semicolons(piece))
    cleaned = (re.sub(r"^[-–—+*•]\s*", "", item).strip() for item in items)
    return tuple(item for item in (_without_end(c) for c in cleaned) if item)


def _split_bullets(line: str) -> list[str]:
    """ "- A - B" in one line; a dash before a small letter ("kinh tế - xã hội") is no bullet."""
    pieces: list[str] = []
    for piece in _BULLET_INSIDE.split(line) if line[:1] in "-–+•" else [line]:
        if pieces and not piece[:1].isupper():
            pieces[-1] = f"{pieces[-1]} - {piece}"
        else:
            pieces.append(piece)
    return pieces


def _split_semicolons(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == ";" and depth <= 0:
            parts.append(text[start:i])
            start = i + 1
    return [p.strip() for p in [*parts, text[start:]]]


def _without_end(text: str) -> str:
    """Without a closing mark; dots that say "and so on" stay."""
    if text.endswith(("...", "…")):
        return text if any(c.isalpha() for c in text) else ""
    text = text.rstrip(" .;,")
    return text if any(c.isalnum() for c in text) else ""


def unwrapped(text: str) -> str:
    """The text of a task: wrapped lines joined, paragraphs kept apart."""
    lines: list[list[str]] = []
    for raw in text.split("\n"):
        line = squeeze(raw)
        if lines and line[:1].islower() and not is_finished(lines[-1][-1]):
            lines[-1].append(line)
        elif line:
            lines.append([line])
    return "\n".join(" ".join(pieces) for pieces in lines)


def is_finished(text: str) -> bool:
    return text.rstrip().endswith((".", ";", "…", ":"))


def roles_in_cell(cell: str) -> tuple[str, str] | None:
    """ "Chủ trì: A; Phối hợp: B" in one cell."""
    folded = fold(cell)
    marks = list(_ROLE_IN_CELL.finditer(folded))
    if not marks:
        return None
    lead = [cell[: marks[0].start()]]
    supporting: list[str] = []
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(cell)
        part = cell[mark.end() : end]
        part = re.sub(r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận)\s*$", "", part)
        (supporting if mark[1] == "phoi hop" else lead).append(part)
    first = re.sub(r"(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận)\s*$", "", lead[0])
    return "\n".join([first, *lead[1:]]), "\n".join(supporting)
