"""Rows that hold for a time: their verb, and the expressions of constraints over that time."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Func, Q, Value

ModelT = TypeVar("ModelT", bound=models.Model)


def identity_range(field: str) -> Func:
    """``int8range(x, x, '[]')``: equality inside an exclusion constraint without btree_gist."""
    return Func(F(field), F(field), Value("[]"), function="int8range")


def validity() -> Func:
    """The days from ``valid_from`` to ``valid_to``, both included, as a range."""
    return Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange")


class ValidityQuerySet(models.QuerySet[ModelT]):
    def on(self, day: date) -> Self:
        """Rows in force on ``day``; an open end is null."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )
