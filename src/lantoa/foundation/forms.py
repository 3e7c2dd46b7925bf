"""What every form takes from a browser in the same way."""

from typing import Any

from django import forms

from .enums import PICTURES, FileKind
from .fields import clean_text, refuse_invisible
from .files import MEGABYTE, SIZE_LIMIT

# A bigint has at most 19 digits; Python itself refuses to read a number of thousands of them.
MOST_DIGITS = 18


class CleanField(forms.CharField):
    """Text in one Unicode form, whose length is counted in that form, without what nobody sees."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[refuse_invisible], **kwargs)

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "")


class LinkField(forms.URLField):
    """The address of a web page, whole or without its "https://"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            assume_scheme="https", max_length=500, validators=[refuse_invisible], **kwargs
        )


class DateInput(forms.DateInput):
    """Day, month, year in any browser's language; ``desk/day.js`` adds the calendar."""

    def __init__(self, **attrs: Any) -> None:
        shown = {"data-day": True, "placeholder": "ngày/tháng/năm", "autocomplete": "off"}
        super().__init__(attrs=shown | attrs, format="%d/%m/%Y")


class DayField(forms.DateField):
    """A civil date: dd/mm/yyyy as officials type it, ISO as programs send it."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"], **kwargs)
        self.error_messages["invalid"] = "Ngày chưa đúng. Nhập theo dạng ngày/tháng/năm."


def sent_number(text: str | None) -> int | None:
    """An id or position that a form sends back; None for anything that is none."""
    if not text or len(text) > MOST_DIGITS or not (text.isascii() and text.isdecimal()):
        return None
    return int(text)


class UploadField(forms.FileField):
    """A file of some kinds, told before it is sent: what is taken, and how much of it.

    ``desk/file.js`` and ``desk/upload.js`` read the marks; the action checks the bytes.
    """

    def __init__(
        self, *, kinds: frozenset[FileKind], limit: int = SIZE_LIMIT, told: str = "", **kwargs: Any
    ) -> None:
        largest = f"tối đa {limit // MEGABYTE} MB"
        labels = ", ".join(entry.label for entry in FileKind if entry in kinds)
        kwargs["help_text"] = f"{told or labels}; {largest}."
        super().__init__(**kwargs)
        self.widget.attrs |= {
            "accept": ",".join(sorted({f".{entry.value}" for entry in kinds} | _also(kinds))),
            "data-largest": limit,
        }
        if kinds & PICTURES:
            self.widget.attrs["data-camera"] = True
        self.error_messages |= {
            "required": "Chưa chọn tệp.",
            "empty": "Tệp rỗng. Chọn lại tệp.",
            "invalid": "Chưa nhận được tệp. Chọn lại tệp.",
        }


def _also(kinds: frozenset[FileKind]) -> set[str]:
    """Other endings of the same kinds, and every picture where one is taken: phones ask by it."""
    other = {".jpg", ".tif", "image/*"} if PICTURES & kinds else set()
    return other | ({".markdown"} if FileKind.MARKDOWN in kinds else set())
