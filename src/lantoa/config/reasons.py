"""Why the operating system refused, in Vietnamese."""

import errno

REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "hết hạn mức dung lượng",
    errno.ENOENT: "không tạo được thư mục ở đó",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EEXIST: "đã có tệp trùng tên, không phải thư mục",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
    errno.EMFILE: "mở quá nhiều tệp",
}


def reason(error: OSError) -> str:
    """A few words for a message; the system's number where we have no words for it."""
    return REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")
