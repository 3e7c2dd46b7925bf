from .recording import (
    ActivityFilterForm,
    RecordActivityForm,
    ReturnEvidenceForm,
    SubmitEvidenceForm,
    TaskDatesForm,
    UploadPlanForm,
    WithdrawActivityForm,
)

__all__ = (
    "ActivityFilterForm",
    "RecordActivityForm",
    "ReturnEvidenceForm",
    "SubmitEvidenceForm",
    "TaskDatesForm",
    "UploadPlanForm",
    "WithdrawActivityForm",
)
