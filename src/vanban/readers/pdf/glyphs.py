"""Characters of a PDF page → words with their look and the tag that they belong to."""

import ctypes
from collections.abc import Iterable, Sequence
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from vanban.model import Value
from vanban.readers import legacy
from vanban.readers.page.words import Rule, Word
from vanban.readers.pdf.objects import Box, Drawn, Frame

_WORD_GAP: Final = 0.16
# Enough where PDFium sees a space as well.
_LEAST_GAP: Final = 0.07
_BACKWARDS: Final = 0.6
_SMALLEST: Final = 1.5
_SPACES: Final = frozenset({0x20, 0xA0})
_BLANK: Final = _SPACES | {0, 0x09, 0x0A, 0x0D}
_INVISIBLE_MODES: Final = frozenset({3, 7})
_STROKED_TOO: Final = 2
_WHITE: Final = 250
_BLACK: Final = 64
_BOLD_WEIGHT: Final = 600
_FORCE_BOLD: Final = 1 << 18
_ITALIC: Final = 1 << 6
_MOST_CHARACTERS: Final = 200_000
_LIGATURES: Final = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st", 0x02: "-", 0x2010: "-", 0x2011: "-", 0xFFFE: "-", 0xAD: "", 0xF0B7: "•",
    0xF02D: "-", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0D8: "➢",
}  # fmt: skip


# The same function as FPDFText_GetTextObject, giving the bare address: asked for each character.
_text_object = ctypes.cast(
    raw.FPDFText_GetTextObject,
    ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
)


class Look(Value, frozen=True):
    """What holds for all characters of one text object. ``tag`` is its marked content's number,
    -1 where it has none; ``artifact`` that the file itself calls it no content."""

    size: float
    bold: bool
    italic: bool
    font: str
    mode: int
    white: bool
    tag: int
    artifact: bool
    black: bool = True


class Tagged(Value, frozen=True):
    """A word, the tag of its first character, whether it is marked as no content, the font of most
    of it and whether it is printed in black."""

    word: Word
    tag: int
    artifact: bool
    font: str = ""
    black: bool = True


class Text(Value, frozen=True):
    """The words of a page in the order of the file. ``hidden`` counts characters left out because
    nobody can see them, ``scanned`` that the words lie invisibly over an image, ``mended`` that
    letters of a font from before Unicode were converted."""

    words: tuple[Tagged, ...]
    hidden: int = 0
    scanned: bool = False
    mended: bool = False


class _Char(Value, frozen=True):
    """A character; ``apart`` when PDFium takes it to begin a word."""

    text: str
    box: Box
    base: float
    look: Look
    apart: bool = False


def text_on(page: pdfium.PdfPage, frame: Frame, drawn: Drawn) -> Text:
    """All words that a person sees."""
    text_page = raw.FPDFText_LoadPage(page.raw)
    try:
        chars = _characters(text_page, frame)
    finally:
        raw.FPDFText_ClosePage(text_page)
    visible: list[_Char | None] = []
    hidden = scanned = 0
    for char in chars:
        if char is None or _is_visible(char, frame, drawn):
            visible.append(char)
        elif char.look.mode in _INVISIBLE_MODES and _inside(char.box, drawn.images):
            scanned += 1
            visible.append(char)
        else:
            hidden += 1
    shown = sum(char is not None for char in visible)
    words, mended = _words(visible, drawn.rules)
    return Text(tuple(words), hidden, scanned * 2 > shown > 0, mended)


def turn_of(page: pdfium.PdfPage) -> int:
    """Degrees by which the page must be turned so that its text runs from left to right."""
    text_page = raw.FPDFText_LoadPage(page.raw)
    try:
        count = min(raw.FPDFText_CountChars(text_page), 400)
        angles = [
            round(raw.FPDFText_GetCharAngle(text_page, at) * 57.29578 / 90) % 4
            for at in range(0, count, 7)
        ]
    finally:
        raw.FPDFText_ClosePage(text_page)
    most = max(set(angles), key=angles.count, default=0)
    clear = angles.count(most) * 2 > len(angles)
    return (-most * 90 - page.get_rotation()) % 360 if clear else 0


def _characters(text_page: object, frame: Frame) -> list[_Char | None]:
    """Every character with its box; None for a space of the file."""
    looks: dict[int, Look] = {}
    loose = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    chars: list[_Char | None] = []
    apart = False
    last: Look | None = None
    bottom = base = 0.0
    for at in range(min(raw.FPDFText_CountChars(text_page), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text_page, at)
        address = _text_object(text_page, at)
        if code in _BLANK or not address:
            # What PDFium adds by itself is a guess, to be borne out by the places.
            if code in _SPACES and raw.FPDFText_IsGenerated(text_page, at) == 0:
                chars.append(None)
            apart = True
            continue
        look = looks.get(address)
        if look is None:
            item = raw.FPDFText_GetTextObject(text_page, at)
            look = looks[address] = _look(text_page, at, item)
        raw.FPDFText_GetLooseCharBox(text_page, at, loose)
        if look is not last or loose.bottom != bottom:
            # Characters of one run on one line share their baseline.
            last, bottom = look, loose.bottom
            raw.FPDFText_GetCharOrigin(text_page, at, x, y)
            base = frame.point(x.value, y.value)[1]
        text = _LIGATURES.get(code) if code in _LIGATURES else chr(code)
        if text:
            chars.append(
                _Char(
                    text,
                    frame.box(loose.left, loose.bottom, loose.right, loose.top),
                    base,
                    look,
                    apart,
                )
            )
            apart = False
    return chars


def _look(text_page: object, at: int, item: object) -> Look:
    nominal = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, nominal)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, at, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    font = raw.FPDFTextObj_GetFont(item)
    name = _font_name(font)
    flags = raw.FPDFFont_GetFlags(font)
    mode = raw.FPDFTextObj_GetTextRenderMode(item)
    lower = name.lower()
    parts = [ctypes.c_uint() for _ in range(4)]
    painted = raw.FPDFPageObj_GetFillColor(item, *parts)
    red, green, blue, alpha = (part.value for part in parts)
    return Look(
        size=round(nominal.value * scale, 1),
        bold="bold" in lower
        or "black" in lower
        or bool(flags > 0 and flags & _FORCE_BOLD)
        or mode == _STROKED_TOO
        or _heavy(font, lower),
        italic="italic" in lower or "oblique" in lower or bool(flags > 0 and flags & _ITALIC),
        font=name,
        mode=mode,
        white=bool(painted) and (alpha == 0 or min(red, green, blue) >= _WHITE),
        tag=raw.FPDFPageObj_GetMarkedContentID(item),
        artifact=_is_artifact(item),
        black=not painted or max(red, green, blue) <= _BLACK,
    )


