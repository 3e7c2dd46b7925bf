"""The body behind "của": where its name begins is easy, where it ends is what this module knows."""

from functools import cache
from re import Pattern, compile

from vanban.citations.kinds import anchors

# Fields of ministries and departments, past and present; the longest match wins.
_FIELDS = (
    "lao động - thương binh và xã hội", "lao động, thương binh và xã hội",
    "lao động thương binh và xã hội", "nông nghiệp và phát triển nông thôn",
    "nông nghiệp và môi trường", "nông nghiệp và ptnt", "tài nguyên và môi trường",
    "khoa học, công nghệ và môi trường", "khoa học và công nghệ", "khoa học công nghệ",
    "giáo dục và đào tạo", "giáo dục và đt", "giáo dục", "thông tin và truyền thông",
    "văn hóa, thể thao và du lịch", "văn hóa - thể thao và du lịch",
    "văn hóa thể thao và du lịch", "văn hóa và thể thao", "văn hóa - thông tin",
    "văn hóa thông tin", "văn hóa", "kế hoạch và đầu tư", "dân tộc và tôn giáo", "dân tộc",
    "giao thông vận tải", "giao thông công chính", "giao thông", "quy hoạch - kiến trúc",
    "quy hoạch và kiến trúc", "xây dựng", "công an", "quốc phòng", "ngoại giao", "ngoại vụ",
    "nội vụ", "tư pháp", "tài chính", "công thương", "công nghiệp", "thương mại", "thương nghiệp",
    "thủy sản", "thủy lợi", "lâm nghiệp", "y tế", "du lịch", "an toàn thực phẩm", "chính trị",
    "bưu chính, viễn thông", "bưu chính viễn thông", "đại học và trung học chuyên nghiệp",
)  # fmt: skip
# Bodies whose name has small letters beyond the usual pair.
_BODIES = (
    "ủy ban thường vụ quốc hội", "ủy ban nhân dân", "hội đồng nhân dân", "ủy ban dân tộc",
    "ủy ban trung ương mặt trận tổ quốc việt nam", "ủy ban mặt trận tổ quốc việt nam",
    "hội đồng thẩm phán tòa án nhân dân tối cao", "tòa án nhân dân tối cao", "tòa án nhân dân",
    "viện kiểm sát nhân dân tối cao", "viện kiểm sát nhân dân", "kiểm toán nhà nước",
    "ngân hàng nhà nước việt nam", "ngân hàng nhà nước", "thanh tra chính phủ", "chính phủ",
    "văn phòng chính phủ", "văn phòng quốc hội", "văn phòng chủ tịch nước",
    "văn phòng trung ương đảng", "văn phòng trung ương", "thủ tướng chính phủ",
    "hội đồng bộ trưởng", "hội đồng chính phủ", "phủ thủ tướng", "chủ tịch nước", "quốc hội",
    "bộ chính trị", "ban bí thư trung ương đảng", "ban bí thư trung ương", "ban bí thư",
    "ban chấp hành trung ương đảng", "ban chấp hành trung ương", "ban chấp hành đảng bộ",
    "ban chấp hành", "ban thường vụ đảng ủy", "ban thường vụ tỉnh ủy", "ban thường vụ thành ủy",
    "ban thường vụ huyện ủy", "ban thường vụ", "thường trực tỉnh ủy", "thường trực thành ủy",
    "thường trực hội đồng nhân dân", "thường trực hđnd", "ban tổ chức trung ương",
    "ban tuyên giáo trung ương", "ban dân vận trung ương", "ban nội chính trung ương",
    "ban kinh tế trung ương", "ủy ban kiểm tra trung ương", "ban chỉ đạo quốc gia",
    "ban chỉ đạo trung ương", "ban chỉ đạo", "ban tổ chức", "ban tuyên giáo", "ban dân vận",
    "ban nội chính", "ban quản lý", "đoàn kiểm tra", "đoàn thanh tra", "đoàn giám sát",
    "tổ công tác",
    "bảo hiểm xã hội việt nam", "bảo hiểm xã hội", "kho bạc nhà nước", "đài tiếng nói việt nam",
    "đài truyền hình việt nam", "tổng liên đoàn lao động việt nam", "liên đoàn lao động",
    "hội liên hiệp phụ nữ", "hội nông dân", "hội cựu chiến binh", "đoàn tncs hồ chí minh",
    "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "đảng ủy", "đảng bộ",
    "trung ương đảng", "trung ương đoàn", "trung ương hội", "mặt trận tổ quốc việt nam",
    "ngân hàng chính sách xã hội", "văn phòng", "chánh văn phòng", "thanh tra", "công an",
    "ubnd", "hđnd", "trung tâm phục vụ hành chính công", "liên bộ",
)  # fmt: skip
_TITLES = (
    "bộ trưởng, chủ nhiệm", "bộ trưởng", "thứ trưởng", "thường trực", "phó thủ tướng",
    "phó chủ tịch thường trực", "phó chủ tịch", "chủ tịch", "phó giám đốc",
    "giám đốc", "phó thống đốc", "thống đốc", "tổng cục trưởng",
    "phó tổng cục trưởng", "cục trưởng", "phó cục trưởng", "vụ trưởng", "chi cục trưởng",
    "chánh án", "viện trưởng", "tổng thanh tra", "chánh thanh tra", "tổng kiểm toán",
    "tổng bí thư", "bí thư", "phó bí thư", "chủ nhiệm", "trưởng ban", "phó trưởng ban",
    "tổng giám đốc", "hiệu trưởng", "tư lệnh", "bộ tư lệnh", "thủ trưởng", "trưởng phòng",
    "tổng tham mưu trưởng", "chỉ huy trưởng",
)  # fmt: skip
_HEADS = (
    "bộ", "sở", "cục", "vụ", "tổng cục", "chi cục", "ban", "phòng", "viện", "trường", "hội",
    "trung tâm", "tổng công ty", "tập đoàn", "công ty", "liên đoàn", "hội đồng", "ủy ban", "đoàn",
    "học viện", "kho bạc", "cơ quan", "tổ", "quỹ", "đài", "báo", "nhà", "cụm", "tòa án", "tổ chức",
    "ngân hàng", "hiệp hội", "thuế", "quân khu", "tổng hội", "liên hiệp", "liên minh",
)  # fmt: skip
_PLACES = (
    "thành phố trực thuộc trung ương", "thành phố", "tỉnh", "huyện", "quận", "thị xã", "thị trấn",
    "phường", "xã", "đặc khu", r"tp\.?", "thủ đô", "khu kinh tế", "các khu công nghiệp",
    "khu công nghiệp",
)  # fmt: skip
# Small words that begin what the document is about, or the sentence's next part.
_STOPS = frozenset(
    word
    for line in (
        "về quy ban hướng sửa bổ phê để theo tại trên trong đã được là có cho do bởi nhằm và hoặc",
        "nêu này với khi nếu thì mà như còn vào ngày năm số kèm bãi thay gửi trả tiếp đối sẽ phải",
        "từ đến đang hết giao ký v/v thực triển đẩy tăng nâng xử giải yêu đề hủy cắt điều xác báo",
        "phát hỗ cũng cùng nhưng gồm bao đồng giữa sau trước thông thành chấp cấp công đính tổ",
    )
    for word in line.split()
)
_WITH_A_TASK = frozenset(("ban chỉ đạo", "ban quản lý", "đoàn kiểm tra", "tổ công tác"))
_TASK_STOPS = frozenset(
    ("về", "để", "theo", "tại", "của", "ban", "triển", "thực", "quy", "hướng", "phê", "giao", "và")
)
_OPENERS = frozenset(["xét", "căn", "theo", "về", "để", "thực"])
_MAY_BE_SMALL = frozenset(
    (
        "ủy ban nhân dân",
        "hội đồng nhân dân",
        "đảng bộ",
        "đảng ủy",
        "tỉnh ủy",
        "thành ủy",
        "quốc hội",
    )
)
_LONGEST_SMALL_RUN = 2
_LONGEST_NAME = 30


