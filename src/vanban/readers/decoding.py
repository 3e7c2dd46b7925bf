"""Bytes of a text file → characters, with a finding where the encoding was not sound."""

import codecs

from vanban.model import DocumentError, Finding
from vanban.readers import findings as found
from vanban.readers import legacy, refusals

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r\f\v"} | {127: None}
_MOST_CONTROLS = 0.01
_MOST_BROKEN = 0.02


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text with ``\\n`` line ends. Raises DocumentError when the bytes are no text."""
    text, findings = _characters(data)
    controls = len(text) - len(text.translate(_CONTROLS))
    if controls > max(8, _MOST_CONTROLS * len(text)):
        raise refusals.not_text()
    if controls:
        text = text.translate(_CONTROLS)
        findings += (found.control_characters(controls),)
    if not text.strip():
        raise refusals.empty()
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def decode_as(data: bytes, encoding: str) -> tuple[str, tuple[Finding, ...]]:
    """Like ``decode``, with an encoding that the file declares; a wrong declaration is ignored."""
    try:
        declared = codecs.lookup(encoding).name
        if declared not in ("utf-8", "ascii", "utf-16"):
            text = data.decode(declared)
            if legacy.vietnamese_words(text) and legacy.mend(text) is None:
                return decode(text.encode("utf-8"))
    except (LookupError, UnicodeError, ValueError):
        pass
    return decode(data)


def _characters(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _damaged(data, encoding)
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return _damaged(data, unmarked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_or_legacy(data)
    mended = legacy.mend(text)
    return (mended, (found.legacy_encoding(),)) if mended else (text, ())


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin letters in UTF-16 have a zero as every second byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or sample.count(0) < half * 0.4:
        return None
    little, big = sample[1::2].count(0), sample[0::2].count(0)
    if little >= half * 0.4 and big < half * 0.05:
        return "utf-16-le"
    if big >= half * 0.4 and little < half * 0.05:
        return "utf-16-be"
    return None


def _damaged(data: bytes, encoding: str) -> tuple[str, tuple[Finding, ...]]:
    """Decode what can be decoded; a file that is mostly broken is no text."""
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken > max(2, _MOST_BROKEN * len(text)):
        raise refusals.not_text()
    return text, (found.broken_characters(broken),) if broken else ()


def _damaged_or_legacy(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    try:
        return _damaged(data, "utf-8")
    except DocumentError:
        western = data.decode("cp1252", errors="replace")
        # cp1252 leaves five bytes undefined, latin-1 none; neither changes a Vietnamese letter.
        western = western if "\ufffd" not in western else data.decode("latin-1")
        candidates = (
            data.decode("cp1258", errors="replace"),
            legacy.from_tcvn3(western),
            legacy.from_vni(western),
        )
        best = max(candidates, key=legacy.vietnamese_words)
        if legacy.vietnamese_words(best) < 3:
            raise _unknown_encoding(data) from None
        return best, (found.legacy_encoding(),)


def _unknown_encoding(data: bytes) -> DocumentError:
    if data.count(0) > len(data) * _MOST_CONTROLS:
        return refusals.not_text()
    return DocumentError(
        "Không nhận ra bảng mã chữ của tệp văn bản. Hãy mở tệp bằng phần mềm soạn thảo, "
        "lưu lại với bảng mã UTF-8 rồi thử lại."
    )
