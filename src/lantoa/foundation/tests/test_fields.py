import unicodedata

import pytest
from django.core.exceptions import ValidationError

from lantoa.foundation.fields import CleanCharField, CleanTextField


def test_letters_typed_in_pieces_become_whole() -> None:
    field = CleanCharField(max_length=50)
    pieces = unicodedata.normalize("NFD", "Kế hoạch")

    assert field.to_python(pieces) == "Kế hoạch"
    assert field.get_prep_value(pieces) == "Kế hoạch"


def test_line_ends_of_every_machine_become_one() -> None:
    assert CleanTextField().to_python("a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\u202eb", "a\u2066b", "a\x85b"])
def test_what_nobody_can_see_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(ValidationError, match="ở vị trí 2"):
        CleanTextField().clean(text, None)


@pytest.mark.parametrize("text", ["Đồng chí\tA\nđiều hành", "“Lan tỏa” – 50 %", "zero\u200bwidth"])
def test_ordinary_text_passes(text: str) -> None:
    assert CleanTextField().clean(text, None) == text


def test_null_stays_null() -> None:
    assert CleanCharField(max_length=5, null=True).get_prep_value(None) is None
