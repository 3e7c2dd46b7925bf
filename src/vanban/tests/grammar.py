"""Hypothesis strategies for administrative documents: sentences as officials write them.

A document drawn from here holds what is printed: frame, outline, tables, annexes. What follows from
the text (tasks, units, citations …) is left to the reader.
"""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from vanban.model import (
    Annex,
    Document,
    DocumentKind,
    Issuer,
    LegalBasis,
    Recipient,
    Section,
    Signature,
    Table,
)

LETTERS = "abcdđeghik"
ROMAN = ("I", "II", "III", "IV", "V", "VI")

PROVINCES = ("Hưng Yên", "Lào Cai", "Cà Mau", "Đắk Lắk", "Bà Rịa - Vũng Tàu", "Thừa Thiên Huế")
DEPARTMENTS = (
    ("Sở Khoa học và Công nghệ", "SKHCN"),
    ("Sở Nội vụ", "SNV"),
    ("Sở Nông nghiệp và Môi trường", "SNNMT"),
    ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
    ("Sở Tài chính", "STC"),
)
UNITS = (
    "Văn phòng Sở",
    "Thanh tra Sở",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Quản lý chuyên ngành",
    "Trung tâm Thông tin, thống kê và ứng dụng KH&CN",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
    "Các phòng, đơn vị thuộc Sở",
    "Ban Quản lý các khu công nghiệp tỉnh",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Ủy ban nhân dân các xã, phường",
)
LAWS = (
    "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
    "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ",
    "Quyết định số 22/2020/QĐ-UBND ngày 12/8/2020 của UBND tỉnh",
    "Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 của Văn phòng Chính phủ",
    "Chỉ thị số 23/CT-TTg ngày 02/9/2021 của Thủ tướng Chính phủ",
    "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    "Nghị quyết số 06-NQ/TU ngày 24/6/2021 của Ban Chấp hành Đảng bộ tỉnh",
)
SUBJECTS = (
    "cải cách hành chính",
    "kiểm soát thủ tục hành chính",
    "chuyển đổi số và thực hiện Đề án 06/CP",
    "cơ chế một cửa, một cửa liên thông",
    "ứng dụng công nghệ thông tin (CNTT)",
    "Chỉ số PAR INDEX & SIPAS",
    "dịch vụ công trực tuyến toàn trình",
)
VERBS = (
    "Tuyên truyền, phổ biến",
    "Nâng cao nhận thức, trách nhiệm về",
    "Đẩy mạnh công tác truyền thông về",
    "Tổ chức kiểm tra, đánh giá",
    "Rà soát, công khai đầy đủ nội dung",
    "Xây dựng chuyên mục, tin bài về",
)
AUDIENCES = (
    "đội ngũ cán bộ, công chức, viên chức",
    "người dân và doanh nghiệp trên địa bàn tỉnh",
    "các tổ chức chính trị - xã hội",
    "hộ kinh doanh, hợp tác xã",
)
ENDS = (
    "",
    "; bảo đảm kịp thời, đúng đối tượng",
    ", góp phần nâng cao sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính",
    " giai đoạn 2021-2025, định hướng đến năm 2030",
    " theo quy định tại điểm b khoản 2 Điều 7 Nghị định số 61/2018/NĐ-CP",
    "; tỷ lệ hồ sơ đúng hạn đạt từ 98,5% trở lên",
)
SCHEDULES = (
    "Thường xuyên",
    "Quý I, II",
    "Quý I, II, III, IV",
    "Tháng 6",
    "Trước ngày 15/11",
    "6 tháng đầu năm",
    "Hằng quý",
    "Ngày 15 hằng tháng",
    "Theo kế hoạch của UBND tỉnh",
    "Năm 2022",
)
DELIVERABLES = (
    "Kế hoạch",
    "Báo cáo kết quả",
    "Tin, bài viết trên Cổng thông tin điện tử",
    "Hội nghị tập huấn",
    "Quyết định của UBND tỉnh",
    "Video, phóng sự (tối thiểu 02 sản phẩm)",
)
NAMES = ("Nguyễn Xuân Hải", "Trần Thị Thu Hà", "Lê Quý Đôn", "Phạm Văn Ý", "Đỗ Thị Ước")
OFFICES = (
    (None, "GIÁM ĐỐC"),
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
)
RECIPIENTS = (
    Recipient("UBND tỉnh", "để báo cáo"),
    Recipient("Sở Nội vụ", "để theo dõi"),
    Recipient("Giám đốc, các Phó Giám đốc Sở"),
    Recipient("Các phòng, đơn vị thuộc Sở", "để thực hiện"),
    Recipient("Cổng thông tin điện tử Sở", "đăng tải"),
)
TOPIC_HEADINGS = (
    "MỤC ĐÍCH, YÊU CẦU",
    "NỘI DUNG THỰC HIỆN",
    "NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU",
    "KẾT QUẢ ĐẠT ĐƯỢC",
    "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
    "TỔ CHỨC THỰC HIỆN",
)
CLAUSE_HEADINGS = (
    "Mục đích",
    "Yêu cầu",
    "Đối tượng tuyên truyền",
    "Nội dung tuyên truyền",
    "Hình thức tuyên truyền",
    "Kinh phí thực hiện",
    "Công tác chỉ đạo, điều hành",
)
CHAPTER_HEADINGS = ("QUY ĐỊNH CHUNG", "Tổ chức thực hiện", "CHẾ ĐỘ BÁO CÁO, THỐNG KÊ")
ARTICLE_HEADINGS = (
    "Phạm vi điều chỉnh, đối tượng áp dụng",
    "Nguyên tắc phối hợp",
    "Trách nhiệm của Văn phòng Sở",
    "Hiệu lực thi hành",
)
KINDS: dict[DocumentKind, tuple[str | None, str]] = {
    "plan": ("KẾ HOẠCH", "KH"),
    "report": ("BÁO CÁO", "BC"),
    "notice": ("THÔNG BÁO", "TB"),
    "proposal": ("TỜ TRÌNH", "TTr"),
    "decision": ("QUYẾT ĐỊNH", "QĐ"),
    "circular": ("THÔNG TƯ", "TT"),
    "dispatch": (None, ""),
}


