"""Web addresses that people give."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.fields import refuse_invisible

LONGEST = 500


def check_link(link: str) -> None:
    """Refuse what is no address of a web page. Raises ActionError."""
    try:
        URLValidator(schemes=["http", "https"])(link)
        refuse_invisible(link)
    except ValidationError as error:
        raise ActionError(
            "Đường dẫn không hợp lệ. Nhập đầy đủ, bắt đầu bằng http:// hoặc https://."
        ) from error
    if len(link) > LONGEST:
        raise ActionError(f"Đường dẫn dài quá {LONGEST} ký tự. Dùng đường dẫn ngắn hơn.")
