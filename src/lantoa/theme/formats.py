"""Numbers and dates as Vietnamese writes them."""

from datetime import date, datetime
from decimal import Decimal


def number_text(value: int | float | Decimal, *, places: int | None = None) -> str:
    """``1234567.8`` → ``1.234.567,8``: a point between thousands, a comma before decimals.

    ``places`` fixes the number of decimals; without it they are as the value has them.
    """
    text = f"{value:,}" if places is None else f"{value:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))


def date_text(day: date) -> str:
    """dd/mm/yyyy, the civil date; an aware moment must be made local before."""
    if isinstance(day, datetime):
        day = day.date()
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
