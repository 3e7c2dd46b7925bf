from .activity import Activity, Evidence
from .expectation import TaskExpectation
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

__all__ = (
    "Activity",
    "Deliverable",
    "Evidence",
    "Occurrence",
    "Plan",
    "PlanAudience",
    "PlanChannel",
    "PlanImport",
    "PlanLegalBasis",
    "PlanTask",
    "PlanTopic",
    "TaskExpectation",
    "TaskUnit",
)
