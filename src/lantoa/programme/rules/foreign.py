"""Products that only another body can issue: waited for, never the agency's late work."""

import re
from collections.abc import Iterable

from lantoa.agencies.rules import name_key

_ACT = re.compile(
    r"\b(quyết định|nghị quyết|nghị định|chỉ thị|thông tư|thông báo|công văn|công điện|kết luận|"
    r"kế hoạch|chương trình|quy chế|quy định|văn bản|đề án)\b",
    re.IGNORECASE,
)
# What the agency itself writes for another body to sign is its own product.
_OWN_DRAFT = re.compile(r"^\W*(các\s+)?(dự thảo|tờ trình|tham mưu|trình)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:của|do)\s+(?P<body>"
    r"(?:(?:Phó\s+)?Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân)"
    r"(?:\s+(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn))?(?:\s+[A-ZĐ][^\W\d_]*){0,4}"
    r"|(?:Ban Thường vụ\s+)?(?:Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Tỉnh uỷ|Thành uỷ|Huyện uỷ)"
    r"|Thủ tướng(?: Chính phủ)?|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội"
    r"|Văn phòng Chính phủ|(?:Bộ|Sở|Ban|Cục|Tổng cục)(?:\s+[A-ZĐ][^\W\d_]*(?:\s+và\s+[A-ZĐ])?)"
    r"(?:\s+[^\W\d_,;.]+){0,5}"
    r")"
)
_LEADERS = re.compile(r"^(pho )?(chu tich|giam doc|thu truong|bo truong) ")


def awaited_body(product: str, *, own_names: Iterable[str]) -> str:
    """The other body that alone can issue a product ("Các Quyết định của UBND tỉnh"), else "".

    ``own_names`` are the issuing agency and the units with a part in the task: what they issue
    themselves, and drafts that they submit, are their own products.
    """
    if _OWN_DRAFT.match(product) or not _ACT.search(product):
        return ""
    found = _BODY.search(product)
    if found is None:
        return ""
    body = " ".join(found["body"].split())
    key = _key(body)
    for name in own_names:
        own = f"{_key(name)} "
        if own.strip() and (own.startswith(f"{key} ") or f"{key} ".startswith(own)):
            return ""
    return body


def _key(name: str) -> str:
    """Names of one body alike: without its head's title, "Ủy ban nhân dân" as "ubnd"."""
    key = name_key(name).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
    return _LEADERS.sub("", key)
