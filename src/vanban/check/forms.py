"""Parts that are missing or out of order, and the form of number, date and legal bases."""

import re
from collections.abc import Sequence
from itertools import pairwise

from vanban import layout
from vanban.check.closing import check_closing
from vanban.check.naming import Named
from vanban.check.remarks import Remarks
from vanban.layout import PartName
from vanban.model import Document, Severity
from vanban.text import fold, normalise_tones, squeeze

_ORDER: tuple[PartName, ...] = ("republic", "motto", "dateline", "kind", "title", "recipients")
_CODE = re.compile(
    r"^(?:luật |pháp lệnh |nghị quyết )?số: ?(?P<number>[0-9]*[a-zđ]?)/"
    r"(?:\d{4}/)?[^\s/]+(?:/[^\s/]+)*$",
    re.IGNORECASE,
)
_OPENS_BASIS = ("can cu", "xet ", "theo ")
_BLANK = re.compile(r"[.…_\s]+")
_DATE = re.compile(r"ngày\s*(?P<day>\d*)\s*tháng\s*(?P<month>\d*)\s*năm\s*(?P<year>\d*)", re.I)
_WORDINGS: dict[PartName, str] = {"republic": layout.REPUBLIC, "motto": layout.MOTTO}
_REQUIRED: tuple[tuple[PartName, Severity], ...] = (
    ("republic", "error"),
    ("motto", "error"),
    ("issuer", "warning"),
    ("code", "warning"),
    ("dateline", "warning"),
    ("recipients", "warning"),
    ("signer", "warning"),
)


def check_forms(document: Document, named: Sequence[Named], remarks: Remarks) -> None:
    """What the text of the parts shows, whatever their look."""
    _missing(document, named, remarks)
    _order(named, remarks)
    _wording(named, remarks)
    _code(document, named, remarks)
    _date(document, named, remarks)
    _bases(document, named, remarks)
    check_closing(named, remarks)


def _wording(named: Sequence[Named], remarks: Remarks) -> None:
    """Quốc hiệu and Tiêu ngữ have one wording, Tiêu ngữ hyphens with spaces around."""
    for part_name, wording in _WORDINGS.items():
        lines = [name.line for name in named if name.part == part_name and name.zone == "head"]
        printed = squeeze(" ".join(line.text for line in lines))
        same = normalise_tones(printed) == wording
        if part_name == "republic":  # small letters are a fault of another kind
            same = normalise_tones(printed).upper() == wording
        part = layout.PARTS[part_name]
        if lines and not same and wording.startswith(f"{printed.upper()} "):
            remarks.add(
                "layout-wording",
                f"{part.name} bị ngắt thành nhiều dòng.",
                f"Nới rộng cột bên phải hoặc giảm cỡ chữ để {part.name} nằm trên một dòng.",
                lines[0].place,
                clause=part.source,
                severity="warning",
            )
        elif lines and not same:
            remarks.add(
                "layout-wording",
                f"{part.name} viết chưa đúng mẫu (“{printed}”).",
                f"Viết “{wording}”.",
                lines[0].place,
                clause=part.source,
            )


def _missing(document: Document, named: Sequence[Named], remarks: Remarks) -> None:
    """Quốc hiệu and Tiêu ngữ every document must bear; what else is missing may be a gap of the
    source, which is no fault of who set it."""
    found = {name.part for name in named}
    required = [*_REQUIRED]
    letter = document.kind == "dispatch" and not document.kind_text
    required += [("subject" if letter else "kind", "warning")]
    for part_name, severity in required:
        if part_name not in found:
            part = layout.PARTS[part_name]
            remarks.add(
                "layout-missing-part",
                f"Không thấy {part.name}.",
                f"Bổ sung {part.name}.",
                None,
                clause=part.source,
                severity=severity,
            )


