"""What readers are unsure of, as findings with a line for a person."""

from vanban.model import Finding, Place


def hidden_text(place: Place) -> Finding:
    return Finding(
        code="hidden-text",
        severity="warning",
        message="Có chữ bị ẩn trong tệp; phần chữ ẩn không được đọc.",
        suggestion="Mở tệp gốc, bỏ định dạng ẩn hoặc xóa hẳn phần chữ này.",
        place=place,
    )


def hidden_characters(place: Place, count: int) -> Finding:
    return Finding(
        code="hidden-text",
        severity="warning",
        message=(
            f"Có {count} đoạn chứa ký tự không nhìn thấy (đảo chiều chữ, khoảng trắng rộng "
            "bằng 0); các ký tự này đã được bỏ."
        ),
        suggestion="Đối chiếu nội dung các đoạn này với bản gốc.",
        place=place,
    )


def legacy_font(place: Place) -> Finding:
    return Finding(
        code="mojibake",
        severity="warning",
        message="Tệp dùng phông chữ tiếng Việt cũ (TCVN3, VNI); chữ đã được chuyển sang Unicode.",
        suggestion="Đối chiếu với bản gốc và chuyển tệp sang phông chữ Unicode.",
        place=place,
    )


def legacy_encoding() -> Finding:
    return Finding(
        code="mojibake",
        severity="warning",
        message="Tệp dùng bảng mã tiếng Việt cũ (TCVN3, VNI hoặc cp1258); chữ đã được chuyển mã.",
        suggestion="Đối chiếu với bản gốc và lưu lại tệp với bảng mã Unicode (UTF-8).",
    )


def broken_characters(count: int) -> Finding:
    return Finding(
        code="mojibake",
        severity="warning",
        message=f"Tệp có {count} chỗ mất ký tự do lỗi bảng mã.",
        suggestion="Đối chiếu với bản gốc tại các chỗ có dấu �.",
    )


def control_characters(count: int) -> Finding:
    return Finding(
        code="mojibake",
        severity="warning",
        message=f"Tệp chứa {count} ký tự điều khiển không in được; các ký tự này đã được bỏ.",
        suggestion="Đối chiếu với bản gốc.",
    )


def unreadable_letters(place: Place | None) -> Finding:
    return Finding(
        code="mojibake",
        severity="error",
        message="Chữ đọc được bị lỗi bảng mã nên nội dung không đáng tin cậy.",
        suggestion="Dùng tệp gốc khác, hoặc in ra và quét lại để nhận dạng chữ.",
        place=place,
    )


def broken_off(place: Place | None) -> Finding:
    return Finding(
        code="mojibake",
        severity="error",
        message="Tệp bị hỏng từ vị trí này; phần sau không đọc được.",
        suggestion="Lấy lại tệp gốc rồi đọc lại.",
        place=place,
    )


def low_quality(place: Place, confidence: float, unsure: int, sample: str) -> Finding:
    words = f"; {unsure} từ không chắc chắn, như {sample}" if sample else ""
    return Finding(
        code="low-quality-ocr",
        severity="warning",
        message=f"Chất lượng nhận dạng chữ thấp ({confidence:.0f} %){words}.",
        suggestion="Đối chiếu với bản giấy, hoặc quét lại ở 200–300 dpi, đủ sáng và thẳng.",
        place=place,
    )


def recognised_text(place: Place, confidence: float, unsure: int, sample: str) -> Finding:
    words = f"; {unsure} từ không chắc chắn, như {sample}" if sample else ""
    return Finding(
        code="low-quality-ocr",
        severity="info",
        message=f"Chữ được nhận dạng từ ảnh quét (độ tin cậy {confidence:.0f} %){words}.",
        suggestion="Đối chiếu số, ngày, tên người và thời hạn với bản giấy; chữ viết tay dễ bị "
        "đọc sai.",
        place=place,
    )


def scanned_text(place: Place) -> Finding:
    return Finding(
        code="low-quality-ocr",
        severity="info",
        message="Trang là ảnh quét; chữ lấy từ lớp nhận dạng có sẵn trong tệp.",
        suggestion="Đối chiếu số, ngày, tên người với ảnh quét.",
        place=place,
    )
