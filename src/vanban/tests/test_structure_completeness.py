"""Nothing of a source is dropped, whatever its blocks are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.model import Place
from vanban.readers import read_path
from vanban.readers.blocks import Cell, PageBreak, Paragraph, Row, Source, TableBlock
from vanban.structure import build_document
from vanban.tests.reading import SAMPLE, dropped_words, sample

LINES = st.sampled_from(
    [
        "UBND TỈNH ĐÔNG HÀ",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-SNV",
        "Số:      /QĐ-UBND",
        "Đông Hà, ngày 03 tháng 02 năm 2024",
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH:",
        "Tuyên truyền cải cách hành chính năm 2024",
        "Kính gửi: Ủy ban nhân dân tỉnh",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Sở Nội vụ xây dựng kế hoạch như sau:",
        "I. MỤC TIÊU",
        "1. Mục tiêu chung",
        "a) Nâng cao nhận thức;",
        "- Đơn vị chủ trì: Văn phòng Sở; thời gian: Quý II",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế.",
        "tiếp theo của câu trước đó",
        "Trên đây là kế hoạch năm 2024./.",
        "Nơi nhận: - Như trên; - Lưu: VT.",
        "- UBND tỉnh (để báo cáo);",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Văn An",
        "PHỤ LỤC II",
        "DANH MỤC NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 12/KH-SNV ngày 03/02/2024)",
        "Biểu 01: Báo cáo tiến độ",
    ]
)
CELLS = st.sampled_from(
    ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian", "1", "2", "I", "", "Họp báo", "Văn phòng Sở", "và"]
)


@st.composite
def blocks(draw):
    out = []
    for number in range(draw(st.integers(0, 14))):
        place = Place(line=number + 1)
        kind = draw(st.sampled_from(["line", "line", "line", "table", "break"]))
        if kind == "line":
            out.append(Paragraph(text=draw(LINES), place=place, bold=draw(st.booleans())))
        elif kind == "break":
            out.append(PageBreak(place=place))
        else:
            width = draw(st.integers(1, 5))
            rows = [
                Row(
                    cells=tuple(Cell(text=draw(CELLS)) for _ in range(width)),
                    place=Place(line=number + 1, table=1, row=row + 1),
                )
                for row in range(draw(st.integers(1, 4)))
            ]
            out.append(TableBlock(rows=tuple(rows), place=place))
    return tuple(out)


@given(blocks())
@settings(max_examples=120)
def test_every_word_of_a_source_stands_in_the_document(content):
    source = Source(format="docx", blocks=content)
    assert dropped_words(source, build_document(source)) == set()


def test_every_word_of_the_sample_stands_in_the_document():
    assert dropped_words(read_path(SAMPLE), sample()) == set()


ANYTHING = st.text(
    alphabet=st.sampled_from("IVXabcđĐ.:;,-–()/0123 \n\tCÔNG NƠI số Điều Phụ lục QĐ KH TM. ỦY"),
    max_size=400,
)


@given(ANYTHING)
@settings(max_examples=150)
def test_no_text_stops_the_reading(text):
    source = Source(
        format="text",
        blocks=tuple(
            Paragraph(text=" ".join(line.split()), place=Place(line=number))
            for number, line in enumerate(text.split("\n"), 1)
            if line.strip()
        ),
    )
    found = build_document(source)
    assert dropped_words(source, found) == set()