def _order(named: Sequence[Named], remarks: Remarks) -> None:
    first: dict[PartName, int] = {}
    for at, name in enumerate(named):
        if name.part is not None:
            first.setdefault(name.part, at)
    present = [part for part in _ORDER if part in first]
    for before, part in pairwise(present):
        if first[part] < first[before]:
            above, below = layout.PARTS[part].name, layout.PARTS[before].name
            remarks.add(
                "layout-order",
                f"{above[0].upper()}{above[1:]} đứng trước {below}.",
                f"Đặt {below} lên trước {above}.",
                named[first[part]].line.place,
                clause=layout.PARTS[part].source,
            )


def _code(document: Document, named: Sequence[Named], remarks: Remarks) -> None:
    """ "Số: 05/KH-SKHCN": a zero before numbers below 10, a slash, hyphens, no spaces."""
    line = next((name.line for name in named if name.part == "code"), None)
    if line is None:
        return
    text = re.sub(r"(?<=[Ss]ố:)\s+(?=/)", "", line.text)
    match = _CODE.match(text)
    number = match["number"] if match else (document.number or "")
    behind = text.partition(":")[2] if ":" in text else text[2:]
    if match is None and not _BLANK.fullmatch(behind.partition("/")[0] or " "):
        remarks.add(
            "layout-code-form",
            f"Số, ký hiệu viết chưa đúng thể thức (“{line.text}”).",
            "Viết dạng “Số: 05/KH-SKHCN”: sau chữ “Số” có dấu hai chấm, không có dấu cách.",
            line.place,
            clause="mục II.3",
        )
    elif number.isdigit() and len(number) == 1:
        remarks.add(
            "layout-code-form",
            f"Số văn bản nhỏ hơn 10 phải ghi thêm số 0 phía trước (“{line.text}”).",
            f"Viết “Số: 0{number}/…”.",
            line.place,
            clause="mục II.3",
        )


def _date(document: Document, named: Sequence[Named], remarks: Remarks) -> None:
    """A zero before days below 10 and before the months 1 and 2."""
    line = next((name.line for name in named if name.part == "dateline"), None)
    match = _DATE.search(line.text) if line is not None else None
    if line is None:
        return
    if match is None:
        remarks.add(
            "layout-date-form",
            f"Ngày, tháng, năm ban hành viết chưa đúng thể thức (“{line.text}”).",
            "Viết đầy đủ dạng “ngày 05 tháng 02 năm 2022”.",
            line.place,
            clause="mục II.4",
        )
        return
    day, month = match["day"], match["month"]
    wrong = (len(day) == 1) or (month in ("1", "2"))
    if wrong:
        remarks.add(
            "layout-date-form",
            f"Ngày dưới 10 và tháng 1, 2 phải ghi thêm số 0 phía trước (“{match[0]}”).",
            "Viết dạng “ngày 05 tháng 02 năm 2022”.",
            line.place,
            clause="mục II.4",
        )
    elif not document.place:
        remarks.add(
            "layout-date-form",
            "Trước ngày tháng năm ban hành không có địa danh.",
            "Ghi địa danh, dấu phẩy, rồi đến ngày tháng năm.",
            line.place,
            clause="mục II.4",
            severity="warning",
        )


def _bases(document: Document, named: Sequence[Named], remarks: Remarks) -> None:
    """Each basis ends with ";", the last with "."."""
    bases = [b.text for b in document.legal_bases if fold(b.text).startswith(_OPENS_BASIS)]
    place = next((name.line.place for name in named if name.part == "basis"), None)
    for at, text in enumerate(bases, 1):
        mark = "." if at == len(bases) else ";"
        if not text.endswith(mark):
            shown = text if len(text) < 60 else f"{text[:57]}…"
            remarks.add(
                "layout-basis-mark",
                f"Căn cứ “{shown}” phải kết thúc bằng dấu “{mark}”.",
                "Cuối mỗi căn cứ là dấu chấm phẩy, căn cứ cuối cùng là dấu chấm.",
                place,
                clause="mục II.6",
                severity="warning",
            )
