"""The words that name a kind of document, and the abbreviations that stand for it in a symbol.

Annex III of Decree 30/2020/NĐ-CP for administrative documents; the Law on normative documents and
usage for the others.
"""

from functools import cache
from re import Pattern, compile

from vanban.model import CitationType

WORDS: dict[str, CitationType] = {
    "văn bản hợp nhất": "van_ban_hop_nhat",
    "thông tư liên tịch": "thong_tu_lien_tich",
    "thông tư liên bộ": "thong_tu_lien_tich",
    "thông tư": "thong_tu",
    "nghị định": "nghi_dinh",
    "nghị quyết liên tịch": "nghi_quyet",
    "nghị quyết": "nghi_quyet",
    "quyết định": "quyet_dinh",
    "chỉ thị": "chi_thi",
    "kế hoạch": "ke_hoach",
    "công văn": "cong_van",
    "kết luận": "ket_luan",
    "đề án": "de_an",
    "tờ trình": "to_trinh",
    "báo cáo": "bao_cao",
    "thông báo": "thong_bao",
    "hướng dẫn": "huong_dan",
    "văn bản": "van_ban",
    "chương trình": "other",
    "công điện": "other",
    "quy định": "other",
    "quy chế": "other",
    "sắc lệnh": "other",
    "lệnh": "other",
    "thông tri": "other",
    "phương án": "other",
    "giấy mời": "other",
    "thư mời": "other",
}
LAWS: dict[str, CitationType] = {
    "bộ luật": "luat",
    "luật": "luat",
    "pháp lệnh": "phap_lenh",
    "hiến pháp": "other",
}
# In a text these stand for the word when a number follows; in a symbol they tell the kind.
ABBREVIATIONS: dict[str, CitationType] = {
    "NQ": "nghi_quyet",
    "NQLT": "nghi_quyet",
    "QĐ": "quyet_dinh",
    "QD": "quyet_dinh",
    "NĐ": "nghi_dinh",
    "ND": "nghi_dinh",
    "CT": "chi_thi",
    "TT": "thong_tu",
    "TTLT": "thong_tu_lien_tich",
    "TTLB": "thong_tu_lien_tich",
    "KH": "ke_hoach",
    "CV": "cong_van",
    "KL": "ket_luan",
    "ĐA": "de_an",
    "TTR": "to_trinh",
    "BC": "bao_cao",
    "TB": "thong_bao",
    "HD": "huong_dan",
    "VBHN": "van_ban_hop_nhat",
    "PL": "phap_lenh",
    "CTR": "other",
    "CĐ": "other",
    "QC": "other",
    "QYĐ": "other",
    "PA": "other",
    "GM": "other",
    "SL": "other",
}
# Kinds that are cited by number alone after their first mention: "Nghị định 61", "QĐ 20".
SHORT: frozenset[CitationType] = frozenset(
    ("nghi_dinh", "quyet_dinh", "thong_tu", "nghi_quyet", "chi_thi")
)
SHORT_WITH_NUMBER: frozenset[CitationType] = frozenset(
    ("cong_van", "van_ban", "ke_hoach", "ket_luan", "thong_bao", "to_trinh", "huong_dan")
)


def type_of_symbol(symbol: str) -> CitationType | None:
    """The kind that a symbol names: "76/NQ-CP" a resolution; None for "1879/UBND-VX"."""
    code = symbol.lstrip("0123456789.abcđ/-")
    head = code.replace("/", "-").split("-", 1)[0].upper()
    if head in ABBREVIATIONS:
        return ABBREVIATIONS[head]
    # Laws and resolutions of the National Assembly share one form; most cited are laws.
    return "luat" if head.startswith("QH") and head[2:].isdigit() else None


@cache
def anchors() -> Pattern[str]:
    """Every place of lower-cased text where a citation may begin."""
    words = "|".join((*WORDS, *LAWS)).replace(" ", r"\s+")
    short = "|".join(a.lower() for a in ABBREVIATIONS)
    return compile(
        rf"(?<![^\W_])(?:(?P<word>{words})(?![^\W_])"
        rf"|(?<!\.)(?P<short>{short})(?=\s{{0,3}}(?:số\s{{0,3}}:?\s{{0,3}})?\d)"
        r"|(?P<lead>số)(?=\s{0,3}:?\s{0,12}[\d/.qnktcbhđv])"
        r"|(?P<bare>(?:\d{1,6}(?:\.\d{1,2})?[a-zđ]?\s?[/-]|/)\s?(?=\d{4}|[a-zđ])))"
    )
