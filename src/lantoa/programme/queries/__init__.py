"""What screens, the portal and reports ask of the programme. Reads only."""

from .activities import (
    activities_of,
    activities_of_agency,
    evidence_of,
    evidence_returned_to,
    evidence_to_decide,
    refusal_of_decision,
)
from .assignments import UnitAssignment, unit_assignments
from .completeness import plan_completeness
from .coverage import Coverage, coverage, coverage_gaps, requirement_measures
from .deadlines import plan_deadlines
from .difficulties import (
    difficulties_answered_for,
    difficulties_of,
    difficulties_seen_by,
    difficulties_to_answer,
)
from .late_work import LateWork, UnitLateness, late_by_unit, late_lines_of, late_works
from .occurrences_due import due_occurrences, late_occurrences
from .open_points import OpenPoint, open_points
from .oversight import (
    inspections_of,
    inspections_seen_by,
    inspections_to_answer,
    inspections_to_close,
    inspections_to_make,
    letters_without_number,
    urging_letters_of,
    urging_letters_seen_by,
)
from .overview import plan_overview
from .periods import (
    PeriodChoice,
    PeriodTask,
    activity_counts,
    choose_period,
    last_period,
    period_tasks,
    plan_quarters,
)
from .plans import open_imports, plans_of, public_plans
from .rows import RECENT, plan_date
from .shapes import (
    ActivityView,
    BasisView,
    DeliverableView,
    EvidenceView,
    NamedView,
    OccurrenceView,
    PlanOverview,
    TaskView,
    TopicView,
    UnitView,
)
from .topic_choices import TopicChoice, topic_choices
from .versions import (
    AdjustmentView,
    VersionView,
    plan_versions,
    task_adjustments,
    version_adjustments,
    version_difference,
)

__all__ = (
    "RECENT",
    "ActivityView",
    "AdjustmentView",
    "BasisView",
    "Coverage",
    "DeliverableView",
    "EvidenceView",
    "LateWork",
    "NamedView",
    "OccurrenceView",
    "OpenPoint",
    "PeriodChoice",
    "PeriodTask",
    "PlanOverview",
    "TaskView",
    "TopicChoice",
    "TopicView",
    "UnitAssignment",
    "UnitLateness",
    "UnitView",
    "VersionView",
    "activities_of",
    "activities_of_agency",
    "activity_counts",
    "choose_period",
    "coverage",
    "coverage_gaps",
    "difficulties_answered_for",
    "difficulties_of",
    "difficulties_seen_by",
    "difficulties_to_answer",
    "due_occurrences",
    "evidence_of",
    "evidence_returned_to",
    "evidence_to_decide",
    "inspections_of",
    "inspections_seen_by",
    "inspections_to_answer",
    "inspections_to_close",
    "inspections_to_make",
    "last_period",
    "late_by_unit",
    "late_lines_of",
    "late_occurrences",
    "late_works",
    "letters_without_number",
    "open_imports",
    "open_points",
    "period_tasks",
    "plan_completeness",
    "plan_date",
    "plan_deadlines",
    "plan_overview",
    "plan_quarters",
    "plan_versions",
    "plans_of",
    "public_plans",
    "refusal_of_decision",
    "requirement_measures",
    "task_adjustments",
    "topic_choices",
    "unit_assignments",
    "urging_letters_of",
    "urging_letters_seen_by",
    "version_adjustments",
    "version_difference",
)
