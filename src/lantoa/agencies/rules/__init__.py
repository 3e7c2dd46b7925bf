"""Pure decisions: what names mean, who is reminded when."""

from .names import (
    as_written,
    channel_kinds,
    group_kinds,
    is_internal_audience,
    is_outside,
    likely_keys,
    likeness,
    name_key,
    unit_kind,
)

__all__ = (
    "as_written",
    "channel_kinds",
    "group_kinds",
    "is_internal_audience",
    "is_outside",
    "likely_keys",
    "likeness",
    "name_key",
    "unit_kind",
)
