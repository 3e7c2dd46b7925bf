"""The set phrases of official documents: kinds, authorities, positions, names of bodies.

Tests here look at text without diacritics (``fold``), which also survives OCR and old fonts.
"""

import re
from functools import cache
from itertools import pairwise

from vanban.model import DocumentKind
from vanban.text import fold

# Type names of Decree 30/2020/NĐ-CP (appendix III) and of normative texts (Law 64/2025/QH15).
KINDS: dict[str, DocumentKind] = {
    "ke hoach": "plan",
    "quyet dinh": "decision",
    "bao cao": "report",
    "chi thi": "directive",
    "thong bao": "notice",
    "to trinh": "proposal",
    "cong dien": "dispatch",
    "cong van": "dispatch",
    "luat": "law",
    "bo luat": "law",
    "nghi dinh": "decree",
    "thong tu lien tich": "circular",
    "thong tu": "circular",
    "nghi quyet lien tich": "resolution",
    "nghi quyet": "resolution",
    "phap lenh": "other",
    "quy che": "other",
    "quy dinh": "other",
    "quy trinh": "other",
    "chuong trinh": "other",
    "phuong an": "other",
    "de an": "other",
    "du an": "other",
    "huong dan": "other",
    "bien ban": "other",
    "ket luan": "other",
    "thong cao": "other",
    "hop dong": "other",
    "giay moi": "other",
    "giay uy quyen": "other",
    "giay gioi thieu": "other",
    "phieu gui": "other",
    "phieu chuyen": "other",
    "phieu trinh": "other",
    "lich cong tac": "other",
    "dieu le": "other",
    "noi quy": "other",
}
_LONGEST_FIRST = sorted(KINDS.items(), key=lambda entry: -len(entry[0]))
SYMBOL_KINDS: dict[str, DocumentKind] = {
    "kh": "plan",
    "qd": "decision",
    "bc": "report",
    "ct": "directive",
    "tb": "notice",
    "ttr": "proposal",
    "cd": "dispatch",
    "qh": "law",
    "nd": "decree",
    "tt": "circular",
    "ttlt": "circular",
    "nq": "resolution",
}

# Who signs: Decree 30/2020/NĐ-CP, annex I, part II, section 7.
_MARKS = r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)"
_POSITIONS = (
    "tong giam doc", "giam doc", "chu tich", "thu tuong", "bo truong", "thu truong", "cuc truong",
    "tong cuc truong", "vu truong", "vien truong", "hieu truong", "truong phong", "truong ban",
    "truong doan", "truong khoa", "chi cuc truong", "chanh van phong", "chanh thanh tra",
    "chanh an", "tong bi thu", "bi thu", "chu nhiem", "thu ky", "tong thanh tra", "thong doc",
    "tu lenh", "truong cong an", "truong tram", "tong kiem toan", "chi huy truong", "doi truong",
    "to truong", "hat truong", "uy vien", "tong thu ky", "tong bien tap", "truong",
)  # fmt: skip
_COLLECTIVES = (
    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "ban chi dao", "ban thuong vu",
    "ban chap hanh", "chinh phu", "uy ban thuong vu quoc hoi", "uy ban", "hoi dong", "ban can su",
    "ban to chuc", "thuong truc", "doan chu tich", "ban bi thu",
)  # fmt: skip

