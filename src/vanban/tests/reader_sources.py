"""What tests of the readers share: reading a piece of a format, and looking at the blocks."""

from functools import cache

from vanban.readers import read_source
from vanban.readers.blocks import Block, Limits, PageBreak, Paragraph, Source, TableBlock
from vanban.readers.pdf.document import read_pdf
from vanban.tests import hostile_files

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text(content: str) -> Source:
    return read_source(content.encode(), name="van-ban.txt")


def markdown(content: str) -> Source:
    return read_source(content.encode(), name="van-ban.md")


def html(content: str) -> Source:
    return read_source(content.encode(), name="van-ban.html")


def docx(body: str, **parts: str) -> Source:
    """A Word file with this body; ``styles`` and ``numbering`` are the content of those parts."""
    wrapped = {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{content}</w:{name}>'
        for name, content in parts.items()
    }
    return read_source(hostile_files.docx(body, parts=wrapped), name="van-ban.docx")


@cache
def typeset(markup: str) -> bytes:
    """A tagged PDF of Typst markup on A4 in the face that Typst carries with it."""
    import typst

    head = (
        '#set document(title: "Văn bản")\n'
        '#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm))\n'
        '#set text(font: "Libertinus Serif", size: 14pt, lang: "vi", hyphenate: false)\n'
        "#set par(justify: true, first-line-indent: (amount: 10mm, all: true))\n"
    )
    return typst.compile((head + markup).encode())


def pdf(markup: str, *, tags: bool) -> Source:
    """A typeset page, read by its tags or by its geometry."""
    return read_pdf(typeset(markup), limits=Limits(), tags=tags)


def paragraphs(source: Source) -> list[Paragraph]:
    return [block for block in source.blocks if isinstance(block, Paragraph)]


def texts(source: Source) -> list[str]:
    """The paragraphs' texts."""
    return [paragraph.text for paragraph in paragraphs(source)]


def tables(source: Source) -> list[TableBlock]:
    return [block for block in source.blocks if isinstance(block, TableBlock)]


def grid(table: TableBlock) -> list[list[str]]:
    """The cells' texts; ``^`` for a position that a merge covers."""
    return [["^" if cell.merged else cell.text for cell in row.cells] for row in table.rows]


def kinds(source: Source) -> list[str]:
    """What follows what: p, t or a break."""
    return [_kind(block) for block in source.blocks]


def codes(source: Source) -> list[str]:
    return [finding.code for finding in source.findings]


def _kind(block: Block) -> str:
    return "t" if isinstance(block, TableBlock) else "|" if isinstance(block, PageBreak) else "p"