@st.composite
def sentences(draw: DrawFn, *, longest: int = 4) -> str:
    """A sentence of up to ``longest`` clauses with its full stop."""
    text = f"{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(SUBJECTS))}"
    for _ in range(draw(st.integers(0, longest - 1))):
        text += draw(
            st.sampled_from(
                (
                    f" cho {draw(st.sampled_from(AUDIENCES))}",
                    f" theo {draw(st.sampled_from(LAWS))}",
                    f"; phối hợp với {draw(st.sampled_from(UNITS))} triển khai thực hiện",
                )
            )
        )
    return text + draw(st.sampled_from(ENDS)) + "."


ODDITIES = (
    "Xem chi tiết tại https://congtt.example.gov.vn/tin-tuc/cai-cach-hanh-chinh?muc=2&trang=1.",
    "Liên hệ qua thư điện tử vp_so@example.gov.vn hoặc số 0221.3863.456.",
    "Chỉ tiêu “đúng hạn” ≥ 98% [1], <5% hồ sơ trễ hạn; mẫu *.docx | *.pdf (bản ký số).",
    "Thực hiện theo Kế hoạch số 12/KH- UBND ngày 05/01/2022 và Đề án 06/CP/ BCA.",
    "Sản phẩm gồm: Video, phóng sự; tin, bài viết; tờ rơi #cchc và bộ câu hỏi “_mẫu 1_”.",
)


def paragraphs(*, most: int = 2) -> st.SearchStrategy[str]:
    """Some sentences, each a paragraph, some of them bulleted, some with signs that mean something
    to one format or another."""
    bulleted = st.builds(
        lambda mark, text: f"{mark} {text}", st.sampled_from("-+•"), sentences(longest=2)
    )
    kinds = (sentences(), sentences(), bulleted, st.sampled_from(ODDITIES))
    return st.lists(st.one_of(*kinds), min_size=1, max_size=most).map("\n".join)


@st.composite
def points(draw: DrawFn) -> tuple[Section, ...]:
    """a), b), c) … as numbered paragraphs."""
    texts = draw(st.lists(paragraphs(), min_size=1, max_size=6))
    return tuple(Section(label=LETTERS[i], text=text) for i, text in enumerate(texts))


@st.composite
def decimals(draw: DrawFn, above: str) -> tuple[Section, ...]:
    """1.1., 1.2. … below a clause, with titles or without."""
    titled = draw(st.booleans())
    out = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        title = draw(st.sampled_from(CLAUSE_HEADINGS)) if titled else ""
        out.append(Section(label=f"{above}.{number}", title=title, text=draw(paragraphs())))
    return tuple(out)


@st.composite
def clauses(draw: DrawFn) -> tuple[Section, ...]:
    """1., 2., 3. … all with titles or all without."""
    count = draw(st.integers(1, 4))
    if not draw(st.booleans()):
        return tuple(Section(label=str(i), text=draw(paragraphs())) for i in range(1, count + 1))
    titles = draw(st.permutations(CLAUSE_HEADINGS))[:count]
    out = []
    for number, title in enumerate(titles, 1):
        below = draw(st.one_of(st.just(()), points(), decimals(str(number))))
        text = draw(sentences()) if not below or draw(st.booleans()) else ""
        out.append(Section(label=str(number), title=title, text=text, children=below))
    return tuple(out)


