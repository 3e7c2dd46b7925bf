"""One ``w:p`` → its runs, its page breaks, and the texts that hang on it."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from vanban.model import Value
from vanban.readers import legacy
from vanban.readers.docx.numbering import Numbering
from vanban.readers.docx.package import Package
from vanban.readers.docx.styles import Look, Styles, over, paragraph_look, run_look
from vanban.readers.docx.tags import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    MATH_TEXT,
    P_PR,
    R_PR,
    TEXT_BOX,
    Element,
    P,
    R,
    T,
    value,
    w,
)
from vanban.readers.runs import Run

PAGE_BREAK: Final = "\f"
_SKIPPED: Final = frozenset(
    {P_PR, R_PR, w("del"), w("moveFrom"), w("sdtPr"), w("sdtEndPr"), w("instrText"), w("delText")}
)
_MARKS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_BR, _SYM, _FIELD = w("br"), w("sym"), w("fldChar")
_NOTE_REFERENCES: Final = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_GRAPHICS: Final = frozenset({w("drawing"), w("pict"), w("object")})
# What the symbol fonts of word processors draw at these places (Wingdings).
_SYMBOLS: Final = {
    0x6F: "□", 0xA8: "□", 0xFE: "☑", 0xFC: "✓", 0xFB: "✗", 0xE0: "→", 0xF0: "→", 0xA7: "▪",
    0x6C: "●", 0xD8: "➢", 0x76: "❖",
}  # fmt: skip


class ParagraphParts(Value, frozen=True):
    """A paragraph as drawn. ``runs`` may hold ``PAGE_BREAK``, tabs and line breaks; ``beside`` are
    the paragraphs of its text boxes, ``notes`` the texts of footnotes called in it."""

    runs: tuple[Run, ...]
    look: Look
    label: str | None = None
    beside: tuple["ParagraphParts", ...] = ()
    notes: tuple[str, ...] = ()
    hidden: bool = False
    mended: bool = False
    joins_next: bool = False


class ParagraphReader:
    """Reads paragraphs in the order of the text, since automatic numbering counts along."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package)
        self._numbering = Numbering(package)
        self._notes = {
            kind: _note_texts(package, f"word/{kind}.xml") for kind in ("footnotes", "endnotes")
        }
        self._bases: dict[str | None, Look] = {}

    @property
    def styles(self) -> Styles:
        return self._styles

    def read(self, element: Element) -> ParagraphParts:
        """What the paragraph draws, accepted as if all tracked changes were accepted."""
        properties = element.find(P_PR)
        style = value(properties, "pStyle") or self._styles.paragraph_style
        look = over(self._base(style), paragraph_look(properties))
        walk = _Walk(self, look)
        walk.inside(element)
        mark = properties.find(R_PR) if properties is not None else None
        deleted_mark = mark is not None and mark.find(w("del")) is not None
        return ParagraphParts(
            runs=tuple(walk.runs),
            look=look,
            label=None if deleted_mark and not walk.runs else self._label(look),
            beside=tuple(walk.beside),
            notes=tuple(walk.notes),
            hidden=walk.hidden,
            mended=walk.mended,
            joins_next=deleted_mark,
        )

    def run_base(self, look: Look, properties: Element | None) -> Look:
        """What holds for a run of a paragraph that looks like ``look``."""
        if properties is None:
            return look
        style = value(properties, "rStyle")
        base = over(look, self._styles.look(style)) if style else look
        return over(base, run_look(properties))

    def note(self, kind: str, name: str | None) -> str | None:
        return self._notes[kind].get(name or "")

    def _base(self, style: str | None) -> Look:
        if style not in self._bases:
            self._bases[style] = over(self._styles.defaults, self._styles.look(style))
        return self._bases[style]

    def _label(self, look: Look) -> str | None:
        if look.list_id is None or look.list_id == "0":
            return None
        return self._numbering.label(look.list_id, look.list_level or 0)


