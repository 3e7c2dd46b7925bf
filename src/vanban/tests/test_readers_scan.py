"""Pictures of pages through Tesseract; without it only the message is looked at."""

import io
import shutil
from functools import cache
from random import Random

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageFilter

from vanban.model import DocumentError
from vanban.readers import read_source
from vanban.readers.blocks import Limits, Source
from vanban.readers.scans import prepare
from vanban.tests.hostile_files import png
from vanban.tests.reader_sources import grid, paragraphs, tables, texts, typeset

installed = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract chưa được cài (tesseract-ocr)"
)
PAGE = (
    "#set par(justify: false, first-line-indent: 0pt)\n"
    "#grid(columns: (2fr, 3fr), align: center, row-gutter: 8pt, [SỞ NỘI VỤ \\ *VĂN PHÒNG*],\n"
    "[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*])\n"
    "#align(center)[*KẾ HOẠCH*]\n\n"
    "Văn phòng Sở chủ trì, phối hợp với các phòng, đơn vị triển khai nội dung trong kế hoạch này.\n"
    "#table(columns: (1.2cm, 1fr, 4cm), [STT], [Nhiệm vụ], [Thời gian],\n"
    "[1], [Tổ chức hội nghị tập huấn cho công chức], [Thường xuyên],\n"
    "[2], [Xây dựng chuyên mục], [Hằng tháng])\n"
)


@cache
def picture(*, dots: int = 200, turned: float = 0.0) -> Image.Image:
    """The page as a scanner gives it: grey, grainy, not quite straight."""
    page = pdfium.PdfDocument(typeset(PAGE))[0]
    image = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
    image = image.rotate(turned, Image.Resampling.BICUBIC, fillcolor=255, expand=turned == 90)
    grain = Image.frombytes("L", image.size, Random(30).randbytes(image.width * image.height))
    grain = grain.point([128 + round((value - 128) * 0.4) for value in range(256)])
    return Image.blend(image.filter(ImageFilter.GaussianBlur(0.5)), grain, 0.1)


def saved(image: Image.Image, format_: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def assert_is_the_page(source: Source) -> None:
    letterhead, tasks = tables(source)
    assert letterhead.rows[0].cells[0].text.split("\n") == ["SỞ NỘI VỤ", "VĂN PHÒNG"]
    assert not letterhead.ruled
    assert texts(source) == [
        "KẾ HOẠCH",
        "Văn phòng Sở chủ trì, phối hợp với các phòng, đơn vị triển khai nội dung trong kế hoạch "
        "này.",
    ]
    assert tasks.ruled
    assert grid(tasks) == [
        ["STT", "Nhiệm vụ", "Thời gian"],
        ["1", "Tổ chức hội nghị tập huấn cho công chức", "Thường xuyên"],
        ["2", "Xây dựng chuyên mục", "Hằng tháng"],
    ]


@installed
@pytest.mark.parametrize(("format_", "name"), [("PNG", "a.png"), ("TIFF", "a.tif")])
def test_a_picture_is_read_with_its_table(format_: str, name: str) -> None:
    source = read_source(saved(picture(turned=0.7), format_), name=name)
    assert_is_the_page(source)
    assert (source.format, source.pages) == ("image", 1)
    assert [(found.code, found.severity) for found in source.findings] == [
        ("low-quality-ocr", "info")
    ]
    assert {block.size for block in paragraphs(source)} == {None}


@installed
def test_a_scanned_pdf_is_read_like_the_picture() -> None:
    source = read_source(saved(picture(turned=-0.5), "PDF", resolution=200), name="a.pdf")
    assert_is_the_page(source)
    assert source.format == "pdf"


@installed
def test_a_picture_that_lies_on_its_side_is_turned() -> None:
    assert_is_the_page(read_source(saved(picture(turned=90), "PNG"), name="a.png"))


@installed
def test_pages_of_a_tiff_are_pages() -> None:
    data = saved(picture(), "TIFF", save_all=True, append_images=[picture()])
    source = read_source(data, name="a.tiff")
    assert source.pages == 2
    assert [table.place.page for table in tables(source)] == [1, 1, 2, 2]


@installed
def test_a_poor_scan_is_reported_with_its_page() -> None:
    small = picture(dots=60).filter(ImageFilter.GaussianBlur(1.1))
    source = read_source(saved(small, "JPEG", quality=20), name="a.jpg")
    assert [(found.code, found.severity) for found in source.findings] == [
        ("low-quality-ocr", "warning")
    ]
    assert source.findings[0].place is not None
    assert source.findings[0].place.page == 1


@installed
def test_a_blank_picture_is_refused() -> None:
    with pytest.raises(DocumentError, match="Không tìm thấy chữ"):
        read_source(png(1_240, 1_754), name="a.png")


def test_too_many_pages_to_recognise_are_refused_before_any_is_read() -> None:
    pages = [picture(dots=30)] * 3
    data = saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=30)
    with pytest.raises(DocumentError, match="3 trang ảnh quét"):
        read_source(data, name="a.pdf", limits=Limits(ocr_pages=2))


def test_without_tesseract_the_message_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(DocumentError, match="tesseract-ocr-vie"):
        read_source(saved(picture(), "PNG"), name="a.png")


def test_rules_of_a_straightened_picture_are_found_and_taken_out() -> None:
    scan = prepare(picture(turned=1.0))
    assert sum(rule.horizontal and rule.end - rule.start > 400 for rule in scan.rules) >= 4
    assert sum(not rule.horizontal for rule in scan.rules) >= 4
    assert prepare(Image.composite(scan.image, scan.image, scan.image)).rules == ()


def test_transparent_and_deep_pictures_become_grey_on_white() -> None:
    clear = Image.new("RGBA", (800, 1_000), (0, 0, 0, 0))
    deep = Image.new("I;16", (800, 1_000), 65_535)
    for image in (clear, deep):
        low, _ = prepare(image).image.getextrema()
        assert low == 255
