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
from .rounds import (
    Request,
    activities_of_unit,
    open_estimates,
    open_requests,
    period_of_round,
    reports_to_decide,
    reports_to_hand_in,
    requests_of,
    round_deadlines,
    round_of,
    round_setting,
    rounds_of,
    unit_reports_seen_by,
)
from .rows import (
    COLUMNS,
    SHOWN_ROWS,
    FigureRows,
    figure_rows,
    frozen_lines,
    rows_sha256,
    with_links,
)
from .verifying import Verdict, Verification, frozen_document, report_of_hash, verify_copy

__all__ = (
    "COLUMNS",
    "SHOWN_ROWS",
    "Assembled",
    "FigureRows",
    "IssuedStates",
    "Receivers",
    "Request",
    "Stale",
    "Verdict",
    "Verification",
    "activities_of",
    "activities_of_unit",
    "assembled",
    "content_of",
    "counts_of",
    "figure_rows",
    "frozen_document",
    "frozen_lines",
    "issued_states",
    "layout_of",
    "open_estimates",
    "open_requests",
    "period_of",
    "period_of_round",
    "receivers_of",
    "recipients_of",
    "report_of_hash",
    "reports_to_decide",
    "reports_to_hand_in",
    "requests_of",
    "round_deadlines",
    "round_of",
    "round_setting",
    "rounds_of",
    "rows_sha256",
    "scope_of",
    "unit_reports_seen_by",
    "verify_copy",
    "visible_reports",
    "wanted_by",
    "with_links",
)
