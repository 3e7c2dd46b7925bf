"""Pure decisions of the programme: states, their sentences, who may accept evidence."""

from .evidence import Decider, Submission, refusal_to_decide
from .facts import (
    ActivityCount,
    OccurrenceFacts,
    PlanFrame,
    Product,
    Proof,
    Status,
    TaskFacts,
)
from .occurrences import occurrence_status
from .sentences import official_date
from .tasks import Tally, TaskStatus, tally, task_status

__all__ = (
    "ActivityCount",
    "Decider",
    "OccurrenceFacts",
    "PlanFrame",
    "Product",
    "Proof",
    "Status",
    "Submission",
    "Tally",
    "TaskFacts",
    "TaskStatus",
    "occurrence_status",
    "official_date",
    "refusal_to_decide",
    "tally",
    "task_status",
)
