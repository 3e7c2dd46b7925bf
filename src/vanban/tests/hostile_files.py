"""Files that try to hurt a reader, made on the spot: nothing of this kind is kept as a file."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>'
_TAIL = "</w:body></w:document>"
_TEXT = "Thực hiện Kế hoạch cải cách hành chính của Sở trong năm 2022 theo quyết định của tỉnh"


def docx(body: str, *, head: str = _HEAD, parts: dict[str, str] | None = None) -> bytes:
    """A Word file with this markup as its body."""
    whole = {"[Content_Types].xml": _TYPES, "word/document.xml": head + body + _TAIL}
    return archive(whole | (parts or {}))


def paragraph(text: str = _TEXT) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def zip_bomb() -> bytes:
    """300 MB of markup that packs to a thousandth of it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES)
        with made.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(_HEAD.encode())
            piece = paragraph("a" * 1000).encode() * 1000
            for _ in range(300):
                part.write(piece)
            part.write(_TAIL.encode())
    return buffer.getvalue()


def lying_zip_bomb() -> bytes:
    """A bomb whose directory says that the part is small."""
    data = zip_bomb()
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        size = made.getinfo("word/document.xml").file_size
    return data.replace(struct.pack("<I", size), struct.pack("<I", 5_000))


def one_huge_paragraph() -> bytes:
    """One paragraph of a million runs, whose tree alone would fill the memory."""
    return docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 1_500_000 + "</w:p>")


def entity_bomb() -> bytes:
    """Entities that grow tenfold nine times over."""
    entities = '<!ENTITY a0 "haha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    head = f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><w:document xmlns:w="{_WORD}"><w:body>'
    return docx(paragraph("&a9;"), head=head)


def external_entity() -> bytes:
    """A document that asks for a file of the machine."""
    head = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{_WORD}"><w:body>'
    )
    return docx(paragraph("&x;"), head=head)


def external_relationships() -> bytes:
    """A sound document whose template, picture and part of text lie on another machine."""
    place = "http://203.0.113.9/x"
    kinds = ("attachedTemplate", "image", "aFChunk", "hyperlink")
    relationships = "".join(
        f'<Relationship Id="r{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{place}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relationships}</Relationships>"
    )
    return docx(
        paragraph() + '<w:altChunk r:id="r2"/>',
        head=_HEAD.replace(
            "<w:document ",
            "<w:document xmlns:r="
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships" ',
        ),
        parts={"word/_rels/document.xml.rels": rels},
    )


def truncated_docx() -> bytes:
    data = docx("".join(paragraph(f"{n}. {_TEXT}") for n in range(2_000)))
    return data[: len(data) // 2]


def docx_broken_inside() -> bytes:
    """The markup ends in the middle of a paragraph; what stands before is sound."""
    return docx("".join(paragraph(f"{n}. {_TEXT}") for n in range(50)) + "<w:p><w:r><w:t>&#0;")


def rows_docx(rows: int = 50_000) -> bytes:
    row = "<w:tr>" + f"<w:tc>{paragraph('ô')}</w:tc>" * 4 + "</w:tr>"
    return docx(f"<w:tbl>{row * rows}</w:tbl>")


def rows_markdown(rows: int = 50_000) -> bytes:
    return ("| STT | Nhiệm vụ |\n|---|---|\n" + "| 1 | Việc |\n" * rows).encode()


def rows_tabs(rows: int = 50_000) -> bytes:
    return ("STT\tNhiệm vụ\n" + "1\tViệc\n" * rows).encode()


def rows_html(rows: int = 50_000) -> bytes:
    return ("<table>" + "<tr><td>1<td>Việc</tr>" * rows + "</table>").encode()


def nested_docx(depth: int = 3_000) -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * depth + paragraph() + "</w:tc></w:tr></w:tbl>" * depth)


def nested_html(depth: int = 100_000) -> bytes:
    return ("<html><body>" + "<div><b>" * depth + _TEXT).encode()


def nested_tables_html(depth: int = 5_000) -> bytes:
    return ("<html><body>" + "<table><tr><td>" * depth + _TEXT).encode()


