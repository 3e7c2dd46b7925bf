"""Two-syllable words of administrative Vietnamese and names of provinces, to suggest against typos.

Only words whose neighbours in spelling are no words of this register: a suggestion must be right.
"""

from functools import cache

_COMPOUNDS = """
an-ninh an-sinh an-toàn áp-dụng ban-hành ban-chấp bài-viết bảo-đảm bảo-hiểm bảo-mật bảo-quản bảo-trợ
bảo-vệ báo-cáo báo-chí bàn-giao bằng-cấp bắt-buộc biên-chế biên-soạn biểu-dương biểu-mẫu biện-pháp
bí-mật bình-đẳng bình-quân bố-trí bồi-dưỡng bổ-nhiệm bổ-sung bổ-ích bộ-máy bộ-phận bưu-chính
bưu-điện cam-kết can-thiệp cao-đẳng cá-nhân các-bước cải-cách cải-thiện cải-tiến cải-tạo căn-cứ
cạnh-tranh cấp-bách cấp-phát cấp-phép cập-nhật chấm-dứt chấp-hành chất-lượng chất-vấn chế-biến
chế-độ chế-tài chi-cục chi-nhánh chi-phí chi-tiết chi-tiêu chỉ-đạo chỉ-thị chỉ-tiêu chia-sẻ
chiến-dịch chiến-lược chính-phủ chính-quyền chính-sách chính-thức chính-trị chính-xác chịu-trách
cho-phép chú-trọng chủ-biên chủ-quan chủ-tịch chủ-trì chủ-trương chủ-yếu chủ-động chuẩn-bị
chung-tay chuyên-gia chuyên-môn chuyên-mục chuyên-ngành chuyên-nghiệp chuyên-trang chuyên-trách
chuyên-viên chuyên-đề chuyển-biến chuyển-giao chuyển-đổi chứng-chỉ chứng-minh chứng-nhận chứng-thực
chức-danh chức-năng chức-vụ chương-trình con-người công-an công-bằng công-bố công-chức công-chứng
công-cụ công-dân công-khai công-nghiệp công-nghệ công-nhân công-nhận công-tác công-trình công-văn
công-việc công-vụ công-ích công-đoàn công-ty cống-hiến cộng-đồng cổng-ttđt cơ-bản cơ-chế cơ-cấu
cơ-hội cơ-quan cơ-sở cung-cấp cung-ứng cuộc-họp cuộc-sống cuộc-thi cụ-thể cử-tri danh-mục danh-sách
dân-chủ dân-cư dân-số dân-tộc dân-vận dịch-bệnh dịch-vụ diễn-biến diễn-đàn doanh-nghiệp doanh-thu
du-lịch duy-trì dư-luận dự-báo dự-kiến dự-thảo dự-toán dự-án đa-dạng đáp-ứng đánh-giá đào-tạo
đảm-bảo đảm-nhiệm đảng-bộ đảng-viên đại-biểu đại-diện đại-hội đại-học đạo-đức đăng-ký đăng-tải
đặc-biệt đặc-thù đặc-trưng đặc-điểm đẩy-mạnh đẩy-nhanh đấu-giá đấu-thầu đấu-tranh đầu-mối đầu-tư
đầy-đủ đề-cương đề-nghị đề-xuất đề-án địa-bàn địa-chỉ địa-phương điển-hình điều-chỉnh điều-hành
điều-kiện điều-phối điều-tra điện-tử định-hướng định-kỳ định-mức đoàn-kết đoàn-thể đoàn-viên
độc-lập đôn-đốc đối-chiếu đối-tượng đối-thoại đồng-bộ đồng-chí đồng-thuận đồng-thời động-viên
đột-phá đột-xuất đời-sống đơn-giản đơn-vị đúng-hạn đường-lối gia-đình giai-đoạn giám-sát giám-đốc
giáo-dục giao-ban giao-dịch giao-tiếp giải-pháp giải-quyết giải-thích giải-trình giảng-viên
giảm-bớt giấy-phép giấy-tờ giới-thiệu gián-tiếp hàng-hóa hành-chính hành-lang hành-vi hành-động
hạ-tầng hạn-chế hằng-năm hằng-quý hằng-tháng hệ-thống hiến-pháp hiện-hành hiện-đại hiệu-lực
hiệu-quả hiệu-suất hình-thành hình-thức hình-ảnh hoàn-chỉnh hoàn-thành hoàn-thiện hoạt-động hỏi-đáp
hỗ-trợ hồ-sơ hội-nghị hội-nhập hội-thảo hội-thi hội-đồng hộ-tịch họp-báo hợp-lý hợp-pháp hợp-tác
hợp-đồng huy-động hưởng-ứng hướng-dẫn hữu-ích khách-hàng khách-quan khai-báo khai-mạc khai-thác
khảo-sát khắc-phục khẩn-cấp khẩn-trương khen-thưởng khiếu-nại khiếu-kiện khó-khăn khoa-học
khuyến-khích khuyết-điểm khu-vực kiểm-soát kiểm-tra kiểm-điểm kiện-toàn kiên-quyết kiến-nghị
kiến-thức kinh-doanh kinh-nghiệm kinh-phí kinh-tế kịp-thời kỷ-cương kỷ-luật kỷ-niệm kỹ-năng
kỹ-thuật kế-hoạch kế-toán kế-thừa kết-hợp kết-luận kết-nối kết-quả lao-động lãng-phí lãnh-đạo
lành-mạnh lập-pháp liên-hệ liên-kết liên-quan liên-thông liên-tục lồng-ghép lĩnh-vực loa-truyền
luân-chuyển lưu-trữ lưu-ý lựa-chọn lực-lượng mạng-lưới minh-bạch minh-chứng môi-trường mô-hình
mục-tiêu mục-đích nâng-cao nâng-lên năng-lực năng-lượng nền-tảng nền-nếp nề-nếp ngân-hàng ngân-sách
nghiêm-chỉnh nghiêm-túc nghiên-cứu nghiệp-vụ nghị-quyết nghị-định nguồn-lực nguyên-nhân nguyên-tắc
người-dân người-đứng nhanh-chóng nhà-nước nhân-dân nhân-lực nhân-rộng nhân-sự nhân-viên nhân-tố
nhận-thức nhiệm-kỳ nhiệm-vụ nhất-quán nhu-cầu nội-bộ nội-dung nội-vụ nông-nghiệp nông-thôn
phát-biểu phát-hiện phát-huy phát-hành phát-sinh phát-sóng phát-thanh phát-triển phát-động
phạm-vi phản-biện phản-hồi phản-ánh pháp-chế pháp-luật pháp-lý phân-bổ phân-công phân-cấp phân-loại
phân-tích phấn-đấu phẩm-chất phong-phú phong-trào phòng-chống phòng-ngừa phổ-biến phối-hợp
phục-vụ phù-hợp phức-tạp phường-xã phương-hướng phương-pháp phương-thức phương-tiện phương-án
quan-hệ quan-tâm quan-trọng quán-triệt quản-lý quản-trị quảng-bá quảng-cáo quần-chúng quốc-gia
quốc-hội quốc-phòng quốc-tế quy-chuẩn quy-chế quy-hoạch quy-mô quy-phạm quy-trình quy-định
quyền-hạn quyền-lợi quyết-liệt quyết-toán quyết-tâm quyết-định rà-soát rộng-rãi rút-gọn rút-ngắn
sai-phạm sai-sót sáng-kiến sáng-tạo sản-phẩm sản-xuất sâu-rộng sắp-xếp sẵn-sàng sinh-hoạt sơ-kết
so-sánh sở-hữu sử-dụng sự-kiện sự-nghiệp sửa-đổi sức-khỏe tác-động tác-phong tài-chính tài-khoản
tài-liệu tài-nguyên tài-sản tạo-điều tạp-chí tăng-cường tăng-trưởng tập-huấn tập-thể tập-trung
thanh-niên thanh-toán thanh-tra thành-lập thành-phần thành-phố thành-tích thành-viên tham-gia
tham-khảo tham-mưu tham-nhũng tham-quan thay-thế tháo-gỡ thắc-mắc thẩm-quyền thẩm-định thân-thiện
theo-dõi thi-hành thi-đua thiết-bị thiết-kế thiết-lập thiết-thực thiếu-sót thí-điểm thích-hợp
thông-báo thông-qua thông-tin thông-tấn thông-tư thông-điệp thống-kê thống-nhất thời-gian
thời-hạn thời-điểm thuận-lợi thúc-đẩy thủ-trưởng thủ-tướng thủ-tục thực-chất thực-hiện thực-hành
thực-thi thực-tiễn thực-tế thực-trạng thương-mại thường-kỳ thường-trực thường-xuyên tiêu-chí
tiêu-chuẩn tiêu-cực tiếp-công tiếp-cận tiếp-nhận tiếp-thu tiếp-tục tiến-độ tiết-kiệm tích-cực
tích-hợp tinh-gọn tinh-giản tinh-thần tín-nhiệm tình-hình tình-trạng tình-huống tìm-hiểu tìm-kiếm
toàn-diện toàn-quốc toàn-thể tổ-chức tổng-hợp tổng-kết tổng-thể tờ-rơi tra-cứu trang-bị trang-thiết
trao-đổi trách-nhiệm tránh-trùng tri-thức triển-khai trình-bày trình-duyệt trình-tự trình-độ trụ-sở
trung-tâm trung-ương truyền-hình truyền-thanh truyền-thông truyền-thống trực-thuộc trực-tiếp
trực-tuyến trọng-tâm trọng-điểm trợ-giúp trùng-lặp tuân-thủ tuyên-dương tuyên-giáo tuyên-truyền
tuyển-dụng tư-liệu tư-pháp tư-vấn tương-tác tự-chủ tự-giác tự-động từ-chối ứng-dụng ứng-xử uy-tín
ủy-ban ủy-quyền ưu-tiên ưu-điểm vai-trò văn-bản văn-hóa văn-kiện văn-minh văn-phòng văn-thư vận-dụng
vận-hành vận-động vấn-đề viên-chức viễn-thông việc-làm vi-phạm vị-trí vướng-mắc xã-hội xác-minh
xác-nhận xác-định xây-dựng xét-duyệt xuất-bản xuất-khẩu xúc-tiến xử-lý xử-phạt ý-kiến ý-nghĩa
ý-thức yêu-cầu
"""

