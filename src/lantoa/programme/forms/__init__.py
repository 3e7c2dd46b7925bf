from .recording import (
    ActivityFilterForm,
    ExpectationForm,
    RecordActivityForm,
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
    "ReturnEvidenceForm",
    "SubmitEvidenceForm",
    "TaskDatesForm",
    "UploadPlanForm",
    "WithdrawActivityForm",
)
