"""The form of the end: authority, name of the signer, the list of Nơi nhận."""

import re
from collections.abc import Sequence

from vanban import layout
from vanban.check.naming import Named
from vanban.check.remarks import Remarks
from vanban.text import fold

# Academic degrees and honorary titles before a name.
_TITLED = re.compile(
    r"^(?P<title>(?:(?:GS|PGS|TSKH|TS|ThS|Ths|THS|BS|BSCK|CN|KS|DS|LS|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT"
    r"|AHLĐ)(?:CK)?[12I]{0,2}[.\s]\s*)+|(?:giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ"
    r"|bác sĩ|bác sỹ|kỹ sư|luật sư|cử nhân|dược sĩ)\s+)",
    re.IGNORECASE,
)
# Armed forces, schools, hospitals and institutes may print rank and degree.
_MAY_BE_TITLED = re.compile(
    r"^(?:truong|hoc vien|benh vien|vien|dai hoc|trung tam y te|cong an|bo chi huy|ban chi huy"
    r"|quan khu|bo tu lenh|bo cong an|bo quoc phong)(?![^\W_])"
)
_MARK = re.compile(r"^(?P<mark>TM|KT|TL|TUQ|Q)\s+(?=[^\W\d_])")
_FILED = re.compile(r"^[-–]?\s*luu\s*:\s*(?P<where>.*)$")


def check_closing(named: Sequence[Named], remarks: Remarks) -> None:
    """What the lines of the end show, whatever their look."""
    _authority(named, remarks)
    _signer(named, remarks)
    _recipients(named, remarks)


def _authority(named: Sequence[Named], remarks: Remarks) -> None:
    for name in named:
        match = _MARK.match(name.line.text) if name.part == "authority" else None
        if match:
            remarks.add(
                "layout-authority-form",
                f"Sau chữ viết tắt “{match['mark']}” không có dấu chấm (“{name.line.text}”).",
                f"Viết “{match['mark']}. {name.line.text[match.end() :]}”.",
                name.line.place,
                clause="mục II.7",
            )


def _signer(named: Sequence[Named], remarks: Remarks) -> None:
    issuer = " ".join(name.line.text for name in named if name.part == "issuer")
    if _MAY_BE_TITLED.match(fold(issuer)):
        return
    for name in named:
        match = _TITLED.match(name.line.text) if name.part == "signer" else None
        if match:
            remarks.add(
                "layout-signer-title",
                f"Trước họ tên người ký ghi học hàm, học vị, danh hiệu (“{match[0].strip()}”).",
                "Chỉ ghi họ và tên người ký.",
                name.line.place,
                clause="mục II.7",
            )


def _recipients(named: Sequence[Named], remarks: Remarks) -> None:
    """Each line begins with a hyphen and ends with ";", the last says where the text is filed."""
    lines = [name.line for name in named if name.part == "recipient"]
    if not lines:
        return
    source = layout.PARTS["recipient"].source
    filed = [line for line in lines if _FILED.match(fold(line.text))]
    if not filed:
        remarks.add(
            "layout-recipients-form",
            "Nơi nhận không có dòng “Lưu”.",
            "Thêm dòng cuối dạng “- Lưu: VT, VP.”.",
            lines[-1].place,
            clause=source,
            severity="warning",
        )
    for line in filed[:1]:
        match = _FILED.match(fold(line.text))
        where = match["where"] if match else ""
        if not where.startswith("vt") or not where.endswith("."):
            remarks.add(
                "layout-recipients-form",
                f"Dòng “Lưu” viết chưa đúng thể thức (“{line.text}”).",
                "Viết dạng “- Lưu: VT, VP.”, cuối dòng có dấu chấm.",
                line.place,
                clause=source,
                severity="warning",
            )
    for line in lines:
        # A line of a PDF may be the first half of a recipient; a paragraph of Word is whole.
        whole = line.place.page is None and line not in filed
        if whole and not line.text.endswith(";"):
            remarks.add(
                "layout-recipients-form",
                f"Nơi nhận “{line.text}” không kết thúc bằng dấu chấm phẩy.",
                "Mỗi nơi nhận một dòng, đầu dòng gạch đầu dòng, cuối dòng dấu chấm phẩy.",
                line.place,
                clause=source,
                severity="warning",
                key="mark",
            )
