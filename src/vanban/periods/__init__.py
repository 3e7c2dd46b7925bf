"""Time as officials write it: schedules, their occurrences, reporting periods, working days."""

from vanban.periods.legal import (
    Period,
    PeriodKind,
    calendar_quarter,
    legal_period,
    period_containing,
)
from vanban.periods.occurrences import Window, occurrence_windows
from vanban.periods.schedules import parse_schedule
from vanban.periods.workdays import (
    Calendar,
    SkippedDay,
    WorkingDays,
    add_working_days,
    is_working_day,
    working_days_between,
)

__all__ = [
    "Calendar",
    "Period",
    "PeriodKind",
    "SkippedDay",
    "Window",
    "WorkingDays",
    "add_working_days",
    "calendar_quarter",
    "is_working_day",
    "legal_period",
    "occurrence_windows",
    "parse_schedule",
    "period_containing",
    "working_days_between",
]
