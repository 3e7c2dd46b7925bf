"""Findings on the frame: letterhead, number, date, years and symbols that contradict each other."""

import re
from datetime import date

from vanban.model import Document, Issuer
from vanban.structure import phrases
from vanban.structure.inference import year_in
from vanban.structure.letterhead import Letterhead, date_parts
from vanban.structure.notes import Notes
from vanban.text import fold

_LINK_CODE = re.compile(
    r"số\s*:?\s*(?P<number>\d*)[\s.…]*/\s*(?:(?P<year>\d{4})/)?(?P<symbol>[A-ZĐ][\wĐđ&-]*)",
    re.IGNORECASE,
)
_ABBREVIATIONS = {
    "plan": "KH", "decision": "QĐ", "report": "BC", "directive": "CT", "notice": "TB",
    "proposal": "TTr", "resolution": "NQ", "circular": "TT", "decree": "NĐ",
}  # fmt: skip


def check_letterhead(head: Letterhead, document: Document, notes: Notes) -> None:
    """Missing Quốc hiệu, Tiêu ngữ or issuing body."""
    if _is_fragment(document):
        return
    missing = []
    if not head.has_republic:
        missing.append("Quốc hiệu")
    if not head.has_motto and not head.is_party:
        missing.append("Tiêu ngữ")
    if head.issuer.name is None:
        missing.append("tên cơ quan ban hành")
    if not missing:
        return
    names = ", ".join(missing[:-1]) + (" và " if len(missing) > 1 else "") + missing[-1]
    notes.find(
        "missing-header",
        f"Phần đầu văn bản không có {names}.",
        suggestion=_issuer_hint(document.issuer),
        place=notes.nearest("code_text") or notes.nearest("kind"),
    )


def _issuer_hint(issuer: Issuer) -> str:
    if not issuer.inferred or not issuer.name:
        return "Bổ sung phần đầu văn bản theo thể thức của Nghị định 30/2020/NĐ-CP."
    names = " / ".join(t for t in (issuer.parent, issuer.name) if t)
    return f"Theo nội dung, cơ quan ban hành là {names}; kiểm tra và bổ sung."


def check_frame(document: Document, notes: Notes) -> None:
    """Number, date, symbol, type and signature that are missing, blank or impossible."""
    _check_number(document, notes)
    _check_date(document, notes)
    _check_symbol(document, notes)
    if _is_fragment(document):
        notes.find(
            "unknown-kind",
            "Không thấy tên loại văn bản (KẾ HOẠCH, QUYẾT ĐỊNH, …).",
            suggestion="Kiểm tra xem tệp có phải là một phần của văn bản khác.",
        )
    elif document.signature is None or document.signature.name is None:
        lacking = "khối chữ ký" if document.signature is None else "họ tên người ký"
        notes.find(
            "missing-signature",
            f"Không thấy {lacking}.",
            suggestion="Kiểm tra bản gốc; văn bản ban hành phải có chức vụ và họ tên người ký.",
            place=notes.nearest("signature"),
        )


def _is_fragment(document: Document) -> bool:
    """Whether a text says nothing of what it is, as a table copied out of a document."""
    return document.kind == "other" and not document.kind_text


def _check_number(document: Document, notes: Notes) -> None:
    if document.number is not None or _is_fragment(document):
        return
    if document.code_text is None:
        message = "Không thấy số, ký hiệu của văn bản."
    else:
        message = f"Số văn bản để trống (“{document.code_text}”)."
    notes.find(
        "missing-number",
        message,
        suggestion="Điền số do văn thư cấp khi ban hành.",
        place=notes.nearest("code_text"),
    )


def _check_date(document: Document, notes: Notes) -> None:
    if document.date is not None:
        _check_after_bases(document, notes)
        return
    if _is_fragment(document):
        return
    if document.date_text is None:
        notes.find(
            "missing-date",
            "Không thấy địa danh và ngày tháng năm ban hành.",
            suggestion="Bổ sung ngày ban hành.",
        )
        return
    day, month, year = date_parts(document.date_text)
    place = notes.nearest("date")
    if day is None or month is None or year is None:
        notes.find(
            "incomplete-date",
            f"Ngày ban hành ghi thiếu (“{document.date_text}”).",
            suggestion=_earliest(document, month, year) or "Điền đủ ngày, tháng, năm ban hành.",
            place=place,
        )
    else:
        notes.find(
            "impossible-date",
            f"Ngày ban hành không có thật (“{document.date_text}”).",
            severity="error",
            suggestion="Kiểm tra lại ngày, tháng, năm trên bản gốc.",
            place=place,
        )


