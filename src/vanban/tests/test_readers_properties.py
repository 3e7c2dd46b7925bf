"""Whatever the bytes, a reader gives blocks or refuses; it raises nothing else."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanban.model import DocumentError
from vanban.readers import read_source
from vanban.readers.blocks import Limits, Paragraph, Source, TableBlock
from vanban.readers.docx.numbering import Numbering
from vanban.readers.docx.package import Package
from vanban.readers.legacy import from_tcvn3, from_vni
from vanban.readers.page.layouts import lay_out
from vanban.readers.page.words import Page, Rule, Word
from vanban.tests import hostile_files
from vanban.tests.reader_sources import typeset

SAMPLE = Path(__file__).parents[3] / "samples" / "ke-hoach-truyen-thong-cchc-2022.md"
NAMES = st.sampled_from(["a.docx", "a.pdf", "a.html", "a.md", "a.txt", "a.png", "a.doc", "a"])
# Recognition is a program of its own and slow; it is tested by itself.
NO_RECOGNITION = Limits(ocr_pages=0)
modest = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sound(data: bytes, name: str) -> Source | None:
    """The source, None where it was refused; what is read keeps the promises of blocks."""
    try:
        source = read_source(data, name=name, limits=NO_RECOGNITION)
    except DocumentError:
        return None
    assert source.blocks
    for block in source.blocks:
        if isinstance(block, Paragraph):
            assert block.text.strip()
            assert unicodedata.is_normalized("NFC", block.text)
            assert all(line == " ".join(line.split()) for line in block.text.split("\n"))
        elif isinstance(block, TableBlock):
            assert len({len(row.cells) for row in block.rows}) == 1
            assert all(not cell.text for row in block.rows for cell in row.cells if cell.merged)
    return source


@modest
@given(st.binary(max_size=400), NAMES)
def test_any_bytes(data: bytes, name: str) -> None:
    sound(data, name)


@modest
@given(st.text(max_size=400), st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_any_text(text: str, name: str) -> None:
    sound(text.encode("utf-8", "surrogatepass"), name)


@modest
@given(
    st.lists(
        st.sampled_from(
            ["| a | b |", "|---|", "x\ty", "\t", "# m", "- m", "1. m", "**m**", "<table>", "<td>",
             "</table>", "```", "> m", "", "  ", "<br>", "m  ", "\\|", "&nbsp;", "*m"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_markdown(lines: list[str]) -> None:
    sound("\n".join(["m", *lines]).encode(), "a.md")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """A sound file of each kind."""
    row = "<w:tr>" + f"<w:tc>{hostile_files.paragraph('ô')}</w:tc>" * 3 + "</w:tr>"
    body = hostile_files.paragraph() * 5 + f"<w:tbl>{row * 4}</w:tbl>"
    return {
        "a.docx": hostile_files.docx(body),
        "a.pdf": typeset("= Mục\nĐoạn văn\n#table(columns: 2, [1], [2], [3], [4])"),
        "a.md": SAMPLE.read_bytes()[-6_000:],
        "a.png": hostile_files.png(300, 300),
    }


@modest
@given(
    name=st.sampled_from(["a.docx", "a.pdf", "a.md", "a.png"]),
    spots=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12
    ),
    kept=st.floats(0.2, 1),
)
def test_sound_files_that_were_damaged(
    files: dict[str, bytes], name: str, spots: list[tuple[float, int]], kept: float
) -> None:
    data = bytearray(files[name])
    for place, value in spots:
        data[int(place * len(data))] = value
    sound(bytes(data[: max(1, int(kept * len(data)))]), name)


LEAVES = [
    "chữ",
    "<w:t>chữ</w:t>",
    "<w:br/>",
    '<w:br w:type="page"/>',
    "<w:tab/>",
    "<w:delText>x</w:delText>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:sym w:char='F0FC'/>",
    "<w:sectPr/>",
    "<w:rPr><w:sz w:val='x'/></w:rPr>",
    "<w:tcPr><w:gridSpan w:val='999999'/><w:vMerge/></w:tcPr>",
    "<w:pPr><w:numPr><w:ilvl w:val='-3'/><w:numId w:val='9'/></w:numPr></w:pPr>",
]
BRANCHES = ["p", "r", "tbl", "tr", "tc", "ins", "del", "sdt", "txbxContent", "drawing"]
MARKUP = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(BRANCHES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@modest
@given(st.lists(MARKUP, max_size=4))
def test_word_elements_in_any_order(parts: list[str]) -> None:
    sound(hostile_files.docx(hostile_files.paragraph() + "".join(parts)), "a.docx")


@modest
@given(st.lists(st.integers(0, 8), max_size=30))
def test_labels_of_any_walk_through_a_list(levels: list[int]) -> None:
    from vanban.tests.reader_sources import WORD
    from vanban.tests.test_readers_docx import NUMBERING

    part = f'<w:numbering xmlns:w="{WORD}">{NUMBERING}</w:numbering>'
    package = Package(hostile_files.docx("", parts={"word/numbering.xml": part}))
    numbering = Numbering(package)
    labels = [numbering.label("3", level) for level in levels]
    assert all(label is None or label.strip() == label != "" for label in labels)


NUMBERS = st.floats(0, 600)
WORDS = st.builds(
    lambda x, y, width: Word("từ", x, y, x + width, y + 12, y + 10, 12.0),
    NUMBERS,
    NUMBERS,
    st.floats(1, 120),
)
RULES = st.builds(
    lambda horizontal, at, start, length: Rule(horizontal, at, start, start + length),
    st.booleans(),
    NUMBERS,
    NUMBERS,
    st.floats(5, 500),
)


@modest
@given(st.lists(WORDS, max_size=40), st.lists(RULES, max_size=25))
def test_no_word_of_a_page_is_lost_or_told_twice(words: list[Word], rules: list[Rule]) -> None:
    from vanban.readers.page.assembly import blocks_of
    from vanban.readers.refusals import RowCount

    page = Page(1, 595, 842, tuple(words), tuple(rules))
    blocks = blocks_of([lay_out(page)], RowCount(Limits()))
    told = sum(
        block.text.split().count("từ")
        if isinstance(block, Paragraph)
        else sum(cell.text.split().count("từ") for row in block.rows for cell in row.cells)
        for block in blocks
        if isinstance(block, Paragraph | TableBlock)
    )
    assert told == len(words)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ", max_size=40))
def test_plain_letters_of_old_encodings_stay(text: str) -> None:
    plain = "".join(letter for letter in text if letter.isascii())
    assert from_tcvn3(plain) == plain
    assert from_vni(plain) == plain
