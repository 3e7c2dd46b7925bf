"""Why a file is not read: the lines a person sees, each with what is wrong and what to do."""

from typing import Final

from vanban.amounts import figures
from vanban.model import DocumentError
from vanban.readers.blocks import Limits

# A full page of 13 pt has some 3,000 characters.
_MOST_CHARACTERS_A_PAGE: Final = 5_000


def empty() -> DocumentError:
    return DocumentError("Tệp rỗng, không có nội dung để đọc. Hãy kiểm tra và tải lên lại tệp gốc.")


def too_large(limits: Limits) -> DocumentError:
    return DocumentError(
        f"Tệp lớn hơn {limits.bytes / 1024 / 1024:.0f} MB, vượt giới hạn được đọc. "
        "Hãy giảm độ phân giải ảnh hoặc chia tệp thành nhiều phần nhỏ."
    )


def too_many_pages(pages: int, allowed: int) -> DocumentError:
    return DocumentError(
        f"Tệp có {figures(pages)} trang, vượt giới hạn {figures(allowed)} trang. "
        "Hãy tách tệp thành nhiều phần nhỏ rồi đọc từng phần."
    )


def too_long(limits: Limits) -> DocumentError:
    return DocumentError(
        f"Tệp dài hơn mức tương đương {figures(limits.pages)} trang, vượt giới hạn được đọc. "
        "Hãy tách tệp thành nhiều phần nhỏ rồi đọc từng phần."
    )


def check_length(characters: int, limits: Limits) -> None:
    """Refuse a text without pages that would fill more of them than ``limits`` allows."""
    if characters > limits.pages * _MOST_CHARACTERS_A_PAGE:
        raise too_long(limits)


def too_many_pages_to_scan(pages: int, allowed: int) -> DocumentError:
    return DocumentError(
        f"Tệp có {figures(pages)} trang ảnh quét cần nhận dạng chữ, vượt giới hạn "
        f"{figures(allowed)} trang. Hãy tách tệp hoặc nâng giới hạn số trang nhận dạng."
    )


def too_many_rows(limits: Limits) -> DocumentError:
    return DocumentError(
        f"Các bảng trong tệp có hơn {figures(limits.table_rows)} hàng, vượt giới hạn được đọc. "
        "Hãy chia tệp thành nhiều phần nhỏ rồi đọc từng phần."
    )


def too_much_inside(what: str) -> DocumentError:
    return DocumentError(
        f"{what} có nội dung bên trong lớn hoặc phức tạp bất thường nên không được mở. "
        "Hãy mở tệp bằng phần mềm gốc, lưu lại thành tệp mới rồi thử lại."
    )


def damaged(what: str) -> DocumentError:
    return DocumentError(
        f"{what} bị hỏng hoặc tải về chưa đủ nên không đọc được. Hãy lấy lại tệp gốc rồi thử lại."
    )


def encrypted(what: str) -> DocumentError:
    return DocumentError(
        f"{what} được đặt mật khẩu nên không đọc được. Hãy gỡ mật khẩu, lưu lại rồi thử lại."
    )


def unsupported(what: str, advice: str) -> DocumentError:
    return DocumentError(f"Tệp là {what}, định dạng chưa đọc được. {advice}")


def mismatch(extension: str, actual: str, proper: str) -> DocumentError:
    return DocumentError(
        f"Tệp có đuôi .{extension} nhưng nội dung là {actual}. "
        f"Hãy lấy đúng tệp gốc, hoặc đổi đuôi tệp thành {proper} rồi thử lại."
    )


def not_text() -> DocumentError:
    return DocumentError(
        "Tệp không phải văn bản đọc được (chứa dữ liệu nhị phân). "
        "Hãy dùng tệp DOCX, PDF, Markdown, HTML, văn bản thuần hoặc ảnh PNG, JPEG, TIFF."
    )


def nothing_to_read() -> DocumentError:
    return DocumentError(
        "Không tìm thấy chữ nào trong tệp. Hãy kiểm tra lại tệp gốc hoặc quét lại rõ hơn."
    )


class RowCount:
    """Counts the table rows of one file and refuses when ``limits.table_rows`` is passed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rows = 0

    def add(self, rows: int = 1) -> None:
        self._rows += rows
        if self._rows > self._limits.table_rows:
            raise too_many_rows(self._limits)