@st.composite
def outlines(draw: DrawFn) -> tuple[Section, ...]:
    """I., II., III. … with clauses and points."""
    count = draw(st.integers(1, 4))
    titles = draw(st.permutations(TOPIC_HEADINGS))[:count]
    return tuple(
        Section(label=ROMAN[i], title=title, children=draw(clauses()))
        for i, title in enumerate(titles)
    )


@st.composite
def chapters(draw: DrawFn) -> tuple[Section, ...]:
    """Chương I, II … of a circular, their articles with titles counted through."""
    out = []
    number = 1
    for at in range(draw(st.integers(1, 3))):
        below = []
        for _ in range(draw(st.integers(1, 3))):
            title = draw(st.sampled_from(ARTICLE_HEADINGS))
            texts = draw(st.lists(sentences(), min_size=1, max_size=3))
            clauses = tuple(Section(label=str(i), text=text) for i, text in enumerate(texts, 1))
            below.append(Section(label=f"Điều {number}", title=title, children=clauses))
            number += 1
        title = draw(st.sampled_from(CHAPTER_HEADINGS))
        out.append(Section(label=f"Chương {ROMAN[at]}", title=title, children=tuple(below)))
    return tuple(out)


@st.composite
def articles(draw: DrawFn) -> tuple[Section, ...]:
    """Điều 1, Điều 2 … of a decision, some with clauses."""
    out = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        below = ()
        if draw(st.booleans()):
            texts = draw(st.lists(sentences(), min_size=2, max_size=3))
            below = tuple(Section(label=str(i), text=text) for i, text in enumerate(texts, 1))
        out.append(Section(label=f"Điều {number}", text=draw(sentences()), children=below))
    return tuple(out)


def _deliverables() -> st.SearchStrategy[str]:
    names = st.lists(st.sampled_from(DELIVERABLES), min_size=1, max_size=3, unique=True)
    return names.map(lambda found: "\n".join(f"- {name};" for name in found))


@st.composite
def task_tables(draw: DrawFn, *, after: str) -> Table:
    """A table of tasks with its columns in one of the usual orders."""
    columns = {
        "Nhiệm vụ": sentences(longest=3),
        "Sản phẩm": st.lists(
            st.sampled_from(DELIVERABLES), min_size=1, max_size=3, unique=True
        ).map(lambda found: "\n".join(f"- {name};" for name in found)),
        "Cơ quan chủ trì": st.sampled_from(UNITS),
        "Cơ quan phối hợp": st.sampled_from(UNITS),
        "Thời gian thực hiện": st.sampled_from(SCHEDULES),
    }
    order = ["STT", "Nhiệm vụ", *draw(st.permutations(list(columns)[1:]))]
    rows = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        drawn = {name: draw(cell) for name, cell in columns.items()} | {"STT": str(number)}
        rows.append(tuple(drawn[name] for name in order))
    captions = (None, None, "Bảng 1. Phân công nhiệm vụ", "PHÂN CÔNG NHIỆM VỤ TRUYỀN THÔNG")
    caption = draw(st.sampled_from(captions))
    return Table(tuple(order), tuple(rows), caption=caption, is_task_table=True, after=after)


@st.composite
def figure_tables(draw: DrawFn, *, after: str) -> Table:
    """A table of figures as reports have them, numbers written as Vietnamese does."""
    wide = draw(st.booleans())
    header = ("TT", "Kênh truyền thông", "Số lượt", "Kinh phí (đồng)")
    header += ("Tỷ lệ (%)", "Cùng kỳ năm trước", "Ghi chú") if wide else ()
    rows = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        figures = [f"{draw(st.integers(0, 9_999_999)):,}".replace(",", ".") for _ in range(2)]
        more = (
            (f"{draw(st.integers(0, 999))},{draw(st.integers(0, 9))}", "1.250", "") if wide else ()
        )
        rows.append((str(number), draw(st.sampled_from(SUBJECTS)).capitalize(), *figures, *more))
    captions = (None, "Bảng 1. Kết quả truyền thông theo kênh", "Bảng số 02: Số liệu 6 tháng")
    caption = draw(st.sampled_from(captions))
    return Table(header=header, rows=tuple(rows), caption=caption, after=after)