class _Walk:
    """The way through one paragraph."""

    def __init__(self, reader: ParagraphReader, look: Look) -> None:
        self._reader = reader
        self._look = look
        self._instruction = 0
        self.runs: list[Run] = []
        self.beside: list[ParagraphParts] = []
        self.notes: list[str] = []
        self.hidden = False
        self.mended = False

    def inside(self, parent: Element) -> None:
        """Everything below ``parent`` that is drawn in this paragraph."""
        for child in parent:
            if child.tag == R:
                self._run(child)
            elif child.tag == ALTERNATE:
                self.inside(_alternative(child))
            elif child.tag == MATH_TEXT:
                self.runs.append(Run(child.text or ""))
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                self.inside(child)

    def _run(self, run: Element) -> None:
        look = self._reader.run_base(self._look, run.find(R_PR))
        text = "".join(self._pieces(run))
        if not text:
            return
        if look.hidden:
            self.hidden = self.hidden or bool(text.strip())
            return
        text = self._unicode(text, look.font or "")
        self.runs.append(
            Run(
                text.upper() if look.capitals else text,
                bold=bool(look.bold),
                italic=bool(look.italic),
                size=look.size,
            )
        )

    def _pieces(self, run: Element) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == _FIELD:
                self._field(child)
            elif self._instruction:
                continue
            elif tag == T:
                yield child.text or ""
            elif tag in _MARKS:
                yield _MARKS[tag]
            elif tag == _BR:
                yield PAGE_BREAK if child.get(w("type")) == "page" else "\n"
            elif tag == _SYM:
                yield _symbol(child)
            elif tag in _NOTE_REFERENCES:
                note = self._reader.note(_NOTE_REFERENCES[tag], child.get(w("id")))
                if note:
                    self.notes.append(note)
            elif tag == ALTERNATE:
                self._text_boxes(_alternative(child))
            elif tag in _GRAPHICS:
                self._text_boxes(child)

    def _field(self, mark: Element) -> None:
        """Between the beginning of a field and its result stands an instruction, not text."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._instruction += 1
        elif kind in {"separate", "end"} and self._instruction:
            self._instruction -= 1

    def _text_boxes(self, graphic: Element) -> None:
        for box in graphic.iter(TEXT_BOX):
            if _inside_fallback(box):
                continue
            self.beside.extend(
                self._reader.read(inner)
                for inner in box.iter(P)
                if next(inner.iterancestors(TEXT_BOX), None) is box
            )

    def _unicode(self, text: str, font: str) -> str:
        if font.startswith(".Vn"):
            mended = legacy.from_tcvn3(text, capitals=font.endswith("H"))
        elif font.upper().startswith("VNI-"):
            mended = legacy.from_vni(text)
        else:
            return text
        self.mended = self.mended or mended != text
        return mended


def _alternative(element: Element) -> Element:
    """The branch that a current word processor draws; the other repeats it for old ones."""
    choice = element.find(CHOICE)
    if choice is not None and len(choice):
        return choice
    fallback = element.find(FALLBACK)
    return element if fallback is None else fallback


def _inside_fallback(element: Element) -> bool:
    fallback = next(element.iterancestors(FALLBACK), None)
    if fallback is None:
        return False
    alternate = fallback.getparent()
    return alternate is not None and _alternative(alternate) is not fallback


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(w("char")) or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "•")
    return chr(code) if 32 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _note_texts(package: Package, name: str) -> dict[str, str]:
    """Texts of footnotes by id; separators have none."""
    part = package.tree(name)
    if part is None:
        return {}
    texts: dict[str, str] = {}
    for note in part:
        if isinstance(note, etree._Comment) or note.get(w("type")) not in {None, "normal"}:
            continue
        paragraphs = ("".join(t.text or "" for t in p.iter(T)) for p in note.iter(P))
        text = " ".join(piece.strip() for piece in paragraphs if piece.strip())
        if text:
            texts[note.get(w("id")) or ""] = text
    return texts
