from .amending import AmendmentForm, task_edits
from .copying import CopyPlanForm
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
    "CopyPlanForm",
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
