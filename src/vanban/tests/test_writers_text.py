"""HTML and Markdown: nothing of the text becomes markup, and the markup says what the text is."""

import re
from itertools import pairwise

import pytest
from lxml import html as parser
from markdown_it import MarkdownIt
from msgspec.structs import replace

from vanban.model import Document, Section
from vanban.plaintext import plain_text
from vanban.tests.writing import ALL, DECISION, PLAN, REPORT
from vanban.writers import write_document
from vanban.writers.html import html_fragment

HOSTILE = (
    '<script>alert("x")</script> & <img src=x onerror=alert(1)> "nháy" \'đơn\'',
    "**đậm** _nghiêng_ `mã` [liên kết](http://a.example) ![ảnh](b.png) ~~gạch~~ &lt; &copy;",
    "# không phải tiêu đề",
    "| không | phải | bảng |",
    "--- không phải đường kẻ",
)


def tree(document: Document) -> parser.HtmlElement:
    return parser.fromstring(write_document(document, format="html"))


def with_text(*texts: str) -> Document:
    sections = tuple(Section(label=str(n), text=text) for n, text in enumerate(texts, 1))
    return replace(REPORT, sections=sections, tables=())


def test_html_is_one_page_in_vietnamese_with_title_and_headings_in_order() -> None:
    page = tree(PLAN)

    assert page.get("lang") == "vi"
    assert page.findtext("head/title") == "KẾ HOẠCH Truyền thông về cải cách hành chính năm 2022"
    levels = [int(e.tag[1]) for e in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_html_has_no_script_and_no_inline_style() -> None:
    page = tree(with_text(*HOSTILE))

    assert not page.xpath("//script | //*[@style] | //*[@onerror] | //img | //body//style")
    assert 'alert("x")' in page.text_content()


def test_a_fragment_begins_at_the_level_that_the_page_gives() -> None:
    fragment = parser.fragment_fromstring(html_fragment(PLAN, heading=3))

    assert fragment.tag == "article"
    assert fragment.xpath(".//h3")
    assert not fragment.xpath(".//h1 | .//h2")


def test_html_tables_name_their_columns() -> None:
    table = tree(PLAN).xpath("//table")[0]

    assert [th.get("scope") for th in table.xpath("thead//th")] == ["col"] * 6
    assert len(table.xpath("tbody/tr")) == 12


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_exactly_the_text(text: str) -> None:
    source = write_document(with_text(text), format="markdown").decode()
    page = parser.fromstring(MarkdownIt("commonmark").enable("table").render(source))

    assert " ".join(text.split()) in " ".join(page.text_content().split())
    assert not page.xpath("//script | //img | //a | //code | //blockquote")


def test_markdown_headings_follow_the_outline() -> None:
    lines = write_document(PLAN, format="markdown").decode().splitlines()

    assert "# **KẾ HOẠCH**" in lines
    assert "## **I. MỤC TIÊU, YÊU CẦU**" in lines
    assert "### **1. Mục tiêu**" in lines


def test_markdown_keeps_the_word_of_an_article_apart() -> None:
    source = write_document(DECISION, format="markdown").decode()

    assert re.search(r"^\*\*Điều 1\.\*\* Nâng cao", source, re.MULTILINE)


@pytest.mark.parametrize("name", list(ALL))
def test_text_is_the_plain_text_that_citations_count_in(name: str) -> None:
    assert write_document(ALL[name], format="text").decode() == plain_text(ALL[name])
