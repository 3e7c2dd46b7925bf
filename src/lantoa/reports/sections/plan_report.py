"""The sections of the reports on a plan of communication, by kind."""

from ..enums import ReportKind
from . import ReportSection, register
from .comparison import comparison
from .counts import counts
from .course import course
from .next_period import next_period
from .not_done import not_done
from .registers import registers
from .results import results
from .task_table import task_table
from .units import assessment, estimates, proposals

__all__ = ("SECTIONS", "register")

PERIODIC = frozenset(ReportKind)
OF_SEVERAL_MONTHS = PERIODIC - {ReportKind.MONTH}
SECTIONS = (
    ReportSection("results", 10, PERIODIC, results),
    ReportSection("counts", 20, PERIODIC, counts),
    ReportSection("comparison", 25, PERIODIC, comparison),
    ReportSection("course", 30, OF_SEVERAL_MONTHS, course),
    ReportSection("estimates", 40, PERIODIC, estimates),
    ReportSection("registers", 50, PERIODIC, registers),
    ReportSection("assessment", 70, PERIODIC, assessment),
    ReportSection("not_done", 80, PERIODIC, not_done),
    ReportSection("next", 90, PERIODIC, next_period),
    ReportSection("proposals", 100, PERIODIC, proposals),
    ReportSection("task_table", 200, PERIODIC, task_table),
)
