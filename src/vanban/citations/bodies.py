"""Words that names of public bodies are made of, in lower case; longer names win over shorter."""

# Fields of ministries and departments, past and present; the longest match wins.
FIELDS = (
    "lao động - thương binh và xã hội", "lao động, thương binh và xã hội",
    "lao động thương binh và xã hội", "nông nghiệp và phát triển nông thôn",
    "nông nghiệp và môi trường", "nông nghiệp và ptnt", "tài nguyên và môi trường",
    "khoa học, công nghệ và môi trường", "khoa học và công nghệ", "khoa học công nghệ",
    "giáo dục và đào tạo", "giáo dục và đt", "giáo dục", "thông tin và truyền thông",
    "văn hóa, thể thao và du lịch", "văn hóa - thể thao và du lịch",
    "văn hóa thể thao và du lịch", "văn hóa và thể thao", "văn hóa - thông tin",
    "văn hóa thông tin", "văn hóa", "kế hoạch và đầu tư", "dân tộc và tôn giáo", "dân tộc",
    "giao thông vận tải", "giao thông công chính", "giao thông", "quy hoạch - kiến trúc",
    "quy hoạch và kiến trúc", "xây dựng", "công an", "quốc phòng", "ngoại giao", "ngoại vụ",
    "nội vụ", "tư pháp", "tài chính", "công thương", "công nghiệp", "thương mại", "thương nghiệp",
    "thủy sản", "thủy lợi", "lâm nghiệp", "y tế", "du lịch", "an toàn thực phẩm", "chính trị",
    "bưu chính, viễn thông", "bưu chính viễn thông", "đại học và trung học chuyên nghiệp",
)  # fmt: skip
# Bodies whose name has small letters beyond the usual pair.
BODIES = (
    "ủy ban thường vụ quốc hội", "ủy ban nhân dân", "hội đồng nhân dân", "ủy ban dân tộc",
    "ủy ban trung ương mặt trận tổ quốc việt nam", "ủy ban mặt trận tổ quốc việt nam",
    "hội đồng thẩm phán tòa án nhân dân tối cao", "tòa án nhân dân tối cao", "tòa án nhân dân",
    "viện kiểm sát nhân dân tối cao", "viện kiểm sát nhân dân", "kiểm toán nhà nước",
    "ngân hàng nhà nước việt nam", "ngân hàng nhà nước", "thanh tra chính phủ", "chính phủ",
    "văn phòng chính phủ", "văn phòng quốc hội", "văn phòng chủ tịch nước",
    "văn phòng trung ương đảng", "văn phòng trung ương", "thủ tướng chính phủ",
    "hội đồng bộ trưởng", "hội đồng chính phủ", "phủ thủ tướng", "chủ tịch nước", "quốc hội",
    "bộ chính trị, ban bí thư", "bộ chính trị", "ban bí thư trung ương đảng",
    "ban bí thư trung ương", "ban bí thư",
    "ban chấp hành trung ương đảng", "ban chấp hành trung ương", "ban chấp hành đảng bộ",
    "ban chấp hành", "ban thường vụ đảng ủy", "ban thường vụ tỉnh ủy", "ban thường vụ thành ủy",
    "ban thường vụ huyện ủy", "ban thường vụ", "thường trực tỉnh ủy", "thường trực thành ủy",
    "thường trực hội đồng nhân dân", "thường trực hđnd", "ban tổ chức trung ương",
    "ban tuyên giáo trung ương", "ban dân vận trung ương", "ban nội chính trung ương",
    "ban kinh tế trung ương", "ủy ban kiểm tra trung ương", "ban chỉ đạo quốc gia",
    "ban chỉ đạo trung ương", "ban chỉ đạo", "ban tổ chức", "ban tuyên giáo", "ban dân vận",
    "ban nội chính", "ban quản lý", "đoàn kiểm tra", "đoàn thanh tra", "đoàn giám sát",
    "tổ công tác",
    "bảo hiểm xã hội việt nam", "bảo hiểm xã hội", "kho bạc nhà nước", "đài tiếng nói việt nam",
    "đài truyền hình việt nam", "tổng liên đoàn lao động việt nam", "liên đoàn lao động",
    "hội liên hiệp phụ nữ", "hội nông dân", "hội cựu chiến binh", "đoàn tncs hồ chí minh",
    "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "đảng ủy", "đảng bộ",
    "trung ương đảng", "trung ương đoàn", "trung ương hội", "mặt trận tổ quốc việt nam",
    "cục văn thư và lưu trữ nhà nước", "cục văn thư - lưu trữ nhà nước",
    "cục văn thư lưu trữ nhà nước", "đại hội đại biểu toàn quốc", "đại hội đại biểu đảng bộ",
    "đại hội đảng bộ", "tổng kiểm toán nhà nước", "cục người có công",
    "ngân hàng chính sách xã hội", "văn phòng", "chánh văn phòng", "thanh tra", "công an",
    "ubnd", "hđnd", "trung tâm phục vụ hành chính công", "liên bộ",
)  # fmt: skip
TITLES = (
    "hội đồng thành viên", "hội đồng quản lý", "hội đồng quản trị",
    "bộ trưởng, chủ nhiệm", "bộ trưởng", "thứ trưởng", "thường trực", "phó thủ tướng",
    "phó chủ tịch thường trực", "phó chủ tịch", "chủ tịch", "phó giám đốc",
    "giám đốc", "phó thống đốc", "thống đốc", "tổng cục trưởng",
    "phó tổng cục trưởng", "cục trưởng", "phó cục trưởng", "vụ trưởng", "chi cục trưởng",
    "chánh án", "viện trưởng", "tổng thanh tra", "chánh thanh tra", "tổng kiểm toán",
    "tổng bí thư", "bí thư", "phó bí thư", "chủ nhiệm", "trưởng ban", "phó trưởng ban",
    "tổng giám đốc", "hiệu trưởng", "tư lệnh", "bộ tư lệnh", "thủ trưởng", "trưởng phòng",
    "tổng tham mưu trưởng", "chỉ huy trưởng",
)  # fmt: skip
HEADS = (
    "bộ", "sở", "cục", "vụ", "tổng cục", "chi cục", "ban", "phòng", "viện", "trường", "hội",
    "trung tâm", "tổng công ty", "tập đoàn", "công ty", "liên đoàn", "hội đồng", "ủy ban", "đoàn",
    "học viện", "kho bạc", "cơ quan", "tổ", "quỹ", "đài", "báo", "nhà", "cụm", "tòa án", "tổ chức",
    "ngân hàng", "hiệp hội", "thuế", "quân khu", "tổng hội", "liên hiệp", "liên minh",
)  # fmt: skip
PLACES = (
    "thành phố trực thuộc trung ương", "thành phố", "tỉnh", "huyện", "quận", "thị xã", "thị trấn",
    "phường", "xã", "đặc khu", r"tp\.?", "thủ đô", "khu kinh tế", "các khu công nghiệp",
    "khu công nghiệp",
)  # fmt: skip
