"""Who may do what in the programme: rows of the role table."""

from lantoa.agencies.enums import Role
from lantoa.agencies.permissions import (
    EVERYONE_INSIDE,
    LEADERSHIP_ONLY,
    OFFICE_AND_LEADERSHIP,
    OFFICE_ONLY,
    STAFF_OWN,
    WITH_SUPERIOR,
    Reach,
    Right,
)

DECIDES = {
    Role.UNIT_HEAD: Reach.OWN_UNIT,
    Role.OFFICE: Reach.AGENCY,
    Role.LEADERSHIP: Reach.AGENCY,
}

SEEN_BY = {**STAFF_OWN, **OFFICE_AND_LEADERSHIP, Role.INSPECTORATE: Reach.AGENCY}
OWN_ONLY = dict.fromkeys((Role.STAFF, Role.UNIT_HEAD, Role.EDITOR), Reach.OWN_UNIT)
INSPECTS = {Role.OFFICE: Reach.AGENCY, Role.INSPECTORATE: Reach.AGENCY}

RIGHTS = (
    Right("plan", "view", "xem kế hoạch của cơ quan", WITH_SUPERIOR),
    Right("plan", "import", "nhập và rà soát kế hoạch", OFFICE_ONLY),
    Right("plan", "amend", "điều chỉnh kế hoạch", OFFICE_ONLY),
    Right("plan", "copy", "lập kế hoạch năm sau", OFFICE_ONLY),
    Right("plan", "publish", "công bố kế hoạch hoặc rút công bố", LEADERSHIP_ONLY),
    Right("budget", "view", "xem dự toán", EVERYONE_INSIDE),
    Right("budget", "manage", "lập và sửa dự toán", OFFICE_ONLY),
    Right("budget", "approve", "duyệt hoặc mở lại dự toán", LEADERSHIP_ONLY),
    Right("budget", "spend", "nhập khoản đã chi", OFFICE_ONLY),
    Right("task", "view", "xem nhiệm vụ", EVERYONE_INSIDE),
    Right("task", "arrange", "chọn đầu mối chính của nhiệm vụ", OFFICE_AND_LEADERSHIP),
    Right("task", "dates", "ấn định thời gian của nhiệm vụ", OFFICE_ONLY),
    Right("task", "expect", "đặt mức dự kiến của nhiệm vụ thường xuyên", OFFICE_ONLY),
    Right("task", "topics", "xác nhận nội dung tuyên truyền của nhiệm vụ", OFFICE_ONLY),
    Right("task", "audiences", "xác nhận đối tượng của nhiệm vụ", OFFICE_ONLY),
    Right("activity", "view", "xem hoạt động truyền thông", EVERYONE_INSIDE),
    Right("activity", "record", "ghi nhận hoạt động truyền thông", STAFF_OWN),
    Right("activity", "withdraw", "rút hoạt động truyền thông", STAFF_OWN),
    Right("evidence", "view", "xem minh chứng", EVERYONE_INSIDE),
    Right("evidence", "submit", "nộp minh chứng", STAFF_OWN),
    # Who decides on which piece is narrower: rules.evidence.refusal_to_decide.
    Right("evidence", "decide", "chấp nhận hoặc trả lại minh chứng", DECIDES),
    Right("difficulty", "view", "xem khó khăn, vướng mắc", SEEN_BY),
    Right("difficulty", "raise", "nêu khó khăn, vướng mắc", STAFF_OWN),
    Right("difficulty", "forward", "chuyển khó khăn, vướng mắc", OFFICE_ONLY),
    # Who answers which is narrower: rules.difficulties.refusal_to_answer.
    Right("difficulty", "answer", "trả lời khó khăn, vướng mắc", OFFICE_AND_LEADERSHIP),
    Right("difficulty", "close", "kết thúc khó khăn, vướng mắc", STAFF_OWN),
    Right("inspection", "view", "xem lịch và kết quả kiểm tra", SEEN_BY),
    Right("inspection", "manage", "lập lịch, ghi kết quả và kết thúc kiểm tra", INSPECTS),
    Right("inspection", "answer", "trả lời kết quả kiểm tra", OWN_ONLY),
    Right("urging", "view", "xem công văn đôn đốc", SEEN_BY),
    Right("urging", "manage", "soạn và ban hành công văn đôn đốc", OFFICE_ONLY),
)