def _latest_basis(document: Document) -> tuple[date, str] | None:
    """The latest date among the documents that this one rests on."""
    dated = [
        (date.fromisoformat(citation.date), citation.symbol or citation.text)
        for basis in document.legal_bases
        for citation in (document.citations[i] for i in basis.citations)
        if citation.date
    ]
    return max(dated) if dated else None


def _earliest(document: Document, month: int | None, year: int | None) -> str | None:
    latest = _latest_basis(document)
    if latest is None:
        return None
    if latest[0].year != year or (month is not None and latest[0].month != month):
        return None
    return (
        f"Điền ngày ban hành; ngày này không thể trước {latest[0]:%d/%m/%Y}, "
        f"là ngày của căn cứ {latest[1]}."
    )


def _check_after_bases(document: Document, notes: Notes) -> None:
    latest = _latest_basis(document)
    if latest is None or document.date is None or latest[0].isoformat() <= document.date:
        return
    notes.find(
        "contradictory-date",
        f"Ngày ban hành đứng trước ngày của căn cứ {latest[1]} ({latest[0]:%d/%m/%Y}).",
        suggestion="Kiểm tra lại hai ngày này.",
        place=notes.nearest("date"),
    )


def _check_symbol(document: Document, notes: Notes) -> None:
    if not document.symbol:
        return
    first = re.split(r"[-/]", document.symbol)[0]
    told = phrases.SYMBOL_KINDS.get(fold(first))
    expected = _ABBREVIATIONS.get(document.kind)
    if told is None or expected is None or told == document.kind or not document.kind_text:
        return
    notes.find(
        "wrong-symbol",
        f"Ký hiệu “{document.symbol}” không khớp với loại văn bản {document.kind_text}.",
        suggestion=f"Ký hiệu của loại này bắt đầu bằng “{expected}”.",
        place=notes.nearest("symbol"),
    )


def check_years(document: Document, notes: Notes) -> None:
    """A year in the title that other titles or the date of signing contradict."""
    if document.year is None:
        return
    signed = date_parts(document.date_text or "")[2]
    if signed is not None and not signed - 1 <= document.year <= signed + 6:
        notes.find(
            "contradictory-year",
            f"Tên văn bản ghi năm {document.year} nhưng văn bản ban hành năm {signed}.",
            suggestion="Kiểm tra lại năm của kế hoạch và năm ban hành.",
            place=notes.nearest("title"),
        )
    for index, annex in enumerate(document.annexes):
        year = year_in(annex.title or "")
        titled = year_in(document.title or "")
        if year is None or titled is None or year == titled:
            continue
        notes.find(
            "contradictory-year",
            f"Tên phụ lục ghi năm {year}, tên văn bản ghi năm {titled}.",
            suggestion="Thống nhất năm ở hai chỗ.",
            place=notes.nearest(f"annexes/{index}"),
        )


def check_link_lines(document: Document, notes: Notes) -> None:
    """A link line "(Kèm theo Kế hoạch số …)" that names the document otherwise than its head."""
    kind = fold(document.kind_text or "")
    for index, annex in enumerate(document.annexes):
        link = annex.link_line or ""
        match = _LINK_CODE.search(link)
        if not match or not kind or kind not in fold(link[: match.start()]):
            continue
        place = notes.nearest(f"annexes/{index}/link_line")
        symbol = match["symbol"].strip("-")
        if document.symbol and fold(symbol) != fold(document.symbol):
            notes.find(
                "contradictory-symbol",
                f"Đầu văn bản ghi ký hiệu “{document.symbol}”, phụ lục ghi “{symbol}”.",
                suggestion=_right_symbol(document, symbol),
                place=place,
            )
        if document.number and match["number"] and document.number != match["number"]:
            notes.find(
                "contradictory-symbol",
                f"Đầu văn bản ghi số {document.number}, phụ lục ghi số {match['number']}.",
                suggestion="Thống nhất số văn bản ở hai chỗ.",
                place=place,
            )


def _right_symbol(document: Document, other: str) -> str:
    expected = expected_symbol(document)
    for symbol in (document.symbol, other):
        if symbol and expected and fold(symbol) == fold(expected):
            return f"Thống nhất một ký hiệu; theo tên cơ quan thì “{symbol}” là đúng."
    return "Thống nhất một ký hiệu ở hai chỗ."


def expected_symbol(document: Document) -> str | None:
    """The symbol by the type and the initials of the issuing body ("KH-SKHCN")."""
    kind = _ABBREVIATIONS.get(document.kind)
    if not kind or not document.issuer.name:
        return None
    words = [w for w in re.findall(r"\w+", document.issuer.name) if fold(w) != "va"]
    if len(words) < 2:
        return None
    return f"{kind}-" + "".join(word[0] for word in words).upper()
