from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lantoa.theme.formats import date_text, number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (1_234_567, "1.234.567"),
        (1_234_567.8, "1.234.567,8"),
        (Decimal("1234567.80"), "1.234.567,80"),
        (-45_000, "-45.000"),
        (0.5, "0,5"),
    ],
)
def test_number(value, text):
    assert number_text(value) == text


def test_number_with_a_fixed_number_of_decimals():
    assert number_text(12, places=2) == "12,00"
    assert number_text(1234.567, places=1) == "1.234,6"


def test_date_has_leading_zeros():
    assert date_text(date(2022, 3, 5)) == "05/03/2022"
    assert date_text(datetime(2022, 11, 15, 23, 0, tzinfo=UTC)) == "15/11/2022"