# First words of the names of bodies, lower case. A comma before one of them separates two names.
BODIES = frozenset(
    (
        "sở", "phòng", "ban", "văn phòng", "trung tâm", "chi cục", "cục", "tổng cục", "vụ",
        "viện", "thanh tra", "ubnd", "ủy ban", "uỷ ban", "hđnd", "hội đồng", "bộ", "công an",
        "đài", "báo", "hội", "đoàn", "công đoàn", "liên đoàn", "liên hiệp", "liên minh",
        "mặt trận", "ubmttq", "ubmt", "trường", "bệnh viện", "kho bạc", "bảo hiểm", "học viện",
        "ngân hàng", "tòa án", "toà án", "viện kiểm sát", "tỉnh ủy", "tỉnh uỷ", "thành ủy",
        "thành uỷ", "huyện ủy", "huyện uỷ", "đảng ủy", "đảng uỷ", "đảng bộ", "chi bộ", "quỹ",
        "công ty", "tổng công ty", "tập đoàn", "bưu điện", "cơ quan", "đơn vị", "tổ", "bộ phận",
        "khoa", "thư viện", "bảo tàng", "trạm", "hạt", "đội", "bộ chỉ huy", "vp", "tt", "cổng",
        "bộ đội", "tạp chí", "hiệp hội", "thường trực", "lãnh đạo", "giám đốc", "chủ tịch", "các",
        "chánh văn phòng", "thủ trưởng", "trưởng các", "trưởng phòng", "trưởng ban", "hiệu trưởng",
        "trưởng khoa", "tổng liên đoàn", "những", "toàn thể", "tất cả", "bch", "bql",
        "ban quản lý", "thành viên", "công chức", "chuyên viên", "cán bộ", "xã", "phường",
        "huyện", "quốc hội", "chính phủ", "thủ tướng", "kiểm toán", "hải quan", "nhà",
        "cảng vụ", "chi nhánh", "điện lực", "đồn", "thuế", "câu lạc bộ", "lực lượng", "mttq",
        "hợp tác xã", "bảo tàng", "nhà xuất bản", "thư ký", "thôn", "tổ dân phố",
        "chính quyền", "doanh nghiệp", "ngành", "đoàn thể", "khối", "đoàn viên",
    )
)  # fmt: skip
_MARKS_BEHIND = ",.;:)"
# Words that begin like the name of a body and are none.
_NO_BODIES = (
    "ban hành", "tổ chức", "báo cáo", "báo chí", "hội nghị", "hội thảo", "hội thi", "hội nhập",
    "đoàn kết", "phòng chống", "phòng, chống", "phòng ngừa", "trường hợp", "sở hữu", "khoa học",
    "viện dẫn", "nhà nước", "đội ngũ", "bộ máy", "bộ tiêu chí", "bộ thủ tục", "bộ tthc", "xã hội",
    "bộ chỉ số", "vụ việc", "các bước", "khối lượng", "thuế suất", "ngành nghề",
)  # fmt: skip
_SURNAMES = frozenset(
    (
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
        "ho", "ngo", "duong", "ly", "dao", "doan", "vuong", "trinh", "truong", "dinh", "lam",
        "phung", "mai", "to", "ha", "ta", "chu", "chau", "thai", "cao", "quach", "la", "lo",
        "giang", "sung", "hau", "nong", "trieu", "luong", "luu", "kieu", "tong", "van", "hua",
        "vi", "ma", "tong", "quang", "cam", "be", "luc", "mua", "vang", "thao", "trang", "ban",
        "dam", "nghiem", "khuat", "doan", "tu", "tang", "thach", "son", "kim", "danh", "phuong",
        "vien", "ong", "au", "y", "h", "k", "a", "tieu", "ton", "la", "lai", "mac", "bach",
        "dong", "quan", "ninh", "giap", "hoa", "dieu", "ro", "kpa", "ksor", "rmah", "rcom", "siu",
        "nie", "eban", "lang", "linh", "lu", "pho", "ung",
    )
)  # fmt: skip
_NAME = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|TSKH|KS|BS|CN|CVCC|CKI|CKII|DS|LS)\.?\s*)*"
    r"(?:(?:(?:Phó )?Giáo sư|Tiến s[ĩỹ]|Thạc s[ĩỹ]|Bác s[ĩỹ]|Kỹ sư|Luật sư)[.,]?\s+)*"
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)\s+)?"
    r"(?P<name>[^\W\d_](?:[^\W\d_]|['’])*(?:[\s-]+[^\W\d_](?:[^\W\d_]|['’])*){1,5})$"
)
_CODE_LINE = re.compile(r"^(?:luat\s+|nghi quyet\s+)?so\s*:?\s*[\w.…_]{0,12}\s*[/-]\s*\S")


