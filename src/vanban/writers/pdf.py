"""Document → PDF by Typst: tagged, PDF/A-2a and PDF/UA-1, the same bytes for the same document."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from vanban import layout
from vanban.model import Document, DocumentError
from vanban.writers.columns import PADDING, PORTRAIT
from vanban.writers.compose import compose
from vanban.writers.fitting import HEADING_MARGIN, fitted, heading_lines, lines_of
from vanban.writers.fonts import Face, times_face
from vanban.writers.sheet import Leaf, Letterhead, Sheet, Text
from vanban.writers.signs import REPLACEMENT, faces, font_files, signs_missing, unusual_signs

_log = logging.getLogger(__name__)
_lock = Lock()

TEMPLATE = Path(__file__).with_name("document.typ")
STANDARDS = ["a-2a", "ua-1"]
LEFT_COLUMN = 72.0
"""Width in millimetres of the letterhead's left column; the right one holds Quốc hiệu in a line."""
_SIGNING_ROOM = 62.0
_ADDRESSEE_INDENT = 30.0


def write_pdf(document: Document) -> bytes:
    """The document on A4. Signs that no face can show are printed as the replacement sign, with a
    line in the log. Raises DocumentError when it cannot be set."""
    import typst

    sheet, face = compose(document), times_face()
    lost: dict[int, str] = {}
    for find_lost in (signs_missing, unusual_signs, None):
        data = sheet_data(sheet, lost)
        try:
            return _compile(face, data, stamp=_stamp(sheet))
        except typst.TypstError:
            signs = find_lost(face, data) if find_lost else set()
            if not signs:
                _log.exception("typst refused the document")
                break
            _log.warning("no face shows %s", " ".join(f"U+{ord(s):04X}" for s in sorted(signs)))
            lost |= {ord(sign): REPLACEMENT for sign in signs}
    raise DocumentError(
        "Không dàn trang được văn bản thành PDF. Hãy xuất ra DOCX và báo cho người quản trị."
    )


def _stamp(sheet: Sheet) -> int:
    """The time the file says it was made, in seconds: the day of signing, never the clock's, so
    that the same document gives the same bytes."""
    if not sheet.date:
        return 0
    return max(0, int(datetime.fromisoformat(sheet.date).replace(tzinfo=UTC).timestamp()))


def _compile(face: Face, data: str, *, stamp: int) -> bytes:
    inputs = {"sheet": data, "measures": measures(face)}
    # A compiler keeps its inputs between calls: one thread at a time.
    with _lock:
        pdf: bytes = _compiler(face).compile(
            format="pdf", pdf_standards=STANDARDS, sys_inputs=inputs, timestamp=stamp
        )
    return pdf


@cache
def _compiler(face: Face) -> Any:
    import typst

    return typst.Compiler(TEMPLATE, font_paths=font_files(face))


@cache
def measures(face: Face) -> str:
    """The measurements of the decree and the faces to set them in, as the template reads them."""
    parts = {
        name: {"size": part.size.chosen, "bold": bool(part.bold), "italic": bool(part.italic)}
        for name, part in layout.PARTS.items()
    }
    margins = layout.MARGINS
    values = {
        "parts": parts,
        "faces": list(faces(face)),
        "stand_in": face.is_fallback,
        "republic": layout.REPUBLIC,
        "motto": layout.MOTTO,
        "top": margins.top.chosen,
        "bottom": margins.bottom.chosen,
        "left": margins.left.chosen,
        "right": margins.right.chosen,
        "indent": layout.FIRST_LINE_INDENT.chosen,
        "paragraph_spacing": layout.PARAGRAPH_SPACING,
        "line_spacing": layout.LINE_SPACING.chosen,
        "rule_share": layout.RULE_SHARE.chosen,
        "motto_share": 1.0,
        "left_column": LEFT_COLUMN,
        "addressee": _ADDRESSEE_INDENT,
        "padding": PADDING,
        "signing_room": _SIGNING_ROOM,
    }
    return msgspec.json.encode(values).decode()


def sheet_data(sheet: Sheet, lost: Mapping[int, str] | None = None) -> str:
    """The sheet as the template reads it: centred lines broken evenly, long words named, ``lost``
    signs replaced."""
    whole = fitted(sheet)
    data = msgspec.to_builtins(whole.sheet)
    data["long"] = whole.long
    for leaf, drawn in zip(
        (whole.sheet.main, *whole.sheet.annexes), (data["main"], *data["annexes"]), strict=True
    ):
        _break_headings(leaf, drawn)
    data["letterhead"] = _letterhead_lines(sheet.letterhead)
    data["title"] = _lines(sheet.title, "title", PORTRAIT - HEADING_MARGIN)
    _level(data, titled=bool(sheet.kind or sheet.title))
    data["alone"] = sheet.is_annexes_alone
    data["signing"] = data["signing"] if sheet.signing else None
    text = msgspec.json.encode(data).decode()
    return text.translate(lost) if lost else text


def _break_headings(leaf: Leaf, drawn: dict[str, Any]) -> None:
    for item, told in zip(leaf.items, drawn["items"], strict=True):
        if isinstance(item, Text):
            told["lines"] = heading_lines(item, landscape=leaf.landscape)


def _level(data: dict[str, Any], *, titled: bool) -> None:
    """Headings below the title, which is the first; PDF/UA allows no level to be left out."""
    before = 1 if titled else 0
    for leaf in (data["main"], *data["annexes"]):
        below = 1 if titled and leaf is data["main"] else 0
        for item in leaf["items"]:
            if item.get("level"):
                before = item["level"] = min(item["level"] + below, before + 1)


def _letterhead_lines(head: Letterhead) -> dict[str, Any]:
    left, right = LEFT_COLUMN - 2, PORTRAIT - LEFT_COLUMN - 2
    return {
        "parent": _lines(head.parent, "parent", left),
        "issuer": _lines(head.issuer, "issuer", left),
        "code": head.code,
        "subject": _lines(head.subject, "subject", left - 4),
        "dateline": _lines(head.dateline, "dateline", right),
    }


def _lines(text: str | None, name: layout.PartName, width: float) -> list[str] | None:
    return lines_of(text, name, width) if text is not None else None