# Common words that look like a slip of one above; met in running text they are right.
_OTHERS = """
chính-phụ công-tắc cộng-tác cộng-sản tại-khoản chủ-quản chủ-quán có-cơ các-có các-cơ thông-bao
đang-tải bắt-đầu ban-đầu đứng-đầu bước-đầu lần-đầu mở-đầu hàng-đầu đầu-từ cuối-năm đầu-năm
hàng-năm hàng-quý hàng-tháng hàng-ngày hằng-ngày hội-phí ký-kết quyết-đoán tìm-thấy tín-hiệu tài-trợ
thực-phẩm sản-vật thành-thị thanh-thị đồng-bào đồng-bằng đồng-hành công-chúng đất-đai công-báo
"""

_PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bạc Liêu", "Bắc Ninh", "Bến Tre",
    "Bình Định", "Bình Dương", "Bình Phước", "Bình Thuận", "Cà Mau", "Cần Thơ", "Cao Bằng",
    "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang",
    "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hồ Chí Minh",
    "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai",
    "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình",
    "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh",
    "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh",
    "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip

# Doubled syllables that are words, or numbers side by side.
REDUPLICATED = frozenset(
    (
        "luôn", "ngày", "người", "nhà", "đời", "từ", "dần", "mãi", "xa", "song", "rất", "thường",
        "chung", "khác", "năm", "nơi", "đều", "đêm", "tháng", "ba", "ai", "gì", "nho", "mới",
        "xanh", "đỏ", "vàng", "cao", "to", "nhỏ", "nhanh", "nhiều", "ít", "mau", "sớm", "hay",
        "gần", "đâu", "chỗ", "lớp", "đoàn", "hàng", "từng", "bước", "hai", "bốn", "sáu", "bảy",
        "tám", "chín", "mười", "oang", "đùng", "rào", "rì", "ào", "lâu", "khăng", "riêng",
        "thoang", "thỉnh", "chuồn", "rưng", "êm", "bà", "ông", "cha", "con", "mẹ", "thầy", "vần",
        "lối", "lần", "lượt", "hằng", "dăm", "tầng", "hội", "hồi", "đơn", "tí", "chút", "sang",
        "oai", "chằm",
    )
)  # fmt: skip


@cache
def compounds() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Second syllables by the first, and first syllables by the second."""
    first: dict[str, set[str]] = {}
    second: dict[str, set[str]] = {}
    for entry in _COMPOUNDS.split():
        a, _, b = entry.partition("-")
        first.setdefault(a, set()).add(b)
        second.setdefault(b, set()).add(a)
    return (
        {a: frozenset(bs) for a, bs in first.items()},
        {b: frozenset(firsts) for b, firsts in second.items()},
    )


@cache
def is_word(a: str, b: str) -> bool:
    """Whether two syllables (lower case) are a word, here or in the list of look-alikes."""
    first, _ = compounds()
    return b in first.get(a, frozenset()) or f"{a}-{b}" in _others()


@cache
def _others() -> frozenset[str]:
    return frozenset(_OTHERS.split())


def provinces() -> tuple[str, ...]:
    """Names of provinces and cities, before and after the merger of 2025."""
    return _PROVINCES
