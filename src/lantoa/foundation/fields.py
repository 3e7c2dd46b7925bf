"""Text columns that hold clean Vietnamese: one form of each letter, nothing invisible."""

import unicodedata
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

KEPT_CONTROLS = frozenset("\n\t")


def clean_text(text: str) -> str:
    """NFC with plain line ends. "ế" typed as three code points and as one become equal."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def refuse_invisible(text: str) -> None:
    """Refuse NUL, control characters and marks that turn the direction of writing.

    Raises ValidationError with the position, counted from 1.
    """
    for position, letter in enumerate(text, start=1):
        if letter in KEPT_CONTROLS:
            continue
        is_control = unicodedata.category(letter) in ("Cc", "Cs") or letter in NO_LETTERS
        turns_direction = unicodedata.bidirectional(letter) in BIDIRECTIONAL_MARKS
        if is_control or turns_direction:
            raise ValidationError(
                "Có ký tự không nhìn thấy (U+%(code)04X) ở vị trí %(position)d. "
                "Xóa ký tự đó rồi gửi lại.",
                code="invisible",
                params={"code": ord(letter), "position": position},
            )


# Neither XML nor, with it, a Word file can hold these two.
NO_LETTERS = frozenset("\ufffe\uffff")
BIDIRECTIONAL_MARKS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class _Clean:
    """Cleans on the way in (forms) and on the way to the database (code)."""

    default_validators = (refuse_invisible,)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)  # type: ignore[misc]
        return clean_text(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)  # type: ignore[misc]
        return clean_text(value) if isinstance(value, str) else value


if TYPE_CHECKING:
    _CharField = models.CharField[str, str]
    _TextField = models.TextField[str, str]
else:
    _CharField, _TextField = models.CharField, models.TextField


class CleanCharField(_Clean, _CharField):  # type: ignore[misc]
    """One line."""


class CleanTextField(_Clean, _TextField):  # type: ignore[misc]
    """Several paragraphs."""
