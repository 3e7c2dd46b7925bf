from .activity import Activity, ActivityUpload, Evidence
from .budget import BudgetEstimate, BudgetLine, BudgetSpending
from .difficulty import Difficulty
from .expectation import TaskExpectation
from .oversight import Inspection, UrgingLetter
from .plan import (
    Deliverable,
    Occurrence,
    Plan,
    PlanAudience,
    PlanChannel,
    PlanLegalBasis,
    PlanTask,
    PlanTopic,
    TaskUnit,
)
from .plan_import import PlanImport
from .version import OccurrenceAdjustment, PlanVersion

__all__ = (
    "Activity",
    "ActivityUpload",
    "BudgetEstimate",
    "BudgetLine",
    "BudgetSpending",
    "Deliverable",
    "Difficulty",
    "Evidence",
    "Inspection",
    "Occurrence",
    "OccurrenceAdjustment",
    "Plan",
    "PlanAudience",
    "PlanChannel",
    "PlanImport",
    "PlanLegalBasis",
    "PlanTask",
    "PlanTopic",
    "PlanVersion",
    "TaskExpectation",
    "TaskUnit",
    "UrgingLetter",
)