def _heavy(font: object, name: str) -> bool:
    """Weights are guesses where a font names its regular face."""
    return "regular" not in name and raw.FPDFFont_GetWeight(font) > _BOLD_WEIGHT


def _font_name(font: object) -> str:
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.raw[: min(length, 128)].split(b"\0")[0].decode("utf-8", "replace")
    return name.partition("+")[2] or name


def _is_artifact(item: object) -> bool:
    buffer = ctypes.create_string_buffer(64)
    length = ctypes.c_ulong()
    for at in range(max(0, min(raw.FPDFPageObj_CountMarks(item), 16))):
        mark = raw.FPDFPageObj_GetMark(item, at)
        if raw.FPDFPageObjMark_GetName(
            mark, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 64, length
        ):
            name = buffer.raw[: min(length.value, 64)].decode("utf-16-le", "replace").rstrip("\0")
            if name == "Artifact":
                return True
    return False


def _is_visible(char: _Char, frame: Frame, drawn: Drawn) -> bool:
    look, (x0, top, x1, bottom) = char.look, char.box
    if look.mode in _INVISIBLE_MODES or look.size < _SMALLEST:
        return False
    if x1 < 0 or bottom < 0 or x0 > frame.width or top > frame.height:
        return False
    return not look.white or _inside(char.box, drawn.filled) or _inside(char.box, drawn.images)


def _inside(box: Box, areas: Iterable[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(area[0] <= x <= area[2] and area[1] <= y <= area[3] for area in areas)


def _words(chars: Sequence[_Char | None], rules: Sequence[Rule]) -> tuple[list[Tagged], bool]:
    down = [rule for rule in rules if not rule.horizontal]
    words: list[Tagged] = []
    open_: list[_Char] = []
    mended = False

    def close(*, spaced: bool = False) -> None:
        nonlocal mended
        if open_:
            word, changed = _word(open_, spaced=spaced)
            mended = mended or changed
            words.append(word)
            open_.clear()

    for char in chars:
        if char is None:
            close(spaced=True)
            continue
        if open_ and (not _goes_on(open_[-1], char) or _ruled_off(open_[-1], char, down)):
            close()
        open_.append(char)
    close()
    return words, mended


def _goes_on(before: _Char, char: _Char) -> bool:
    look = char.look
    size = look.size if before.look is look else max(before.look.size, look.size)
    gap = char.box[0] - before.box[2]
    return (
        -_BACKWARDS * size < gap < (_LEAST_GAP if char.apart else _WORD_GAP) * size
        and abs(char.base - before.base) < 0.6 * size
        and before.look.artifact == look.artifact
    )


def _ruled_off(before: _Char, char: _Char, down: Sequence[Rule]) -> bool:
    """Whether a rule stands between two characters of different runs, as between cells."""
    if before.look is char.look:
        return False
    left, right = (before.box[0] + before.box[2]) / 2, (char.box[0] + char.box[2]) / 2
    return any(left < rule.at < right and rule.start <= char.base <= rule.end for rule in down)


def _word(chars: Sequence[_Char], *, spaced: bool) -> tuple[Tagged, bool]:
    text = "".join(char.text for char in chars)
    first = chars[0].look
    plain = all(char.look is first for char in chars)
    main = first if plain else max(chars, key=lambda char: char.look.size).look
    mended = _unicode(text, main.font)
    lefts, tops, rights, bottoms = zip(*(char.box for char in chars), strict=True)
    word = Word(
        text=mended,
        x0=min(lefts),
        top=min(tops),
        x1=max(rights),
        bottom=max(bottoms),
        base=next(char.base for char in chars if char.look is main),
        size=main.size,
        bold=main.bold if plain else sum(char.look.bold for char in chars) * 2 > len(chars),
        italic=main.italic if plain else sum(char.look.italic for char in chars) * 2 > len(chars),
        spaced=spaced,
    )
    black = first.black if plain else all(char.look.black for char in chars)
    tagged = Tagged(word, first.tag, first.artifact, font=main.font, black=black)
    return tagged, mended != text


def _unicode(text: str, font: str) -> str:
    if font.startswith(".Vn"):
        return legacy.from_tcvn3(
            text, capitals=font.partition(",")[0].partition("-")[0].endswith("H")
        )
    return legacy.from_vni(text) if font.upper().startswith("VNI") else text
