"""What tests of writing share: a plan, a decision, a dispatch and a report built by hand."""

from vanban.model import (
    Annex,
    Document,
    Issuer,
    LegalBasis,
    Recipient,
    Section,
    Signature,
    Table,
)

_SENTENCE = (
    "Nâng cao nhận thức, trách nhiệm của đội ngũ cán bộ, công chức, viên chức trong việc thực hiện "
    "cải cách hành chính; tạo sự đồng thuận của người dân, doanh nghiệp trên địa bàn tỉnh trong "
    "quá trình triển khai các nhiệm vụ năm 2022 theo chỉ đạo của Ủy ban nhân dân tỉnh."
)
_SENTENCES = (
    _SENTENCE,
    "Tăng cường sự tham gia, giám sát của người dân và các tổ chức chính trị - xã hội; bảo đảm "
    "thông tin về tình hình triển khai được phản ánh đầy đủ, kịp thời và đúng đối tượng trên các "
    "phương tiện thông tin đại chúng.",
    "Kết hợp hình thức tuyên truyền truyền thống với ứng dụng công nghệ thông tin, lồng ghép vào "
    "các cuộc họp giao ban định kỳ của cơ quan, đơn vị nhằm mang lại hiệu quả cao nhất.",
    "Rà soát, công khai bộ thủ tục hành chính thuộc phạm vi quản lý, hướng dẫn tổ chức, cá nhân "
    "nộp hồ sơ trực tuyến và thanh toán phí, lệ phí không dùng tiền mặt trong năm 2022.",
)
_ISSUER = Issuer("UBND TỈNH QUẢNG NINH", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG")


def _points(count: int) -> tuple[Section, ...]:
    return tuple(Section(label="abcdđeghik"[i], text=_SENTENCES[i]) for i in range(count))


TASKS = Table(
    header=(
        "STT",
        "Nhiệm vụ",
        "Sản phẩm",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian thực hiện",
    ),
    rows=tuple(
        (
            str(number),
            _SENTENCE,
            "- Kế hoạch;\n- Báo cáo kết quả;",
            "Văn phòng Sở",
            "Các phòng, đơn vị thuộc Sở",
            "Quý I, II",
        )
        for number in range(1, 13)
    ),
    is_task_table=True,
    after="PHỤ LỤC",
)
PLAN = Document(
    kind="plan",
    kind_text="KẾ HOẠCH",
    issuer=_ISSUER,
    number="05",
    symbol="KH-SNNMT",
    code_text="Số: 05/KH-SNNMT",
    place="Quảng Ninh",
    date="2022-02-08",
    date_text="ngày 08 tháng 02 năm 2022",
    title="Truyền thông về cải cách hành chính năm 2022",
    year=2022,
    legal_bases=(
        LegalBasis("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;"),
        LegalBasis("Căn cứ Kế hoạch số 184/KH-UBND ngày 07/12/2021 của UBND tỉnh."),
    ),
    preamble=("Sở Nông nghiệp và Môi trường xây dựng Kế hoạch, cụ thể như sau:",),
    sections=(
        Section(
            label="I",
            title="MỤC TIÊU, YÊU CẦU",
            children=(
                Section(label="1", title="Mục tiêu", children=_points(4)),
                Section(label="2", title="Yêu cầu", children=_points(3)),
            ),
        ),
        Section(
            label="II",
            title="TỔ CHỨC THỰC HIỆN",
            children=(Section(label="1", text=_SENTENCE), Section(label="2", text=_SENTENCE)),
        ),
    ),
    closing=(
        "Trong quá trình triển khai, nếu có khó khăn, vướng mắc, đề nghị các đơn vị kịp thời phản "
        "ánh về Văn phòng Sở để tổng hợp, báo cáo Lãnh đạo Sở xem xét./.",
    ),
    recipients=(
        Recipient("UBND tỉnh", "để báo cáo"),
        Recipient("Các phòng, đơn vị thuộc Sở", "để thực hiện"),
        Recipient("Lưu: VT, VP"),
    ),
    signature=Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Thu Hà"),
    annexes=(
        Annex(
            label="PHỤ LỤC",
            title="CÁC NHIỆM VỤ TRUYỀN THÔNG NĂM 2022",
            link_line="(Kèm theo Kế hoạch số 05/KH-SNNMT ngày 08/02/2022 của Sở)",
            tables=(0,),
        ),
    ),
    tables=(TASKS,),
)
DECISION = Document(
    kind="decision",
    kind_text="QUYẾT ĐỊNH",
    issuer=_ISSUER,
    number="112",
    symbol="QĐ-SNNMT",
    code_text="Số: 112/QĐ-SNNMT",
    place="Quảng Ninh",
    date="2022-04-15",
    date_text="ngày 15 tháng 4 năm 2022",
    title="Về việc ban hành Quy chế phối hợp",
    legal_bases=(
        LegalBasis("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ;"),
        LegalBasis("Theo đề nghị của Chánh Văn phòng Sở."),
    ),
    preamble=("GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "QUYẾT ĐỊNH:"),
    sections=(
        Section(label="Điều 1", text=_SENTENCE),
        Section(
            label="Điều 2",
            text=_SENTENCE,
            children=(Section(label="1", text=_SENTENCE), Section(label="2", text=_SENTENCE)),
        ),
    ),
    recipients=(Recipient("Như Điều 2"), Recipient("Lưu: VT")),
    signature=Signature(None, "GIÁM ĐỐC", "Đỗ Thị Ước"),
)
DISPATCH = Document(
    kind="dispatch",
    issuer=_ISSUER,
    symbol="SNNMT-VP",
    code_text="Số: /SNNMT-VP",
    place="Quảng Ninh",
    date_text="ngày tháng 4 năm 2022",
    title="V/v tăng cường công tác kiểm soát thủ tục hành chính quý II năm 2022",
    addressees=("Ủy ban nhân dân các xã, phường", "Các phòng, đơn vị thuộc Sở"),
    preamble=(_SENTENCE, _SENTENCE),
    sections=(Section(label="1", text=_SENTENCE), Section(label="2", text=_SENTENCE)),
    recipients=(Recipient("Như trên"), Recipient("Lưu: VT, VP")),
    signature=Signature("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Quý Đôn"),
)
REPORT = Document(
    kind="report",
    kind_text="BÁO CÁO",
    issuer=_ISSUER,
    number="31",
    symbol="BC-SNNMT",
    place="Quảng Ninh",
    date="2022-06-14",
    title="Kết quả truyền thông cải cách hành chính quý II năm 2022",
    sections=(
        Section(
            label="I",
            title="KẾT QUẢ THỰC HIỆN",
            children=(
                Section(label="1", title="Kết quả theo kênh", text=_SENTENCE),
                Section(label="2", title="Đánh giá chung", text=_SENTENCE),
            ),
        ),
    ),
    recipients=(Recipient("UBND tỉnh"), Recipient("Lưu: VT")),
    signature=Signature(None, "GIÁM ĐỐC", "Đỗ Thị Ước"),
    tables=(
        Table(
            header=("TT", "Kênh", "Số hoạt động", "Lượt tiếp cận", "Kinh phí (đồng)"),
            rows=(
                ("1", "Cổng thông tin điện tử", "12", "15.250", "0"),
                ("2", "Hội nghị, tập huấn", "3", "420", "36.500.000"),
            ),
            caption="Bảng 1. Hoạt động truyền thông theo kênh",
            after="I.1",
        ),
    ),
)
ALL = {"plan": PLAN, "decision": DECISION, "dispatch": DISPATCH, "report": REPORT}
