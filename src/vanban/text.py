"""Text as officials type it: Unicode forms, tone placement, look-alike letters, hidden characters.

Everything here is pure and keeps meaning; functions that keep the length say so, because readers
need offsets into the original.
"""

import unicodedata
from functools import cache
from itertools import pairwise
from re import IGNORECASE, Match, Pattern, compile

_COMBINING = dict.fromkeys(range(0x0300, 0x0370))
# "đ" has no Unicode decomposition, and Eth is often typed for it.
_D_WITH_STROKE = {ord("đ"): "d", ord("Đ"): "d", ord("ð"): "d", ord("Ð"): "d"}
_FOLD = {**_COMBINING, **_D_WITH_STROKE}

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеорсухіѕј", "ABESIJKMHOPCTYXaeopcyxisj", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
# Icelandic Eth and African D look exactly like Đ and come from old input methods.
_STROKED = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
_LOOK_ALIKES = str.maketrans({**_CYRILLIC, **_GREEK})
_STROKED_TABLE = str.maketrans(_STROKED)
_FOREIGN_LETTERS = frozenset({**_CYRILLIC, **_GREEK})

_SOFT_HYPHEN = "\u00ad"
_BOM = "\ufeff"
_HIDDEN = frozenset(
    [chr(c) for c in range(0x20) if chr(c) not in "\t\n\r"]
    + [chr(c) for c in range(0x7F, 0xA0)]
    + [_SOFT_HYPHEN, "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180e", _BOM]
    + [chr(c) for c in range(0x200B, 0x2010)]
    + [chr(c) for c in range(0x202A, 0x202F)]
    + [chr(c) for c in range(0x2060, 0x2070)]
    + [chr(c) for c in range(0xFFF9, 0xFFFC)]
    + [chr(c) for c in range(0xE0000, 0xE0080)]
)
_STRIP_HIDDEN = dict.fromkeys(map(ord, _HIDDEN))


def nfc(s: str) -> str:
    """The composed form in which every text of a document is kept."""
    return s if s.isascii() else unicodedata.normalize("NFC", s)


def squeeze(s: str) -> str:
    """One space between words, none at the ends; no-break spaces and line breaks are spaces."""
    return " ".join(s.split())


def fold(s: str) -> str:
    """Lower case without diacritics, for search and comparison: "Đất đai" becomes "dat dai".

    A text in NFC keeps its length as long as it holds Vietnamese and plain Latin letters only.
    """
    if s.isascii():
        return s.lower()
    return unicodedata.normalize("NFD", s).translate(_FOLD).lower()


# Tone marks in one order (grave, acute, hook, tilde, dot), so that places correspond.
_TONED = dict(zip("aeouy", ("àáảãạ", "èéẻẽẹ", "òóỏõọ", "ùúủũụ", "ỳýỷỹỵ"), strict=True))


@cache
def _tone_moves() -> tuple[Pattern[str], dict[str, str]]:
    """Where a tone stands on the wrong letter of two, and the two as they should be."""
    moves: dict[str, str] = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for on_first, on_second in zip(_TONED[first], _TONED[second], strict=True):
            moves[first + on_second] = on_first + second
    # The u of "qu" is part of the consonant and bears no tone.
    for second, toned in (*_TONED.items(), ("i", "ìíỉĩị")):
        for on_first, on_second in zip(_TONED["u"], toned, strict=True):
            moves["q" + on_first + second] = "qu" + on_second
    pattern = compile(r"q[ùúủũụ][aeioy]|(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])", IGNORECASE)
    return pattern, moves


def normalise_tones(s: str) -> str:
    """Open syllables with the tone on the first vowel: "hoà" becomes "hòa", "thuỷ" "thủy".

    Both placements are in use; this one makes them comparable. "Quý" stays and the slip "qúy"
    becomes "quý". Keeps the length of a text in NFC.
    """
    if s.isascii():
        return s
    pattern, moves = _tone_moves()

    def move(match: Match[str]) -> str:
        letters = moves.get(match[0].lower(), match[0])
        return "".join(
            new.upper() if old.isupper() else new
            for old, new in zip(match[0], letters, strict=True)
        )

    return pattern.sub(move, s)


