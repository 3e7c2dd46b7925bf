"""The body behind "của": where its name begins is easy, where it ends is what this module knows."""

from functools import cache
from re import Pattern, compile

from vanban.citations.bodies import BODIES, FIELDS, HEADS, PLACES, TITLES
from vanban.citations.kinds import anchors
from vanban.citations.tails import ends_at, tail_at

# Small words that begin what the document is about, or the sentence's next part.
_STOPS = frozenset(
    word
    for line in (
        "về ban hướng sửa bổ phê để theo tại trên trong đã được là có cho do bởi nhằm và hoặc nêu",
        "này với khi nếu thì mà như còn vào ngày năm số kèm bãi thay gửi trả tiếp đối sẽ phải từ",
        "đến đang hết giao ký v/v thực triển đẩy tăng nâng xử giải yêu đề hủy cắt xác hỗ cũng cùng",
        "nhưng gồm bao đồng giữa sau trước chấp cấp đính tổ",
    )
    for word in line.split()
)
_WITH_A_TASK = frozenset(("ban chỉ đạo", "ban quản lý", "đoàn kiểm tra", "tổ công tác"))
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
        "body": _any((*BODIES, *FIELDS)),
        "institution": _any(BODIES),
        "title": _any(TITLES),
        "head": _any(HEADS),
        "place": _any(PLACES),
        "word": compile(r"[^\W_]+(?:&[^\W_]+)*"),
        "gap": compile(r"\s{1,3}"),
        "of": compile(r"\s{1,4}của\s{1,4}"),
        "inner": compile(r"\s{1,3}(?:và|&|-)\s{1,3}"),
        # "Hội nghị lần thứ sáu Ban Chấp hành Trung ương": which meeting of the body.
        "meeting": compile(
            r"hội nghị\s{1,3}(?:lần thứ\s{1,3}\w{1,12}|trung ương\s{1,3}\d{1,2})\s{1,3}"
            r"(?=ban chấp hành)"
        ),
        "numbered": compile(r"\s{1,3}\d{2,4}(?:/[^\W\d_]{1,5})?(?=\s|[,.;)]|$)"),
        "next part": compile(
            r"(?:phụ lục|mẫu|biểu|bảng|mục|phần|chương|trang|điều|khoản|hình)"
            r"\s{1,3}(?:số\s)?[\divx]"
            r"|v/v|(?:về việc|trích)(?![^\W_])"
        ),
        "several": compile(r"liên\s{1,3}(?:bộ|ngành|sở)\s{1,3}"),
        "above": compile(r"\s{1,3}của\s{1,3}(?:chính phủ|trung ương)(?![^\W_])"),
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
        self.tasked = False
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
        above = _patterns()["above"].match(self.low, end) if self.tasked else None
        end = above.end() if above else end
        return end if self.named else None

    def _opening(self, at: int) -> int | None:
        """A body always begins with a capital and with a word that heads names of bodies."""
        if _patterns()["next part"].match(self.low, at):
            return None
        before = _patterns()["several"].match(self.low, at)
        before = before or _patterns()["meeting"].match(self.low, at)
        if before:
            self.named = True
            return self._opening(before.end())
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
                self.tasked = True
                return self._task(match.end())
            return match.end()
        return None

    def _task(self, end: int) -> int:
        """ "Ban Chỉ đạo 138/ĐP tỉnh", "Ban Chỉ đạo chuyển đổi số tỉnh": its number or task."""
        numbered = _patterns()["numbered"].match(self.low, end)
        if numbered:
            return numbered.end()
        return tail_at(self.plain, self.low, end) or end

    def _piece(self, end: int) -> int | None:
        gap = _patterns()["gap"].match(self.low, end)
        if gap is None:
            return self._beyond(end)
        if "\n" in gap[0] and self.named and not self.plain[gap.end() : gap.end() + 1].islower():
            return None  # the next paragraph
        if _patterns()["next part"].match(self.low, gap.end()):
            return None
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
        if _patterns()["next part"].match(self.low, at):
            return None
        word = _patterns()["word"].match(self.plain, at)
        if word is None or not word[0][0].isupper() or not self.named:
            return None
        if any(_patterns()[kind].match(self.low, at) for kind in ("title", "head", "institution")):
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
        if not self.small_left or (low in _STOPS and not _inside().match(self.low, at)):
            return None
        if ends_at(self.low, at - 1):
            return None
        tail = tail_at(self.plain, self.low, at - 1)
        first = self.small_left == _LONGEST_SMALL_RUN
        self.small_left = 0 if first and tail else self.small_left - 1
        self.fresh = True
        self.named = True
        return tail if first and tail else word.end()


@cache
def _inside() -> Pattern[str]:
    """Words that go on in a name although they begin like a verb: "Ban An toàn giao thông"."""
    return compile(r"(?:giao thông|giao dịch|triển(?! khai)|trong nước|cấp nước)(?![^\W_])")


def _is_acronym(word: str) -> bool:
    return (len(word) > 1 and word.isupper()) or word in ("TTg", "TTgCP")
