"""``check`` on PDFs: none of ours has an error, and a PDF set against the decree is found out."""

import logging

import msgspec
import pytest
import typst
from msgspec.structs import replace

from vanban.check import check_file
from vanban.model import Document, Signature
from vanban.tests.writing import ALL, DECISION, PLAN
from vanban.writers import fonts, pdf, write_document
from vanban.writers.compose import compose

TEMPLATE = pdf.TEMPLATE


def check(data: bytes) -> dict[str, str]:
    """The findings on layout, severity by code."""
    found = check_file(data, name="van-ban.pdf")
    return {f.code: f.severity for f in found if f.code.startswith(("layout-", "font-"))}


def typeset(template: str, measures: dict[str, object], document: Document = PLAN) -> bytes:
    """The document set with another template or other measures."""
    face = fonts.times_face()
    known = msgspec.json.decode(pdf.measures(face))
    for key, value in measures.items():
        if "." in key:
            part, name = key.split(".")
            known["parts"][part][name] = value
        else:
            known[key] = value
    return typst.compile(
        template.encode(),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=list(face.paths)),
        format="pdf",
        sys_inputs={
            "sheet": pdf.sheet_data(compose(document)),
            "measures": msgspec.json.encode(known).decode(),
        },
    )


MEASURES: dict[str, tuple[dict[str, object], str]] = {
    "left margin too narrow": ({"left": 20}, "layout-margin"),
    "right margin too wide": ({"right": 30}, "layout-margin"),
    "top margin too wide": ({"top": 35}, "layout-margin"),
    "bottom margin too narrow": ({"bottom": 10}, "layout-margin"),
    "another face": ({"faces": ["DejaVu Sans Mono"]}, "layout-font"),
    "body too small": ({"body.size": 11}, "layout-size"),
    "Quốc hiệu too large": ({"republic.size": 14, "left_column": 50}, "layout-size"),
    "Tiêu ngữ not bold": ({"motto.bold": False}, "layout-bold"),
    "issuer not bold": ({"issuer.bold": False}, "layout-bold"),
    "date upright": ({"dateline.italic": False}, "layout-italic"),
    "title not bold": ({"title.bold": False}, "layout-bold"),
    "basis upright": ({"basis.italic": False}, "layout-italic"),
    "no first-line indent": ({"indent": 0.0}, "layout-indent"),
    "deep first-line indent": ({"indent": 20.0}, "layout-indent"),
    "double line spacing": ({"line_spacing": 2.0}, "layout-line-spacing"),
    "no space between paragraphs": ({"paragraph_spacing": 0.0}, "layout-paragraph-spacing"),
    "page number too small": ({"page_number.size": 9}, "layout-page-number"),
    "recipients too large": ({"recipient.size": 14}, "layout-size"),
    "Nơi nhận upright": ({"recipients.italic": False}, "layout-italic"),
    "office not bold": ({"authority.bold": False}, "layout-bold"),
    "signer not bold": ({"signer.bold": False}, "layout-bold"),
    "annex word too small": ({"annex.size": 12}, "layout-size"),
    "link line upright": ({"link_line.italic": False}, "layout-italic"),
    "headings not bold": ({"clause_title.bold": False}, "layout-bold"),
    "short rule under Tiêu ngữ": ({"motto_share": 0.4}, "layout-rule"),
    "long rule under the issuer": ({"rule_share": 1.0}, "layout-rule"),
}
TEMPLATES: dict[str, tuple[tuple[str, str], str]] = {
    "paper of another size": (('paper: "a4"', 'paper: "us-letter"'), "layout-paper"),
    "coloured text": (("fill: black", "fill: red"), "layout-colour"),
    "no page number": (("if number > 1", "if false"), "layout-page-number"),
    "page number on the first page": (("if number > 1", "if number > 0"), "layout-page-number"),
    "page number aside": (
        ("align(center, styled(", "align(right, styled("),
        "layout-page-number",
    ),
    "body not justified": (('justify: at == "justify"', "justify: false"), "layout-align"),
    "no Quốc hiệu": (('centred("republic", (measures.republic,))', ""), "layout-missing-part"),
    "no Tiêu ngữ": (('centred("motto", (measures.motto,))', ""), "layout-missing-part"),
    "no rule under Tiêu ngữ": (
        ('rule(measures.motto_share, "motto", (measures.motto,))', ""),
        "layout-rule",
    ),
    "type to the left": (("align(center, heading(", "align(left, heading("), "layout-align"),
    "no Nơi nhận": (('styled("recipients", "Nơi nhận:")', ""), "layout-missing-part"),
}
TEXTS: dict[str, tuple[Document, str]] = {
    "basis without its mark": (
        replace(PLAN, legal_bases=PLAN.legal_bases[:1]),
        "layout-basis-mark",
    ),
    "no signer": (
        replace(PLAN, signature=Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        "layout-missing-part",
    ),
}
# The writer itself puts the zeros that the decree wants, so the sheet is broken behind it.
PRINTED: dict[str, tuple[tuple[bytes, bytes], str]] = {
    "number without zero": ((b" 05/KH", b" 5/KH"), "layout-code-form"),
    "day without zero": (("ngày 08 tháng".encode(), "ngày 8 tháng".encode()), "layout-date-form"),
}


@pytest.mark.parametrize("name", list(ALL))
def test_what_we_write_has_no_error(name: str) -> None:
    found = check_file(write_document(ALL[name], format="pdf"), name="van-ban.pdf")

    assert [finding for finding in found if finding.severity == "error"] == []


def test_the_whole_plan_has_no_finding_on_layout() -> None:
    assert check(write_document(PLAN, format="pdf")) == {}
    assert check(typeset(TEMPLATE.read_text(), {})) == {}


@pytest.mark.parametrize("name", list(MEASURES))
def test_other_measures_are_found(name: str) -> None:
    measures, code = MEASURES[name]

    assert code in check(typeset(TEMPLATE.read_text(), measures))


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_another_template_is_found(name: str) -> None:
    (old, new), code = TEMPLATES[name]
    template = TEMPLATE.read_text()
    assert old in template

    assert code in check(typeset(template.replace(old, new), {}))


@pytest.mark.parametrize("name", list(TEXTS))
def test_the_form_of_the_text_is_found(name: str) -> None:
    document, code = TEXTS[name]

    assert code in check(write_document(document, format="pdf"))


@pytest.mark.parametrize("name", list(PRINTED))
def test_the_form_of_what_is_printed_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (old, new), code = PRINTED[name]
    sheet = pdf.sheet_data(compose(PLAN))
    broken = sheet.replace(old.decode(), new.decode())
    assert broken != sheet
    monkeypatch.setattr(pdf, "sheet_data", lambda _: broken)

    assert code in check(typeset(TEMPLATE.read_text(), {}))


def test_the_word_of_an_article_not_bold_is_found() -> None:
    template = TEMPLATE.read_text().replace('it.look in ("article", "heading")', "false")

    assert "layout-bold" in check(typeset(template, {}, DECISION))


def test_the_stand_in_for_times_is_a_warning_and_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(fonts, "METRIC_TWINS", ())
    monkeypatch.setattr(fonts, "FACE", "No Such Face")
    fonts.times_face.cache_clear()
    try:
        with caplog.at_level(logging.WARNING, logger="vanban"):
            data = write_document(PLAN, format="pdf")
        assert fonts.times_face().is_fallback
    finally:
        monkeypatch.undo()
        fonts.times_face.cache_clear()

    assert "Libertinus Serif" in caplog.text
    found = check(data)
    assert found["font-fallback"] == "warning"
    assert "error" not in found.values()