def is_capitals(text: str) -> bool:
    """Whether every letter is a capital (and there are at least two)."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def is_code_line(text: str) -> bool:
    """ "Số: 12/KH-SKHCN", also with the number blank. Without its marks "Sở" looks like "Số"."""
    if len(text) > 80:
        return False
    folded = fold(text)
    numbered = "số" in text.lower() or ":" in text
    return numbered and bool(_CODE_LINE.match(folded))


def kind_of(line: str) -> tuple[str, str, DocumentKind] | None:
    """The printed type word in capitals at the start of a line, what follows it, and the kind."""
    if not line[:1].isupper() or not line[1:2].isupper():
        return None
    folded = fold(line)
    for phrase, kind in _LONGEST_FIRST:
        if not folded.startswith(phrase) or not is_capitals(line[: len(phrase)]):
            continue
        rest = line[len(phrase) :]
        if not rest or not rest[0].isalnum():
            return line[: len(phrase)], rest.strip(" :"), kind
    return None


@cache
def _signature_pattern() -> re.Pattern[str]:
    return re.compile(rf"^{_MARKS}\s*\.?\s+(?P<body>[^\W\d_])")


def has_mark(text: str) -> bool:
    """Whether the line begins with TM., KT., TL., TUQ. or Q. and capitals."""
    match = _signature_pattern().match(text)
    return match is not None and match["body"].isupper() and text[:2].isupper()


def is_position(text: str) -> bool:
    """Whether the line is the title of an office in capitals: "PHÓ GIÁM ĐỐC"."""
    if not is_capitals(text) or len(text) > 90:
        return False
    folded = fold(text).removeprefix("q. ").removeprefix("quyen ").removeprefix("pho ")
    return any(folded == p or folded.startswith(p + " ") for p in _POSITIONS)


def is_collective(text: str) -> bool:
    """Whether the line names a body that decides together, in capitals."""
    return is_capitals(text) and fold(text).startswith(_COLLECTIVES)


def opens_signature(text: str) -> bool:
    """Whether a text begins as the signing block does (authority or position in capitals)."""
    first = text.split("\n", 1)[0].split(" / ", 1)[0]
    if has_mark(first):
        return True
    capitals, rest = split_capitals(first)
    return is_position(capitals) and (not rest or is_person(rest))


def split_capitals(text: str) -> tuple[str, str]:
    """ "CHỦ TỊCH Hoàng Quốc Khánh" to its capitals and what follows them."""
    words = text.split()
    count = 0
    for word in words:
        letters = [c for c in word if c.isalpha()]
        if not all(c.isupper() for c in letters) or word.startswith("("):
            break
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def is_person(text: str, *, expected: bool = False) -> bool:
    """Whether a line is the name of a person; ``expected`` right below a position, where a family
    name that is not on the list is taken too."""
    match = _NAME.match(text)
    if not match:
        return False
    if is_capitals(text) and (is_position(text) or is_collective(text) or kind_of(text)):
        return False
    words = match["name"].replace("-", " ").split()
    if not all(word[0].isupper() for word in words):
        return False
    return expected or fold(words[0]) in _SURNAMES


def split_positions(text: str) -> list[str]:
    """Capitals that run together ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC") as the lines they were."""
    words = text.split()
    cuts = [0]
    for i in range(1, len(words)):
        if _begins_office(words, i):
            cuts.append(i)
    cuts.append(len(words))
    return [" ".join(words[a:b]) for a, b in pairwise(cuts)]


def _begins_office(words: list[str], i: int) -> bool:
    before, here = fold(words[i - 1]), fold(" ".join(words[i:]))
    if re.match(r"^(tm|kt|tl|tuq)\.?$", fold(words[i])):
        return True
    if re.match(r"^(tm|kt|tl|tuq|q)\.?$", before) or before == "pho":
        return False
    if here.startswith("pho "):
        return True
    starts = any(here == p or here.startswith(p + " ") for p in _POSITIONS if p != "truong")
    return starts and before not in ("tong", "chi", "hoi", "thu", "tu", "doan")


def opens_body(text: str) -> bool:
    """Whether a text begins with the first word of the name of a body ("Sở …", "các phòng …")."""
    return body_word(text) is not None


def body_word(text: str) -> str | None:
    """The word for a kind of body that a text begins with, in small letters ("sở", "công an")."""
    lowered = text[:40].lower()
    if lowered.startswith(_NO_BODIES):
        return None
    words = lowered.split(" ", 3)[:3]
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count]).rstrip(_MARKS_BEHIND)
        if start in BODIES:
            return start
    return None
