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
from .deadlines import plan_deadlines
from .difficulties import (
    difficulties_answered_for,
    difficulties_of,
    difficulties_seen_by,
    difficulties_to_answer,
)
from .occurrences_due import due_occurrences, late_occurrences
from .open_points import OpenPoint, open_points
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
    "DeliverableView",
    "EvidenceView",
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
    "UnitView",
    "VersionView",
    "activities_of",
    "activities_of_agency",
    "activity_counts",
    "choose_period",
    "difficulties_answered_for",
    "difficulties_of",
    "difficulties_seen_by",
    "difficulties_to_answer",
    "due_occurrences",
    "evidence_of",
    "evidence_returned_to",
    "evidence_to_decide",
    "last_period",
    "late_occurrences",
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
    "task_adjustments",
    "topic_choices",
    "unit_assignments",
    "version_adjustments",
    "version_difference",
)
