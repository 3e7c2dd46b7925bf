"""Which lines are headings, with a label and without."""

import re
from collections.abc import Sequence

from vanban.numbering import Label, parse_label
from vanban.readers.blocks import PageBreak
from vanban.structure import phrases
from vanban.structure.grids import Grid, Part
from vanban.structure.lines import Line
from vanban.text import fold

RANK = {
    "part": 0, "chapter": 1, "section": 2, "capital": 3, "roman": 4, "article": 5, "arabic": 6,
    "decimal": 7, "letter": 20, "letter_decimal": 21,
}  # fmt: skip
HEADING_KINDS = ("part", "chapter", "section", "capital", "roman")
TERMINAL = (".", ";", ":", ",", "…")
LONGEST_TITLE = 300
_LONGEST_PLAIN_TITLE = 150
CLOSING = (
    "tren day la", "trong qua trinh", "qua trinh trien khai", "qua trinh thuc hien",
    "can cu ke hoach nay", "yeu cau ", "de nghi ", "nhan duoc ", "neu co kho khan", "kinh de nghi",
    "kinh trinh", "kinh mong", "kinh bao cao", "tran trong", "ke hoach nay ", "tren co so ke hoach",
    "can cu noi dung ke hoach", "vay ", "rat mong", "so ", "ubnd ", "uy ban nhan dan ", "can cu ",
)  # fmt: skip
SURE_CLOSING = (*CLOSING[:4], "kinh trinh", "tran trong", "kinh mong", "kinh de nghi")

_LINK = re.compile(r"^\(?\s*(?:ban hanh )?(?:kem theo|dinh kem)\b")


def is_link_line(line: Line) -> bool:
    """ "(Kèm theo Kế hoạch số …)" under the title of an annex."""
    return bool(_LINK.match(line.folded))


def is_bare_heading(line: Line) -> bool:
    """A heading that bears no label: set apart, short, no sentence."""
    text = line.text
    if len(text) > 150 or text.endswith((".", ";", ":", ",", "…")) or len(text) < 4:
        return False
    if phrases.kind_of(text) or is_link_line(line) or text[:1].islower():
        return False
    if text[0] in "-–+*•(" or phrases.is_person(text):
        return False
    return line.level is not None or line.bold or (line.is_capitals and len(text) > 8)


def is_title(label: Label, line: Line, following: Sequence[Part]) -> bool:
    """Whether the text behind a label is a heading; ``following`` are the next parts."""
    text = label.rest
    if not text or len(text) > LONGEST_TITLE:
        return False
    if text.endswith((".", ";", ",")) or (text.endswith(":") and not line.stands_out):
        return False
    if is_upper(text) or line.bold or line.level is not None:
        return True
    if label.kind in HEADING_KINDS:
        return True
    if len(text) > _LONGEST_PLAIN_TITLE:
        return False
    return _has_content_below(label, following)


def _has_content_below(label: Label, following: Sequence[Part]) -> bool:
    """Whether the next line belongs under this one rather than beside or above it."""
    item = next((i for i in following if not isinstance(i, PageBreak)), None)
    if isinstance(item, Grid):
        return True
    if not isinstance(item, Line):
        return label.kind == "article"
    below = parse_label(item.text)
    if below is None:
        return not item.text[:1].islower() and not fold(item.text).startswith(SURE_CLOSING)
    if below.kind == "bullet":
        return True
    deeper = RANK.get(below.kind, 0) > RANK.get(label.kind, 0)
    return deeper or (below.kind == "decimal" and below.text.startswith(f"{label.text}."))


def is_upper(text: str) -> bool:
    """Whether a text is in capitals throughout."""
    return any(c.isalpha() for c in text) and text == text.upper()
