"""What is odd about a citation: kept verbatim, never repaired silently."""

from functools import cache
from re import Pattern, compile

from vanban.citations.dates import date_at
from vanban.citations.folding import read
from vanban.citations.kinds import type_of_symbol
from vanban.model import Citation, CitationType, Finding
from vanban.text import mend_homoglyphs

# One symbol form serves several kinds: laws, ordinances and resolutions of the National Assembly.
_ASSEMBLY: frozenset[CitationType] = frozenset(("luat", "phap_lenh", "nghi_quyet"))
_ANY_SYMBOL: frozenset[CitationType] = frozenset(("van_ban", "other"))


def citation_findings(citation: Citation) -> tuple[Finding, ...]:
    """Findings on one citation: a date that does not exist, a blank number, years or kinds at odds,
    letters and spaces that were mended in ``symbol``. The caller adds the place."""
    quoted = f"“{' '.join(citation.text.split())}”"
    checks = (_date(citation, quoted), _number(citation, quoted), *_symbol(citation, quoted))
    return tuple(finding for finding in checks if finding)


def _date(citation: Citation, quoted: str) -> Finding | None:
    low = read(citation.text).low
    at = low.find("ngày")
    printed = date_at(low, at) if at >= 0 else None
    if printed is None:
        return None
    if printed.day is None and printed.whole:
        return Finding(
            code="impossible-date",
            severity="warning",
            message=f"{quoted} ghi ngày, tháng, năm không có thật; đã giữ nguyên văn.",
            suggestion="Tra cứu văn bản được viện dẫn và ghi lại ngày ban hành.",
        )
    if printed.day is None:
        return Finding(
            code="incomplete-date",
            severity="info",
            message=f"{quoted} chưa ghi đủ ngày, tháng, năm ban hành.",
            suggestion="Bổ sung ngày ban hành của văn bản được viện dẫn.",
        )
    if citation.year is not None and printed.year != citation.year:
        return Finding(
            code="contradictory-year",
            severity="warning",
            message=f"{quoted}: năm trong ký hiệu ({citation.year}) khác năm ban hành"
            f" ({printed.year}).",
            suggestion="Kiểm tra lại số, ký hiệu và ngày ban hành.",
        )
    return None


def _number(citation: Citation, quoted: str) -> Finding | None:
    if citation.symbol is None or citation.number is not None:
        return None
    return Finding(
        code="missing-number",
        severity="info",
        message=f"{quoted} còn để trống số văn bản.",
        suggestion="Bổ sung số của văn bản được viện dẫn.",
    )


def _symbol(citation: Citation, quoted: str) -> list[Finding]:
    if citation.symbol is None:
        return []
    found = []
    named = type_of_symbol(citation.symbol)
    agree = named in (None, "other", citation.type) or {named, citation.type} <= _ASSEMBLY
    if not agree and citation.type not in _ANY_SYMBOL:
        found.append(
            Finding(
                code="contradictory-symbol",
                severity="warning",
                message=f"{quoted}: tên loại văn bản không khớp với ký hiệu {citation.symbol}.",
                suggestion="Kiểm tra lại tên loại hoặc ký hiệu của văn bản được viện dẫn.",
            )
        )
    if _is_mended(citation.text) or _undotted().search(citation.symbol):
        found.append(
            Finding(
                code="wrong-symbol",
                severity="info",
                message=f"{quoted}: ký hiệu thừa khoảng trắng, thiếu dấu gạch chéo, thiếu dấu chữ Đ"
                " hoặc có chữ cái lạ.",
                suggestion=f"Kiểm tra và viết lại ký hiệu; đang hiểu là {citation.symbol}.",
            )
        )
    return found


def _is_mended(text: str) -> bool:
    return mend_homoglyphs(text) != text or _spaced().search(text) is not None


@cache
def _spaced() -> Pattern[str]:
    return compile(r"\d\s+/\s?\S|/\s+[A-ZĐ]|[A-ZĐ]\s?-\s+[A-ZĐ]{2}|[A-ZĐ]\s+-[A-ZĐ]{2}")


@cache
def _undotted() -> Pattern[str]:
    return compile(r"(?<![A-ZĐ])(?:QD|ND)-|^\d+[A-ZĐ]")