def nested_markdown(depth: int = 20_000) -> bytes:
    return (
        "> " * depth + _TEXT + "\n\n" + "[" * depth + _TEXT + "\n\n" + "*_" * depth + _TEXT
    ).encode()


def png(width: int, height: int) -> bytes:
    """A white picture of one bit a pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        sums = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sums)

    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def pdf(objects: list[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def stream(content: bytes, *, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content)


def pdf_pages(
    contents: list[bytes], *, font: bytes = b"/Helvetica", box: bytes = b"0 0 595 842"
) -> bytes:
    """A PDF with one page for each content stream (given as the whole stream object)."""
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[%s]>>" % (kids, count, box),
        b"<</Type/Font/Subtype/Type1/BaseFont%s/Encoding/WinAnsiEncoding>>" % font,
    ]
    for n, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (5 + 2 * n)
        )
        objects.append(content)
    return pdf(objects)


def pdf_lines(lines: list[bytes], *, before: bytes = b"") -> bytes:
    """A content stream that shows the lines one below the other."""
    shown = b"".join(
        b"BT /F 12 Tf %s 72 %d Td (%s) Tj ET\n" % (before, 770 - 18 * n, line)
        for n, line in enumerate(lines)
    )
    return stream(shown)


def many_pages(pages: int = 10_000) -> bytes:
    return pdf_pages([pdf_lines([b"Trang %d" % n]) for n in range(pages)])


def encrypted_pdf() -> bytes:
    body = pdf_pages([pdf_lines([b"Ke hoach"])])
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)


def legacy_pdf() -> bytes:
    """A text layer in TCVN3 (ABC), as files from before Unicode have it."""
    lines = [
        "KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña tØnh n¨m 2022",
        "Thùc hiÖn QuyÕt ®Þnh cña ñy ban nh©n d©n tØnh vÒ viÖc c¶i c¸ch hµnh chÝnh",
    ]
    return pdf_pages([pdf_lines([line.encode("cp1252") for line in lines])], font=b"/.VnTime")


def garbled_pdf() -> bytes:
    """A text layer of UTF-8 bytes shown as Western letters."""
    shown = [_TEXT.encode().decode("cp1252", "ignore").encode("cp1252")] * 12
    return pdf_pages([pdf_lines(shown)])


def invisible_pdf() -> bytes:
    """One line that can be seen and one that cannot, with no picture behind it."""
    seen = b"BT /F 12 Tf 72 770 Td (Van ban nhin thay duoc) Tj ET\n"
    unseen = b"BT /F 12 Tf 3 Tr 72 740 Td (Chu an khong ai thay) Tj ET\n"
    white = b"BT /F 12 Tf 0 Tr 1 1 1 rg 72 710 Td (Chu trang tren nen trang) Tj ET\n"
    return pdf_pages([stream(seen + unseen + white)])


def packed_bomb_pdf() -> bytes:
    """A page whose content unpacks to a gigabyte."""
    packer = zlib.compressobj(9)
    piece = b"q Q\n" * 262_144
    packed = b"".join(packer.compress(piece) for _ in range(1024)) + packer.flush()
    return pdf_pages([stream(packed, extra=b"/Filter/FlateDecode")])


def twice_packed_bomb_pdf() -> bytes:
    packer = zlib.compressobj(9)
    piece = b" " * (1 << 20)
    inner = b"".join(packer.compress(piece) for _ in range(3072)) + packer.flush()
    return pdf_pages([stream(zlib.compress(inner, 9), extra=b"/Filter[/FlateDecode/FlateDecode]")])


def crowded_pdf() -> bytes:
    """A page of half a million lines and letters."""
    content = b"BT /F 1 Tf 5 5 Td (a) Tj ET 0 0 m 9 9 l S\n" * 250_000
    return pdf_pages([stream(zlib.compress(content), extra=b"/Filter/FlateDecode")])


def shared_content_pdf() -> bytes:
    """A thousand pages that share one content of forty megabytes."""
    content = stream(zlib.compress(b"q Q\n" * 10_000_000, 9), extra=b"/Filter/FlateDecode")
    kids = b" ".join(b"%d 0 R" % (4 + n) for n in range(1_000))
    page = b"<</Type/Page/Parent 2 0 R/Contents 3 0 R>>"
    tree = b"<</Type/Pages/Kids[%s]/Count 1000/MediaBox[0 0 595 842]>>" % kids
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, content, *[page] * 1_000])


def gridded_pdf() -> bytes:
    """A page ruled like graph paper."""
    across = b"".join(b"0 %d m 595 %d l S\n" % (y, y) for y in range(0, 842, 1))
    down = b"".join(b"%d 0 m %d 842 l S\n" % (x, x) for x in range(0, 595, 1))
    text = b"BT /F 12 Tf 72 700 Td (Ke hoach) Tj ET\n"
    return pdf_pages([stream(across + down + text)])


def huge_page_pdf() -> bytes:
    """A page of 200 by 200 metres with nothing but a picture on it."""
    image = b"q 500000 0 0 500000 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
    return pdf_pages([stream(image)], box=b"0 0 566929 566929")


def looping_pdf() -> bytes:
    """A page tree that contains itself."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 900>>"])


