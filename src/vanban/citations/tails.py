"""The words in small letters that end a body's name: "Cục Sở hữu *trí tuệ*", "Trung tâm Ứng dụng
*tiến bộ khoa học và công nghệ*". They are part of the name when what follows is surely not."""

from functools import cache
from re import Pattern, compile

from vanban.citations.bodies import PLACES

_LONGEST = 10
# What follows a name: the subject of the document, a verb, another part of the sentence.
_AFTER = (
    r"về|theo|tại|trên|trong|đã|đang|sẽ|phải|được|là|có|cho|do|bởi|nhằm|hoặc|nêu|này|với|khi|nếu"
    r"|thì|mà|như|còn|vào|ngày|năm|kèm|để|từ|đến|của|gồm|đối|sau|trước|cũng|cùng|nhưng|hết|thay"
    r"|quy định|hướng dẫn|sửa đổi|bổ sung|phê duyệt|công bố|thông báo|thành lập|triển khai|tổ chức"
    r"|giao(?! thông| dịch)|yêu cầu|đề nghị|báo cáo|phối hợp|chấp thuận|công nhận|đồng ý"
    r"|cấp(?! nước)|thống nhất|xác nhận|điều chỉnh|giải quyết|thực hiện|tiếp tục|hỗ trợ|ban hành"
    r"|bãi bỏ|ký|gửi|trả lời|tăng cường"
    r"|chủ trì|đẩy mạnh|xử lý|xác định|tham gia|cử|mời|lấy ý kiến|phúc đáp|bao gồm|đính chính|xin"
    r"|tổng hợp|rà soát|đánh giá|góp ý|kiến nghị|đôn đốc|phân công|kết luận|cung cấp|tham mưu|trình"
    r"|thông qua|công khai|phát động|phát hành|quy chế|điều \d|báo cho"
    r"|nghị định|quyết định|thông tư|nghị quyết|chỉ thị|kế hoạch|công văn|văn bản"
)


@cache
def _word() -> Pattern[str]:
    return compile(r"\s{1,3}[^\W\d_]{1,7}(?![^\W_])")


@cache
def _ends() -> Pattern[str]:
    places = "|".join(PLACES)
    return compile(
        rf"\s{{0,3}}(?:$|[^\w\s])|\s{{1,3}}(?:{_AFTER})(?![^\W_])|\s{{1,3}}số\s{{0,3}}:?\s{{0,3}}\d"
        rf"|\s{{1,3}}(?:{places})(?!\s{{1,3}}hội)(?![^\W_])"
    )


def ends_at(low: str, at: int) -> bool:
    """Whether a name that reaches to a place surely ends there."""
    return _ends().match(low, at) is not None


def tail_at(plain: str, low: str, at: int) -> int | None:
    """The end of the words in small letters from a gap on; None when none stand there, or when
    nothing says that the name ends behind them."""
    end = last = at
    for _ in range(_LONGEST):
        if ends_at(low, end):
            break
        word = _word().match(plain, end)
        if word is None or not word[0].islower():
            break  # a capital or a figure: the caller goes on from there
        end = word.end()
        if word[0].strip() != "và":
            last = end
    else:
        return None
    return last if last > at else None
