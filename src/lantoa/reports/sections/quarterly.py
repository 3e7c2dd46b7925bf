"""The sections of the quarterly report on a plan of communication."""

from ..enums import ReportKind
from . import ReportSection, register
from .counts import counts
from .next_period import next_period
from .not_done import not_done
from .results import results
from .task_table import task_table

__all__ = ("SECTIONS", "register")

QUARTERLY = frozenset({ReportKind.QUARTER})
SECTIONS = (
    ReportSection("results", 10, QUARTERLY, results),
    ReportSection("counts", 20, QUARTERLY, counts),
    ReportSection("not_done", 80, QUARTERLY, not_done),
    ReportSection("next", 90, QUARTERLY, next_period),
    ReportSection("task_table", 200, QUARTERLY, task_table),
)