@cache
def _patterns() -> dict[str, Pattern[str]]:
    return {
        "body": _any((*_BODIES, *_FIELDS)),
        "title": _any(_TITLES),
        "head": _any(_HEADS),
        "place": _any(_PLACES),
        "word": compile(r"[^\W_]+(?:&[^\W_]+)*"),
        "gap": compile(r"\s{1,3}"),
        "of": compile(r"\s{1,4}của\s{1,4}"),
        "inner": compile(r"\s{1,3}(?:và|&|-)\s{1,3}"),
        "several": compile(r"liên\s{1,3}(?:bộ|ngành|sở)\s{1,3}"),
        "run": compile(
            r"(?:\s{1,3}[^\W\d_]{1,7}){1,6}?(?=\s{1,3}(?:tỉnh|thành phố|huyện|quốc gia)\b)"
        ),
        "beyond": compile(r",\s{1,3}(?=(?:huyện|thành phố|thị xã|tỉnh)\s)"),
        "outer": compile(r"\s{0,3}(?:,|-|;|và|&)\s{1,3}"),
    }


def _any(names: tuple[str, ...]) -> Pattern[str]:
    """Any of the names in lower-cased text, the longest first, with free spacing."""
    ordered = sorted(names, key=len, reverse=True)
    loose = [
        n.replace(" - ", r"\s?-\s?").replace(" và ", " (?:và|&) ").replace(" ", r"\s{1,3}")
        for n in ordered
    ]
    return compile("(?:" + "|".join(loose) + r")(?![^\W_])")


