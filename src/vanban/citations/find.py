"""One entry point: every citation of a text, in order.

What is refused, and why:

- a standard ("TCVN ISO 9001:2015") is no document of a public body;
- a law or decree by name alone ("Luật Nhà ở"), without number, date or year, names no text;
- "Thông tư này", "Quyết định nêu trên" refer to a document already cited;
- a project by number alone ("Đề án 06") is its name, not its symbol;
- numbers of forms, contracts, accounts and lots ("Mẫu số 01/TB") look like symbols but are none.
"""

from functools import cache
from re import Match, Pattern, compile

from vanban.citations import kinds
from vanban.citations.dates import PrintedDate, date_at
from vanban.citations.folding import Reading, read
from vanban.citations.issuers import issuer_at
from vanban.citations.laws import Law, law_at
from vanban.citations.pins import NO_PIN, pin_before
from vanban.citations.symbols import (
    Symbol,
    blank_symbol_at,
    lone_number_at,
    small_symbol_at,
    symbol_at,
)
from vanban.model import Citation, CitationType, Value
from vanban.text import nfc

_LOOK_BACK = 90


class _Body(Value, frozen=True):
    """The kind and symbol of a citation, with the span up to where date and issuer may follow."""

    start: int
    end: int
    type: CitationType
    symbol: Symbol | None = None
    number: str | None = None
    law: Law | None = None


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation of a text in order, without overlaps; linear in the length of the text.

    ``start`` and ``end`` are code points into ``text`` as given.
    """
    reading = read(text)
    found: list[Citation] = []
    end = 0
    for anchor in kinds.anchors().finditer(reading.low):
        if anchor.start() < end:
            continue
        body = _body(reading, anchor, end, found)
        if body is None:
            continue
        citation, end = _finish(reading, body)
        found.append(citation)
        while further := _further(reading, body, end):
            citation, end = _finish(reading, further)
            found.append(citation)
    return tuple(found)


@cache
def _and() -> Pattern[str]:
    return compile(r"\s{0,3}(?:,|và)\s{1,3}(?=\d)")


def _further(r: Reading, body: _Body, end: int) -> _Body | None:
    """The next number of "Nghị định 61 và 107"."""
    link = _and().match(r.low, end) if not (body.symbol or body.law) else None
    number = lone_number_at(r.low, link.end()) if link else None
    if link is None or number is None or not _goes_on().match(r.low, number.end()):
        return None
    return _Body(start=link.end(), end=number.end(), type=body.type, number=number[0])


def _body(r: Reading, anchor: Match[str], after: int, found: list[Citation]) -> _Body | None:
    """What stands at an anchor, None when it is no citation. ``after``: end of the last one."""
    start, end = anchor.span()
    if anchor["word"]:
        word = " ".join(anchor["word"].split())
        if word in kinds.LAWS:
            law = law_at(r.plain, r.low, start, end)
            if law is None:
                return None
            return _Body(
                start=start, end=law.end, type=kinds.LAWS[word], symbol=law.symbol, law=law
            )
        return _worded(r, start, end, kinds.WORDS[word])
    if anchor["short"]:
        kind = kinds.ABBREVIATIONS[anchor["short"].upper()]
        return (
            _worded(r, start, end, kind)
            if r.plain[start:end].upper()[:2] == r.plain[start : start + 2]
            else None
        )
    if anchor["lead"]:
        return _led(r, start, end, after, found)
    return _bare(r, start, after, found)


@cache
def _lead() -> Pattern[str]:
    syllable = r"\s{1,3}(?!số)[^\W\d_]{1,7}"
    return compile(
        rf"(?P<modifier>(?:{syllable}){{0,2}})\s{{0,3}}:?\s{{0,3}}(?P<so>số\s{{0,3}}[:.]?\s{{0,3}})"
        r"|\s{0,3}:?\s{0,3}(?=[\d/])"
    )


def _worded(r: Reading, start: int, end: int, kind: CitationType) -> _Body | None:
    """A type word with what follows it: "Báo cáo thẩm định số …", "Quyết định …", "QĐ 20"."""
    lead = _lead().match(r.low, end)
    if lead is None:
        return None
    modifier = lead["modifier"] or ""
    inner = _kind_within(modifier)
    symbol = symbol_at(r.plain, lead.end()) or small_symbol_at(r.plain, lead.end())
    if symbol is None and (lead["so"] or r.plain.startswith("/", lead.end())):
        symbol = blank_symbol_at(r.plain, lead.end())
    named = kinds.type_of_symbol(symbol.text) if symbol else None
    if modifier not in r.plain[end : lead.end()] and (inner is None or named != kind):
        return None  # a word with a capital begins something else: "Thông báo Kết luận" is one kind
    if inner is not None and (kind == "van_ban" or named == inner):
        return None  # "văn bản hướng dẫn số …": the word next to the number counts
    if symbol is not None:
        if kind == "other" and r.plain[start].islower():
            kind = named or kind
        return _Body(start=start, end=symbol.end, type=kind, symbol=symbol)
    return None if modifier else _short(r, start, lead, kind)


def _kind_within(modifier: str) -> CitationType | None:
    anchor = kinds.anchors().search(modifier) if modifier else None
    return kinds.WORDS.get(" ".join((anchor["word"] or "").split())) if anchor else None


@cache
def _goes_on() -> Pattern[str]:
    """What may follow a number that names a document, and not a quantity."""
    return compile(
        r"\s{0,3}(?:$|[;:)\n”\"]|[,.](?!\d)|(?:và|của|về|ngày|đã|thì|có|được|để|cũng|hoặc|quy định"
        r"|hướng dẫn|sửa đổi|thay thế|nêu trên|này|là|không|khi|theo|với)(?![^\W_]))"
    )


def _short(r: Reading, start: int, lead: Match[str], kind: CitationType) -> _Body | None:
    """By number alone: "Công văn số 3378 ngày …", or a later mention ("QĐ 20") of some kinds."""
    number = lone_number_at(r.low, lead.end())
    if number is None or not lead[0]:
        return None  # "phòng CT2"
    dated = date_at(r.low, number.end())
    if lead["so"] and dated and dated.day:
        return _Body(start=start, end=number.end(), type=kind, number=number[0])
    short = kind in kinds.SHORT or (lead["so"] and len(number[0]) > 1 and _is_known(r, start, kind))
    if not short or not r.plain[start].isupper():
        return None
    if not (_goes_on().match(r.low, number.end()) or pin_before(r.low, start) != NO_PIN):
        return None
    return _Body(start=start, end=number.end(), type=kind, number=number[0])


def _is_known(r: Reading, start: int, kind: CitationType) -> bool:
    """Kinds that "số" and two digits make sure of: "Công văn số 1488", "Công điện số 86"."""
    return kind in kinds.SHORT_WITH_NUMBER or r.low.startswith("công điện", start)


def _led(r: Reading, start: int, end: int, after: int, found: list[Citation]) -> _Body | None:
    """ "số …" whose type word stands further off, in a list before it, or nowhere."""
    at = end
    while r.plain[at : at + 1] in (" ", ":", "\t") and at < end + 4:
        at += 1
    symbol = symbol_at(r.plain, at) or blank_symbol_at(r.plain, at)
    if symbol is None or _is_other_number(r.low, start):
        return None
    kind = _type_before(r, start, after) or _type_of_list(r, start, after, found)
    first = _begins_line(r.low, start)
    if kind is None and (first or "-" in symbol.text or "/" in symbol.text.lstrip("0123456789/")):
        kind = kinds.type_of_symbol(symbol.text)  # not "bản đồ số 3/KH"
    if kind is None and first:
        kind = "cong_van"  # a letter has no kind in its symbol
    return _Body(start=start, end=symbol.end, type=kind, symbol=symbol) if kind else None


def _bare(r: Reading, start: int, after: int, found: list[Citation]) -> _Body | None:
    """A symbol without any word, if it names its kind: "76/NQ-CP", "/QĐ-UBND" on a form."""
    symbol = symbol_at(r.plain, start)
    if symbol is None and _begins_line(r.low, start):
        symbol = blank_symbol_at(r.plain, start)
    if (
        symbol is None
        or "-" not in symbol.text
        or r.plain[symbol.end : symbol.end + 1] in ("-", "_")
    ):
        return None
    if _is_other_number(r.low, start):
        return None
    kind = kinds.type_of_symbol(symbol.text)
    if kind is None:
        return None
    kind = _type_of_list(r, start, after, found) or kind
    return _Body(start=start, end=symbol.end, type=kind, symbol=symbol)


@cache
def _other_number() -> Pattern[str]:
    return compile(
        r"(?<![^\W_])(?:mẫu|biểu|biểu mẫu|phụ lục|bảng|phép|nhận|chứng chỉ|hợp đồng|tài khoản|thẻ"
        r"|hóa đơn|tiêu chuẩn|quy chuẩn|gói thầu|lô|phiếu|mã|tcvn|qcvn|iso)\s{1,3}(?:số\s{0,3})?$"
        r"|\d[:.]$"
    )


def _is_other_number(low: str, at: int) -> bool:
    """Whether the number is that of a form, licence, contract or standard."""
    return _other_number().search(low[max(0, at - 30) : at]) is not None


def _begins_line(low: str, at: int) -> bool:
    begin = max(0, at - 40)
    return not low[max(begin, low.rfind("\n", begin, at) + 1) : at].strip(" \t*#|_>")


@cache
def _clause_end() -> Pattern[str]:
    return compile(r"[.;()\n“”\"]|(?<![^\W_])(?:theo|tại|kèm|của|trong|và)(?![^\W_])")


def _type_before(r: Reading, start: int, after: int) -> CitationType | None:
    """The type word of the same clause: "Báo cáo đánh giá rủi ro về an toàn số …"."""
    begin = max(after, start - _LOOK_BACK, 0)
    for anchor in kinds.anchors().finditer(r.low, begin, start):
        word = " ".join((anchor["word"] or "").split())
        issued = issuer_at(r.plain, r.low, anchor.end(), joint=False) if word else None
        if issued and word in kinds.WORDS and not r.low[issued:start].strip(" ,"):
            return kinds.WORDS[word]  # "Công văn của UBND tỉnh số …"
    for boundary in _clause_end().finditer(r.low, begin, start):
        begin = boundary.end()
    kind: CitationType | None = None
    for anchor in kinds.anchors().finditer(r.low, begin, start):
        word = " ".join((anchor["word"] or "").split())
        if word in kinds.WORDS and r.plain[anchor.start()].isupper():
            kind = kinds.WORDS[word]
    return kind


@cache
def _between() -> Pattern[str]:
    return compile(r"\s{0,3}(?:[,;]|và|[,;]\s{1,3}và)?\s{1,3}")


def _type_of_list(r: Reading, start: int, after: int, found: list[Citation]) -> CitationType | None:
    """The kind of the citation that a list goes on from."""
    if not found or not _between().fullmatch(r.low, after, start):
        return None
    return found[-1].type


def _finish(r: Reading, body: _Body) -> tuple[Citation, int]:
    """The citation with the date, issuer and pin around it, and its end in the reading."""
    end = body.end
    date = body.law.date if body.law else None
    if date is None and not (body.law and body.law.year):
        date = date_at(r.low, end)
        end = date.end if date else end
    joint = _is_joint(r.low[body.start : body.end])
    issuer = issuer_at(r.plain, r.low, end, joint=joint)
    named = r.verbatim(end, issuer or end).split()[1:]  # without "của"
    end = issuer or end
    if date is None and issuer is not None:
        date = date_at(r.low, end)
        end = date.end if date else end
    start, stop = r.span(body.start, end)
    pin = pin_before(r.low, body.start)
    symbol = body.symbol
    citation = Citation(
        text=r.verbatim(body.start, end),
        type=body.type,
        number=symbol.number if symbol else body.number,
        year=_year(body, date),
        symbol=symbol.text if symbol else None,
        date=date.day.isoformat() if date and date.day else None,
        issuer=nfc(" ".join(named)) or None,
        article=pin.article,
        clause=pin.clause,
        point=pin.point,
        start=start,
        end=stop,
    )
    return citation, end


def _is_joint(low: str) -> bool:
    """Whether several bodies issue it: "liên tịch", "liên ngành", TTLT, NQLT, HDLN."""
    return any(mark in low for mark in ("liên ", "ttlt", "ttlb", "nqlt", "ln-", "lt-"))


def _year(body: _Body, date: PrintedDate | None) -> int | None:
    """The year of issue: from the symbol, else from the date, else as printed behind a law."""
    if body.symbol and body.symbol.year:
        return body.symbol.year
    if date and date.year:
        return date.year
    return body.law.year if body.law else None
