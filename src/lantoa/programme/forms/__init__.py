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
    "ExpectationForm",
    "RecordActivityForm",
    "ResubmitEvidenceForm",
    "ReturnEvidenceForm",
    "SubmitEvidenceForm",
    "TaskDatesForm",
    "UploadPlanForm",
    "WithdrawActivityForm",
)
