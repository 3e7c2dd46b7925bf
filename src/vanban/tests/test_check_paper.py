"""``check`` on PDFs: none of ours has an error, and a PDF set against the decree is found out."""

import logging
import shutil
import subprocess
from pathlib import Path

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
    "long dashes in Tiêu ngữ": ({"motto": "Độc lập – Tự do – Hạnh phúc"}, "layout-wording"),
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
    "a degree before the name": (
        replace(PLAN, signature=Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TS. Trần Văn Minh")),
        "layout-signer-title",
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


PRINTED_BY_HAND = """<!doctype html><html lang="vi"><meta charset="utf-8"><style>
@page { size: A4; margin: %(margin)s }
body { font: 14pt/1.25 "Times New Roman"; margin: 0 }
.columns { display: grid; grid-template-columns: 62mm 98mm; text-align: center; font-size: 12pt }
p { margin: 0 0 6pt; text-align: justify; text-indent: 12.7mm }
.middle { text-align: center; text-indent: 0; font-weight: bold; margin: 6pt 0 0 }
.rule { border-bottom: .75pt solid; margin: 1pt auto }
</style>
<div class="columns"><div>UBND TỈNH NAM HÀ<br><b>SỞ KHOA HỌC VÀ CÔNG NGHỆ</b>
<div class="rule" style="width:26mm"></div></div>
<div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>
<b style="font-size:13pt">Độc lập - Tự do - Hạnh phúc</b>
<div class="rule" style="width:57mm"></div></div>
<div style="font-size:13pt">Số: 05/QĐ-SKHCN</div>
<div style="font-size:13pt"><i>Nam Hà, ngày 08 tháng 02 năm 2024</i></div></div>
<p class="middle">QUYẾT ĐỊNH</p><p class="middle">Về việc ban hành Quy chế tiếp công dân</p>
<div class="rule" style="width:40mm"></div>
<p class="middle">GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ</p>
<p style="margin-top:12pt"><i>Căn cứ Nghị định số 20/2008/NĐ-CP ngày 14 tháng 02 năm 2008 của Chính
phủ về tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức;</i></p>
<p><i>Theo đề nghị của Chánh Văn phòng Sở.</i></p><p class="middle">QUYẾT ĐỊNH:</p>
<p style="margin-top:6pt"><b>Điều 1.</b> Ban hành kèm theo Quyết định này Quy chế tiếp công dân của
Sở Khoa học và Công nghệ; các phòng, đơn vị thuộc Sở công khai Quy chế tại nơi tiếp công dân.</p>
<p><b>Điều 2.</b> Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế các quy định trước
đây của Sở về cùng nội dung. Trong quá trình thực hiện, nếu có vướng mắc, các phòng, đơn vị phản
ánh về Văn phòng Sở để tổng hợp, báo cáo Giám đốc Sở xem xét.</p>
<p><b>Điều 3.</b> Chánh Văn phòng, Trưởng các phòng, Thủ trưởng các đơn vị thuộc Sở và các cá nhân
có liên quan chịu trách nhiệm thi hành Quyết định này./.</p>
<div class="columns" style="margin-top:12pt"><div style="font-size:11pt;text-align:left">
<b style="font-size:12pt"><i>Nơi nhận:</i></b><br>- Như Điều 3;<br>- Lưu: VT, VP.</div>
<b style="font-size:14pt">GIÁM ĐỐC<br><br><br><br>Trần Văn Minh</b></div>"""


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium chưa được cài (chromium)")
@pytest.mark.parametrize(
    ("margin", "expected"),
    [("20mm 20mm 20mm 30mm", {}), ("20mm 20mm 20mm 20mm", {"layout-margin": "error"})],
)
def test_a_page_that_a_browser_prints(
    margin: str, expected: dict[str, str], tmp_path: Path
) -> None:
    page, printed = tmp_path / "trang.html", tmp_path / "trang.pdf"
    page.write_text(PRINTED_BY_HAND % {"margin": margin}, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--user-data-dir={tmp_path}/ho-so", f"--print-to-pdf={printed}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    assert check(printed.read_bytes()) == expected
