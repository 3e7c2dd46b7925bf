"""Reading for reports: what there is to report, the content of a report, what was issued."""

from .assembly import (
    Assembled,
    FigureRows,
    Stale,
    assembled,
    content_of,
    figure_rows,
    layout_of,
)
from .facts import activities_of, period_of, scope_of
from .issued import IssuedStates, issued_states, visible_reports

__all__ = (
    "Assembled",
    "FigureRows",
    "IssuedStates",
    "Stale",
    "activities_of",
    "assembled",
    "content_of",
    "figure_rows",
    "issued_states",
    "layout_of",
    "period_of",
    "scope_of",
    "visible_reports",
)
