"""What a document does not print but says elsewhere: its issuing body, the year it is for."""

import re
from itertools import takewhile

from vanban.model import Document, Issuer
from vanban.structure import phrases
from vanban.structure.letterhead import date_parts
from vanban.text import fold, normalise_tones, squeeze

_NAME = (
    r"(?P<name>(?:Sở|Ban|Chi cục|Trung tâm|Văn phòng|Thanh tra|Cục|Vụ|Viện|Bộ|Phòng|"
    r"Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|Hội đồng nhân dân|Tổng cục|Trường|"
    r"Ban Chỉ đạo|Công an|Bệnh viện)\s"
    r"[^,.;:()]{2,90}?)"
)
_ENACTS = re.compile(
    _NAME + r"\s+(?:xây dựng|ban hành|lập|báo cáo|trân trọng|thông báo|kính|đề nghị|triển khai)\b"
)
_LINKED = re.compile(_NAME + r"\s*\)\s*$")
_PARENT = re.compile(
    r"(?P<kind>UBND|[UỦ][yỷ] ban nhân dân)\s+(?P<level>tỉnh|thành phố|huyện|quận|thị xã)"
    r"\s+(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){0,3})"
)
# With its diacritics: "từ năm 2021" begins a span, "điện tử năm 2022" does not.
_YEAR = re.compile(r"(?<!đến )(?<!từ )\bn[ăa]m (?P<year>(?:19|20)\d\d)\b")
_DATE_BEFORE = re.compile(r"(?:tháng \d{1,2} |tại kỳ họp |khóa )$")


def infer_issuer(document: Document) -> Issuer:
    """The printed issuer, else the body that the text names as issuing, with its parent."""
    if document.issuer.name:
        return document.issuer
    name = _named_issuer(document)
    if name is None:
        return document.issuer
    parent = _parent(document) if fold(name).startswith(("so ", "ban ", "thanh tra")) else None
    return Issuer(
        parent=parent.upper() if parent else None, name=squeeze(name).upper(), inferred=True
    )


def _named_issuer(document: Document) -> str | None:
    for text in (*document.preamble, *(basis.text for basis in document.legal_bases)):
        found = list(_ENACTS.finditer(text))
        if found:
            return found[-1]["name"]
    for annex in document.annexes:
        match = _LINKED.search(annex.link_line or "")
        if match:
            return match["name"].rsplit(" của ", 1)[-1]
    return None


def _parent(document: Document) -> str | None:
    texts = [basis.text for basis in document.legal_bases]
    texts += [*document.preamble, document.title or ""]
    for text in texts:
        match = _PARENT.search(text)
        if match:
            words = list(takewhile(lambda word: word[0].isupper(), match["name"].split()))
            if words:
                return squeeze(f"{match['kind']} {match['level']} {' '.join(words)}")
    return None


def infer_year(document: Document) -> int | None:
    """The year that the title (or an annex title) names, else the year of signing."""
    for text in (document.title, *(annex.title for annex in document.annexes)):
        year = year_in(text or "")
        if year is not None:
            return year
    return date_parts(document.date_text or "")[2]


def year_in(title: str) -> int | None:
    """The year a title is for: the last "năm 2022" that is no date and no end of a span."""
    words = normalise_tones(title).lower()
    years = [
        int(match["year"])
        for match in _YEAR.finditer(words)
        if not _DATE_BEFORE.search(words[: match.start()])
    ]
    return years[-1] if years else None


def is_body(text: str) -> bool:
    """Whether a text names a body."""
    return phrases.opens_body(text)
