from .amending import AmendmentForm, task_edits
from .recording import (
    ActivityFilterForm,
    ExpectationForm,
    RecordActivityForm,
    ResubmitEvidenceForm,
    ReturnEvidenceForm,
    SubmitEvidenceForm,
    TaskDatesForm,
    UploadPlanForm,
    WithdrawActivityForm,
)

__all__ = (
    "ActivityFilterForm",
    "AmendmentForm",
    "ExpectationForm",
    "RecordActivityForm",
    "ResubmitEvidenceForm",
    "ReturnEvidenceForm",
    "SubmitEvidenceForm",
    "TaskDatesForm",
    "UploadPlanForm",
    "WithdrawActivityForm",
    "task_edits",
)