def compound(stream_name: str) -> bytes:
    """The beginning of an old Office file with this stream in its directory."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 504
        + stream_name.encode("utf-16-le")
        + b"\0" * 512
    )


def archive(parts: dict[str, str]) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def opendocument() -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return archive({"mimetype": kind, "content.xml": "<office:document-content/>"})


def right_to_left() -> bytes:
    return f"KẾ HOẠCH\n\n{_TEXT} \u202e2202 măn\u202c, chi \u200b1.000\u2066.000 đồng".encode()


def nul_bytes() -> bytes:
    return (_TEXT + "\0" * 40).encode() * 200


def _repeated(text: str) -> bytes:
    """49 MB of a text."""
    piece = text.encode()
    return piece * (49 * 1024 * 1024 // len(piece))


# Name of the file, what makes it.
FILES: dict[str, Callable[[], bytes]] = {
    "zip-bomb.docx": zip_bomb,
    "lying-zip-bomb.docx": lying_zip_bomb,
    "one-huge-paragraph.docx": one_huge_paragraph,
    "entity-bomb.docx": entity_bomb,
    "external-entity.docx": external_entity,
    "external-relationships.docx": external_relationships,
    "truncated.docx": truncated_docx,
    "broken-inside.docx": docx_broken_inside,
    "renamed-image.docx": lambda: png(800, 600),
    "encrypted.docx": lambda: compound("EncryptedPackage"),
    "rows.docx": rows_docx,
    "rows.md": rows_markdown,
    "rows-tabs.txt": rows_tabs,
    "rows.html": rows_html,
    "nested.docx": nested_docx,
    "nested.html": nested_html,
    "nested-tables.html": nested_tables_html,
    "nested.md": nested_markdown,
    "10000-pages.pdf": many_pages,
    "encrypted.pdf": encrypted_pdf,
    "legacy-font.pdf": legacy_pdf,
    "mojibake.pdf": garbled_pdf,
    "invisible-text.pdf": invisible_pdf,
    "packed-bomb.pdf": packed_bomb_pdf,
    "twice-packed-bomb.pdf": twice_packed_bomb_pdf,
    "crowded.pdf": crowded_pdf,
    "shared-content.pdf": shared_content_pdf,
    "graph-paper.pdf": gridded_pdf,
    "huge-page.pdf": huge_page_pdf,
    "looping.pdf": looping_pdf,
    "1-pixel.png": lambda: png(1, 1),
    "20000-pixels-square.png": lambda: png(20_000, 20_000),
    "blank-scan.png": lambda: png(1_240, 1_754),
    "empty.docx": lambda: b"",
    "spaces.txt": lambda: b" \n\t\n" * 50,
    "nul-bytes.txt": nul_bytes,
    "right-to-left.md": right_to_left,
    "old.doc": lambda: compound("WordDocument"),
    "old.xls": lambda: compound("Workbook"),
    "other.odt": opendocument,
    "other.rtf": lambda: rb"{\rtf1\ansi Ke hoach}",
    "one-line-49-mb.txt": lambda: _repeated(_TEXT + " "),
    "49-mb.md": lambda: _repeated(_TEXT + "\n\n"),
}