def mend_homoglyphs(s: str) -> str:
    """Cyrillic and Greek look-alikes inside a word of Latin letters, as the Latin letters meant.

    A word that is wholly Cyrillic or Greek stays, and so does a word with a letter that looks like
    no Latin one. The stroked D of other alphabets becomes Đ everywhere. Keeps the length.
    """
    if s.isascii():
        return s
    s = s.translate(_STROKED_TABLE)
    if _FOREIGN_LETTERS.isdisjoint(s):
        return s
    out: list[str] = []
    start = 0
    for i in range(len(s) + 1):
        if i == len(s) or s[i].isspace():
            out.append(_mend_word(s[start:i]))
            out.append(s[i : i + 1])
            start = i + 1
    return "".join(out)


def _mend_word(word: str) -> str:
    if _FOREIGN_LETTERS.isdisjoint(word):
        return word
    others = [c for c in word if c.isalpha() and c not in _FOREIGN_LETTERS]
    if not others or not all("LATIN" in unicodedata.name(c, "") for c in others):
        return word
    return word.translate(_LOOK_ALIKES)


def has_hidden(s: str) -> bool:
    """Whether a text holds characters that a reader cannot see but that change what is read:
    zero width, direction overrides, controls. A soft hyphen or a leading byte order mark is none.
    """
    if _HIDDEN.isdisjoint(s):
        return False
    return not _HIDDEN.isdisjoint(s.removeprefix(_BOM).replace(_SOFT_HYPHEN, ""))


def strip_hidden(s: str) -> str:
    """The text without invisible characters; tabs and line breaks stay."""
    return s if _HIDDEN.isdisjoint(s) else s.translate(_STRIP_HIDDEN)


# What 0x80 to 0x9F show when UTF-8 is read as Windows-1252.
_CP1252_HIGH = {
    ord(bytes([b]).decode("cp1252", "replace")): b
    for b in range(0x80, 0xA0)
    if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_VIETNAMESE_ONLY = frozenset("ăđĩũơưĂĐĨŨƠƯ") | {chr(c) for c in range(0x1EA0, 0x1EFA)}
# Signs and letters that Vietnamese never has inside a word: TCVN3 (ABC) and VNI fonts leave them.
_LEGACY = frozenset("µ¸¶·¹¨»¾¼½©ª«¬®¦§¥¢£¤×÷¡°±ÆÇËÎÏÑÖØÜÞßäåæçëîïñöøûüÿþÄÅÛ")
_BAD_SHARE = 0.3


def looks_mojibake(s: str) -> bool:
    """Whether a text was decoded wrongly: UTF-8 read as Windows-1252 or Latin-1, a TCVN3 or VNI
    font without Unicode, or glyphs without a meaning (private use, replacement characters)."""
    if s.isascii():
        return False
    letters = sum(c.isalpha() for c in s)
    lost = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in s)
    if lost > 2 and lost > 0.1 * (letters + lost):
        return True
    words = [w for w in s.split() if not w.isascii()]
    bad = sum(map(_is_misread_utf8, words))
    if bad and bad >= _BAD_SHARE * len(words):
        return True
    return _looks_legacy(s)


def _is_misread_utf8(word: str) -> bool:
    raw = bytearray()
    for c in word:
        code = ord(c)
        byte = _CP1252_HIGH.get(code, code)
        if byte > 0xFF:
            return False
        raw.append(byte)
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return any(
        c in _VIETNAMESE_ONLY or "LATIN" in unicodedata.name(c, "") for c in decoded if ord(c) > 127
    )


def _looks_legacy(s: str) -> bool:
    inside = sum(b in _LEGACY and (a.isalpha() or a in _LEGACY) for a, b in pairwise(s))
    proper = sum(c in _VIETNAMESE_ONLY for c in s)
    return inside > 2 and inside > proper