@st.composite
def documents(draw: DrawFn, kinds: tuple[DocumentKind, ...] = tuple(KINDS)) -> Document:
    """A whole document of one of the kinds, with or without number, day, annex and tables."""
    kind = draw(st.sampled_from(kinds))
    word, short = KINDS[kind]
    name, unit_short = draw(st.sampled_from(DEPARTMENTS))
    province = draw(st.sampled_from(PROVINCES))
    symbol = f"{short}-{unit_short}" if short else f"{unit_short}-VP"
    number = draw(st.one_of(st.none(), st.integers(1, 1999).map(lambda n: f"{n:02d}")))
    day = draw(st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2024, 12, 31))))
    subject = draw(st.sampled_from(SUBJECTS))
    shapes = {"decision": articles(), "circular": chapters()}
    sections = draw(shapes.get(kind, outlines()))
    authority, position = draw(st.sampled_from(OFFICES))
    annexes, tables = draw(_annexes_and_tables(kind, sections))
    recipients = draw(st.lists(st.sampled_from(RECIPIENTS), unique=True, max_size=5))
    return Document(
        kind=kind,
        kind_text=word,
        issuer=Issuer(f"UBND TỈNH {province.upper()}", name.upper()),
        number=number,
        symbol=symbol,
        code_text=f"Số: {number or ''}/{symbol}",
        place=province,
        date=day.isoformat() if day else None,
        date_text=_dated(day),
        title=_title(kind, subject),
        legal_bases=draw(_bases(kind)),
        preamble=_preamble(kind, name),
        addressees=draw(_addressees(kind)),
        sections=sections,
        closing=("Trên đây là nội dung trình, báo cáo để cấp có thẩm quyền xem xét./.",)
        if kind not in ("decision", "circular") and draw(st.booleans())
        else (),
        recipients=(*recipients, Recipient(f"Lưu: VT, {unit_short}")),
        signature=Signature(authority, position, draw(st.sampled_from(NAMES))),
        annexes=annexes,
        tables=tables,
    )


def _dated(day: date | None) -> str:
    if day is None:
        return "ngày tháng 01 năm 2022"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _title(kind: DocumentKind, subject: str) -> str:
    if kind == "dispatch":
        return f"V/v tăng cường công tác {subject} năm 2022"
    if kind in ("decision", "circular"):
        return f"Về việc ban hành Quy chế phối hợp trong công tác {subject}"
    return f"Công tác {subject} năm 2022"


def _bases(kind: DocumentKind) -> st.SearchStrategy[tuple[LegalBasis, ...]]:
    if kind == "dispatch":
        return st.just(())
    least = 1 if kind in ("decision", "circular") else 0
    laws = st.lists(st.sampled_from(LAWS), unique=True, min_size=least, max_size=3)
    return laws.map(
        lambda found: tuple(
            LegalBasis(f"Căn cứ {law} về công tác quản lý nhà nước" + (";", ".")[at == len(found)])
            for at, law in enumerate(found, 1)
        )
    )


def _preamble(kind: DocumentKind, name: str) -> tuple[str, ...]:
    if kind == "decision":
        return (f"GIÁM ĐỐC {name.upper()}", "QUYẾT ĐỊNH:")
    return (f"{name} đề nghị các đơn vị quan tâm, phối hợp với các nội dung cụ thể như sau:",)


def _addressees(kind: DocumentKind) -> st.SearchStrategy[tuple[str, ...]]:
    if kind not in ("dispatch", "proposal"):
        return st.just(())
    bodies = ("Ủy ban nhân dân tỉnh", "Sở Nội vụ", "Các phòng, đơn vị thuộc Sở")
    return st.integers(1, len(bodies)).map(lambda count: bodies[:count])


@st.composite
def _annexes_and_tables(
    draw: DrawFn, kind: DocumentKind, sections: tuple[Section, ...]
) -> tuple[tuple[Annex, ...], tuple[Table, ...]]:
    tables: list[Table] = []
    if kind == "report" and draw(st.booleans()):
        tables.append(draw(figure_tables(after=_deepest_path(sections))))
    annexes: list[Annex] = []
    count = draw(st.integers(0, 2)) if kind in ("plan", "report", "decision") else 0
    for number in range(1, count + 1):
        label = "PHỤ LỤC" if count == 1 else f"PHỤ LỤC {ROMAN[number - 1]}"
        table = draw(task_tables(after=label) if kind == "plan" else figure_tables(after=label))
        annexes.append(
            Annex(
                label=label,
                title=draw(
                    st.sampled_from(
                        ("CÁC NHIỆM VỤ TRUYỀN THÔNG NĂM 2022", "DANH MỤC NHIỆM VỤ TRỌNG TÂM")
                    )
                ),
                link_line="(Kèm theo văn bản số 12/KH-SKHCN ngày 25/01/2022 của Sở)",
                tables=(len(tables),),
            )
        )
        tables.append(table)
    return tuple(annexes), tuple(tables)


def _deepest_path(sections: tuple[Section, ...]) -> str:
    """The label path of the last section that a table at the end of the outline follows."""
    labels = []
    while sections:
        labels.append(sections[-1].label)
        sections = sections[-1].children
    return ".".join(labels)
