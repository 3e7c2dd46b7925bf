"""Reading for reports: what there is to report, the content of a report, what was issued."""

from .assembly import (
    Assembled,
    Stale,
    assembled,
    content_of,
    layout_of,
)
from .counting import activities_of, counts_of
from .facts import period_of, scope_of
from .issued import IssuedStates, issued_states, visible_reports
from .receivers import Receivers, receivers_of, recipients_of, wanted_by
from .rows import (
    COLUMNS,
    SHOWN_ROWS,
    FigureRows,
    figure_rows,
    frozen_lines,
    rows_sha256,
    with_links,
)

__all__ = (
    "COLUMNS",
    "SHOWN_ROWS",
    "Assembled",
    "FigureRows",
    "IssuedStates",
    "Receivers",
    "Stale",
    "activities_of",
    "assembled",
    "content_of",
    "counts_of",
    "figure_rows",
    "frozen_lines",
    "issued_states",
    "layout_of",
    "period_of",
    "receivers_of",
    "recipients_of",
    "rows_sha256",
    "scope_of",
    "visible_reports",
    "wanted_by",
    "with_links",
)
