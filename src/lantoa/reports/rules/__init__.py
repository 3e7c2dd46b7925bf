"""Pure decisions on reports."""

from .life import (
    TRANSITIONS,
    Difference,
    differences,
    may_become,
    proposed_layout,
    refusal_to_approve,
)
from .periods import (
    PERIODS,
    PeriodKey,
    following,
    is_for,
    period_keys,
    proposed,
    replaced_by,
    states_day,
)
from .rounds import Offsets, RequestStatus, RoundDays, request_status, round_days
from .unfinished import Coming, Unfinished, coming, overlaps, unfinished

__all__ = (
    "PERIODS",
    "TRANSITIONS",
    "Coming",
    "Difference",
    "Offsets",
    "PeriodKey",
    "RequestStatus",
    "RoundDays",
    "Unfinished",
    "coming",
    "differences",
    "following",
    "is_for",
    "may_become",
    "overlaps",
    "period_keys",
    "proposed",
    "proposed_layout",
    "refusal_to_approve",
    "replaced_by",
    "request_status",
    "round_days",
    "states_day",
    "unfinished",
)