def issuer_at(plain: str, low: str, at: int, *, joint: bool) -> int | None:
    """The end of "của <body>" at a place, None when no body is named there.

    ``joint`` documents have several bodies, joined by a comma, a dash or "và".
    """
    patterns = _patterns()
    of = patterns["of"].match(low, at)
    if of is None:
        return None
    end = _Walk(plain, low).name(of.end())
    while end is not None and joint:
        outer = patterns["outer"].match(low, end)
        further = _Walk(plain, low).name(outer.end()) if outer else None
        if further is None:
            break
        end = further
    return end


class _Walk:
    """One walk over the name of a body, piece by piece."""

    def __init__(self, plain: str, low: str) -> None:
        self.plain = plain
        self.low = low
        self.titled = False
        self.placed = False
        self.named = False  # more than a bare "Bộ" or "Giám đốc"
        self.small_left = 0  # small syllables that may still complete the word at hand
        self.fresh = True  # the next capital begins a word, not the second half of a place name

    def name(self, at: int) -> int | None:
        """The end of the name that begins at a place, None when none does."""
        end = self._opening(at)
        if end is None:
            return None
        for _ in range(_LONGEST_NAME):
            further = self._piece(end)
            if further is None:
                break
            end = further
        return end if self.named else None

    def _opening(self, at: int) -> int | None:
        """A body always begins with a capital and with a word that heads names of bodies."""
        several = _patterns()["several"].match(self.low, at)
        if several:
            self.named = True
            return self._opening(several.end())
        word = _patterns()["word"].match(self.plain, at)
        if word is None or not word[0][0].isupper():
            return None
        known = self._known(at)
        if known is not None:
            return known
        if _is_acronym(word[0]):
            self.named = True
            return word.end()
        return None

    def _known(self, at: int) -> int | None:
        """The end of a known body, title or head word."""
        for kind in ("body", "title", "head"):
            match = _patterns()[kind].match(self.low, at)
            if match is None:
                continue
            if not self.plain[at].isupper() and match[0] not in _MAY_BE_SMALL:
                continue
            self.named = self.named or kind == "body" or self.titled
            self.titled = kind == "title"
            self.small_left = _LONGEST_SMALL_RUN if kind == "head" else 0
            self.fresh = True
            if match[0] in _WITH_A_TASK:
                return self._task(match.end())
            return match.end()
        return None

    def _task(self, end: int) -> int:
        """ "Ban Chỉ đạo chuyển đổi số tỉnh": the task, if a place ends it."""
        run = _patterns()["run"].match(self.low, end)
        if run is None or not run[0].strip() or not _TASK_STOPS.isdisjoint(run[0].split()):
            return end
        return run.end()

    def _piece(self, end: int) -> int | None:
        gap = _patterns()["gap"].match(self.low, end)
        if gap is None:
            return self._beyond(end)
        if "\n" in gap[0] and self.named and not self.plain[gap.end() : gap.end() + 1].islower():
            return None  # the next paragraph
        known = self._known(gap.end())
        if known is not None:
            return known
        return self._place(gap.end()) or self._joined(end) or self._syllable(gap.end())

    def _place(self, at: int) -> int | None:
        """ "tỉnh", "thành phố Hà Nội", "xã Mậu A": the name, if any, is in capitals."""
        match = _patterns()["place"].match(self.low, at)
        if match is None:
            return None
        if match[0] == "xã" and self.low.startswith((" hội", " viên"), match.end()):
            return None
        self.named, self.small_left, self.fresh, self.placed = True, 0, False, True
        return match.end()

    def _beyond(self, end: int) -> int | None:
        """ "xã Tân Tiến, huyện Văn Giang": the larger place behind a comma."""
        beyond = _patterns()["beyond"].match(self.low, end) if self.placed else None
        return self._place(beyond.end()) if beyond else None

    def _joined(self, end: int) -> int | None:
        """ "Địa chất và Khoáng sản": a second half of the name, not another body."""
        inner = _patterns()["inner"].match(self.low, end)
        if inner is None:
            return None
        at = inner.end()
        word = _patterns()["word"].match(self.plain, at)
        if word is None or not word[0][0].isupper() or not self.named:
            return None
        if any(_patterns()[kind].match(self.low, at) for kind in ("title", "head", "body")):
            return None
        if anchors().match(self.low, at):
            return None
        self.fresh = True
        return self._syllable(at)

    def _syllable(self, at: int) -> int | None:
        word = _patterns()["word"].match(self.plain, at)
        if word is None:
            return None
        low = self.low[at : word.end()]
        if word[0][0].isupper() or word[0].isdigit():
            if low in _OPENERS or (_is_acronym(word[0]) and low in _STOPS):
                return None  # the next sentence, or a heading in capitals that goes on
            if anchors().match(self.low, at):
                return None
            self.small_left = _LONGEST_SMALL_RUN if self.fresh and not _is_acronym(word[0]) else 0
            self.fresh = False
            self.named = True
            return word.end()
        if not self.small_left or low in _STOPS:
            return None
        self.small_left -= 1
        self.fresh = True
        self.named = True
        return word.end()


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
