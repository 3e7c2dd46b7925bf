"""Text that every format can hold: no controls, no lone surrogates, no hidden direction marks."""

import re

from vanban.text import nfc, strip_hidden

BLANK = "\u00a0" * 6
"""What officials leave for a number or a day that is filled in by hand."""

_UNPRINTABLE = re.compile("[\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Dots that the source prints for a blank stay; only bare room is widened.
_BLANK_NUMBER = re.compile(r"^(số\s*:?)\s*(?=/)", re.IGNORECASE)
_NUMBER = re.compile(r"(số\s*:?)\s*(\d+)\s*(?=/)", re.IGNORECASE)
_MARK = re.compile(r"\s*([-/])\s*")
_BLANK_DAY = re.compile(r"\bngày\s+(?=tháng\b)", re.IGNORECASE)
_BLANK_MONTH = re.compile(r"\btháng\s+(?=năm\b)", re.IGNORECASE)
_DAY = re.compile(r"\b(ngày)\s+(\d)\b(?=\s+tháng)", re.IGNORECASE)
_MONTH = re.compile(r"\b(tháng)\s+([12])\b(?=\s+năm)", re.IGNORECASE)


def printable(text: str) -> str:
    """The text in NFC as a page can show it; line breaks are newlines.

    What no format can carry (lone surrogates, non-characters) becomes the replacement sign.
    """
    text = _LINE_ENDS.sub("\n", text)
    if _UNPRINTABLE.search(text):
        text = _UNPRINTABLE.sub("\ufffd", text)
    return strip_hidden(nfc(text)).replace("\t", " ")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that joins them by newlines, empty ones left out."""
    return [line.strip() for line in printable(text).split("\n") if line.strip()]


def one_line(text: str) -> str:
    """The text with single spaces and no line break."""
    return " ".join(printable(text).split())


def number_line(code: str) -> str:
    """The line of the number in due form: "Số: 5 / KH-SKHCN" as "Số: 05/KH-SKHCN", a blank number
    with the room that is left for it (annex I, part II, clause 3)."""
    line = _MARK.sub(r"\1", one_line(code))
    line = _NUMBER.sub(lambda found: f"{found[1]} {found[2].zfill(2)}", line, count=1)
    return _BLANK_NUMBER.sub(rf"\1{BLANK}", line, count=1)


def with_blank_date(text: str) -> str:
    """ "ngày tháng 01 năm 2022" with the room that is left for day and month."""
    text = _BLANK_DAY.sub(f"ngày{BLANK}", one_line(text), count=1)
    return _BLANK_MONTH.sub(f"tháng{BLANK}", text, count=1)


def date_line(text: str) -> str:
    """A date in due form: a zero before days below 10 and the months 1 and 2 (clause 4)."""
    padded = _MONTH.sub(r"\1 0\2", _DAY.sub(r"\1 0\2", one_line(text)))
    return with_blank_date(padded)
