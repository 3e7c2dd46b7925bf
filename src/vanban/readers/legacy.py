"""The Vietnamese encodings from before Unicode: TCVN3 (ABC) and VNI.

Both put Vietnamese letters at the places of Western ones, so that a file shows ``Céng hßa`` or
``Coäng hoøa`` unless one of their fonts is at hand. TCVN3 is the old standard TCVN 5712:1993 (VN3)
with a letter a byte, capitals by the font; VNI writes a base letter and a mark.
"""

import re
import unicodedata
from collections.abc import Callable

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ù": _ACUTE,
    "ø": _GRAVE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _CIRCUMFLEX,
    "á": _CIRCUMFLEX + _ACUTE,
    "à": _CIRCUMFLEX + _GRAVE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_LETTERS = {
    "ñ": "đ",
    "ö": "ư",
    "ô": "ơ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_MARK_LETTERS = "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper()
_PLAIN_LETTERS = "".join(_VNI_LETTERS) + "".join(_VNI_LETTERS).upper()
_VNI = re.compile(f"([aeouyöôAEOUYÖÔ])([{_MARK_LETTERS}])|([{_PLAIN_LETTERS}])")
_FREQUENT = re.compile(
    r"\b(?:của|và|các|được|người|nhà|nước|hành|chính|kế|hoạch|thực|hiện|ngày|tháng|năm|số|"
    r"quyết|định|về|việc|trong|theo|đơn|vị|tỉnh|cộng|hòa|xã|hội|chủ|nghĩa|việt)\b",
    re.IGNORECASE,
)


_SAMPLE = 20_000


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Text that TCVN3 bytes show in a Western encoding; ``capitals`` for the fonts ending in H."""
    mended = text.translate(_TCVN3)
    return mended.upper() if capitals else mended


def from_vni(text: str) -> str:
    """Text that VNI bytes show in a Western encoding."""
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def vietnamese_words(text: str) -> int:
    """How many of the most frequent words of official Vietnamese stand in the text."""
    return sum(1 for _ in _FREQUENT.finditer(unicodedata.normalize("NFC", text)))


def mend(text: str) -> str | None:
    """Text of a legacy encoding, shown as Western letters, in Unicode; None for other text."""
    reading = reading_of(text)
    return reading(text) if reading else None


def reading_of(text: str) -> Callable[[str], str] | None:
    """The encoding in which the text has clearly more Vietnamese words than as it stands; long
    texts are judged by their beginning."""
    text = text[:_SAMPLE]
    best = max((from_tcvn3, from_vni), key=lambda reading: vietnamese_words(reading(text)))
    found = vietnamese_words(best(text))
    return best if found >= 3 and found > 3 * vietnamese_words(text) else None


def _vni_letter(match: re.Match[str]) -> str:
    base, mark, letter = match.groups()
    if letter:
        plain = _VNI_LETTERS[letter.lower()]
        return plain.upper() if letter.isupper() else plain
    plain = _VNI_LETTERS.get(base.lower(), base.lower())
    return (plain.upper() if base.isupper() else plain) + _VNI_MARKS[mark.lower()]
