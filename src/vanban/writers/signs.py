"""Signs beyond Vietnamese text: which faces stand in for them, and which no face shows."""

import re
from functools import cache
from typing import Any
from unicodedata import category

from vanban.writers.fonts import Face, vietnamese_letters

REPLACEMENT = "\ufffd"
# Faces that ship with Typst have the arrows, boxes and signs that no text face has.
_STAND_INS = ("Libertinus Serif", "New Computer Modern Math", "DejaVu Sans Mono")
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


def faces(face: Face) -> tuple[str, ...]:
    """The names of the faces in the order in which a sign is looked for."""
    return tuple(dict.fromkeys((face.name, *_STAND_INS)))


@cache
def font_files(face: Face) -> Any:
    """The fonts of a face and those that ship with Typst, none of the rest of the system."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=list(face.paths))


def unusual_signs(face: Face, text: str) -> set[str]:
    """All signs that Vietnamese texts do not use."""
    known = {*vietnamese_letters(), REPLACEMENT}
    return {sign for sign in set(text) - known if not sign.isascii()}


def signs_missing(face: Face, text: str) -> set[str]:
    """The signs of a text that no face shows, tried one by one."""
    import typst

    signs = sorted(unusual_signs(face, text))
    marks = {sign for sign in signs if category(sign)[0] in "CM"}
    names = ", ".join(f'"{name}"' for name in faces(face))
    shown = "\n".join(f'#par("\\u{{{ord(s):x}}}")' for s in signs if s not in marks)
    source = f'#set document(title: "a")\n#set text(font: ({names}), fallback: false)\n{shown}'
    try:
        typst.compile(
            source.encode(), font_paths=font_files(face), format="pdf", pdf_standards=["ua-1"]
        )
    except typst.TypstError as error:
        named = "".join(_MISSING.findall(error.diagnostic))
        return marks | set(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), named)) & set(signs)
    return marks
