"""The measurements of Decree 30/2020/NĐ-CP, annex I: what writers print and ``check`` measures.

Every value names its clause. ``chosen`` is what our writers print; the other two bound what the
decree allows. Lengths are millimetres, type sizes points.
"""

from typing import Literal

from vanban.model import Value

Align = Literal["left", "center", "right", "justify"]
PartName = Literal[
    "republic",
    "motto",
    "parent",
    "issuer",
    "code",
    "subject",
    "dateline",
    "kind",
    "title",
    "basis",
    "body",
    "chapter",
    "chapter_title",
    "article",
    "clause_title",
    "authority",
    "signer",
    "addressee",
    "recipients",
    "recipient",
    "annex",
    "annex_title",
    "link_line",
    "page_number",
]


class Range(Value, frozen=True):
    """From ``low`` to ``high``, both allowed; ``chosen`` lies between them."""

    low: float
    high: float
    chosen: float

    def holds(self, measured: float, *, tolerance: float = 0.0) -> bool:
        """Whether a measured length or size is allowed."""
        return self.low - tolerance <= measured <= self.high + tolerance


class Part(Value, frozen=True):
    """One part of a document: its Vietnamese name, how it is printed and which clause says so.

    ``bold`` and ``italic`` are None where the decree leaves the choice.
    """

    name: str
    size: Range
    source: str
    bold: bool | None = False
    italic: bool | None = False
    capitals: bool = False
    align: Align | None = None


class Margins(Value, frozen=True):
    """Annex I, part I, clause 3."""

    top: Range
    bottom: Range
    left: Range
    right: Range


SOURCE = "Nghị định số 30/2020/NĐ-CP, Phụ lục I"

PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
"""A4, annex I, part I, clause 1. Pages with wide tables may lie across (clause 2)."""

MARGINS = Margins(
    top=Range(low=20, high=25, chosen=20),
    bottom=Range(low=20, high=25, chosen=20),
    left=Range(low=30, high=35, chosen=30),
    right=Range(low=15, high=20, chosen=15),
)

FACE = "Times New Roman"
METRIC_TWINS = ("Tinos", "Liberation Serif")
"""Faces with the same widths as Times New Roman and all Vietnamese letters, in order of choice."""
FALLBACK_FACE = "Libertinus Serif"
"""The known stand-in where no face of Times' widths is installed."""

FIRST_LINE_INDENT = Range(low=10, high=12.7, chosen=12.7)
"""Annex I, part II, clause 6: the first line of a paragraph goes in by 1 or 1.27 cm."""
PARAGRAPH_SPACING = 6.0
"""Points between paragraphs, at least (annex I, part II, clause 6)."""
LINE_SPACING = Range(low=1.0, high=1.5, chosen=1.15)
"""Multiples of a single line (annex I, part II, clause 6)."""
RULE_SHARE = Range(low=1 / 3, high=1 / 2, chosen=0.4)
"""Length of the rule under issuing body and trích yếu, of the line above it."""

REPUBLIC = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_SMALL = Range(low=12, high=13, chosen=12)
_NORMAL = Range(low=13, high=14, chosen=14)
_HEAD = Range(low=13, high=14, chosen=13)

PARTS: dict[PartName, Part] = {
    "republic": Part("Quốc hiệu", _SMALL, "mục II.1", bold=True, capitals=True, align="center"),
    "motto": Part("Tiêu ngữ", _HEAD, "mục II.1", bold=True, align="center"),
    "parent": Part(
        "tên cơ quan chủ quản trực tiếp", _SMALL, "mục II.2", capitals=True, align="center"
    ),
    "issuer": Part(
        "tên cơ quan ban hành", _SMALL, "mục II.2", bold=True, capitals=True, align="center"
    ),
    "code": Part(
        "số, ký hiệu", Range(low=13, high=13, chosen=13), "mục II.3", align="center"
    ),
    "subject": Part(
        "trích yếu công văn", Range(low=12, high=13, chosen=12), "mục II.5", align="center"
    ),
    "dateline": Part(
        "địa danh và thời gian ban hành", _HEAD, "mục II.4", italic=True, align="center"
    ),
    "kind": Part(
        "tên loại văn bản", _NORMAL, "mục II.5", bold=True, capitals=True, align="center"
    ),
    "title": Part("trích yếu nội dung", _NORMAL, "mục II.5", bold=True, align="center"),
    "basis": Part("căn cứ ban hành", _NORMAL, "mục II.6", italic=True, align="justify"),
    "body": Part(
        "nội dung văn bản", _NORMAL, "mục II.6", bold=None, italic=None, align="justify"
    ),
    "chapter": Part("phần, chương, mục", _NORMAL, "mục II.6", bold=True, align="center"),
    "chapter_title": Part(
        "tiêu đề của phần, chương, mục",
        _NORMAL,
        "mục II.6",
        bold=True,
        capitals=True,
        align="center",
    ),
    "article": Part("điều", _NORMAL, "mục II.6", bold=None, align="justify"),
    "clause_title": Part("tiêu đề của khoản, điểm", _NORMAL, "mục II.6", bold=True),
    "authority": Part(
        "quyền hạn, chức vụ của người ký",
        _NORMAL,
        "mục II.7",
        bold=True,
        capitals=True,
        align="center",
    ),
    "signer": Part("họ và tên người ký", _NORMAL, "mục II.7", bold=True, align="center"),
    "addressee": Part("Kính gửi", _NORMAL, "mục II.9"),
    "recipients": Part(
        "từ “Nơi nhận”", Range(low=12, high=12, chosen=12), "mục II.9", bold=True, italic=True
    ),
    "recipient": Part("danh sách nơi nhận", Range(low=11, high=11, chosen=11), "mục II.9"),
    "annex": Part(
        "từ “Phụ lục”", Range(low=14, high=14, chosen=14), "mục III.1", bold=True, align="center"
    ),
    "annex_title": Part(
        "tiêu đề phụ lục", _NORMAL, "mục III.1", bold=True, capitals=True, align="center"
    ),
    "link_line": Part(
        "thông tin chỉ dẫn kèm theo văn bản",
        _NORMAL,
        "mục III.1",
        italic=True,
        align="center",
    ),
    "page_number": Part("số trang", _NORMAL, "mục I.7", align="center"),
}  # fmt: skip
"""Annex I by part. Outline headings in Roman numerals stand in the samples of the annex, bold."""

TABLE_SIZES = (13.0, 12.0, 11.0, 10.0)
"""Type sizes of tables from the largest: the decree leaves them free, a wide table needs less."""
